/** What the pane is connected to: decides which buttons it offers, not how they work. */
import type { Host } from '../../hosts/host.js';
import type { LinkView } from './linkStatus.js';

export interface Connection {
  /** `excel`: the add-in in Excel; `grid`: the playground's embedded workbook, kept in step; `none`: a page alone. */
  readonly kind: 'excel' | 'grid' | 'none';
  /** The workbook at hand, loaded when first needed; absent for `none`. */
  readonly openHost?: () => Promise<Host>;
  /** Only for `excel`. */
  readonly link?: LinkView;
}
