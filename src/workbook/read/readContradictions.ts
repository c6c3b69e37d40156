/**
 * Reads back what the Contradictions sheet keeps of a search: its stamp, and the members of each set. An incomplete result is not
 * used: the first cell that is missing or not what it should be is reported.
 */
import type { MemberData } from '../../analysis/contradictions/sets.js';
import type { StampedContradictions } from '../../analysis/contradictions/stampContradictions.js';
import { REGIONS } from '../plan/naming.js';
import type { WorkbookSnapshot } from '../plan/plan.js';
import { CONFLICT_COLUMNS, type SEARCH_KEYS } from '../sheets/contradictionsLayout.js';
import { STAMP_COLUMNS } from '../tables/resultStamp.js';
import type { Report } from '../tables/tables.js';
import { lost, rowsIn, type ResultRow } from './readResult.js';

const UNREAD = 'workbook.contradictionsUnread';
const KINDS = ['target', 'rule', 'number'] as const;

export function readContradictions(
  snapshot: WorkbookSnapshot,
  report: Report,
): StampedContradictions | undefined {
  const before = report.problems.length;
  const stamp = rowsIn(snapshot, REGIONS.search, STAMP_COLUMNS, UNREAD, report);
  if (stamp === undefined) return undefined;
  const setting = (key: (typeof SEARCH_KEYS)[number]): ResultRow =>
    stamp.rows.find((row) => row.key === key) ?? lost(stamp.none);
  const table = rowsIn(snapshot, REGIONS.conflicts, CONFLICT_COLUMNS, UNREAD, report) ?? {
    rows: [],
    none: lost(stamp.none),
  };
  const sets: MemberData[][] = [];
  for (const row of table.rows) {
    const kind = KINDS.find((each) => each === row.text('conflictKind'));
    const set = row.number('conflictSet');
    // Sets are numbered from 1, and rows are in their order.
    if (kind === undefined || (set !== sets.length && set !== sets.length + 1)) row.unread('conflictKind');
    else if (set === sets.length) sets.at(-1)?.push(memberOf(row, kind));
    else sets.push([memberOf(row, kind)]);
  }
  const found: StampedContradictions = {
    scenario: setting('scenario').text('stampValue'),
    modelHash: setting('modelHash').text('stampValue'),
    version: setting('version').text('stampValue'),
    isCut: setting('complete').number('stampValue') === 0,
    sets,
  };
  if (table.rows.length !== setting('members').number('stampValue')) lost(table.none);
  return report.problems.length > before ? undefined : found;
}

function memberOf(row: ResultRow, kind: MemberData['kind']): MemberData {
  const [stated, needed] = [row.numberOrNone('conflictStated'), row.numberOrNone('conflictNeeded')];
  const unit = row.text('unit');
  const years = row
    .text('conflictYears')
    .split(' ')
    .filter((text) => text !== '')
    .map(Number);
  if (years.some((year) => !Number.isInteger(year))) row.unread('conflictYears');
  return {
    ...{ kind, key: row.key },
    ...(Number.isNaN(stated) ? {} : { stated }),
    ...(Number.isNaN(needed) ? {} : { needed }),
    ...(unit === '' ? {} : { unit }),
    ...(years.length === 0 ? {} : { years }),
  };
}
