/**
 * Chinese numerals: 十五 -> 15, 二〇二五 -> 2025, 三千五百 -> 3500, 八九十 -> 80 to 90.
 *
 * In: a run of numeral characters. Out: the number as `mantissa * 10^exponent` would print it, a pair for
 * "eight or nine tens", or undefined for a run that is no number (十五五 names a five-year plan).
 */

const DIGITS = '零一二三四五六七八九';

/** Powers of ten within a section of four digits, and of the sections themselves. */
const PLACES: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3 };
const SECTIONS: Readonly<Record<string, number>> = { 万: 4, 亿: 8 };

export const NUMERAL = /[零〇一二两三四五六七八九十百千万亿]+/y;

/** What may follow a number to multiply it: 4.67万亿, 3千, 10百万. */
export const MULTIPLIER = /[十百千万亿]+/y;

interface Numeral {
  readonly value: number;
  /** Upper end of a pair such as 八九十. */
  readonly max?: number;
}

export function readNumeral(run: string): Numeral | undefined {
  return readPair(run) ?? single(readPositional(run) ?? readPlaced(run));
}

/** Power of ten of a run of multipliers: 万亿 -> 12; undefined for one that is not said, such as 十千. */
export function readMultiplier(run: string): number | undefined {
  const powers = [...run].map((char) => PLACES[char] ?? SECTIONS[char] ?? Number.NaN);
  const isSaid = powers.every((power, i) => i === 0 || power > (powers[i - 1] ?? 0) || power >= 4);
  return isSaid ? powers.reduce((sum, power) => sum + power, 0) : undefined;
}

function single(value: number | undefined): Numeral | undefined {
  return value === undefined ? undefined : { value };
}

function digit(char: string): number | undefined {
  if (char === '〇') return 0;
  if (char === '两') return 2;
  const index = DIGITS.indexOf(char);
  return index < 0 ? undefined : index;
}

/** 七八, 八九十, 三四百万: two neighbouring digits, then only multipliers. */
function readPair(run: string): Numeral | undefined {
  const [first, second, ...rest] = run;
  const low = digit(first ?? '');
  const high = digit(second ?? '');
  const power = readMultiplier(rest.join(''));
  if (low === undefined || high !== low + 1 || low === 0 || power === undefined) return undefined;
  return { value: low * 10 ** power, max: high * 10 ** power };
}

/** 二〇二五: digits one after another. */
function readPositional(run: string): number | undefined {
  const digits = [...run].map(digit);
  if (digits.length < 3 || digits.includes(undefined)) return undefined;
  return Number(digits.join(''));
}

/** 三万二千零五: sections of four places, each section smaller than the one before. */
function readPlaced(run: string): number | undefined {
  let total = 0;
  let section = 0;
  let pending: number | undefined;
  let lastPlace = 4;
  for (const char of run) {
    const value = digit(char);
    const place = PLACES[char];
    const power = SECTIONS[char];
    if (value !== undefined) {
      if (pending !== undefined && pending !== 0) return undefined;
      pending = value;
    } else if (place !== undefined) {
      // 十 and 百 open a number without a digit before them: 十五, 百余.
      if (place >= lastPlace || pending === 0) return undefined;
      section += (pending ?? 1) * 10 ** place;
      pending = undefined;
      lastPlace = place;
    } else if (power !== undefined) {
      const size = section + (pending ?? 0);
      // 万亿 multiplies what stands before it; 三亿二千万 adds a smaller section.
      if (size === 0 && total > 0) total *= 10 ** power;
      else total = (total % 10 ** power === 0 ? total : Number.NaN) + Math.max(size, 1) * 10 ** power;
      section = 0;
      pending = undefined;
      lastPlace = 4;
    }
  }
  const result = total + section + (pending ?? 0);
  return Number.isFinite(result) ? result : undefined;
}
