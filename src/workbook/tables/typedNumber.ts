/**
 * Numbers that were typed as text: into a cell that is formatted as text, with a Chinese keyboard, or pasted from a page.
 *
 * In: the text and the cell's unit. Out: the cell's value, or undefined where the text could mean something else: `3,5`
 * (a decimal comma, or thousands?), `3.5` in a cell of per cent (3.5 % or 350 %?), `约3.5%`.
 */
import { cellValue, findUnit } from '../../figures/units.js';

const PLAIN = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/;

export function typedNumber(text: string, unit: string): number | undefined {
  // Full-width digits, signs and blanks become plain ones.
  const plain = text
    .normalize('NFKC')
    .replace(/[\u2212\u2013]/g, '-')
    .replace(/[\s\u200b\ufeff]/g, '');
  const isPercent = plain.endsWith('%');
  const known = findUnit(unit);
  // Cells of per cent, per mille and points hold another number than people write.
  if (isPercent ? unit !== '%' : known !== undefined && cellValue(1, known) !== 1) return undefined;
  const number = isPercent ? plain.slice(0, -1) : plain;
  if (!PLAIN.test(number)) return undefined;
  const value = Number(number.replaceAll(',', ''));
  return isPercent ? Number((value / 100).toPrecision(15)) : value;
}
