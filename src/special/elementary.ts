/**
 * Exponential, logarithm and power from + - * / alone, so that every machine computes the same bits:
 * JavaScript leaves the last bits of Math.exp, Math.log and Math.pow to each engine.
 *
 * Method: arguments are reduced by powers of two and ln 2 in two parts; what remains is a short polynomial
 * (Chebyshev interpolation of the exact function in 60 digits). Errors seen against 40-digit values: exp, log,
 * log1p, expm1 below 1 unit in the last place (ulp) of normal results, 2 for expm1 beyond ±0.35; power below 2.
 */

const LN2_HIGH = 0.6931471803691238; // 32 bits, so that k * LN2_HIGH is exact for every exponent k
const LN2_LOW = 1.9082149292705877e-10;
const INVERSE_LN2 = 1.4426950408889634;
const SQRT2 = 1.4142135623730951;

const [R0, R1, R2] = [0.16666666666666666, -0.002777777777777752, 6.613756613511505e-5];
const [R3, R4, R5] = [-1.653439068039285e-6, 4.1752168472498446e-8, -1.0470575891981647e-9];
const [L0, L1, L2, L3] = [0.6666666666666666, 0.4000000000000088, 0.28571428570803614, 0.22222222391713917];
const [L4, L5, L6, L7] = [0.18181795640132906, 0.15386239702814658, 0.13268773138657, 0.13086626147840102];

/** Coefficients of `reduced` and `logSeries` below, for code that repeats these functions elsewhere (the kernel). */
export const REDUCED_SERIES: readonly number[] = [R0, R1, R2, R3, R4, R5];
export const LOG_SERIES: readonly number[] = [L0, L1, L2, L3, L4, L5, L6, L7];

/** 2^k for k = -1074..1023, at index k + 1074; exact. */
const POWERS_OF_TWO = powersOfTwo();

/** The bits of a double, as scratch memory that is written and read within one call. */
const BITS = new Float64Array([1]);
const WORDS = new Uint32Array(BITS.buffer);
/** Index of the word with sign and exponent, which depends on the byte order; for 1.0 this word is 0x3ff00000. */
const HIGH = WORDS[1] === 0x3ff00000 ? 1 : 0;

/** 2^k, k a whole number -1074..1023. */
export function powerOfTwo(k: number): number {
  return POWERS_OF_TWO[k + 1074] as number;
}

/** e^x; 0 below -745.2, Infinity above 709.79. */
export function exp(x: number): number {
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019412) return 0;
  if (!(x === x)) return NaN;
  const k = Math.floor(x * INVERSE_LN2 + 0.5);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const c = reduced(r);
  return scale(1 + (high + ((r * c) / (2 - c) - low)), k);
}

/** e^x - 1 without loss of digits for small x. */
export function expm1(x: number): number {
  if (x > -0.35 && x < 0.35) {
    const c = reduced(x);
    return x + (x * c) / (2 - c);
  }
  return exp(x) - 1;
}

/** Natural logarithm; -Infinity at 0, NaN below. */
export function log(x: number): number {
  if (!(x > 0) || x === Infinity) return x === Infinity ? x : x === 0 ? -Infinity : NaN;
  return logPlus(x, 0);
}

/** ln(1 + x) without loss of digits for small x. */
export function log1p(x: number): number {
  if (!(x > -1) || x === Infinity) return x === Infinity ? x : x === -1 ? -Infinity : NaN;
  if (x > -0.25 && x < 0.4) return logOnePlus(x);
  const u = 1 + x;
  return logPlus(u, (x >= 1 ? 1 - (u - x) : x - (u - 1)) / u);
}

/**
 * x^y for x >= 0, correct to 2 ulp wherever the result is neither subnormal nor infinite.
 * ln x is kept in two doubles, because its relative error is multiplied by y ln x, which may be 700.
 */
export function power(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  if (!(x >= 0) || !(y === y)) return NaN;
  if (x === 0 || x === Infinity) return (x === 0) === y > 0 ? 0 : Infinity;
  if (y === 1) return x;
  if (y === 2) return x * x;
  if (y === 0.5) return Math.sqrt(x);

  // x = 2^k m with m in [sqrt(1/2), sqrt(2)); s = (m - 1) / (m + 1) in two parts.
  const k = split(x);
  const m = BITS[0] as number;
  const f = m - 1;
  const d = m + 1;
  const s = f / d;
  const dLow = m - (d - 1);
  const sHigh = upperHalf(s);
  const dHigh = upperHalf(d);
  const sLow = (f - sHigh * dHigh - sHigh * (d - dHigh + dLow) - (s - sHigh) * d) / d + (s - sHigh);
  // ln m = 2 s + s z P(z), z = s^2; the two parts of 2 s and of k ln 2 are added without loss of digits.
  const z = s * s;
  const tail = 2 * sLow + s * z * logSeries(z);
  const high = k * LN2_HIGH + 2 * sHigh;
  const rest = k === 0 ? tail : k * LN2_HIGH - high + 2 * sHigh + (tail + k * LN2_LOW);
  const lnHigh = upperHalf(high + rest);
  const lnLow = high - lnHigh + rest;

  const yHigh = upperHalf(y);
  const product = yHigh * lnHigh;
  const error = (y - yHigh) * lnHigh + y * lnLow;
  const sum = product + error;
  if (sum > 709.8) return Infinity;
  if (sum < -745.2) return 0;
  const n = Math.floor(sum * INVERSE_LN2 + 0.5);
  const a = product - n * LN2_HIGH;
  const b = error - n * LN2_LOW;
  const r = a + b;
  const c = reduced(r);
  return scale(1 + (a + ((r * c) / (2 - c) + b)), n);
}

/** Sine for |x| <= π/4, by its series; below 1 ulp. */
export function sinSmall(x: number): number {
  const z = x * x;
  const tail =
    -1 / 6 +
    z *
      (1 / 120 +
        z * (-1 / 5040 + z * (1 / 362880 + z * (-1 / 39916800 + z * (1 / 6227020800 - z / 1307674368000)))));
  return x + x * z * tail;
}

/** c with e^r = 1 + r + r c / (2 - c), from r coth(r / 2) = 2 + r^2/6 - r^4/360 + …; |r| <= 0.35. */
function reduced(r: number): number {
  const z = r * r;
  return r - z * (R0 + z * (R1 + z * (R2 + z * (R3 + z * (R4 + z * R5)))));
}

/** (ln((1 + s) / (1 - s)) - 2 s) / s^3 as a polynomial in z = s^2, z <= (sqrt 2 - 1)^4; relative error 1e-18 of ln. */
function logSeries(z: number): number {
  return L0 + z * (L1 + z * (L2 + z * (L3 + z * (L4 + z * (L5 + z * (L6 + z * L7))))));
}

/** ln(1 + f), f in (-0.293, 0.4143): f - f^2/2 + s (f^2/2 + z P(z)), where the first two terms determine most digits. */
function logOnePlus(f: number): number {
  const s = f / (2 + f);
  const z = s * s;
  const half = 0.5 * f * f;
  return f - (half - s * (half + z * logSeries(z)));
}

/** ln x + correction, x normal or subnormal and above 0. */
function logPlus(x: number, correction: number): number {
  const k = split(x);
  const m = BITS[0] as number;
  const f = m - 1;
  const s = f / (2 + f);
  const z = s * s;
  const half = 0.5 * f * f;
  const low = k * LN2_LOW + correction;
  return k * LN2_HIGH - (half - (s * (half + z * logSeries(z)) + low) - f);
}

/** x = 2^k m with m in [sqrt(1/2), sqrt(2)); x > 0 and finite. Returns k and leaves m in BITS, to avoid allocating an object. */
function split(x: number): number {
  let k = 0;
  BITS[0] = x;
  if (x < 2.2250738585072014e-308) {
    BITS[0] = x * 18014398509481984; // 2^54
    k = -54;
  }
  const high = WORDS[HIGH] as number;
  k += (high >>> 20) - 1023;
  WORDS[HIGH] = (high & 0xfffff) | 0x3ff00000;
  const m = BITS[0];
  if (m < SQRT2) return k;
  BITS[0] = m * 0.5;
  return k + 1;
}

/** The upper 26 bits of x, so that a product of two such numbers is exact (Veltkamp). */
function upperHalf(x: number): number {
  const t = 134217729 * x;
  return t - (t - x);
}

/** y 2^k, y in (0.5, 2); k may be 1024, or so low that the result is subnormal. */
function scale(y: number, k: number): number {
  if (k > 1023) return y * 2 * powerOfTwo(k - 1);
  if (k < -1021) return y * powerOfTwo(k + 100) * 7.888609052210118e-31; // 2^-100
  return y * powerOfTwo(k);
}

function powersOfTwo(): Float64Array {
  const table = new Float64Array(2098);
  let value = 1;
  for (let k = 0; k <= 1023; k++, value *= 2) table[k + 1074] = value;
  value = 1;
  for (let k = 0; k >= -1074; k--, value *= 0.5) table[k + 1074] = value;
  return table;
}
