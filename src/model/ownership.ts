/**
 * Which value is changed by a change of a parameter in a scenario, and which scenarios show the change.
 *
 * In: model, key of a scenario, key of a parameter. A value belongs to a scenario or to the model (the parameter's own
 * value, its default). Invariant: a change in a scenario is visible in it and in those that extend it, in no other. So the
 * default is changed through a scenario only if every scenario that shows the default is one of those.
 */
import { compactYears, heldValue, lineage, resolveParameter } from './parameters.js';
import type { Model, ParameterValue, Scenario } from './model.js';

/** Whether a change in the scenario changes the parameter's default; otherwise it gives the scenario a value of its own. */
export function holdsDefault(model: Model, scenario: string, parameter: string): boolean {
  return defaultHeldBy(model, scenario)(parameter);
}

/** The same for many parameters: their common data is prepared once. */
export function defaultHeldBy(model: Model, scenario: string): (parameter: string) => boolean {
  const row = find(model, scenario);
  if (row.extends !== undefined) return () => false;
  const others = model.scenarios.map((other) => lineage(model, other)).filter((line) => !line.includes(row));
  return (parameter) =>
    row.values[parameter] === undefined &&
    others.every((line) => !showsDefault(line, parameter, model.firstYear));
}

/** The scenarios that show a change in the scenario: itself, and those that inherit the value from it in some year. */
export function reachOf(model: Model, scenario: string, parameter: string): readonly Scenario[] {
  const row = find(model, scenario);
  return model.scenarios.filter((other) => {
    const line = lineage(model, other);
    return line.includes(row) && showsDefault(line.slice(0, line.indexOf(row)), parameter, model.firstYear);
  });
}

/**
 * The scenario with the defaults that it shows as its own values: it shows the same numbers and shares no value with a scenario
 * that it does not extend.
 */
export function ownDefaults(model: Model, scenario: Scenario): Scenario {
  if (scenario.extends !== undefined) return scenario;
  const taken = model.parameters.filter(({ key }) => showsDefault([scenario], key, model.firstYear));
  if (taken.length === 0) return scenario;
  const own = taken.map((parameter): readonly [string, ParameterValue] => [
    parameter.key,
    compactYears(
      model,
      resolveParameter(model, scenario, parameter).map(({ value }) => value),
    ),
  ]);
  return { ...scenario, values: { ...scenario.values, ...Object.fromEntries(own) } };
}

/**
 * Whether a scenario with its line of parents uses the parameter's default in some year; a value given for the first year applies
 * to all.
 */
function showsDefault(line: readonly Scenario[], parameter: string, firstYear: number): boolean {
  return line.every(({ values }) => heldValue(values[parameter], firstYear) === undefined);
}

function find(model: Model, key: string): Scenario {
  const found = model.scenarios.find((row) => row.key === key);
  if (found === undefined) throw new Error(`no scenario "${key}"`);
  return found;
}
