/**
 * What a column of draws says: moments, percentiles with their uncertainty, fan bands, histogram, cumulative curve.
 *
 * Draws without a number (NaN) are counted and left out. Percentiles are Excel's PERCENTILE.INC; their 95 % intervals lie between
 * order statistics and hold whatever the distribution (sampling/statistics.ts).
 */
import { histogram, momentsOfSample, percentiles, quantileInterval } from '../../sampling/statistics.js';

/** Probabilities of the percentiles that are reported, in per cent. */
export const PERCENTILES = [5, 10, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90, 95] as const;
export type Percentile = (typeof PERCENTILES)[number];

interface Quantile {
  readonly value: number;
  /** 95 % confidence; NaN where so few draws give none. */
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
  /** Widest first: 80, 60, 40, 20 per cent, so each edge is ten points from the next. */
  readonly bands: readonly Band[];
  /** Draws without a number. */
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
/** From so many draws on, every percentile has its interval. */
export const LEAST_DRAWS = 100;

/**
 * Whether the interval of a percentile lies between two of so many draws. With 10 draws the smallest lies above the 5th
 * percentile in 60 of 100 cases: there is no such interval then.
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

/** The column stays as it is. */
export function summarise(column: Float64Array): Summary {
  const values = numbersOf(column);
  const { mean, sd } = momentsOfSample(values);
  const [first = NaN] = values;
  // Nothing to select among: what does not depend on anything uncertain.
  const found = values.every((value) => value === first)
    ? levelAt(first, values.length)
    : quantilesOf(values);
  return {
    mean: values.length === 0 ? NaN : mean,
    sd,
    percentiles: found,
    bands: BANDS.map(([share, low, high]) => ({ share, low: found[low].value, high: found[high].value })),
    failed: column.length - values.length,
  };
}

function levelAt(value: number, draws: number): Summary['percentiles'] {
  const levels = PERCENTILES.map((percent): [Percentile, Quantile] => {
    const end = hasInterval(draws, percent) ? value : NaN;
    return [percent, { value, low: end, high: end }];
  });
  return Object.fromEntries(levels) as Record<Percentile, Quantile>;
}

function quantilesOf(values: Float64Array): Summary['percentiles'] {
  const last = values.length - 1;
  const intervals = PERCENTILES.map((percent) =>
    last < 0 ? { lower: 0, upper: 0 } : quantileInterval(values.length, percent / 100),
  );
  const ranks = intervals.flatMap(({ lower, upper }) => [lower, upper]);
  const found = percentiles(values, [
    ...PERCENTILES.map((percent) => percent / 100),
    ...ranks.map((rank) => (last <= 0 ? 0 : rank / last)),
  ]);
  const count = PERCENTILES.length;
  const entries = PERCENTILES.map((percent, i): [Percentile, Quantile] => {
    const [low, high] = hasInterval(values.length, percent)
      ? [found[count + 2 * i] as number, found[count + 2 * i + 1] as number]
      : [NaN, NaN];
    return [percent, { value: found[i] as number, low, high }];
  });
  return Object.fromEntries(entries) as Record<Percentile, Quantile>;
}

/** Bins by Freedman and Diaconis (1981): width 2 IQR n^(-1/3), at least 10 and at most 100 of them. */
export function histogramOf(column: Float64Array): Histogram {
  const values = numbersOf(column);
  const [min = NaN, lower = NaN, upper = NaN, max = NaN] = percentiles(values, [0, 0.25, 0.75, 1]);
  const width = 2 * (upper - lower) * values.length ** (-1 / 3);
  const bins = width > 0 ? Math.ceil((max - min) / width) : 1;
  const kept = Math.min(100, Math.max(10, bins));
  if (!(max > min)) return { min, max, counts: Uint32Array.of(values.length) };
  return { min, max, counts: histogram(values, min, max, kept) };
}

export function cumulativeOf(column: Float64Array, points = 101): Curve {
  return {
    values: percentiles(
      numbersOf(column),
      Array.from({ length: points }, (_, i) => i / (points - 1)),
    ),
  };
}

/** A copy without NaN. */
export function numbersOf(column: Float64Array): Float64Array {
  const values = column.slice();
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (value === value) values[count++] = value;
  }
  return values.subarray(0, count);
}
