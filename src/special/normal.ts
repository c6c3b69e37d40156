/**
 * The standard normal distribution: density, both tails, and the quantile.
 *
 * normalQuantile: Wichura, M. J. (1988), Algorithm AS 241, Applied Statistics 37, 477-484 (PPND16, 1 part in 10^16).
 * normalCdf: below |x| = sqrt(2) a polynomial for erf; beyond it exp(-x^2/2) times a polynomial in (t - k)/(t + k) for the
 * scaled complement, as Shepherd and Laframboise (1981) do; relative error below 1e-15 up to |x| = 8, 2e-14 up to 38.
 */
import { exp, log } from './elementary.js';

const SQRT_HALF = 0.7071067811865476;
const INVERSE_SQRT_TWO_PI = 0.3989422804014327;

/** P(X <= x) of a standard normal variable; its relative accuracy holds far into the lower tail. */
export function normalCdf(x: number): number {
  if (x > -SQRT2 && x < SQRT2) return 0.5 + 0.5 * erfInner(x * SQRT_HALF);
  return x < 0 ? tail(-x) : 1 - tail(x);
}

const SQRT2 = 1.4142135623730951;

/** normalCdf(x) - 1/2, without loss of digits near 0. */
export function normalCentral(x: number): number {
  if (x > -SQRT2 && x < SQRT2) return 0.5 * erfInner(x * SQRT_HALF);
  return x < 0 ? tail(-x) - 0.5 : 0.5 - tail(x);
}

/** The density of the standard normal distribution. */
export function normalDensity(x: number): number {
  return INVERSE_SQRT_TWO_PI * exp(-0.5 * x * x);
}

/** x with normalCdf(x) = p; -Infinity at 0, Infinity at 1, NaN outside. */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (q >= -0.425 && q <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * innerOver(r)) / innerUnder(r);
  }
  const smaller = q < 0 ? p : 1 - p;
  if (!(smaller > 0)) return smaller === 0 ? (q < 0 ? -Infinity : Infinity) : NaN;
  const x = tailQuantile(Math.sqrt(-log(smaller)));
  return q < 0 ? -x : x;
}

/** The quotient of the two inner polynomials by Horner's rule, written out for speed: 85 of 100 draws need it. */
function innerOver(x: number): number {
  const c = QUANTILE.inner.over;
  return ((((((c[7] * x + c[6]) * x + c[5]) * x + c[4]) * x + c[3]) * x + c[2]) * x + c[1]) * x + c[0];
}

function innerUnder(x: number): number {
  const c = QUANTILE.inner.under;
  return ((((((c[7] * x + c[6]) * x + c[5]) * x + c[4]) * x + c[3]) * x + c[2]) * x + c[1]) * x + c[0];
}

/** The outer branches of AS 241; r = sqrt(-ln p) of the smaller tail p. */
function tailQuantile(r: number): number {
  const { over, under } = r <= 5 ? QUANTILE.outer : QUANTILE.far;
  const s = r <= 5 ? r - 1.6 : r - 5;
  return horner(over, s) / horner(under, s);
}

/** erf(y) for |y| <= 1: y times a polynomial in y^2. */
function erfInner(y: number): number {
  return y * horner(ERF, y * y);
}

/** P(X > x), x >= 1.4: exp(-y^2) F(t) / (2 (y + 3.75)), y = x / sqrt 2, t = (y - 3.75) / (y + 3.75) mapped to [-1, 1]. */
function tail(x: number): number {
  if (x > 39) return 0;
  const y = x * SQRT_HALF;
  const t = (y - 3.75) / (y + 3.75);
  const u = (t - MIDDLE) / HALF_WIDTH;
  // x^2 / 2 in two parts, because exp magnifies an error of its argument.
  const head = Math.floor(x * 64) / 64;
  const gauss = exp(-0.5 * head * head) * exp(-0.5 * (x - head) * (x + head));
  return (0.5 * gauss * horner(SCALED, u)) / (y + 3.75);
}

/** t runs from (1 - 3.75) / (1 + 3.75) = -11/19 to 1. */
export const MIDDLE = 4 / 19;
export const HALF_WIDTH = 15 / 19;

function horner(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) sum = sum * x + (coefficients[i] as number);
  return sum;
}

/** Quotients of polynomials of AS 241: within 0.425 of 1/2; beyond that in r = sqrt(-ln p), up to 5 and above 5. */
export const QUANTILE = {
  inner: {
    over: [
      3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
      67265.7709270087, 33430.57558358813, 2509.0809287301227,
    ],
    under: [
      1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
      28729.085735721943, 5226.495278852854,
    ],
  },
  outer: {
    over: [
      1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
      0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
    ],
    under: [
      1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
      0.0005475938084995345, 1.0507500716444169e-9,
    ],
  },
  far: {
    over: [
      6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
      0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
    ],
    under: [
      1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
      1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15,
    ],
  },
} as const;

/** erf(y) / y, and the scaled complement in (t - MIDDLE) / HALF_WIDTH; from the constant term up. */
export const ERF: readonly number[] = [
  1.1283791670955126, -0.3761263890318375, 0.11283791670954879, -0.026866170645076792, 0.0052239776248180145,
  -0.000854832698083379, 0.0001205533111164271, -1.4925595266831182e-5, 1.6461000484121368e-6,
  -1.6350312701054695e-7, 1.4659775274047436e-8, -1.1372848856791674e-9, 5.957176147748911e-11,
];

export const SCALED: readonly number[] = [
  0.9186383926122822, -0.556337044865892, 0.3052691786691395, -0.15038293648853013, 0.06560907120850959,
  -0.024811086437269345, 0.007833167411001195, -0.0019074803879339567, 0.00027831378282452686,
  1.7763163424621803e-5, -2.2815017591005344e-5, 5.046517577676068e-6, 4.212946199980639e-7,
  -4.934949994780916e-7, 6.520756297518355e-8, 3.1909285901944935e-8, -1.1213606233262409e-8,
  -1.5508872159684266e-9, 1.3119183674942705e-9, 3.74298849267333e-11, -1.3169622817233868e-10,
  1.6305182634358824e-12, 8.954818922498807e-12,
];
