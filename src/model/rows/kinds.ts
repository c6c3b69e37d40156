/** The kinds of rows that a model is made of and people edit one by one, and the rows of each. */
import type { Bilingual } from '../../messages/language.js';
import type { Model, Named } from '../model.js';

export const ROW_KINDS = [
  'indicators',
  'parameters',
  'figures',
  'targets',
  'rules',
  'scenarios',
  'dimensions',
  'members',
] as const;
export type RowKind = (typeof ROW_KINDS)[number];

/** One row: keys are unique within their kind. Of a figure the key is its id. */
export interface RowRef {
  readonly kind: RowKind;
  readonly key: string;
}

/** The rows of a kind in the model's order. Figures and targets have no names of their own: they have those of their indicator. */
export function rowsOfKind(model: Model, kind: RowKind): readonly Named[] {
  const nameOf = (indicator: string): Bilingual =>
    model.indicators.find(({ key }) => key === indicator)?.name ?? { zh: indicator, en: indicator };
  const about = ({ zh, en }: Bilingual, detail: string | number): Bilingual =>
    detail === '' ? { zh, en } : { zh: `${zh} · ${detail}`, en: `${en} · ${detail}` };
  switch (kind) {
    case 'figures':
      return model.figures.map(({ id, indicator, period }) => ({
        key: id,
        name: about(nameOf(indicator), period),
      }));
    case 'targets':
      return model.targets.map(({ key, indicator, year }) => ({ key, name: about(nameOf(indicator), year) }));
    case 'dimensions':
      return model.dimensions ?? [];
    case 'members':
      return (model.dimensions ?? []).flatMap(({ members }) => members);
    case 'indicators':
    case 'parameters':
    case 'rules':
    case 'scenarios':
      return model[kind];
  }
}

/** Whether the model has the row. */
export function hasRow(model: Model, { kind, key }: RowRef): boolean {
  return rowsOfKind(model, kind).some((row) => row.key === key);
}
