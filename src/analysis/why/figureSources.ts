/**
 * The figures that a derived figure is calculated from, down to those that a document prints or a person gave.
 *
 * In: a prepared model and a figure. Out: itself for a printed figure or an input; for a derived one the figures at the ends of its
 * formulas, each once, in the order in which they are written.
 */
import type { Figure } from '../../figures/figure.js';
import { calculateDerived } from '../../model/derived.js';
import type { PreparedModel } from '../../model/prepared.js';
import type { Explanation } from './explainValue.js';

export function findSources({ model, figureById }: PreparedModel, figure: Figure): readonly Figure[] {
  if (figure.formula === undefined) return [figure];
  const { operands } = calculateDerived(model.figures);
  const found = new Set<string>();
  const seen = new Set<string>();
  const visit = (id: string): void => {
    if (seen.has(id)) return;
    seen.add(id);
    const inside = operands.get(id);
    if (inside === undefined) found.add(id);
    else for (const each of inside) visit(each);
  };
  visit(figure.id);
  return [...found].flatMap((id) => figureById.get(id) ?? []);
}

/** The printed figures behind a value that is a derived figure; none for any other value. */
export function sourcesOfDerived(prepared: PreparedModel, { origin }: Explanation): readonly Figure[] {
  return origin.kind === 'figure' && origin.figure.formula !== undefined
    ? findSources(prepared, origin.figure)
    : [];
}
