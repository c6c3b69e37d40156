/** Variances, standard deviations, skewness and kurtosis: Excel's functions, as rows of the function table. */
import { SPREADS } from '../programs/lists.js';
import type { FunctionRow, Meaning, UnitRule } from './functionTable.js';
import { both, COUNTING, overNumbers, SAME, VALUES } from './rows.js';
import type { ErrorCode } from '../values/value.js';

const SUPPORT = 'Microsoft Support, Excel functions (alphabetical)';
const SQUARES: UnitRule = { kind: 'squares' };

function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

/** Sum of the deviations from the mean raised to a power. */
function moment(numbers: readonly number[], power: 2 | 3 | 4): number {
  const mean = meanOf(numbers);
  return numbers.reduce((sum, number) => {
    const square = (number - mean) * (number - mean);
    return sum + (power === 2 ? square : power === 3 ? square * (number - mean) : square * square);
  }, 0);
}

/** The sum of squared deviations divided by n - `less`. */
function variance(less: 0 | 1): (numbers: readonly number[]) => number | ErrorCode {
  return (numbers) => (numbers.length <= less ? '#DIV/0!' : moment(numbers, 2) / (numbers.length - less));
}

function deviation(less: 0 | 1): (numbers: readonly number[]) => number | ErrorCode {
  const squared = variance(less);
  return (numbers) => {
    const value = squared(numbers);
    return typeof value === 'number' ? Math.sqrt(value) : value;
  };
}

type Described = Pick<FunctionRow, 'key' | 'domain' | 'units' | 'kernel' | 'cite'> & {
  readonly aliases?: readonly string[];
};

/** All these functions take any number of values. */
function row(described: Described, meaning: Meaning): FunctionRow {
  return { ...described, names: both(described.key), parameters: [VALUES], repeats: 1, meaning };
}

export const SPREAD: readonly FunctionRow[] = [
  row(
    {
      key: 'STDEV.S',
      aliases: ['标准差', 'STDEV'],
      domain: 'at least two numbers, else #DIV/0!',
      units: SAME,
      kernel: { program: SPREADS.stdevS },
      cite: `${SUPPORT}: STDEV.S, sqrt(sum (x - mean)^2 / (n - 1))`,
    },
    overNumbers(deviation(1)),
  ),
  row(
    {
      key: 'STDEV.P',
      aliases: ['总体标准差', 'STDEVP'],
      domain: 'at least one number, else #DIV/0!',
      units: SAME,
      kernel: { program: SPREADS.stdevP },
      cite: `${SUPPORT}: STDEV.P, sqrt(sum (x - mean)^2 / n)`,
    },
    overNumbers(deviation(0)),
  ),
  row(
    {
      key: 'VAR.S',
      aliases: ['方差', 'VAR'],
      domain: 'at least two numbers, else #DIV/0!',
      units: SQUARES,
      kernel: { program: SPREADS.varS },
      cite: `${SUPPORT}: VAR.S, sum (x - mean)^2 / (n - 1)`,
    },
    overNumbers(variance(1)),
  ),
  row(
    {
      key: 'VAR.P',
      aliases: ['总体方差', 'VARP'],
      domain: 'at least one number, else #DIV/0!',
      units: SQUARES,
      kernel: { program: SPREADS.varP },
      cite: `${SUPPORT}: VAR.P, sum (x - mean)^2 / n`,
    },
    overNumbers(variance(0)),
  ),
  row(
    {
      key: 'DEVSQ',
      aliases: ['偏差平方和'],
      domain: 'at least one number, else #NUM!',
      units: SQUARES,
      kernel: { program: SPREADS.devsq },
      cite: `${SUPPORT}: DEVSQ, sum (x - mean)^2`,
    },
    overNumbers((numbers) => (numbers.length === 0 ? '#NUM!' : moment(numbers, 2))),
  ),
  row(
    {
      key: 'AVEDEV',
      aliases: ['平均绝对偏差'],
      domain: 'at least one number, else #NUM!',
      units: SAME,
      kernel: { program: SPREADS.avedev },
      cite: `${SUPPORT}: AVEDEV, sum |x - mean| / n`,
    },
    overNumbers((numbers) => {
      if (numbers.length === 0) return '#NUM!';
      const mean = meanOf(numbers);
      return meanOf(numbers.map((number) => Math.abs(number - mean)));
    }),
  ),
  row(
    {
      key: 'SKEW',
      aliases: ['偏度'],
      domain: 'at least three numbers, not all the same, else #DIV/0!',
      units: COUNTING,
      kernel: { program: SPREADS.skew },
      cite: `${SUPPORT}: SKEW, n / ((n-1)(n-2)) sum ((x - mean) / s)^3`,
    },
    overNumbers((numbers) => {
      const n = numbers.length;
      const s = n < 3 ? 0 : Math.sqrt(moment(numbers, 2) / (n - 1));
      if (!Number.isFinite(s * s * s)) return '#NUM!';
      return s === 0 ? '#DIV/0!' : ((n / ((n - 1) * (n - 2))) * moment(numbers, 3)) / (s * s * s);
    }),
  ),
  row(
    {
      key: 'KURT',
      aliases: ['峰度'],
      domain: 'at least four numbers, not all the same, else #DIV/0!',
      units: COUNTING,
      kernel: { program: SPREADS.kurt },
      cite: `${SUPPORT}: KURT, n(n+1) / ((n-1)(n-2)(n-3)) sum ((x - mean) / s)^4 - 3(n-1)^2 / ((n-2)(n-3))`,
    },
    overNumbers((numbers) => {
      const n = numbers.length;
      const square = n < 4 ? 0 : moment(numbers, 2) / (n - 1);
      if (square === 0) return '#DIV/0!';
      if (!Number.isFinite(square * square)) return '#NUM!';
      const fourth = moment(numbers, 4) / (square * square);
      return (
        (n * (n + 1) * fourth) / ((n - 1) * (n - 2) * (n - 3)) - (3 * (n - 1) * (n - 1)) / ((n - 2) * (n - 3))
      );
    }),
  ),
];
