/**
 * Series that continue as a share of another, or at a ratio to one of another unit.
 *
 * In: the series, the prediction for each by itself, and which may be wholes. Out: the whole with the smallest error on the years
 * held back. One unit and a part that never exceeds the whole are not enough, because many unrelated rows have these properties:
 * there must be evidence in words (其中, or a name that contains the whole's), or the two must have moved together at a stable
 * ratio. Words say nothing about a row of another unit, and any of many may move alike by chance, so that a ratio needs more evidence.
 */
import { findUnit } from '../../figures/units.js';
import type { TableSeries } from '../table/series.js';
import { heldBackOf, meanError, valuesOf } from './errors.js';
import {
  FITS,
  fitRatio,
  fitShare,
  sharesOf,
  standardDeviation,
  type Fit,
  type MethodKey,
} from './methods.js';

/** The other series is `whole`, for a ratio too. */
interface Share {
  readonly fit: Fit;
  readonly whole: number;
  readonly error: number;
}

/** Least number of yearly changes for a statement that two rows move together, and how closely they must. */
const LEAST_CHANGES = 5;
const LEAST_CORRELATION = 0.9;
/**
 * The same for a ratio: 7 changes of which the correlation is 0.95 come about by chance once in 2,000 pairs (t = 6.8 with 5 degrees of
 * freedom), so once in a hundred rows that are tried with 20 others.
 */
const LEAST_RATIO_CHANGES = 7;
const LEAST_RATIO_CORRELATION = 0.95;
/** Largest standard deviation of the share, relative to it. */
const MOST_VARIATION = 0.05;

export function bestShare(
  series: readonly TableSeries[],
  methods: readonly (MethodKey | undefined)[],
  wholes: readonly number[],
  index: number,
): Share | undefined {
  const row = series[index];
  if (row === undefined || !isAmount(row.unit)) return undefined;
  const held = heldBackOf(row.points.length);
  if (held === 0) return undefined;
  const train = row.points.slice(0, -held);
  const test = row.points.slice(-held);
  let best: Share | undefined;
  for (const whole of wholes) {
    const other = series[whole];
    const method = methods[whole];
    if (whole === index || other === undefined || method === undefined) continue;
    if (method === 'share' || method === 'ratio') continue;
    const isRatio = other.unit !== row.unit;
    if (isRatio && ratioUnit(row, other) === undefined) continue;
    if (
      isRatio
        ? !moveAlike(row, other, LEAST_RATIO_CHANGES, LEAST_RATIO_CORRELATION)
        : !hasReason(series, index, whole)
    )
      continue;
    const values = valuesOf(other);
    const fitted = isRatio ? fitRatio : fitShare;
    const trained = fitted(train, values);
    const fit = fitted(row.points, values);
    const past = other.points.filter(({ year }) => year <= (train.at(-1)?.year ?? 0));
    const wholeFit = past.length < 2 ? undefined : FITS[method](past);
    if (trained === undefined || fit === undefined || wholeFit === undefined) continue;
    const error = meanError(test, train, (years) => trained.predict(years, wholeFit.predict(years)));
    if (best === undefined || error < best.error) best = { fit, whole, error };
  }
  return best;
}

/** The unit of a series at a ratio to another: 万吨/亿元; undefined where there is none, as between rates. */
export function ratioUnit(row: TableSeries, other: TableSeries): string | undefined {
  if (!isAmount(row.unit) || !isAmount(other.unit)) return undefined;
  return findUnit(`${row.unit}/${other.unit}`)?.symbol;
}

/** Whether a unit is of an amount, whose cell shows the number itself. */
function isAmount(unit: string): boolean {
  return unit !== '倍' && unit !== 'pp' && !unit.includes('/') && findUnit(unit)?.display === 1;
}

function hasReason(series: readonly TableSeries[], index: number, whole: number): boolean {
  const [row, other] = [series[index], series[whole]];
  if (row === undefined || other === undefined) return false;
  if (row.isPart === true && wholeAbove(series, index) === whole) return true;
  const [name, its] = [fold(row.name), fold(other.name)];
  if (its.length >= 2 && name.includes(its)) return true;
  return moveAlike(row, other, LEAST_CHANGES, LEAST_CORRELATION);
}

/** Whether two rows have moved together at a stable ratio. */
function moveAlike(
  row: TableSeries,
  other: TableSeries,
  leastChanges: number,
  leastCorrelation: number,
): boolean {
  const pairs = row.points.flatMap(({ year, value }) => {
    const all = valuesOf(other).get(year);
    return all === undefined || all <= 0 || value <= 0 ? [] : [[Math.log(value), Math.log(all)] as const];
  });
  const changes = pairs
    .slice(1)
    .map(([a, b], i) => [a - (pairs[i]?.[0] ?? 0), b - (pairs[i]?.[1] ?? 0)] as const);
  const shares = sharesOf(row.points, valuesOf(other));
  const mean = shares.reduce((sum, each) => sum + each, 0) / shares.length;
  return (
    changes.length >= leastChanges &&
    correlation(changes) >= leastCorrelation &&
    standardDeviation(shares) <= MOST_VARIATION * mean
  );
}

/** The nearest row above that is not a part itself. */
function wholeAbove(series: readonly TableSeries[], index: number): number {
  let above = index - 1;
  while (above >= 0 && series[above]?.isPart === true) above -= 1;
  return above;
}

function correlation(pairs: readonly (readonly [number, number])[]): number {
  const mean = (at: 0 | 1): number => pairs.reduce((sum, pair) => sum + pair[at], 0) / pairs.length;
  const [x, y] = [mean(0), mean(1)];
  const product = (f: (pair: readonly [number, number]) => number): number =>
    pairs.reduce((sum, pair) => sum + f(pair), 0);
  const both = product(([a, b]) => (a - x) * (b - y));
  return both / Math.sqrt(product(([a]) => (a - x) ** 2) * product(([, b]) => (b - y) ** 2));
}

function fold(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s()]/g, '');
}
