/**
 * The main drivers of a result: the parameters whose plausible ranges change one value of a scenario most.
 *
 * Method: first order. effect_i = (dy/dp_i) * (half of the range of p_i), moved by the same amount in all years after the base
 * year; the range is from the 5th to the 95th percentile for a parameter with a distribution, else the plausible range. share_i =
 * effect_i^2 / sum of effect^2:
 * parameters are assumed to be independent and the model to be linear within their ranges. Saltelli et al. 2008, Global
 * Sensitivity
 * Analysis: The Primer, section 1.2.5 (sigma-normalised derivatives). Switches and goals are choices and are not counted.
 */
import { cellValue } from '../../figures/units.js';
import type { PreparedModel } from '../../model/prepared.js';
import { differentiate, evenLever } from '../calculate/derivatives.js';
import { influencesOn } from '../calculate/influence.js';
import { isGoal, isSwitch, parameterOf, scenarioPoint } from '../calculate/point.js';
import { swingsOf, type Swing } from './swings.js';

export interface Driver {
  readonly parameter: string;
  /** 0 to 1. */
  readonly share: number;
}

/** Drivers, the largest first; none if the value is not a number or nothing moves it. */
export function driversOf(
  prepared: PreparedModel,
  scenario: string,
  indicator: string,
  year: number,
): readonly Driver[] {
  const swings = swingsOf(prepared, scenario);
  const { keys, gradient, counts } = slopesOf(prepared, scenario, indicator, year);
  const effects = keys.map((key, i) => {
    const swing = swings.ok && counts(key) ? swings.value.get(key) : undefined;
    const width = swing === undefined ? 0 : widthOf(swing);
    return (gradient[i] ?? 0) * cellValue(width / 2, parameterOf(prepared, key).unit);
  });
  const total = effects.reduce((sum, effect) => sum + effect * effect, 0);
  if (!(total > 0) || !Number.isFinite(total)) return [];
  return keys
    .map((parameter, i): Driver => ({ parameter, share: (effects[i] ?? 0) ** 2 / total }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share);
}

/**
 * Parameters that move the value and yet are taken as known by `driversOf`: without a distribution, where others have one. In the
 * model's order.
 */
export function takenAsKnown(
  prepared: PreparedModel,
  scenario: string,
  indicator: string,
  year: number,
): readonly string[] {
  const { keys, gradient, counts } = slopesOf(prepared, scenario, indicator, year);
  return keys.filter((key, i) => (gradient[i] ?? 0) !== 0 && !counts(key));
}

interface Slopes {
  /** Parameters that can move the value, no switches or goals. */
  readonly keys: readonly string[];
  /** By key, in cell values; empty where the value is no number. */
  readonly gradient: ArrayLike<number>;
  readonly counts: (key: string) => boolean;
}

function slopesOf(prepared: PreparedModel, scenario: string, indicator: string, year: number): Slopes {
  const keys = influencesOn(prepared, [indicator]).filter((key) => {
    const { parameter } = parameterOf(prepared, key);
    return !isSwitch(parameter) && !isGoal(prepared, parameter);
  });
  const levers = keys.map((key) => evenLever(prepared, key, prepared.model.baseYear + 1));
  const found = differentiate(prepared, levers).at(scenarioPoint(prepared, scenario)).at(indicator, year);
  const gradient = typeof found?.value === 'number' ? (found.gradient ?? []) : [];
  const isUncertain = (key: string): boolean =>
    parameterOf(prepared, key).parameter.distribution !== undefined;
  // If some parameters have distributions, the others count as known; if none has, the plausible ranges are used.
  const anyIs = keys.some(isUncertain);
  return { keys, gradient, counts: (key) => !anyIs || isUncertain(key) };
}

/** From the low end to the high end, in the parameter's unit; for a path where it is widest. */
function widthOf(swing: Swing): number {
  if (swing.kind !== 'path') return swing.high - swing.low;
  return (swing.high - swing.low) * Math.max(0, ...swing.deviations);
}
