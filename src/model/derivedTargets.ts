/**
 * Targets that the product derives: their value is what the formula of the derived figure comes to that they name as source.
 *
 * In: targets, and figures whose derived values are calculated. Out: the values. A pack leaves such a value out; a value that is
 * written all the same is used, and told where it is another one. What a user types over it in the pane is the user's own: the
 * target is an assumption from then on.
 */
import type { Figure } from '../figures/figure.js';
import { convert, findUnit } from '../figures/units.js';
import { calculateDerived } from './derived.js';
import type { Model, Target } from './model.js';

/** In the target's unit, to 15 digits; undefined where the target does not follow a derived figure. */
export function derivedValue(
  { origin, unit }: Pick<Target, 'origin' | 'unit'>,
  figure: Figure | undefined,
): number | undefined {
  if (origin !== 'derived' || figure?.formula === undefined) return undefined;
  const [from, to] = [findUnit(figure.unit), findUnit(unit)];
  const value = from && to && convert(figure.value, from, to);
  return value === undefined || !Number.isFinite(value) ? undefined : Number(value.toPrecision(15));
}

/** Targets that had the value of their derived figure before figures changed have its value after. */
export function followFigures(before: Model, after: Model): Model {
  const [were, are] = [before, after].map(({ figures }) => {
    const settled = calculateDerived(figures).figures;
    return new Map(settled.map((figure) => [figure.id, figure]));
  });
  const targets = after.targets.map((target) => {
    const was = derivedValue(target, were?.get(target.source));
    const is = derivedValue(target, are?.get(target.source));
    if (was === undefined || is === undefined || was === is || !isSame(was, target.value)) return target;
    return { ...target, value: is };
  });
  return targets.every((target, i) => target === after.targets[i]) ? after : { ...after, targets };
}

/** What a target becomes when its value is given anew. */
export function asOwnAssumption(
  figures: readonly Figure[],
  target: Pick<Target, 'source' | 'origin' | 'unit'>,
  value: number,
): Pick<Target, 'source' | 'origin'> {
  const derived = derivedValue(
    target,
    figures.find(({ id }) => id === target.source),
  );
  return derived === undefined || isSame(derived, value)
    ? { source: target.source, origin: target.origin }
    : { source: 'assumption', origin: 'assumption' };
}

/** Whether a number is a derived one, as a cell or a file holds it. */
export function isSame(derived: number, value: number): boolean {
  return Math.abs(derived - value) <= 1e-12 * Math.max(1, Math.abs(derived));
}
