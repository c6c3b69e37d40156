/**
 * Fits amounts within the year to yearly totals without a step between years (Denton, proportional first differences).
 *
 * In: amounts p of equal parts of consecutive years, `perYear` to a year, and the totals of these years. Out: amounts x that add
 * up to the totals and make the sum of (x_t/p_t - x_(t-1)/p_(t-1))^2 least. Amounts that add up already stay as they are.
 * A part of 0 stays 0. Undefined where a year has no positive part, or a part is negative.
 *
 * Source: Denton (1971), Journal of the American Statistical Association 66, 99-102, without his condition on the first period
 * (Cholette 1984); IMF, Quarterly National Accounts Manual (2017), chapter 6.
 */

export function fitToYears(
  parts: readonly number[],
  totals: readonly number[],
  perYear: number,
): readonly number[] | undefined {
  if (parts.length !== totals.length * perYear)
    throw new Error(`${parts.length} parts are not ${perYear} for each of ${totals.length} years`);
  if (parts.some((part) => !(part >= 0))) return undefined;
  const used = parts.flatMap((part, t) => (part > 0 ? [{ part, year: Math.floor(t / perYear), t }] : []));
  if (totals.some((_, year) => !used.some((each) => each.year === year))) return undefined;
  const count = used.length;
  const size = count + totals.length;
  // Ratios r = x/p, then a multiplier for each year: D'D r + C'm = 0 and C r = totals.
  const rows = Array.from({ length: size }, () => new Float64Array(size + 1));
  const add = (row: number, column: number, value: number): void => {
    const cells = rows[row];
    if (cells !== undefined) cells[column] = (cells[column] ?? 0) + value;
  };
  used.forEach(({ part, year }, i) => {
    if (i > 0) {
      add(i, i, 1);
      add(i - 1, i - 1, 1);
      add(i, i - 1, -1);
      add(i - 1, i, -1);
    }
    // Divided by the total's own size, so that the rows are of one order.
    const scale = part / sizeOf(used, year);
    add(i, count + year, scale);
    add(count + year, i, scale);
  });
  totals.forEach((total, year) => {
    add(count + year, size, total / sizeOf(used, year));
  });
  const ratios = solve(rows);
  const fitted = parts.map(() => 0);
  used.forEach(({ part, t }, i) => {
    fitted[t] = part * (ratios[i] ?? 0);
  });
  return fitted;
}

function sizeOf(used: readonly { readonly part: number; readonly year: number }[], year: number): number {
  return used.reduce((sum, each) => (each.year === year ? sum + each.part : sum), 0);
}

/** Gaussian elimination with partial pivoting; each row ends with its right side. */
function solve(rows: readonly Float64Array[]): readonly number[] {
  const order = [...rows];
  const size = order.length;
  const at = (row: number, column: number): number => order[row]?.[column] ?? 0;
  for (let column = 0; column < size; column += 1) {
    let pivot = column;
    for (let row = column + 1; row < size; row += 1)
      if (Math.abs(at(row, column)) > Math.abs(at(pivot, column))) pivot = row;
    const [own, other] = [order[pivot], order[column]];
    if (own === undefined || other === undefined) continue;
    order[column] = own;
    order[pivot] = other;
    for (let row = column + 1; row < size; row += 1) {
      const factor = at(row, column) / at(column, column);
      const cells = order[row];
      if (factor === 0 || cells === undefined) continue;
      for (let k = column; k <= size; k += 1) cells[k] = (cells[k] ?? 0) - factor * (own[k] ?? 0);
    }
  }
  const solution = Array.from({ length: size }, () => 0);
  for (let row = size - 1; row >= 0; row -= 1) {
    let rest = at(row, size);
    for (let k = row + 1; k < size; k += 1) rest -= at(row, k) * (solution[k] ?? 0);
    solution[row] = rest / at(row, row);
  }
  return solution;
}
