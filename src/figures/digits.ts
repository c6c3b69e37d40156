/**
 * Arabic digits in running text: `3,500`, `３．５`, `7 .0`, `3亿2000万`, `10多万`.
 *
 * In: a text and the offset of a digit. Out: the number with the powers of ten after it and where it ends, or the end of a run
 * that as a whole is not a number (`3.5.1`, `1,23`, `1.5×10^4`, `2025-09-01`): such a run is skipped and never read in part.
 */
import { matchAt } from './matchAt.js';
import { MULTIPLIER, NUMERAL_CHARACTER, readMultiplier } from './numeral.js';

interface Digits {
  /** Absent for a run that is not a number. */
  readonly value?: number;
  /** The power of ten that the multiplier added. */
  readonly power: number;
  readonly end: number;
}

const DIGIT = '[0-9０-９]';
/**
 * Groups with a comma; full-width commas only among full-width digits, because they also separate clauses: 为3，500家 is ambiguous.
 */
const WHOLE = `[0-9０-９]{1,3}(?:,[0-9０-９]{3})+(?![0-9０-９])|[０-９]{1,3}(?:，[０-９]{3})+(?![0-9０-９])|${DIGIT}+`;
const NUMBER = new RegExp(`(${WHOLE})(?:\\s?[.．](${DIGIT}+))?`, 'y');
const SUPERSCRIPT = '[\\u00b2\\u00b3\\u00b9\\u00bc-\\u00be\\u2070-\\u2079\\u2150-\\u215e]';
/** Characters that would continue a number: they may not follow one. */
const MORE = new RegExp(
  `(?:[.．,·×*^/／]|点|[eE][+-]?|[xX])\\s?${DIGIT}|${SUPERSCRIPT}|[+＋]\\s?[0-9０-９A-Za-z${NUMERAL_CHARACTER}]|分之`,
  'y',
);
/** A full-width comma before three digits: after one to three digits it could separate thousands. */
const WIDE_GROUP = new RegExp(`^[0-9]{1,3}，[0-9]{3}(?!${DIGIT})`);
const HYPHENS = new RegExp(`${DIGIT}+(?:[-－]${DIGIT}+){2,}`, 'y');
/** A run that is skipped as a whole. */
const RUN = new RegExp(
  `(?:${DIGIT}|${SUPERSCRIPT}|(?:[.．,，·×*^/／+＋\\-－]|点|分之|[eExX][+-]?)(?=\\s?[0-9０-９A-Za-z${NUMERAL_CHARACTER}])|[${NUMERAL_CHARACTER}])+`,
  'y',
);
/** Most characters of indentation before the number of a list item. */
const INDENT = 80;
const VAGUE = /\s*[余多来]?/y;
/** Text before a number that belongs to it, by its last two characters. */
const LEADS_IN = new RegExp(
  `[${NUMERAL_CHARACTER}几±×^]$|(?:^|[^A-Za-z])[.．·]$|[${NUMERAL_CHARACTER}][/／,*]$`,
);
/** Units that begin with a numeral. */
const UNIT = /百分点|千[瓦克米卡伏赫]/y;
const NUMERAL = new RegExp(`[0-9０-９${NUMERAL_CHARACTER}几]`);

export function readDigits(text: string, at: number): Digits | undefined {
  const first = readTerm(text, at);
  if (first === undefined) return undefined;
  let { value, end } = first;
  let { power } = first;
  // 3亿2000万: each term is smaller than one of the power before it.
  for (let last = first; last.hasMultiplier && isDigit(text.charAt(end));) {
    const next = readTerm(text, end);
    const isSmaller = next !== undefined && next.value < 10 ** last.power && next.power < last.power;
    // 3万5 usually means 35,000 but could mean 30,005.
    const isWhole = isSmaller && (next.hasMultiplier || next.digits === last.power);
    if (!isWhole || !Number.isInteger(first.value) || !Number.isInteger(next.value)) return skip(text, at);
    value += next.value;
    end = next.end;
    power = 0;
    last = next;
  }
  return isTouched(text, at, end) ? skip(text, at) : { value, power, end };
}

interface Term {
  readonly value: number;
  readonly power: number;
  /** Number of digits before the decimal point. */
  readonly digits: number;
  readonly hasMultiplier: boolean;
  readonly end: number;
}

function readTerm(text: string, at: number): Term | undefined {
  const number = matchAt(NUMBER, text, at);
  if (number === undefined) return undefined;
  const [all, whole = '', fraction = ''] = number;
  const digits = toAscii(whole).replaceAll(/[,，]/g, '');
  const bare = at + all.length;
  const more = bare + (matchAt(VAGUE, text, bare)?.[0].length ?? 0);
  const multiplier = matchAt(MULTIPLIER, text, more)?.[0] ?? '';
  const power = multiplier === '' ? 0 : readMultiplier(multiplier);
  const end = multiplier === '' || power === undefined ? bare : more + multiplier.length;
  const value = Number(`${digits}.${toAscii(fraction)}0e${power ?? 0}`);
  return { value, power: power ?? 0, digits: digits.length, hasMultiplier: end > bare, end };
}

/** Whether the text before or after belongs to the number but was not read. */
function isTouched(text: string, at: number, end: number): boolean {
  const before = text.slice(Math.max(0, at - 2), at);
  // `1. 2025年` at the start of a line is the first item of a list.
  const isListed =
    at <= INDENT && /^[\s(（]*$/.test(text.slice(0, at)) && /^[.．]\s/.test(text.slice(end, end + 2));
  return (
    (!isListed && matchAt(MORE, text, end) !== undefined) ||
    matchAt(HYPHENS, text, at) !== undefined ||
    WIDE_GROUP.test(text.slice(at, at + 8)) ||
    (isNumeralAt(text, end) && matchAt(UNIT, text, end) === undefined) ||
    LEADS_IN.test(before)
  );
}

function isNumeralAt(text: string, at: number): boolean {
  return NUMERAL.test(text.charAt(at));
}

function skip(text: string, at: number): Digits {
  return { power: 0, end: at + (matchAt(RUN, text, at)?.[0].length ?? 1) };
}

function isDigit(char: string): boolean {
  return /[0-9０-９]/.test(char);
}

/** Full-width digits as ASCII. */
export function toAscii(digits: string): string {
  return digits.replace(/[０-９]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
}
