/**
 * Summarises a column of draws: moments, percentiles with their uncertainty, fan bands, histogram, cumulative curve.
 *
 * Draws without a number (NaN) are counted and left out. Percentiles are Excel's PERCENTILE.INC; their 95 % intervals are between
 * order statistics and are valid for any distribution (sampling/statistics.ts).
 */
import { orderStatistics, withoutNaN } from '../../sampling/bins.js';
import {
  addMoments,
  createMoments,
  histogram,
  percentiles,
  quantileInterval,
  readMoments,
} from '../../sampling/statistics.js';

/** Probabilities of the percentiles that are reported, in per cent. */
export const PERCENTILES = [5, 10, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90, 95] as const;
export type Percentile = (typeof PERCENTILES)[number];

interface Quantile {
  readonly value: number;
  /** 95 % confidence interval; NaN if there are too few draws. */
  readonly low: number;
  readonly high: number;
}

/** The middle `share` per cent of the draws lies between `low` and `high`. */
interface Band {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

export interface Summary {
  readonly mean: number;
  readonly sd: number;
  readonly percentiles: Readonly<Record<Percentile, Quantile>>;
  /** Widest first: 80, 60, 40, 20 per cent, so that neighbouring edges are ten points apart. */
  readonly bands: readonly Band[];
  /** Number of draws without a number. */
  readonly failed: number;
}

export interface Histogram {
  readonly min: number;
  readonly max: number;
  readonly counts: Uint32Array;
}

/** `values[i]`: the value that a share i / (n - 1) of the draws does not exceed. */
export interface Curve {
  readonly values: readonly number[];
}

const CONFIDENCE = 0.95;
/** Least number of draws for which every percentile has its interval. */
export const LEAST_DRAWS = 100;

/**
 * Whether there is an interval of a percentile between two of `draws` draws. With 10 draws the smallest is above the 5th
 * percentile in 60 of 100 cases, so there is no such interval.
 */
export function hasInterval(draws: number, percent: Percentile): boolean {
  if (draws >= LEAST_DRAWS) return true;
  return draws > 0 && quantileInterval(draws, percent / 100).confidence >= CONFIDENCE;
}

const BANDS: readonly (readonly [share: number, low: Percentile, high: Percentile])[] = [
  [80, 10, 90],
  [60, 20, 80],
  [40, 30, 70],
  [20, 40, 60],
];

/** The summary of a column, which is not changed. `ranks` caches data that columns of equal length share. */
export function summarise(column: Float64Array, ranks: RankTable = createRankTable()): Summary {
  const moments = createMoments(column.length);
  addMoments(moments, 0, column);
  const values = withoutNaN(column);
  return summaryOf(column.length, readMoments(moments), ranks, (wanted) => orderStatistics(values, wanted));
}

/** The summary of `draws` draws from their moments and from their order statistics at the ranks of the rank table, ascending. */
export function summaryOf(
  draws: number,
  { count, mean, sd }: ReturnType<typeof readMoments>,
  ranks: RankTable,
  valuesAt: (ranks: readonly number[]) => readonly number[],
): Summary {
  const found = quantilesOf(ranks(count), valuesAt);
  return {
    mean: count === 0 ? NaN : mean,
    sd,
    percentiles: found,
    bands: BANDS.map(([share, low, high]) => ({ share, low: found[low].value, high: found[high].value })),
    failed: draws - count,
  };
}

/** The positions of the percentiles and the ends of their intervals among a number of values. */
interface RankPlan {
  /** Ranks of the order statistics that are needed, ascending, 0-based. */
  readonly ranks: readonly number[];
  /** Positions between two ranks: the percentiles, then the low and the high end of each. */
  readonly places: readonly number[];
  readonly hasInterval: readonly boolean[];
}

export type RankTable = (count: number) => RankPlan;

/**
 * A cache by number of values: columns of a simulation have equal numbers of values except for failed draws, and binomial
 * intervals are slow to calculate.
 */
export function createRankTable(): RankTable {
  const known = new Map<number, RankPlan>();
  return (count) => {
    const plan = known.get(count) ?? planRanks(count);
    known.set(count, plan);
    return plan;
  };
}

function planRanks(count: number): RankPlan {
  const last = count - 1;
  const intervals = PERCENTILES.map((percent) => quantileInterval(Math.max(1, count), percent / 100));
  const ends = intervals.flatMap(({ lower, upper }) => [lower, upper]);
  const parts = [
    ...PERCENTILES.map((percent) => percent / 100),
    ...ends.map((rank) => (last <= 0 ? 0 : rank / last)),
  ];
  const places = parts.map((part) => part * Math.max(0, last));
  const needed = new Set(places.flatMap((place) => [Math.floor(place), Math.ceil(place)]));
  return {
    ranks: last < 0 ? [] : [...needed].sort((a, b) => a - b),
    places,
    hasInterval: PERCENTILES.map((percent) => hasInterval(count, percent)),
  };
}

function quantilesOf(
  { ranks, places, hasInterval }: RankPlan,
  valuesAt: (ranks: readonly number[]) => readonly number[],
): Summary['percentiles'] {
  const values = valuesAt(ranks);
  const byRank = new Map(ranks.map((rank, i) => [rank, values[i] as number]));
  const found = places.map((place) => {
    const low = byRank.get(Math.floor(place)) ?? NaN;
    const high = byRank.get(Math.ceil(place)) ?? NaN;
    return low === high ? low : low + (place - Math.floor(place)) * (high - low);
  });
  const count = PERCENTILES.length;
  const entries = PERCENTILES.map((percent, i): [Percentile, Quantile] => {
    const [low, high] =
      hasInterval[i] === true
        ? [found[count + 2 * i] as number, found[count + 2 * i + 1] as number]
        : [NaN, NaN];
    return [percent, { value: found[i] as number, low, high }];
  });
  return Object.fromEntries(entries) as Record<Percentile, Quantile>;
}

/** Bins by Freedman and Diaconis (1981): width 2 IQR n^(-1/3), at least 10 and at most 100 of them. */
export function histogramOf(column: Float64Array): Histogram {
  const values = withoutNaN(column);
  const [min = NaN, lower = NaN, upper = NaN, max = NaN] = percentiles(values, [0, 0.25, 0.75, 1]);
  const width = 2 * (upper - lower) * values.length ** (-1 / 3);
  const bins = width > 0 ? Math.ceil((max - min) / width) : 1;
  const kept = Math.min(100, Math.max(10, bins));
  if (!(max > min)) return { min, max, counts: Uint32Array.of(values.length) };
  return { min, max, counts: histogram(values, min, max, kept) };
}

/** The cumulative curve of a column at `points` equally spaced shares; draws without a number are left out. */
export function cumulativeOf(column: Float64Array, points = 101): Curve {
  return {
    values: percentiles(
      withoutNaN(column),
      Array.from({ length: points }, (_, i) => i / (points - 1)),
    ),
  };
}
