/**
 * How each series of a table should go on, and why.
 *
 * In: the series. Out: for each the method with the smallest error on its own last years, which were held back, and the spread of
 * its past. The error is the mean absolute percentage error (MAPE). A simpler method is kept unless another one is better by a
 * tenth. A total that equals the sum of its rows in all years is their sum.
 */
import type { TableSeries } from '../table/series.js';
import {
  FITS,
  fitShare,
  growthsOf,
  sharesOf,
  standardDeviation,
  stepsOf,
  type Fit,
  type MethodKey,
  type Point,
} from './methods.js';

interface Tried {
  readonly method: MethodKey;
  /** Mean absolute percentage error, as a fraction. */
  readonly error: number;
}

export type Suggestion =
  | { readonly kind: 'sum'; readonly parts: readonly number[] }
  | {
      readonly kind: 'fit';
      readonly fit: Fit;
      /** Index of the series that a share is of. */
      readonly whole?: number;
      /** Years held back, and what each method made of them; empty where there are too few years. */
      readonly heldBack: readonly number[];
      readonly tried: readonly Tried[];
      /** Of the main parameter: a low and a high value from the spread of the past, and all past values. */
      readonly low: number;
      readonly high: number;
      readonly past: readonly number[];
    }
  /** One year only, or values that nothing fits: the last value is kept. */
  | { readonly kind: 'hold' };

/** Another method must be better by this share of the error. */
const MARGIN = 0.1;
/** So many series are tried as wholes of another. */
const MOST_WHOLES = 20;
/** Rows that one formula adds up. */
const MOST_PARTS = 60;
/** The tenth and the ninetieth percentile lie so many standard deviations from the mean of a normal distribution. */
const TENTH = 1.2816;

export function suggestFormulas(series: readonly TableSeries[]): readonly Suggestion[] {
  const sums = series.map((_, i) => partsOf(series, i));
  const parts = new Set(sums.flatMap((each) => each ?? []));
  const single = series.map((row) => bestOwn(row));
  // A whole goes its own way: shares of shares, and circles of a total and its rows, cannot come about.
  const wholes = series
    .map((row, index) => ({ row, index }))
    .filter(({ index }) => sums[index] === undefined && !parts.has(index))
    .sort((a, b) => lastValue(b.row) - lastValue(a.row))
    .slice(0, MOST_WHOLES)
    .map(({ index }) => index);
  // The smallest first; what another one is a share of is no share itself.
  const isWhole = new Set<number>();
  const order = series.map((_, i) => i).sort((a, b) => lastValue(series[a]) - lastValue(series[b]));
  const found = new Map<number, Suggestion>();
  for (const i of order) {
    const row = series[i];
    const own = single[i];
    const sum = sums[i];
    if (row === undefined) continue;
    if (sum !== undefined) found.set(i, { kind: 'sum', parts: sum });
    else if (own === undefined) found.set(i, { kind: 'hold' });
    else {
      const open = wholes.filter((whole) => !isShare(found.get(whole)));
      const share = isWhole.has(i) ? undefined : bestShare(series, single, open, i);
      const ownError = errorOf(own.tried, own.fit.method);
      if (share === undefined || ownError === undefined || share.error >= ownError * (1 - MARGIN)) {
        found.set(i, own);
        continue;
      }
      isWhole.add(share.whole);
      const past = sharesOf(row.points, valuesOf(series[share.whole]));
      found.set(i, {
        ...{ kind: 'fit', fit: share.fit, whole: share.whole, heldBack: own.heldBack },
        tried: [...own.tried, { method: 'share', error: share.error }],
        ...spreadOf(past, share.fit.main, [0, 1]),
        past,
      });
    }
  }
  return series.map((_, i) => found.get(i) ?? { kind: 'hold' });
}

function isShare(suggestion: Suggestion | undefined): boolean {
  return suggestion?.kind === 'fit' && suggestion.whole !== undefined;
}

type OwnFit = Extract<Suggestion, { readonly kind: 'fit' }>;

function bestOwn({ points, unit }: TableSeries): OwnFit | undefined {
  if (points.length < 2) return undefined;
  const held = heldBackOf(points.length);
  const train = points.slice(0, points.length - held);
  const test = points.slice(points.length - held);
  // Rates move by points, not by per cent of themselves.
  const isRate = unit === '%' || unit === '‰' || unit === 'pp';
  const candidates = (['growth', 'linear', 'damped', 'logistic'] as const).filter(
    (method) => !isRate || method === 'linear',
  );
  const tried = candidates.flatMap((method): readonly Tried[] => {
    const fit = held === 0 ? undefined : FITS[method](train);
    const error = fit === undefined ? Number.NaN : meanError(test, train, (years) => fit.predict(years));
    return Number.isFinite(error) ? [{ method, error }] : [];
  });
  let best: Tried | undefined;
  for (const each of tried) if (best === undefined || each.error < best.error * (1 - MARGIN)) best = each;
  const order = best === undefined ? candidates : [best.method, ...candidates];
  const fit = order
    .map((method) => (method === 'share' ? undefined : FITS[method](points)))
    .find((each) => each !== undefined);
  if (fit === undefined) return undefined;
  const past = fit.method === 'linear' ? stepsOf(points) : growthsOf(points);
  const heldBack = tried.length === 0 ? [] : test.map(({ year }) => year);
  return { kind: 'fit', fit, heldBack, tried, ...spreadOf(past, fit.main), past };
}

function bestShare(
  series: readonly TableSeries[],
  single: readonly (OwnFit | undefined)[],
  wholes: readonly number[],
  index: number,
): { readonly fit: Fit; readonly whole: number; readonly error: number } | undefined {
  const row = series[index];
  if (row === undefined || row.unit === '' || ['%', '‰', 'pp', '倍'].includes(row.unit)) return undefined;
  const held = heldBackOf(row.points.length);
  if (held === 0) return undefined;
  const train = row.points.slice(0, -held);
  const test = row.points.slice(-held);
  let best: { readonly fit: Fit; readonly whole: number; readonly error: number } | undefined;
  for (const whole of wholes) {
    const other = series[whole];
    const own = single[whole];
    if (whole === index || other?.unit !== row.unit || own === undefined) continue;
    const values = valuesOf(other);
    const trained = fitShare(train, values);
    const fit = fitShare(row.points, values);
    const past = other.points.filter(({ year }) => year <= (train.at(-1)?.year ?? 0));
    const method = own.fit.method;
    const wholeFit = past.length < 2 || method === 'share' ? undefined : FITS[method](past);
    if (trained === undefined || fit === undefined || wholeFit === undefined) continue;
    const error = meanError(test, train, (years) => trained.predict(years, wholeFit.predict(years)));
    if (best === undefined || error < best.error) best = { fit, whole, error };
  }
  return best;
}

/** Rows above a total, or else below it, down to the next total, that add up to it in every year. */
function partsOf(series: readonly TableSeries[], index: number): readonly number[] | undefined {
  const total = series[index];
  if (total?.isTotal !== true) return undefined;
  const belong = (i: number): boolean => {
    const row = series[i];
    return row !== undefined && row.unit === total.unit && row.sheet === total.sheet && !row.isTotal;
  };
  for (const step of [-1, 1]) {
    const run: number[] = [];
    for (let i = index + step; belong(i) && run.length < MOST_PARTS; i += step) {
      run.push(i);
      const parts = run.map((each) => series[each]);
      // The rows next to it first: a nation above its regions is no part of their total.
      if (run.length >= 2 && addsUp(total, parts)) return run;
    }
  }
  return undefined;
}

function addsUp(total: TableSeries, parts: readonly (TableSeries | undefined)[]): boolean {
  const values = parts.map(valuesOf);
  return total.points.every(({ year, value }) => {
    const found = values.map((each) => each.get(year));
    if (found.some((each) => each === undefined)) return false;
    const sum = found.reduce<number>((all, each) => all + (each ?? 0), 0);
    return Math.abs(sum - value) <= 0.001 * Math.abs(value) + 1e-9;
  });
}

/** A third of the years, three at most. */
function heldBackOf(count: number): number {
  return count >= 9 ? 3 : count >= 6 ? 2 : count >= 4 ? 1 : 0;
}

function meanError(
  test: readonly Point[],
  train: readonly Point[],
  predict: (years: number) => number,
): number {
  const last = train.at(-1)?.year ?? 0;
  const errors = test.flatMap(({ year, value }) =>
    value === 0 ? [] : [Math.abs(predict(year - last) / value - 1)],
  );
  return errors.reduce((sum, each) => sum + each, 0) / errors.length;
}

/** Low and high enclose the base value; with less than three past values the spread is a guess of half the value. */
function spreadOf(
  past: readonly number[],
  base: number,
  [least, most]: readonly [number, number] = [-Infinity, Infinity],
): { readonly low: number; readonly high: number } {
  const sd = past.length < 3 ? Math.abs(base) / 2 / TENTH : standardDeviation(past);
  // Over several years good and bad ones even out: the mean of `past.length` years varies by the root of that less.
  const width = (TENTH * sd) / Math.sqrt(past.length < 3 ? 1 : Math.min(past.length, 5));
  return { low: Math.max(least, base - width), high: Math.min(most, base + width) };
}

function errorOf(tried: readonly Tried[], method: MethodKey): number | undefined {
  return tried.find((each) => each.method === method)?.error;
}

function valuesOf(series: TableSeries | undefined): ReadonlyMap<number, number> {
  return new Map((series?.points ?? []).map(({ year, value }) => [year, value]));
}

function lastValue(series: TableSeries | undefined): number {
  return Math.abs(series?.points.at(-1)?.value ?? 0);
}
