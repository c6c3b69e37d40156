/**
 * Checks that every text of a model can be stored in a workbook.
 *
 * In: a model. Out: a problem for every text with a character that XML cannot hold, or longer than a cell of Excel.
 * Such a text would make a file that no program can open, or would be truncated silently.
 * Sources: XML 1.0, 2.2 Characters; Excel specifications and limits (characters in a cell).
 */
import type { Table } from '../messages/problem.js';
import type { Model } from './model.js';
import type { Report, RowPlace } from './report.js';

/** Largest number of characters in a cell of Excel. */
const LONGEST = 32_767;

/** Control characters except tab and line feed, unpaired surrogates, and noncharacters that XML excludes. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const NOT_IN_XML = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\p{Cs}/u;

export function checkTexts(model: Model, report: Report): void {
  for (const [table, value] of Object.entries(model)) {
    if (!Array.isArray(value)) {
      checkValue(value, { table: 'model', key: '', field: table }, report);
      continue;
    }
    for (const row of value as readonly unknown[])
      checkValue(row, { table: table as Table, key: keyOf(row) }, report);
  }
}

function keyOf(row: unknown): string {
  const { key, id } = (row ?? {}) as { readonly key?: unknown; readonly id?: unknown };
  return typeof key === 'string' ? key : typeof id === 'string' ? id : '';
}

/** A text, or every text in an object or list; its path into the row is the field. */
function checkValue(value: unknown, place: RowPlace, report: Report): void {
  if (typeof value === 'string') checkText(value, place, report);
  if (typeof value !== 'object' || value === null) return;
  for (const [name, part] of Object.entries(value)) {
    const field = place.field === undefined ? name : `${place.field}.${name}`;
    checkText(name, { ...place, field }, report);
    checkValue(part, { ...place, field }, report);
  }
}

function checkText(text: string, place: RowPlace, report: Report): void {
  const found = NOT_IN_XML.exec(text);
  if (found !== null) {
    const code = (found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    report.add('model.textCharacter', place, { character: `U+${code}`, position: found.index + 1 });
  } else if (text.length > LONGEST)
    report.add('model.textTooLong', place, { characters: text.length, most: LONGEST });
}
