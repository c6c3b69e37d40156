/**
 * Years that are over and have no figure: what a series has there is the model's own value, and no actual.
 *
 * In: a prepared model, or projections of it. Out: these years of the series that have figures in others, and those that a scenario
 * changes: a scenario is about years to come, so this is told wherever a model is prepared, and beside the scenario in the pane.
 * Series without any figure are the model's in every year, and are left out.
 */
import { reportedValue } from '../figures/units.js';
import type { Problem } from '../messages/problem.js';
import type { ParameterValue } from './model.js';
import { applies, type PreparedIndicator, type PreparedModel } from './prepared.js';
import { projectSeries } from './project.js';
import type { ProjectedSeries } from './projection.js';

/** Whether the value of the year is the model's, among the actuals of others. */
export function isModelled(
  row: PreparedIndicator,
  year: number,
  { baseYear }: PreparedModel['model'],
): boolean {
  return row.actuals.size > 0 && year <= baseYear && !row.actuals.has(year) && applies(row, year);
}

/** The years of a series that are the model's among the actuals of others. */
export function modelledYears(row: PreparedIndicator, { model, years }: PreparedModel): readonly number[] {
  return years.filter((year) => isModelled(row, year, model));
}

/** A warning for each such value that any scenario has otherwise than the first one. */
export function tellScenarioPasts(prepared: PreparedModel): readonly Problem[] {
  const [first, ...others] = prepared.model.scenarios;
  const hasGaps = prepared.series.some((row) => modelledYears(row, prepared).length > 0);
  if (first === undefined || others.length === 0 || !hasGaps) return [];
  const base = projectSeries(prepared, first.key);
  return others.flatMap(({ key }) => tellChangedPast(prepared, projectSeries(prepared, key), base));
}

/** Whether the scenario would have other values in such years if it gave the parameter this value. */
export function movesPast(
  prepared: PreparedModel,
  scenario: string,
  parameter: string,
  value: ParameterValue,
): boolean {
  const row = prepared.scenarioByKey.get(scenario);
  const hasGaps = prepared.series.some((each) => modelledYears(each, prepared).length > 0);
  if (row === undefined || !hasGaps) return false;
  const changed = { ...row, values: { ...row.values, [parameter]: value } };
  const scenarios = prepared.model.scenarios.map((each) => (each.key === scenario ? changed : each));
  const next = {
    ...prepared,
    model: { ...prepared.model, scenarios },
    scenarioByKey: new Map([...prepared.scenarioByKey, [scenario, changed]]),
  };
  return tellChangedPast(next, projectSeries(next, scenario), projectSeries(prepared, scenario)).length > 0;
}

/** A warning for each such value that the scenario has otherwise than the first scenario of the model. */
export function tellChangedPast(
  { model, series, years, scenarioByKey }: PreparedModel,
  projection: ProjectedSeries,
  base: ProjectedSeries,
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
