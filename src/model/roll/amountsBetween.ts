/**
 * The amounts of the steps that lead from one number to another (a sequential decomposition).
 *
 * In: both numbers, and for each step its label and the number that it reaches. Out: the label and amount of the steps that
 * change something. Law: the amounts add up to the difference, except for rounding of the last bits.
 */

/** Relative to the larger number; smaller changes are rounding errors. */
export const NOISE = 1e-12;
/** Largest number of rounds in which the rounding error of the sum is removed. */
const ROUNDS = 4;

/**
 * `value`: undefined if the step gives no number; its amount is then part of the next step that does. The last one reaches `is`.
 */
export function amountsBetween<Label extends object>(
  was: number,
  is: number,
  steps: readonly (Label & { readonly value: number | undefined })[],
): readonly (Omit<Label, 'value'> & { readonly amount: number })[] {
  const least = NOISE * Math.max(Math.abs(was), Math.abs(is));
  let reached = was;
  const amounts = steps.flatMap(({ value, ...label }) => {
    if (value === undefined || Math.abs(value - reached) <= least) return [];
    const amount = value - reached;
    reached = value;
    return [{ ...label, amount }];
  });
  return balance(amounts, is - was);
}

/** The amounts with the rounding error of their sum added to the largest one. */
function balance<Row extends { readonly amount: number }>(
  rows: readonly Row[],
  total: number,
): readonly Row[] {
  let balanced = rows;
  for (let round = 0; round < ROUNDS; round += 1) {
    const missing = total - balanced.reduce((sum, { amount }) => sum + amount, 0);
    if (missing === 0) break;
    const largest = Math.max(...balanced.map(({ amount }) => Math.abs(amount)));
    const at = balanced.findIndex(({ amount }) => Math.abs(amount) === largest);
    balanced = balanced.map((row, i) => (i === at ? { ...row, amount: row.amount + missing } : row));
  }
  return balanced;
}
