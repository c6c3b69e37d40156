/**
 * Building blocks of programs of the `kernel` column, made of the operations of primitives.ts: polynomials, e^x - 1, ln(1 + x),
 * sorting.
 *
 * Coefficients and bounds are those of special/elementary.ts and special/normal.ts, so that programs agree with the interpreter's
 * functions to one or two units in the last place.
 */
import { LOG_SERIES, REDUCED_SERIES } from '../../special/elementary.js';
import type { Primitives } from '../values/primitives.js';

/** The value of a polynomial; coefficients from the constant term up. */
export function horner<N, C>(on: Primitives<N, C>, coefficients: readonly number[], x: N): N {
  const [last = 0, ...rest] = [...coefficients].reverse();
  return rest.reduce(
    (sum, coefficient) => on.add(on.multiply(sum, x), on.number(coefficient)),
    on.number(last),
  );
}

/** Whether x < 0. */
export function negative<N, C>(on: Primitives<N, C>, x: N): C {
  return on.less(x, on.number(0));
}

/** Whether x is 0. */
export function isZero<N, C>(on: Primitives<N, C>, x: N): C {
  return on.equal(x, on.number(0));
}

/** Whether at least one of the conditions is true. */
export function any<N, C>(on: Primitives<N, C>, ...conditions: readonly C[]): C {
  return conditions.reduce((joined, condition) => on.either(joined, condition), on.condition(false));
}

/** The sum of numbers from left to right; 0 if there are none. */
export function sumOf<N, C>(on: Primitives<N, C>, xs: readonly N[]): N {
  return xs.reduce((sum, x) => on.add(sum, x), on.number(0));
}

/** The smallest whole number that is not below x. */
export function ceiling<N, C>(on: Primitives<N, C>, x: N): N {
  return on.negate(on.floor(on.negate(x)));
}

/** -1, 0 or 1. */
export function sign<N, C>(on: Primitives<N, C>, x: N): N {
  const [zero, one] = [on.number(0), on.number(1)];
  return on.choose(on.less(x, zero), on.negate(one), on.choose(on.less(zero, x), one, zero));
}

/** e^x - 1 without loss of digits for small x. */
export function expm1<N, C>(on: Primitives<N, C>, x: N): N {
  const z = on.multiply(x, x);
  const c = on.subtract(x, on.multiply(z, horner(on, REDUCED_SERIES, z)));
  const small = on.add(x, on.divide(on.multiply(x, c), on.subtract(on.number(2), c)));
  const isSmall = on.less(on.abs(x), on.number(0.35));
  return on.choose(isSmall, small, on.subtract(on.exp(x), on.number(1)));
}

/** ln(1 + x) without loss of digits for small x; x > -1. */
export function log1p<N, C>(on: Primitives<N, C>, x: N): N {
  const one = on.number(1);
  const s = on.divide(x, on.add(on.number(2), x));
  const z = on.multiply(s, s);
  const half = on.multiply(on.multiply(on.number(0.5), x), x);
  const inner = on.multiply(s, on.add(half, on.multiply(z, horner(on, LOG_SERIES, z))));
  const small = on.subtract(x, on.subtract(half, inner));
  const u = on.add(one, x);
  const lost = on.choose(
    on.atMost(one, x),
    on.subtract(one, on.subtract(u, x)),
    on.subtract(x, on.subtract(u, one)),
  );
  const large = on.add(on.ln(u), on.divide(lost, u));
  const isSmall = on.both(on.less(on.number(-0.25), x), on.less(x, on.number(0.4)));
  return on.choose(isSmall, small, large);
}

/** Numbers in ascending order, by a network of comparisons that is the same for all draws (Batcher 1968, merge exchange). */
export function sorted<N, C>(on: Primitives<N, C>, xs: readonly N[]): readonly N[] {
  const order = [...xs];
  const exchange = (i: number, j: number): void => {
    const [a, b] = [order[i] as N, order[j] as N];
    [order[i], order[j]] = [on.min(a, b), on.max(a, b)];
  };
  const top = 2 ** (Math.ceil(Math.log2(Math.max(2, xs.length))) - 1);
  for (let p = top; p > 0; p = Math.floor(p / 2)) {
    for (let q = top, r = 0, d = p; ; d = q - p, q = q / 2, r = p) {
      for (let i = 0; i < xs.length - d; i++) if ((i & p) === r) exchange(i, i + d);
      if (q === p) break;
    }
  }
  return order;
}

/** The item at a position (from 0); the last one beyond the end. */
export function itemAt<N, C>(on: Primitives<N, C>, items: readonly N[], place: N): N {
  const last = items.at(-1) ?? on.number(0);
  return items.reduceRight((rest, item, i) => on.choose(on.equal(place, on.number(i)), item, rest), last);
}
