/** The parts of the Contradictions sheet that are read back: the stamp of the search, and the members of each set as plain data. */
import type { HeaderId } from '../../messages/wording/workbook.js';

/** `complete`: 1 where every combination was searched, else 0. `members`: their number, so that a missing row is noticed. */
export const SEARCH_KEYS = ['scenario', 'modelHash', 'version', 'complete', 'members'] as const;

/** Numbers are in the unit beside them, as people write them (3.5 with %). */
export const CONFLICT_COLUMNS = [
  'conflictSet',
  'conflictKind',
  'key',
  'unit',
  'conflictStated',
  'conflictNeeded',
  'conflictYears',
] as const satisfies readonly HeaderId[];
