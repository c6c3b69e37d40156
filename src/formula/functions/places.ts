/**
 * Positions of values in lists, as MATCH, LOOKUP and similar functions find them.
 *
 * In: a list of cells and the value looked for. Out: the position (from 0), or -1 if there is none.
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

/** The cells of a single row or column; `undefined` if the range has several rows and several columns. */
export function listOf(grid: Cells['rows']): readonly Cell[] | undefined {
  if (grid.length === 1) return grid[0] ?? [];
  return grid.every((row) => row.length === 1) ? grid.flat() : undefined;
}

function kindOf(cell: Cell): string {
  return isError(cell) ? 'error' : typeof cell;
}

/** Compares a cell with the value looked for; `undefined` if they are of different types. */
function orderOf(cell: Cell, wanted: Wanted): number | undefined {
  if (cell === undefined || isError(cell) || kindOf(cell) !== kindOf(wanted)) return undefined;
  return typeof cell === 'number' && typeof wanted === 'number'
    ? Math.sign(cell - wanted)
    : compare(cell, wanted);
}

/** Position (from 0) of the first cell that equals the value; text may contain the wildcards ? and *. -1 if there is none. */
export function exactPlace(list: readonly Cell[], wanted: Wanted): number {
  if (typeof wanted !== 'string') return list.findIndex((cell) => orderOf(cell, wanted) === 0);
  return list.findIndex((cell) => typeof cell === 'string' && matchesPattern(cell, wanted));
}

/**
 * Position (from 0) of the last cell of an ascending list that is not above the value, by binary search as in Excel. In a list
 * that is not sorted the result is whatever this search finds; it stops at a cell that equals the value (recorded:
 * FormulaEvalTestData.xls). Cells of another type are skipped; -1 if there is none.
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

/** The last position of a run of equal cells that begins at `place`. */
function lastOfRun(list: readonly Cell[], wanted: Wanted, place: number): number {
  let last = place;
  while (last + 1 < list.length && orderOf(list[last + 1], wanted) === 0) last += 1;
  return last;
}

/** Position (from 0) of the last cell of a descending list that is not below the value, or of the first that equals it. */
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
