/**
 * Why two values of a series differ: between two scenarios, or between two years of one scenario.
 *
 * Out: both values and the amounts that lead from one to the other, in the unit of the series; a law: they add up to the difference.
 * Two scenarios: assumptions are changed one at a time in the order of the model, as `explainDifference` does for a roll.
 * Two years: what the formula of the later year reads is moved from the earlier year one series at a time, in the order in which it is
 * read; where the earlier value is a figure, the first amount leads from the figure to what the formula gives with that year's values.
 * Both are sequential decompositions: with another order the amounts would differ, their sum not.
 */
import { reportedValue, type Unit } from '../../figures/units.js';
import { referencesOf } from '../../formula/functions/references.js';
import { yearOf } from '../../formula/values/address.js';
import type { Scope } from '../../formula/values/scope.js';
import type { Scalar } from '../../formula/values/value.js';
import type { Scenario } from '../../model/model.js';
import { resolveAll } from '../../model/parameters.js';
import { cellId } from '../../model/grounds.js';
import { applies, type PreparedIndicator, type PreparedModel } from '../../model/prepared.js';
import { projectSeries, scopeOf } from '../../model/project.js';
import { valuesOf, type ProjectedSeries } from '../../model/projection.js';
import { amountsBetween } from '../../model/roll/amountsBetween.js';
import { influencesOn } from '../calculate/influence.js';
import { readsOf } from './explainValue.js';

interface Step {
  /** Key of the assumption or series whose change the amount is; absent for the step from a figure to the formula, and for the year itself. */
  readonly of?: string;
  readonly amount: number;
}

export interface Bridge {
  readonly was: number;
  readonly is: number;
  /** Without those that change nothing. */
  readonly steps: readonly Step[];
}

/**
 * From one scenario to another in a year; undefined where either has no number. Every step of the generator is one projection, so
 * that a page can answer its user in between.
 */
export function* bridgeScenarios(
  prepared: PreparedModel,
  [from, to]: readonly [string, string],
  key: string,
  year: number,
): Generator<undefined, Bridge | undefined> {
  const unit = unitOf(prepared, key);
  const [start, end] = [valuesIn(prepared, from), valuesIn(prepared, to)];
  const valueWith = (values: Scenario['values']): number | undefined =>
    numberIn(valuesOf(projectValues(prepared, values))(key, year), unit);
  const was = valueWith(start);
  yield;
  const is = valueWith(end);
  if (was === undefined || is === undefined) return undefined;
  const steps: { readonly of?: string; readonly value: number | undefined }[] = [];
  let reached = start;
  for (const of of influencesOn(prepared, [key])) {
    const value = end[of];
    if (value === undefined || JSON.stringify(value) === JSON.stringify(start[of])) continue;
    yield;
    reached = { ...reached, [of]: value };
    steps.push({ of, value: valueWith(reached) });
  }
  return { was, is, steps: amountsBetween(was, is, [...steps, { value: is }]) };
}

function valuesIn({ model, scenarioByKey }: PreparedModel, key: string): Scenario['values'] {
  const scenario = scenarioByKey.get(key);
  if (scenario === undefined) throw new Error(`no scenario "${key}"`);
  return resolveAll(model, scenario);
}

function projectValues(prepared: PreparedModel, values: Scenario['values']): ProjectedSeries {
  const name = { zh: BETWEEN, en: BETWEEN };
  const scenario: Scenario = { key: BETWEEN, name, note: name, values };
  return projectSeries({ ...prepared, scenarioByKey: new Map([[BETWEEN, scenario]]) }, BETWEEN);
}

/** Key of a scenario between two others; it is in no model. */
const BETWEEN = 'between';

/**
 * From one year to another. What the formula reads of a year that has no value keeps the later year's.
 * Undefined where either has no number, or the later value comes from no formula.
 */
export function bridgeYears(
  prepared: PreparedModel,
  projection: ProjectedSeries,
  key: string,
  [from, to]: readonly [number, number],
): Bridge | undefined {
  const row = prepared.seriesByKey.get(key);
  const valueAt = valuesOf(projection);
  const unit = unitOf(prepared, key);
  const [was, is] = [from, to].map((year) => numberIn(valueAt(key, year), unit));
  if (was === undefined || is === undefined || row?.evaluate === undefined) return undefined;
  if (!applies(row, to) || row.actuals.has(to)) return undefined;
  const scope = scopeOf(prepared, valueAt)(to, key);
  const fixed = new Set(fixedReads(prepared, row));
  const moving = readsOf(row.evaluate, scope).filter((read) => !fixed.has(cellId(read)));
  const { evaluate } = row;
  const moved = new Set<string>();
  const earlier: Scope = {
    ...scope,
    valueAt: (at, year) =>
      (moved.has(at) || fixed.has(cellId({ key: at, year }))
        ? undefined
        : scope.valueAt(at, year + from - to)) ?? scope.valueAt(at, year),
  };
  const valueNow = (): number | undefined => numberIn(evaluate(earlier), unit);
  const first = { value: valueNow() };
  const others = [...new Set(moving.map((read) => read.key))].map((of) => {
    moved.add(of);
    return { of, value: valueNow() };
  });
  return {
    was,
    is,
    steps: amountsBetween<{ readonly of?: string }>(was, is, [first, ...others, { value: is }]),
  };
}

/** Cells that the formula reads in one calendar year, whichever year it calculates (AT, BASE): they do not move with it. */
function fixedReads({ model: { baseYear } }: PreparedModel, { expr }: PreparedIndicator): readonly string[] {
  if (expr === undefined) return [];
  return referencesOf(expr).flatMap(({ key, address }) =>
    address.kind === 'cell' && address.at.kind !== 'offset'
      ? [cellId({ key, year: yearOf(address.at, { year: baseYear, baseYear }) })]
      : [],
  );
}

function unitOf({ seriesByKey }: PreparedModel, key: string): Unit {
  const row = seriesByKey.get(key);
  if (row === undefined) throw new Error(`"${key}" is no series`);
  return row.unit;
}

function numberIn(value: Scalar | undefined, unit: Unit): number | undefined {
  return typeof value === 'number' ? reportedValue(value, unit) : undefined;
}
