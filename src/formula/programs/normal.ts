/**
 * The `kernel` column of the normal distribution and its kin; see values/primitives.ts. Their definitions are in
 * functions/normal.ts; methods and coefficients are those of special/normal.ts.
 */
import { ERF, HALF_WIDTH, MIDDLE, QUANTILE, SCALED } from '../../special/normal.js';
import { any, expm1, horner, isZero, log1p, negative, sign } from './words.js';
import type { NumberProgram, Primitives } from '../values/primitives.js';

const INVERSE_SQRT_TWO_PI = 0.3989422804014327;

/** normalCdf(x) - 1/2 for |x| < sqrt 2. */
function inner<N, C>(on: Primitives<N, C>, x: N): N {
  const y = on.multiply(x, on.number(Math.SQRT1_2));
  return on.multiply(on.number(0.5), on.multiply(y, horner(on, ERF, on.multiply(y, y))));
}

/** The part above x, x >= 1.4. */
function tail<N, C>(on: Primitives<N, C>, x: N): N {
  const [half, far] = [on.number(0.5), on.number(3.75)];
  const y = on.multiply(x, on.number(Math.SQRT1_2));
  const t = on.divide(on.subtract(y, far), on.add(y, far));
  const u = on.divide(on.subtract(t, on.number(MIDDLE)), on.number(HALF_WIDTH));
  const head = on.divide(on.floor(on.multiply(x, on.number(64))), on.number(64));
  const first = on.exp(on.negate(on.multiply(half, on.multiply(head, head))));
  const rest = on.multiply(on.multiply(half, on.subtract(x, head)), on.add(x, head));
  const gauss = on.multiply(first, on.exp(on.negate(rest)));
  const scaled = on.multiply(on.multiply(half, gauss), horner(on, SCALED, u));
  return on.choose(on.less(on.number(39), x), on.number(0), on.divide(scaled, on.add(y, far)));
}

function isInner<N, C>(on: Primitives<N, C>, x: N): C {
  return on.less(on.abs(x), on.number(Math.SQRT2));
}

function cdf<N, C>(on: Primitives<N, C>, x: N): N {
  const beyond = tail(on, on.abs(x));
  const outer = on.choose(negative(on, x), beyond, on.subtract(on.number(1), beyond));
  return on.choose(isInner(on, x), on.add(on.number(0.5), inner(on, x)), outer);
}

/** cdf(x) - 1/2 without loss of digits near 0. */
function central<N, C>(on: Primitives<N, C>, x: N): N {
  const beyond = on.subtract(on.number(0.5), tail(on, on.abs(x)));
  return on.choose(isInner(on, x), inner(on, x), on.choose(negative(on, x), on.negate(beyond), beyond));
}

function density<N, C>(on: Primitives<N, C>, x: N): N {
  const exponent = on.multiply(on.multiply(on.number(-0.5), x), x);
  return on.multiply(on.number(INVERSE_SQRT_TWO_PI), on.exp(exponent));
}

/** Quantile of a probability strictly between 0 and 1. */
function quantile<N, C>(on: Primitives<N, C>, p: N): N {
  const q = on.subtract(p, on.number(0.5));
  const r = on.subtract(on.number(0.180625), on.multiply(q, q));
  const { over, under } = QUANTILE.inner;
  const near = on.divide(on.multiply(q, horner(on, over, r)), horner(on, under, r));
  const smaller = on.choose(negative(on, q), p, on.subtract(on.number(1), p));
  const depth = on.sqrt(on.negate(on.ln(smaller)));
  const [outer, far] = ([QUANTILE.outer, QUANTILE.far] as const).map((ratio, i) => {
    const s = on.subtract(depth, on.number(i === 0 ? 1.6 : 5));
    return on.divide(horner(on, ratio.over, s), horner(on, ratio.under, s));
  }) as [N, N];
  const size = on.choose(on.atMost(depth, on.number(5)), outer, far);
  const beyond = on.choose(negative(on, q), on.negate(size), size);
  return on.choose(on.atMost(on.abs(q), on.number(0.425)), near, beyond);
}

function errorFunction<N, C>(on: Primitives<N, C>, x: N): N {
  return on.multiply(on.number(2), central(on, on.multiply(x, on.number(Math.SQRT2))));
}

function isNoProbability<N, C>(on: Primitives<N, C>, p: N): C {
  return on.either(on.atMost(p, on.number(0)), on.atMost(on.number(1), p));
}

function isNotAbove<N, C>(on: Primitives<N, C>, x: N): C {
  return on.atMost(x, on.number(0));
}

/** The hyperbolic tangent, which is also FISHERINV. */
export function hyperbolicTangent<N, C>(on: Primitives<N, C>, x: N): N {
  const less = expm1(on, on.multiply(on.number(-2), on.abs(x)));
  return on.divide(on.multiply(sign(on, x), on.negate(less)), on.add(on.number(2), less));
}

/** `cumulative` is 1 or 0. */
function either<N, C>(on: Primitives<N, C>, cumulative: N, below: N, here: N): N {
  return on.choose(isZero(on, cumulative), here, below);
}

/** Programs by function. */
export const DISTRIBUTED = {
  normDist: (
    on,
    x = on.number(0),
    mean = on.number(0),
    deviation = on.number(0),
    cumulative = on.number(0),
  ) => {
    const z = on.divide(on.subtract(x, mean), deviation);
    const found = either(on, cumulative, cdf(on, z), on.divide(density(on, z), deviation));
    return on.unless(isNotAbove(on, deviation), '#NUM!', found);
  },
  normSDist: (on, z = on.number(0), cumulative = on.number(0)) =>
    either(on, cumulative, cdf(on, z), density(on, z)),
  normInv: (on, p = on.number(0), mean = on.number(0), deviation = on.number(0)) => {
    const outside = on.either(isNoProbability(on, p), isNotAbove(on, deviation));
    return on.unless(outside, '#NUM!', on.add(mean, on.multiply(deviation, quantile(on, p))));
  },
  normSInv: (on, p = on.number(0)) => on.unless(isNoProbability(on, p), '#NUM!', quantile(on, p)),
  lognormDist: (
    on,
    x = on.number(0),
    mean = on.number(0),
    deviation = on.number(0),
    cumulative = on.number(0),
  ) => {
    const z = on.divide(on.subtract(on.ln(x), mean), deviation);
    const here = on.divide(density(on, z), on.multiply(x, deviation));
    const outside = on.either(isNotAbove(on, x), isNotAbove(on, deviation));
    return on.unless(outside, '#NUM!', either(on, cumulative, cdf(on, z), here));
  },
  lognormInv: (on, p = on.number(0), mean = on.number(0), deviation = on.number(0)) => {
    const outside = on.either(isNoProbability(on, p), isNotAbove(on, deviation));
    const logarithm = on.add(mean, on.multiply(deviation, quantile(on, p)));
    return on.unless(outside, '#NUM!', on.exp(logarithm));
  },
  standardize: (on, x = on.number(0), mean = on.number(0), deviation = on.number(0)) =>
    on.unless(isNotAbove(on, deviation), '#NUM!', on.divide(on.subtract(x, mean), deviation)),
  confidenceNorm: (on, alpha = on.number(0), deviation = on.number(0), number = on.number(0)) => {
    const size = on.truncate(number);
    const outside = any(
      on,
      isNoProbability(on, alpha),
      isNotAbove(on, deviation),
      on.less(size, on.number(1)),
    );
    const score = on.negate(quantile(on, on.divide(alpha, on.number(2))));
    return on.unless(outside, '#NUM!', on.divide(on.multiply(score, deviation), on.sqrt(size)));
  },
  gauss: (on, z = on.number(0)) => central(on, z),
  phi: (on, x = on.number(0)) => density(on, x),
  erf: (on, lower = on.number(0), upper) => {
    const from = errorFunction(on, lower);
    return upper === undefined ? from : on.subtract(errorFunction(on, upper), from);
  },
  erfc: (on, x = on.number(0)) =>
    on.multiply(on.number(2), cdf(on, on.multiply(on.negate(x), on.number(Math.SQRT2)))),
  fisher: (on, x = on.number(0)) => {
    const outside = on.atMost(on.number(1), on.abs(x));
    const spread = on.subtract(log1p(on, x), log1p(on, on.negate(x)));
    return on.unless(outside, '#NUM!', on.divide(spread, on.number(2)));
  },
  fisherinv: (on, y = on.number(0)) => hyperbolicTangent(on, y),
  exponDist: (on, x = on.number(0), lambda = on.number(0), cumulative = on.number(0)) => {
    const outside = on.either(negative(on, x), isNotAbove(on, lambda));
    const exponent = on.multiply(on.negate(lambda), x);
    const here = on.multiply(lambda, on.exp(exponent));
    return on.unless(outside, '#NUM!', either(on, cumulative, on.negate(expm1(on, exponent)), here));
  },
  weibullDist: (
    on,
    x = on.number(0),
    shape = on.number(0),
    scale = on.number(0),
    cumulative = on.number(0),
  ) => {
    const outside = any(on, negative(on, x), isNotAbove(on, shape), isNotAbove(on, scale));
    const t = on.divide(x, scale);
    const exponent = on.negate(on.power(t, shape));
    const rate = on.multiply(on.divide(shape, scale), on.power(t, on.subtract(shape, on.number(1))));
    const here = on.multiply(rate, on.exp(exponent));
    return on.unless(outside, '#NUM!', either(on, cumulative, on.negate(expm1(on, exponent)), here));
  },
} satisfies Readonly<Record<string, NumberProgram>>;
