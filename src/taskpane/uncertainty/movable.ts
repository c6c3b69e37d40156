/**
 * The parameters that can be dragged in the live fan chart, their limits, and the change of the model when a slider is released.
 *
 * A constant parameter gets the slider's value; one that changes over the years is moved as a whole.
 */
import { moveDefault, moveDistribution } from '../../analysis/calculate/moveDistribution.js';
import { influencesOn } from '../../analysis/calculate/influence.js';
import { compactValue, isGoal, isSwitch, scenarioPoint } from '../../analysis/calculate/point.js';
import { reportedValue, type Unit } from '../../figures/units.js';
import type { Model, Parameter } from '../../model/model.js';
import { holdsDefault } from '../../model/ownership.js';
import type { PreparedModel } from '../../model/prepared.js';
import type { Action } from '../state/state.js';

export interface Handle {
  readonly parameter: Parameter;
  /** Value in the last year, in the parameter's unit: the position of the slider. */
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** The same in all years. */
  readonly isEven: boolean;
}

/** In the model's order. */
export function handlesOf(prepared: PreparedModel, scenario: string, indicator: string): readonly Handle[] {
  const point = scenarioPoint(prepared, scenario);
  return influencesOn(prepared, [indicator]).flatMap((key) => {
    const row = prepared.parameterByKey.get(key);
    const cells = point.get(key);
    if (row === undefined || cells === undefined) return [];
    const { parameter, unit } = row;
    if (isSwitch(parameter) || isGoal(prepared, parameter)) return [];
    const isEven = cells.every((cell) => cell === cells[0]);
    const { distribution } = parameter;
    const isFixed =
      isEven &&
      distribution !== undefined &&
      holdsDefault(prepared.model, scenario, key) &&
      moveDistribution(distribution, 1) === undefined;
    if (isFixed) return [];
    const value = reportedValue(cells.at(-1) ?? NaN, unit);
    return [
      { parameter, value, isEven, min: Math.min(parameter.min, value), max: Math.max(parameter.max, value) },
    ];
  });
}

/** The action when the slider is released at `value`. */
export function moveAction(
  prepared: PreparedModel,
  scenario: string,
  { parameter, value: before, isEven }: Handle,
  value: number,
): Action {
  const { key } = parameter;
  if (isEven) return { kind: 'setParameter', scenario, parameter: key, year: 'all', value };
  const { model, years } = prepared;
  const unit = prepared.parameterByKey.get(key)?.unit as Unit;
  const cells = scenarioPoint(prepared, scenario).get(key) as Float64Array;
  const moved = cells.map((cell) => cell + unit.display * (value - before));
  const given = compactValue(years, moved, unit, model.firstYear);
  const next: Model = holdsDefault(model, scenario, key)
    ? {
        ...model,
        parameters: model.parameters.map((row) => (row.key === key ? moveDefault(row, given) : row)),
      }
    : {
        ...model,
        scenarios: model.scenarios.map((row) =>
          row.key === scenario ? { ...row, values: { ...row.values, [key]: given } } : row,
        ),
      };
  return { kind: 'changeModel', model: next, origin: 'pane' };
}
