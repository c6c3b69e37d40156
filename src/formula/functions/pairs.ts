/** Regression lines and correlation of two lists: Excel's functions, as rows of the function table. */
import { PAIRED } from '../programs/pairs.js';
import { error, isCells, toLogical, toNumber, type Argument } from '../values/coerce.js';
import { exp, log } from '../values/elementary.js';
import type { FunctionRow, Meaning } from './functionTable.js';
import {
  both,
  cellsOf,
  optional,
  overPairs,
  pairsOf,
  parameter,
  resultOf,
  units,
  type Pair,
} from './rows.js';
import { isError, type ErrorCode, type FormulaError } from '../values/value.js';

const SUPPORT = 'Microsoft Support, Excel functions (alphabetical)';
const KNOWN_Y = parameter('已知Y值', 'known_ys', 'values');
const KNOWN_X = parameter('已知X值', 'known_xs', 'values');
const NEW_X = optional('新X值', 'new_x');
const AT_X = parameter('新X值', 'new_x');
const WITH_CONSTANT = optional('是否含常数', 'const');
const FIRST = parameter('数组1', 'array1', 'values');
const SECOND = parameter('数组2', 'array2', 'values');

/** Sums of squares and products of deviations from the means; pairs are (y, x), in Excel's order of arguments. */
interface Moments {
  readonly count: number;
  readonly meanY: number;
  readonly meanX: number;
  readonly yy: number;
  readonly xx: number;
  readonly xy: number;
}

function momentsOf(pairs: readonly Pair[]): Moments {
  const count = pairs.length;
  const meanY = pairs.reduce((sum, [y]) => sum + y, 0) / count;
  const meanX = pairs.reduce((sum, [, x]) => sum + x, 0) / count;
  let [yy, xx, xy] = [0, 0, 0];
  for (const [y, x] of pairs) {
    yy += (y - meanY) * (y - meanY);
    xx += (x - meanX) * (x - meanX);
    xy += (x - meanX) * (y - meanY);
  }
  return { count, meanY, meanX, yy, xx, xy };
}

/** Whether a sum has overflowed to infinity; a quotient by it would be 0 or NaN. */
function overflows(...sums: readonly number[]): boolean {
  return !sums.every((sum) => Number.isFinite(sum));
}

/** Needs at least `fewest` pairs and x values that are not all equal, else #DIV/0!. */
function overLine(fewest: number, calculate: (moments: Moments, pairs: readonly Pair[]) => number): Meaning {
  return overPairs((pairs) => {
    if (pairs.length < fewest) return '#DIV/0!';
    const moments = momentsOf(pairs);
    if (overflows(moments.xx)) return '#NUM!';
    return moments.xx === 0 ? '#DIV/0!' : calculate(moments, pairs);
  });
}

/** Neither list may be constant, else #DIV/0!. */
function overCorrelation(calculate: (correlation: number) => number): Meaning {
  return overPairs((pairs) => {
    const { count, yy, xx, xy } = momentsOf(pairs);
    if (count === 0) return '#DIV/0!';
    if (overflows(yy, xx, xy)) return '#NUM!';
    if (yy === 0 || xx === 0) return '#DIV/0!';
    return calculate(xy / (Math.sqrt(xx) * Math.sqrt(yy)));
  });
}

/** All numbers of a list, in order. The list of a fitted curve may contain nothing else. */
function fitted(argument: Argument): readonly number[] | FormulaError {
  const cells = argument !== undefined && isCells(argument) ? cellsOf(argument).flat() : [argument];
  const found = cells.find(isError);
  if (found !== undefined) return found;
  const numbers = cells.filter((cell) => typeof cell === 'number');
  return numbers.length === cells.length ? numbers : error('#VALUE!');
}

/**
 * TREND and GROWTH at one new x: the straight line by least squares, through 0 when `const` is FALSE, of y after `prepare`.
 * If the known x are omitted they are 1, 2, 3 …; if all x are equal the slope is 0, as in LINEST.
 */
function curve(
  prepare: (ys: readonly number[]) => readonly number[] | ErrorCode,
  finish: (y: number) => number,
): Meaning {
  return {
    kind: 'strict',
    logical: 3,
    evaluate(known, given, next, constant) {
      const written = fitted(known);
      if (isError(written)) return written;
      const xs = given === undefined ? written.map((_, i) => i + 1) : fitted(given);
      if (isError(xs)) return xs;
      // If the new x are omitted, the known x are used; the result is the first of all values.
      const first = xs[0] ?? 0;
      const x = next === undefined ? first : toNumber(next);
      if (isError(x)) return x;
      const centred = constant === undefined ? true : toLogical(constant);
      if (isError(centred)) return centred;
      // Several x with a single y count as several variables: the curve passes through that point.
      const isPoint = written.length === 1 && xs.length > 1 && next === undefined;
      if (xs.length !== written.length && !isPoint) return error('#REF!');
      const ys = prepare(written);
      if (typeof ys === 'string') return error(ys);
      if (isPoint) return resultOf(finish(ys[0] ?? 0));
      if (!centred) {
        const [xx, xy] = [xs, ys].map((list) =>
          list.reduce((sum, value, i) => sum + value * (xs[i] ?? 0), 0),
        );
        if (xx === undefined || overflows(xx)) return error('#NUM!');
        return resultOf(finish(xx === 0 ? 0 : ((xy ?? 0) / xx) * x));
      }
      const moments = momentsOf(ys.map((y, i) => [y, xs[i] ?? 0]));
      if (overflows(moments.xx)) return error('#NUM!');
      const slope = moments.xx === 0 ? 0 : moments.xy / moments.xx;
      return resultOf(finish(moments.meanY + slope * (x - moments.meanX)));
    },
  };
}

export const PAIRS: readonly FunctionRow[] = [
  {
    key: 'FORECAST.LINEAR',
    names: both('FORECAST.LINEAR'),
    aliases: ['线性预测', 'FORECAST'],
    parameters: [AT_X, KNOWN_Y, KNOWN_X],
    domain: 'as many y as x, else #N/A; x that vary, else #DIV/0!',
    units: units(['other', 'same', 'other'], 'same'),
    meaning: {
      kind: 'strict',
      evaluate(next, ys, xs) {
        const x = toNumber(next);
        if (isError(x)) return x;
        const pairs = pairsOf(ys, xs);
        if (isError(pairs)) return pairs;
        if (pairs.length === 0) return error('#N/A');
        const { meanX, meanY, xx, xy } = momentsOf(pairs);
        if (overflows(xx)) return error('#NUM!');
        return resultOf(xx === 0 ? '#DIV/0!' : meanY + (xy / xx) * (x - meanX));
      },
    },
    kernel: { lists: PAIRED.forecastLinear },
    cite: `${SUPPORT}: FORECAST.LINEAR, a + b x by least squares`,
  },
  {
    key: 'TREND',
    names: both('TREND'),
    aliases: ['线性趋势'],
    parameters: [KNOWN_Y, optional('已知X值', 'known_xs', 'values'), NEW_X, WITH_CONSTANT],
    domain:
      'numbers only, else #VALUE!; as many y as x, else #REF!; one new x, the first of the known ones unless given',
    units: units(['same', 'other', 'other', 'any'], 'same'),
    meaning: curve(
      (ys) => ys,
      (y) => y,
    ),
    kernel: { lists: PAIRED.trend, asCells: true },
    cite: `${SUPPORT}: TREND`,
  },
  {
    key: 'GROWTH.TREND',
    excel: 'GROWTH',
    names: { zh: '指数趋势', en: 'GROWTH' },
    parameters: [KNOWN_Y, KNOWN_X, NEW_X, WITH_CONSTANT],
    domain:
      'y > 0, else #NUM!; numbers only, else #VALUE!; as many y as x, else #REF!; one new x, the first of the known ones unless given',
    units: units(['same', 'other', 'other', 'any'], 'same'),
    meaning: curve((ys) => (ys.some((y) => y <= 0) ? '#NUM!' : ys.map(log)), exp),
    kernel: { lists: PAIRED.growthTrend, asCells: true },
    cite: `${SUPPORT}: GROWTH, b m^x by least squares of ln y (with one argument GROWTH is the growth rate of a series)`,
  },
  {
    key: 'SLOPE',
    names: both('SLOPE'),
    aliases: ['斜率'],
    parameters: [KNOWN_Y, KNOWN_X],
    domain: 'as many y as x, else #N/A; x that vary, else #DIV/0!',
    units: units(['same', 'other'], 'ratio'),
    meaning: overLine(1, ({ xx, xy }) => xy / xx),
    kernel: { lists: PAIRED.slope },
    cite: `${SUPPORT}: SLOPE`,
  },
  {
    key: 'INTERCEPT',
    names: both('INTERCEPT'),
    aliases: ['截距'],
    parameters: [KNOWN_Y, KNOWN_X],
    domain: 'as many y as x, else #N/A; x that vary, else #DIV/0!',
    units: units(['same', 'other'], 'same'),
    meaning: overLine(1, ({ xx, xy, meanX, meanY }) => meanY - (xy / xx) * meanX),
    kernel: { lists: PAIRED.intercept },
    cite: `${SUPPORT}: INTERCEPT`,
  },
  {
    key: 'RSQ',
    names: both('RSQ'),
    aliases: ['拟合优度'],
    parameters: [KNOWN_Y, KNOWN_X],
    domain: 'as many y as x, else #N/A; both vary, else #DIV/0!',
    units: units(['same', 'other'], 'pure'),
    meaning: overCorrelation((correlation) => correlation * correlation),
    kernel: { lists: PAIRED.rsq },
    cite: `${SUPPORT}: RSQ, the square of PEARSON`,
  },
  {
    key: 'STEYX',
    names: both('STEYX'),
    aliases: ['预测标准误'],
    parameters: [KNOWN_Y, KNOWN_X],
    domain: 'as many y as x, else #N/A; three pairs and x that vary, else #DIV/0!',
    units: units(['same', 'other'], 'same'),
    meaning: overLine(3, ({ count, meanX, meanY, xx, xy }, pairs) => {
      const slope = xy / xx;
      const rest = pairs.reduce((sum, [y, x]) => {
        const residual = y - meanY - slope * (x - meanX);
        return sum + residual * residual;
      }, 0);
      return Math.sqrt(rest / (count - 2));
    }),
    kernel: { lists: PAIRED.steyx },
    cite: `${SUPPORT}: STEYX; computed from the residuals`,
  },
  {
    key: 'CORREL',
    names: both('CORREL'),
    aliases: ['相关系数'],
    parameters: [FIRST, SECOND],
    domain: 'lists of one length, else #N/A; both vary, else #DIV/0!',
    units: units(['same', 'other'], 'pure'),
    meaning: overCorrelation((correlation) => correlation),
    kernel: { lists: PAIRED.correl },
    cite: `${SUPPORT}: CORREL`,
  },
  {
    key: 'PEARSON',
    names: both('PEARSON'),
    parameters: [FIRST, SECOND],
    domain: 'lists of one length, else #N/A; both vary, else #DIV/0!',
    units: units(['same', 'other'], 'pure'),
    meaning: overCorrelation((correlation) => correlation),
    kernel: { lists: PAIRED.pearson },
    cite: `${SUPPORT}: PEARSON, as CORREL`,
  },
  {
    key: 'COVARIANCE.S',
    names: both('COVARIANCE.S'),
    aliases: ['样本协方差'],
    parameters: [FIRST, SECOND],
    domain: 'lists of one length, else #N/A; at least two pairs, else #DIV/0!',
    units: units(['same', 'other'], 'product'),
    meaning: overPairs((pairs) => {
      const { count, xy } = momentsOf(pairs);
      return count < 2 ? '#DIV/0!' : xy / (count - 1);
    }),
    kernel: { lists: PAIRED.covarianceS },
    cite: `${SUPPORT}: COVARIANCE.S`,
  },
  {
    key: 'COVARIANCE.P',
    names: both('COVARIANCE.P'),
    aliases: ['协方差', 'COVAR'],
    parameters: [FIRST, SECOND],
    domain: 'lists of one length, else #N/A; at least one pair, else #DIV/0!',
    units: units(['same', 'other'], 'product'),
    meaning: overPairs((pairs) => {
      const { count, xy } = momentsOf(pairs);
      return count === 0 ? '#DIV/0!' : xy / count;
    }),
    kernel: { lists: PAIRED.covarianceP },
    cite: `${SUPPORT}: COVARIANCE.P`,
  },
];
