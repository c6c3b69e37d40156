/** The `kernel` column of annuities; see values/primitives.ts. Their definitions are in functions/finance.ts. */
import { any, ceiling, expm1, isZero, log1p } from './words.js';
import type { NumberProgram, Primitives } from '../values/primitives.js';

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

/** The balance after some periods, with the sign of FV. */
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

/** The interest part of the payment of one period; periods count from 1. */
function interest<N, C>(on: Primitives<N, C>, loan: Loan<N>, period: N): N {
  const one = on.number(1);
  const before = on.subtract(period, one);
  const owed = balance(on, { ...loan, periods: before }, payment(on, loan));
  const late = on.multiply(owed, loan.rate);
  const early = on.choose(on.equal(period, one), on.number(0), on.divide(late, on.add(one, loan.rate)));
  return on.choose(isZero(on, loan.type), late, early);
}

/** Whether a period is outside the term of the loan, or a rate is outside the domain. */
function beyond<N, C>(on: Primitives<N, C>, { rate, periods }: Loan<N>, period: N): C {
  const one = on.number(1);
  return any(on, isLost(on, rate), on.less(period, one), on.atMost(on.add(periods, one), period));
}

/** Whether a rate is -100 % or less. */
function isLost<N, C>(on: Primitives<N, C>, rate: N): C {
  return on.atMost(rate, on.number(-1));
}

/** The interest part of the payments `from` to `to`, and the sum of those payments. */
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

/** The program of a part of the payment in one period of a loan. */
function inPeriod(part: <N, C>(on: Primitives<N, C>, loan: Loan<N>, period: N) => N): NumberProgram {
  return (
    on,
    rate = on.number(0),
    period = on.number(0),
    periods = on.number(0),
    present = on.number(0),
    future = on.number(0),
    type = on.number(0),
  ) => {
    const loan = { rate, periods, present, future, type };
    return on.unless(beyond(on, loan, period), '#NUM!', part(on, loan, period));
  };
}

function cumulated(part: 'interest' | 'principal'): NumberProgram {
  return (on, rate, periods, present, first, last, type) => {
    const zero = on.number(0);
    if (!rate || !periods || !present || !first || !last || !type) return undefined;
    const [from, to] = [ceiling(on, first), on.truncate(last)];
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

/** Programs by function. */
export const ANNUITIES = {
  pmt: (
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
  fv: (
    on,
    rate = on.number(0),
    periods = on.number(0),
    paid = on.number(0),
    present = on.number(0),
    type = on.number(0),
  ) =>
    on.unless(
      on.both(on.equal(rate, on.number(-1)), on.less(periods, on.number(0))),
      '#DIV/0!',
      balance(on, { rate, periods, present, type }, paid),
    ),
  pv: (
    on,
    rate = on.number(0),
    periods = on.number(0),
    paid = on.number(0),
    future = on.number(0),
    type = on.number(0),
  ) => {
    const growth = growthOf(on, rate, periods);
    const flow = on.multiply(on.multiply(paid, dueFactor(on, rate, type)), on.subtract(growth, on.number(1)));
    const worth = on.divide(on.subtract(on.negate(future), on.divide(flow, rate)), growth);
    return on.choose(isZero(on, rate), on.subtract(on.negate(future), on.multiply(paid, periods)), worth);
  },
  nper: (
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
  ipmt: inPeriod(interest),
  ppmt: inPeriod((on, loan, period) => on.subtract(payment(on, loan), interest(on, loan, period))),
  cumipmt: cumulated('interest'),
  cumprinc: cumulated('principal'),
} satisfies Readonly<Record<string, NumberProgram>>;
