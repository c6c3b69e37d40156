/**
 * Calculates a model at any point with exact derivatives with respect to levers.
 *
 * A lever moves one parameter: its size times `weights` (one number per year) is added to the parameter's cell values. A change
 * of all years, of one year, a kink at a milestone or a common factor can all be levers. Values are calculated on demand, each
 * once, and equal those of `projectModel`; derivatives are in cell values of the output per unit of the lever.
 */
import { compileDual, type DualFormula, type Gradient, type ScalarDual } from './dual.js';
import type { Expr } from '../../formula/values/expr.js';
import type { Scope } from '../../formula/values/scope.js';
import type { Scalar } from '../../formula/values/value.js';
import { applies, type PreparedModel, type PreparedRule } from '../../model/prepared.js';
import type { Point } from './point.js';

export interface Lever {
  readonly parameter: string;
  /** Aligned with the model's years. */
  readonly weights: readonly number[];
}

/** A model at one point. */
export interface Surface {
  /** Undefined if the series has no value. */
  at(key: string, year: number): ScalarDual | undefined;
  /** The value of an expression in a year, evaluated like a rule. */
  formula(expr: Expr, year: number): ScalarDual;
  holds(rule: PreparedRule, year: number): boolean | undefined;
}

export interface Differentiable {
  readonly levers: readonly Lever[];
  at(point: Point): Surface;
}

/** The model with derivatives. `levers` may be empty: then this is a quick way to calculate single values. */
export function differentiate(prepared: PreparedModel, levers: readonly Lever[]): Differentiable {
  const formulas = new Map<string, DualFormula>();
  for (const { indicator, expr } of prepared.series)
    if (expr !== undefined) formulas.set(indicator.key, compileDual(expr));
  const others = new Map<Expr, DualFormula>();
  const seeds = seedsOf(prepared, levers);
  return { levers, at: (point) => surfaceOf(prepared, formulas, others, seeds, point) };
}

/** The lever that moves a parameter by the same amount in all years from `from` on. */
export function evenLever(prepared: PreparedModel, parameter: string, from = -Infinity): Lever {
  return { parameter, weights: prepared.years.map((year) => (year >= from ? 1 : 0)) };
}

/** By parameter and year: the gradient of the parameter itself. */
type Seeds = ReadonlyMap<string, readonly Gradient[]>;

function seedsOf(prepared: PreparedModel, levers: readonly Lever[]): Seeds {
  const seeds = new Map<string, Gradient[]>();
  levers.forEach(({ parameter, weights }, j) => {
    if (!prepared.parameterByKey.has(parameter)) throw new Error(`no parameter "${parameter}"`);
    const rows = seeds.get(parameter) ?? prepared.years.map((): Gradient => undefined);
    weights.forEach((weight, t) => {
      if (weight === 0) return;
      const row = rows[t] ?? new Float64Array(levers.length);
      row[j] = weight;
      rows[t] = row;
    });
    seeds.set(parameter, rows);
  });
  return seeds;
}

function surfaceOf(
  prepared: PreparedModel,
  formulas: ReadonlyMap<string, DualFormula>,
  others: Map<Expr, DualFormula>,
  seeds: Seeds,
  point: Point,
): Surface {
  const { firstYear, baseYear, horizon } = prepared.model;
  const done = new Map<string, (ScalarDual | undefined)[]>();
  const waiting = new Set<string>();

  const at = (key: string, year: number): ScalarDual | undefined => {
    if (!Number.isInteger(year) || year < firstYear || year > horizon) return undefined;
    const index = year - firstYear;
    const given = point.get(key);
    if (given !== undefined) return { value: given[index] as number, gradient: seeds.get(key)?.[index] };
    let values = done.get(key);
    if (values === undefined) done.set(key, (values = []));
    if (index in values) return values[index];
    const cell = `${key}:${year}`;
    // As in projectModel: because of fixed references a value waits for itself.
    if (waiting.has(cell))
      return {
        value: { error: '#REF!', origin: { name: key, year, start: 0, end: 0 } },
        gradient: undefined,
      };
    waiting.add(cell);
    values[index] = calculate(key, year);
    waiting.delete(cell);
    return values[index];
  };

  const calculate = (key: string, year: number): ScalarDual | undefined => {
    const row = prepared.seriesByKey.get(key);
    const actual = row?.actuals.get(year);
    if (actual !== undefined) return { value: actual.value, gradient: undefined };
    const formula = formulas.get(key);
    if (formula === undefined || row === undefined || !applies(row, year)) return undefined;
    return formula({ year, firstYear, baseYear, self: key, read: at });
  };

  const formula = (expr: Expr, year: number): ScalarDual => {
    let compiled = others.get(expr);
    if (compiled === undefined) others.set(expr, (compiled = compileDual(expr)));
    return compiled({ year, firstYear, baseYear, read: at });
  };

  const scope = (year: number): Scope => ({
    year,
    firstYear,
    baseYear,
    horizon,
    valueAt: (key, wanted) => at(key, wanted)?.value,
  });
  return { at, formula, holds: (rule, year) => asTruth(rule.evaluate(scope(year))) };
}

function asTruth(value: Scalar): boolean | undefined {
  if (typeof value === 'boolean') return value;
  return typeof value === 'number' ? value !== 0 : undefined;
}
