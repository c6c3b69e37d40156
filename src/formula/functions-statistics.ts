/** Means, extremes, counts and the normal distribution: Excel's functions, as rows of the function table. */
import { readNumber, toLogical, toNumber } from './coerce.js';
import type { FunctionRow, Meaning } from './functiontable.js';
import { normalCumulative, normalDensity, normalQuantile } from './normal.js';
import {
  both,
  COUNTING,
  eachValue,
  numeric,
  overNumbers,
  parameter,
  PURE,
  SAME,
  settle,
  units,
  VALUES,
} from './rows.js';
import { isError, type ErrorCode } from './value.js';

const SUPPORT = 'Microsoft Support, Excel functions (alphabetical)';
const MEAN = parameter('均值', 'mean');
const DEVIATION = parameter('标准差', 'standard_dev');
const PROBABILITY = parameter('概率', 'probability');
const CUMULATIVE = parameter('是否累积', 'cumulative');

/** Numbers, and last whether the cumulative probability is wanted: a logical value, as text only TRUE or FALSE. */
function distribution(calculate: (cumulative: boolean, ...numbers: number[]) => number | ErrorCode): Meaning {
  return {
    kind: 'strict',
    evaluate(...args) {
      const numbers: number[] = [];
      for (const argument of args.slice(0, -1)) {
        const value = toNumber(argument);
        if (isError(value)) return value;
        numbers.push(value);
      }
      const cumulative = toLogical(args.at(-1));
      return isError(cumulative) ? cumulative : settle(calculate(cumulative, ...numbers));
    },
  };
}

export const STATISTICS: readonly FunctionRow[] = [
  {
    key: 'MIN',
    names: both('MIN'),
    aliases: ['最小'],
    parameters: [VALUES],
    repeats: 1,
    domain: 'any numbers; 0 when there are none',
    units: SAME,
    meaning: overNumbers((numbers) => (numbers.length === 0 ? 0 : numbers.reduce((a, b) => Math.min(a, b)))),
    cite: `${SUPPORT}: MIN`,
  },
  {
    key: 'MAX',
    names: both('MAX'),
    aliases: ['最大'],
    parameters: [VALUES],
    repeats: 1,
    domain: 'any numbers; 0 when there are none',
    units: SAME,
    meaning: overNumbers((numbers) => (numbers.length === 0 ? 0 : numbers.reduce((a, b) => Math.max(a, b)))),
    cite: `${SUPPORT}: MAX`,
  },
  {
    key: 'AVERAGE',
    names: both('AVERAGE'),
    aliases: ['平均'],
    parameters: [VALUES],
    repeats: 1,
    domain: 'at least one number, else #DIV/0!',
    units: SAME,
    meaning: overNumbers((numbers) =>
      numbers.length === 0 ? '#DIV/0!' : numbers.reduce((sum, number) => sum + number, 0) / numbers.length,
    ),
    cite: `${SUPPORT}: AVERAGE`,
  },
  {
    key: 'MEDIAN',
    names: both('MEDIAN'),
    parameters: [VALUES],
    repeats: 1,
    domain: 'at least one number, else #NUM!',
    units: SAME,
    meaning: overNumbers((numbers) => {
      const sorted = [...numbers].sort((a, b) => a - b);
      const upper = sorted[Math.floor(sorted.length / 2)];
      const lower = sorted[Math.ceil(sorted.length / 2) - 1];
      return lower === undefined || upper === undefined
        ? '#NUM!'
        : lower === upper
          ? lower
          : (lower + upper) / 2;
    }),
    cite: `${SUPPORT}: MEDIAN`,
  },
  {
    key: 'COUNT',
    names: both('COUNT'),
    parameters: [VALUES],
    repeats: 1,
    domain: 'anything; errors and text in cells are not counted',
    units: COUNTING,
    meaning: {
      kind: 'strict',
      evaluate(...args) {
        return eachValue(args).filter(({ value, inCell }) => {
          if (inCell) return typeof value === 'number';
          return typeof value === 'string' ? readNumber(value) !== undefined : !isError(value);
        }).length;
      },
    },
    cite: `${SUPPORT}: COUNT`,
  },
  {
    key: 'GEOMEAN',
    names: both('GEOMEAN'),
    parameters: [VALUES],
    repeats: 1,
    domain: 'at least one number, all > 0, else #NUM!',
    units: SAME,
    meaning: overNumbers((numbers) => {
      if (numbers.length === 0 || numbers.some((number) => number <= 0)) return '#NUM!';
      return Math.exp(numbers.reduce((sum, number) => sum + Math.log(number), 0) / numbers.length);
    }),
    cite: `${SUPPORT}: GEOMEAN`,
  },
  {
    key: 'NORM.DIST',
    names: both('NORM.DIST'),
    parameters: [parameter('数值', 'x'), MEAN, DEVIATION, CUMULATIVE],
    domain: 'standard deviation > 0, else #NUM!',
    units: units(['same', 'same', 'same', 'any'], 'pure'),
    meaning: distribution((cumulative, x = 0, mean = 0, deviation = 0) => {
      if (deviation <= 0) return '#NUM!';
      const z = (x - mean) / deviation;
      return cumulative ? normalCumulative(z) : normalDensity(z) / deviation;
    }),
    cite: `${SUPPORT}: NORM.DIST; computed by Cody (1969)`,
  },
  {
    key: 'NORM.S.DIST',
    names: both('NORM.S.DIST'),
    parameters: [parameter('数值', 'z'), CUMULATIVE],
    domain: 'any number',
    units: PURE,
    meaning: distribution((cumulative, z = 0) => (cumulative ? normalCumulative(z) : normalDensity(z))),
    cite: `${SUPPORT}: NORM.S.DIST; computed by Cody (1969)`,
  },
  {
    key: 'NORM.INV',
    names: both('NORM.INV'),
    parameters: [PROBABILITY, MEAN, DEVIATION],
    domain: '0 < probability < 1 and standard deviation > 0, else #NUM!',
    units: units(['pure', 'same', 'same'], 'same'),
    meaning: numeric((probability = 0, mean = 0, deviation = 0) =>
      probability <= 0 || probability >= 1 || deviation <= 0
        ? '#NUM!'
        : mean + deviation * normalQuantile(probability),
    ),
    cite: `${SUPPORT}: NORM.INV; computed by Wichura (1988), algorithm AS 241`,
  },
  {
    key: 'NORM.S.INV',
    names: both('NORM.S.INV'),
    parameters: [PROBABILITY],
    domain: '0 < probability < 1, else #NUM!',
    units: PURE,
    meaning: numeric((probability = 0) =>
      probability <= 0 || probability >= 1 ? '#NUM!' : normalQuantile(probability),
    ),
    cite: `${SUPPORT}: NORM.S.INV; computed by Wichura (1988), algorithm AS 241`,
  },
];
