/** Payments on dates: Excel's functions, as rows of the function table. */
import { FLOWS } from '../programs/investment.js';
import { error, isCells, toNumber, type Argument } from '../values/coerce.js';
import { exp, pow } from '../values/elementary.js';
import { expm1, log1p } from '../../special/elementary.js';
import type { FunctionRow } from './functionTable.js';
import { both, cellsOf, optional, parameter, resultOf, units } from './rows.js';
import { isError, type ErrorCode, type FormulaError } from '../values/value.js';

const SUPPORT = 'Microsoft Support, Excel functions (alphabetical)';
const VALUES = parameter('现金流', 'values', 'values');
const DATES = parameter('日期', 'dates', 'values');
const YEAR = 365;
const STEPS = 100;
/** Largest continuous rate that is tried, in either direction: a factor of 10^13 a year. */
const WIDEST = 30;

interface Payment {
  readonly amount: number;
  /** Since the first date, in years of 365 days. */
  readonly years: number;
}

/** The numbers of a list; anything else in it is #VALUE!. */
function numbersIn(argument: Argument): readonly number[] | FormulaError {
  const cells = argument !== undefined && isCells(argument) ? cellsOf(argument).flat() : [argument];
  const found = cells.find(isError);
  if (found !== undefined) return found;
  const numbers = cells.filter((cell) => typeof cell === 'number');
  return numbers.length === cells.length ? numbers : error('#VALUE!');
}

function paymentsOf(values: Argument, dates: Argument): readonly Payment[] | FormulaError {
  const amounts = numbersIn(values);
  if (isError(amounts)) return amounts;
  const written = numbersIn(dates);
  if (isError(written)) return written;
  const days = written.map(Math.trunc);
  const [first = 0] = days;
  if (days.length !== amounts.length || days.some((day) => day < first || day < 0)) return error('#NUM!');
  return days.map((day, i) => ({ amount: amounts[i] ?? 0, years: (day - first) / YEAR }));
}

function presentValue(payments: readonly Payment[], rate: number): number {
  return payments.reduce((sum, { amount, years }) => sum + amount / pow(1 + rate, years), 0);
}

/** Present value at a continuous rate, and its slope: both exist at every rate. */
function continuous(payments: readonly Payment[], rate: number): readonly [value: number, slope: number] {
  let [value, slope] = [0, 0];
  for (const { amount, years } of payments) {
    const today = amount * exp(-years * rate);
    value += today;
    slope -= years * today;
  }
  return [value, slope];
}

/** The rate nearest to the guess at which the present value of the payments is 0. */
function internalRate(payments: readonly Payment[], guess: number): number | ErrorCode {
  const isMixed = payments.some(({ amount }) => amount > 0) && payments.some(({ amount }) => amount < 0);
  if (!isMixed) return '#NUM!';
  if (guess <= -1) return '#VALUE!';
  const start = log1p(guess);
  const rate = newton(payments, start) ?? bisect(payments, start);
  return rate === undefined ? '#NUM!' : expm1(rate);
}

function newton(payments: readonly Payment[], start: number): number | undefined {
  let rate = start;
  for (let i = 0; i < STEPS; i++) {
    const [value, slope] = continuous(payments, rate);
    if (value === 0) return rate;
    const step = value / slope;
    if (!Number.isFinite(step) || Math.abs(rate - step) > WIDEST) return undefined;
    rate -= step;
    if (Math.abs(step) <= 1e-14 * Math.max(1, Math.abs(rate))) return rate;
  }
  return undefined;
}

/** Searches for a change of sign on both sides, further and further out, then bisects. */
function bisect(payments: readonly Payment[], start: number): number | undefined {
  const at = (rate: number): number => continuous(payments, rate)[0];
  const width = 0.05;
  for (let out = 0; out < WIDEST; out += width) {
    for (const [from, to] of [
      [start + out, start + out + width],
      [start - out - width, start - out],
    ] as const) {
      if (at(from) * at(to) > 0) continue;
      let [low, high] = [from, to];
      for (let i = 0; i < STEPS; i++) {
        const middle = (low + high) / 2;
        if (at(low) * at(middle) <= 0) high = middle;
        else low = middle;
      }
      return (low + high) / 2;
    }
  }
  return undefined;
}

export const DATED_FLOWS: readonly FunctionRow[] = [
  {
    key: 'XNPV',
    names: both('XNPV'),
    aliases: ['按日期净现值'],
    parameters: [parameter('利率', 'rate'), VALUES, DATES],
    domain:
      'a rate >= 0, as many dates as values, none before the first, else #NUM!; anything that is no number in them is #VALUE!',
    units: units(['pure', 'same', 'pure'], 'same'),
    meaning: {
      kind: 'strict',
      evaluate(first, values, dates) {
        const rate = toNumber(first);
        if (isError(rate)) return rate;
        const payments = paymentsOf(values, dates);
        if (isError(payments)) return payments;
        return resultOf(rate < 0 ? '#NUM!' : presentValue(payments, rate));
      },
    },
    kernel: { lists: FLOWS.xnpv, asCells: true },
    cite: `${SUPPORT}: XNPV, sum of value(i) / (1+rate)^((date(i) - date(1)) / 365); one sign alone, and negative rates: DnaCalc/OxFunc, BUG-FUNC-037`,
  },
  {
    key: 'XIRR',
    names: both('XIRR'),
    aliases: ['按日期内部收益率'],
    parameters: [VALUES, DATES, optional('估计值', 'guess')],
    domain:
      'a positive and a negative value, as many dates, none before the first, and a rate that is found near the guess (10 %), else #NUM!; a guess of -100 % or less, and anything that is no number, is #VALUE!',
    units: units(['any', 'pure', 'pure'], 'pure'),
    meaning: {
      kind: 'strict',
      evaluate(values, dates, third) {
        const payments = paymentsOf(values, dates);
        if (isError(payments)) return payments;
        const guess = third === undefined ? 0.1 : toNumber(third);
        return isError(guess) ? guess : resultOf(internalRate(payments, guess));
      },
    },
    kernel: { oneByOne: 'found by iteration' },
    cite: `${SUPPORT}: XIRR, the rate at which XNPV is 0, to the last digits`,
  },
];
