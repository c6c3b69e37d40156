/** The error of a method on the last years of a series, which are not used in its fit. */
import type { TableSeries } from '../table/series.js';
import type { Point } from './methods.js';

/** Number of years held back: a third of all, at most three. */
export function heldBackOf(count: number): number {
  return count >= 9 ? 3 : count >= 6 ? 2 : count >= 4 ? 1 : 0;
}

/** Mean absolute percentage error (MAPE), as a fraction; NaN if there is nothing to compare. */
export function meanError(
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

/** Values of a series by year; empty for no series. */
export function valuesOf(series: TableSeries | undefined): ReadonlyMap<number, number> {
  return new Map((series?.points ?? []).map(({ year, value }) => [year, value]));
}
