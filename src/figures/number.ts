/**
 * Reads the numbers printed in a piece of Chinese text, with their units and qualifiers.
 *
 * In: text such as `超8500亿元`, `80%至90%`, `4.88万余名`, `百分之八九十`, `第十三位`. Out: every number in it,
 * in order. `value` is in `unit`; multipliers are applied (4.67万亿元 is 4.67e12 元). Offsets are 0-based,
 * end exclusive, and include unit and qualifier. Spaces left inside by scanning (`7 .0 %`) are accepted.
 */
import { readDigits, toAscii } from './digits.js';
import type { Qualifier } from './figure.js';
import { matchAt } from './matchAt.js';
import { NUMERAL_CHARACTER, readNumeral, readNumeralAt } from './numeral.js';
import { findUnit, UNIT_SPELLINGS } from './units.js';

export interface PrintedNumber {
  readonly value: number;
  /** Upper end of a range. */
  readonly max?: number;
  /** Symbol of the unit table; absent if no known unit follows. */
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

/** By their first character; the longest first. */
const SPELLINGS: ReadonlyMap<string, readonly string[]> = new Map(
  UNIT_SPELLINGS.map((one) => [
    one.charAt(0),
    UNIT_SPELLINGS.filter((other) => other.startsWith(one.charAt(0))),
  ]),
);
const SPACES = /\s*/y;
const MORE = /[余多来+＋]/y;
const SUFFIX = new RegExp(
  `\\s*(以上|左右|上下|以内|以下|余|多|[+＋](?![A-Za-z0-9０-９几²³¹½.．,/·${NUMERAL_CHARACTER}]))`,
  'y',
);
const RANGE = /^\s*(至|到|-|—|–|－|~|～)\s*$/;
const FRACTION = /([百千万]|[0-9０-９]+|[二三四五六七八九十]+)\s*分\s*之\s*/y;
const TENTHS = /成(?![果立为功长员就都本品])/y;
/** 三成五 is 35 %. */
const TENTHS_MORE = /[一二三四五六七八九](?![零〇一二三四五六七八九十百千万亿成点])/y;
const QUOTIENT = /([0-9０-９]+)\s?[/／]\s?([0-9０-９]+)(?![0-9０-９]|[.．,/／·]\s?[0-9０-９])/y;
const DOUBLINGS = /翻\s*了?\s*([一二两三四五])\s*番/y;
const DOUBLED: Readonly<Record<string, number>> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5 };
/** Words with a fixed value; for doubling it is the growth, because texts use it for growth. */
const WORDS: readonly { readonly pattern: RegExp; readonly value: number; readonly unit: string }[] = [
  { pattern: /翻\s*番|倍\s*增/y, value: 100, unit: '%' },
  { pattern: /一半|半数/y, value: 50, unit: '%' },
  { pattern: /[双两]位数/y, value: 10, unit: '%' },
  { pattern: /首位/y, value: 1, unit: '位' },
];
/** Characters with which a number can start: all others are skipped at once. */
const START: ReadonlySet<number> = new Set(
  Array.from(`0123456789０１２３４５６７８９${NUMERAL_CHARACTER}翻倍半双首`, (one) => one.charCodeAt(0)),
);
/** Characters with which one of the fixed words, or a doubling, begins. */
const WORD_START = /[翻倍一半双两首]/;
const SIGN = /[-－−﹣–+＋负]/;
const ENDS_IN_NUMERAL = new RegExp(`[0-9０-９几${NUMERAL_CHARACTER}][.．,/／·]?$`);
/** Number of characters before a number that are examined: the longest qualifier, and spaces left by scanning. */
const LOOK_BACK = 24;
/** After these a hyphen connects: 5月-8月, COVID-19. */
const CONNECTED = new RegExp(`[A-Za-z0-9０-９月日号季度章节条款页几${NUMERAL_CHARACTER}]$`);

const BEFORE: readonly (readonly [RegExp, Qualifier])[] = [
  [/(不超过|不高于)\s*$/, 'atMost'],
  [/(不低于|不少于|超过|超出|超|突破|逾|至少|高于|大于|(?<![通经渡度透])过)\s*$/, 'atLeast'],
  [/(不足|不到|低于|少于|至多|最多|最高(?:可达|达)?)\s*$/, 'atMost'],
  [/(大约|约|接近|近)\s*$/, 'about'],
  [/[>＞≥]\s*$/, 'atLeast'],
  [/[<＜≤]\s*$/, 'atMost'],
];
/** Qualifiers by the word right after the number or its unit. */
export const QUALIFIERS_AFTER: Readonly<Record<string, Qualifier>> = {
  以上: 'atLeast',
  余: 'atLeast',
  多: 'atLeast',
  '+': 'atLeast',
  '＋': 'atLeast',
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
  /** Offset at which the last number ended, whether read or skipped. */
  let lastEnd = -1;
  while (position < text.length) {
    const next = START.has(text.charCodeAt(position)) ? readAt(text, position) : undefined;
    if (next === undefined) {
      position += 1;
      continue;
    }
    const read = next.read === undefined ? undefined : sign(text, next.read, lastEnd, found.at(-1));
    if (read !== undefined) found.push(read);
    position = next.end;
    lastEnd = next.end;
  }
  return found;
}

/**
 * Adds the sign before the number: 同比-3.5%, 负3.5%. Right after another number, or after a month or a letter, a hyphen connects
 * (3-5家, 1月-5月, COVID-19). Undefined if it could be either: 2024年-3.5%.
 */
function sign(text: string, read: Found, lastEnd: number, last: Found | undefined): Found | undefined {
  const mark = text.charAt(read.at - 1);
  if (!SIGN.test(mark)) return read;
  const before = lastOf(text, read.at - 1);
  if (SIGN.test(before.slice(-1)) || before.endsWith('±')) return undefined;
  if (/[+＋]/.test(mark))
    return CONNECTED.test(before) || ENDS_IN_NUMERAL.test(before)
      ? undefined
      : { ...read, start: read.at - 1, at: read.at - 1 };
  const isNext = lastEnd >= 0 && text.slice(lastEnd, read.at - 1).trim() === '' && lastEnd < read.at;
  if (mark !== '负' && isNext) {
    const isRange =
      last?.end === lastEnd && last.unit !== undefined && read.unit !== undefined && last.unit !== read.unit;
    return isRange ? undefined : read;
  }
  if (mark !== '负' && (CONNECTED.test(before) || read.unit === '年')) return read;
  // "Minus seven or eight" is not used, and 3负5 is not a number.
  if (read.max !== undefined || ENDS_IN_NUMERAL.test(before)) return undefined;
  const prefix = findQualifier(before);
  const start = read.at - 1 - (prefix?.length ?? 0);
  const qualifier = read.qualifier === 'exact' && prefix !== undefined ? prefix.qualifier : read.qualifier;
  return { ...read, value: -read.value, start, at: read.at - 1, qualifier };
}

/** Reads what starts at `at`: a number, or a run of numerals that is not a number and is skipped as a whole. */
function readAt(text: string, at: number): { readonly read?: Found; readonly end: number } | undefined {
  const isWord = WORD_START.test(text.charAt(at));
  const doublings = isWord ? matchAt(DOUBLINGS, text, at) : undefined;
  if (doublings !== undefined) {
    const value = 100 * 2 ** (DOUBLED[doublings[1] ?? ''] ?? 0) - 100;
    return finish(text, { start: at, end: at + doublings[0].length, value, power: 0, unit: '%' });
  }
  for (const word of isWord ? WORDS : []) {
    const end = matchEnd(word.pattern, text, at);
    if (end !== undefined)
      return finish(text, { start: at, end, value: word.value, power: 0, unit: word.unit });
  }
  const fraction = matchAt(FRACTION, text, at);
  if (fraction !== undefined) return readFraction(text, at, at + fraction[0].length, fraction[1] ?? '');
  const quotient = matchAt(QUOTIENT, text, at);
  const [of = NaN, whole = NaN] = (quotient ?? []).slice(1).map((digits) => Number(toAscii(digits)));
  if (quotient !== undefined && whole > of && !ENDS_IN_NUMERAL.test(lastOf(text, at)))
    return finish(text, {
      start: at,
      end: at + quotient[0].length,
      value: (100 * of) / whole,
      power: 0,
      unit: '%',
    });
  const core = readCore(text, at);
  if (core === undefined) return undefined;
  // 三位数: a number of three digits.
  if (core.value === undefined || text.startsWith('位数', core.end)) return { end: core.end };
  const piece = readUnit(text, {
    start: at,
    end: core.end,
    value: core.value,
    power: core.power,
    ...pick(core),
  });
  return piece === undefined ? { end: core.end } : finish(text, piece);
}

/** 百分之三点五; the whole is skipped if the part is not a number (百分之几), and so is 一又三分之二. */
function readFraction(
  text: string,
  at: number,
  partAt: number,
  written: string,
): { readonly read?: Found; readonly end: number } {
  const before = lastOf(text, at);
  const part = readCore(text, partAt);
  const whole = /^[0-9０-９]/.test(written) ? Number(toAscii(written)) : readNumeral(written)?.value;
  if (
    part?.value === undefined ||
    whole === undefined ||
    /[又负]$/.test(before.replace(/负$/, '')) ||
    ENDS_IN_NUMERAL.test(before)
  )
    return { end: part?.end ?? partAt };
  const { value, unit } = ofWhole(part.value, whole);
  const max = part.max === undefined ? {} : { max: ofWhole(part.max, whole).value };
  return finish(text, { start: at, end: part.end, value, ...max, power: 0, unit });
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
  const digits = readDigits(text, at);
  if (digits !== undefined) return { value: digits.value, power: digits.power, end: digits.end };
  const run = readNumeralAt(text, at);
  if (run === undefined) return undefined;
  return { value: run.numeral?.value, power: 0, end: run.end, ...pick(run.numeral ?? {}) };
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly max?: number;
  readonly power: number;
  readonly unit?: string;
}

/** Adds the unit that follows, after 余 and 多: `240余家`. 七成 is 70 %. Undefined for 三个半月 and the like. */
function readUnit(text: string, piece: Piece): Piece | undefined {
  const gap = matchEnd(SPACES, text, piece.end) ?? piece.end;
  const more = matchEnd(MORE, text, gap) ?? gap;
  const tenths = matchEnd(TENTHS, text, more);
  if (tenths !== undefined && piece.value <= 10) {
    const rest = matchAt(TENTHS_MORE, text, tenths)?.[0];
    const value = piece.value * 10 + (rest === undefined ? 0 : (readNumeral(rest)?.value ?? 0));
    return { ...piece, value, ...pick(piece, 10), unit: '%', end: tenths + (rest?.length ?? 0) };
  }
  const spelling = SPELLINGS.get(text.charAt(more))?.find((candidate) => text.startsWith(candidate, more));
  const unit = spelling === undefined ? undefined : findUnit(spelling);
  if (spelling === undefined || unit === undefined) return piece;
  const end = more + spelling.length;
  const half = /^半(月|年|天|小时)?(?!\p{Script=Han})/u.exec(text.slice(end));
  if (half === null)
    return /^半[月年天]/.test(text.slice(end)) ? undefined : { ...piece, unit: unit.symbol, end };
  // 两年半 is 2.5 years.
  const isPlain = half[1] === undefined && piece.max === undefined;
  return isPlain ? { ...piece, value: piece.value + 0.5, unit: unit.symbol, end: end + 1 } : undefined;
}

/** Adds the qualifier, from the words before, inside and after. */
function finish(text: string, piece: Piece): { readonly read: Found; readonly end: number } {
  const suffix = matchAt(SUFFIX, text, piece.end);
  const end = piece.end + (suffix?.[0].length ?? 0);
  const prefix = findQualifier(lastOf(text, piece.start));
  const start = piece.start - (prefix?.length ?? 0);
  const inside = /[余多+＋]/.test(text.slice(piece.start, piece.end)) ? 'atLeast' : undefined;
  const qualifier = QUALIFIERS_AFTER[suffix?.[1] ?? ''] ?? prefix?.qualifier ?? inside ?? 'exact';
  return { read: { ...piece, at: piece.start, start, end, qualifier }, end };
}

/**
 * The text just before `at`: long enough for every word that is looked for there, but of fixed length, so that the time does not
 * grow with the text.
 */
function lastOf(text: string, at: number): string {
  return text.slice(Math.max(0, at - LOOK_BACK), at);
}

/** The qualifier at the end of a text, and its length. */
function findQualifier(
  before: string,
): { readonly qualifier: Qualifier; readonly length: number } | undefined {
  for (const [pattern, qualifier] of BEFORE) {
    const found = pattern.exec(before);
    if (found !== null) return { qualifier, length: found[0].length };
  }
  return undefined;
}

/** `80%至90%` is one range; in `10至15亿元` the lower end has the multiplier and unit of the upper one. */
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

function matchEnd(pattern: RegExp, text: string, at: number): number | undefined {
  const found = matchAt(pattern, text, at);
  return found === undefined ? undefined : at + found[0].length;
}
