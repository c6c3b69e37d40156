/**
 * Programs of arithmetic, rounding and plain statistics for the `kernel` column of the function table.
 *
 * A program calculates the same as `evaluate` of its row, by the operations of primitives.ts; a test compares the two.
 * Conditions, choices and errors are in kernel/lowerLogic.ts, because they choose among their arguments instead of calculating
 * with them.
 */
import type { ListProgram, NumberProgram, Primitives } from '../values/primitives.js';

/** Limits of MOD and MROUND, as in functions/rounding.ts. */
const LARGEST_QUOTIENT = 1125900000000;
const NEARLY_HALF = 0.499999999999995;

/** Rounds away from zero to the next multiple of 2, plus `rest`. */
function awayFromZero<N, C>(on: Primitives<N, C>, x: N, rest: 0 | 1): N {
  const [zero, two] = [on.number(0), on.number(2)];
  const size = on.subtract(on.abs(x), on.number(rest));
  const steps = on.negate(on.whole(on.divide(on.negate(size), two)));
  const away = on.add(on.multiply(two, on.max(steps, zero)), on.number(rest));
  return on.choose(on.less(x, zero), on.negate(away), away);
}

/** Programs of numbers, by function. */
export const ARITHMETIC = {
  sum: (on, ...xs) => xs.reduce((sum, x) => on.add(sum, x), on.number(0)),
  product: (on, ...xs) =>
    xs.length === 0 ? on.number(0) : xs.reduce((a, b) => on.multiply(a, b), on.number(1)),
  sumsq: (on, ...xs) => xs.reduce((sum, x) => on.add(sum, on.multiply(x, x)), on.number(0)),
  abs: (on, x = on.number(0)) => on.abs(x),
  sign: (on, x = on.number(0)) =>
    on.choose(
      on.less(x, on.number(0)),
      on.number(-1),
      on.choose(on.less(on.number(0), x), on.number(1), on.number(0)),
    ),
  int: (on, x = on.number(0)) => on.whole(x),
  trunc: (on, x = on.number(0), digits = on.number(0)) => on.round(x, digits, 'toZero'),
  round: (on, x = on.number(0), digits = on.number(0)) => on.round(x, digits, 'half'),
  roundup: (on, x = on.number(0), digits = on.number(0)) => on.round(x, digits, 'fromZero'),
  rounddown: (on, x = on.number(0), digits = on.number(0)) => on.round(x, digits, 'toZero'),
  ceiling: (on, x = on.number(0), significance = on.number(0)) => {
    const zero = on.number(0);
    const opposed = on.both(on.less(zero, x), on.less(significance, zero));
    const above = on.multiply(on.negate(on.whole(on.divide(on.negate(x), significance))), significance);
    return on.choose(on.equal(significance, zero), zero, on.unless(opposed, '#NUM!', above));
  },
  floor: (on, x = on.number(0), significance = on.number(0)) => {
    const zero = on.number(0);
    const opposed = on.both(on.less(zero, x), on.less(significance, zero));
    const below = on.multiply(on.whole(on.divide(x, significance)), significance);
    const none = on.unless(on.not(on.equal(x, zero)), '#DIV/0!', zero);
    return on.choose(on.equal(significance, zero), none, on.unless(opposed, '#NUM!', below));
  },
  ceilingMath: (on, x = on.number(0), significance = on.number(1), mode = on.number(0)) => {
    const step = on.abs(significance);
    const away = on.both(on.less(x, on.number(0)), on.not(on.equal(mode, on.number(0))));
    const below = on.multiply(on.whole(on.divide(x, step)), step);
    const above = on.multiply(on.negate(on.whole(on.divide(on.negate(x), step))), step);
    return on.choose(on.equal(step, on.number(0)), on.number(0), on.choose(away, below, above));
  },
  floorMath: (on, x = on.number(0), significance = on.number(1), mode = on.number(0)) => {
    const step = on.abs(significance);
    const toward = on.both(on.less(x, on.number(0)), on.not(on.equal(mode, on.number(0))));
    const below = on.multiply(on.whole(on.divide(x, step)), step);
    const above = on.multiply(on.negate(on.whole(on.divide(on.negate(x), step))), step);
    return on.choose(on.equal(step, on.number(0)), on.number(0), on.choose(toward, above, below));
  },
  mround: (on, x = on.number(0), multiple = on.number(0)) => {
    const zero = on.number(0);
    const opposed = on.either(
      on.both(on.less(x, zero), on.less(zero, multiple)),
      on.both(on.less(zero, x), on.less(multiple, zero)),
    );
    const quotient = on.divide(x, multiple);
    const whole = on.floor(quotient);
    const isUp = on.atMost(on.number(NEARLY_HALF), on.subtract(quotient, whole));
    const steps = on.choose(isUp, on.add(whole, on.number(1)), whole);
    const none = on.either(on.equal(multiple, zero), on.equal(x, zero));
    return on.choose(none, zero, on.unless(opposed, '#NUM!', on.multiply(steps, multiple)));
  },
  quotient: (on, x = on.number(0), divisor = on.number(0)) =>
    on.unless(on.equal(divisor, on.number(0)), '#DIV/0!', on.truncate(on.divide(x, divisor))),
  power: (on, base = on.number(0), exponent = on.number(0)) => on.excelPower(base, exponent),
  sqrt: (on, x = on.number(0)) => on.unless(on.less(x, on.number(0)), '#NUM!', on.sqrt(x)),
  exp: (on, x = on.number(0)) => on.exp(x),
  ln: (on, x = on.number(0)) => on.unless(on.atMost(x, on.number(0)), '#NUM!', on.ln(x)),
  log10: (on, x = on.number(0)) => on.unless(on.atMost(x, on.number(0)), '#NUM!', on.log10(x)),
  pi: (on) => on.number(Math.PI),
  min: (on, ...xs) => (xs.length === 0 ? on.number(0) : xs.reduce((a, b) => on.min(a, b))),
  max: (on, ...xs) => (xs.length === 0 ? on.number(0) : xs.reduce((a, b) => on.max(a, b))),
  average: (on, ...xs) => {
    const sum = xs.reduce((total, x) => on.add(total, x), on.number(0));
    return on.unless(
      on.equal(on.number(xs.length), on.number(0)),
      '#DIV/0!',
      on.divide(sum, on.number(xs.length)),
    );
  },
  geomean: (on, ...xs) => {
    const [first, ...rest] = xs;
    if (first === undefined) return on.unless(on.equal(on.number(0), on.number(0)), '#NUM!', on.number(0));
    const smallest = rest.reduce((a, b) => on.min(a, b), first);
    const sum = xs.reduce((total, x) => on.add(total, on.ln(x)), on.number(0));
    return on.unless(
      on.atMost(smallest, on.number(0)),
      '#NUM!',
      on.exp(on.divide(sum, on.number(xs.length))),
    );
  },
  mod: (on, x = on.number(0), divisor = on.number(0)) => {
    const zero = on.number(0);
    const rest = on.remainder(x, divisor);
    const raised = on.add(rest, divisor);
    const opposed = on.either(
      on.both(on.less(rest, zero), on.less(zero, divisor)),
      on.both(on.less(zero, rest), on.less(divisor, zero)),
    );
    const moved = on.choose(on.equal(raised, divisor), zero, raised);
    const isLong = on.atMost(on.number(LARGEST_QUOTIENT), on.abs(on.divide(x, divisor)));
    const found = on.unless(isLong, '#NUM!', on.choose(opposed, moved, rest));
    return on.unless(on.equal(divisor, zero), '#DIV/0!', found);
  },
  even: (on, x = on.number(0)) => on.choose(on.equal(x, on.number(0)), on.number(0), awayFromZero(on, x, 0)),
  odd: (on, x = on.number(0)) => awayFromZero(on, x, 1),
} satisfies Readonly<Record<string, NumberProgram>>;

/** Programs that distinguish an omitted argument from one that is given. */
export const LOGARITHM = {
  log: (on, [x = on.number(0)] = [], given) => {
    const zero = on.number(0);
    const base = given?.[0];
    if (base === undefined) return on.unless(on.atMost(x, zero), '#NUM!', on.log10(x));
    const outside = on.either(on.atMost(x, zero), on.atMost(base, zero));
    const bottom = on.ln(base);
    const quotient = on.unless(on.equal(bottom, zero), '#DIV/0!', on.divide(on.ln(x), bottom));
    return on.unless(outside, '#NUM!', quotient);
  },
} satisfies Readonly<Record<string, ListProgram>>;

/** The last step of a whole formula. */
export const LAST_SUM = {
  sum: (on, ...xs) => {
    const before = xs.slice(0, -1).reduce((sum, x) => on.add(sum, x), on.number(0));
    return on.lastSum(before, xs.at(-1) ?? on.number(0));
  },
} satisfies Readonly<Record<string, NumberProgram>>;
