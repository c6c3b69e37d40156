/**
 * Symmetric matrices as row-major Float64Array of n * n: eigenvalues and Cholesky factor, by plain loops for small n (tens).
 */

/**
 * Eigenvalues and vectors of a symmetric matrix by cyclic Jacobi rotations (Golub and Van Loan, 8.5).
 * Vector k is column k of `vectors`.
 */
export function eigen(
  matrix: Float64Array,
  n: number,
): { readonly values: Float64Array; readonly vectors: Float64Array } {
  const a = matrix.slice();
  const v = identity(n);
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0;
    for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) off += at(a, i * n + j) * at(a, i * n + j);
    if (off < 1e-32) break;
    for (let p = 0; p < n - 1; p++) for (let q = p + 1; q < n; q++) rotate(a, v, n, p, q);
  }
  return { values: Float64Array.from({ length: n }, (_, i) => at(a, i * n + i)), vectors: v };
}

function rotate(a: Float64Array, v: Float64Array, n: number, p: number, q: number): void {
  const apq = at(a, p * n + q);
  if (apq === 0) return;
  const theta = (at(a, q * n + q) - at(a, p * n + p)) / (2 * apq);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < n; k++) mixPair(a, k * n + p, k * n + q, c, s);
  for (let k = 0; k < n; k++) mixPair(a, p * n + k, q * n + k, c, s);
  for (let k = 0; k < n; k++) mixPair(v, k * n + p, k * n + q, c, s);
}

function mixPair(a: Float64Array, i: number, j: number, c: number, s: number): void {
  const [x, y] = [at(a, i), at(a, j)];
  a[i] = c * x - s * y;
  a[j] = s * x + c * y;
}

/**
 * Lower factor L with L L' = matrix, for positive semidefinite matrices too: a pivot smaller than `tolerance` counts as 0, and
 * its column is 0. Undefined if a pivot is more negative than that.
 */
export function cholesky(matrix: Float64Array, n: number, tolerance = 1e-10): Float64Array | undefined {
  const lower = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    let pivot = at(matrix, j * n + j);
    for (let k = 0; k < j; k++) pivot -= at(lower, j * n + k) * at(lower, j * n + k);
    if (pivot < -tolerance) return undefined;
    const root = pivot <= tolerance ? 0 : Math.sqrt(pivot);
    lower[j * n + j] = root;
    for (let i = j + 1; i < n; i++) {
      let sum = at(matrix, i * n + j);
      for (let k = 0; k < j; k++) sum -= at(lower, i * n + k) * at(lower, j * n + k);
      if (root === 0 && Math.abs(sum) > 1e-4) return undefined;
      lower[i * n + j] = root === 0 ? 0 : sum / root;
    }
  }
  return lower;
}

/** The identity matrix of size n. */
export function identity(n: number): Float64Array {
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++) matrix[i * n + i] = 1;
  return matrix;
}

function at(a: Float64Array, i: number): number {
  return a[i] as number;
}
