/**
 * Whether targets are met and rules hold.
 *
 * In: readings of targets (targetReading.ts) or a prepared model, and values. Out: a status for every target, and for every
 * rule and year it is checked in.
 */
import type { Scope } from '../formula/values/scope.js';
import type { Scalar } from '../formula/values/value.js';
import type { PreparedModel } from './prepared.js';
import type { Projection, RuleStatus, TargetStatus } from './projection.js';
import { meetsTarget, targetValue, type TargetReading } from './targetReading.js';

export function compareTargets(
  readings: readonly TargetReading[],
  valueAt: Scope['valueAt'],
): readonly TargetStatus[] {
  return readings.map((reading) => {
    const { key, indicator, year, comparator } = reading.target;
    const { wanted: target, tolerance } = reading;
    const projected = targetValue(reading, valueAt);
    const gap = typeof projected === 'number' ? projected - target : undefined;
    const met =
      reading.unjudged === undefined ? gap !== undefined && meetsTarget(gap, comparator, tolerance) : null;
    const status = met === null ? 'noActual' : met ? 'met' : 'missed';
    return { key, indicator, year, comparator, target, tolerance, projected, gap, status, met };
  });
}

/**
 * First year, from the base year on, in which the level of a target is reached; undefined if there is none, and for targets that
 * are not about a level or cannot be judged.
 */
export function yearReached(
  { target, series, factor, wanted, tolerance, unjudged }: TargetReading,
  projection: Projection,
  baseYear: number,
): number | undefined {
  if (target.basis !== 'level' || unjudged !== undefined) return undefined;
  const values = projection.indicators.find(({ key }) => key === series)?.values ?? [];
  return projection.years.find((year, index) => {
    const value = values[index];
    return (
      year >= baseYear &&
      typeof value === 'number' &&
      meetsTarget(value * factor - wanted, target.comparator, tolerance)
    );
  });
}

/** For every rule and year, whether it holds. */
export function checkRules(prepared: PreparedModel, scope: (year: number) => Scope): readonly RuleStatus[] {
  return prepared.rules.flatMap(({ rule, from, to, evaluate }) =>
    prepared.years
      .filter((year) => year >= from && year <= to)
      .map((year) => ({ rule: rule.key, year, holds: asTruth(evaluate(scope(year))) })),
  );
}

/** A value as a condition, as in Excel: a number other than 0 is true; undefined for a text or an error. */
function asTruth(value: Scalar): boolean | undefined {
  if (typeof value === 'boolean') return value;
  return typeof value === 'number' ? value !== 0 : undefined;
}
