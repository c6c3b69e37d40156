/**
 * Distributions of test statistics (Student's t, F, chi-squared): Excel's functions, as rows of the function table. They use the
 * tails and quantiles of src/special, where the methods are named.
 */
import {
  betaLogit,
  betaLower,
  ratioDensity,
  studentCdf,
  studentDensity,
  studentQuantile,
} from '../../special/beta.js';
import {
  gammaDensity,
  gammaLower,
  gammaQuantile,
  gammaUpper,
  gammaUpperQuantile,
} from '../../special/gamma.js';
import { exp } from '../values/elementary.js';
import type { FunctionRow } from './functionTable.js';
import { both, cumulative, numeric, parameter, PURE, units } from './rows.js';
import type { ErrorCode } from '../values/value.js';

const SUPPORT = 'Microsoft Support, Excel functions (alphabetical)';
const X = parameter('数值', 'x');
const PROBABILITY = parameter('概率', 'probability');
const CUMULATIVE = parameter('是否累积', 'cumulative');
const DEGREES = parameter('自由度', 'deg_freedom');
/** Limit that Excel documents for chi-squared; up to it the tails are computed quickly enough. */
const LARGEST = 1e10;

/** Degrees of freedom, cut to a whole number. */
function degreesOf(given: number): number | undefined {
  const degrees = Math.trunc(given);
  return degrees >= 1 && degrees <= LARGEST ? degrees : undefined;
}

/** t with P(T > t) = `tail`, tail in (0, 1/2]. */
function studentTail(degrees: number, tail: number): number {
  return studentQuantile(degrees, 0.5 - tail, tail);
}

/** P(F > f) and P(F <= f) for whole degrees of freedom. */
function ratioTail(upper: number, lower: number, f: number, isUpper: boolean): number {
  const whole = upper * f + lower;
  const [x, y] = [(upper * f) / whole, lower / whole];
  return isUpper ? betaLower(lower / 2, upper / 2, y, x) : betaLower(upper / 2, lower / 2, x, y);
}

function ratioQuantile(upper: number, lower: number, probability: number): number {
  return (lower / upper) * exp(betaLogit(upper / 2, lower / 2, probability));
}

type Ratio = (upper: number, lower: number, given: number) => number | ErrorCode;

/** Evaluates a function of a value or probability and two degrees of freedom. */
function withRatio(given: number, first: number, second: number, calculate: Ratio): number | ErrorCode {
  const upper = degreesOf(first);
  const lower = degreesOf(second);
  return upper === undefined || lower === undefined ? '#NUM!' : calculate(upper, lower, given);
}

export const DEGREES_OF_FREEDOM: readonly FunctionRow[] = [
  {
    key: 'T.DIST',
    names: both('T.DIST'),
    aliases: ['T分布'],
    parameters: [X, DEGREES, CUMULATIVE],
    domain:
      'at least one degree of freedom (cut to a whole number), else #NUM!; of the density with none #DIV/0!',
    units: PURE,
    meaning: cumulative(2, (isCumulative, x = 0, given = 0) => {
      const degrees = degreesOf(given);
      // The density divides by the degrees of freedom before it checks them (T.DIST(,,) is #DIV/0!).
      if (!isCumulative && given >= 0 && given < 1) return '#DIV/0!';
      if (degrees === undefined) return '#NUM!';
      return isCumulative ? studentCdf(degrees, x) : studentDensity(degrees, x);
    }),
    kernel: { oneByOne: 'a tail or quantile found by iteration' },
    cite: `${SUPPORT}: T.DIST`,
  },
  {
    key: 'T.INV',
    names: both('T.INV'),
    parameters: [PROBABILITY, DEGREES],
    domain: '0 < probability < 1 and at least one degree of freedom (cut to a whole number), else #NUM!',
    units: PURE,
    meaning: numeric((probability = 0, given = 0) => {
      const degrees = degreesOf(given);
      if (degrees === undefined || probability <= 0 || probability >= 1) return '#NUM!';
      return probability < 0.5 ? -studentTail(degrees, probability) : studentTail(degrees, 1 - probability);
    }),
    kernel: { oneByOne: 'a tail or quantile found by iteration' },
    cite: `${SUPPORT}: T.INV`,
  },
  {
    key: 'T.INV.2T',
    names: both('T.INV.2T'),
    aliases: ['TINV'],
    parameters: [PROBABILITY, DEGREES],
    domain: '0 < probability <= 1 and at least one degree of freedom (cut to a whole number), else #NUM!',
    units: PURE,
    meaning: numeric((probability = 0, given = 0) => {
      const degrees = degreesOf(given);
      if (degrees === undefined || probability <= 0 || probability > 1) return '#NUM!';
      return studentTail(degrees, probability / 2);
    }),
    kernel: { oneByOne: 'a tail or quantile found by iteration' },
    cite: `${SUPPORT}: T.INV.2T, exceeded in size with that probability`,
  },
  {
    key: 'CHISQ.DIST',
    names: both('CHISQ.DIST'),
    aliases: ['卡方分布'],
    parameters: [X, DEGREES, CUMULATIVE],
    domain: 'x >= 0 and 1 to 10^10 degrees of freedom (cut to a whole number), else #NUM!',
    units: PURE,
    meaning: cumulative(2, (isCumulative, x = 0, given = 0) => {
      const degrees = degreesOf(given);
      if (degrees === undefined || x < 0) return '#NUM!';
      return isCumulative ? gammaLower(degrees / 2, x / 2) : gammaDensity(degrees / 2, x / 2) / 2;
    }),
    kernel: { oneByOne: 'a tail or quantile found by iteration' },
    cite: `${SUPPORT}: CHISQ.DIST`,
  },
  {
    key: 'CHISQ.DIST.RT',
    names: both('CHISQ.DIST.RT'),
    aliases: ['CHIDIST'],
    parameters: [X, DEGREES],
    domain: 'x >= 0 and 1 to 10^10 degrees of freedom (cut to a whole number), else #NUM!',
    units: PURE,
    meaning: numeric((x = 0, given = 0) => {
      const degrees = degreesOf(given);
      return degrees === undefined || x < 0 ? '#NUM!' : gammaUpper(degrees / 2, x / 2);
    }),
    kernel: { oneByOne: 'a tail or quantile found by iteration' },
    cite: `${SUPPORT}: CHISQ.DIST.RT`,
  },
  {
    key: 'CHISQ.INV',
    names: both('CHISQ.INV'),
    parameters: [PROBABILITY, DEGREES],
    domain: '0 <= probability < 1 and 1 to 10^10 degrees of freedom (cut to a whole number), else #NUM!',
    units: PURE,
    meaning: numeric((probability = 0, given = 0) => {
      const degrees = degreesOf(given);
      if (degrees === undefined || probability < 0 || probability >= 1) return '#NUM!';
      return 2 * gammaQuantile(degrees / 2, probability);
    }),
    kernel: { oneByOne: 'a tail or quantile found by iteration' },
    cite: `${SUPPORT}: CHISQ.INV`,
  },
  {
    key: 'CHISQ.INV.RT',
    names: both('CHISQ.INV.RT'),
    aliases: ['CHIINV'],
    parameters: [PROBABILITY, DEGREES],
    domain: '0 < probability <= 1 and 1 to 10^10 degrees of freedom (cut to a whole number), else #NUM!',
    units: PURE,
    meaning: numeric((probability = 0, given = 0) => {
      const degrees = degreesOf(given);
      if (degrees === undefined || probability <= 0 || probability > 1) return '#NUM!';
      return 2 * gammaUpperQuantile(degrees / 2, probability);
    }),
    kernel: { oneByOne: 'a tail or quantile found by iteration' },
    cite: `${SUPPORT}: CHISQ.INV.RT`,
  },
  {
    key: 'F.DIST',
    names: both('F.DIST'),
    aliases: ['F分布'],
    parameters: [
      X,
      parameter('分子自由度', 'deg_freedom1'),
      parameter('分母自由度', 'deg_freedom2'),
      CUMULATIVE,
    ],
    domain: 'x >= 0 and at least one degree of freedom each (cut to whole numbers), else #NUM!',
    units: units(['pure', 'pure', 'pure', 'any'], 'pure'),
    meaning: cumulative(3, (isCumulative, x = 0, first = 0, second = 0) =>
      withRatio(x, first, second, (upper, lower) => {
        if (x < 0) return '#NUM!';
        return isCumulative ? ratioTail(upper, lower, x, false) : ratioDensity(upper, lower, x);
      }),
    ),
    kernel: { oneByOne: 'a tail or quantile found by iteration' },
    cite: `${SUPPORT}: F.DIST`,
  },
  {
    key: 'F.DIST.RT',
    names: both('F.DIST.RT'),
    aliases: ['FDIST'],
    parameters: [X, parameter('分子自由度', 'deg_freedom1'), parameter('分母自由度', 'deg_freedom2')],
    domain: 'x >= 0 and at least one degree of freedom each (cut to whole numbers), else #NUM!',
    units: PURE,
    meaning: numeric((x = 0, first = 0, second = 0) =>
      withRatio(x, first, second, (upper, lower) => (x < 0 ? '#NUM!' : ratioTail(upper, lower, x, true))),
    ),
    kernel: { oneByOne: 'a tail or quantile found by iteration' },
    cite: `${SUPPORT}: F.DIST.RT`,
  },
  {
    key: 'F.INV',
    names: both('F.INV'),
    parameters: [
      PROBABILITY,
      parameter('分子自由度', 'deg_freedom1'),
      parameter('分母自由度', 'deg_freedom2'),
    ],
    domain: '0 <= probability < 1 and at least one degree of freedom each (cut to whole numbers), else #NUM!',
    units: PURE,
    meaning: numeric((probability = 0, first = 0, second = 0) =>
      withRatio(probability, first, second, (upper, lower) =>
        probability < 0 || probability >= 1 ? '#NUM!' : ratioQuantile(upper, lower, probability),
      ),
    ),
    kernel: { oneByOne: 'a tail or quantile found by iteration' },
    cite: `${SUPPORT}: F.INV`,
  },
];
