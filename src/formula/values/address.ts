/**
 * Which cells of which series a reference means: shared by parser, interpreter, printer and `referencesOf`.
 *
 * A year is given relative to the column of the formula (`offset`, 0 or less: -1 is the year before), or absolutely
 * (`fixed`: a calendar year; `base`: the model's base year). SELF stands for the series being computed.
 */
import type { Expr } from './expr.js';

/** Key that means "the series this formula belongs to"; no model can have it, because keys are not empty. */
export const SELF = '';

export type YearAddress =
  | { readonly kind: 'offset'; readonly years: number }
  | { readonly kind: 'fixed'; readonly year: number }
  | { readonly kind: 'base' };

export type Address =
  | { readonly kind: 'cell'; readonly key: string; readonly at: YearAddress }
  /** Years `from` to `to`, both included; without `from`, from the first year that has a value. */
  | {
      readonly kind: 'span';
      readonly key: string;
      readonly from: YearAddress | undefined;
      readonly to: YearAddress;
    };

export const THIS_YEAR: YearAddress = { kind: 'offset', years: 0 };

export function yearOf(
  address: YearAddress,
  when: { readonly year: number; readonly baseYear: number },
): number {
  switch (address.kind) {
    case 'offset':
      return when.year + address.years;
    case 'fixed':
      return address.year;
    case 'base':
      return when.baseYear;
  }
}

/** Reads `2024`, `YEAR`, `YEAR-1`; anything else, later years included, is not a year that a reference may have. */
export function readYear(expr: Expr | undefined): YearAddress | undefined {
  if (expr === undefined) return undefined;
  if (isYearCall(expr)) return THIS_YEAR;
  if (expr.kind === 'number') {
    const year = expr.value;
    return Number.isInteger(year) && year >= 1000 && year <= 9999 ? { kind: 'fixed', year } : undefined;
  }
  if (expr.kind !== 'binary' || expr.op !== '-') return undefined;
  if (!isYearCall(expr.left) || expr.right.kind !== 'number') return undefined;
  const years = expr.right.value;
  if (!Number.isInteger(years) || years > 1000) return undefined;
  return { kind: 'offset', years: 0 - years };
}

function isYearCall(expr: Expr): boolean {
  return expr.kind === 'call' && expr.fn === 'YEAR';
}

/** Key of the series named by an argument that the parser has checked to be a name. */
export function seriesKey(expr: Expr | undefined): string {
  if (expr?.kind !== 'name')
    throw new Error(`a series argument must be a name, not ${expr?.kind ?? 'nothing'}`);
  return expr.key;
}
