/**
 * Shifts a distribution without changing its shape: for example, from around 5 % to around 6 %.
 *
 * Only location parameters change; kinds whose location cannot change without their shape (a lognormal always starts at 0) cannot
 * be shifted. Yearly paths follow the planned values anyway.
 */
import type { Distribution, Parameter, ParameterValue } from '../../model/model.js';
import { isPathKind } from '../../sampling/paths.js';

/** Kinds on (0, ∞). */
const ROOTED = new Set(['lognormal', 'exponential', 'weibull', 'gamma']);
const PLACES = /^(?:mean|min|mode|max|value\d*|truncateMin|truncateMax)$/;
/** Default values of location parameters that are not given. */
const DEFAULTS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  beta: { min: 0, max: 1 },
  studentT: { mean: 0 },
};
/** Number of digits that are kept, so that a shift forth and back gives the same number. */
const DIGITS = 12;

/**
 * The parameter with another default value; its distribution, which is stated around the default, is shifted with it if possible.
 */
export function moveDefault(parameter: Parameter, value: ParameterValue): Parameter {
  const { distribution, value: before } = parameter;
  if (distribution === undefined || typeof before !== 'number' || typeof value !== 'number')
    return { ...parameter, value };
  const moved = moveDistribution(distribution, value - before);
  return moved === undefined ? { ...parameter, value } : { ...parameter, value, distribution: moved };
}

/** The distribution shifted by `by`, in the parameter's unit; undefined if its kind cannot be shifted. */
export function moveDistribution(distribution: Distribution, by: number): Distribution | undefined {
  const { kind, parameters } = distribution;
  if (by === 0 || isPathKind(kind)) return distribution;
  if (ROOTED.has(kind)) return undefined;
  const moved = Object.entries({ ...DEFAULTS[kind], ...parameters }).map(([key, value]) => [
    key,
    PLACES.test(key) ? Number((value + by).toPrecision(DIGITS)) : value,
  ]);
  return { kind, parameters: Object.fromEntries(moved) as Distribution['parameters'] };
}
