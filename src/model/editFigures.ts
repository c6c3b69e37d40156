/**
 * Every change a user can make to a figure without the sheet: who revised it, when and why, and back to what is printed.
 *
 * As in edit.ts: a new model comes out that shares all unchanged parts, and an id that is not there throws.
 */
import type { Figure } from '../figures/figure.js';
import type { Model } from './model.js';

export type FigureChange = Partial<Pick<Figure, 'author' | 'date' | 'note'>>;

export function changeFigure(model: Model, id: string, change: FigureChange): Model {
  return replaceFigure(model, id, (figure) => ({ ...figure, ...change }));
}

/** The printed value counts again, and nobody has revised it. */
export function takeBackRevision(model: Model, id: string): Model {
  return replaceFigure(model, id, ({ revised: _, author: __, date: ___, ...printed }) => printed);
}

function replaceFigure(model: Model, id: string, change: (figure: Figure) => Figure): Model {
  if (!model.figures.some((figure) => figure.id === id)) throw new Error(`no figure "${id}"`);
  return { ...model, figures: model.figures.map((figure) => (figure.id === id ? change(figure) : figure)) };
}
