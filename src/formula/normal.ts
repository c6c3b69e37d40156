/**
 * The standard normal distribution to the accuracy of doubles, tails included (relative error below 1e-14).
 *
 * Cumulative: W. J. Cody (1969), Rational Chebyshev approximations for the error function, Math. Comp. 23, 631-637, in
 * the form of his subroutine ANORM (ACM TOMS 715). Quantile: M. J. Wichura (1988), Algorithm AS 241, Applied Statistics 37,
 * 477-484 (PPND16).
 */
const ROOT_TWO_PI = 2.5066282746310002;
const ONE_BY_ROOT_TWO_PI = 0.3989422804014327;

export function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / ROOT_TWO_PI;
}

/** Probability of a value at most `z`. */
export function normalCumulative(z: number): number {
  const size = Math.abs(z);
  if (size <= 0.67448975) {
    const square = size > 1.11e-16 ? z * z : 0;
    return 0.5 + z * ratio(square, CENTRE_P, CENTRE_Q);
  }
  const tail = size <= 5.656854249492381 ? middleTail(size) : farTail(size);
  return z > 0 ? 1 - tail : tail;
}

/** The value that a share `probability` (0 to 1, both excluded) of the distribution does not exceed. */
export function normalQuantile(probability: number): number {
  const q = probability - 0.5;
  if (Math.abs(q) <= 0.425) return q * ratio(0.180625 - q * q, QUANTILE_A, QUANTILE_B);
  const tail = q < 0 ? probability : 1 - probability;
  const r = Math.sqrt(-Math.log(tail));
  const size = r <= 5 ? ratio(r - 1.6, QUANTILE_C, QUANTILE_D) : ratio(r - 5, QUANTILE_E, QUANTILE_F);
  return q < 0 ? -size : size;
}

function middleTail(size: number): number {
  return gaussian(size) * ratio(size, MIDDLE_P, MIDDLE_Q);
}

function farTail(size: number): number {
  const inverse = 1 / (size * size);
  return (gaussian(size) * (ONE_BY_ROOT_TWO_PI - inverse * ratio(inverse, FAR_P, FAR_Q))) / size;
}

/** exp(-x^2/2), with x split so that the square loses no digits. */
function gaussian(size: number): number {
  const coarse = Math.trunc(size * 16) / 16;
  const rest = (size - coarse) * (size + coarse);
  return Math.exp((-coarse * coarse) / 2) * Math.exp(-rest / 2);
}

/** Quotient of two polynomials, coefficients from the constant term up. */
function ratio(x: number, numerator: readonly number[], denominator: readonly number[]): number {
  return polynomial(x, numerator) / polynomial(x, denominator);
}

function polynomial(x: number, coefficients: readonly number[]): number {
  return coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
}

const CENTRE_P = [
  18154.98125334356, 1067.6894854603709, 161.02823106855587, 2.2352520354606837, 0.06568233791820745,
];
const CENTRE_Q = [45507.78933502673, 10260.932208618979, 976.0985517377767, 47.202581904688245, 1];
const MIDDLE_P = [
  9842.714838383978, 11602.65143764735, 6848.190450536283, 2494.5375852903726, 597.2702763948002,
  93.50665613217785, 8.883149794388377, 0.39894151208813466, 1.0765576773720192e-8,
];
const MIDDLE_Q = [
  19685.429676859992, 38912.00328609327, 34900.95272114598, 18615.571640885097, 6485.558298266761,
  1519.3775994075547, 235.387901782625, 22.266688044328117, 1,
];
const FAR_P = [
  2.9112874951168793e-5, 0.0014216191932278934, 0.022235277870649807, 0.12740116116024736, 0.215898534057957,
  0.023073441764940174,
];
const FAR_Q = [
  7.297515550839662e-5, 0.0037823963320275824, 0.06598813786892856, 0.4682382124808651, 1.284260096144911, 1,
];

const QUANTILE_A = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
  67265.7709270087, 33430.57558358813, 2509.0809287301227,
];
const QUANTILE_B = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
  28729.085735721943, 5226.495278852854,
];
const QUANTILE_C = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
  0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
];
const QUANTILE_D = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
  0.0005475938084995345, 1.0507500716444169e-9,
];
const QUANTILE_E = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
  0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
];
const QUANTILE_F = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
  1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15,
];
