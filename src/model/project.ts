/**
 * Calculates a scenario: parameters, indicators, targets and rules for every year.
 *
 * In: a prepared model and the key of one of its scenarios. Out: series aligned with the model's years, in
 * cell values (3.5 % is 0.035). A figure takes precedence over the formula in its year. Errors are values and
 * keep the series and year in which they arose.
 */
import { cellValue } from '../figures/units.js';
import type { Scope } from '../formula/values/scope.js';
import type { Scalar } from '../formula/values/value.js';
import { resolveParameter } from './parameters.js';
import { applies, type PreparedIndicator, type PreparedModel } from './prepared.js';
import type { ProjectedSeries, Projection, Series } from './projection.js';
import { checkRules, compareTargets } from './status.js';
import { targetReadings } from './targetReading.js';

export function projectModel(prepared: PreparedModel, scenarioKey: string): Projection {
  const { valueAt, ...series } = calculateScenario(prepared, scenarioKey);
  return {
    ...series,
    targets: compareTargets(targetReadings(prepared), valueAt),
    rules: checkRules(prepared, scopeOf(prepared, valueAt)),
  };
}

/** As `projectModel`, for callers that compare values: reading the targets of a changed model costs more than its values. */
export function projectSeries(prepared: PreparedModel, scenarioKey: string): ProjectedSeries {
  const { scenario, years, parameters, indicators } = calculateScenario(prepared, scenarioKey);
  return { scenario, years, parameters, indicators };
}

function calculateScenario(
  prepared: PreparedModel,
  scenarioKey: string,
): ProjectedSeries & { readonly valueAt: ValueAt } {
  const { model, years } = prepared;
  const scenario = prepared.scenarioByKey.get(scenarioKey);
  if (scenario === undefined) throw new Error(`no scenario "${scenarioKey}"`);
  const parameters = prepared.parameters.map(({ parameter, unit }): Series => {
    const resolved = resolveParameter(model, scenario, parameter);
    return {
      key: parameter.key,
      unit: unit.symbol,
      values: resolved.map(({ value }) => cellValue(value, unit)),
      origins: resolved.map(({ origin }) => origin),
    };
  });
  const valueAt = calculate(prepared, new Map(parameters.map(({ key, values }) => [key, values])));
  const indicators = prepared.series.map((row): Series => ({
    key: row.indicator.key,
    unit: row.unit.symbol,
    values: years.map((year) => valueAt(row.indicator.key, year)),
    origins: years.map((year) => originOf(row, year)),
  }));
  return { scenario: scenarioKey, years, parameters, indicators, valueAt };
}

type ValueAt = Scope['valueAt'];

/** The scope of a formula in a year; `self` is the series that it calculates, none for a rule. */
export function scopeOf({ model }: PreparedModel, valueAt: ValueAt): (year: number, self?: string) => Scope {
  const { firstYear, baseYear, horizon } = model;
  return (year, self) => ({
    year,
    firstYear,
    baseYear,
    horizon,
    ...(self === undefined ? {} : { self }),
    valueAt,
  });
}

function originOf(row: PreparedIndicator, year: number): Series['origins'][number] {
  if (row.actuals.has(year)) return 'figure';
  return applies(row, year) ? 'formula' : 'none';
}

/** Largest number of values that may wait for each other on JavaScript's own stack. */
const DEEPEST = 64;

/** Thrown inside this file only: a value needs another one that must be calculated first. */
class Needs extends Error {
  constructor(
    readonly key: string,
    readonly year: number,
  ) {
    super(`${key}:${year}`);
  }
}

/**
 * Values on demand, each calculated once. Years and keys are visited in order, so that the recursion is shallow; only a fixed
 * reference to a later year (AT) makes a value wait for another one. If many values wait for each other, they are put aside and
 * calculated again later (`calculateFirst`), so that a chain may be as long as the model.
 */
function calculate(
  prepared: PreparedModel,
  parameters: ReadonlyMap<string, readonly (Scalar | undefined)[]>,
): ValueAt {
  const { firstYear, horizon } = prepared.model;
  const done = new Map<string, (Scalar | undefined)[]>(
    prepared.series.map(({ indicator }) => [indicator.key, []]),
  );
  const waiting = new Set<string>();
  /** Cells put aside: they are waiting too, although they are not on the stack. */
  const aside = new Set<string>();

  const valueAt: ValueAt = (key, year) => {
    if (!Number.isInteger(year) || year < firstYear || year > horizon) return undefined;
    const index = year - firstYear;
    const given = parameters.get(key);
    if (given !== undefined) return given[index];
    const row = prepared.seriesByKey.get(key);
    const values = done.get(key);
    if (row === undefined || values === undefined) return undefined;
    if (index in values) return values[index];
    const cell = `${key}:${year}`;
    // Through fixed references a value waits for itself: Excel would call the reference circular.
    if (waiting.has(cell) || aside.has(cell))
      return { error: '#REF!', origin: { name: key, year, start: 0, end: 0 } };
    if (waiting.size >= DEEPEST) throw new Needs(key, year);
    waiting.add(cell);
    try {
      values[index] = calculateCell(row, year);
    } finally {
      waiting.delete(cell);
    }
    return values[index];
  };
  /** Calculates a value after everything that it needs, however long the chain is. */
  const calculateFirst = (key: string, year: number): Scalar | undefined => {
    const chain = [{ key, year }];
    for (let last = chain.at(-1); last !== undefined; last = chain.at(-1)) {
      aside.delete(`${last.key}:${last.year}`);
      try {
        valueAt(last.key, last.year);
        chain.pop();
      } catch (thrown) {
        if (!(thrown instanceof Needs)) throw thrown;
        aside.add(`${last.key}:${last.year}`);
        chain.push({ key: thrown.key, year: thrown.year });
      }
    }
    return valueAt(key, year);
  };
  const scope = scopeOf(prepared, valueAt);
  const calculateCell = (row: PreparedIndicator, year: number): Scalar | undefined => {
    const actual = row.actuals.get(year);
    if (actual !== undefined) return actual.value;
    if (row.evaluate === undefined || originOf(row, year) === 'none') return undefined;
    return row.evaluate(scope(year, row.indicator.key));
  };
  for (const year of prepared.years) for (const key of prepared.order) calculateFirst(key, year);
  return valueAt;
}
