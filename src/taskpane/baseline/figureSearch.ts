/**
 * Searches figures by their words in both languages. A query is words separated by blanks; a figure matches if it has all of
 * them, in any field and either language.
 *
 * Case and width do not matter.
 */
import type { Figure, FigureKind } from '../../figures/figure.js';
import type { Model } from '../../model/model.js';
import { PANE } from '../../messages/wording/pane.js';
import { fold } from '../text/fold.js';

interface FigureQuery {
  readonly words: string;
  readonly kind: FigureKind | '';
  readonly place: string;
}

export const EVERYTHING: FigureQuery = { words: '', kind: '', place: '' };

/** The figures of a model with their searchable texts, made once per model. */
interface FigureIndex {
  readonly figures: readonly Figure[];
  /** Aligned with `figures`. */
  readonly texts: readonly string[];
  /** Places with the number of their figures, most first. */
  readonly places: readonly (readonly [string, number])[];
  /** Kinds that occur. */
  readonly kinds: readonly FigureKind[];
}

export function indexFigures(model: Pick<Model, 'figures' | 'indicators' | 'documents'>): FigureIndex {
  const indicators = new Map(model.indicators.map((indicator) => [indicator.key, indicator]));
  const titles = new Map(model.documents.map(({ id, title }) => [id, title]));
  const texts = model.figures.map((figure) => {
    const indicator = indicators.get(figure.indicator);
    const { source } = figure;
    return fold(
      [
        ...[
          figure.id,
          figure.indicator,
          indicator?.name.zh,
          indicator?.name.en,
          figure.geography,
          figure.period,
        ],
        ...[figure.caliber, figure.note, figure.formula, figure.unit, String(figure.value)],
        ...[figure.author, figure.revised === undefined ? undefined : String(figure.revised)],
        ...[source?.token, source === undefined ? undefined : titles.get(source.document)],
        ...[PANE[`kind.${figure.kind}`].zh, PANE[`kind.${figure.kind}`].en],
      ].join('\n'),
    );
  });
  const counts = new Map<string, number>();
  for (const { geography } of model.figures) counts.set(geography, (counts.get(geography) ?? 0) + 1);
  return {
    figures: model.figures,
    texts,
    places: [...counts].sort((a, b) => b[1] - a[1]),
    kinds: [...new Set(model.figures.map(({ kind }) => kind))],
  };
}

/** Figures that match a query, in the order of the model. */
export function findFigures(index: FigureIndex, query: FigureQuery): readonly Figure[] {
  const words = fold(query.words).split(/\s+/).filter(Boolean);
  return index.figures.filter((figure, position) => {
    if (query.kind !== '' && figure.kind !== query.kind) return false;
    if (query.place !== '' && figure.geography !== query.place) return false;
    const text = index.texts[position] ?? '';
    return words.every((word) => text.includes(word));
  });
}
