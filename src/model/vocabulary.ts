/**
 * The words of a model that a reader of documents may know: names, units, scopes and places, but none of its figures.
 */
import type { Vocabulary } from '../figures/extract/extractFigures.js';
import type { Model } from './model.js';
import { namesOf } from './names.js';

/** `places`: names that are known besides the model's own. */
export function vocabularyOf(model: Model, places: readonly string[] = []): Vocabulary {
  const members = (model.dimensions ?? []).flatMap((dimension) => dimension.members);
  return {
    indicators: model.indicators.map(({ key, name, unit, caliber }) => ({
      key,
      names: [name.zh, name.en],
      unit,
      caliber: caliber === undefined ? [] : [caliber.zh, caliber.en],
    })),
    places: [
      ...new Set([
        model.geography,
        ...(model.places ?? []).flatMap(namesOf),
        ...members.flatMap(({ name, aliases = [] }) => [name.zh, name.en, ...aliases]),
        ...places,
      ]),
    ].filter((name) => name !== '' && name !== '中国' && name !== 'China' && name !== '全国'),
  };
}
