/**
 * The `kernel` column of functions of lists; see values/primitives.ts. Their definitions are in functions/statistics.ts,
 * functions/spread.ts, functions/rank.ts, functions/pairs.ts and functions/sums.ts.
 *
 * The length of a list, and which of its cells hold numbers, are known before the draws.
 */
import { any, ceiling, isZero, itemAt, sorted, sumOf } from './words.js';
import type { ListProgram, NumberList, NumberProgram, Primitives } from '../values/primitives.js';
import type { ErrorCode } from '../values/value.js';

/** Longer lists are calculated by a call in every draw: the sorting networks would have more nodes than the rest of a model. */
const LONGEST_SORTED = 48;
/** The longest list of a trimmed mean, whose program has a case for every number of values that may be left out. */
const LONGEST_TRIMMED = 24;

function failing<N, C>(on: Primitives<N, C>, error: ErrorCode): N {
  return on.unless(on.condition(true), error, on.number(0));
}

function meanOf<N, C>(on: Primitives<N, C>, xs: readonly N[]): N {
  return on.divide(sumOf(on, xs), on.number(xs.length));
}

function numbersIn<N>(list: NumberList<N> | undefined): readonly N[] {
  return (list ?? []).filter((number) => number !== undefined);
}

/** Sum of the deviations from the mean raised to a power. */
function moment<N, C>(on: Primitives<N, C>, xs: readonly N[], power: 2 | 3 | 4): N {
  const mean = meanOf(on, xs);
  const parts = xs.map((x) => {
    const deviation = on.subtract(x, mean);
    const square = on.multiply(deviation, deviation);
    if (power === 2) return square;
    return on.multiply(square, power === 3 ? deviation : square);
  });
  return sumOf(on, parts);
}

function variance(less: 0 | 1, finish: <N, C>(on: Primitives<N, C>, x: N) => N): NumberProgram {
  return (on, ...xs) =>
    xs.length <= less
      ? failing(on, '#DIV/0!')
      : finish(on, on.divide(moment(on, xs, 2), on.number(xs.length - less)));
}

/** The value at a position (from 0) of an ascending list, interpolated between two positions. */
function between<N, C>(on: Primitives<N, C>, rising: readonly N[], place: N): N {
  const below = on.floor(place);
  const low = itemAt(on, rising, below);
  const high = itemAt(on, rising, on.add(below, on.number(1)));
  const rest = on.multiply(on.subtract(place, below), on.subtract(high, low));
  return on.choose(on.equal(place, below), low, on.add(low, rest));
}

function inclusive<N, C>(on: Primitives<N, C>, list: readonly N[], share: N): N | undefined {
  if (list.length > LONGEST_SORTED) return undefined;
  const outside = any(
    on,
    on.condition(list.length === 0),
    on.less(share, on.number(0)),
    on.less(on.number(1), share),
  );
  const place = on.multiply(share, on.number(list.length - 1));
  return on.unless(outside, '#NUM!', between(on, sorted(on, list), place));
}

function exclusive<N, C>(on: Primitives<N, C>, list: readonly N[], share: N): N | undefined {
  if (list.length > LONGEST_SORTED) return undefined;
  const [zero, one] = [on.number(0), on.number(1)];
  const place = on.subtract(on.multiply(share, on.number(list.length + 1)), one);
  const outside = any(
    on,
    on.atMost(share, zero),
    on.atMost(one, share),
    on.less(place, zero),
    on.less(on.number(list.length - 1), place),
  );
  return on.unless(outside, '#NUM!', between(on, sorted(on, list), place));
}

/** The k-th value from an end. */
function kth<N, C>(on: Primitives<N, C>, list: readonly N[], k: N, fromTop: boolean): N | undefined {
  if (list.length > LONGEST_SORTED) return undefined;
  const rising = sorted(on, list);
  const order = fromTop ? [...rising].reverse() : rising;
  const outside = on.either(on.less(k, on.number(1)), on.less(on.number(list.length), k));
  return on.unless(outside, '#NUM!', itemAt(on, order, on.subtract(ceiling(on, k), on.number(1))));
}

function quarter<N, C>(on: Primitives<N, C>, quart: N): N {
  return on.divide(on.truncate(quart), on.number(4));
}

function ranked(isAverage: boolean): ListProgram {
  return (on, [x = on.number(0)] = [], cells = [], [order = on.number(0)] = []) => {
    const [zero, one] = [on.number(0), on.number(1)];
    const list = numbersIn(cells);
    const counted = (holds: (value: typeof x) => ReturnType<typeof on.less>): typeof x =>
      sumOf(
        on,
        list.map((value) => on.choose(holds(value), one, zero)),
      );
    const equal = counted((value) => on.equal(value, x));
    const above = counted((value) => on.less(x, value));
    const below = counted((value) => on.less(value, x));
    const before = on.choose(isZero(on, order), above, below);
    const rank = isAverage
      ? on.add(before, on.divide(on.add(equal, one), on.number(2)))
      : on.add(before, one);
    return on.unless(isZero(on, equal), '#N/A', rank);
  };
}

/** The middle part of the sorted list, for every number of values that `percent` may leave out at each end. */
function trimmed<N, C>(on: Primitives<N, C>, list: readonly N[], percent: N): N | undefined {
  if (list.length > LONGEST_TRIMMED) return undefined;
  const rising = sorted(on, list);
  const means = Array.from({ length: Math.ceil(list.length / 2) }, (_, cut) =>
    meanOf(on, rising.slice(cut, list.length - cut)),
  );
  const cut = on.floor(on.divide(on.multiply(on.number(list.length), percent), on.number(2)));
  const outside = any(
    on,
    on.condition(list.length === 0),
    on.less(percent, on.number(0)),
    on.atMost(on.number(1), percent),
  );
  return on.unless(outside, '#NUM!', itemAt(on, means, cut));
}

/** Programs by function. */
export const SPREADS = {
  varS: variance(1, (_, x) => x),
  varP: variance(0, (_, x) => x),
  stdevS: variance(1, (on, x) => on.sqrt(x)),
  stdevP: variance(0, (on, x) => on.sqrt(x)),
  devsq: (on, ...xs) => (xs.length === 0 ? failing(on, '#NUM!') : moment(on, xs, 2)),
  avedev: (on, ...xs) => {
    if (xs.length === 0) return failing(on, '#NUM!');
    const mean = meanOf(on, xs);
    return meanOf(
      on,
      xs.map((x) => on.abs(on.subtract(x, mean))),
    );
  },
  skew: (on, ...xs) => {
    const n = xs.length;
    if (n < 3) return failing(on, '#DIV/0!');
    const s = on.sqrt(on.divide(moment(on, xs, 2), on.number(n - 1)));
    const scaled = on.multiply(on.number(n / ((n - 1) * (n - 2))), moment(on, xs, 3));
    const cube = on.multiply(on.multiply(s, s), s);
    const skew = on.unless(isZero(on, s), '#DIV/0!', on.divide(scaled, cube));
    return on.unless(on.not(on.atMost(cube, on.number(Number.MAX_VALUE))), '#NUM!', skew);
  },
  kurt: (on, ...xs) => {
    const n = xs.length;
    if (n < 4) return failing(on, '#DIV/0!');
    const square = on.divide(moment(on, xs, 2), on.number(n - 1));
    const squared = on.multiply(square, square);
    const fourth = on.divide(moment(on, xs, 4), squared);
    const size = (n - 1) * (n - 2) * (n - 3);
    const scaled = on.divide(on.multiply(on.number(n * (n + 1)), fourth), on.number(size));
    const less = (3 * (n - 1) * (n - 1)) / ((n - 2) * (n - 3));
    const isLost = on.not(on.atMost(squared, on.number(Number.MAX_VALUE)));
    const kurtosis = on.unless(isLost, '#NUM!', on.subtract(scaled, on.number(less)));
    return on.unless(isZero(on, square), '#DIV/0!', kurtosis);
  },
  harmean: (on, ...xs) => {
    if (xs.length === 0) return failing(on, '#N/A');
    const sum = sumOf(
      on,
      xs.map((x) => on.divide(on.number(1), x)),
    );
    const outside = any(on, ...xs.map((x) => on.atMost(x, on.number(0))), on.equal(sum, on.number(Infinity)));
    return on.unless(outside, '#NUM!', on.divide(on.number(xs.length), sum));
  },
  median: (on, ...xs) => {
    if (xs.length === 0) return failing(on, '#NUM!');
    if (xs.length > LONGEST_SORTED) return undefined;
    const rising = sorted(on, xs);
    const zero = on.number(0);
    const upper = rising[Math.floor(xs.length / 2)] ?? zero;
    const lower = rising[Math.ceil(xs.length / 2) - 1] ?? zero;
    return on.add(lower, on.divide(on.subtract(upper, lower), on.number(2)));
  },
} satisfies Readonly<Record<string, NumberProgram>>;

/** Programs by function. */
export const PLACES = {
  large: (on, list, [k = on.number(0)] = []) => kth(on, numbersIn(list), k, true),
  small: (on, list, [k = on.number(0)] = []) => kth(on, numbersIn(list), k, false),
  percentileInc: (on, list, [share = on.number(0)] = []) => inclusive(on, numbersIn(list), share),
  percentileExc: (on, list, [share = on.number(0)] = []) => exclusive(on, numbersIn(list), share),
  quartileInc: (on, list, [q = on.number(0)] = []) => inclusive(on, numbersIn(list), quarter(on, q)),
  quartileExc: (on, list, [q = on.number(0)] = []) => exclusive(on, numbersIn(list), quarter(on, q)),
  trimmean: (on, list, [percent = on.number(0)] = []) => trimmed(on, numbersIn(list), percent),
  rankEq: ranked(false),
  rankAvg: ranked(true),
} satisfies Readonly<Record<string, ListProgram>>;
