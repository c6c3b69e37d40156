/**
 * Explains an error value in a sentence: which indicator, which year, which part of the formula, and what to do.
 *
 * In: a prepared model and error values of its projection, which record where they arose. Out: texts in both languages; the
 * part of the formula is written with the names of each.
 */
import { childrenOf, type Expr } from '../../formula/values/expr.js';
import { printFormula } from '../../formula/text/print.js';
import { isError, type FormulaError, type Scalar } from '../../formula/values/value.js';
import { fill, type Bilingual, type Language } from '../../messages/language.js';
import { ERROR_PLACES, ERROR_REASONS } from '../../messages/wording/errors.js';
import type { PreparedModel } from '../../model/prepared.js';
import type { Projection } from '../../model/projection.js';
import { nameOf } from './words.js';

export function explainError(prepared: PreparedModel, { error, origin }: FormulaError): Bilingual {
  const explain = (language: Language): string => {
    const why = ERROR_REASONS[error][language];
    const [key, year] = [origin?.name, origin?.year];
    const series = key === undefined ? undefined : prepared.seriesByKey.get(key);
    if (origin === undefined || key === undefined || series === undefined || year === undefined)
      return fill(ERROR_PLACES.bare[language], { error, why });
    const args = { error, why, year, name: nameOf(prepared, key)[language] };
    if (origin.end === 0) return fill(ERROR_PLACES.circle[language], args);
    // The formula as the user wrote it; a year that has a name there may occur only in the calculated formula.
    const part =
      (series.written && partOf(series.written, origin.start, origin.end)) ??
      (series.expr && partOf(series.expr, origin.start, origin.end)) ??
      series.written;
    const text = part === undefined ? '' : printFormula(part, prepared.names, language).slice(1);
    return fill(ERROR_PLACES.part[language], { ...args, part: text });
  };
  return { zh: explain('zh'), en: explain('en') };
}

/** The errors of a projection's indicators, one for each place where one arose, in the model's order. */
export function errorsOf({ indicators }: Projection): readonly FormulaError[] {
  return distinctErrors(indicators.flatMap(({ values }) => values));
}

/** One error for each indicator and part of its formula: that of the first year. */
export function distinctErrors(values: readonly (Scalar | undefined)[]): readonly FormulaError[] {
  const found = new Map<string, FormulaError>();
  for (const value of values) {
    if (!isError(value)) continue;
    const { name = '', start = 0, end = 0 } = value.origin ?? {};
    const place = `${value.error} ${name} ${start} ${end}`;
    const other = found.get(place);
    if (other === undefined || (value.origin?.year ?? 0) < (other.origin?.year ?? 0)) found.set(place, value);
  }
  return [...found.values()];
}

/** The part of the formula from `start` to `end`: the outermost, if a sign and its operand have the same place. */
function partOf(expr: Expr, start: number, end: number): Expr | undefined {
  if (expr.span.start === start && expr.span.end === end) return expr;
  for (const child of childrenOf(expr)) {
    const found = partOf(child, start, end);
    if (found !== undefined) return found;
  }
  return undefined;
}
