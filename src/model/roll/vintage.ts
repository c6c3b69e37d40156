/**
 * Keeps the plan as it was before a roll: a vintage of the rolled model.
 *
 * In: the prepared model before, the roll, and the day. Out: the rolled model with one vintage more: every series of every scenario from
 * the old base year on, in its unit, and the revisions with their causes. Vintages are told apart by their base year and, where there
 * are several with one base year, by a number.
 */
import { reportedValue } from '../../figures/units.js';
import type { Model, Vintage } from '../model.js';
import type { PreparedModel } from '../prepared.js';
import { projectSeries } from '../project.js';
import type { Roll } from './roll.js';

export function keepVintage(
  before: PreparedModel,
  { prepared, revisions }: Pick<Roll, 'prepared' | 'revisions'>,
  made: string,
): Model {
  const { model } = before;
  const old = prepared.model.vintages ?? [];
  const names = new Set(old.map(({ key }) => key));
  const base = `base_${model.baseYear}`;
  let key = base;
  for (let n = 2; names.has(key); n += 1) key = `${base}_${n}`;
  const plan = Object.fromEntries(
    model.scenarios.map(({ key: scenario }) => [scenario, planOf(before, scenario)]),
  );
  const vintage: Vintage = {
    key,
    made,
    baseYear: model.baseYear,
    plan,
    units: unitsOf(before, plan),
    scenario: model.scenarios[0]?.key ?? '',
    revisions,
  };
  return { ...prepared.model, vintages: [...old, vintage] };
}

/** The units of the series that have values. */
function unitsOf({ seriesByKey }: PreparedModel, plan: Vintage['plan']): Readonly<Record<string, string>> {
  const keys = new Set(Object.values(plan).flatMap((series) => Object.keys(series)));
  return Object.fromEntries([...keys].map((key) => [key, seriesByKey.get(key)?.unit.symbol ?? '']));
}

/** By series and year, from the base year on. */
function planOf(
  before: PreparedModel,
  scenario: string,
): Readonly<Record<string, Readonly<Record<number, number>>>> {
  const { years, indicators } = projectSeries(before, scenario);
  const rows = indicators.map(({ key, values }, i) => {
    const unit = before.series[i]?.unit;
    const byYear = years.flatMap((year, at) => {
      const value = values[at];
      return year < before.model.baseYear || typeof value !== 'number' || unit === undefined
        ? []
        : [[year, reportedValue(value, unit)] as const];
    });
    return [key, Object.fromEntries(byYear)] as const;
  });
  return Object.fromEntries(rows.filter(([, byYear]) => Object.keys(byYear).length > 0));
}
