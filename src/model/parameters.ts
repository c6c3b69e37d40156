/**
 * Values of parameters by year, with inheritance from the scenarios that a scenario extends.
 *
 * In: model, scenario, parameter. Out: for every year from firstYear to horizon the value in the
 * parameter's unit, and whether the scenario gives it itself. A given value applies until the next year given; a scenario's
 * {2027: 8} applies from 2027 to the horizon and leaves earlier years inherited; before the first year of a parameter's own value
 * that first value applies.
 */
import type { Model, Parameter, ParameterValue, Scenario } from './model.js';

export interface YearValue {
  readonly value: number;
  readonly origin: 'own' | 'inherited';
}

export function yearsOf(model: Model): readonly number[] {
  return Array.from({ length: model.horizon - model.firstYear + 1 }, (_, i) => model.firstYear + i);
}

/** The value of a parameter in a scenario for every year of the model, and from where it comes. */
export function resolveParameter(
  model: Model,
  scenario: Scenario,
  parameter: Parameter,
): readonly YearValue[] {
  const line = lineage(model, scenario);
  return yearsOf(model).map((year): YearValue => {
    const giver = line.find((ancestor) => heldValue(ancestor.values[parameter.key], year) !== undefined);
    const value =
      (giver && heldValue(giver.values[parameter.key], year)) ??
      heldValue(parameter.value, year) ??
      firstValue(parameter);
    const isOwn = giver?.key === scenario.key || (giver === undefined && scenario.extends === undefined);
    return { value, origin: isOwn ? 'own' : 'inherited' };
  });
}

/** What a scenario uses of every parameter, inherited values included, as values of its own. */
export function resolveAll(model: Model, scenario: Scenario): Scenario['values'] {
  return Object.fromEntries(
    model.parameters.map((parameter) => {
      const values = resolveParameter(model, scenario, parameter).map(({ value }) => value);
      return [parameter.key, compactYears(model, values)];
    }),
  );
}

/**
 * The scenario, then the one it extends, and so on; the list ends if the scenarios form a circle, which is a problem of the pack.
 */
export function lineage(model: Model, scenario: Scenario): readonly Scenario[] {
  const line: Scenario[] = [];
  let current: Scenario | undefined = scenario;
  while (current !== undefined && !line.includes(current)) {
    line.push(current);
    const parent: string | undefined = current.extends;
    current = parent === undefined ? undefined : model.scenarios.find(({ key }) => key === parent);
  }
  return line;
}

/** Years for which a value is given, ascending; a single number is given for the first year. */
export function givenYears(value: ParameterValue, firstYear: number): readonly number[] {
  return typeof value === 'number'
    ? [firstYear]
    : Object.keys(value)
        .map(Number)
        .sort((a, b) => a - b);
}

/** Values of all years of the model as one number, or as the years in which the value changes. */
export function compactYears(model: Model, values: readonly number[]): ParameterValue {
  const given = values.flatMap((value, i) =>
    i > 0 && values[i - 1] === value ? [] : [[model.firstYear + i, value] as const],
  );
  return given.length > 1 ? Object.fromEntries(given) : (given[0]?.[1] ?? 0);
}

/** The value that applies in a year; undefined before the first year given. */
export function heldValue(value: ParameterValue | undefined, year: number): number | undefined {
  if (typeof value === 'number' || value === undefined) return value;
  const last = givenYears(value, year)
    .filter((given) => given <= year)
    .at(-1);
  return last === undefined ? undefined : value[last];
}

function firstValue(parameter: Parameter): number {
  const { value } = parameter;
  const first = typeof value === 'number' ? value : value[givenYears(value, 0)[0] ?? Number.NaN];
  if (first === undefined) throw new Error(`parameter "${parameter.key}" has no value for any year`);
  return first;
}
