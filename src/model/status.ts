/**
 * Whether targets are met and rules hold.
 *
 * In: a prepared model and its values. Out: a status for every target, and for every rule and year it is
 * checked in. Comparison is of values rounded as Excel's ROUND(projected-target, 9) would: a path that ends on its target
 * misses it by nothing but binary fractions.
 */
import { cellValue } from '../figures/units.js';
import type { Scope } from '../formula/values/scope.js';
import type { Scalar } from '../formula/values/value.js';
import type { Comparator } from './model.js';
import type { PreparedModel } from './prepared.js';
import type { Projection, RuleStatus, TargetStatus } from './projection.js';

/** Decimals of a cell value beyond which a gap is no gap. */
const GAP_DECIMALS = 9;

export function compareTargets(prepared: PreparedModel, valueAt: Scope['valueAt']): readonly TargetStatus[] {
  return prepared.model.targets.map((target) => {
    const unit = prepared.seriesByKey.get(target.indicator)?.unit;
    if (unit === undefined)
      throw new Error(`target "${target.key}" is about "${target.indicator}", which has no series`);
    const { key, indicator, year, comparator } = target;
    const wanted = cellValue(target.value, unit);
    const projected = valueAt(indicator, year);
    const gap = typeof projected === 'number' ? projected - wanted : undefined;
    const met = gap !== undefined && meetsTarget(gap, comparator);
    return { key, indicator, year, comparator, target: wanted, projected, gap, met };
  });
}

/** `gap` = projected - target, as cell values. */
export function meetsTarget(gap: number, comparator: Comparator): boolean {
  const rounded = Math.abs(gap) < 0.5 * 10 ** -GAP_DECIMALS ? 0 : gap;
  switch (comparator) {
    case '>=':
      return rounded >= 0;
    case '<=':
      return rounded <= 0;
    case '>':
      return rounded > 0;
    case '<':
      return rounded < 0;
    case '=':
      return rounded === 0;
  }
}

/** First year, from the base year on, in which the projection satisfies the target's comparison. */
export function yearReached(
  target: TargetStatus,
  projection: Projection,
  baseYear: number,
): number | undefined {
  const values = projection.indicators.find(({ key }) => key === target.indicator)?.values ?? [];
  return projection.years.find((year, index) => {
    const value = values[index];
    return (
      year >= baseYear && typeof value === 'number' && meetsTarget(value - target.target, target.comparator)
    );
  });
}

export function checkRules(prepared: PreparedModel, scope: (year: number) => Scope): readonly RuleStatus[] {
  return prepared.rules.flatMap(({ rule, from, to, evaluate }) =>
    prepared.years
      .filter((year) => year >= from && year <= to)
      .map((year) => ({ rule: rule.key, year, holds: asTruth(evaluate(scope(year))) })),
  );
}

/** Excel's reading of a condition: a number other than 0 is true; a text or an error is no answer. */
function asTruth(value: Scalar): boolean | undefined {
  if (typeof value === 'boolean') return value;
  return typeof value === 'number' ? value !== 0 : undefined;
}
