/**
 * What depends on a value: the cells whose formulas read it, the targets that are judged by it and the rules that read its series.
 *
 * In: a prepared model, a projection, a cell. Out: cells in the order of the model and of the years. Like the cells behind a value
 * these are the ones that were read when the projection was calculated: a branch that was not taken depends on nothing.
 */
import { referencesOf } from '../../formula/functions/references.js';
import type { Expr } from '../../formula/values/expr.js';
import type { Scope } from '../../formula/values/scope.js';
import type { Scalar } from '../../formula/values/value.js';
import type { SeriesCell } from '../../model/grounds.js';
import type { PreparedModel } from '../../model/prepared.js';
import { scopeOf } from '../../model/project.js';
import { valuesOf, type Projection } from '../../model/projection.js';
import { readsOf, type ValueAt } from './explainValue.js';

interface Dependents {
  readonly cells: readonly SeriesCell[];
  /** Keys. */
  readonly targets: readonly string[];
  readonly rules: readonly string[];
}

export function findDependents(
  prepared: PreparedModel,
  projection: Projection,
  { key, year }: SeriesCell,
  valueAt: ValueAt = valuesOf(projection),
): Dependents {
  const { model, years, series, rules } = prepared;
  const scopeAt = scopeOf(prepared, valueAt);
  const mentions = (expr: Expr): boolean => referencesOf(expr).some((read) => read.key === key);
  const reads = (evaluate: (scope: Scope) => Scalar, at: number, self?: string): boolean =>
    readsOf(evaluate, scopeAt(at, self)).some((read) => read.key === key && read.year === year);
  const cells = series.flatMap(({ indicator, from, expr, evaluate, actuals }) => {
    if (expr === undefined || evaluate === undefined || from === undefined) return [];
    // The own past that STOCK reads is not among the references.
    if (indicator.key !== key && !mentions(expr)) return [];
    return years
      .filter((at) => at >= from && !actuals.has(at) && reads(evaluate, at, indicator.key))
      .map((at): SeriesCell => ({ key: indicator.key, year: at }));
  });
  return {
    cells,
    targets: model.targets
      .filter((target) => target.indicator === key)
      .filter((target) => target.year === year || (target.from !== undefined && target.from - 1 === year))
      .map((target) => target.key),
    rules: rules
      .filter(({ expr }) => mentions(expr))
      .filter(({ from, to, evaluate }) => years.some((at) => at >= from && at <= to && reads(evaluate, at)))
      .map(({ rule }) => rule.key),
  };
}
