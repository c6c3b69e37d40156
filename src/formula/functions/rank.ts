/** Order statistics: Excel's functions, as rows of the function table. */
import { PLACES } from '../programs/lists.js';
import { isCells, numbersOf, toNumber, type Argument } from '../values/coerce.js';
import type { FunctionRow, Meaning } from './functionTable.js';
import { roundDecimal } from '../values/rounding.js';
import { both, cellsParameter, optional, overList, parameter, resultOf, units } from './rows.js';
import { isError, type ErrorCode } from '../values/value.js';

const SUPPORT = 'Microsoft Support, Excel functions (alphabetical)';
const LIST = parameter('数值', 'array', 'values');
const K = parameter('第几个', 'k');
const SHARE = parameter('百分点', 'k');
const QUART = parameter('四分位', 'quart');

function sorted(list: readonly number[]): readonly number[] {
  return [...list].sort((a, b) => a - b);
}

/** The value at a position (from 0) of an ascending list, interpolated between two positions. */
function valueAt(rising: readonly number[], place: number): number | ErrorCode {
  const below = Math.floor(place);
  const low = rising[below];
  if (low === undefined) return '#NUM!';
  const high = rising[below + 1];
  return high === undefined || place === below ? low : low + (place - below) * (high - low);
}

/** Percentile whose shares 0 and 1 are the ends of the list (PERCENTILE.INC). */
function inclusive(list: readonly number[], share: number): number | ErrorCode {
  return share < 0 || share > 1 ? '#NUM!' : valueAt(sorted(list), share * (list.length - 1));
}

/** Percentile whose shares 0 and 1 lie beyond the ends of the list (PERCENTILE.EXC). */
function exclusive(list: readonly number[], share: number): number | ErrorCode {
  const place = share * (list.length + 1) - 1;
  return share <= 0 || share >= 1 || place < 0 || place > list.length - 1
    ? '#NUM!'
    : valueAt(sorted(list), place);
}

/**
 * The share of the list that lies below x: `inner` as in PERCENTRANK.INC, else as in PERCENTRANK.EXC. Truncated, not rounded, to
 * `digits` places.
 */
function rankShare(list: readonly number[], x: number, digits: number, inner: boolean): number | ErrorCode {
  const places = Math.trunc(digits);
  if (list.length === 0 || places < 1) return '#NUM!';
  const rising = sorted(list);
  const [least = 0] = rising;
  const most = rising.at(-1) ?? 0;
  if (x < least || x > most) return '#N/A';
  const above = rising.findIndex((value) => value >= x);
  const [low = 0, high = 0] = [rising[above - 1], rising[above]];
  const place = high === x ? above : above - 1 + (x - low) / (high - low);
  if (inner && rising.length === 1) return 1;
  const share = inner ? place / (rising.length - 1) : (place + 1) / (rising.length + 1);
  return roundDecimal(share, places, 'toZero');
}

/** The k-th value from an end: k is rounded up; below 1 the result is an error. */
function kth(fromEnd: (rising: readonly number[], k: number) => number | undefined): Meaning {
  return overList((list, k = 0) =>
    k < 1 || k > list.length ? '#NUM!' : (fromEnd(sorted(list), Math.ceil(k)) ?? '#NUM!'),
  );
}

/**
 * Arguments: number, list of cells, order. `rank` is given the number of values that come `before` it and of those that are
 * `equal` to it.
 */
function ranked(rank: (before: number, equal: number) => number): Meaning {
  return {
    kind: 'strict',
    evaluate(first, cells, last) {
      const x = toNumber(first);
      if (isError(x)) return x;
      const list = numbersOf([inCells(cells)]);
      if (isError(list)) return list;
      const order = toNumber(last);
      if (isError(order)) return order;
      const equal = list.filter((value) => value === x).length;
      const before = list.filter((value) => (order === 0 ? value > x : value < x)).length;
      return equal === 0 ? resultOf('#N/A') : resultOf(rank(before, equal));
    },
  };
}

/** A single value as one cell. */
function inCells(argument: Argument): Argument {
  return argument === undefined || isCells(argument) || isError(argument) ? argument : { rows: [[argument]] };
}

export const RANK: readonly FunctionRow[] = [
  {
    key: 'LARGE',
    names: both('LARGE'),
    aliases: ['第几大'],
    parameters: [LIST, K],
    domain: '1 <= k <= how many numbers there are (k is rounded up), else #NUM!',
    units: units(['same', 'pure'], 'same'),
    meaning: kth((rising, k) => rising[rising.length - k]),
    kernel: { lists: PLACES.large },
    cite: `${SUPPORT}: LARGE; k rounded up: Apache POI, AggregateFunction`,
  },
  {
    key: 'SMALL',
    names: both('SMALL'),
    aliases: ['第几小'],
    parameters: [LIST, K],
    domain: '1 <= k <= how many numbers there are (k is rounded up), else #NUM!',
    units: units(['same', 'pure'], 'same'),
    meaning: kth((rising, k) => rising[k - 1]),
    kernel: { lists: PLACES.small },
    cite: `${SUPPORT}: SMALL; k rounded up: Apache POI, AggregateFunction`,
  },
  {
    key: 'RANK.EQ',
    names: both('RANK.EQ'),
    aliases: ['排名', 'RANK'],
    parameters: [parameter('数值', 'number'), cellsParameter('单元格', 'ref'), optional('升序', 'order')],
    domain: 'a number that is among the cells, else #N/A; from the largest unless order is given and not 0',
    units: units(['same', 'same', 'any'], 'pure'),
    meaning: ranked((before) => before + 1),
    kernel: { lists: PLACES.rankEq, asCells: true },
    cite: `${SUPPORT}: RANK.EQ (equal values share the best rank)`,
  },
  {
    key: 'RANK.AVG',
    names: both('RANK.AVG'),
    aliases: ['平均排名'],
    parameters: [parameter('数值', 'number'), cellsParameter('单元格', 'ref'), optional('升序', 'order')],
    domain: 'a number that is among the cells, else #N/A; from the largest unless order is given and not 0',
    units: units(['same', 'same', 'any'], 'pure'),
    meaning: ranked((before, equal) => before + (equal + 1) / 2),
    kernel: { lists: PLACES.rankAvg, asCells: true },
    cite: `${SUPPORT}: RANK.AVG (equal values share their average rank)`,
  },
  {
    key: 'PERCENTILE.INC',
    names: both('PERCENTILE.INC'),
    aliases: ['百分位数', 'PERCENTILE'],
    parameters: [LIST, SHARE],
    domain: 'at least one number and 0 <= k <= 1, else #NUM!',
    units: units(['same', 'pure'], 'same'),
    meaning: overList((list, share = 0) => inclusive(list, share)),
    kernel: { lists: PLACES.percentileInc },
    cite: `${SUPPORT}: PERCENTILE.INC, at place k(n - 1) from 0, in proportion between two values`,
  },
  {
    key: 'PERCENTILE.EXC',
    names: both('PERCENTILE.EXC'),
    parameters: [LIST, SHARE],
    domain: '1/(n+1) <= k <= n/(n+1), else #NUM!',
    units: units(['same', 'pure'], 'same'),
    meaning: overList((list, share = 0) => exclusive(list, share)),
    kernel: { lists: PLACES.percentileExc },
    cite: `${SUPPORT}: PERCENTILE.EXC, at place k(n + 1) from 1, in proportion between two values`,
  },
  {
    key: 'QUARTILE.INC',
    names: both('QUARTILE.INC'),
    aliases: ['四分位数', 'QUARTILE'],
    parameters: [LIST, QUART],
    domain: 'at least one number and a quart (cut to a whole number) of 0 to 4, else #NUM!',
    units: units(['same', 'pure'], 'same'),
    meaning: overList((list, quart = 0) => inclusive(list, Math.trunc(quart) / 4)),
    kernel: { lists: PLACES.quartileInc },
    cite: `${SUPPORT}: QUARTILE.INC, PERCENTILE.INC of quart / 4`,
  },
  {
    key: 'QUARTILE.EXC',
    names: both('QUARTILE.EXC'),
    parameters: [LIST, QUART],
    domain: 'a quart (cut to a whole number) of 1 to 3 and enough numbers, else #NUM!',
    units: units(['same', 'pure'], 'same'),
    meaning: overList((list, quart = 0) => exclusive(list, Math.trunc(quart) / 4)),
    kernel: { lists: PLACES.quartileExc },
    cite: `${SUPPORT}: QUARTILE.EXC, PERCENTILE.EXC of quart / 4`,
  },
  {
    key: 'PERCENTRANK.INC',
    names: both('PERCENTRANK.INC'),
    aliases: ['百分比排位', 'PERCENTRANK'],
    parameters: [LIST, parameter('数值', 'x'), optional('位数', 'significance')],
    domain: 'at least one number and significance >= 1, else #NUM!; x within the list, else #N/A',
    units: units(['same', 'same', 'pure'], 'pure'),
    meaning: overList((list, x = 0, digits = 3) => rankShare(list, x, digits, true)),
    kernel: { oneByOne: 'cuts digits off a place that is searched for' },
    cite: `${SUPPORT}: PERCENTRANK.INC (cut to three digits unless more are asked for)`,
  },
  {
    key: 'PERCENTRANK.EXC',
    names: both('PERCENTRANK.EXC'),
    parameters: [LIST, parameter('数值', 'x'), optional('位数', 'significance')],
    domain: 'at least one number and significance >= 1, else #NUM!; x within the list, else #N/A',
    units: units(['same', 'same', 'pure'], 'pure'),
    meaning: overList((list, x = 0, digits = 3) => rankShare(list, x, digits, false)),
    kernel: { oneByOne: 'cuts digits off a place that is searched for' },
    cite: `${SUPPORT}: PERCENTRANK.EXC (cut to three digits unless more are asked for)`,
  },
];
