/**
 * Every change a user can make to a figure outside the sheet: author, date and reason of a revision, and the return to the
 * printed value.
 *
 * As in edit.ts, the result is a new model that shares all unchanged parts, and an unknown id throws.
 */
import type { Figure } from '../figures/figure.js';
import { followFigures } from './derivedTargets.js';
import type { Model } from './model.js';

export type FigureChange = Partial<Pick<Figure, 'author' | 'date' | 'note'>>;

export function changeFigure(model: Model, id: string, change: FigureChange): Model {
  return replaceFigure(model, id, (figure) => ({ ...figure, ...change }));
}

/** Restores the printed value and removes the record of the revision. */
export function takeBackRevision(model: Model, id: string): Model {
  return replaceFigure(model, id, ({ revised: _, author: __, date: ___, ...printed }) => printed);
}

function replaceFigure(model: Model, id: string, change: (figure: Figure) => Figure): Model {
  if (!model.figures.some((figure) => figure.id === id)) throw new Error(`no figure "${id}"`);
  const figures = model.figures.map((figure) => (figure.id === id ? change(figure) : figure));
  return followFigures(model, { ...model, figures });
}
