/**
 * Rounds parts to a number of digits after the decimal point, by largest remainder, so that they still add up to their total.
 *
 * In: the parts, which add up to the total, and their bounds, between which a number with that many digits exists. Out: the
 * rounded parts, each within its bounds, with the rounded total as their sum, and as near to the parts as possible. Parts are
 * first truncated to whole steps; the remaining steps are given, one each, to the parts with the largest remainders (Hamilton's
 * method). If bounds have raised too many parts, steps are taken back from those that were raised most. Giving each step where it
 * costs least is optimal for a convex sum (Fox 1966). Equal remainders are served in their order.
 */
import type { Part } from './divide.js';

type Rounding =
  | { readonly ok: true; readonly values: readonly number[] }
  /** With bounds rounded inwards to the digits, the total cannot be reached. */
  | { readonly ok: false; readonly shortBy: number }
  | { readonly ok: false; readonly overBy: number };

/** Remainders, in steps, that differ by less are equal. */
const SAME = 1e-9;

export function roundParts(
  values: readonly number[],
  bounds: readonly Pick<Part, 'low' | 'high'>[],
  total: number,
  digits: number,
): Rounding {
  const step = 10 ** digits;
  const exact = values.map((value) => inSteps(value, digits));
  const lows = bounds.map(({ low }) => Math.ceil(inSteps(low, digits)));
  const highs = bounds.map(({ high }) => Math.floor(inSteps(high, digits)));
  const whole = exact.map((value, i) =>
    Math.min(highs[i] ?? Infinity, Math.max(lows[i] ?? -Infinity, Math.floor(value))),
  );
  const wanted = Math.round(inSteps(total, digits));
  let missing = wanted - whole.reduce((sum, value) => sum + value, 0);
  const cutOff = (i: number): number => (exact[i] ?? 0) - (whole[i] ?? 0);
  while (missing !== 0) {
    const sign = Math.sign(missing);
    let best = -1;
    for (let i = 0; i < whole.length; i += 1) {
      const isAtBound =
        sign > 0 ? (whole[i] ?? 0) >= (highs[i] ?? Infinity) : (whole[i] ?? 0) <= (lows[i] ?? -Infinity);
      if (!isAtBound && (best < 0 || sign * (cutOff(i) - cutOff(best)) > SAME)) best = i;
    }
    if (best < 0)
      return missing > 0 ? { ok: false, overBy: missing / step } : { ok: false, shortBy: -missing / step };
    whole[best] = (whole[best] ?? 0) + sign;
    missing -= sign;
  }
  return { ok: true, values: whole.map((value) => value / step + 0) };
}

/** The number with `digits` digits after the decimal point that is nearest to `value`. */
export function roundTo(value: number, digits: number): number {
  return Math.round(inSteps(value, digits)) / 10 ** digits + 0;
}

/** Whether there is a number with `digits` digits between the bounds. */
export function hasRoom({ low, high }: Pick<Part, 'low' | 'high'>, digits: number): boolean {
  return Math.ceil(inSteps(low, digits)) <= Math.floor(inSteps(high, digits));
}

/** A value in units of the last digit. A number that is whole except for rounding errors is whole: 0.29 has 29 hundredths. */
export function inSteps(value: number, digits: number): number {
  const steps = value * 10 ** digits;
  const nearest = Math.round(steps);
  return Math.abs(steps - nearest) <= 1e-9 + 1e-14 * Math.abs(steps) ? nearest : steps;
}
