/**
 * A distribution moved as a whole: what stood around 5 % stands around 6 % afterwards, in the same shape.
 *
 * Only parameters that are places on the axis move; kinds whose place cannot change without their shape (a lognormal starts at
 * 0, wherever its mean is) have no moved form. Yearly paths follow the planned values by themselves.
 */
import type { Distribution, Parameter, ParameterValue } from '../../model/model.js';
import { isPathKind } from '../../sampling/paths.js';

/** Kinds on (0, ∞). */
const ROOTED = new Set(['lognormal', 'exponential', 'weibull', 'gamma']);
const PLACES = /^(?:mean|min|mode|max|value\d*|truncateMin|truncateMax)$/;
/** Places that count although they are not given. */
const DEFAULTS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  beta: { min: 0, max: 1 },
  studentT: { mean: 0 },
};
/** Digits that are kept, so that there and back again is the same number. */
const DIGITS = 12;

/** The parameter with another default: its distribution is stated around the default and moves along where it can. */
export function moveDefault(parameter: Parameter, value: ParameterValue): Parameter {
  const { distribution, value: before } = parameter;
  if (distribution === undefined || typeof before !== 'number' || typeof value !== 'number')
    return { ...parameter, value };
  const moved = moveDistribution(distribution, value - before);
  return moved === undefined ? { ...parameter, value } : { ...parameter, value, distribution: moved };
}

/** `by` in the parameter's unit; undefined where the kind cannot be moved. */
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
