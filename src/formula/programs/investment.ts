/**
 * The `kernel` column of returns, discounting and depreciation; see values/primitives.ts. Their definitions are in
 * functions/investment.ts and functions/depreciation.ts.
 */
import { any, isZero, negative, sumOf } from './words.js';
import type { ListProgram, NumberProgram, Primitives } from '../values/primitives.js';

/** A power with a whole exponent, by repeated squaring as in Excel. */
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

/** Programs by function. */
export const RETURNS = {
  rri: (on, periods = on.number(0), present = on.number(0), future = on.number(0)) => {
    const zero = on.number(0);
    const ratio = on.divide(future, present);
    const outside = on.either(on.atMost(periods, zero), on.equal(present, zero));
    const growth = on.subtract(on.power(ratio, on.divide(on.number(1), periods)), on.number(1));
    return on.unless(outside, '#NUM!', growth);
  },
  npv: (on, rate = on.number(0), ...xs) => {
    const factor = on.add(on.number(1), rate);
    const sum = sumOf(
      on,
      xs.map((x, i) => on.divide(x, on.power(factor, on.number(i + 1)))),
    );
    return on.unless(on.equal(rate, on.number(-1)), '#DIV/0!', sum);
  },
  pduration: (on, rate = on.number(0), present = on.number(0), future = on.number(0)) => {
    const outside = any(on, ...[rate, present, future].map((x) => on.atMost(x, on.number(0))));
    const growth = on.subtract(on.ln(future), on.ln(present));
    return on.unless(outside, '#NUM!', on.divide(growth, on.ln(on.add(on.number(1), rate))));
  },
  effect: (on, rate = on.number(0), number = on.number(0)) => {
    const periods = on.truncate(number);
    const [one, known] = [on.number(1), on.known(periods)];
    if (known === undefined || !Number.isFinite(known)) return undefined;
    const outside = on.either(on.atMost(rate, on.number(0)), on.less(periods, one));
    const growth = wholePower(on, on.add(one, on.divide(rate, periods)), known);
    return on.unless(outside, '#NUM!', on.subtract(growth, one));
  },
  nominal: (on, rate = on.number(0), number = on.number(0)) => {
    const periods = on.truncate(number);
    const one = on.number(1);
    const outside = on.either(on.atMost(rate, on.number(0)), on.less(periods, one));
    const each = on.subtract(on.power(on.add(one, rate), on.divide(one, periods)), one);
    return on.unless(outside, '#NUM!', on.multiply(periods, each));
  },
  sln: (on, cost = on.number(0), salvage = on.number(0), life = on.number(0)) =>
    on.unless(isZero(on, life), '#DIV/0!', on.divide(on.subtract(cost, salvage), life)),
  syd: (on, cost = on.number(0), salvage = on.number(0), life = on.number(0), period = on.number(0)) => {
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
  ddb: (
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
} satisfies Readonly<Record<string, NumberProgram>>;

/** Programs by function. */
export const FLOWS = {
  mirr: (on, flows, [finance = on.number(0)] = [], [reinvest = on.number(0)] = []) => {
    const [zero, one, lost] = [on.number(0), on.number(1), on.number(-1)];
    const values = (flows ?? []).filter((flow) => flow !== undefined);
    const gains = values.map((value) => on.max(value, zero));
    const costs = values.map((value) => on.min(value, zero));
    const some = (parts: readonly (typeof zero)[]) =>
      any(on, ...parts.map((part) => on.not(on.equal(part, zero))));
    const noneAtAll = on.not(some(costs));
    const isLate = some(costs.slice(1));
    const refused = any(on, on.both(on.equal(finance, lost), isLate), on.equal(reinvest, lost));
    const periods = on.number(values.length - 1);
    const future = on.multiply(presentValue(on, gains, reinvest), on.power(on.add(one, reinvest), periods));
    const present = on.choose(isLate, presentValue(on, costs, finance), costs[0] ?? zero);
    const ratio = on.divide(future, on.negate(present));
    const found = on.unless(refused, '#DIV/0!', on.subtract(on.power(ratio, on.divide(one, periods)), one));
    return on.unless(noneAtAll, '#DIV/0!', on.choose(some(gains), found, lost));
  },
  xnpv: (on, [rate = on.number(0)] = [], values = [], dates = []) => {
    const amounts = values.filter((value) => value !== undefined);
    const days = dates.filter((date) => date !== undefined).map((date) => on.truncate(date));
    const [first] = days;
    if (amounts.length < values.length || days.length < dates.length || first === undefined) return undefined;
    const [zero, factor] = [on.number(0), on.add(on.number(1), rate)];
    const refused = any(
      on,
      on.condition(amounts.length !== days.length),
      on.less(rate, zero),
      on.less(first, zero),
      ...days.map((day) => on.less(day, first)),
    );
    const parts = amounts.map((amount, i) => {
      const years = on.divide(on.subtract(days[i] ?? first, first), on.number(365));
      return on.divide(amount, on.power(factor, years));
    });
    return on.unless(refused, '#NUM!', sumOf(on, parts));
  },
  fvschedule: (on, [principal = on.number(0)] = [], schedule = []) => {
    const rates = schedule.filter((rate) => rate !== undefined);
    if (rates.length < schedule.length) return undefined;
    return rates.reduce((value, rate) => on.multiply(value, on.add(on.number(1), rate)), principal);
  },
} satisfies Readonly<Record<string, ListProgram>>;
