/**
 * Reads back the Sobol indices on the sheet of variance shares as they were stamped. An incomplete result is not used: the first
 * cell that is missing or not a number is reported.
 */
import type { StampedVariance } from '../../analysis/sensitivity/stampVariance.js';
import type { Index } from '../../analysis/sensitivity/sobolIndices.js';
import type { HeaderId } from '../../messages/wording/workbook.js';
import { REGIONS } from '../plan/naming.js';
import type { WorkbookSnapshot } from '../plan/plan.js';
import { lost, rowsIn, type ResultRow } from './readResult.js';
import { STAMP_COLUMNS } from '../tables/resultStamp.js';
import type { Report } from '../tables/tables.js';
import type { SHARE_COLUMNS, STAMP_KEYS } from '../sheets/varianceLayout.js';

const UNREAD = 'workbook.varianceUnread';

/** The columns of the shares that are read; rank and interaction follow from them. */
const READ_COLUMNS = [
  'key',
  'firstOrder',
  'firstLow',
  'firstHigh',
  'totalEffect',
  'totalLow',
  'totalHigh',
] as const satisfies readonly (typeof SHARE_COLUMNS)[number][];

export function readVariance(snapshot: WorkbookSnapshot, report: Report): StampedVariance | undefined {
  const before = report.problems.length;
  const stamp = rowsIn(snapshot, REGIONS.variance, STAMP_COLUMNS, UNREAD, report);
  if (stamp === undefined) return undefined;
  const setting = (key: (typeof STAMP_KEYS)[number]): ResultRow =>
    stamp.rows.find((row) => row.key === key) ?? lost(stamp.none);
  const shares = rowsIn(snapshot, REGIONS.shares, READ_COLUMNS, UNREAD, report) ?? {
    rows: [],
    none: lost(stamp.none),
  };
  const variance: StampedVariance = {
    scenario: setting('scenario').text('stampValue'),
    indicator: setting('indicator').text('stampValue'),
    year: setting('year').number('stampValue'),
    draws: setting('draws').number('stampValue'),
    seed: setting('seed').number('stampValue'),
    modelHash: setting('modelHash').text('stampValue'),
    version: setting('version').text('stampValue'),
    indices: shares.rows.map((row) => ({
      parameter: row.key,
      first: indexOf(row, 'firstOrder', 'firstLow', 'firstHigh'),
      total: indexOf(row, 'totalEffect', 'totalLow', 'totalHigh'),
    })),
  };
  const count = setting('parameters').number('stampValue');
  if (shares.rows.length === 0 || shares.rows.length !== count) lost(shares.none);
  return report.problems.length > before ? undefined : variance;
}

function indexOf(row: ResultRow, value: HeaderId, low: HeaderId, high: HeaderId): Index {
  return { value: row.numberOrNone(value), low: row.numberOrNone(low), high: row.numberOrNone(high) };
}
