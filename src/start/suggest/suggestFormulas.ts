/**
 * Suggests how each series of a table continues, and why.
 *
 * In: the series. Out: for each the method with the smallest error on its own last years, which were held back, and the spread of
 * its past. The error is the mean absolute percentage error (MAPE). A simpler method is kept unless another one is better by a
 * tenth. A row that follows from other rows in all years, such as a sum, is calculated from them.
 */
import type { Problem } from '../../messages/problem.js';
import type { TableSeries } from '../table/series.js';
import { heldBackOf, meanError, valuesOf } from './errors.js';
import { findIdentities, sourcesOf, type Identity } from './identities.js';
import { FITS, pastOf, sharesOf, standardDeviation, type Fit, type MethodKey } from './methods.js';
import { bestShare } from './shares.js';

interface Tried {
  readonly method: MethodKey;
  /** Mean absolute percentage error, as a fraction. */
  readonly error: number;
}

export type Suggestion =
  | Identity
  | {
      readonly kind: 'fit';
      readonly fit: Fit;
      /** Index of the series that a share is of, or that a ratio is to. */
      readonly whole?: number;
      /** Years held back, and the predictions of each method for them; empty if there are too few years. */
      readonly heldBack: readonly number[];
      readonly tried: readonly Tried[];
      /** For the main parameter: a low and a high value from the spread of the past, and all past values. */
      readonly low: number;
      readonly high: number;
      readonly past: readonly number[];
    }
  /** For a single year, or values that no method fits: the last value is kept. */
  | { readonly kind: 'hold' };

/** Another method must be better by this share of the error. */
const MARGIN = 0.1;
/** Largest number of series that are tried as wholes of another. */
const MOST_WHOLES = 20;
/** Distance of the tenth and the ninetieth percentile of a normal distribution from its mean, in standard deviations. */
const TENTH = 1.2816;

export function suggestFormulas(series: readonly TableSeries[]): {
  readonly suggestions: readonly Suggestion[];
  readonly problems: readonly Problem[];
} {
  const { identities, problems } = findIdentities(series);
  const parts = new Set(identities.flatMap((each) => (each?.kind === 'sum' ? sourcesOf(each) : [])));
  const single = series.map((row) => bestOwn(row));
  const methods = single.map((own) => own?.fit.method);
  // A whole is predicted by itself, so that there are no shares of shares and no circles of a total and its rows.
  const wholes = series
    .map((row, index) => ({ row, index }))
    .filter(({ index }) => identities[index] === undefined && !parts.has(index))
    .sort((a, b) => lastValue(b.row) - lastValue(a.row))
    .slice(0, MOST_WHOLES)
    .map(({ index }) => index);
  // The smallest first; a whole is never a share itself.
  const isWhole = new Set<number>();
  const order = series.map((_, i) => i).sort((a, b) => lastValue(series[a]) - lastValue(series[b]));
  const found = new Map<number, Suggestion>();
  for (const i of order) {
    const row = series[i];
    const own = single[i];
    const identity = identities[i];
    if (row === undefined) continue;
    if (identity !== undefined) found.set(i, identity);
    else if (own === undefined) found.set(i, { kind: 'hold' });
    else {
      const open = wholes.filter((whole) => !isShare(found.get(whole)));
      const share = isWhole.has(i) ? undefined : bestShare(series, methods, open, i);
      const ownError = errorOf(own.tried, own.fit.method);
      if (share === undefined || ownError === undefined || share.error >= ownError * (1 - MARGIN)) {
        found.set(i, own);
        continue;
      }
      isWhole.add(share.whole);
      const past = sharesOf(row.points, valuesOf(series[share.whole]));
      found.set(i, {
        ...{ kind: 'fit', fit: share.fit, whole: share.whole, heldBack: own.heldBack },
        tried: [...own.tried, { method: share.fit.method, error: share.error }],
        ...spreadOf(past, share.fit.main, [0, share.fit.method === 'share' ? 1 : Infinity]),
        past,
      });
    }
  }
  return { suggestions: series.map((_, i) => found.get(i) ?? { kind: 'hold' }), problems };
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
  // Rates change by points rather than by per cent of themselves.
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
    .map((method) => (method === 'share' || method === 'ratio' ? undefined : FITS[method](points)))
    .find((each) => each !== undefined);
  if (fit === undefined) return undefined;
  const past = pastOf(fit, points);
  const heldBack = tried.length === 0 ? [] : test.map(({ year }) => year);
  return { kind: 'fit', fit, heldBack, tried, ...spreadOf(past, fit.main), past };
}

/**
 * Low and high enclose the base value, so far from it as the past has varied. With less than three past values they are the least
 * and the largest of them: how far another one could be from these is not known.
 */
function spreadOf(
  past: readonly number[],
  base: number,
  [least, most]: readonly [number, number] = [-Infinity, Infinity],
): { readonly low: number; readonly high: number } {
  if (past.length < 3) return { low: Math.min(base, ...past), high: Math.max(base, ...past) };
  // Over several years good and bad years cancel out: the mean of `past.length` years varies by the root of that less.
  const width = (TENTH * standardDeviation(past)) / Math.sqrt(Math.min(past.length, 5));
  return { low: Math.max(least, base - width), high: Math.min(most, base + width) };
}

function errorOf(tried: readonly Tried[], method: MethodKey): number | undefined {
  return tried.find((each) => each.method === method)?.error;
}

function lastValue(series: TableSeries | undefined): number {
  return Math.abs(series?.points.at(-1)?.value ?? 0);
}
