/**
 * One- and two-way tables: an indicator for a row of values of one parameter, or for every pair of values of two.
 *
 * Values of parameters are in their units, a common factor is a plain number; results are cell values, NaN where
 * there is no number.
 */
import type { PreparedModel } from '../model/prepared.js';
import { differentiate } from './derivatives.js';
import { scenarioPoint, withValues, type Point } from './point.js';
import type { Question } from './sensitivity.js';
import { variableOf, type SeekBy } from './variable.js';

export interface Axis {
  readonly by: SeekBy;
  readonly values: readonly number[];
}

/** Rows by the first axis, columns by the second; one column without it. */
export function tabulate(
  prepared: PreparedModel,
  { scenario, indicator, year }: Question,
  rows: Axis,
  columns?: Axis,
): readonly (readonly number[])[] {
  const model = differentiate(prepared, []);
  const start = scenarioPoint(prepared, scenario);
  const [down, across] = [rows, columns].map(
    (axis) => axis && variableOf(prepared, scenario, start, axis.by),
  );
  const valueAt = (point: Point): number => {
    const value = model.at(point).at(indicator, year)?.value;
    return typeof value === 'number' ? value : NaN;
  };
  return rows.values.map((value) => {
    const moved = down?.pointAt(value) ?? start;
    if (columns === undefined || across === undefined) return [valueAt(moved)];
    return columns.values.map((other) => valueAt(laidOver(moved, start, across.pointAt(other))));
  });
}

/** The values evenly from `low` to `high`, both included. */
export function evenly(low: number, high: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) =>
    count === 1 ? low : low + ((high - low) * i) / (count - 1),
  );
}

/** `point` with what `changed` has otherwise than `start`. */
function laidOver(point: Point, start: Point, changed: Point): Point {
  let out = point;
  for (const [key, values] of changed) if (values !== start.get(key)) out = withValues(out, key, values);
  return out;
}
