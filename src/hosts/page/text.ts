/** Texts for the page: what a cell shows, by its number format as a spreadsheet would show it, and text that is no markup. */
import { format } from 'numfmt';
import type { CachedValue, CellValue } from '../../workbook/plan/plan.js';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Characters that HTML refuses, and marks that turn the direction of the text around them. */
const UNWANTED =
  // eslint-disable-next-line no-control-regex -- control characters are what is to be left out
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;

/** Any text as the content of an element or of an attribute in quotation marks. */
export function escapeHtml(text: string): string {
  return text.replace(UNWANTED, '').replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** What a cell shows; an error as its code. Not yet escaped. */
export function shownText(
  value: CellValue | CachedValue | undefined,
  numberFormat: string | undefined,
): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'object') return value.error;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return value;
  return formatNumber(value, numberFormat ?? 'General');
}

/** A number in a number format of Excel, in English notation as on every sheet of ours. Throws if the format cannot be read. */
export function formatNumber(value: number, numberFormat: string): string {
  return format(plainConditions(numberFormat), value);
}

/** The library reads the numbers of conditions, as in `[>=1E+299]"none";0.0`, without exponent only. */
function plainConditions(numberFormat: string): string {
  return numberFormat.replace(
    /\[([<>=]+)(\d)E\+(\d+)\]/g,
    (_, operator: string, digit: string, zeros: string) =>
      `[${operator}${digit}${'0'.repeat(Number(zeros))}]`,
  );
}

/** Width of a text in em: characters of full width are 1, the others about half of it. */
export function emWidth(text: string): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 0.56;
  return width;
}
