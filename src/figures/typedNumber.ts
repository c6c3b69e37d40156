/**
 * The one reader of numbers that people type: into cells of text, fields of the pane and options of the command line.
 *
 * In: the text, and the unit that its place has. Out: the number in that unit, as people write it (3.5 with %), or one problem
 * that explains what the text could mean. A typed unit is converted or refused, a comma never changes a number
 * (`1,234.5` is read, `3,5` could be 3.5 or 35), and no character of an accepted text is left unread.
 */
import type { Problem } from '../messages/problem.js';
import { readMultiplier } from './numeral.js';
import { convert, namedUnit, type Unit } from './units.js';

export type TypedReading =
  { readonly ok: true; readonly value: number } | { readonly ok: false; readonly problem: Problem };

export interface TypedPlace {
  /** The unit of the place, by any of its names; empty for a plain number. */
  readonly unit: string;
  /** The cells of this place hold a different number than people write (0.035 for 3.5 %): the per cent sign must be typed. */
  readonly holdsFractions?: boolean;
  /** The present value, in the unit: if it is 6.5 %, the user is asked about 0.065. */
  readonly present?: number;
  /** The plausible range, in the unit. */
  readonly min?: number;
  readonly max?: number;
}

/** Sign, digits with separators, exponent, and the rest, with blanks only between these parts. */
const PARTS = /^\s*([+-]?)\s*([0-9.,]+)(?:[eE]([+-]?[0-9]+))?\s*(.*?)\s*$/s;
const PLAIN = /^(?:[0-9]+\.?[0-9]*|\.[0-9]+)$/;
/** Groups of three after one to three digits of which the first is not 0: the comma in `0,500` does not separate thousands. */
const GROUPED = /^[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]*)?$/;
/** Text that could be an unknown unit rather than a part of the number. */
const UNIT_LIKE = /^[\p{L}%‰°/()\s]+$/u;
const DECIMAL_COMMA = /^(?:[0-9]*|[0-9]{1,3}(?:\.[0-9]{3})+),[0-9]+$/;

/** English words for powers of ten. */
const WORDS: readonly (readonly [RegExp, number])[] = [
  [/^[十百千万亿]+/, NaN],
  [/^thousand\b/i, 3],
  [/^million\b/i, 6],
  [/^billion\b/i, 9],
  [/^trillion\b/i, 12],
];

/** A number without a unit. */
const BARE: Unit = { symbol: '', name: { zh: '', en: '' }, dimension: {}, scale: 1, display: 1, format: '' };

export function readTypedNumber(written: string, place: TypedPlace): TypedReading {
  const text = narrowNumber(written);
  const parts = PARTS.exec(text);
  if (parts === null) return refuse('figures.typedNotNumber', { text: written });
  const [, sign = '', digits = '', exponent = '', rest = ''] = parts;
  if (digits.includes(',') && !GROUPED.test(digits)) return refuseComma(written, sign, digits);
  const plain = digits.replaceAll(',', '');
  if (!PLAIN.test(plain)) return refuse('figures.typedNotNumber', { text: written });
  const mantissa = `${sign}${plain}`;
  const number = (power: number): number => Number(`${mantissa}e${Number(exponent) + power}`);

  const wanted = place.unit === '' ? BARE : namedUnit(place.unit);
  const isBare = rest === '' || (wanted === undefined && rest === narrowNumber(place.unit).trim());
  if (isBare) {
    const asked =
      rest === '' && wanted !== undefined ? askFraction(written, number(0), wanted, place) : undefined;
    return asked ?? finite(written, number(0), mantissa);
  }
  const given = readTypedUnit(rest);
  if (given === undefined && !UNIT_LIKE.test(rest) && !/^[0-9]/.test(rest))
    return refuse('figures.typedNotNumber', { text: written });
  if (given === undefined || wanted === undefined)
    return /^[0-9]/.test(rest)
      ? refuse('figures.typedBlank', { text: written })
      : refuseUnit(written, rest, place.unit);
  if (given.unit === undefined)
    return countsSingly(wanted)
      ? finite(written, number(given.power), mantissa)
      : refuseMultiplier(written, `${sign}${digits}${rest}`, rest, wanted);
  const value = convert(number(given.power), given.unit, wanted);
  return value === undefined ? refuseUnit(written, rest, place.unit) : finite(written, value, mantissa);
}

type TypedAmount =
  | { readonly ok: true; readonly value: number; readonly unit?: Unit }
  | { readonly ok: false; readonly problem: Problem };

/** A number whose unit is free: `2900`, `2900亿元`, `2.9 billion yuan`. The value is in the unit that it gives, if it gives one. */
export function readTypedAmount(written: string): TypedAmount {
  const rest = PARTS.exec(narrowNumber(written))?.[4] ?? '';
  const unit = rest === '' ? undefined : readTypedUnit(rest)?.unit;
  const reading = readTypedNumber(written, { unit: unit?.symbol ?? '' });
  return reading.ok && unit !== undefined ? { ...reading, unit } : reading;
}

type TypedList =
  | { readonly ok: true; readonly values: readonly number[] }
  | { readonly ok: false; readonly problem: Problem };

/**
 * Several numbers: `1; 2`, `1、2`, `0.25, 0.5`. A comma without a blank after it separates numbers only if it can be neither a
 * decimal comma nor a thousands separator.
 */
export function readTypedList(written: string, place: TypedPlace): TypedList {
  const values: number[] = [];
  const pieces = narrowNumber(written)
    .split(/[;、]|,?\s+|,$/)
    .filter((piece) => piece !== '');
  for (const piece of pieces) {
    const digits = piece.replace(/^[+-]|[^0-9.,]+$/g, '');
    if (GROUPED.test(digits) || DECIMAL_COMMA.test(digits)) {
      const parted = piece.split(',').join('; ');
      return { ok: false, problem: problemOf('figures.typedList', { text: piece, parted }) };
    }
    for (const part of piece.split(',')) {
      const reading = readTypedNumber(part, place);
      if (!reading.ok) return reading;
      values.push(reading.value);
    }
  }
  return { ok: true, values };
}

/**
 * Replaces digits, signs, letters and blanks of a Chinese keyboard by plain ones, and a full stop between digits by a decimal
 * point; removes zero-width characters. NFKC is not used because it turns `10²` into 102.
 */
function narrowNumber(text: string): string {
  return text
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[\u2212\u2013\ufe63]/g, '-')
    .replace(/[\ufe50]/g, ',')
    .replace(/[。｡]/g, '.')
    .replace(/\s/g, ' ');
}

/** `万亿元`, `万人`, `trillion yuan`, `万`: the unit and its power of ten; undefined for anything else. */
function readTypedUnit(rest: string): { readonly unit?: Unit; readonly power: number } | undefined {
  const whole = namedUnit(rest);
  if (whole !== undefined) return { unit: whole, power: 0 };
  for (const [pattern, size] of WORDS) {
    const word = pattern.exec(rest)?.[0];
    if (word === undefined) continue;
    // 千万元 is 千 of 万元, or 千万 of 元: the same number.
    for (let length = word.length; length > 0; length -= 1) {
      const power = Number.isNaN(size) ? readMultiplier(word.slice(0, length)) : size;
      const after = rest.slice(Number.isNaN(size) ? length : word.length).trim();
      if (power === undefined) continue;
      if (after === '') return { power };
      const unit = namedUnit(after);
      // 百% is not used.
      if (unit !== undefined && unit.display === 1) return { unit, power };
    }
  }
  return undefined;
}

/** Whether `1.2万` can only mean 12,000 of the unit: not 12,000 hundred millions, and not a ratio. */
function countsSingly({ symbol, dimension }: Unit): boolean {
  return symbol === '' || (!/^[万亿]/.test(symbol) && Object.keys(dimension).length > 0);
}

/**
 * A number typed without % where per cent is expected could be meant as a fraction, as cells hold it. In a field the user is
 * asked if a hundred times the number is nearer to the present value, or is the only one in the plausible range.
 */
function askFraction(
  written: string,
  value: number,
  unit: Unit,
  { holdsFractions = false, present = 0, min = -Infinity, max = Infinity }: TypedPlace,
): TypedReading | undefined {
  if (unit.display === 1) return undefined;
  const large = convert(value, BARE, unit) ?? value;
  const isLikelier =
    value !== 0 &&
    Math.abs(value) < 1 &&
    large >= min &&
    large <= max &&
    (value < min || value > max || Math.abs(present) > Math.sqrt(value * large));
  if (!holdsFractions && !isLikelier) return undefined;
  return refuse('figures.typedFraction', {
    text: written.trim(),
    asWritten: `${value}${unit.symbol}`,
    asCell: `${large}${unit.symbol}`,
  });
}

/** Refuses a number that would overflow to infinity, or underflow to 0 without being 0. */
function finite(written: string, value: number, mantissa: string): TypedReading {
  const isLost = value === 0 && /[1-9]/.test(mantissa);
  return Number.isFinite(value) && !isLost
    ? { ok: true, value: value + 0 }
    : refuse('figures.typedSize', { text: written.trim() });
}

function refuseComma(written: string, sign: string, digits: string): TypedReading {
  const text = written.trim();
  const without = digits.replaceAll(',', '');
  const grouped = PLAIN.test(without) ? `${sign}${Number(without)}` : undefined;
  const decimal = DECIMAL_COMMA.test(digits)
    ? `${sign}${Number(digits.replaceAll('.', '').replace(',', '.'))}`
    : undefined;
  if (grouped === undefined) return refuse('figures.typedNotNumber', { text });
  return decimal === undefined
    ? refuse('figures.typedGroups', { text, grouped })
    : refuse('figures.typedComma', { text, decimal, grouped });
}

function refuseUnit(written: string, given: string, unit: string): TypedReading {
  const text = written.trim();
  return unit === ''
    ? refuse('figures.typedUnitless', { text, given })
    : refuse('figures.typedUnit', { text, given, unit });
}

/** `1.2万` in a place of 亿元: 1.2万亿元, or 1.2万元? */
function refuseMultiplier(written: string, number: string, given: string, unit: Unit): TypedReading {
  const single = unit.symbol.replace(/^[万亿]+/, '');
  return single === unit.symbol || single === ''
    ? refuseUnit(written, given, unit.symbol)
    : refuse('figures.typedMultiplier', {
        text: written.trim(),
        ofUnit: number + unit.symbol,
        ofSingle: number + single,
      });
}

function refuse(code: Problem['code'], args: Problem['args']): TypedReading {
  return { ok: false, problem: problemOf(code, args) };
}

function problemOf(code: Problem['code'], args: Problem['args']): Problem {
  return { code, severity: 'error', place: {}, args };
}
