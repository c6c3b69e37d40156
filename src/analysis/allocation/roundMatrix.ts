/**
 * Rounds a matrix to so many digits after the point and keeps the totals of its rows and columns: controlled rounding.
 *
 * In: a matrix whose rows and columns add up to whole steps of the last digit. Out: the rounded matrix with the same totals; every
 * cell is one of its two neighbours, and the sum of the distances is the least.
 *
 * Cells are cut to whole steps. What is then missing in rows and columns is a flow in which each cut cell carries one step at most;
 * the cut parts themselves are such a flow, so a whole one exists (Bacharach 1966; Cox and Ernst 1982). The cheapest is found by
 * successive shortest ways, where a cell costs 1 - 2 * (what was cut off).
 */
import { inSteps } from './roundParts.js';

export function roundMatrix(
  matrix: readonly (readonly number[])[],
  rowTotals: readonly number[],
  columnTotals: readonly number[],
  digits: number,
): readonly (readonly number[])[] {
  const step = 10 ** digits;
  const exact = matrix.map((row) => row.map((cell) => inSteps(cell, digits)));
  const whole = exact.map((row) => row.map(Math.floor));
  const rowsMissing = whole.map((row, i) => row.reduce((left, cell) => left - cell, steps(rowTotals[i])));
  const columnsMissing = columnTotals.map((total, j) =>
    whole.reduce((left, row) => left - (row[j] ?? 0), steps(total)),
  );
  const cells = exact.map((row, i) =>
    row.flatMap((cell, column) => {
      const cutOff = cell - (whole[i]?.[column] ?? 0);
      return cutOff > 0 ? [{ column, cost: 1 - 2 * cutOff, isRaised: false }] : [];
    }),
  );
  for (const [row, missing] of rowsMissing.entries())
    for (let left = missing; left > 0; left -= 1) raiseOne(row, cells, columnsMissing);
  return whole.map((row, i) => {
    const raised = new Set((cells[i] ?? []).flatMap(({ column, isRaised }) => (isRaised ? [column] : [])));
    return row.map((cell, column) => (cell + (raised.has(column) ? 1 : 0)) / step);
  });

  function steps(total = 0): number {
    return Math.round(inSteps(total, digits));
  }
}

/** A cell that may be raised by one step. */
interface Cell {
  readonly column: number;
  readonly cost: number;
  isRaised: boolean;
}

/** One step more in `row`: along the cheapest way to a column where one is missing. Lowering a raised cell gives its cost back. */
function raiseOne(row: number, cells: readonly (readonly Cell[])[], columnsMissing: number[]): void {
  const rowCost = cells.map((_, i) => (i === row ? 0 : Infinity));
  const columnCost = columnsMissing.map(() => Infinity);
  const raisedBy = columnsMissing.map((): { row: number; cell: Cell } | undefined => undefined);
  const loweredBy = cells.map((): Cell | undefined => undefined);
  // Costs may be negative, but no way round is: every flow before was the cheapest of its size (Bellman and Ford).
  for (let isChanged = true; isChanged;) {
    isChanged = false;
    for (const [i, list] of cells.entries()) {
      for (const cell of list) {
        const to = columnCost[cell.column] ?? Infinity;
        const at = rowCost[i] ?? Infinity;
        if (!cell.isRaised && at + cell.cost < to - 1e-9) {
          columnCost[cell.column] = at + cell.cost;
          raisedBy[cell.column] = { row: i, cell };
          isChanged = true;
        } else if (cell.isRaised && to - cell.cost < at - 1e-9) {
          rowCost[i] = to - cell.cost;
          loweredBy[i] = cell;
          isChanged = true;
        }
      }
    }
  }
  let end = -1;
  for (const [column, missing] of columnsMissing.entries())
    if (missing > 0 && (columnCost[column] ?? Infinity) < (columnCost[end] ?? Infinity)) end = column;
  if (end < 0) throw new Error(`the cells of row ${row} do not add up to whole steps`);
  columnsMissing[end] = (columnsMissing[end] ?? 0) - 1;
  for (let column = end; ;) {
    const raised = raisedBy[column];
    if (raised === undefined) throw new Error(`no way leads to column ${column}`);
    raised.cell.isRaised = true;
    if (raised.row === row) return;
    const lowered = loweredBy[raised.row];
    if (lowered === undefined) throw new Error(`no way leads to row ${raised.row}`);
    lowered.isRaised = false;
    column = lowered.column;
  }
}
