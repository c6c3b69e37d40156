/**
 * Years that are over and have no figure: what a series has there is the model's own value, and no actual.
 *
 * In: a prepared model and projections of it. Out: these years of the series that have figures in others, and those that a scenario
 * changes. Series without any figure are the model's in every year, and are left out.
 */
import { reportedValue } from '../figures/units.js';
import type { Problem } from '../messages/problem.js';
import type { PreparedIndicator, PreparedModel } from './prepared.js';
import type { Projection } from './projection.js';

/** Whether the value of the year is the model's, among the actuals of others. */
export function isModelled(
  { actuals, from }: PreparedIndicator,
  year: number,
  { baseYear }: PreparedModel['model'],
): boolean {
  return actuals.size > 0 && year <= baseYear && !actuals.has(year) && year >= (from ?? Infinity);
}

/** A warning for each such value that the scenario has otherwise than the first scenario of the model. */
export function tellChangedPast(
  { model, series, years, scenarioByKey }: PreparedModel,
  projection: Projection,
  base: Projection,
): readonly Problem[] {
  const nameOf = (key: string) => scenarioByKey.get(key)?.name ?? { zh: key, en: key };
  return series.flatMap((row, i) =>
    years.flatMap((year, at): readonly Problem[] => {
      const [is, was] = [projection.indicators[i]?.values[at], base.indicators[i]?.values[at]];
      if (!isModelled(row, year, model) || typeof is !== 'number' || typeof was !== 'number') return [];
      if (Math.abs(is - was) <= 1e-9 * Math.abs(was)) return [];
      const { key } = row.indicator;
      const show = (value: number): number => Number(reportedValue(value, row.unit).toPrecision(7));
      const args = {
        indicator: key,
        year,
        is: show(is),
        was: show(was),
        unit: row.unit.symbol,
        next: model.baseYear + 1,
      };
      const [own, first] = [nameOf(projection.scenario), nameOf(base.scenario)];
      const names = { zh: own.zh, en: own.en, baseZh: first.zh, baseEn: first.en };
      return [
        {
          code: 'model.scenarioPast',
          severity: 'warning',
          place: { table: 'indicators', key, field: 'figures' },
          args: { ...args, ...names },
        },
      ];
    }),
  );
}
