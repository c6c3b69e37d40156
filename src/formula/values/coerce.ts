/**
 * Excel's conversions between numbers, texts and logical values, and its range of results.
 *
 * Numbers are IEEE doubles kept to Excel's range: no NaN, no infinity (both become #NUM!), no -0 and nothing
 * below 2.2251E-308 in size (both become 0). Source: Microsoft, "Floating-point arithmetic may give inaccurate
 * results in Excel", and "Excel specifications and limits".
 */
import { readNumber } from './numeralText.js';
import { isError, type ErrorCode, type FormulaError, type Scalar } from './value.js';

/** Cells of a range, or an array constant, by rows; `undefined` is an empty cell. */
export interface Cells {
  readonly rows: readonly (readonly (Scalar | undefined)[])[];
  /** A list in braces or a part of one, rather than cells of a series. */
  readonly isWritten?: true;
}

/** An argument of a function: `undefined` if it is omitted, as in `IF(a,,b)`. */
export type Argument = Scalar | Cells | undefined;

export function isCells(argument: Argument): argument is Cells {
  return typeof argument === 'object' && 'rows' in argument;
}

/** An error that has not been given its place yet. */
export function error(code: ErrorCode): FormulaError {
  return { error: code };
}

/** The smallest number that Excel keeps. */
export const SMALLEST = 2.2250738585072014e-308;

/** A calculated number brought into Excel's range. */
export function result(value: number): number | FormulaError {
  if (!Number.isFinite(value)) return error('#NUM!');
  return Math.abs(value) < SMALLEST ? 0 : value;
}

/** Converts to a number: TRUE is 1, an omitted argument is 0, text is read as if typed into a cell. */
export function toNumber(argument: Argument): number | FormulaError {
  const value = toScalar(argument);
  if (typeof value === 'number' || isError(value)) return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return readNumber(value) ?? error('#VALUE!');
}

/** Converts to a logical value: any number but 0 is TRUE, text must be TRUE or FALSE. */
export function toLogical(argument: Argument): boolean | FormulaError {
  const value = toScalar(argument);
  if (typeof value === 'boolean' || isError(value)) return value;
  if (typeof value === 'number') return value !== 0;
  return readLogical(value) ?? error('#VALUE!');
}

/** Converts to a text: numbers in the General format, TRUE and FALSE, an omitted argument as the empty text. */
export function toText(argument: Argument): string | FormulaError {
  if (argument === undefined) return '';
  const value = toScalar(argument);
  if (typeof value === 'string' || isError(value)) return value;
  if (typeof value === 'number') return printGeneral(value);
  return value ? 'TRUE' : 'FALSE';
}

/** Converts to a single value: an omitted argument is 0, several cells give the first. */
export function toScalar(argument: Argument): Scalar {
  if (argument === undefined) return 0;
  return isCells(argument) ? topLeft(argument) : argument;
}

function topLeft(cells: Cells): Scalar {
  return cells.rows[0]?.[0] ?? 0;
}

/** The logical value of the text TRUE or FALSE in any case; undefined for any other text. */
export function readLogical(text: string): boolean | undefined {
  const upper = text.toUpperCase();
  if (upper === 'TRUE') return true;
  return upper === 'FALSE' ? false : undefined;
}

/**
 * The fifteen significant digits by which Excel shows, compares and rounds a number: |value| is `digits` (a whole
 * number of fifteen digits) times 10^`exponent`. An exact tie at the sixteenth digit goes toward zero: Excel shows
 * 100000000000001.5 as 100000000000001 (DnaCalc/OxFunc, numeric-to-text: 15,169 numbers written by Excel 16.0).
 */
export function significantDigits(value: number): { readonly digits: number; readonly exponent: number } {
  const [mantissa = '0', exponent = '0'] = Math.abs(value).toExponential(14).split('e');
  const rounded = Number(mantissa.replace('.', ''));
  const isTie = /^\d\.\d{14}50*e/.test(Math.abs(value).toExponential(30));
  if (isTie && rounded === 1e14) return { digits: 999_999_999_999_999, exponent: Number(exponent) - 15 };
  return { digits: isTie ? rounded - 1 : rounded, exponent: Number(exponent) - 14 };
}

/** The number rounded to those fifteen digits. */
export function approximate(value: number): number {
  const { digits, exponent } = significantDigits(value);
  return Math.sign(value) * Number(`${digits}e${exponent}`);
}

/**
 * A number as text, as `&` and the General format of a wide cell write it: at most 15 significant digits, in full if that takes
 * no more than 20 characters, else as `1.5E-20`; 14 digits if the exponent is 99 or more. Sources: DnaCalc/OxFunc,
 * numeric-to-text; the renderings that Apache POI's NumberToTextConversionExamples recorded from Excel.
 */
export function printGeneral(value: number): string {
  if (value === 0) return '0';
  const sign = value < 0 ? '-' : '';
  const shown = significantDigits(value);
  let [digits, exponent] = [String(shown.digits).replace(/0+$/, ''), shown.exponent + 14];
  const full =
    exponent < 0
      ? `0.${'0'.repeat(-exponent - 1)}${digits}`
      : digits.length <= exponent + 1
        ? digits.padEnd(exponent + 1, '0')
        : `${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`;
  if (full.length <= 20) return sign + full;
  if (Math.abs(exponent) >= 99 && digits.length === 15) {
    const fourteen = Math.round(shown.digits / 10);
    digits = String(fourteen).replace(/0+$/, '');
    if (fourteen === 1e14) exponent += 1;
  }
  const mantissa = digits.length > 1 ? `${digits.charAt(0)}.${digits.slice(1)}` : digits;
  return `${sign}${mantissa}E${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

/**
 * -1, 0 or 1 if the left is below, equal to or above the right. Numbers come before texts and texts before FALSE and
 * TRUE; texts are compared without regard to case; numbers are equal when their 15 significant digits are
 * (`=0.1+0.2=0.3` is TRUE). Source for the last: Apache POI, NumberComparer.
 */
export function compare(left: number | string | boolean, right: number | string | boolean): number {
  if (typeof left === 'number' && typeof right === 'number') return compareNumbers(left, right);
  if (typeof left === 'string' && typeof right === 'string') {
    const a = left.toLowerCase();
    const b = right.toLowerCase();
    return a < b ? -1 : a > b ? 1 : 0;
  }
  return Math.sign(rank(left) - rank(right));
}

/** -1, 0 or 1, on fifteen significant digits. */
export function compareNumbers(left: number, right: number): number {
  if (left === right) return 0;
  const near = Math.abs(left - right) <= 1e-14 * Math.max(Math.abs(left), Math.abs(right));
  if (near && approximate(left) === approximate(right)) return 0;
  return left < right ? -1 : 1;
}

function rank(value: number | string | boolean): number {
  if (typeof value === 'number') return 0;
  if (typeof value === 'string') return 1;
  return value ? 3 : 2;
}

/**
 * The numbers among arguments as SUM, MAX and similar functions take them; the first error, from left to right, is the result.
 */
export function numbersOf(args: readonly Argument[]): readonly number[] | FormulaError {
  const numbers: number[] = [];
  for (const argument of args) {
    if (argument !== undefined && isCells(argument)) {
      for (const cell of argument.rows.flat()) {
        if (isError(cell)) return cell;
        if (typeof cell === 'number') numbers.push(cell);
      }
    } else {
      const value = toNumber(argument);
      if (isError(value)) return value;
      numbers.push(value);
    }
  }
  return numbers;
}
