/**
 * Writes the result of an analysis into a scenario of the model: the present one, or a new one that extends it.
 *
 * In: a model and values by parameter, in the parameter's unit: a number for all years, or values that apply from given years on
 * and do not change the years before. Out: a new model.
 */
import type { Bilingual } from '../../messages/language.js';
import { addScenario, freeScenarioKey } from '../../model/edit.js';
import type { Model, ParameterValue } from '../../model/model.js';
import { holdsDefault } from '../../model/ownership.js';
import { givenYears } from '../../model/parameters.js';
import { moveDefault } from '../calculate/moveDistribution.js';

export type Adopted = Readonly<Record<string, ParameterValue>>;

/**
 * Writes into the scenario. A default is changed if only this scenario and those that extend it show it; otherwise the scenario
 * gets its own value.
 */
export function adoptInto(model: Model, scenario: string, values: Adopted): Model {
  const row = model.scenarios.find(({ key }) => key === scenario);
  if (row === undefined) throw new Error(`no scenario "${scenario}"`);
  const { firstYear } = model;
  const isDefault = (key: string): boolean => holdsDefault(model, scenario, key);
  const own = Object.entries(values).filter(([key]) => !isDefault(key));
  const laid = own.map(([key, value]) => [key, laidOver(row.values[key], value, firstYear)] as const);
  return {
    ...model,
    parameters: model.parameters.map((parameter) => {
      const value = values[parameter.key];
      if (value === undefined || !isDefault(parameter.key)) return parameter;
      return moveDefault(parameter, laidOver(parameter.value, value, firstYear));
    }),
    scenarios: model.scenarios.map((each) =>
      each === row ? { ...row, values: { ...row.values, ...Object.fromEntries(laid) } } : each,
    ),
  };
}

/** Writes into a new scenario. Returns its key with the model. */
export function adoptAsNew(
  model: Model,
  scenario: string,
  { key: wanted, name, note }: { readonly key: string; readonly name: Bilingual; readonly note: Bilingual },
  values: Adopted,
): { readonly model: Model; readonly key: string } {
  const key = freeScenarioKey(model, wanted);
  return { model: addScenario(model, { key, name, extends: scenario, note, values }), key };
}

/** Combines old and new values; the years before the first one given are unchanged. */
function laidOver(
  before: ParameterValue | undefined,
  value: ParameterValue,
  firstYear: number,
): ParameterValue {
  const start = givenYears(value, firstYear)[0] ?? firstYear;
  if (before === undefined || typeof value === 'number' || start <= firstYear) return value;
  const old: Readonly<Record<number, number>> = typeof before === 'number' ? { [firstYear]: before } : before;
  const kept = Object.entries(old).filter(([year]) => Number(year) < start);
  return { ...Object.fromEntries(kept), ...value };
}
