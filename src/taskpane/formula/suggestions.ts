/**
 * Suggestions for the word that is being typed in a formula.
 *
 * In: formula text, caret (0-based), and the words a formula can use. Out: the fragment before the caret and the matching words,
 * best first: full names before keys, matches at the beginning before others, indicators before functions.
 */
export interface Word {
  /** As inserted; a function's ends with `(`. */
  readonly insert: string;
  readonly label: string;
  readonly kind: 'indicator' | 'parameter' | 'function';
  /** Unit, or the parameters of a function. */
  readonly hint: string;
  /** Everything it can be found by, folded with `fold`. */
  readonly found: readonly string[];
}

export interface Suggestions {
  /** Offsets of the fragment; end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly words: readonly Word[];
}

export const NONE: Suggestions = { start: 0, end: 0, words: [] };

/** Largest number of suggestions. */
const MOST = 7;

const ORDER = { indicator: 0, parameter: 1, function: 2 };

export function suggest(text: string, caret: number, words: readonly Word[]): Suggestions {
  const fragment = /[\p{L}_][\p{L}\p{N}_.]*$/u.exec(text.slice(0, caret))?.[0];
  if (fragment === undefined || isInsideText(text, caret)) return NONE;
  const sought = fragment.normalize('NFKC').toLowerCase();
  const ranked = words
    .map((word) => ({ word, rank: rankOf(word, sought) }))
    .filter(({ rank }) => rank < NO_FIT)
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        ORDER[a.word.kind] - ORDER[b.word.kind] ||
        a.word.label.length - b.word.label.length,
    );
  const isComplete = ranked[0]?.word.label.toLowerCase() === sought && ranked.length === 1;
  if (isComplete) return NONE;
  return { start: caret - fragment.length, end: caret, words: ranked.slice(0, MOST).map(({ word }) => word) };
}

/** The text with the fragment replaced, and the new position of the caret. */
export function insertWord(text: string, at: Suggestions, word: Word): { text: string; caret: number } {
  const rest = text.slice(at.end);
  const insert = word.insert.endsWith('(') && rest.startsWith('(') ? word.insert.slice(0, -1) : word.insert;
  return { text: text.slice(0, at.start) + insert + rest, caret: at.start + insert.length };
}

const NO_FIT = 9;

function rankOf(word: Word, sought: string): number {
  const ranks = word.found.map((name) =>
    name === sought ? 0 : name.startsWith(sought) ? 1 : name.includes(sought) ? 2 : NO_FIT,
  );
  return Math.min(NO_FIT, ...ranks);
}

/** Inside "…": an odd number of quotation marks before the caret. */
function isInsideText(text: string, caret: number): boolean {
  return (text.slice(0, caret).split('"').length - 1) % 2 === 1;
}
