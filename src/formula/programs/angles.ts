/**
 * The `kernel` column of angles; see values/primitives.ts. Their definitions are in functions/trigonometry.ts.
 *
 * Method and coefficients: Sun Microsystems' fdlibm (k_sin.c, k_cos.c, s_atan.c). Angles are reduced by pi/2 in four parts, of
 * which the first three have 26 bits: multiples of them are exact up to 2^27, beyond which Excel gives #NUM!.
 */
import { expm1, horner, isZero, sign } from './words.js';
import { hyperbolicTangent } from './normal.js';
import type { NumberProgram, Primitives } from '../values/primitives.js';

const HALF_PI = [1.5707963109016418, 1.5893254712295857e-8, 6.123233932053594e-17, 6.36831716351095e-25];
const LARGEST_ANGLE = 2 ** 27;

/** Coefficients of sin r = r + r z S(z) and cos r = 1 - z/2 + z^2 C(z), z = r^2. */
const SINE = [
  -1.66666666666666324348e-1, 8.33333333332248946124e-3, -1.98412698298579493134e-4,
  2.75573137070700676789e-6, -2.50507602534068634195e-8, 1.58969099521155010221e-10,
];
const COSINE = [
  4.16666666666666019037e-2, -1.38888888888741095749e-3, 2.48015872894767294178e-5,
  -2.75573143513906633035e-7, 2.0875723212981748279e-9, -1.13596475577881948265e-11,
];
const ARCTANGENT = [
  3.33333333333329318027e-1, -1.99999999998764832476e-1, 1.42857142725034663711e-1, -1.1111110405462355788e-1,
  9.09088713343650656196e-2, -7.69187620504482999495e-2, 6.66107313738753120669e-2,
  -5.83357013379057348645e-2, 4.97687799461593236017e-2, -3.6531572744216915527e-2, 1.62858201153657823623e-2,
];
const PI_LOW = 1.2246467991473532e-16;

/** Sine and cosine of an angle below 2^27 in size. */
function circle<N, C>(on: Primitives<N, C>, x: N): { readonly sine: N; readonly cosine: N } {
  const [one, two] = [on.number(1), on.number(2)];
  const n = on.floor(on.add(on.multiply(x, on.number(2 / Math.PI)), on.number(0.5)));
  const r = HALF_PI.reduce((rest, part) => on.subtract(rest, on.multiply(n, on.number(part))), x);
  const z = on.multiply(r, r);
  const s = on.add(r, on.multiply(on.multiply(r, z), horner(on, SINE, z)));
  const half = on.multiply(on.number(0.5), z);
  const c = on.subtract(one, on.subtract(half, on.multiply(on.multiply(z, z), horner(on, COSINE, z))));
  const quarter = on.subtract(n, on.multiply(on.number(4), on.floor(on.divide(n, on.number(4)))));
  const isOdd = on.either(on.equal(quarter, one), on.equal(quarter, on.number(3)));
  const [sine, cosine] = [on.choose(isOdd, c, s), on.choose(isOdd, s, c)];
  const isMiddle = on.either(on.equal(quarter, one), on.equal(quarter, two));
  return {
    sine: on.choose(on.atMost(two, quarter), on.negate(sine), sine),
    cosine: on.choose(isMiddle, on.negate(cosine), cosine),
  };
}

function ofAngle(calculate: <N, C>(on: Primitives<N, C>, x: N) => N): NumberProgram {
  return (on, x = on.number(0)) =>
    on.unless(on.atMost(on.number(LARGEST_ANGLE), on.abs(x)), '#NUM!', calculate(on, x));
}

/** Of a number that is not negative: pi is taken off in four steps of the argument. */
function arctangentOfSize<N, C>(on: Primitives<N, C>, x: N): N {
  const [one, half] = [on.number(1), on.number(1.5)];
  const steps: readonly (readonly [below: number, reduced: N, high: number, low: number])[] = [
    [7 / 16, x, 0, 0],
    [
      11 / 16,
      on.divide(on.subtract(on.multiply(on.number(2), x), one), on.add(on.number(2), x)),
      0.4636476090008061,
      2.2698777452961687e-17,
    ],
    [19 / 16, on.divide(on.subtract(x, one), on.add(x, one)), 0.7853981633974483, 3.061616997868383e-17],
    [
      39 / 16,
      on.divide(on.subtract(x, half), on.add(one, on.multiply(half, x))),
      0.982793723247329,
      1.3903311031230998e-17,
    ],
  ];
  const pick = (value: (step: (typeof steps)[number]) => N, last: N): N =>
    steps.reduceRight((rest, step) => on.choose(on.less(x, on.number(step[0])), value(step), rest), last);
  const t = pick(([, reduced]) => reduced, on.divide(on.number(-1), x));
  const high = pick(([, , part]) => on.number(part), on.number(Math.PI / 2));
  const low = pick(([, , , part]) => on.number(part), on.number(PI_LOW / 2));
  const z = on.multiply(t, t);
  const series = on.multiply(t, on.multiply(z, horner(on, ARCTANGENT, z)));
  return on.subtract(high, on.subtract(on.subtract(series, low), t));
}

function arctangent<N, C>(on: Primitives<N, C>, x: N): N {
  const size = arctangentOfSize(on, on.abs(x));
  return on.choose(on.less(x, on.number(0)), on.negate(size), size);
}

/** The angle of a point; x and y not both 0. */
function angleOf<N, C>(on: Primitives<N, C>, x: N, y: N): N {
  const zero = on.number(0);
  const acute = arctangentOfSize(on, on.abs(on.divide(y, x)));
  const obtuse = on.subtract(on.number(Math.PI), on.subtract(acute, on.number(PI_LOW)));
  const beside = on.choose(on.less(x, zero), obtuse, acute);
  const size = on.choose(isZero(on, x), on.number(Math.PI / 2), beside);
  return on.choose(on.less(y, zero), on.negate(size), size);
}

/** sqrt(1 - x^2) without loss of digits near 1. */
function otherSide<N, C>(on: Primitives<N, C>, x: N): N {
  const one = on.number(1);
  return on.sqrt(on.multiply(on.subtract(one, x), on.add(one, x)));
}

/** Programs by function. */
export const ANGLES = {
  sin: ofAngle((on, x) => circle(on, x).sine),
  cos: ofAngle((on, x) => circle(on, x).cosine),
  tan: ofAngle((on, x) => {
    const { sine, cosine } = circle(on, x);
    return on.divide(sine, cosine);
  }),
  asin: (on, x = on.number(0)) =>
    on.unless(on.less(on.number(1), on.abs(x)), '#NUM!', angleOf(on, otherSide(on, x), x)),
  acos: (on, x = on.number(0)) => {
    const one = on.number(1);
    const half = angleOf(on, on.sqrt(on.add(one, x)), on.sqrt(on.subtract(one, x)));
    return on.unless(on.less(one, on.abs(x)), '#NUM!', on.multiply(on.number(2), half));
  },
  atan: (on, x = on.number(0)) => arctangent(on, x),
  atan2: (on, x = on.number(0), y = on.number(0)) => {
    const isSteep = on.less(on.number(Number.MAX_VALUE), on.abs(on.divide(y, x)));
    const isTooSteep = on.both(on.not(isZero(on, x)), isSteep);
    const found = on.unless(isTooSteep, '#NUM!', angleOf(on, x, y));
    return on.unless(on.both(isZero(on, x), isZero(on, y)), '#DIV/0!', found);
  },
  sinh: (on, x = on.number(0)) => {
    const size = on.abs(x);
    const two = on.number(2);
    const root = on.exp(on.divide(size, two));
    const less = expm1(on, size);
    const near = on.add(less, on.divide(less, on.add(less, on.number(1))));
    const grown = on.choose(on.less(on.number(700), size), on.multiply(root, root), near);
    return on.divide(on.multiply(sign(on, x), grown), two);
  },
  cosh: (on, x = on.number(0)) => {
    const two = on.number(2);
    const root = on.exp(on.divide(on.abs(x), two));
    const square = on.multiply(root, root);
    return on.add(on.divide(square, two), on.divide(on.number(1), on.multiply(two, square)));
  },
  tanh: (on, x = on.number(0)) => hyperbolicTangent(on, x),
  radians: (on, x = on.number(0)) => on.divide(on.multiply(x, on.number(Math.PI)), on.number(180)),
  degrees: (on, x = on.number(0)) => on.divide(on.multiply(x, on.number(180)), on.number(Math.PI)),
} satisfies Readonly<Record<string, NumberProgram>>;
