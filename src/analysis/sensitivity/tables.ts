/**
 * One- and two-way tables: an indicator for a row of values of one parameter, or for every pair of values of two.
 *
 * Values of parameters are in their units, a common factor is a plain number; results are cell values, NaN if there is no number.
 */
import type { PreparedModel } from '../../model/prepared.js';
import { differentiate } from '../calculate/derivatives.js';
import { isSwitch, parameterOf, scenarioPoint, withValues, type Point } from '../calculate/point.js';
import type { Question } from './sensitivity.js';
import { variableOf, type SeekBy } from '../seek/variable.js';

interface Axis {
  readonly by: SeekBy;
  readonly values: readonly number[];
}

/** Rows by the first axis, columns by the second; one column without it. */
export function tabulate(
  prepared: PreparedModel,
  { scenario, indicator, year }: Question,
  rows: Axis,
  columns?: Axis,
  onProgress: (done: number, total: number) => void = () => undefined,
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
  return rows.values.map((value, done) => {
    onProgress(done, rows.values.length);
    const moved = down?.pointAt(value) ?? start;
    if (columns === undefined || across === undefined) return [valueAt(moved)];
    return columns.values.map((other) => valueAt(laidOver(moved, start, across.pointAt(other))));
  });
}

/** Values through a parameter's range, including `now`; for a switch, its options. */
export function axisOf(prepared: PreparedModel, scenario: string, parameter: string, count: number): Axis {
  const row = parameterOf(prepared, parameter).parameter;
  const by: SeekBy = { parameter };
  if (isSwitch(row)) return { by, values: evenly(row.min, row.max, Math.round(row.max - row.min) + 1) };
  const { low, high, now } = variableOf(prepared, scenario, scenarioPoint(prepared, scenario), by);
  const steps = evenly(low, high, count).map((value) => Number(value.toPrecision(12)));
  if (!(now >= low && now <= high)) return { by, values: steps };
  const nearest = steps.reduce((best, value) =>
    Math.abs(value - now) < Math.abs(best - now) ? value : best,
  );
  // The ends are kept, because people look for them first.
  const values =
    nearest === steps[0] || nearest === steps.at(-1)
      ? [...new Set([...steps, now])].sort((a, b) => a - b)
      : steps.map((value) => (value === nearest ? now : value));
  return { by, values };
}

/** `count` values with equal steps from `low` to `high`, both included. */
export function evenly(low: number, high: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) =>
    count === 1 ? low : low + ((high - low) * i) / (count - 1),
  );
}

/** `point` with the differences of `changed` from `start`. */
function laidOver(point: Point, start: Point, changed: Point): Point {
  let out = point;
  for (const [key, values] of changed) if (values !== start.get(key)) out = withValues(out, key, values);
  return out;
}
