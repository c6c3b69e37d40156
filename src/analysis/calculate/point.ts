/**
 * A point of a model: the values of all parameters, by year, at which it is calculated. Analyses move about in the
 * space of points and never touch the model itself.
 *
 * Representation: by parameter key, cell values (5 % is 0.05) aligned with the model's years.
 */
import { cellValue, reportedValue, type Unit } from '../../figures/units.js';
import type { Model, Parameter, ParameterValue, Scenario } from '../../model/model.js';
import { resolveParameter } from '../../model/parameters.js';
import type { PreparedModel, PreparedParameter } from '../../model/prepared.js';

export type Point = ReadonlyMap<string, Float64Array>;

/** The parameters as the scenario has them. */
export function scenarioPoint(prepared: PreparedModel, scenario: string): Point {
  const found = scenarioOf(prepared, scenario);
  return new Map(prepared.parameters.map((row) => [row.parameter.key, valuesIn(prepared.model, found, row)]));
}

function valuesIn(model: Model, scenario: Scenario, { parameter, unit }: PreparedParameter): Float64Array {
  return Float64Array.from(resolveParameter(model, scenario, parameter), ({ value }) =>
    cellValue(value, unit),
  );
}

/** The same point with one parameter given anew, by year. */
export function withValues(point: Point, parameter: string, values: Float64Array): Point {
  return new Map(point).set(parameter, values);
}

/**
 * What a parameter would be if the scenario gave `value` (in the parameter's unit) for all years, or from a year on until
 * the next year that the scenario gives.
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

/** What the scenario then gives itself. */
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

/** Values by year as a scenario writes them from `from` on: a number when all are equal, else the years of change. */
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

/** A parameter with `options` chooses among readings; it has no values between. */
export function isSwitch({ options }: Parameter): boolean {
  return options !== undefined;
}

/**
 * A parameter that tells what is wanted, not what happens: its role, or, in models of version 1, which had no roles, no
 * distribution and a value from a figure that is a target or a rule.
 */
export function isGoal({ figureById }: PreparedModel, parameter: Parameter): boolean {
  if (parameter.role === 'goal') return true;
  if (parameter.role !== 'lever' || parameter.distribution !== undefined) return false;
  const kind = figureById.get(parameter.source)?.kind;
  return kind === 'target' || kind === 'rule';
}

/** A parameter that a department can decide: what advice is about. The others are conditions of it. */
export function isLever(prepared: PreparedModel, parameter: Parameter): boolean {
  return parameter.role === 'lever' && !isSwitch(parameter) && !isGoal(prepared, parameter);
}

/** The first year in which a parameter can still move: for a lever as the model says, else the year after the base year. */
export function firstFreeYear({ model }: PreparedModel, { role, earliest }: Parameter): number {
  const next = model.baseYear + 1;
  return role === 'lever' && earliest !== undefined ? Math.max(next, earliest) : next;
}

function scenarioOf(prepared: PreparedModel, key: string): Scenario {
  const found = prepared.scenarioByKey.get(key);
  if (found === undefined) throw new Error(`no scenario "${key}"`);
  return found;
}

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
