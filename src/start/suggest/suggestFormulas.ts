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
import { GROWTH_WORDS } from './ratios.js';
import { bestShare } from './shares.js';
import { fitSpread, spreadQuantile } from './spreads.js';

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
/**
 * The low and the high value are these quantiles of the distribution of yearly changes: over five years good and bad ones cancel out, and in
 * one run of five in ten their mean is as low. Of a normal distribution: 1.2816 / sqrt(5) standard deviations from its mean.
 */
const LOW = 0.2833;
/** Years ahead for which a path in per cent is compared with 100. */
const AHEAD = 5;

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
        ...shareSpread(past, share.fit.main),
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

/** A row of per cent that has been between 0 and 100 in all years and is no growth, such as a rate of occupancy. */
export function isWithinHundred({ name, unit, points }: TableSeries): boolean {
  return unit === '%' && !GROWTH_WORDS.test(name) && points.every(({ value }) => value >= 0 && value <= 100);
}

/** A line, or for a row that has been within 100 % and would leave it on a low, base or high line, the curve that stays within. */
function bestOwn(row: TableSeries): OwnFit | undefined {
  const own = bestOf(row, RATES.has(row.unit) ? ['linear'] : ['growth', 'linear', 'damped', 'logistic']);
  if (own?.fit.method !== 'linear' || !isWithinHundred(row)) return own;
  const ends = [own.low, own.fit.main, own.high].map(
    (step) => (row.points.at(-1)?.value ?? 0) + AHEAD * step,
  );
  return ends.some((end) => end > 100) ? (bestOf(row, ['bounded']) ?? own) : own;
}

/** Rates change by points rather than by per cent of themselves. */
const RATES: ReadonlySet<string> = new Set(['%', '‰', 'pp']);

function bestOf(
  { points }: TableSeries,
  candidates: readonly Exclude<MethodKey, 'share' | 'ratio'>[],
): OwnFit | undefined {
  if (points.length < 2) return undefined;
  const held = heldBackOf(points.length);
  const train = points.slice(0, points.length - held);
  const test = points.slice(points.length - held);
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
 * Low and high enclose the base value: quantiles of the distribution that the parameter has. With less than three past values they are the
 * least and the largest of them: how far another one could be from these is not known.
 */
function spreadOf(past: readonly number[], base: number): { readonly low: number; readonly high: number } {
  if (past.length < 3) return { low: Math.min(base, ...past), high: Math.max(base, ...past) };
  if (standardDeviation(past) <= 1e-9 * Math.max(1e-2, Math.abs(base))) return { low: base, high: base };
  return between(fitSpread(past, base), base);
}

/** The same for a share or a ratio, whose distribution is triangular between its past values. */
function shareSpread(past: readonly number[], base: number): { readonly low: number; readonly high: number } {
  const [min, max] = [Math.min(base, ...past), Math.max(base, ...past)];
  if (past.length < 3 || max - min < 1e-11) return { low: min, high: max };
  return between({ kind: 'triangular', parameters: { min, mode: base, max } }, base);
}

function between(
  spread: Parameters<typeof spreadQuantile>[0],
  base: number,
): { readonly low: number; readonly high: number } {
  return {
    low: Math.min(base, spreadQuantile(spread, LOW)),
    high: Math.max(base, spreadQuantile(spread, 1 - LOW)),
  };
}

function errorOf(tried: readonly Tried[], method: MethodKey): number | undefined {
  return tried.find((each) => each.method === method)?.error;
}

function lastValue(series: TableSeries | undefined): number {
  return Math.abs(series?.points.at(-1)?.value ?? 0);
}
