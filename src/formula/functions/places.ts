/**
 * Places of values in lists, as MATCH, LOOKUP and their kin look for them.
 *
 * In: a list of cells and the value looked for. Out: the place (from 0), or -1 where there is none.
 */
import { compare, type Cells } from '../values/coerce.js';
import { matchesPattern } from '../values/pattern.js';
import { isError, type FormulaError, type Scalar } from '../values/value.js';

export type Cell = Scalar | undefined;
/** What is looked for: any value but an error. */
export type Wanted = Exclude<Scalar, FormulaError>;

export function transpose(grid: Cells['rows']): Cells['rows'] {
  return (grid[0] ?? []).map((_, i) => grid.map((row) => row[i]));
}

/** The one row or column that a list is; `undefined` when it has several of both. */
export function listOf(grid: Cells['rows']): readonly Cell[] | undefined {
  if (grid.length === 1) return grid[0] ?? [];
  return grid.every((row) => row.length === 1) ? grid.flat() : undefined;
}

function kindOf(cell: Cell): string {
  return isError(cell) ? 'error' : typeof cell;
}

/** Order of a cell beside the value looked for; `undefined` when they are of different kinds. */
function orderOf(cell: Cell, wanted: Wanted): number | undefined {
  if (cell === undefined || isError(cell) || kindOf(cell) !== kindOf(wanted)) return undefined;
  return typeof cell === 'number' && typeof wanted === 'number'
    ? Math.sign(cell - wanted)
    : compare(cell, wanted);
}

/** Place (from 0) of the first cell that equals the value; text may hold the signs ? and *. */
export function exactPlace(list: readonly Cell[], wanted: Wanted): number {
  if (typeof wanted !== 'string') return list.findIndex((cell) => orderOf(cell, wanted) === 0);
  return list.findIndex((cell) => typeof cell === 'string' && matchesPattern(cell, wanted));
}

/**
 * Place (from 0) of the last cell of a rising list that is not above the value, by halving as Excel does: of a list that does not
 * rise the place is what halving finds, which ends at a cell that equals the value (recorded: FormulaEvalTestData.xls). Cells of another kind are passed over; -1 when there is none.
 */
export function risingPlace(list: readonly Cell[], wanted: Wanted): number {
  let [low, high] = [-1, list.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    let place = middle;
    while (place < high && orderOf(list[place], wanted) === undefined) place += 1;
    const order = place < high ? orderOf(list[place], wanted) : undefined;
    if (order === 0) return lastOfRun(list, wanted, place);
    if (order !== undefined && order <= 0) low = place;
    else high = middle;
  }
  return low;
}

/** The last of the cells from a place on that equal the value and follow each other. */
function lastOfRun(list: readonly Cell[], wanted: Wanted, place: number): number {
  let last = place;
  while (last + 1 < list.length && orderOf(list[last + 1], wanted) === 0) last += 1;
  return last;
}

/** Place (from 0) of the last cell of a falling list that is not below the value, or of the first that equals it. */
export function fallingPlace(list: readonly Cell[], wanted: Wanted): number {
  let found = -1;
  for (const [i, cell] of list.entries()) {
    const order = orderOf(cell, wanted);
    if (order === undefined) continue;
    if (order === 0) return i;
    if (order < 0) return found;
    found = i;
  }
  return found;
}
