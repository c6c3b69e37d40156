/**
 * Correlation between parameters. In: a matrix of rank correlations (Spearman), row-major. Out: columns with these correlations
 * and unchanged marginal distributions.
 *
 * Gaussian copula: works on any block of draws. Iman and Conover: reorders a whole sample, so that a Latin hypercube stays one.
 */
import type { Outcome, Place, Problem } from '../messages/problem.js';
import { sinSmall } from '../special/elementary.js';
import { cholesky, eigen, identity } from './matrix.js';
import { normalQuantile } from '../special/normal.js';
import { order } from './rank.js';

const PI_OVER_6 = 0.5235987755982988;

/** A valid correlation of normal scores. */
export interface Correlation {
  readonly size: number;
  /** Row-major; the matrix asked for, or the nearest valid one. */
  readonly matrix: Float64Array;
  /** Lower Cholesky factor of `matrix`. */
  readonly factor: Float64Array;
  /** Largest change of an element that was needed; 0 when the matrix was valid. */
  readonly change: number;
}

/**
 * Checks a matrix of rank correlations and, if it is not valid, replaces it by the nearest valid one, with a warning that states
 * the largest change.
 * The scores of a normal copula with correlation 2 sin(π r / 6) have the rank correlation r (Pearson 1907).
 */
export function prepareCorrelation(
  rows: readonly (readonly number[])[],
  place: Place = {},
): Outcome<Correlation> {
  const size = rows.length;
  const problems = checkMatrix(rows, place);
  if (problems.length > 0) return { ok: false, problems };

  const asked = Float64Array.from(rows.flat(), (r) => 2 * sinSmall(PI_OVER_6 * r));
  for (let i = 0; i < size; i++) asked[i * size + i] = 1;
  const factor = cholesky(asked, size);
  if (factor !== undefined)
    return { ok: true, value: { size, matrix: asked, factor, change: 0 }, problems: [] };

  const matrix = nearestCorrelation(asked, size);
  const nearFactor = cholesky(matrix, size, 1e-9);
  if (nearFactor === undefined)
    throw new Error(`the nearest correlation matrix has no factor: ${matrix.join(' ')}`);
  let worst = 0;
  matrix.forEach((r, k) => {
    if (Math.abs(r - (asked[k] as number)) > Math.abs((matrix[worst] as number) - (asked[worst] as number)))
      worst = k;
  });
  const [row, column] = [Math.floor(worst / size), worst % size];
  const change = Math.abs((matrix[worst] as number) - (asked[worst] as number));
  const warning: Problem = {
    code: 'sampling.correlationAdjusted',
    severity: 'warning',
    place,
    args: {
      row: row + 1,
      column: column + 1,
      value: rows[row]?.[column] ?? NaN,
      adjusted: Number(rankCorrelation(matrix[worst] as number).toFixed(4)),
    },
  };
  // Smaller changes are below the precision that anyone states, and may come from the conversion of ranks.
  return {
    ok: true,
    value: { size, matrix, factor: nearFactor, change },
    problems: change > 0.005 ? [warning] : [],
  };
}

/** Spearman's correlation of a normal copula with correlation r: the inverse of 2 sin(π s / 6), by Newton. */
export function rankCorrelation(r: number): number {
  let s = r;
  for (let i = 0; i < 6; i++) {
    const sine = sinSmall(PI_OVER_6 * s);
    s -= (2 * sine - r) / (2 * PI_OVER_6 * Math.sqrt(1 - sine * sine));
  }
  return s;
}

function checkMatrix(rows: readonly (readonly number[])[], place: Place): Problem[] {
  const size = rows.length;
  const error = (code: Problem['code'], args: Problem['args']): Problem => ({
    code,
    severity: 'error',
    place,
    args,
  });
  if (size === 0 || rows.some((row) => row.length !== size))
    return [error('sampling.correlationSize', { size })];
  const problems: Problem[] = [];
  rows.forEach((row, i) =>
    row.forEach((value, j) => {
      const other = rows[j]?.[i] ?? NaN;
      if (!(value >= -1 && value <= 1) || (i === j && value !== 1))
        problems.push(
          error('sampling.correlationValue', { row: i + 1, column: j + 1, value: String(value) }),
        );
      else if (j < i && value !== other)
        problems.push(
          error('sampling.correlationSymmetry', { row: i + 1, column: j + 1, value, other: String(other) }),
        );
    }),
  );
  return problems;
}

/**
 * The correlation matrix nearest in the Frobenius norm: Higham (2002), "Computing the nearest correlation matrix", IMA Journal
 * of Numerical Analysis 22, 329-343, alternating projections with Dykstra's correction.
 */
export function nearestCorrelation(asked: Float64Array, n: number): Float64Array {
  let y = asked.slice();
  const correction = new Float64Array(n * n);
  for (let step = 0; step < 2000; step++) {
    const r = y.map((value, k) => value - (correction[k] as number));
    const x = positivePart(r, n);
    for (let k = 0; k < n * n; k++) correction[k] = (x[k] as number) - (r[k] as number);
    let moved = 0;
    const next = x.slice();
    for (let i = 0; i < n; i++) next[i * n + i] = 1;
    for (let k = 0; k < n * n; k++) moved = Math.max(moved, Math.abs((next[k] as number) - (y[k] as number)));
    y = next;
    if (moved < 1e-12) break;
  }
  // Removes what is left of negative eigenvalues and sets the diagonal to 1.
  const x = positivePart(y, n);
  const scale = Float64Array.from({ length: n }, (_, i) => 1 / Math.sqrt(x[i * n + i] as number));
  return x.map((value, k) => {
    const [i, j] = [Math.floor(k / n), k % n];
    return i === j ? 1 : value * (scale[i] as number) * (scale[j] as number);
  });
}

/** The matrix with its negative eigenvalues set to 0. */
function positivePart(matrix: Float64Array, n: number): Float64Array<ArrayBuffer> {
  const { values, vectors } = eigen(matrix, n);
  const part = new Float64Array(n * n);
  for (let k = 0; k < n; k++) {
    const value = values[k] as number;
    if (value <= 0) continue;
    for (let i = 0; i < n; i++)
      for (let j = 0; j <= i; j++) {
        const product = value * (vectors[i * n + k] as number) * (vectors[j * n + k] as number);
        part[i * n + j] = (part[i * n + j] as number) + product;
        if (i !== j) part[j * n + i] = part[i * n + j] as number;
      }
  }
  return part;
}

/**
 * Gaussian copula on a block: independent uniforms of each column in, correlated standard normal scores out (for fillFromScores).
 * Draw i of the first column is that of its uniform: a column depends only on itself and the columns before it.
 */
export function correlateScores(
  { size, factor }: Correlation,
  uniforms: readonly Float64Array[],
  out: readonly Float64Array[],
): void {
  if (uniforms.length !== size || out.length !== size)
    throw new Error(`${uniforms.length} columns for ${size} correlations`);
  const length = out[0]?.length ?? 0;
  const row = new Float64Array(size);
  for (let i = 0; i < length; i++) {
    for (let j = 0; j < size; j++) row[j] = normalQuantile((uniforms[j] as Float64Array)[i] as number);
    for (let j = 0; j < size; j++) {
      let score = 0;
      for (let k = 0; k <= j; k++) score += (factor[j * size + k] as number) * (row[k] as number);
      (out[j] as Float64Array)[i] = score;
    }
  }
}

/**
 * Reorders each column of a whole sample so that their rank correlations are as asked; the values of a column are kept and only
 * their order changes; the first column is unchanged.
 *
 * Iman and Conover (1982), "A distribution-free approach to inducing rank correlation among input variables", Communications
 * in Statistics B 11, 311-334: van der Waerden scores in the order of the columns are freed of their chance correlation and
 * mixed, and the values are put into the order of the result.
 */
export function reorderSample(correlation: Correlation, columns: readonly Float64Array[]): Float64Array[] {
  const orders = columns.map((column) => order(column));
  const ranks = orders.map((places) => {
    const own = new Int32Array(places.length);
    places.forEach((place, rank) => (own[place] = rank));
    return own;
  });
  return reorderRanks(correlation, ranks).map((own, j) => {
    const places = orders[j] as Uint32Array;
    return Float64Array.from(own, (rank) => columns[j]?.[places[rank] as number] ?? NaN);
  });
}

/** The same for the ranks of the draws alone: in each column the numbers 0 .. n - 1, in any order. */
export function reorderRanks(
  { size, factor }: Correlation,
  columns: readonly Int32Array[],
): readonly Int32Array[] {
  if (columns.length !== size) throw new Error(`${columns.length} columns for ${size} correlations`);
  const n = columns[0]?.length ?? 0;
  const scoreOf = new Float64Array(n);
  for (let rank = 0; rank < n; rank++) scoreOf[rank] = normalQuantile((rank + 1) / (n + 1));
  const scores = columns.map((ranks) => {
    const own = new Float64Array(n);
    for (let i = 0; i < n; i++) own[i] = scoreOf[ranks[i] as number] as number;
    return own;
  });
  const mixture = mixtureOf(factor, scores, size, n);
  return columns.map((ranks, j) => {
    if (j === 0) return ranks;
    const mixed = new Float64Array(n);
    for (let k = 0; k <= j; k++)
      addMultiple(mixed, mixture[j * size + k] as number, scores[k] as Float64Array);
    const out = new Int32Array(n);
    const places = order(mixed);
    for (let rank = 0; rank < n; rank++) out[places[rank] as number] = rank;
    return out;
  });
}

function addMultiple(sum: Float64Array, factor: number, values: Float64Array): void {
  for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + factor * (values[i] as number);
}

/**
 * P Q^-1 (lower triangular), where P is the factor of the wanted correlation and Q that of the chance correlation of the scores.
 */
function mixtureOf(
  factor: Float64Array,
  scores: readonly Float64Array[],
  size: number,
  n: number,
): Float64Array {
  const chance = identity(size);
  const squares = scores.map((own) => dot(own, own));
  for (let i = 0; i < size; i++)
    for (let j = 0; j < i; j++) {
      const product = dot(scores[i] as Float64Array, scores[j] as Float64Array);
      const r = product / Math.sqrt((squares[i] as number) * (squares[j] as number));
      chance[i * size + j] = r;
      chance[j * size + i] = r;
    }
  const q = cholesky(chance, size);
  // With fewer draws than columns the chance correlation cannot be removed.
  if (q === undefined || n <= size) return factor;
  const mixture = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let k = i; k >= 0; k--) {
      let sum = factor[i * size + k] as number;
      for (let m = k + 1; m <= i; m++) sum -= (mixture[i * size + m] as number) * (q[m * size + k] as number);
      const pivot = q[k * size + k] as number;
      mixture[i * size + k] = pivot === 0 ? 0 : sum / pivot;
    }
  return mixture;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}
