/** The words a formula of this model can use, as the pane's language writes them, for suggestions. */
import { fewestArguments, type FunctionRow } from '../../formula/functions/functionTable.js';
import { FUNCTIONS } from '../../formula/functions/functions.js';
import type { Language } from '../../messages/language.js';
import type { PreparedModel } from '../../model/prepared.js';
import { fold } from '../text/fold.js';
import type { Word } from './suggestions.js';
import { textsOf } from '../text/text.js';
import { unitLabel } from '../text/format.js';

export function wordsOf(
  { names, series, parameters }: Pick<PreparedModel, 'names' | 'series' | 'parameters'>,
  language: Language,
): readonly Word[] {
  const texts = textsOf(language);
  const named = (
    row: { key: string; name: { zh: string; en: string } },
    kind: Word['kind'],
    unit: string,
  ): Word => {
    const label = names.write(row.key, language);
    return {
      insert: label,
      label,
      kind,
      hint: unitLabel(unit, texts),
      found: [label, row.key, row.name.zh, row.name.en].map(fold),
    };
  };
  return [
    ...series.map(({ indicator, unit }) => named(indicator, 'indicator', unit.symbol)),
    ...parameters.map(({ parameter, unit }) =>
      named(parameter, 'parameter', parameter.options === undefined ? unit.symbol : ''),
    ),
    ...FUNCTIONS.map((row) => functionWord(row, language)),
  ];
}

function functionWord(row: FunctionRow, language: Language): Word {
  const label = row.names[language];
  const hint = row.parameters
    .map(({ name, optional }) => (optional === true ? `[${name[language]}]` : name[language]))
    .join(', ');
  return {
    insert:
      row.bare === true
        ? label
        : fewestArguments(row) === 0 && row.parameters.length === 0
          ? `${label}()`
          : `${label}(`,
    label,
    kind: 'function',
    hint: hint.length > 24 ? '' : hint,
    found: [row.key, row.names.zh, row.names.en, ...(row.aliases ?? [])].map(fold),
  };
}
