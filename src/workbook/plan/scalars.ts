/**
 * Results of simple Excel formulas over cells, for the cached values beside such formulas in a plan.
 * An error passes through; a text in a calculation is #VALUE!.
 */
import { isError, type Scalar } from '../../formula/values/value.js';
import { grouped } from '../../messages/language.js';

export function subtract(a: Scalar, b: Scalar): Scalar {
  return combine(a, b, (x, y) => x - y);
}

/** The quotient; #DIV/0! for a divisor of 0. */
export function divide(a: Scalar, b: Scalar): Scalar {
  return combine(a, b, (x, y) => (y === 0 ? { error: '#DIV/0!' } : x / y));
}

/** Excel's ROUND(value, 9), which removes rounding errors of binary fractions. */
export function roundGap(value: Scalar): Scalar {
  if (typeof value !== 'number') return value;
  const rounded = Number(value.toFixed(9));
  return rounded === 0 ? 0 : rounded;
}

function combine(a: Scalar, b: Scalar, calculate: (x: number, y: number) => Scalar): Scalar {
  if (isError(a)) return a;
  if (isError(b)) return b;
  if (typeof a === 'string' || typeof b === 'string') return { error: '#VALUE!' };
  return calculate(Number(a), Number(b));
}

/** Excel's TEXT for plain formats: grouped or not, any decimals, percentages. */
export function textOf(value: Scalar, format: string): Scalar {
  if (isError(value)) return value;
  if (typeof value !== 'number') return String(value);
  const shape = /^(#,##)?0(?:\.(0+))?(%)?$/.exec(format);
  if (shape === null) throw new Error(`no text for the number format "${format}"`);
  const [, hasMarks, decimals = '', percent = ''] = shape;
  const text = roundHalfAway(percent === '' ? value : value * 100, decimals.length);
  const [whole = '', ...rest] = text.split('.');
  const separated = hasMarks === undefined ? whole : grouped(whole);
  return [separated, ...rest].join('.') + percent;
}

/** Decimal text, halves rounded away from zero on the 15 digits that Excel keeps, as Excel shows numbers. */
function roundHalfAway(value: number, places: number): string {
  const shown = Number(Math.abs(value).toPrecision(15));
  const rounded = Math.round(Number(`${shown}e${places}`)) / 10 ** places;
  return (value < 0 && rounded !== 0 ? '-' : '') + rounded.toFixed(places);
}

/** Joins texts as `&` does; an error passes through. */
export function join(parts: readonly Scalar[]): Scalar {
  return parts.find((part) => isError(part)) ?? parts.map(String).join('');
}
