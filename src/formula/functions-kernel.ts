/**
 * The `kernel` column of the function table: functions of numbers as programs, by key. A function without one is calculated
 * by `evaluate`, once a draw.
 *
 * A program says what `evaluate` of its row says, in the words of primitives.ts; a test compares the two. Conditions, choices and
 * errors stand in kernel/lower-logic.ts, because they decide about their arguments rather than calculate with them.
 */
import type { KernelColumn, NumberProgram } from './primitives.js';

const PROGRAMS: ReadonlyMap<string, NumberProgram> = new Map<string, NumberProgram>([
  ['SUM', (on, ...xs) => xs.reduce((sum, x) => on.add(sum, x), on.number(0))],
  [
    'PRODUCT',
    (on, ...xs) => (xs.length === 0 ? on.number(0) : xs.reduce((a, b) => on.multiply(a, b), on.number(1))),
  ],
  ['SUMSQ', (on, ...xs) => xs.reduce((sum, x) => on.add(sum, on.multiply(x, x)), on.number(0))],
  ['ABS', (on, x = on.number(0)) => on.abs(x)],
  [
    'SIGN',
    (on, x = on.number(0)) =>
      on.choose(
        on.less(x, on.number(0)),
        on.number(-1),
        on.choose(on.less(on.number(0), x), on.number(1), on.number(0)),
      ),
  ],
  ['INT', (on, x = on.number(0)) => on.whole(x)],
  ['TRUNC', (on, x = on.number(0), digits = on.number(0)) => on.round(x, digits, 'toZero')],
  ['ROUND', (on, x = on.number(0), digits = on.number(0)) => on.round(x, digits, 'half')],
  ['ROUNDUP', (on, x = on.number(0), digits = on.number(0)) => on.round(x, digits, 'fromZero')],
  ['ROUNDDOWN', (on, x = on.number(0), digits = on.number(0)) => on.round(x, digits, 'toZero')],
  [
    'CEILING.MATH',
    (on, x = on.number(0), significance = on.number(1), mode = on.number(0)) => {
      const step = on.abs(significance);
      const away = on.both(on.less(x, on.number(0)), on.not(on.equal(mode, on.number(0))));
      const below = on.multiply(on.whole(on.divide(x, step)), step);
      const above = on.multiply(on.negate(on.whole(on.divide(on.negate(x), step))), step);
      return on.choose(on.equal(step, on.number(0)), on.number(0), on.choose(away, below, above));
    },
  ],
  [
    'FLOOR.MATH',
    (on, x = on.number(0), significance = on.number(1), mode = on.number(0)) => {
      const step = on.abs(significance);
      const toward = on.both(on.less(x, on.number(0)), on.not(on.equal(mode, on.number(0))));
      const below = on.multiply(on.whole(on.divide(x, step)), step);
      const above = on.multiply(on.negate(on.whole(on.divide(on.negate(x), step))), step);
      return on.choose(on.equal(step, on.number(0)), on.number(0), on.choose(toward, above, below));
    },
  ],
  [
    'MROUND',
    (on, x = on.number(0), multiple = on.number(0)) => {
      const zero = on.number(0);
      const opposed = on.either(
        on.both(on.less(x, zero), on.less(zero, multiple)),
        on.both(on.less(zero, x), on.less(multiple, zero)),
      );
      const rounded = on.multiply(on.round(on.divide(x, multiple), zero, 'half'), multiple);
      const none = on.either(on.equal(multiple, zero), on.equal(x, zero));
      return on.choose(none, zero, on.unless(opposed, '#NUM!', rounded));
    },
  ],
  [
    'QUOTIENT',
    (on, x = on.number(0), divisor = on.number(0)) =>
      on.unless(on.equal(divisor, on.number(0)), '#DIV/0!', on.wholeToZero(on.divide(x, divisor))),
  ],
  ['POWER', (on, base = on.number(0), exponent = on.number(0)) => on.excelPower(base, exponent)],
  ['SQRT', (on, x = on.number(0)) => on.unless(on.less(x, on.number(0)), '#NUM!', on.sqrt(x))],
  ['EXP', (on, x = on.number(0)) => on.exp(x)],
  ['LN', (on, x = on.number(0)) => on.unless(on.atMost(x, on.number(0)), '#NUM!', on.ln(x))],
  [
    'LOG',
    (on, x = on.number(0), base) => {
      const zero = on.number(0);
      if (base === undefined) return on.unless(on.atMost(x, zero), '#NUM!', on.log10(x));
      const outside = on.either(on.atMost(x, zero), on.atMost(base, zero));
      const bottom = on.ln(base);
      return on.unless(
        outside,
        '#NUM!',
        on.unless(on.equal(bottom, zero), '#DIV/0!', on.divide(on.ln(x), bottom)),
      );
    },
  ],
  ['LOG10', (on, x = on.number(0)) => on.unless(on.atMost(x, on.number(0)), '#NUM!', on.log10(x))],
  ['PI', (on) => on.number(Math.PI)],
  ['MIN', (on, ...xs) => (xs.length === 0 ? on.number(0) : xs.reduce((a, b) => on.min(a, b)))],
  ['MAX', (on, ...xs) => (xs.length === 0 ? on.number(0) : xs.reduce((a, b) => on.max(a, b)))],
  [
    'AVERAGE',
    (on, ...xs) => {
      const sum = xs.reduce((total, x) => on.add(total, x), on.number(0));
      return on.unless(
        on.equal(on.number(xs.length), on.number(0)),
        '#DIV/0!',
        on.divide(sum, on.number(xs.length)),
      );
    },
  ],
  [
    'GEOMEAN',
    (on, ...xs) => {
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
  ],
  [
    'RRI',
    (on, periods = on.number(0), present = on.number(0), future = on.number(0)) => {
      const zero = on.number(0);
      const ratio = on.divide(future, present);
      const outside = on.either(
        on.either(on.atMost(periods, zero), on.equal(present, zero)),
        on.less(ratio, zero),
      );
      const growth = on.subtract(on.power(ratio, on.divide(on.number(1), periods)), on.number(1));
      return on.unless(outside, '#NUM!', growth);
    },
  ],
  [
    'PMT',
    (
      on,
      rate = on.number(0),
      periods = on.number(0),
      present = on.number(0),
      future = on.number(0),
      type = on.number(0),
    ) => {
      const [zero, one] = [on.number(0), on.number(1)];
      const growth = on.power(on.add(one, rate), periods);
      const due = on.choose(on.equal(type, zero), one, on.add(one, rate));
      const worth = on.add(future, on.multiply(present, growth));
      const annuity = on.divide(
        on.multiply(on.negate(rate), worth),
        on.multiply(due, on.subtract(growth, one)),
      );
      const even = on.divide(on.negate(on.add(present, future)), periods);
      return on.unless(on.equal(periods, zero), '#NUM!', on.choose(on.equal(rate, zero), even, annuity));
    },
  ],
  [
    'FV',
    (
      on,
      rate = on.number(0),
      periods = on.number(0),
      payment = on.number(0),
      present = on.number(0),
      type = on.number(0),
    ) => {
      const [zero, one] = [on.number(0), on.number(1)];
      const growth = on.power(on.add(one, rate), periods);
      const due = on.choose(on.equal(type, zero), one, on.add(one, rate));
      const paid = on.divide(on.multiply(on.multiply(payment, due), on.subtract(growth, one)), rate);
      const worth = on.subtract(on.multiply(on.negate(present), growth), paid);
      return on.choose(
        on.equal(rate, zero),
        on.subtract(on.negate(present), on.multiply(payment, periods)),
        worth,
      );
    },
  ],
  [
    'PV',
    (
      on,
      rate = on.number(0),
      periods = on.number(0),
      payment = on.number(0),
      future = on.number(0),
      type = on.number(0),
    ) => {
      const [zero, one] = [on.number(0), on.number(1)];
      const growth = on.power(on.add(one, rate), periods);
      const due = on.choose(on.equal(type, zero), one, on.add(one, rate));
      const paid = on.divide(on.multiply(on.multiply(payment, due), on.subtract(growth, one)), rate);
      const worth = on.divide(on.subtract(on.negate(future), paid), growth);
      return on.choose(
        on.equal(rate, zero),
        on.subtract(on.negate(future), on.multiply(payment, periods)),
        worth,
      );
    },
  ],
  [
    'NPV',
    (on, rate = on.number(0), ...xs) => {
      const factor = on.add(on.number(1), rate);
      const sum = xs.reduce(
        (total, x, i) => on.add(total, on.divide(x, on.power(factor, on.number(i + 1)))),
        on.number(0),
      );
      return on.unless(on.equal(rate, on.number(-1)), '#DIV/0!', sum);
    },
  ],
  [
    'SLN',
    (on, cost = on.number(0), salvage = on.number(0), life = on.number(0)) =>
      on.unless(on.equal(life, on.number(0)), '#DIV/0!', on.divide(on.subtract(cost, salvage), life)),
  ],
]);

const LAST_PROGRAMS: ReadonlyMap<string, NumberProgram> = new Map<string, NumberProgram>([
  [
    'SUM',
    (on, ...xs) => {
      const before = xs.slice(0, -1).reduce((sum, x) => on.add(sum, x), on.number(0));
      return on.lastSum(before, xs.at(-1) ?? on.number(0));
    },
  ],
]);

export const KERNEL_COLUMN: ReadonlyMap<string, KernelColumn> = new Map(
  [...PROGRAMS].map(([key, program]) => {
    const programLast = LAST_PROGRAMS.get(key);
    return [key, { program, ...(programLast === undefined ? {} : { programLast }) }];
  }),
);
