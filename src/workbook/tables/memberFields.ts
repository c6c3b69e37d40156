/**
 * The two cells of an indicator with members: the levels it is over, `place:city; investor:kind`, and its total, as a word or as
 * `mean` and the key of the indicator with the weights.
 */
import type { Language } from '../../messages/language.js';
import { CHOICES } from '../../messages/wording/workbook.js';
import type { Indicator, Over, Total } from '../../model/model.js';
import { choiceText, listText, readList, readText } from './fields.js';
import { isBlank, normalise, type ReadRow, type Report } from './tables.js';

/** `place:city; investor:kind`; empty without members. */
export function overText(over: Indicator['over']): string {
  return listText(over?.map(({ dimension, level }) => `${dimension}:${level}`));
}

/** The levels of a field; what is none is reported. */
export function readOver(row: ReadRow, report: Report): Indicator['over'] {
  const items = readList(row, 'over', report);
  if (items.length === 0) return undefined;
  return items.flatMap((item): readonly Over[] => {
    const [dimension = '', level = '', ...more] = item.split(/[:：]/);
    if (dimension !== '' && level !== '' && more.length === 0) return [{ dimension, level }];
    report.add('workbook.notOver', 'error', row.place('over'), { found: item }, row.key);
    return [];
  });
}

/** The word of the total, with the key of the weights of a mean. */
export function totalText(total: Total | undefined, language: Language): string {
  if (total === undefined) return '';
  if (typeof total === 'string') return choiceText('ofMembers', total, language);
  return `${choiceText('ofMembers', 'mean', language)} ${total.mean}`;
}

const SIMPLE = ['sum', 'given', 'none'] as const;

/** The total of a field; a text that is none is reported. */
export function readTotal(row: ReadRow, report: Report): Total | undefined {
  if (isBlank(row.cell('ofMembers'))) return undefined;
  const text = readText(row, 'ofMembers', report).trim();
  const words: typeof CHOICES.ofMembers = CHOICES.ofMembers;
  const isWord = (code: keyof typeof words, written: string): boolean =>
    [code, words[code].zh, words[code].en].some((word) => normalise(word) === normalise(written));
  const simple = SIMPLE.find((code) => isWord(code, text));
  if (simple !== undefined) return simple;
  const [first = '', weight, ...more] = text.split(/\s+/);
  if (weight !== undefined && more.length === 0 && isWord('mean', first)) return { mean: weight };
  const all = (language: Language, separator: string): string =>
    SIMPLE.map((code) => words[code][language]).join(separator);
  const args = { found: text, choicesZh: all('zh', '、'), choicesEn: all('en', ', ') };
  const mean = { meanZh: words.mean.zh, meanEn: words.mean.en };
  report.add('workbook.notTotal', 'error', row.place('ofMembers'), { ...args, ...mean }, row.key);
  return undefined;
}
