/**
 * Exponential, logarithms and power as all back ends calculate them: the same bits in every engine and in WebAssembly,
 * where JavaScript leaves the last bits of Math.exp, Math.log and Math.pow to each engine.
 */
import { exp, log, power } from '../../special/elementary.js';

export { exp, log };

const LOG10_2_HIGH = 0.30102999566361177;
const LOG10_2_LOW = 3.694239077158931e-13;
const ONE_BY_LN10 = 0.4342944819032518;

/** Exponents beyond this give 0, 1 or infinity. */
const LARGEST_EXPONENT = 1e300;

/** The bits of a double, as scratch memory: no value in it outlives a call. */
const BITS = new BigUint64Array(1);
const DOUBLE = new Float64Array(BITS.buffer);

/** Like Math.pow, for any two numbers. */
export function pow(x: number, y: number): number {
  // Exact in every engine: there is nothing to round.
  if (Math.abs(y) > LARGEST_EXPONENT) return Math.pow(x, y);
  if (!(x < 0)) return power(x, y);
  if (!Number.isInteger(y)) return NaN;
  const size = power(-x, y);
  return Math.floor(y * 0.5) * 2 === y ? size : -size;
}

/** Logarithm to base 10 of a positive number; exact for the powers of 10. Method: Sun Microsystems' fdlibm, e_log10.c. */
export function log10(x: number): number {
  if (!(x >= 2.2250738585072014e-308) || x === Infinity) return Math.log10(x);
  DOUBLE[0] = x;
  const bits = BITS[0] as bigint;
  const exponent = Number(bits >> 52n) - 1023;
  BITS[0] = (bits & 0xfffffffffffffn) | 0x3ff0000000000000n;
  const mantissa = DOUBLE[0];
  const k = exponent < 0 ? exponent + 1 : exponent;
  const m = exponent < 0 ? mantissa * 0.5 : mantissa;
  return k * LOG10_2_LOW + ONE_BY_LN10 * log(m) + k * LOG10_2_HIGH;
}
