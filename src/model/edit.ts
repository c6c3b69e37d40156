/**
 * Every change a user can make to formulas, parameters and scenarios; targets and rules are in editGoals.ts.
 *
 * In: a model and what to change. Out: a new model that shares all unchanged parts; the old one is unchanged. A key that the
 * model does not have is a programmer mistake and throws: the pane only offers keys that exist. Whether the new model makes sense
 * is checked by `prepareModel`.
 */
import type { Bilingual } from '../messages/language.js';
import { freeKey } from './editGoals.js';
import type { Indicator, Model, ParameterValue, Scenario } from './model.js';
import { ownDefaults } from './ownership.js';
import { compactYears, givenYears, resolveParameter } from './parameters.js';

/** Sets an indicator's formula; `undefined` removes it. */
export function setFormula(model: Model, indicator: string, formula: string | undefined): Model {
  return changeIndicator(model, indicator, ({ formula: _, ...rest }) =>
    formula === undefined ? rest : { ...rest, formula },
  );
}

/**
 * Sets a value of a parameter in a scenario. `'all'` sets it for all years; a year sets it from that year on, until the next year
 * given. `'inherit'` removes the scenario's own value, for all years or for the given one: the value is then that of the scenario
 * it extends, and finally the parameter's own value.
 */
export function setParameterValue(
  model: Model,
  scenario: string,
  parameter: string,
  year: number | 'all',
  value: number | 'inherit',
): Model {
  if (!model.parameters.some(({ key }) => key === parameter)) throw new Error(`no parameter "${parameter}"`);
  return changeScenario(model, scenario, (old) => {
    const { [parameter]: before, ...others } = old.values;
    const after = changeValue(before, model.firstYear, year, value);
    return { ...old, values: after === undefined ? others : { ...old.values, [parameter]: after } };
  });
}

/**
 * Makes the inherited values of a parameter the scenario's own: the same numbers, which no longer follow the scenario that it
 * extends.
 */
export function overrideParameter(model: Model, scenario: string, parameter: string): Model {
  const row = find(model.scenarios, scenario, 'scenario');
  const shown = resolveParameter(model, row, find(model.parameters, parameter, 'parameter'));
  const own = compactYears(
    model,
    shown.map(({ value }) => value),
  );
  return changeScenario(model, scenario, (old) => ({ ...old, values: { ...old.values, [parameter]: own } }));
}

/** Adds a scenario at the end. */
export function addScenario(model: Model, scenario: Scenario): Model {
  if (model.scenarios.some(({ key }) => key === scenario.key))
    throw new Error(`there is a scenario "${scenario.key}" already`);
  return { ...model, scenarios: [...model.scenarios, scenario] };
}

/**
 * A copy with the same parent and values, after the original. Defaults of the model that the original shows become the copy's own
 * values, so that no edit of either changes the other.
 */
export function duplicateScenario(model: Model, scenario: string, key: string, name: Bilingual): Model {
  const original = find(model.scenarios, scenario, 'scenario');
  const copied = addScenario(model, { ...ownDefaults(model, original), key, name });
  const at = model.scenarios.indexOf(original) + 1;
  const copy = copied.scenarios.slice(-1);
  return { ...model, scenarios: [...model.scenarios.slice(0, at), ...copy, ...model.scenarios.slice(at)] };
}

/** Changes the names of a scenario. */
export function renameScenario(model: Model, scenario: string, name: Bilingual): Model {
  return changeScenario(model, scenario, (old) => ({ ...old, name }));
}

/** Sets a scenario's names, notes and author; an empty author removes the author. */
export function describeScenario(
  model: Model,
  scenario: string,
  { note, author }: { readonly note?: Bilingual; readonly author?: string },
): Model {
  return changeScenario(model, scenario, (old) => {
    const { author: was, ...rest } = old;
    const signed = (author ?? was ?? '').trim();
    return { ...rest, ...(note === undefined ? {} : { note }), ...(signed === '' ? {} : { author: signed }) };
  });
}

/** Moves a scenario by a number of places, towards the end if positive, within the list. */
export function moveScenario(model: Model, scenario: string, by: number): Model {
  const row = find(model.scenarios, scenario, 'scenario');
  const others = model.scenarios.filter((other) => other !== row);
  const at = Math.min(others.length, Math.max(0, model.scenarios.indexOf(row) + by));
  return { ...model, scenarios: [...others.slice(0, at), row, ...others.slice(at)] };
}

/** Removes a scenario. Scenarios that extend it take over its values and its parent, so their projections do not change. */
export function removeScenario(model: Model, scenario: string): Model {
  const removed = find(model.scenarios, scenario, 'scenario');
  if (model.scenarios.length === 1) throw new Error(`"${scenario}" is the last scenario and has to stay`);
  const scenarios = model.scenarios.flatMap((other) => {
    if (other.key === scenario) return [];
    if (other.extends !== scenario) return [other];
    const { extends: _, ...rest } = other;
    const parent = removed.extends === undefined ? {} : { extends: removed.extends };
    return [{ ...rest, ...parent, values: mergeValues(removed.values, other.values, model.firstYear) }];
  });
  return { ...model, scenarios };
}

/** A key that no scenario has: `base`, or `base_2`, `base_3` … */
export function freeScenarioKey(model: Model, base: string): string {
  return freeKey(model.scenarios, base);
}

function changeValue(
  before: ParameterValue | undefined,
  firstYear: number,
  year: number | 'all',
  value: number | 'inherit',
): ParameterValue | undefined {
  if (year === 'all') return value === 'inherit' ? undefined : value;
  const given: Readonly<Record<number, number>> =
    typeof before === 'number' ? { [firstYear]: before } : (before ?? {});
  if (value !== 'inherit') return { ...given, [year]: value };
  const { [year]: dropped, ...others } = given;
  if (dropped === undefined) return before;
  return Object.keys(others).length === 0 ? undefined : others;
}

/** Values of a parent overlaid by those of its child: from the child's first year on, only the child's. */
export function mergeValues(
  parent: Scenario['values'],
  child: Scenario['values'],
  firstYear: number,
): Scenario['values'] {
  const merged: Record<string, ParameterValue> = { ...parent };
  for (const [key, value] of Object.entries(child)) {
    const below = parent[key];
    const start = givenYears(value, firstYear)[0] ?? firstYear;
    if (below === undefined || start <= firstYear) {
      merged[key] = value;
      continue;
    }
    const lower: Readonly<Record<number, number>> =
      typeof below === 'number' ? { [firstYear]: below } : below;
    const kept = Object.entries(lower).filter(([year]) => Number(year) < start);
    merged[key] = { ...Object.fromEntries(kept), ...(typeof value === 'number' ? {} : value) };
  }
  return merged;
}

function changeIndicator(model: Model, key: string, change: (old: Indicator) => Indicator): Model {
  const old = find(model.indicators, key, 'indicator');
  return { ...model, indicators: model.indicators.map((row) => (row === old ? change(old) : row)) };
}

function changeScenario(model: Model, key: string, change: (old: Scenario) => Scenario): Model {
  const old = find(model.scenarios, key, 'scenario');
  return { ...model, scenarios: model.scenarios.map((row) => (row === old ? change(old) : row)) };
}

function find<T extends { readonly key: string }>(rows: readonly T[], key: string, what: string): T {
  const found = rows.find((row) => row.key === key);
  if (found === undefined) throw new Error(`no ${what} "${key}"`);
  return found;
}
