/**
 * Text as a number, as Excel reads it where a number is needed: `3`, ` -1.5e3 `, `1,234`, `$5`, `50%`, `%50`, `(3)`, `1 1/2`,
 * `2024-01-31`, `2024/1/31 18:30`, `01/31/2024`, `31 Jan 2024`, `Jan 31, 2024`, `12:00`, `€5`, `5€`.
 *
 * In: a text. Out: the number, or `undefined`. Only plain spaces are trimmed, and a date must have none around it (recorded:
 * EXP_SIGN.xlsx,
 * FLOOR_CEILING.xlsx). Dates and times become serial numbers of the 1900 system, read as an English Excel reads them. What depends
 * on today's date (`1/2`, `31 Jan`) or on a currency of another language (`5元`) is not read as a number.
 *
 * Sources: Microsoft, "Last digits are changed to zeros when you type long numbers in cells of Excel"; DnaCalc/OxFunc, numeric-text
 * (12,000 texts read by Excel 16.0: one sign or outer parentheses and one percent sign, on either side; digits after the fifteenth
 * count as zeros; the decimal point may lie at most 308 places away).
 */
import { serialOfDay } from './calendar.js';

/** Largest number of places between the first significant digit and the decimal point. */
const MOST_PLACES = 308;
/** The smallest number that Excel keeps. */
const SMALLEST = 2.2250738585072014e-308;

export function readNumber(text: string): number | undefined {
  const body = trimSpaces(text);
  return readDecorated(body) ?? readMixedFraction(body) ?? readMoment(body, body === text);
}

function trimSpaces(text: string): string {
  let [start, end] = [0, text.length];
  while (text.charAt(start) === ' ') start += 1;
  while (end > start && text.charAt(end - 1) === ' ') end -= 1;
  return text.slice(start, end);
}

/** A decimal number with a sign, a percent sign, and a dollar or euro sign, each at most once and in any order. */
function readDecorated(text: string): number | undefined {
  let body = text;
  let sign: 1 | -1 | undefined;
  let [percent, currency] = [false, false];
  for (;;) {
    const first = body.charAt(0);
    if (sign === undefined && (first === '+' || first === '-')) {
      sign = first === '-' ? -1 : 1;
      body = trimSpaces(body.slice(1));
    } else if (sign === undefined && first === '(' && body.endsWith(')')) {
      sign = -1;
      body = trimSpaces(body.slice(1, -1));
    } else if (!percent && first === '%') {
      percent = true;
      body = trimSpaces(body.slice(1));
    } else if (!percent && body.endsWith('%')) {
      percent = true;
      body = trimSpaces(body.slice(0, -1));
    } else if (!currency && (first === '$' || first === '€')) {
      currency = true;
      body = trimSpaces(body.slice(1));
    } else if (!currency && body.endsWith('€')) {
      currency = true;
      body = trimSpaces(body.slice(0, -1));
    } else {
      const size = readDecimal(body, percent ? -2 : 0);
      return size === undefined ? undefined : (sign ?? 1) * size + 0;
    }
  }
}

/** Digits with commas before every three, a point, an exponent; `shift` is added to the exponent. */
function readDecimal(body: string, shift: number): number | undefined {
  const parts = /^(\d+|\d{1,3}(?:,\d{3})+)?(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(body);
  if (parts === null) return undefined;
  const whole = (parts[1] ?? '').replace(/,/g, '');
  const fraction = parts[2] ?? '';
  if (whole === '' && fraction === '') return undefined;
  const exponent = Number(parts[3] ?? '0') + shift;
  const significant = (whole + fraction).replace(/^0+/, '').length;
  if (Math.abs(exponent - fraction.length + significant) > MOST_PLACES) return undefined;
  const value = fifteenDigits(`${whole}.${fraction}e${exponent}`);
  return value < SMALLEST ? 0 : value;
}

/**
 * Reads a decimal number as Excel does when it is typed: digits after the fifteenth significant one count as zeros.
 */
export function fifteenDigits(digits: string): number {
  const mantissa = /^[^eE]*/.exec(digits)?.[0] ?? '';
  const exponent = digits.slice(mantissa.length);
  let significant = 0;
  let started = false;
  const kept = mantissa.replace(/\d/g, (digit) => {
    started ||= digit !== '0';
    if (started) significant += 1;
    return significant > 15 ? '0' : digit;
  });
  return Number(kept + exponent);
}

function readMixedFraction(body: string): number | undefined {
  const parts = /^([+-])? *(\d{1,15}) +(\d{1,5})\/(\d{1,5})$/.exec(body);
  if (parts === null || Number(parts[4]) === 0) return undefined;
  const size = Number(parts[2]) + Number(parts[3]) / Number(parts[4]);
  return parts[1] === '-' ? -size : size;
}

/** A date, a time, or both, as days since 31 December 1899. `isBare`: the text had no spaces around it. */
function readMoment(body: string, isBare: boolean): number | undefined {
  const parts = /^(.*?)(?:(?:^| +)(\d{1,4}:.*))?$/.exec(body);
  const [, date = '', time] = parts ?? [];
  if ((date === '' && time === undefined) || (date !== '' && !isBare)) return undefined;
  const days = date === '' ? 0 : readDay(date);
  const part = time === undefined ? 0 : readTime(time);
  return days === undefined || part === undefined ? undefined : days + part;
}

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** The number of an English month, in full or by its first three letters; 0 for anything else. */
function monthOf(written = ''): number {
  const name = written.toLowerCase();
  return 1 + MONTHS.findIndex((month) => month === name || month.slice(0, 3) === name);
}

/** Year, month and day of `2024-1-31`, `2024/1/31`, `1/31/2024`, `31 Jan 2024`, `31-Jan-2024` or `Jan 31, 2024`. */
function datePartsOf(written: string): readonly [year: number, month: number, day: number] | undefined {
  const ofNumbers = /^(\d{1,4})([-/])(\d{1,2})\2(\d{1,4})$/.exec(written);
  if (ofNumbers !== null) {
    const [, first = '', , second = '', third = ''] = ofNumbers;
    if (first.length === 4 && third.length <= 2) return [Number(first), Number(second), Number(third)];
    return third.length === 4 && first.length <= 2
      ? [Number(third), Number(first), Number(second)]
      : undefined;
  }
  const dayFirst = /^(\d{1,2})([ -])([a-z]{3,9})\2(\d{4})$/i.exec(written);
  if (dayFirst !== null) return [Number(dayFirst[4]), monthOf(dayFirst[3]), Number(dayFirst[1])];
  const monthFirst = /^([a-z]{3,9}) (\d{1,2}), ?(\d{4})$/i.exec(written);
  return monthFirst === null
    ? undefined
    : [Number(monthFirst[3]), monthOf(monthFirst[1]), Number(monthFirst[2])];
}

/** A date as a serial number; 29 February 1900 is one, as in Excel. */
function readDay(written: string): number | undefined {
  const parts = datePartsOf(written);
  return parts && serialOfDay(...parts);
}

/** `18:30`, `6:30 PM`, `18:30:15.5` as a fraction of a day; up to 9,999 hours. */
function readTime(written: string): number | undefined {
  const parts = /^(\d{1,4}):(\d{1,2})(?::(\d{1,2}(?:\.\d{0,3})?))?(?: +([ap])m?)?$/i.exec(written);
  if (parts === null) return undefined;
  const [hour, minute, second] = [Number(parts[1]), Number(parts[2]), Number(parts[3] ?? '0')];
  const half = parts[4]?.toLowerCase();
  if (minute > 59 || second >= 60 || (half !== undefined && (hour > 12 || hour < 0))) return undefined;
  const hours = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
  return (hours * 3600 + minute * 60 + second) / 86400;
}
