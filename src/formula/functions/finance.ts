/**
 * Annuities: loans and savings with equal payments. Excel's functions, as rows of the function table.
 *
 * All solve pv(1+r)^n + pmt(1+r type)((1+r)^n - 1)/r + fv = 0; money paid out is negative.
 */
import { ANNUITIES } from '../programs/finance.js';
import { SLOPES } from '../programs/partials.js';
import { expm1, log, log1p } from '../../special/elementary.js';
import { pow } from '../values/elementary.js';
import type { FunctionRow } from './functionTable.js';
import { both, numeric, optional, parameter, units, withoutLogicals } from './rows.js';
import type { ErrorCode } from '../values/value.js';

const SUPPORT = 'Microsoft Support, Excel functions (alphabetical)';
const RATE = parameter('利率', 'rate');
const PERIODS = parameter('期数', 'nper');
const PAYMENT = parameter('每期支付', 'pmt');
const PRESENT = parameter('现值', 'pv');
const TYPE = optional('期初支付', 'type');
const PERIOD = parameter('第几期', 'per');
const FIRST_PERIOD = parameter('首期', 'start_period');
const LAST_PERIOD = parameter('末期', 'end_period');
const WHEN = parameter('期初支付', 'type');

/** Any number but 0 counts as "at the beginning of the period". */
function dueFactor(rate: number, type: number): number {
  return type === 0 ? 1 : 1 + rate;
}

/**
 * Calculated in present value, as Excel does: this loses no digits when the rate is small. Not for rates of -100 % and below.
 * Source: DnaCalc/OxFunc, EXCEL_FINANCIAL_ANNUITY_SPEC.
 */
function payment(rate: number, periods: number, present: number, future: number, type: number): number {
  if (rate === 0) return -(present + future) / periods;
  const discount = expm1(-periods * log1p(rate));
  return ((present + future * (1 + discount)) * rate) / discount / dueFactor(rate, type);
}

/** The balance after `periods` payments, with the sign of FV. */
function balance(rate: number, periods: number, paid: number, present: number, type: number): number {
  if (rate === 0) return -present - paid * periods;
  const growth = pow(1 + rate, periods);
  return -present * growth - (paid * dueFactor(rate, type) * (growth - 1)) / rate;
}

/** The interest part of the payment of one period; periods count from 1. */
function interest(
  rate: number,
  period: number,
  periods: number,
  present: number,
  future: number,
  type: number,
): number {
  const due = type === 0 ? 0 : 1;
  if (due === 1 && period === 1) return 0;
  const owed = balance(rate, period - 1, payment(rate, periods, present, future, type), present, type);
  return due === 1 ? (owed * rate) / (1 + rate) : owed * rate;
}

/**
 * The interest part of the payments `from` to `to`, by the sum of a geometric series, so that the time does not grow with the
 * number of periods.
 */
function interestOver(
  rate: number,
  periods: number,
  present: number,
  from: number,
  to: number,
  type: number,
): number {
  const paid = payment(rate, periods, present, 0, type);
  const first = type === 1 ? Math.max(from, 2) : from;
  if (to < first) return 0;
  // The rise of the balance in a period, less the payment, is interest.
  const rise = balance(rate, to, paid, present, type) - balance(rate, first - 1, paid, present, type);
  const payments = (to - first + 1) * paid;
  return type === 1 ? rise / (1 + rate) + payments : rise + payments;
}

/** The first period is rounded up and the last one down (recorded: CUMPRINC_CUMIPMT.xlsx). */
function wholePeriods(first: number, last: number): readonly [from: number, to: number] {
  return [Math.ceil(first), Math.trunc(last)];
}

function isLoan(
  rate: number,
  periods: number,
  present: number,
  from: number,
  to: number,
  type: number,
): boolean {
  return (
    rate > 0 &&
    periods > 0 &&
    present > 0 &&
    from >= 1 &&
    from <= to &&
    to <= periods &&
    (type === 0 || type === 1)
  );
}

interface Loan {
  readonly periods: number;
  readonly paid: number;
  readonly present: number;
  readonly future: number;
  readonly due: 0 | 1;
}

/** A form of the equation above: its value at a rate, and its slope. */
type Equation = (loan: Loan, rate: number) => readonly [value: number, slope: number];

/** In future value. */
const worthLast: Equation = ({ periods, paid, present, future, due }, rate) => {
  const growth = pow(1 + rate, periods);
  const slope = (periods * growth) / (1 + rate);
  let series: number;
  let bySeries: number;
  if (Math.abs(rate) < 1e-6) {
    // Power series of ((1+r)^n - 1)/r, because the quotient would lose digits here.
    const second = (periods * (periods - 1)) / 2;
    const third = (second * (periods - 2)) / 3;
    series = periods + rate * (second + rate * third);
    bySeries = second + 2 * rate * third;
  } else {
    series = (growth - 1) / rate;
    bySeries = (slope - series) / rate;
  }
  const flow = 1 + rate * due;
  return [
    present * growth + paid * flow * series + future,
    present * slope + paid * (due * series + flow * bySeries),
  ];
};

/** In present value: divided by (1 + r)^n. */
const worthFirst: Equation = (loan, rate) => {
  const [value, slope] = worthLast(loan, rate);
  const growth = pow(1 + rate, loan.periods);
  return [value / growth, (slope - (value * loan.periods) / (1 + rate)) / growth];
};

/** The equation in present value times r: nearly linear where the rate is high. It has an additional root at 0. */
const interestPaid: Equation = (loan, rate) => {
  const [value, slope] = worthFirst(loan, rate);
  return [value * rate, value + slope * rate];
};

/** Number of Newton steps that Excel documents; the other equations get as many. */
const STEPS = 20;
const MORE_STEPS = 50;

/**
 * Newton's method on the three equations in turn. The first finds the rates recorded from Excel, and for loans with a final
 * payment the rate that is not a loss. If only the last equation finds a rate, and it is 100 % or more, the result is an error,
 * as recorded from Excel.
 */
function solveRate(loan: Loan, guess: number): number | ErrorCode {
  const found = newton(interestPaid, loan, guess, STEPS) ?? newton(worthLast, loan, guess, MORE_STEPS);
  if (found !== undefined) return found < 0 ? (gainful(loan, guess) ?? found) : found;
  const high = newton(worthFirst, loan, guess, MORE_STEPS);
  return high !== undefined && high > 0 && high < 1 ? high : '#NUM!';
}

/**
 * The positive root if there is also a negative one. Both exist if present and future value have one sign and the payments the
 * other; started from above, Newton's method on the equation in future value converges to the greater root.
 */
function gainful(loan: Loan, guess: number): number | undefined {
  const { present, future, paid } = loan;
  if (guess < 0 || present * future <= 0 || present * paid >= 0) return undefined;
  const root = newton(worthLast, loan, Math.max(guess, 1), 2 * MORE_STEPS);
  return root !== undefined && root > 0 ? root : undefined;
}

function newton(equation: Equation, loan: Loan, guess: number, most: number): number | undefined {
  let rate = guess;
  for (let i = 0; i < most && rate > -1; i++) {
    const [value, slope] = equation(loan, rate);
    const step = value / slope;
    if (!Number.isFinite(step)) return value === 0 ? rate : undefined;
    rate -= step;
    // The remaining error is about the square of the last step.
    if (Math.abs(step) <= 1e-10 * Math.abs(rate) + 1e-15) return isRoot(loan, rate) ? rate : undefined;
  }
  return undefined;
}

/** Not the root at 0 that `interestPaid` adds, and not below -100 %. */
function isRoot(loan: Loan, rate: number): boolean {
  if (rate <= -1) return false;
  if (Math.abs(rate) > 1e-9) return true;
  const size = Math.abs(loan.present) + Math.abs(loan.future) + Math.abs(loan.paid * loan.periods);
  return Math.abs(worthLast(loan, rate)[0]) <= 1e-9 * size;
}

export const FINANCE: readonly FunctionRow[] = [
  {
    key: 'PMT',
    names: both('PMT'),
    parameters: [RATE, PERIODS, PRESENT, optional('终值', 'fv'), TYPE],
    domain: 'periods not 0 and rate above -100 %, else #NUM!',
    units: units(['pure', 'pure', 'same', 'same', 'any'], 'same'),
    meaning: numeric((rate = 0, periods = 0, present = 0, future = 0, type = 0) => {
      if (periods === 0 || rate <= -1) return '#NUM!';
      return payment(rate, periods, present, future, type);
    }),
    kernel: { program: ANNUITIES.pmt },
    partials: SLOPES.pmt,
    cite: `${SUPPORT}: PMT, from pv(1+r)^n + pmt(1+r type)((1+r)^n - 1)/r + fv = 0`,
  },
  {
    key: 'FV',
    names: both('FV'),
    parameters: [RATE, PERIODS, PAYMENT, optional('现值', 'pv'), TYPE],
    domain: 'any numbers; a rate of -100 % over a negative number of periods is #DIV/0!',
    units: units(['pure', 'pure', 'same', 'same', 'any'], 'same'),
    meaning: numeric((rate = 0, periods = 0, paid = 0, present = 0, type = 0) =>
      rate === -1 && periods < 0 ? '#DIV/0!' : balance(rate, periods, paid, present, type),
    ),
    kernel: { program: ANNUITIES.fv },
    partials: SLOPES.fv,
    cite: `${SUPPORT}: FV, from pv(1+r)^n + pmt(1+r type)((1+r)^n - 1)/r + fv = 0`,
  },
  {
    key: 'PV',
    names: both('PV'),
    parameters: [RATE, PERIODS, PAYMENT, optional('终值', 'fv'), TYPE],
    domain: 'rate not -100 %, else #NUM!',
    units: units(['pure', 'pure', 'same', 'same', 'any'], 'same'),
    meaning: numeric((rate = 0, periods = 0, paid = 0, future = 0, type = 0) => {
      if (rate === 0) return -future - paid * periods;
      const growth = pow(1 + rate, periods);
      return (-future - (paid * dueFactor(rate, type) * (growth - 1)) / rate) / growth;
    }),
    kernel: { program: ANNUITIES.pv },
    partials: SLOPES.pv,
    cite: `${SUPPORT}: PV, from pv(1+r)^n + pmt(1+r type)((1+r)^n - 1)/r + fv = 0`,
  },
  {
    key: 'NPER',
    names: both('NPER'),
    aliases: ['还款期数'],
    parameters: [RATE, PAYMENT, PRESENT, optional('终值', 'fv'), TYPE],
    domain: 'payments that reach the future value, else #NUM!',
    units: units(['pure', 'same', 'same', 'same', 'any'], 'pure'),
    meaning: numeric((rate = 0, paid = 0, present = 0, future = 0, type = 0) => {
      if (rate === 0) return paid === 0 ? '#NUM!' : -(present + future) / paid;
      if (rate <= -1) return '#NUM!';
      const flow = paid * dueFactor(rate, type);
      const growth = (flow - future * rate) / (flow + present * rate);
      return growth > 0 ? log(growth) / log(1 + rate) : '#NUM!';
    }),
    kernel: { program: ANNUITIES.nper },
    cite: `${SUPPORT}: NPER`,
  },
  {
    key: 'RATE',
    names: both('RATE'),
    parameters: [PERIODS, PAYMENT, PRESENT, optional('终值', 'fv'), TYPE, optional('估计值', 'guess')],
    domain: 'periods > 0 and a rate that is found near the guess (10 %), else #NUM!',
    units: units(['pure', 'same', 'same', 'same', 'any', 'pure'], 'pure'),
    meaning: numeric((periods = 0, paid = 0, present = 0, future = 0, type = 0, guess = 0.1) =>
      periods <= 0 ? '#NUM!' : solveRate({ periods, paid, present, future, due: type === 0 ? 0 : 1 }, guess),
    ),
    kernel: { oneByOne: 'found by iteration' },
    cite: `${SUPPORT}: RATE; by Newton's method, to the last digits; which root, and where Excel gives up: recorded in RATE.xlsx`,
  },
  {
    key: 'IPMT',
    names: both('IPMT'),
    parameters: [RATE, PERIOD, PERIODS, PRESENT, optional('终值', 'fv'), TYPE],
    domain: '1 <= period < periods + 1 and rate above -100 %, else #NUM!',
    units: units(['pure', 'pure', 'pure', 'same', 'same', 'any'], 'same'),
    meaning: numeric((rate = 0, period = 0, periods = 0, present = 0, future = 0, type = 0) =>
      rate <= -1 || period < 1 || period >= periods + 1
        ? '#NUM!'
        : interest(rate, period, periods, present, future, type),
    ),
    kernel: { program: ANNUITIES.ipmt },
    cite: `${SUPPORT}: IPMT, the interest within the payment of one period`,
  },
  {
    key: 'PPMT',
    names: both('PPMT'),
    parameters: [RATE, PERIOD, PERIODS, PRESENT, optional('终值', 'fv'), TYPE],
    domain: '1 <= period < periods + 1 and rate above -100 %, else #NUM!',
    units: units(['pure', 'pure', 'pure', 'same', 'same', 'any'], 'same'),
    meaning: numeric((rate = 0, period = 0, periods = 0, present = 0, future = 0, type = 0) =>
      rate <= -1 || period < 1 || period >= periods + 1
        ? '#NUM!'
        : payment(rate, periods, present, future, type) -
          interest(rate, period, periods, present, future, type),
    ),
    kernel: { program: ANNUITIES.ppmt },
    cite: `${SUPPORT}: PPMT, PMT - IPMT`,
  },
  {
    key: 'CUMIPMT',
    names: both('CUMIPMT'),
    aliases: ['累计利息'],
    parameters: [RATE, PERIODS, PRESENT, FIRST_PERIOD, LAST_PERIOD, WHEN],
    domain: 'rate, periods and present value > 0, 1 <= first <= last <= periods, type 0 or 1, else #NUM!',
    units: units(['pure', 'pure', 'same', 'pure', 'pure', 'any'], 'same'),
    meaning: withoutLogicals((rate = 0, periods = 0, present = 0, first = 0, last = 0, type = 0) => {
      const [from, to] = wholePeriods(first, last);
      if (!isLoan(rate, periods, present, from, to, type)) return '#NUM!';
      return interestOver(rate, periods, present, from, to, type);
    }),
    kernel: { program: ANNUITIES.cumipmt },
    cite: `${SUPPORT}: CUMIPMT, the sum of IPMT`,
  },
  {
    key: 'CUMPRINC',
    names: both('CUMPRINC'),
    aliases: ['累计本金'],
    parameters: [RATE, PERIODS, PRESENT, FIRST_PERIOD, LAST_PERIOD, WHEN],
    domain: 'rate, periods and present value > 0, 1 <= first <= last <= periods, type 0 or 1, else #NUM!',
    units: units(['pure', 'pure', 'same', 'pure', 'pure', 'any'], 'same'),
    meaning: withoutLogicals((rate = 0, periods = 0, present = 0, first = 0, last = 0, type = 0) => {
      const [from, to] = wholePeriods(first, last);
      if (!isLoan(rate, periods, present, from, to, type)) return '#NUM!';
      const paid = (to - from + 1) * payment(rate, periods, present, 0, type);
      return paid - interestOver(rate, periods, present, from, to, type);
    }),
    kernel: { program: ANNUITIES.cumprinc },
    cite: `${SUPPORT}: CUMPRINC, the sum of PPMT`,
  },
];
