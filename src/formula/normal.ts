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

const CENTRE_P = [18154.981253343561249, 1067.6894854603709582, 161.02823106855587881, 2.2352520354606839287, 0.065682337918207449113];
const CENTRE_Q = [45507.789335026729956, 10260.932208618978205, 976.09855173777669322, 47.20258190468824187, 1];
const MIDDLE_P = [
  9842.7148383839780218, 11602.651437647350124, 6848.1904505362823326, 2494.5375852903726711, 597.27027639480026226,
  93.506656132177855979, 8.8831497943883759412, 0.39894151208813466764, 1.0765576773720192317e-8,
];
const MIDDLE_Q = [
  19685.429676859990727, 38912.003286093271411, 34900.952721145977266, 18615.571640885098091, 6485.558298266760755,
  1519.377599407554805, 235.38790178262499861, 22.266688044328115691, 1,
];
const FAR_P = [
  2.9112874951168792e-5, 0.001421619193227893466, 0.022235277870649807, 0.1274011611602473639, 0.21589853405795699,
  0.02307344176494017303,
];
const FAR_Q = [7.29751555083966205e-5, 0.00378239633202758244, 0.0659881378689285515, 0.468238212480865118, 1.28426009614491121, 1];

const QUANTILE_A = [
  3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125, 45921.953931549871457,
  67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
];
const QUANTILE_B = [
  1, 42.313330701600911252, 687.18700749205790830, 5394.1960214247511077, 21213.794301586595867, 39307.895800092710610,
  28729.085735721942674, 5226.4952788528545610,
];
const QUANTILE_C = [
  1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504, 1.27045825245236838258,
  0.241780725177450611770, 0.0227238449892691845833, 7.74545014278341407640e-4,
];
const QUANTILE_D = [
  1, 2.05319162663775882187, 1.67638483018380384940, 0.689767334985100004550, 0.148103976427480074590,
  0.0151986665636164571966, 5.47593808499534494600e-4, 1.05075007164441684324e-9,
];
const QUANTILE_E = [
  6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 0.296560571828504891230,
  0.0265321895265761230930, 0.00124266094738807843860, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
];
const QUANTILE_F = [
  1, 0.599832206555887937690, 0.136929880922735805310, 0.0148753612908506148525, 7.86869131145613259100e-4,
  1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15,
];
