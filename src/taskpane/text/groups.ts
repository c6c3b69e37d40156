/** Display names of keys: groups of indicators or parameters and places as named in the pack, and figures. */
import type { Named } from '../../model/model.js';
import type { PreparedModel } from '../../model/prepared.js';
import { formatPeriod } from './format.js';
import type { Texts } from './text.js';

/** The name of a key; the key itself if the pack has no name for it. */
export function nameOfKey(key: string, named: readonly Named[] | undefined, texts: Texts): string {
  const found = named?.find((row) => row.key === key);
  return found === undefined ? key : texts.pick(found.name);
}

/** `政府科技创新投入 2025 年`; a text that is not the id of a figure is returned unchanged. */
export function nameOfFigure(id: string, { model, figureById }: PreparedModel, texts: Texts): string {
  const figure = figureById.get(id);
  if (figure === undefined) return id;
  return `${nameOfKey(figure.indicator, model.indicators, texts)} ${formatPeriod(figure.period, texts)}`;
}
