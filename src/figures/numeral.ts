/**
 * Chinese numerals: 十五 -> 15, 二〇二五 -> 2025, 三千五百 -> 3500, 三万五 -> 35000, 壹佰 -> 100, 廿五 -> 25, 八九十 -> 80 to 90.
 *
 * In: a run of numeral characters, or a text and where it starts. Out: the number, a pair for "eight or nine tens", or undefined
 * for a run that as a whole is not a number (十五五 names a five-year plan). No run is read in part.
 */
import { matchAt } from './matchAt.js';

const DIGITS = '零一二三四五六七八九';

/** Powers of ten within a section of four digits, and of the sections themselves. */
const PLACES: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3 };
const SECTIONS: Readonly<Record<string, number>> = { 万: 4, 亿: 8 };
/** Tens in one character. */
const TENS: Readonly<Record<string, number>> = { 廿: 2, 卅: 3, 卌: 4 };

/** Formal numerals (for cheques and contracts) and traditional ones, replaced by the plain ones. */
const FORMAL = '壹贰叁肆伍陆柒捌玖拾佰仟萬億亖貳參陸貮弍弎';
const PLAIN = '一二三四五六七八九十百千万亿四二三六二二三';

/** For a class of a regular expression: every character that is part of a numeral. */
export const NUMERAL_CHARACTER = `零〇○一二两三四五六七八九十百千万亿廿卅卌${FORMAL}`;
const NUMERAL = new RegExp(`[${NUMERAL_CHARACTER}]+`, 'y');

/** Multipliers that may follow a number: 4.67万亿, 3千, 10百万; but not in 0.5百分点, and 亿千瓦时 is 亿 of 千瓦时. */
export const MULTIPLIER = /(?:[十百万亿萬億]|千(?![瓦克米卡伏赫]))+(?!分点|分之)/y;

/** Text that would continue a numeral: by its first two characters after it, or its last two before it. */
const GOES_ON = new RegExp(`^[点.．·+＋/／,×*^]?[0-9０-９${NUMERAL_CHARACTER}]`);
const LEADS_IN = new RegExp(
  `[0-9０-９${NUMERAL_CHARACTER}几±]$|[0-9０-９${NUMERAL_CHARACTER}][.．·点/／,×*^]$`,
);

/** Other words that contain formal digits: 队伍, 大陆, 收拾. */
const OTHER_WORD = /(?:[队入退落行]伍|[大内登着水]陆|收拾)/;

interface Numeral {
  readonly value: number;
  /** Upper end of a pair such as 八九十. */
  readonly max?: number;
}

/** The run at `at`: its number, if it is one, and where it ends; undefined if no run starts there. */
export function readNumeralAt(
  text: string,
  at: number,
): { readonly numeral?: Numeral; readonly end: number } | undefined {
  const run = matchAt(NUMERAL, text, at)?.[0];
  if (run === undefined) return undefined;
  let end = at + run.length;
  const decimals = /^点([零〇○一二三四五六七八九壹贰叁肆伍陆柒捌玖]+)([十百千万亿萬億]*)/.exec(
    text.slice(end),
  );
  if (decimals !== null) {
    end += decimals[0].length;
    const numeral = readDecimal(run, decimals[1] ?? '', decimals[2] ?? '');
    return isTouched(text, at, end) || numeral === undefined ? { end } : { numeral, end };
  }
  const isOther = OTHER_WORD.test(text.slice(Math.max(0, at - 1), at + 1)) || /^[伍陆拾]$/.test(run);
  const numeral = isOther || isTouched(text, at, end) ? undefined : readNumeral(run);
  return numeral === undefined ? { end } : { numeral, end };
}

/** The number of a text that consists of one Chinese numeral; undefined for any other text. */
export function readNumeral(written: string): Numeral | undefined {
  if (/^○+$/.test(written)) return undefined;
  const run = plainForm(written);
  return readPair(run) ?? single(readPositional(run) ?? readPlaced(run));
}

/** Power of ten of a run of multipliers: 万亿 -> 12; undefined for one that is not used, such as 十千. */
export function readMultiplier(run: string): number | undefined {
  const powers = [...plainForm(run)].map((char) => PLACES[char] ?? SECTIONS[char] ?? Number.NaN);
  const isSaid = powers.every((power, i) => i === 0 || power > (powers[i - 1] ?? 0) || power >= 4);
  return isSaid ? powers.reduce((sum, power) => sum + power, 0) : undefined;
}

/** 三点二五, 二点五万亿. */
function readDecimal(run: string, decimals: string, multiplier: string): Numeral | undefined {
  const whole = readNumeral(run);
  const power = multiplier === '' ? 0 : readMultiplier(multiplier);
  const digits = [...plainForm(decimals)].map(digit);
  // 三点五十 is a time of day.
  if (whole?.max !== undefined || whole === undefined || power === undefined || power === 1) return undefined;
  return { value: Number(`${whole.value}.${digits.join('')}e${power}`) };
}

/** Whether a digit, a decimal, or a word for "some" before or after the run belongs to the number but was not read. */
function isTouched(text: string, at: number, end: number): boolean {
  const before = text.slice(Math.max(0, at - 2), at);
  return (
    /^[几²³¹½又]/.test(text.slice(end, end + 2)) ||
    GOES_ON.test(text.slice(end, end + 2)) ||
    LEADS_IN.test(before) ||
    // 数千, 几百: "several thousands" is not a number.
    (/[数几]$/.test(before) && /^[十百千万亿]/.test(text.slice(at)))
  );
}

function single(value: number | undefined): Numeral | undefined {
  return value === undefined ? undefined : { value };
}

function plainForm(run: string): string {
  return [...run].map((char) => PLAIN[FORMAL.indexOf(char)] ?? char).join('');
}

function digit(char: string): number | undefined {
  if (char === '〇' || char === '○') return 0;
  if (char === '两') return 2;
  const index = DIGITS.indexOf(char);
  return index < 0 ? undefined : index;
}

/** 七八, 八九十, 三四百万: two consecutive digits, then only multipliers. 十四五 is a plan. */
function readPair(run: string): Numeral | undefined {
  const [first, second, ...rest] = run;
  const low = digit(first ?? '');
  const high = digit(second ?? '');
  const power = readMultiplier(rest.join(''));
  if (low === undefined || high !== low + 1 || low === 0 || power === undefined) return undefined;
  return { value: low * 10 ** power, max: high * 10 ** power };
}

/** 二〇二五: digits in sequence. */
function readPositional(run: string): number | undefined {
  const digits = [...run].map(digit);
  if (digits.length < 3 || digits.includes(undefined)) return undefined;
  return Number(digits.join(''));
}

/** 三万二千零五: sections of four places, each section smaller than the one before; 三万五 leaves out the last place. */
function readPlaced(run: string): number | undefined {
  let total = 0;
  let section = 0;
  let pending: number | undefined;
  let lastPlace = 4;
  /** Power of ten of the last section, and the power for a final digit without a place. */
  let lastSection = Infinity;
  let unsaid = 0;
  for (const char of run) {
    const value = digit(char);
    const tens = TENS[char];
    const place = tens === undefined ? PLACES[char] : 1;
    const power = SECTIONS[char];
    if (value !== undefined) {
      if (pending !== undefined && pending !== 0) return undefined;
      if (value === 0) unsaid = 0;
      pending = value;
    } else if (place !== undefined) {
      // 十 and 百 can begin a number without a digit before them: 十五, 百余.
      if (place >= lastPlace || (pending === 0 && tens === undefined && place > 1)) return undefined;
      if (tens !== undefined && pending !== undefined && pending !== 0) return undefined;
      section += (tens ?? (pending === 0 ? 1 : (pending ?? 1))) * 10 ** place;
      pending = undefined;
      lastPlace = place;
      unsaid = tens === undefined ? place - 1 : 0;
    } else if (power !== undefined) {
      const size = section + (pending ?? 0);
      // 三千五万 could be 35,000,000.
      if (pending !== undefined && pending !== 0 && unsaid !== 0) return undefined;
      const isFirst = total === 0;
      if (isFirst) total = Math.max(size, 1) * 10 ** power;
      else if (power > lastSection || (size === 0 && pending === undefined)) {
        // 三万二千亿: everything before 亿 is multiplied by it. 三万五亿 could be 3.5万亿.
        if (total >= 10 ** power || power < lastSection) return undefined;
        total = (total + size) * 10 ** power;
      } else if (power < lastSection && total % 10 ** (power + 4) === 0) total += size * 10 ** power;
      else if (power === lastSection && total % 1e12 === 0 && size > 0) total += size * 10 ** power;
      else return undefined;
      section = 0;
      pending = undefined;
      lastPlace = 4;
      const lastPower = lastSection;
      lastSection = power;
      // 三万亿五 is not used.
      unsaid = isFirst || power < lastPower ? power - 1 : Number.NaN;
    }
  }
  // 三千五 is 3,500, 三千零五 is 3,005.
  const tail = (pending ?? 0) === 0 ? 0 : (pending ?? 0) * 10 ** unsaid;
  const result = total + section + tail;
  return Number.isSafeInteger(result) ? result : undefined;
}
