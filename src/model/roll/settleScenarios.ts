/**
 * Settles years that a roll has passed: where a series has no actual of such a year, its value is the model's, and no scenario may
 * have another one than the first scenario (pastGaps.ts).
 *
 * In: the rolled model, prepared, and the old base year. Out: the model in which the parameters of a scenario that would change such a
 * year take the values of the first scenario in the years passed, and their own from the next year on; and which those are. Nothing
 * else changes: a scenario that differed in the past before the roll is still told.
 */
import type { Model } from '../model.js';
import { compactYears, resolveParameter, yearsOf } from '../parameters.js';
import { movesPast } from '../pastGaps.js';
import { prepareModel } from '../prepare.js';
import type { PreparedModel } from '../prepared.js';
import { projectSeries } from '../project.js';

/** A scenario, and which of its own values begin later now. */
export interface SettledScenario {
  readonly scenario: string;
  /** Keys of the parameters whose own values begin later now. */
  readonly parameters: readonly string[];
}

interface Settled {
  readonly model: Model;
  readonly settled: readonly SettledScenario[];
}

export function settleScenarios(rolled: PreparedModel, oldBase: number): Settled {
  const [first, ...others] = rolled.model.scenarios;
  let { model } = rolled;
  const settled: SettledScenario[] = [];
  if (first === undefined || model.baseYear === oldBase) return { model, settled };
  for (const { key } of others) {
    const parameters: string[] = [];
    for (const parameter of Object.keys(model.scenarios.find((row) => row.key === key)?.values ?? {})) {
      const prepared = withModel(rolled, model);
      const next = settleValue(rolled, model, [first.key, key], parameter, oldBase);
      const value = next?.scenarios.find((row) => row.key === key)?.values[parameter];
      if (next === undefined || value === undefined || !movesPast(prepared, key, parameter, value)) continue;
      model = next;
      parameters.push(parameter);
    }
    if (parameters.length > 0) settled.push({ scenario: key, parameters });
  }
  // What cannot be prepared with these values, which would be a mistake here, is left as it was.
  return prepareModel(model).ok ? { model, settled } : { model: rolled.model, settled: [] };
}

/** Only values of scenarios differ from the prepared model. */
function withModel(prepared: PreparedModel, model: Model): PreparedModel {
  return { ...prepared, model, scenarioByKey: new Map(model.scenarios.map((row) => [row.key, row])) };
}

/** The model with the first scenario's values of the parameter in the years passed; undefined if the scenario has them already. */
function settleValue(
  rolled: PreparedModel,
  model: Model,
  [first, scenario]: readonly [string, string],
  key: string,
  oldBase: number,
): Model | undefined {
  const [own, head] = [scenario, first].map((name) => model.scenarios.find((row) => row.key === name));
  const parameter = model.parameters.find((row) => row.key === key);
  if (own === undefined || head === undefined || parameter === undefined) return undefined;
  const [mine, base] = [own, head].map((row) => resolveParameter(model, row, parameter));
  const years = yearsOf(model);
  const isPassed = (year: number): boolean => year > oldBase && year <= model.baseYear;
  const wanted = years.map((year, i) => (isPassed(year) ? base : mine)?.[i]?.value ?? 0);
  if (wanted.every((value, i) => value === mine?.[i]?.value)) return undefined;
  const value = compactYears(model, wanted);
  const next = model.baseYear + 1;
  const later = Object.entries(typeof value === 'number' ? {} : value).filter(
    ([year]) => Number(year) >= next,
  );
  const short = { [next]: wanted[years.indexOf(next)] ?? 0, ...Object.fromEntries(later) };
  const withValue = (given: typeof value): Model => ({
    ...model,
    scenarios: model.scenarios.map((row) =>
      row.key === scenario ? { ...row, values: { ...row.values, [key]: given } } : row,
    ),
  });
  // Values of earlier years that nothing is calculated with are inherited as well.
  const inheriting = withValue(short);
  return hasSamePast(rolled, [model, inheriting], scenario, oldBase) ? inheriting : withValue(value);
}

/** Whether all series have the same values up to the year. */
function hasSamePast(
  rolled: PreparedModel,
  models: readonly Model[],
  scenario: string,
  until: number,
): boolean {
  const [a = '', b = ''] = models.map((model) => {
    const { years, indicators } = projectSeries(withModel(rolled, model), scenario);
    return JSON.stringify(indicators.map(({ values }) => values.filter((_, i) => (years[i] ?? 0) <= until)));
  });
  return a === b;
}
