/** Returns, discounting and compound interest: Excel's functions, as rows of the function table. */
import { FLOWS, RETURNS } from '../programs/investment.js';
import { SLOPES } from '../programs/partials.js';
import { log } from '../../special/elementary.js';
import { error, numbersOf, toNumber } from '../values/coerce.js';
import { pow } from '../values/elementary.js';
import type { FunctionRow } from './functionTable.js';
import {
  both,
  eachValue,
  numeric,
  optional,
  parameter,
  PURE,
  resultOf,
  units,
  VALUES,
  withoutLogicals,
} from './rows.js';
import { isError, type ErrorCode } from '../values/value.js';

const SUPPORT = 'Microsoft Support, Excel functions (alphabetical)';
const RATE = parameter('利率', 'rate');
const PRESENT = parameter('现值', 'pv');
const FUTURE = parameter('终值', 'fv');
const STEPS = 100;

/** A power with a whole exponent, by repeated squaring as in Excel. */
function wholePower(base: number, exponent: number): number {
  let [product, square] = [1, base];
  for (let left = exponent; left >= 1; left = Math.floor(left / 2)) {
    if (left % 2 === 1) product *= square;
    square *= square;
  }
  return product;
}

/** Sum of v(i) / (1 + rate)^i, i from 0, and its derivative with respect to the rate. */
function presentValue(values: readonly number[], rate: number): readonly [value: number, slope: number] {
  const factor = 1 / (1 + rate);
  let value = 0;
  let slope = 0;
  // Horner's rule, from the last value.
  for (let i = values.length - 1; i >= 0; i--) {
    slope = slope * factor - (i + 1 < values.length ? value : 0);
    value = value * factor + (values[i] as number);
  }
  return [value, slope * factor * factor];
}

function internalRate(values: readonly number[], guess: number): number | ErrorCode {
  if (!values.some((value) => value > 0) || !values.some((value) => value < 0)) return '#NUM!';
  if (guess <= -1) return '#VALUE!';
  let rate = guess;
  let before = Infinity;
  for (let i = 0; i < STEPS; i++) {
    const [value, slope] = presentValue(values, rate);
    const step = value / slope;
    if (!Number.isFinite(step)) return value === 0 ? rate : '#NUM!';
    // At most half-way to -100 %: below that there is no present value.
    rate = rate - step <= -1 ? (rate - 1) / 2 : rate - step;
    // The remaining error is about the square of the last step.
    if (Math.abs(step) <= 1e-10 * Math.abs(rate) + 1e-15) return rate;
    // At a double root the steps only halve, so the documented accuracy of 0.00001 % has to do there.
    if (Math.abs(step) < 1e-7 && Math.abs(step) > Math.abs(before) / 4) return rate;
    before = step;
  }
  return '#NUM!';
}

export const INVESTMENT: readonly FunctionRow[] = [
  {
    key: 'NPV',
    names: both('NPV'),
    aliases: ['净现值'],
    parameters: [RATE, VALUES],
    repeats: 1,
    domain: 'rate not -100 %, else #DIV/0!; the first value is one period away',
    units: units(['pure', 'same'], 'same'),
    meaning: {
      kind: 'strict',
      evaluate(first, ...rest) {
        const rate = toNumber(first);
        if (isError(rate)) return rate;
        const values = numbersOf(rest);
        if (isError(values)) return values;
        if (rate === -1) return { error: '#DIV/0!' };
        return resultOf(values.reduce((sum, value, i) => sum + value / pow(1 + rate, i + 1), 0));
      },
    },
    kernel: { program: RETURNS.npv },
    partials: SLOPES.npv,
    cite: `${SUPPORT}: NPV, sum of value(i) / (1+rate)^i`,
  },
  {
    key: 'IRR',
    names: both('IRR'),
    aliases: ['内部收益率'],
    parameters: [parameter('现金流', 'values', 'values'), optional('估计值', 'guess')],
    domain:
      'a positive and a negative value, and a rate that is found near the guess (10 %), else #NUM!; a guess of -100 % or less is #VALUE!',
    units: units(['any', 'pure'], 'pure'),
    meaning: {
      kind: 'strict',
      evaluate(first, second) {
        const values = numbersOf([first]);
        if (isError(values)) return values;
        const guess = second === undefined ? 0.1 : toNumber(second);
        return isError(guess) ? guess : resultOf(internalRate(values, guess));
      },
    },
    kernel: { oneByOne: 'found by iteration' },
    cite: `${SUPPORT}: IRR, the rate at which NPV is 0; by Newton's method, to the last digits`,
  },
  {
    key: 'MIRR',
    names: both('MIRR'),
    parameters: [
      parameter('现金流', 'values', 'values'),
      parameter('融资利率', 'finance_rate'),
      parameter('再投资利率', 'reinvest_rate'),
    ],
    domain:
      'a negative value, else #DIV/0!; without a positive one it is -100 %; a finance rate of -100 % with payments after the first day, and a reinvestment rate of -100 %, are #DIV/0!',
    units: units(['any', 'pure', 'pure'], 'pure'),
    meaning: {
      kind: 'strict',
      evaluate(first, ...rates) {
        const values = numbersOf([first]);
        if (isError(values)) return values;
        return numeric((finance = 0, reinvest = 0) => {
          const gains = values.map((value) => Math.max(value, 0));
          const costs = values.map((value) => Math.min(value, 0));
          if (!costs.some((value) => value !== 0)) return '#DIV/0!';
          const isGain = gains.some((value) => value !== 0);
          if (!isGain) return -1;
          // At -100 % only the payment of period 0 has a present value.
          const isLate = costs.some((value, i) => i > 0 && value !== 0);
          if ((finance === -1 && isLate) || reinvest === -1) return '#DIV/0!';
          const periods = values.length - 1;
          const future = presentValue(gains, reinvest)[0] * pow(1 + reinvest, periods);
          const present = finance === -1 ? (costs[0] ?? 0) : presentValue(costs, finance)[0];
          return pow(future / -present, 1 / periods) - 1;
        }).evaluate(...rates);
      },
    },
    kernel: { lists: FLOWS.mirr },
    cite: `${SUPPORT}: MIRR; without gains, and at -100 %: recorded in MIRR.xlsx`,
  },
  {
    key: 'RRI',
    names: both('RRI'),
    aliases: ['年均增长率'],
    parameters: [parameter('期数', 'nper'), PRESENT, FUTURE],
    domain: 'periods > 0, present value not 0, and a root of their quotient, else #NUM!',
    units: units(['pure', 'same', 'same'], 'pure'),
    meaning: numeric((periods = 0, present = 0, future = 0) => {
      if (periods <= 0 || present === 0) return '#NUM!';
      return pow(future / present, 1 / periods) - 1;
    }),
    kernel: { program: RETURNS.rri },
    partials: SLOPES.rri,
    cite: `${SUPPORT}: RRI, (fv/pv)^(1/nper) - 1`,
  },
  {
    key: 'PDURATION',
    names: both('PDURATION'),
    parameters: [RATE, PRESENT, FUTURE],
    domain: 'all three > 0, else #NUM!',
    units: units(['pure', 'same', 'same'], 'pure'),
    meaning: numeric((rate = 0, present = 0, future = 0) =>
      rate <= 0 || present <= 0 || future <= 0 ? '#NUM!' : (log(future) - log(present)) / log(1 + rate),
    ),
    kernel: { program: RETURNS.pduration },
    partials: SLOPES.pduration,
    cite: `${SUPPORT}: PDURATION, (ln fv - ln pv) / ln(1 + rate)`,
  },
  {
    key: 'EFFECT',
    names: both('EFFECT'),
    aliases: ['实际利率'],
    parameters: [parameter('名义利率', 'nominal_rate'), parameter('每年期数', 'npery')],
    domain: 'rate > 0 and at least one period a year (cut to a whole number), else #NUM!',
    units: PURE,
    meaning: withoutLogicals((rate = 0, number = 0) => {
      const periods = Math.trunc(number);
      return rate <= 0 || periods < 1 ? '#NUM!' : wholePower(1 + rate / periods, periods) - 1;
    }),
    kernel: { program: RETURNS.effect },
    partials: SLOPES.effect,
    cite: `${SUPPORT}: EFFECT, (1 + rate/npery)^npery - 1 by multiplication: DnaCalc/OxFunc, BUG-FUNC-043`,
  },
  {
    key: 'NOMINAL',
    names: both('NOMINAL'),
    aliases: ['名义利率'],
    parameters: [parameter('实际利率', 'effect_rate'), parameter('每年期数', 'npery')],
    domain: 'rate > 0 and at least one period a year (cut to a whole number), else #NUM!',
    units: PURE,
    meaning: withoutLogicals((rate = 0, number = 0) => {
      const periods = Math.trunc(number);
      return rate <= 0 || periods < 1 ? '#NUM!' : periods * (pow(1 + rate, 1 / periods) - 1);
    }),
    kernel: { program: RETURNS.nominal },
    partials: SLOPES.nominal,
    cite: `${SUPPORT}: NOMINAL, the inverse of EFFECT`,
  },
  {
    key: 'FVSCHEDULE',
    names: both('FVSCHEDULE'),
    parameters: [parameter('本金', 'principal'), parameter('各期利率', 'schedule', 'values')],
    domain: 'any numbers; an empty cell is a rate of 0, anything else that is no number #VALUE!',
    units: units(['same', 'pure'], 'same'),
    meaning: {
      kind: 'strict',
      evaluate(first, schedule) {
        const principal = toNumber(first);
        if (isError(principal)) return principal;
        let value = principal;
        for (const { value: cell, inCell } of eachValue([schedule])) {
          const rate = inCell ? (cell ?? 0) : toNumber(cell);
          if (isError(rate)) return rate;
          if (typeof rate !== 'number') return error('#VALUE!');
          value *= 1 + rate;
        }
        return resultOf(value);
      },
    },
    kernel: { lists: FLOWS.fvschedule },
    cite: `${SUPPORT}: FVSCHEDULE, principal times every 1 + rate`,
  },
];
