/**
 * A point of a model: the values of all parameters, by year, at which it is calculated. Analyses work with points and never
 * change the model itself.
 *
 * Representation: by parameter key, cell values (5 % is 0.05) aligned with the model's years.
 */
import { cellValue, reportedValue, type Unit } from '../../figures/units.js';
import type { Model, Parameter, ParameterValue, Scenario } from '../../model/model.js';
import { resolveParameter } from '../../model/parameters.js';
import type { PreparedModel, PreparedParameter } from '../../model/prepared.js';

export type Point = ReadonlyMap<string, Float64Array>;

/** The point of a scenario. */
export function scenarioPoint(prepared: PreparedModel, scenario: string): Point {
  const found = scenarioOf(prepared, scenario);
  return new Map(prepared.parameters.map((row) => [row.parameter.key, valuesIn(prepared.model, found, row)]));
}

function valuesIn(model: Model, scenario: Scenario, { parameter, unit }: PreparedParameter): Float64Array {
  return Float64Array.from(resolveParameter(model, scenario, parameter), ({ value }) =>
    cellValue(value, unit),
  );
}

/** The point with other values of one parameter, by year. */
export function withValues(point: Point, parameter: string, values: Float64Array): Point {
  return new Map(point).set(parameter, values);
}

/**
 * The values of a parameter if the scenario gave `value` (in the parameter's unit) for all years, or from a year on until the
 * next year that the scenario gives.
 */
export function givenValues(
  prepared: PreparedModel,
  scenario: string,
  parameter: string,
  year: number | 'all',
  value: number,
): Float64Array {
  const found = scenarioOf(prepared, scenario);
  const row = parameterOf(prepared, parameter);
  const given = givenBy(prepared, scenario, parameter, year, value);
  return valuesIn(prepared.model, { ...found, values: { ...found.values, [parameter]: given } }, row);
}

/** The value that the scenario then gives itself. */
export function givenBy(
  prepared: PreparedModel,
  scenario: string,
  parameter: string,
  year: number | 'all',
  value: number,
): ParameterValue {
  if (year === 'all') return value;
  const own = scenarioOf(prepared, scenario).values[parameter];
  const first = prepared.model.firstYear;
  return { ...(typeof own === 'number' ? { [first]: own } : own), [year]: value };
}

/** Values by year from `from` on as a scenario writes them: a number if all are equal, else the years in which they change. */
export function compactValue(
  years: readonly number[],
  values: Float64Array,
  unit: Unit,
  from: number,
): ParameterValue {
  const given: Record<number, number> = {};
  let last: number | undefined;
  years.forEach((year, i) => {
    if (year < from) return;
    const value = reportedValue(values[i] as number, unit);
    if (value !== last) given[year] = value;
    last = value;
  });
  const all = Object.values(given);
  return all.length === 1 ? (all[0] as number) : given;
}

/** Whether a parameter is a switch: it has `options`, and no values between them. */
export function isSwitch({ options }: Parameter): boolean {
  return options !== undefined;
}

/**
 * Whether a parameter states what is wanted rather than what happens: by its role or, in models of version 1, which had no roles,
 * if it has no distribution and its value comes from a figure that is a target or a rule.
 */
export function isGoal({ figureById }: PreparedModel, parameter: Parameter): boolean {
  if (parameter.role === 'goal') return true;
  if (parameter.role !== 'lever' || parameter.distribution !== undefined) return false;
  const kind = figureById.get(parameter.source)?.kind;
  return kind === 'target' || kind === 'rule';
}

/** Whether a department can decide the parameter, so that it can be the subject of advice. The others are conditions. */
export function isLever(prepared: PreparedModel, parameter: Parameter): boolean {
  return parameter.role === 'lever' && !isSwitch(parameter) && !isGoal(prepared, parameter);
}

/**
 * The first year in which a parameter can still move: for a lever as given in the model, by default the year after the base year.
 */
export function firstFreeYear({ model }: PreparedModel, { role, earliest }: Parameter): number {
  const next = model.baseYear + 1;
  return role === 'lever' && earliest !== undefined ? Math.max(next, earliest) : next;
}

function scenarioOf(prepared: PreparedModel, key: string): Scenario {
  const found = prepared.scenarioByKey.get(key);
  if (found === undefined) throw new Error(`no scenario "${key}"`);
  return found;
}

/** The prepared parameter with a key. Throws if there is none. */
export function parameterOf(prepared: PreparedModel, key: string): PreparedParameter {
  const found = prepared.parameterByKey.get(key);
  if (found === undefined) throw new Error(`no parameter "${key}"`);
  return found;
}

/** Unit of an indicator or parameter. */
export function unitOf(prepared: PreparedModel, key: string): Unit {
  const found = prepared.seriesByKey.get(key) ?? prepared.parameterByKey.get(key);
  if (found === undefined) throw new Error(`"${key}" has no values`);
  return found.unit;
}
