/**
 * Makes typed text readable for an Excel tokenizer without changing the position of any character.
 *
 * In: the text as typed, and the names in use. Out: a text of the same length in which punctuation and letters of a
 * Chinese keyboard are their ASCII counterparts (outside quoted text) and every name that Excel's grammar
 * cannot hold (`R&D经费`, `415X集群`, `'any text'`) is covered by a run of `COVER`, so that it reads as one name token.
 * Offsets into the result are therefore offsets into the text as typed.
 */

import { findFunction } from '../functions/functions.js';

/** A private-use character: the tokenizer takes it as a letter, and nobody types it. */
const COVER = '\uE000';

/** A name found while covering: 0-based offsets, end exclusive; `written` without its quotes. */
interface CoveredName {
  readonly start: number;
  readonly end: number;
  readonly written: string;
}

interface NormalisedText {
  readonly text: string;
  readonly covered: readonly CoveredName[];
  /** Offset of a `'` that is never closed. */
  readonly unclosedName?: number;
}

/** Characters that stand for one ASCII character but lie outside the full-width block U+FF01 to U+FF5E. */
const COUNTERPARTS: ReadonlyMap<string, string> = new Map([
  ['×', '*'],
  ['÷', '/'],
  ['−', '-'],
  ['–', '-'],
  ['—', '-'],
  ['﹣', '-'],
  ['﹢', '+'],
  ['﹪', '%'],
  ['“', '"'],
  ['”', '"'],
  ['‘', "'"],
  ['’', "'"],
  ['，', ','],
  ['﹐', ','],
  ['；', ';'],
  ['〈', '<'],
  ['〉', '>'],
]);

/** `irregular`: names from `irregularNames`. The result has the length of `text`. */
export function normalise(text: string, irregular: readonly string[]): NormalisedText {
  const narrow = narrowOutsideText(text);
  const folded = foldCase(narrow);
  const wanted = irregular.filter((name) => folded.includes(name));
  return coverNames(text, narrow, folded, wanted);
}

/** One character as ASCII where it has a counterpart; spaces of every width become a plain one. */
export function narrowCharacter(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x80) return character;
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  if (/\s/u.test(character)) return ' ';
  return COUNTERPARTS.get(character) ?? character;
}

/** Zero-width characters, which often come with copied text. */
const NO_WIDTH = /[\u200b-\u200d\u2060\ufeff]/g;
const HAS_NO_WIDTH = /^[\u200b-\u200d\u2060\ufeff]/;

/** A name without zero-width characters. */
export function withoutNoWidth(name: string): string {
  return name.replace(NO_WIDTH, '');
}

/**
 * Quoted text keeps its characters; only its opening and closing quotation marks are narrowed. Text that opens with a straight
 * mark is closed only by a straight mark, so it can contain curly ones.
 */
function narrowOutsideText(text: string): string {
  let opener: string | undefined;
  let result = '';
  for (let i = 0; i < text.length; i++) {
    const raw = text.charAt(i);
    const narrow = narrowCharacter(raw);
    if (opener === undefined && HAS_NO_WIDTH.test(raw)) {
      // Between two letters of a name a zero-width character belongs to the name; anywhere else it is a space.
      const isInside = isNameCharacter(result.at(-1)) && isNameCharacter(text[i + 1]);
      result += isInside ? '\u200b' : ' ';
    } else if (opener === undefined) {
      if (narrow === '"') opener = raw;
      result += narrow;
    } else if (narrow === '"' && (opener !== '"' || raw === '"')) {
      opener = undefined;
      result += narrow;
    } else {
      result += raw;
    }
  }
  return result;
}

/**
 * Whether a character may be part of a name: a letter of Excel's grammar, or any character above U+00A0 that is neither a space
 * nor punctuation with an ASCII counterpart (those are narrowed before).
 */
function isNameCharacter(character: string | undefined): boolean {
  return character !== undefined && /[A-Za-z0-9_.\\?\u00a1-\uffff]/.test(character);
}

/** Whether an Excel tokenizer reads the text as a name without quotes: not as a number, a cell, `R`, `C`, TRUE or FALSE. */
export function isPlainName(written: string): boolean {
  if (written.length >= 255 || CELL_LIKE.test(written)) return false;
  // Nearly all names consist of ASCII letters and Chinese characters, which have no variant of another width.
  if (/^[A-Za-z_\u4e00-\u9fff][A-Za-z0-9_.\u4e00-\u9fff]*$/.test(written)) return true;
  return (
    /^[A-Za-z_\u00a1-\uffff][A-Za-z0-9_.\u00a1-\uffff]*$/.test(written) &&
    !Array.from(written).some((character) => narrowCharacter(character) !== character)
  );
}

const CELL_LIKE = /^(?:[A-Za-z]{1,3}[0-9]{1,7}|[rRcC]|[rR][0-9]*[cC][0-9]*|true|false)$/i;

/** The names that the tokenizer cannot read, narrowed, in lower case and longest first, so that the longest match wins. */
export function irregularNames(names: readonly string[]): readonly string[] {
  return names
    .filter((name) => !isPlainName(name))
    .map((name) => foldCase(Array.from(name, narrowCharacter).join('').trim()))
    .filter((name) => name !== '' && !isPlainName(name) && isFoundWithoutQuotes(name))
    .sort((a, b) => b.length - a.length);
}

/**
 * Whether an irregular name is recognised without quotes, as `R&D经费` and `占比(%)` are. It is not if it could be a formula as
 * people and `printFormula` write one: `a + b`, `a × b`, `x%`, `SUM(x)`, `2030`, `TRUE`.
 */
export function isFoundWithoutQuotes(written: string): boolean {
  const name = Array.from(written, narrowCharacter).join('');
  const call = /^([^(]*)\(/.exec(name)?.[1];
  return (
    /^[A-Za-z0-9_.\\\u00a1-\uffff]/.test(name) &&
    !/["',;^{}@!#]|%$| [-+*/&=<>]+ /.test(name) &&
    !/^(?:[\d.]+(?:e[+-]?\d+)?|true|false)$/i.test(name) &&
    // 增速 is a function, but 增速(%) cannot be a call of it.
    (call === undefined || findFunction(call) === undefined || /^[^(]*\([^\p{L}\p{N}"'()]+\)$/u.test(name))
  );
}

function coverNames(typed: string, text: string, folded: string, wanted: readonly string[]): NormalisedText {
  const covered: CoveredName[] = [];
  let result = '';
  let i = 0;
  while (i < text.length) {
    const character = text.charAt(i);
    let end = i + 1;
    if (character === '"') {
      end = endOfQuoted(text, i, '"') ?? text.length;
      result += text.slice(i, end);
    } else if (character === "'") {
      const close = endOfQuoted(text, i, "'");
      if (close === undefined) return { text, covered, unclosedName: i };
      end = close;
      if (text.charAt(end) === '!') {
        result += text.slice(i, end);
      } else {
        covered.push({ start: i, end, written: typed.slice(i + 1, end - 1).replace(/''/g, "'") });
        result += COVER.repeat(end - i);
      }
    } else {
      const atStart = !isNameCharacter(text[i - 1]);
      const match = atStart ? wanted.find((name) => matchesAt(folded, name, i)) : undefined;
      if (match === undefined) {
        result += character;
      } else {
        end = i + match.length;
        covered.push({ start: i, end, written: typed.slice(i, end) });
        result += COVER.repeat(match.length);
      }
    }
    i = end;
  }
  return { text: result, covered };
}

function matchesAt(folded: string, name: string, at: number): boolean {
  if (!folded.startsWith(name, at)) return false;
  const last = name.charAt(name.length - 1);
  return !isNameCharacter(last) || !isNameCharacter(folded[at + name.length]);
}

/** Offset after the closing mark; a doubled mark is one mark of the text. */
function endOfQuoted(text: string, open: number, mark: string): number | undefined {
  for (let i = open + 1; i < text.length; i++) {
    if (text.charAt(i) !== mark) continue;
    if (text.charAt(i + 1) !== mark) return i + 1;
    i++;
  }
  return undefined;
}

/** Lower case for ASCII letters only, so that the length never changes. */
function foldCase(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
