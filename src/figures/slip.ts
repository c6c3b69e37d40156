/**
 * Slips of the decimal point and of units: a value many times as large, or as small, as the one before it.
 *
 * In: two values of one series in one unit. Out: their ratio where it is no plausible change from one year to the next: from half a
 * power of ten on, in either direction, and for an amount also where it falls to 0 or below. Undefined where it is plausible, or where
 * the earlier value is 0.
 */

/** More than growth of 450 % in a year, or the loss of five sixths. */
const LEAST = 5.5;

export function slipRatio(value: number, before: number, isAmount: boolean): number | undefined {
  const ratio = value / before;
  if (!Number.isFinite(ratio)) return undefined;
  if (ratio <= 0) return isAmount && before > 0 ? Number(ratio.toPrecision(3)) : undefined;
  return ratio >= LEAST || ratio <= 1 / LEAST ? Number(ratio.toPrecision(3)) : undefined;
}
