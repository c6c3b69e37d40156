/** The `kernel` column of the financial functions; see functions-kernel.ts. What they say stands in functions-finance.ts and its kin. */
import { any, expm1, isZero, log1p, negative, sumOf } from './functions-kernel-words.js';
import type { ListProgram, NumberProgram, Primitives } from './primitives.js';

function growthOf<N, C>(on: Primitives<N, C>, rate: N, periods: N): N {
  return on.power(on.add(on.number(1), rate), periods);
}

function dueFactor<N, C>(on: Primitives<N, C>, rate: N, type: N): N {
  return on.choose(isZero(on, type), on.number(1), on.add(on.number(1), rate));
}

interface Loan<N> {
  readonly rate: N;
  readonly periods: N;
  readonly present: N;
  readonly future: N;
  readonly type: N;
}

function payment<N, C>(on: Primitives<N, C>, { rate, periods, present, future, type }: Loan<N>): N {
  const discount = expm1(on, on.multiply(on.negate(periods), log1p(on, rate)));
  const worth = on.add(present, on.multiply(future, on.add(on.number(1), discount)));
  const each = on.divide(on.divide(on.multiply(worth, rate), discount), dueFactor(on, rate, type));
  const even = on.divide(on.negate(on.add(present, future)), periods);
  return on.choose(isZero(on, rate), even, each);
}

/** What is owed after some periods, with the sign of FV. */
function balance<N, C>(
  on: Primitives<N, C>,
  { rate, periods, present, type }: Omit<Loan<N>, 'future'>,
  paid: N,
): N {
  const growth = growthOf(on, rate, periods);
  const flow = on.multiply(on.multiply(paid, dueFactor(on, rate, type)), on.subtract(growth, on.number(1)));
  const grown = on.subtract(on.multiply(on.negate(present), growth), on.divide(flow, rate));
  return on.choose(isZero(on, rate), on.subtract(on.negate(present), on.multiply(paid, periods)), grown);
}

/** Interest within the payment of one period, from 1. */
function interest<N, C>(on: Primitives<N, C>, loan: Loan<N>, period: N): N {
  const one = on.number(1);
  const before = on.subtract(period, one);
  const owed = balance(on, { ...loan, periods: before }, payment(on, loan));
  const late = on.multiply(owed, loan.rate);
  const early = on.choose(on.equal(period, one), on.number(0), on.divide(late, on.add(one, loan.rate)));
  return on.choose(isZero(on, loan.type), late, early);
}

/** Periods that a loan does not have, and rates that none has. */
function beyond<N, C>(on: Primitives<N, C>, { rate, periods }: Loan<N>, period: N): C {
  const one = on.number(1);
  return any(on, isLost(on, rate), on.less(period, one), on.atMost(on.add(periods, one), period));
}

/** -100 % or less. */
function isLost<N, C>(on: Primitives<N, C>, rate: N): C {
  return on.atMost(rate, on.number(-1));
}

/** Interest within the payments `from` to `to`, and those payments. */
function interestOver<N, C>(on: Primitives<N, C>, loan: Loan<N>, from: N, to: N): { interest: N; paid: N } {
  const one = on.number(1);
  const each = payment(on, loan);
  const isEarly = on.equal(loan.type, one);
  const first = on.choose(isEarly, on.max(from, on.number(2)), from);
  const owed = (periods: N): N => balance(on, { ...loan, periods }, each);
  const rise = on.subtract(owed(to), owed(on.subtract(first, one)));
  const payments = on.multiply(on.add(on.subtract(to, first), one), each);
  const share = on.choose(isEarly, on.divide(rise, on.add(one, loan.rate)), rise);
  const none = on.less(to, first);
  return {
    interest: on.choose(none, on.number(0), on.add(share, payments)),
    paid: on.multiply(on.add(on.subtract(to, from), one), each),
  };
}

function cumulated(part: 'interest' | 'principal'): NumberProgram {
  return (on, rate, periods, present, first, last, type) => {
    const zero = on.number(0);
    if (!rate || !periods || !present || !first || !last || !type) return undefined;
    const [from, to] = [on.truncate(first), on.truncate(last)];
    const refused = any(
      on,
      on.atMost(rate, zero),
      on.atMost(periods, zero),
      on.atMost(present, zero),
      on.less(from, on.number(1)),
      on.less(to, from),
      on.less(periods, to),
      on.not(on.either(on.equal(type, zero), on.equal(type, on.number(1)))),
    );
    const { interest: sum, paid } = interestOver(
      on,
      { rate, periods, present, future: zero, type },
      from,
      to,
    );
    return on.unless(refused, '#NUM!', part === 'interest' ? sum : on.subtract(paid, sum));
  };
}

/** By repeated squaring, as Excel calculates it. */
function wholePower<N, C>(on: Primitives<N, C>, base: N, exponent: number): N {
  let [product, square] = [on.number(1), base];
  for (let left = exponent; left >= 1; left = Math.floor(left / 2)) {
    if (left % 2 === 1) product = on.multiply(product, square);
    square = on.multiply(square, square);
  }
  return product;
}

/** Value today of flows at the ends of periods 0, 1, 2, …, by Horner's rule. */
function presentValue<N, C>(on: Primitives<N, C>, flows: readonly N[], rate: N): N {
  const factor = on.divide(on.number(1), on.add(on.number(1), rate));
  return flows.reduceRight((sum, flow) => on.add(on.multiply(sum, factor), flow), on.number(0));
}

export const FINANCE_PROGRAMS: ReadonlyMap<string, NumberProgram> = new Map<string, NumberProgram>([
  [
    'RRI',
    (on, periods = on.number(0), present = on.number(0), future = on.number(0)) => {
      const zero = on.number(0);
      const ratio = on.divide(future, present);
      const outside = on.either(on.atMost(periods, zero), on.equal(present, zero));
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
      const refused = on.either(isZero(on, periods), isLost(on, rate));
      return on.unless(refused, '#NUM!', payment(on, { rate, periods, present, future, type }));
    },
  ],
  [
    'FV',
    (
      on,
      rate = on.number(0),
      periods = on.number(0),
      paid = on.number(0),
      present = on.number(0),
      type = on.number(0),
    ) => balance(on, { rate, periods, present, type }, paid),
  ],
  [
    'PV',
    (
      on,
      rate = on.number(0),
      periods = on.number(0),
      paid = on.number(0),
      future = on.number(0),
      type = on.number(0),
    ) => {
      const growth = growthOf(on, rate, periods);
      const flow = on.multiply(
        on.multiply(paid, dueFactor(on, rate, type)),
        on.subtract(growth, on.number(1)),
      );
      const worth = on.divide(on.subtract(on.negate(future), on.divide(flow, rate)), growth);
      return on.choose(isZero(on, rate), on.subtract(on.negate(future), on.multiply(paid, periods)), worth);
    },
  ],
  [
    'NPER',
    (
      on,
      rate = on.number(0),
      paid = on.number(0),
      present = on.number(0),
      future = on.number(0),
      type = on.number(0),
    ) => {
      const zero = on.number(0);
      const flow = on.multiply(paid, dueFactor(on, rate, type));
      const left = on.subtract(flow, on.multiply(future, rate));
      const growth = on.divide(left, on.add(flow, on.multiply(present, rate)));
      const periods = on.divide(on.ln(growth), on.ln(on.add(on.number(1), rate)));
      const outside = on.either(isLost(on, rate), on.not(on.less(zero, growth)));
      const even = on.divide(on.negate(on.add(present, future)), paid);
      return on.choose(
        isZero(on, rate),
        on.unless(isZero(on, paid), '#NUM!', even),
        on.unless(outside, '#NUM!', periods),
      );
    },
  ],
  [
    'IPMT',
    (
      on,
      rate = on.number(0),
      period = on.number(0),
      periods = on.number(0),
      present = on.number(0),
      future = on.number(0),
      type = on.number(0),
    ) => {
      const loan = { rate, periods, present, future, type };
      return on.unless(beyond(on, loan, period), '#NUM!', interest(on, loan, period));
    },
  ],
  [
    'PPMT',
    (
      on,
      rate = on.number(0),
      period = on.number(0),
      periods = on.number(0),
      present = on.number(0),
      future = on.number(0),
      type = on.number(0),
    ) => {
      const loan = { rate, periods, present, future, type };
      const principal = on.subtract(payment(on, loan), interest(on, loan, period));
      return on.unless(beyond(on, loan, period), '#NUM!', principal);
    },
  ],
  ['CUMIPMT', cumulated('interest')],
  ['CUMPRINC', cumulated('principal')],
  [
    'NPV',
    (on, rate = on.number(0), ...xs) => {
      const factor = on.add(on.number(1), rate);
      const sum = sumOf(
        on,
        xs.map((x, i) => on.divide(x, on.power(factor, on.number(i + 1)))),
      );
      return on.unless(on.equal(rate, on.number(-1)), '#DIV/0!', sum);
    },
  ],
  [
    'PDURATION',
    (on, rate = on.number(0), present = on.number(0), future = on.number(0)) => {
      const outside = any(on, ...[rate, present, future].map((x) => on.atMost(x, on.number(0))));
      const growth = on.subtract(on.ln(future), on.ln(present));
      return on.unless(outside, '#NUM!', on.divide(growth, on.ln(on.add(on.number(1), rate))));
    },
  ],
  [
    'EFFECT',
    (on, rate = on.number(0), number = on.number(0)) => {
      const periods = on.truncate(number);
      const [one, known] = [on.number(1), on.known(periods)];
      if (known === undefined || !Number.isFinite(known)) return undefined;
      const outside = on.either(on.atMost(rate, on.number(0)), on.less(periods, one));
      const growth = wholePower(on, on.add(one, on.divide(rate, periods)), known);
      return on.unless(outside, '#NUM!', on.subtract(growth, one));
    },
  ],
  [
    'NOMINAL',
    (on, rate = on.number(0), number = on.number(0)) => {
      const periods = on.truncate(number);
      const one = on.number(1);
      const outside = on.either(on.atMost(rate, on.number(0)), on.less(periods, one));
      const each = on.subtract(on.power(on.add(one, rate), on.divide(one, periods)), one);
      return on.unless(outside, '#NUM!', on.multiply(periods, each));
    },
  ],
  [
    'SLN',
    (on, cost = on.number(0), salvage = on.number(0), life = on.number(0)) =>
      on.unless(isZero(on, life), '#DIV/0!', on.divide(on.subtract(cost, salvage), life)),
  ],
  [
    'SYD',
    (on, cost = on.number(0), salvage = on.number(0), life = on.number(0), period = on.number(0)) => {
      const [zero, one] = [on.number(0), on.number(1)];
      const outside = any(
        on,
        negative(on, salvage),
        on.atMost(life, zero),
        on.atMost(period, zero),
        on.less(life, period),
      );
      const left = on.add(on.subtract(life, period), one);
      const share = on.multiply(on.multiply(on.subtract(cost, salvage), left), on.number(2));
      return on.unless(outside, '#NUM!', on.divide(share, on.multiply(life, on.add(life, one))));
    },
  ],
  [
    'DDB',
    (
      on,
      cost = on.number(0),
      salvage = on.number(0),
      life = on.number(0),
      period = on.number(0),
      factor = on.number(2),
    ) => {
      const [zero, one] = [on.number(0), on.number(1)];
      const refused = any(
        on,
        negative(on, cost),
        negative(on, salvage),
        ...[life, period, factor].map((x) => on.atMost(x, zero)),
        on.less(life, period),
      );
      const rate = on.min(on.divide(factor, life), one);
      const left = (years: typeof cost): typeof cost =>
        on.choose(
          isZero(on, years),
          cost,
          on.choose(on.equal(rate, one), zero, on.multiply(cost, on.power(on.subtract(one, rate), years))),
        );
      const before = left(on.max(on.subtract(period, one), zero));
      return on.unless(refused, '#NUM!', on.max(on.subtract(before, on.max(left(period), salvage)), zero));
    },
  ],
]);

export const FINANCE_LISTS: ReadonlyMap<string, ListProgram> = new Map<string, ListProgram>([
  [
    'MIRR',
    (on, flows, [finance = on.number(0)] = [], [reinvest = on.number(0)] = []) => {
      const [zero, one, lost] = [on.number(0), on.number(1), on.number(-1)];
      const values = (flows ?? []).filter((flow) => flow !== undefined);
      const gains = values.map((value) => on.max(value, zero));
      const costs = values.map((value) => on.min(value, zero));
      const some = (parts: readonly (typeof zero)[]) =>
        any(on, ...parts.map((part) => on.not(on.equal(part, zero))));
      const refused = any(
        on,
        on.not(some(gains)),
        on.not(some(costs)),
        on.equal(finance, lost),
        on.equal(reinvest, lost),
      );
      const periods = on.number(values.length - 1);
      const future = on.multiply(presentValue(on, gains, reinvest), on.power(on.add(one, reinvest), periods));
      const ratio = on.divide(future, on.negate(presentValue(on, costs, finance)));
      return on.unless(refused, '#DIV/0!', on.subtract(on.power(ratio, on.divide(one, periods)), one));
    },
  ],
  [
    'FVSCHEDULE',
    (on, [principal = on.number(0)] = [], schedule = []) => {
      const rates = schedule.filter((rate) => rate !== undefined);
      if (rates.length < schedule.length) return undefined;
      return rates.reduce((value, rate) => on.multiply(value, on.add(on.number(1), rate)), principal);
    },
  ],
]);
