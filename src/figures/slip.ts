/**
 * Slips of the decimal point and of units: a value many times as large, or as small, as the one before it.
 *
 * In: two values of one series in one unit. Out: their ratio where it is no plausible change from one year to the next: from half a
 * power of ten on, in either direction. Undefined where it is plausible, or where one of them is 0 or of another sign.
 */

/** More than growth of 450 % in a year, or the loss of five sixths. */
const LEAST = 5.5;

export function slipRatio(value: number, before: number): number | undefined {
  const ratio = value / before;
  if (!(ratio > 0) || !Number.isFinite(ratio)) return undefined;
  return ratio >= LEAST || ratio <= 1 / LEAST ? Number(ratio.toPrecision(3)) : undefined;
}
