/** Amounts in the live sentences of a workbook: the number with its unit, as the language says it. */
import { findUnit } from '../../figures/units.js';
import type { Language } from '../../messages/language.js';
import { isError, type Scalar } from '../../formula/values/value.js';
import { textOf } from '../plan/scalars.js';
import { quoteText, type Piece } from '../plan/sheet.js';
import { unitText } from './fields.js';

/**
 * English units that begin with a number, which cannot follow one: `9,635.2 100 million yuan` is `963.52 billion yuan`. `per`: how
 * many of the unit are one of the word; a power of ten, so with `places` more decimals no digit is lost.
 */
const WORDS = [
  { begins: '100 million ', per: 10, word: 'billion ', places: 1 },
  { begins: '10,000 ', per: 100, word: 'million ', places: 2 },
] as const;

/**
 * A number of a cell in the unit, with the unit behind it; live. `formula` is the cell without `=`. The format is the unit's own or
 * one with other decimals; a per cent stands in the format, and has no unit behind it.
 */
export function spokenAmount(
  { formula, value }: Piece,
  unit: string,
  format: string,
  language: Language,
): Piece {
  if (format.endsWith('%')) return { formula: textFormula(formula, format), value: textOf(value, format) };
  const name = language === 'en' ? (findUnit(unit)?.name.en ?? '') : '';
  const large = WORDS.find(({ begins }) => name.startsWith(begins));
  if (large === undefined) return behind({ formula, value }, format, ` ${unitText(unit, language)}`);
  const { begins, per, word, places } = large;
  return behind(
    { formula: `${formula}/${per}`, value: typeof value === 'number' ? value / per : value },
    moreDecimals(format, places),
    ` ${word}${name.slice(begins.length)}`,
  );
}

function behind({ formula, value }: Piece, format: string, unit: string): Piece {
  const shown: Scalar = textOf(value, format);
  return {
    formula: `${textFormula(formula, format)}&${quoteText(unit)}`,
    value: isError(shown) ? shown : `${String(shown)}${unit}`,
  };
}

function textFormula(formula: string, format: string): string {
  return `TEXT(${formula},${quoteText(format)})`;
}

/** `#,##0.0` with two more decimals: `#,##0.000`. */
function moreDecimals(format: string, places: number): string {
  return `${format}${format.includes('.') ? '' : '.'}${'0'.repeat(places)}`;
}
