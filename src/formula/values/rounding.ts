/**
 * Rounding as Excel does it: on the fifteen significant digits it shows, not on the binary value, so that
 * ROUND(2.675,2) is 2.68 although the double nearest to 2.675 lies below it, and ROUND(2^53,0) is 9007199254740990.
 *
 * Sources: observations in Excel for Mac 16.113 (ROUND reduces its argument to fifteen digits, then rounds half away from
 * zero); Apache POI, ExcelArithmetic ("INT(2490399.9999999995) is 2490400 in Excel"); Microsoft, "Floating-point arithmetic
 * may give inaccurate results in Excel".
 */
import { approximate, significantDigits } from './coerce.js';

export type RoundingMode = 'half' | 'fromZero' | 'toZero';

/**
 * Rounds to `places` after the decimal point (negative: before it), which are first truncated to a whole number. The result may
 * be infinite.
 */
export function roundDecimal(value: number, places: number, mode: RoundingMode): number {
  if (value === 0) return 0;
  const last = Math.max(-400, Math.min(400, Math.trunc(places)));
  const { digits, exponent } = significantDigits(value);
  const drop = -last - exponent;
  const size = drop <= 0 ? `${digits}e${exponent}` : `${roundWhole(digits, drop, mode)}e${-last}`;
  return Math.sign(value) * Number(size);
}

/** `whole` (at most fifteen digits) without its last `drop` digits, rounded. */
function roundWhole(whole: number, drop: number, mode: RoundingMode): number {
  if (drop > 15) return mode === 'fromZero' ? 1 : 0;
  const unit = 10 ** drop;
  const kept = Math.floor(whole / unit);
  const rest = whole - kept * unit;
  switch (mode) {
    case 'half':
      return rest * 2 >= unit ? kept + 1 : kept;
    case 'fromZero':
      return rest > 0 ? kept + 1 : kept;
    case 'toZero':
      return kept;
  }
}

/** From here on fifteen digits are coarser than whole numbers. */
const COARSE = 1e15;

/** The greatest whole number that is not above the value. */
export function wholeBelow(value: number): number {
  return Math.floor(Number.isInteger(value) || Math.abs(value) >= COARSE ? value : approximate(value));
}

/** The whole part: rounded toward zero. */
export function wholeToZero(value: number): number {
  return Math.trunc(Number.isInteger(value) ? value : approximate(value));
}
