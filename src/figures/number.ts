/**
 * Reads the numbers printed in a piece of Chinese text, with their units and qualifiers.
 *
 * In: text such as `超8500亿元`, `80%至90%`, `4.88万余名`, `百分之八九十`, `第十三位`. Out: every number in it,
 * in order. `value` is in `unit`; multipliers are applied (4.67万亿元 is 4.67e12 元). Offsets are 0-based,
 * end exclusive, and include unit and qualifier. Spaces that scanning left inside (`7 .0 %`) are accepted.
 */
import type { Qualifier } from './figure.js';
import { MULTIPLIER, NUMERAL, readMultiplier, readNumeral } from './numeral.js';
import { findUnit, UNIT_SPELLINGS } from './units.js';

export interface PrintedNumber {
  readonly value: number;
  /** Upper end of a range. */
  readonly max?: number;
  /** Symbol of the unit table; absent when no known unit follows. */
  readonly unit?: string;
  readonly qualifier: Qualifier;
  /** Offset of the first digit. */
  readonly at: number;
  readonly start: number;
  readonly end: number;
}

/** A number before ranges are joined; `power` is the power of ten that multipliers added. */
interface Found extends PrintedNumber {
  readonly power: number;
}

const ARABIC = /([0-9０-９]{1,3}(?:,[0-9]{3})+|[0-9０-９]+)(?:\s?[.．]\s?([0-9０-９]+))?/y;
const SPACES = /\s*/y;
const MORE = /[余多来]/y;
const SUFFIX = /\s*(以上|左右|上下|以内|以下|余|多)/y;
const RANGE = /^\s*(至|到|-|—|–|－|~|～)\s*$/;
const FRACTION = /([百千万]|[二三四五六七八九十]+)\s*分\s*之\s*/y;
const TENTHS = /成(?![果立为功长员就都本品])/y;
const QUOTIENT = /([0-9]+)\s?[/／]\s?([0-9]+)/y;
/** Words with a fixed value; growth for doubling, because texts say it of growth. */
const WORDS: readonly { readonly pattern: RegExp; readonly value: number; readonly unit: string }[] = [
  { pattern: /翻\s*一?\s*番|倍\s*增/y, value: 100, unit: '%' },
  { pattern: /翻\s*两\s*番/y, value: 300, unit: '%' },
  { pattern: /一半|半数/y, value: 50, unit: '%' },
  { pattern: /[双两]位数/y, value: 10, unit: '%' },
  { pattern: /首位/y, value: 1, unit: '位' },
];
/** What a number can start with: all else is passed over at once. */
const START = /[0-9０-９零〇一二两三四五六七八九十百千万亿翻倍半双首]/;

const BEFORE: readonly (readonly [RegExp, Qualifier])[] = [
  [/(不超过|不高于)\s*$/, 'atMost'],
  [/(不低于|不少于|超过|超出|超|突破|逾|至少|高于|大于|过)\s*$/, 'atLeast'],
  [/(不足|不到|低于|少于|至多|最多|最高(?:可达|达)?)\s*$/, 'atMost'],
  [/(大约|约|接近|近)\s*$/, 'about'],
];
const AFTER: Readonly<Record<string, Qualifier>> = {
  以上: 'atLeast',
  余: 'atLeast',
  多: 'atLeast',
  左右: 'about',
  上下: 'about',
  以内: 'atMost',
  以下: 'atMost',
};

export function readNumbers(text: string): readonly PrintedNumber[] {
  return joinRanges(text, findNumbers(text)).map(({ power: _, ...number }) => number);
}

/** The same without joining ranges: `80%至90%` gives two numbers. */
export function readSingleNumbers(text: string): readonly PrintedNumber[] {
  return findNumbers(text).map(({ power: _, ...number }) => number);
}

function findNumbers(text: string): readonly Found[] {
  const found: Found[] = [];
  let position = 0;
  while (position < text.length) {
    const next = readAt(text, position);
    if (next === undefined) position += 1;
    else {
      if (next.read !== undefined) found.push(next.read);
      position = next.end;
    }
  }
  return found;
}

/** What starts at `at`: a number, or a run of numerals that is none and is passed over as a whole. */
function readAt(text: string, at: number): { readonly read?: Found; readonly end: number } | undefined {
  if (!START.test(text.charAt(at))) return undefined;
  for (const word of WORDS) {
    const end = matchEnd(word.pattern, text, at);
    if (end !== undefined)
      return finish(text, { start: at, end, value: word.value, power: 0, unit: word.unit });
  }
  const fraction = match(FRACTION, text, at);
  if (fraction !== undefined) {
    const part = readCore(text, at + fraction[0].length);
    const whole = readNumeral((fraction[1] ?? '').replace(/\s/g, ''));
    if (part?.value !== undefined && whole !== undefined) {
      const { value, unit } = ofWhole(part.value, whole.value);
      const max = part.max === undefined ? {} : { max: ofWhole(part.max, whole.value).value };
      return finish(text, { start: at, end: part.end, value, ...max, power: 0, unit });
    }
  }
  const quotient = match(QUOTIENT, text, at);
  if (quotient !== undefined && Number(quotient[2]) > Number(quotient[1])) {
    const value = (100 * Number(quotient[1])) / Number(quotient[2]);
    return finish(text, { start: at, end: at + quotient[0].length, value, power: 0, unit: '%' });
  }
  const core = readCore(text, at);
  if (core === undefined) return undefined;
  // 数千, 几百: several thousands is no number.
  if (core.value === undefined || /[数几]$/.test(text.slice(0, at))) return { end: core.end };
  return finish(
    text,
    readUnit(text, { start: at, end: core.end, value: core.value, power: core.power, ...pick(core) }),
  );
}

/** `part` of `whole` equal parts: 百分之五 is 5 %, 千分之三 is 3 ‰, 三分之一 is 33.3 %. */
function ofWhole(part: number, whole: number): { readonly value: number; readonly unit: string } {
  if (whole === 1000) return { value: part, unit: '‰' };
  return { value: whole === 100 ? part : (100 * part) / whole, unit: '%' };
}

interface Core {
  readonly value: number | undefined;
  readonly max?: number;
  readonly power: number;
  readonly end: number;
}

/** Digits with their multipliers, or a run of Chinese numerals; no unit yet. */
function readCore(text: string, at: number): Core | undefined {
  const arabic = match(ARABIC, text, at);
  if (arabic !== undefined) {
    const [all, whole = '', fraction = ''] = arabic;
    const mantissa = `${toAscii(whole).replaceAll(',', '')}.${toAscii(fraction)}0`;
    let end = at + all.length;
    const gap = matchEnd(SPACES, text, end) ?? end;
    const more = matchEnd(MORE, text, gap) ?? gap;
    const multiplier = match(MULTIPLIER, text, more)?.[0] ?? '';
    const power = multiplier === '' ? 0 : readMultiplier(multiplier);
    if (multiplier !== '' && power !== undefined) end = more + multiplier.length;
    return { value: Number(`${mantissa}e${power ?? 0}`), power: power ?? 0, end };
  }
  const run = match(NUMERAL, text, at)?.[0];
  if (run === undefined) return undefined;
  const numeral = readNumeral(run);
  return { value: numeral?.value, power: 0, end: at + run.length, ...pick(numeral ?? {}) };
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly max?: number;
  readonly power: number;
  readonly unit?: string;
}

/** Adds the unit that follows, past 余 and 多: `240余家`. 七成 is 70 %. */
function readUnit(text: string, piece: Piece): Piece {
  const gap = matchEnd(SPACES, text, piece.end) ?? piece.end;
  const more = matchEnd(MORE, text, gap) ?? gap;
  const tenths = matchEnd(TENTHS, text, more);
  if (tenths !== undefined && piece.value <= 10)
    return { ...piece, value: piece.value * 10, ...pick(piece, 10), unit: '%', end: tenths };
  const spelling = UNIT_SPELLINGS.find((candidate) => text.startsWith(candidate, more));
  const unit = spelling === undefined ? undefined : findUnit(spelling);
  if (spelling === undefined || unit === undefined) return piece;
  return { ...piece, unit: unit.symbol, end: more + spelling.length };
}

/** Adds the qualifier, from the words before, inside and after. */
function finish(text: string, piece: Piece): { readonly read: Found; readonly end: number } {
  const suffix = match(SUFFIX, text, piece.end);
  const end = piece.end + (suffix?.[0].length ?? 0);
  const before = text.slice(0, piece.start);
  const prefix = BEFORE.find(([pattern]) => pattern.test(before));
  const start = piece.start - (prefix?.[0].exec(before)?.[0].length ?? 0);
  const inside = /[余多]/.test(text.slice(piece.start, piece.end)) ? 'atLeast' : undefined;
  const qualifier = AFTER[suffix?.[1] ?? ''] ?? prefix?.[1] ?? inside ?? 'exact';
  return { read: { ...piece, at: piece.start, start, end, qualifier }, end };
}

/** `80%至90%` is one range; in `10至15亿元` the lower end takes multiplier and unit of the upper one. */
function joinRanges(text: string, found: readonly Found[]): readonly Found[] {
  const joined: Found[] = [];
  for (const upper of found) {
    const lower = joined.at(-1);
    const range = lower === undefined ? undefined : joinPair(text, lower, upper);
    if (range === undefined) joined.push(upper);
    else joined.splice(-1, 1, range);
  }
  return joined;
}

function joinPair(text: string, lower: Found, upper: Found): Found | undefined {
  if (lower.max !== undefined || !RANGE.test(text.slice(lower.end, upper.start))) return undefined;
  const isBare = lower.unit === undefined;
  if (!isBare && upper.unit !== lower.unit) return undefined;
  const power = isBare && lower.power === 0 ? upper.power : 0;
  const value = lower.value * 10 ** power;
  if (value >= upper.value) return undefined;
  return { ...upper, value, max: upper.value, at: lower.at, start: lower.start };
}

function pick(from: { readonly max?: number }, factor = 1): { readonly max?: number } {
  return from.max === undefined ? {} : { max: from.max * factor };
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  const sticky = new RegExp(pattern.source, 'y');
  sticky.lastIndex = at;
  return sticky.exec(text) ?? undefined;
}

function matchEnd(pattern: RegExp, text: string, at: number): number | undefined {
  const found = match(pattern, text, at);
  return found === undefined ? undefined : at + found[0].length;
}

/** Full-width digits as ASCII. */
function toAscii(digits: string): string {
  return digits.replace(/[０-９]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
}
