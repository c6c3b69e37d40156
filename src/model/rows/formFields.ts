/**
 * The fields of each kind of row in the order of its form: the one table that form, reading and labels share.
 *
 * An id is that of the column of the Model or Baseline sheet with the same content, and has its label.
 */
import type { HeaderId, CHOICES } from '../../messages/wording/workbook.js';
import { FIGURE_KINDS, PERIOD_BASES, QUALIFIERS } from '../../figures/figure.js';
import { BASES, COMPARATORS, MEASURES, ORIGINS, ROLES } from '../model.js';
import type { RowKind } from './kinds.js';

export interface FormField {
  readonly id: HeaderId;
  /** By default a line of text. `rows`: the key of a row of that kind. */
  readonly as?: 'long' | 'formula' | 'unit' | 'choice' | 'row';
  /** Of a choice: where its words are, and its codes. */
  readonly words?: keyof typeof CHOICES;
  readonly codes?: readonly string[];
  readonly rows?: RowKind;
  /** Whether it can be empty: then a choice has an empty option. */
  readonly isOptional?: boolean;
  /** Shown only after the form is unfolded. */
  readonly isMore?: boolean;
  /** `new`: given once, when the row is added. `fixed`: shown but not changed afterwards. */
  readonly given?: 'new' | 'fixed';
}

const choice = (id: HeaderId, words: keyof typeof CHOICES, codes: readonly string[]): FormField => ({
  ...{ id, as: 'choice', words, codes },
});
const row = (id: HeaderId, rows: RowKind): FormField => ({ id, as: 'row', rows });
const optional = (field: FormField): FormField => ({ ...field, isOptional: true });
const more = (field: FormField): FormField => ({ ...field, isMore: true });
const text = (id: HeaderId): FormField => ({ id });
const long = (id: HeaderId): FormField => ({ id, as: 'long' });

const NAMES: readonly FormField[] = [text('nameZh'), text('nameEn'), { id: 'key', given: 'fixed' }];
const REASONS = [more(long('reasonZh')), more(long('reasonEn'))];
const YES = ['yes', 'no'];

export const FORM_FIELDS: Readonly<Record<RowKind, readonly FormField[]>> = {
  indicators: [
    ...NAMES,
    { id: 'unit', as: 'unit' },
    text('group'),
    { id: 'value', given: 'new' },
    { id: 'formula', as: 'formula' },
    ...REASONS,
    more(long('caliberZh')),
    more(long('caliberEn')),
    more(text('from')),
    more(text('figures')),
    more(optional(choice('headline', 'headline', YES))),
    more(optional(choice('startsFrom', 'startsFrom', ['plan']))),
    more(optional(choice('measure', 'measure', MEASURES))),
    more(text('over')),
    more(text('ofMembers')),
  ],
  parameters: [
    ...NAMES,
    { id: 'unit', as: 'unit', given: 'fixed' },
    text('group'),
    { id: 'value', given: 'new' },
    text('min'),
    text('max'),
    choice('role', 'role', ROLES),
    more(text('earliest')),
    more(text('cost')),
    more(long('optionsZh')),
    more(long('optionsEn')),
    ...REASONS,
    more(text('source')),
  ],
  figures: [
    { id: 'key', given: 'fixed' },
    row('indicator', 'indicators'),
    text('period'),
    text('value'),
    { id: 'unit', as: 'unit' },
    choice('kind', 'kind', FIGURE_KINDS),
    text('figureAuthor'),
    text('note'),
    choice('figures', 'headline', YES),
    more({ id: 'formula' }),
    more(text('geography')),
    more(optional(row('member', 'members'))),
    more(text('valueMax')),
    more(choice('qualifier', 'qualifier', QUALIFIERS)),
    more(choice('periodBasis', 'periodBasis', PERIOD_BASES)),
    more(optional(choice('cumulative', 'cumulative', ['yes']))),
    more(text('figureCaliber')),
  ],
  targets: [
    { id: 'key', given: 'fixed' },
    row('indicator', 'indicators'),
    text('year'),
    choice('comparator', 'comparator', COMPARATORS),
    text('targetValue'),
    choice('basis', 'basis', BASES),
    more({ id: 'unit', as: 'unit' }),
    more(text('from')),
    more(text('tolerance')),
    more(optional(row('member', 'members'))),
    more(choice('qualifier', 'qualifier', QUALIFIERS)),
    more(text('source')),
    more(optional(choice('origin', 'origin', ORIGINS))),
    more(text('baseFigure')),
    more(long('noteZh')),
    more(long('noteEn')),
  ],
  rules: [
    ...NAMES,
    { id: 'formula', as: 'formula' },
    choice('severity', 'severity', ['hard', 'soft']),
    more(text('from')),
    more(text('to')),
    more(text('source')),
    ...REASONS,
  ],
  scenarios: [
    ...NAMES,
    optional(row('extends', 'scenarios')),
    long('noteZh'),
    long('noteEn'),
    text('author'),
  ],
  dimensions: [...NAMES, text('levels')],
  members: [
    { ...row('dimension', 'dimensions'), given: 'fixed' },
    ...NAMES,
    text('level'),
    optional(row('parent', 'members')),
    text('aliases'),
  ],
};
