/** The workbook to which the pane is connected: it determines which buttons are offered, not how they work. */
import type { Host } from '../../hosts/host.js';
import type { Grid } from '../../start/table/grid.js';
import type { LinkView } from './linkStatus.js';
import type { SelfTestRun } from './SelfTest.js';

export interface Connection {
  /** `excel`: the add-in in Excel; `grid`: the playground's embedded workbook, kept in step; `none`: a page alone. */
  readonly kind: 'excel' | 'grid' | 'none';
  /** Opens the workbook's host, which is loaded when first needed; absent for `none`. */
  readonly openHost?: () => Promise<Host>;
  /** The cells that the user has selected in the workbook; undefined if they are empty. */
  readonly readSelection?: () => Promise<Grid | undefined>;
  /** Only for `excel`. */
  readonly link?: LinkView;
  /** Tests the Excel in which the pane runs; only for `excel`. */
  readonly testExcel?: () => Promise<SelfTestRun>;
}
