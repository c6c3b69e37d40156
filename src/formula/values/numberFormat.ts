/**
 * Format codes as TEXT takes them: `0`, `0.0`, `#,##0`, `0.0%`, `0.00,,`, `+0.0;-0.0;0`, `yyyy-mm-dd`, `yyyy"年"m"月"`, `@`.
 *
 * In: a code. Out: the parsed format, or `undefined` for a code that is not supported (colours, conditions, times, names of
 * months and days, exponents, fractions, exclamation marks, General): their result depends on Excel's language or settings. A
 * parsed format gives the text of any value. Literal characters are those in quotes, after a backslash, a few signs, and Chinese
 * characters.
 *
 * Sources: Microsoft Support, "Number format codes" and TEXT; a negative number that is rounded to 0 keeps its sign: ExcelTips 9901.
 */
import { significantDigits, printGeneral } from './coerce.js';
import { dayOfSerial, LAST_DAY } from './calendar.js';

type Item =
  | { readonly kind: 'literal'; readonly text: string }
  /** `0` is always shown, `#` only if there is a digit. */
  | { readonly kind: 'digit'; readonly always: boolean }
  | { readonly kind: 'point' }
  | { readonly kind: 'date'; readonly part: 'year' | 'month' | 'day'; readonly width: 1 | 2 | 4 }
  | { readonly kind: 'text' };

interface Section {
  readonly items: readonly Item[];
  readonly grouped: boolean;
  /** Power of ten by which a number is multiplied first: 2 for each %, -3 for each comma at the end. */
  readonly shift: number;
}

interface NumberFormat {
  /** For numbers, by their sign: one for all; or not negative, negative; or positive, negative, 0. */
  readonly numbers: readonly Section[];
  /** For texts; without it they are returned unchanged. */
  readonly text?: Section;
}

/** Excel's largest number of characters in a code. */
const LONGEST_CODE = 255;
/** Signs that are shown without quotes. */
const PLAIN = /[-$+/():^'{}<>=~& \u00a3\u00a5\u20ac\u2010-\u2027\u2e80-\uffef]/;

export function readNumberFormat(code: string): NumberFormat | undefined {
  if (code.length > LONGEST_CODE) return undefined;
  const sections: Section[] = [];
  for (const written of splitSections(code)) {
    const section = readSection(written);
    if (section === undefined) return undefined;
    sections.push(section);
  }
  const isText = (section: Section): boolean => section.items.some(({ kind }) => kind === 'text');
  const last = sections.at(-1);
  const text = last !== undefined && isText(last) ? last : undefined;
  const numbers = text === undefined ? sections : sections.slice(0, -1);
  if (numbers.length > 3 || numbers.some(isText)) return undefined;
  return { numbers, ...(text === undefined ? {} : { text }) };
}

/** At semicolons outside quotes; a backslash stays with the character that it takes as it is. */
function splitSections(code: string): readonly string[] {
  const pieces = code.match(/"[^"]*"?|\\[^]?|;|[^"\\;]+/g) ?? [];
  const sections: string[] = [];
  let section = '';
  for (const piece of pieces) {
    if (piece !== ';') {
      section += piece;
      continue;
    }
    sections.push(section);
    section = '';
  }
  return [...sections, section];
}

function readSection(code: string): Section | undefined {
  const items: Item[] = [];
  let [grouped, shift, commas] = [false, 0, 0];
  const add = (item: Item): void => void items.push(item);
  const pieces = code.match(/"[^"]*"?|\\[^]?|y+|m+|d+|,+|[^]/gi) ?? [];
  for (const piece of pieces) {
    const first = piece.charAt(0);
    if (first === '"') {
      if (piece.length < 2 || !piece.endsWith('"')) return undefined;
      add({ kind: 'literal', text: piece.slice(1, -1) });
    } else if (first === '\\') {
      if (piece.length < 2) return undefined;
      add({ kind: 'literal', text: piece.slice(1) });
    } else if (first === ',') {
      if (!items.some(({ kind }) => kind === 'digit')) return undefined;
      commas += piece.length;
    } else if (piece === '0' || piece === '#') {
      // Commas between digits separate thousands; each comma after the last digit divides by a thousand.
      if (commas > 0) grouped = true;
      commas = 0;
      add({ kind: 'digit', always: piece === '0' });
    } else if (piece === '.') {
      shift -= 3 * commas;
      commas = 0;
      add({ kind: 'point' });
    } else if (piece === '%') {
      shift += 2;
      add({ kind: 'literal', text: '%' });
    } else if (piece === '@') {
      add({ kind: 'text' });
    } else if (/^[ymd]/i.test(piece)) {
      const item = readDatePart(piece.toLowerCase());
      if (item === undefined) return undefined;
      add(item);
    } else if (PLAIN.test(piece)) {
      add({ kind: 'literal', text: piece });
    } else {
      return undefined;
    }
  }
  shift -= 3 * commas;
  return checkSection({ items, grouped, shift });
}

/** A section shows digits, a date, a text, or nothing but literal characters. */
function checkSection({ items, grouped, shift }: Section): Section | undefined {
  const kinds = new Set(items.map(({ kind }) => kind));
  const points = items.filter(({ kind }) => kind === 'point').length;
  if (!kinds.has('digit')) {
    const shown = items.map((item): Item => (item.kind === 'point' ? { kind: 'literal', text: '.' } : item));
    const isOne = !(kinds.has('date') && kinds.has('text'));
    return isOne && shift === 0 ? { items: shown, grouped, shift } : undefined;
  }
  const isFraction = items.some((item) => item.kind === 'literal' && item.text === '/');
  if (points > 1 || isFraction || kinds.has('date') || kinds.has('text')) return undefined;
  return { items, grouped, shift };
}

function readDatePart(letters: string): Item | undefined {
  const [first, width] = [letters.charAt(0), letters.length];
  if (first === 'y' && (width === 2 || width === 4)) return { kind: 'date', part: 'year', width };
  if (first === 'y' || (width !== 1 && width !== 2)) return undefined;
  return { kind: 'date', part: first === 'm' ? 'month' : 'day', width };
}

/** Undefined if there is no text: for a date before 1900 or after 9999. */
export function formatNumber(value: number, format: NumberFormat): string | undefined {
  const { numbers, text } = format;
  const [first] = numbers;
  if (first === undefined) return text === undefined ? '' : formatText(printGeneral(value), format);
  const place = value < 0 ? 1 : value === 0 ? 2 : 0;
  const section = numbers[place] ?? first;
  if (section.items.some(({ kind }) => kind === 'date')) return formatDate(value, section);
  const sign = value < 0 && section === first && section.items.length > 0 ? '-' : '';
  return sign + formatDigits(Math.abs(value), section);
}

/** A text as a format shows it. */
export function formatText(value: string, { text }: NumberFormat): string {
  if (text === undefined) return value;
  return text.items.map((item) => (item.kind === 'text' ? value : literalOf(item))).join('');
}

function literalOf(item: Item): string {
  return item.kind === 'literal' ? item.text : '';
}

function formatDate(value: number, { items }: Section): string | undefined {
  const serial = Math.floor(value);
  if (serial < 0 || serial > LAST_DAY) return undefined;
  const day = dayOfSerial(serial);
  return items
    .map((item) => {
      if (item.kind !== 'date') return literalOf(item);
      const digits = String(day[item.part]);
      return (item.part === 'year' ? digits.slice(-item.width) : digits).padStart(item.width, '0');
    })
    .join('');
}

function formatDigits(size: number, { items, grouped, shift }: Section): string {
  if (!items.some(({ kind }) => kind === 'digit')) return items.map(literalOf).join('');
  const point = items.findIndex(({ kind }) => kind === 'point');
  const whole = point < 0 ? items : items.slice(0, point);
  const rest = point < 0 ? [] : items.slice(point + 1);
  const places = rest.filter(({ kind }) => kind === 'digit').length;
  const digits = shiftedDigits(size, shift, places);
  const [left, right] = [digits.slice(0, digits.length - places), digits.slice(digits.length - places)];
  return `${formatWhole(left.replace(/^0+/, ''), whole, grouped)}${point < 0 ? '' : '.'}${formatRest(right, rest)}`;
}

/** The digits of size * 10^shift, rounded half up to a number of places after the point, which is left out. */
function shiftedDigits(size: number, shift: number, places: number): string {
  const { digits, exponent } = significantDigits(size);
  const drop = -(exponent + shift + places);
  const rounded =
    size === 0 || drop > 15
      ? 0n
      : drop <= 0
        ? BigInt(digits) * 10n ** BigInt(-drop)
        : (BigInt(digits) * 2n + 10n ** BigInt(drop)) / (2n * 10n ** BigInt(drop));
  return String(rounded).padStart(places, '0');
}

/** Fills digits into their places from the right; the first place takes all remaining digits. */
function formatWhole(digits: string, items: readonly Item[], grouped: boolean): string {
  let left = items.filter(({ kind }) => kind === 'digit').length;
  let shown = '';
  const length = Math.max(digits.length, left);
  const digitsAt = (from: number, to: number): string => {
    let text = '';
    for (let place = from; place > to; place -= 1) {
      const digit = place <= digits.length ? digits.charAt(digits.length - place) : undefined;
      if (digit === undefined) continue;
      text += grouped && place % 3 === 1 && place > 1 ? `${digit},` : digit;
    }
    return text;
  };
  if (left === 0) {
    // If the format has no place before the point, the digits come right before it.
    return items.map(literalOf).join('') + digits;
  }
  let isFirst = true;
  for (const item of items) {
    if (item.kind !== 'digit') {
      shown += literalOf(item);
      continue;
    }
    const from = isFirst ? length : left;
    isFirst = false;
    const written = digitsAt(from, left - 1);
    const padded =
      written === '' && item.always ? (grouped && left % 3 === 1 && left > 1 ? '0,' : '0') : written;
    shown += padded;
    left -= 1;
  }
  return shown;
}

/** Digits after the point; `#` places only up to the last digit that is not 0. */
function formatRest(digits: string, items: readonly Item[]): string {
  let kept = digits.length;
  const places = items.filter((item) => item.kind === 'digit');
  while (kept > 0 && places[kept - 1]?.always === false && digits.charAt(kept - 1) === '0') kept -= 1;
  let place = 0;
  return items
    .map((item) => {
      if (item.kind !== 'digit') return literalOf(item);
      place += 1;
      return place <= kept ? digits.charAt(place - 1) : '';
    })
    .join('');
}
