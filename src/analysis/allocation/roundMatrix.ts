/**
 * Rounds a matrix to a number of digits after the decimal point without changing the totals of its rows and columns: controlled
 * rounding.
 *
 * In: a matrix whose rows and columns add up to whole steps of the last digit. Out: the rounded matrix with the same totals;
 * every cell is rounded up or down, and the sum of the changes is minimal.
 *
 * Cells are truncated to whole steps. The steps that rows and columns then lack form a flow in which each truncated cell carries
 * at most one step; the fractions cut off are such a flow, so an integral one exists (Bacharach 1966; Cox and Ernst 1982). The
 * cheapest is found by successive shortest paths, where a cell costs 1 - 2 * (the fraction cut off).
 */
import { inSteps } from './roundParts.js';

export function roundMatrix(
  matrix: readonly (readonly number[])[],
  rowTotals: readonly number[],
  columnTotals: readonly number[],
  digits: number,
): readonly (readonly number[])[] {
  const step = 10 ** digits;
  const steps = (total = 0): number => Math.round(inSteps(total, digits));
  const whole = matrix.map((row) => row.map((cell) => Math.floor(inSteps(cell, digits))));
  const cells = cutCells(matrix, whole, digits);
  const columnsMissing = columnTotals.map((total, j) =>
    whole.reduce((left, row) => left - (row[j] ?? 0), steps(total)),
  );
  const search = startSearch(whole.length, columnTotals.length);
  for (const [row, line] of whole.entries())
    for (let left = line.reduce((rest, cell) => rest - cell, steps(rowTotals[row])); left > 0; left -= 1)
      raiseOne(row, cells, columnsMissing, search);
  for (let i = 0; i < cells.count; i += 1) {
    const line = whole[cells.rows[i] ?? 0];
    const column = cells.columns[i] ?? 0;
    if (cells.raised[i] === 1 && line !== undefined) line[column] = (line[column] ?? 0) + 1;
  }
  return whole.map((row) => row.map((cell) => cell / step));
}

/** The truncated cells: their positions, the cost of raising each, and 1 for each that is raised. */
interface Cells {
  readonly count: number;
  readonly rows: Int32Array;
  readonly columns: Int32Array;
  readonly costs: Float64Array;
  readonly raised: Uint8Array;
}

function cutCells(
  matrix: readonly (readonly number[])[],
  whole: readonly (readonly number[])[],
  digits: number,
): Cells {
  const most = matrix.reduce((sum, row) => sum + row.length, 0);
  const [rows, columns] = [new Int32Array(most), new Int32Array(most)];
  const costs = new Float64Array(most);
  let count = 0;
  for (let row = 0; row < matrix.length; row += 1) {
    const line = matrix[row] ?? [];
    for (let column = 0; column < line.length; column += 1) {
      const cutOff = inSteps(line[column] ?? 0, digits) - (whole[row]?.[column] ?? 0);
      if (cutOff <= 0) continue;
      rows[count] = row;
      columns[count] = column;
      costs[count] = 1 - 2 * cutOff;
      count += 1;
    }
  }
  return { count, rows, columns, costs, raised: new Uint8Array(most) };
}

/** By row and by column: the cost of the cheapest path to it, and the last cell of that path. */
interface Search {
  readonly rowCosts: Float64Array;
  readonly columnCosts: Float64Array;
  readonly lowered: Int32Array;
  readonly raised: Int32Array;
}

/** Memory that is reused for all searches. */
function startSearch(rows: number, columns: number): Search {
  return {
    rowCosts: new Float64Array(rows),
    columnCosts: new Float64Array(columns),
    lowered: new Int32Array(rows),
    raised: new Int32Array(columns),
  };
}

/** Costs that differ by less are equal. */
const SAME = 1e-9;

/** Adds one step in `row`, along the cheapest path to a column that lacks one. Lowering a raised cell returns its cost. */
function raiseOne(row: number, cells: Cells, columnsMissing: number[], search: Search): void {
  const { rowCosts, columnCosts, lowered, raised } = search;
  rowCosts.fill(Infinity);
  columnCosts.fill(Infinity);
  rowCosts[row] = 0;
  // Costs may be negative, but there is no negative cycle, because every earlier flow was the cheapest of its size (Bellman and
  // Ford).
  for (let isChanged = true; isChanged;) {
    isChanged = false;
    for (let i = 0; i < cells.count; i += 1) {
      const from = cells.rows[i] ?? 0;
      const to = cells.columns[i] ?? 0;
      const cost = cells.costs[i] ?? 0;
      const rowCost = rowCosts[from] ?? 0;
      const columnCost = columnCosts[to] ?? 0;
      if (cells.raised[i] === 0) {
        if (rowCost + cost >= columnCost - SAME) continue;
        columnCosts[to] = rowCost + cost;
        raised[to] = i;
      } else {
        if (columnCost - cost >= rowCost - SAME) continue;
        rowCosts[from] = columnCost - cost;
        lowered[from] = i;
      }
      isChanged = true;
    }
  }
  let end = -1;
  for (let column = 0; column < columnsMissing.length; column += 1)
    if ((columnsMissing[column] ?? 0) > 0 && (columnCosts[column] ?? 0) < (columnCosts[end] ?? Infinity))
      end = column;
  if (end < 0) throw new Error(`the cells of row ${row} do not add up to whole steps`);
  columnsMissing[end] = (columnsMissing[end] ?? 0) - 1;
  for (let column = end; ;) {
    const up = raised[column] ?? 0;
    cells.raised[up] = 1;
    const at = cells.rows[up] ?? 0;
    if (at === row) return;
    const down = lowered[at] ?? 0;
    cells.raised[down] = 0;
    column = cells.columns[down] ?? 0;
  }
}
