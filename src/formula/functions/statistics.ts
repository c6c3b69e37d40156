/** Means, extremes and counts: Excel's functions, as rows of the function table. */
import { ARITHMETIC } from '../programs/arithmetic.js';
import { PLACES, SPREADS } from '../programs/lists.js';
import { FLAT, SLOPES } from '../programs/partials.js';
import { exp, log } from '../values/elementary.js';
import type { FunctionRow } from './functionTable.js';
import { readNumber } from '../values/numeralText.js';
import { both, COUNTING, eachValue, overList, overNumbers, parameter, SAME, units, VALUES } from './rows.js';
import { isError } from '../values/value.js';

const SUPPORT = 'Microsoft Support, Excel functions (alphabetical)';

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
    kernel: { program: ARITHMETIC.min },
    partials: SLOPES.min,
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
    kernel: { program: ARITHMETIC.max },
    partials: SLOPES.max,
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
    kernel: { program: ARITHMETIC.average },
    partials: SLOPES.average,
    cite: `${SUPPORT}: AVERAGE`,
  },
  {
    key: 'MEDIAN',
    names: both('MEDIAN'),
    parameters: [VALUES],
    repeats: 1,
    domain: 'at least one number, and a difference between the middle two that is not too large, else #NUM!',
    units: SAME,
    meaning: overNumbers((numbers) => {
      const sorted = [...numbers].sort((a, b) => a - b);
      const upper = sorted[Math.floor(sorted.length / 2)];
      const lower = sorted[Math.ceil(sorted.length / 2) - 1];
      return lower === undefined || upper === undefined ? '#NUM!' : lower + (upper - lower) / 2;
    }),
    kernel: { program: SPREADS.median },
    partials: SLOPES.median,
    cite: `${SUPPORT}: MEDIAN; half-way between two as DnaCalc/OxFunc, elementary-publication, observed it`,
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
    kernel: { isLowered: true },
    partials: FLAT,
    cite: `${SUPPORT}: COUNT`,
  },
  {
    key: 'COUNTA',
    names: both('COUNTA'),
    aliases: ['非空个数'],
    parameters: [VALUES],
    repeats: 1,
    domain: 'anything; all but empty cells are counted, errors and empty texts too',
    units: COUNTING,
    meaning: {
      kind: 'strict',
      evaluate: (...args) =>
        eachValue(args).filter(({ value, inCell }) => value !== undefined || !inCell).length,
    },
    kernel: { isLowered: true },
    partials: FLAT,
    cite: `${SUPPORT}: COUNTA`,
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
      return exp(numbers.reduce((sum, number) => sum + log(number), 0) / numbers.length);
    }),
    kernel: { program: ARITHMETIC.geomean },
    partials: SLOPES.geomean,
    cite: `${SUPPORT}: GEOMEAN`,
  },
  {
    key: 'HARMEAN',
    names: both('HARMEAN'),
    aliases: ['调和平均'],
    parameters: [VALUES],
    repeats: 1,
    domain: 'at least one number, else #N/A; all > 0, else #NUM!',
    units: SAME,
    meaning: overNumbers((numbers) => {
      if (numbers.length === 0) return '#N/A';
      if (numbers.some((number) => number <= 0)) return '#NUM!';
      const sum = numbers.reduce((total, number) => total + 1 / number, 0);
      return sum === Infinity ? '#NUM!' : numbers.length / sum;
    }),
    kernel: { program: SPREADS.harmean },
    cite: `${SUPPORT}: HARMEAN; without numbers #N/A: DnaCalc/OxFunc, aggregate-prepared`,
  },
  {
    key: 'TRIMMEAN',
    names: both('TRIMMEAN'),
    aliases: ['截尾平均'],
    parameters: [parameter('数值', 'array', 'values'), parameter('比例', 'percent')],
    domain: '0 <= percent < 1 and at least one number, else #NUM!',
    units: units(['same', 'pure'], 'same'),
    meaning: overList((list, percent = 0) => {
      if (percent < 0 || percent >= 1 || list.length === 0) return '#NUM!';
      const cut = Math.floor((list.length * percent) / 2);
      const kept = [...list].sort((a, b) => a - b).slice(cut, list.length - cut);
      return kept.reduce((sum, number) => sum + number, 0) / kept.length;
    }),
    kernel: { lists: PLACES.trimmean },
    cite: `${SUPPORT}: TRIMMEAN (an even number of values is left out, rounded down)`,
  },
  {
    key: 'MODE.SNGL',
    names: both('MODE.SNGL'),
    aliases: ['众数', 'MODE'],
    parameters: [VALUES],
    repeats: 1,
    domain: 'a number that occurs twice, else #N/A; of several the one that comes first',
    units: SAME,
    meaning: overNumbers((numbers) => {
      const counts = new Map<number, number>();
      for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
      let [mode, most] = [0, 1];
      // A map keeps the order in which numbers first occurred.
      for (const [number, count] of counts) if (count > most) [mode, most] = [number, count];
      return most === 1 ? '#N/A' : mode;
    }),
    kernel: { oneByOne: 'counts equal numbers' },
    cite: `${SUPPORT}: MODE.SNGL`,
  },
];
