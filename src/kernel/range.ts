/**
 * What is known about a value in all draws: bounds, and how small it can be without being 0.
 *
 * Bounds of + - * / and roots are exact for the rounded operations, because rounding is monotone; bounds of
 * exp, ln and power are widened by 1e-12 of themselves. `least` bounds the size of a value that is not 0, and
 * every value is a whole multiple of `grain`, a power of two: a difference of two such values is 0 or at least a grain.
 */
import { exp, log, pow } from '../formula/values/elementary.js';
import { SMALLEST } from './semantics.js';

export interface Range {
  readonly low: number;
  readonly high: number;
  readonly least: number;
  readonly grain: number;
  /** Whether the value can be NaN; it can be infinite only if a bound is. */
  readonly mayBeNaN: boolean;
}

const TINIEST = 5e-324;
const SLACK = 1e-12;

export const ANYTHING: Range = {
  low: -Infinity,
  high: Infinity,
  least: TINIEST,
  grain: TINIEST,
  mayBeNaN: true,
};
/** Any number that a cell can hold, including numbers below SMALLEST. */
export const ANY_NUMBER: Range = {
  low: -Number.MAX_VALUE,
  high: Number.MAX_VALUE,
  least: TINIEST,
  grain: TINIEST,
  mayBeNaN: false,
};

/** A range between bounds that are exact. */
export function between(low: number, high: number, least = 0, grain = 0): Range {
  const apart = low > 0 ? low : high < 0 ? -high : 0;
  const size = Math.max(apart, least, TINIEST);
  return { low, high, least: size, grain: Math.max(grain, grainOf(size)), mayBeNaN: false };
}

/** The range of a single known value. */
export function pointRange(value: number): Range {
  if (Number.isNaN(value)) return ANYTHING;
  if (value === 0) return { low: 0, high: 0, least: Infinity, grain: Infinity, mayBeNaN: false };
  const whole = Number.isInteger(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER ? 1 : 0;
  return between(value, value, 0, whole);
}

/** The distance between neighbouring doubles of this size: every double of at least this size is a multiple of it. */
function grainOf(size: number): number {
  if (size === Infinity) return Infinity;
  if (size < SMALLEST) return TINIEST;
  return Math.max(TINIEST, 2 ** (Math.floor(Math.log2(size)) - 53));
}

/** Whether the value is always a finite number. */
export function isFinite(x: Range): boolean {
  return !x.mayBeNaN && x.low > -Infinity && x.high < Infinity;
}

/** Whether the value is never 0. */
export function excludesZero(x: Range): boolean {
  return x.low > 0 || x.high < 0;
}

/** The largest size of a value. */
export function largest(x: Range): number {
  return Math.max(Math.abs(x.low), Math.abs(x.high));
}

/** The smallest size of a value, 0 included. */
export function smallest(x: Range): number {
  return excludesZero(x) ? Math.min(Math.abs(x.low), Math.abs(x.high)) : 0;
}

/** The range of a sum. */
export function add(x: Range, y: Range): Range {
  if (!isFinite(x) || !isFinite(y)) return ANYTHING;
  return between(x.low + y.low, x.high + y.high, Math.min(x.grain, y.grain), Math.min(x.grain, y.grain));
}

/** The range of -x. */
export function negate(x: Range): Range {
  return { ...x, low: 0 - x.high, high: 0 - x.low };
}

/** The range of a product. */
export function multiply(x: Range, y: Range): Range {
  if (!isFinite(x) || !isFinite(y)) return ANYTHING;
  const products = [x.low * y.low, x.low * y.high, x.high * y.low, x.high * y.high];
  return between(
    Math.min(...products),
    Math.max(...products),
    product(x.least, y.least),
    product(x.grain, y.grain),
  );
}

/** Infinity means "always 0"; the product is then 0 as well. */
function product(a: number, b: number): number {
  return a === Infinity || b === Infinity ? Infinity : a * b;
}

/** The range of x * x. */
export function square(x: Range): Range {
  const whole = multiply(x, x);
  return isFinite(x) ? between(Math.max(0, smallest(x) ** 2), whole.high, whole.least, whole.grain) : whole;
}

/** The range of a quotient. */
export function divide(x: Range, y: Range): Range {
  if (!isFinite(x) || !isFinite(y) || !excludesZero(y)) return ANYTHING;
  const quotients = [x.low / y.low, x.low / y.high, x.high / y.low, x.high / y.high];
  return between(Math.min(...quotients), Math.max(...quotients), x.least / largest(y));
}

/** The range of an absolute value. */
export function abs(x: Range): Range {
  return { ...x, low: smallest(x), high: largest(x) };
}

/** The range of a square root. */
export function sqrt(x: Range): Range {
  if (x.mayBeNaN || x.low < 0) return ANYTHING;
  return between(Math.sqrt(x.low), Math.sqrt(x.high), Math.sqrt(x.least));
}

/** The range of the greatest whole number not above x. */
export function floor(x: Range): Range {
  return isFinite(x) ? between(Math.floor(x.low), Math.floor(x.high), 1, 1) : ANYTHING;
}

/** The range of a remainder: smaller than y, with the sign of x. */
export function remainder(x: Range, y: Range): Range {
  if (!isFinite(x) || !isFinite(y) || !excludesZero(y)) return ANYTHING;
  const most = Math.min(largest(x), largest(y));
  const grain = Math.min(x.grain, y.grain);
  return between(x.low < 0 ? -most : 0, x.high > 0 ? most : 0, grain, grain);
}

/** The range of whole numbers near a value: its floor, ceiling, or rounding on fifteen digits. */
export function wholeNear(x: Range): Range {
  if (!isFinite(x)) return ANYTHING;
  return between(
    Math.floor(x.low - Math.abs(x.low) * 1e-14),
    Math.ceil(x.high + Math.abs(x.high) * 1e-14),
    1,
    1,
  );
}

/** The range of x rounded to `digits` decimals. */
export function rounded(x: Range, digits: number): Range {
  if (!isFinite(x)) return ANYTHING;
  const step = 10 ** -digits * 1.001;
  const reach = largest(x) * 1e-14 + step;
  return between(
    x.low - reach,
    x.high + reach,
    Math.min(x.least, step / 2),
    digits <= 0 ? Math.min(1, x.grain) : 0,
  );
}

/** The range after numbers that are too small for Excel have become 0. */
export function flush(x: Range): Range {
  const kept = { ...x, least: Math.max(x.least, SMALLEST) };
  return smallest(x) < SMALLEST ? { ...kept, low: Math.min(x.low, 0), high: Math.max(x.high, 0) } : kept;
}

/** The smallest range that contains both. */
export function union(x: Range, y: Range): Range {
  return {
    low: Math.min(x.low, y.low),
    high: Math.max(x.high, y.high),
    least: Math.min(x.least, y.least),
    grain: Math.min(x.grain, y.grain),
    mayBeNaN: x.mayBeNaN || y.mayBeNaN,
  };
}

/** The range that satisfies both. */
export function intersection(x: Range, y: Range): Range {
  return {
    low: Math.max(x.low, y.low),
    high: Math.min(x.high, y.high),
    least: Math.max(x.least, y.least),
    grain: Math.max(x.grain, y.grain),
    mayBeNaN: x.mayBeNaN && y.mayBeNaN,
  };
}

/** The range of the smaller of two values. */
export function minOf(x: Range, y: Range): Range {
  if (x.mayBeNaN || y.mayBeNaN) return ANYTHING;
  return { ...union(x, y), low: Math.min(x.low, y.low), high: Math.min(x.high, y.high) };
}

/** The range of the larger of two values. */
export function maxOf(x: Range, y: Range): Range {
  if (x.mayBeNaN || y.mayBeNaN) return ANYTHING;
  return { ...union(x, y), low: Math.max(x.low, y.low), high: Math.max(x.high, y.high) };
}

/** The range of e^x. */
export function exponential(x: Range): Range {
  if (x.mayBeNaN) return ANYTHING;
  return widened(exp(x.low), exp(x.high));
}

/** The range of the natural logarithm. */
export function logarithm(x: Range): Range {
  if (!isFinite(x) || x.low <= 0) return ANYTHING;
  const [low, high] = [log(x.low), log(x.high)];
  return between(low - Math.abs(low) * SLACK - 1e-15, high + Math.abs(high) * SLACK + 1e-15, 1e-17);
}

/** The range of the logarithm to base 10. */
export function logarithm10(x: Range): Range {
  const { low, high, mayBeNaN } = logarithm(x);
  if (mayBeNaN) return ANYTHING;
  const [least, most] = [low / 2.302585092994046, high / 2.302585092994046];
  return between(least - Math.abs(least) * SLACK, most + Math.abs(most) * SLACK, 1e-17);
}

/** y ln x is linear in either factor, so the extremes lie at the corners. */
export function powerOf(x: Range, y: Range): Range {
  if (!isFinite(x) || !isFinite(y) || x.low <= 0) return ANYTHING;
  const corners = [pow(x.low, y.low), pow(x.low, y.high), pow(x.high, y.low), pow(x.high, y.high)];
  return widened(Math.min(...corners), Math.max(...corners));
}

function widened(low: number, high: number): Range {
  return between(Math.max(0, low * (1 - SLACK)), high * (1 + SLACK));
}
