/**
 * Solves a small dense system of linear equations by elimination with complete row pivoting; undefined if it is singular.
 */
export function solveLinear(
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): number[] | undefined {
  const n = right.length;
  const rows = matrix.map((row, i) => [...row, right[i] as number]);
  const largest = Math.max(0, ...matrix.flat().map(Math.abs));
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(at(rows, i, k)) > Math.abs(at(rows, pivot, k))) pivot = i;
    if (Math.abs(at(rows, pivot, k)) <= 1e-14 * largest) return undefined;
    [rows[k], rows[pivot]] = [rows[pivot] as number[], rows[k] as number[]];
    for (let i = k + 1; i < n; i++) {
      const factor = at(rows, i, k) / at(rows, k, k);
      if (factor === 0) continue;
      const row = rows[i] as number[];
      for (let j = k; j <= n; j++) row[j] = (row[j] as number) - factor * at(rows, k, j);
    }
  }
  const x = new Array<number>(n).fill(0);
  for (let k = n - 1; k >= 0; k--) {
    let rest = at(rows, k, n);
    for (let j = k + 1; j < n; j++) rest -= at(rows, k, j) * (x[j] as number);
    x[k] = rest / at(rows, k, k);
  }
  return x;
}

function at(rows: readonly (readonly number[])[], i: number, j: number): number {
  return rows[i]?.[j] as number;
}
