/**
 * Balances a matrix to given totals of rows and columns by RAS.
 *
 * In: a seed with no negative cell, and the totals. Out: the matrix r(i) * seed(i, j) * s(j) with these totals. It keeps the odds
 * ratios of the seed and every 0, and of all matrices with these totals it has the least cross-entropy to the seed
 * (Stone 1961; Bacharach 1970, Biproportional Matrices and Input-Output Change).
 *
 * First the cells that are 0 in every such matrix are set to 0 (support.ts), because otherwise the scaling would approach its
 * limit and never reach it. Then rows and columns are scaled in turn. If that is slow, it is finished by Newton's method on the
 * dual problem: with rows scaled exactly, the logarithms v of the factors of columns minimise sum_i r_i log(sum_j x_ij exp(v_j))
 * - sum_j c_j v_j, which is convex.
 */
import { findSupport, type Support } from './support.js';

export type Balance =
  | { readonly ok: true; readonly matrix: readonly (readonly number[])[] }
  | { readonly ok: false; readonly why: Extract<Support, { readonly ok: false }> }
  /** The numbers of the seed differ too much in size to be scaled. */
  | { readonly ok: false; readonly why: undefined };

/** Relative tolerance of the totals of columns; rows are exact. */
const KEPT = 1e-12;
const SWEEPS = 200;
const NEWTON_STEPS = 100;

export function balanceMatrix(
  seed: readonly (readonly number[])[],
  rowTotals: readonly number[],
  columnTotals: readonly number[],
): Balance {
  const support = findSupport(
    rowTotals,
    columnTotals,
    seed.map((row) => row.map((cell) => cell > 0)),
  );
  if (!support.ok) return { ok: false, why: support };
  const matrix = seed.map((row, i) => {
    const most = Math.max(...row);
    return row.map((cell, j) => (support.open[i]?.[j] === true ? cell / most : 0));
  });
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    scaleColumns(matrix, columnTotals);
    scaleRows(matrix, rowTotals);
    if (isBalanced(matrix, columnTotals)) return { ok: true, matrix };
  }
  for (let step = 0; step < NEWTON_STEPS; step += 1) {
    moveColumns(matrix, rowTotals, columnTotals);
    if (isBalanced(matrix, columnTotals)) return { ok: true, matrix };
  }
  return { ok: false, why: undefined };
}

function scaleRows(matrix: number[][], totals: readonly number[]): void {
  for (const [i, row] of matrix.entries()) {
    let sum = 0;
    for (const cell of row) sum += cell;
    const factor = sum > 0 ? (totals[i] ?? 0) / sum : 0;
    for (let j = 0; j < row.length; j += 1) row[j] = (row[j] ?? 0) * factor;
  }
}

function scaleColumns(matrix: number[][], totals: readonly number[]): void {
  const sums = columnSums(matrix, totals.length);
  const factors = sums.map((sum, j) => (sum > 0 ? (totals[j] ?? 0) / sum : 0));
  for (const row of matrix)
    for (let j = 0; j < row.length; j += 1) row[j] = (row[j] ?? 0) * (factors[j] ?? 0);
}

/** Sums of the columns of a matrix; `columns` is their number, because a matrix may have no rows. */
export function columnSums(matrix: readonly (readonly number[])[], columns: number): readonly number[] {
  const sums = new Array<number>(columns).fill(0);
  for (const row of matrix) for (let j = 0; j < columns; j += 1) sums[j] = (sums[j] ?? 0) + (row[j] ?? 0);
  return sums;
}

function isBalanced(matrix: readonly (readonly number[])[], totals: readonly number[]): boolean {
  return columnSums(matrix, totals.length).every((sum, j) => {
    const total = totals[j] ?? 0;
    return Math.abs(sum - total) <= KEPT * total;
  });
}

/** One step of Newton's method on the factors of columns, shortened until the objective falls enough; rows are exact again after it. */
function moveColumns(
  matrix: number[][],
  rowTotals: readonly number[],
  columnTotals: readonly number[],
): void {
  const sums = columnSums(matrix, columnTotals.length);
  const slope = sums.map((sum, j) => sum - (columnTotals[j] ?? 0));
  const curvature = sums.map((sum, j) => sums.map((_, k) => (j === k ? sum : 0)));
  for (const [i, row] of matrix.entries()) {
    const total = rowTotals[i] ?? 0;
    if (total === 0) continue;
    for (const [j, line] of curvature.entries())
      for (let k = 0; k < line.length; k += 1)
        line[k] = (line[k] ?? 0) - ((row[j] ?? 0) * (row[k] ?? 0)) / total;
  }
  const move = solve(
    curvature,
    slope.map((value) => -value),
  );
  const fall = move.reduce((sum, value, j) => sum + value * (slope[j] ?? 0), 0);
  const most = Math.max(...move.map(Math.abs));
  let length = Math.min(1, 30 / most);
  for (let halving = 0; halving < 40 && objective(length) > 0.25 * length * fall; halving += 1) length /= 2;
  const factors = move.map((value) => Math.exp(length * value));
  for (const row of matrix)
    for (let j = 0; j < row.length; j += 1) row[j] = (row[j] ?? 0) * (factors[j] ?? 0);
  scaleRows(matrix, rowTotals);

  /** The change of the objective after a move of that length. */
  function objective(by: number): number {
    let value = 0;
    for (const [i, row] of matrix.entries()) {
      const total = rowTotals[i] ?? 0;
      if (total === 0) continue;
      let sum = 0;
      for (let j = 0; j < row.length; j += 1) sum += (row[j] ?? 0) * Math.expm1(by * (move[j] ?? 0));
      value += total * Math.log1p(sum / total);
    }
    return move.reduce((sum, step, j) => sum - by * step * (columnTotals[j] ?? 0), value);
  }
}

/**
 * Solves `matrix` x = `right` for a symmetric matrix with no negative eigenvalue. Redundant unknowns are 0: one in each group of
 * columns that no row connects to the others.
 */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  const size = right.length;
  const lines = matrix.map((line, i) => [...line, right[i] ?? 0]);
  const isSkipped = right.map(() => false);
  for (let pivot = 0; pivot < size; pivot += 1) {
    const line = lines[pivot] ?? [];
    const lead = line[pivot] ?? 0;
    if (lead <= 1e-13 * (matrix[pivot]?.[pivot] ?? 0)) {
      isSkipped[pivot] = true;
      continue;
    }
    for (const [i, other] of lines.entries()) {
      const factor = (other[pivot] ?? 0) / lead;
      if (i === pivot || factor === 0) continue;
      for (let k = pivot; k <= size; k += 1) other[k] = (other[k] ?? 0) - factor * (line[k] ?? 0);
    }
  }
  return lines.map((line, i) => (isSkipped[i] === true ? 0 : (line[size] ?? 0) / (line[i] ?? 1)));
}
