/**
 * A passage -> sentences -> clauses, by offset (0-based, end exclusive). What is in brackets is a clause of its own.
 */

interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Clause extends Span {
  /** In brackets. */
  readonly isAside: boolean;
}

export interface Sentence extends Span {
  readonly clauses: readonly Clause[];
}

const STOP = /[。！？!?；;]|\.(?=\s|$)/;
const CLAUSE = /[，：:…,]/;
const OPEN = /[（(]/;
const CLOSE = /[）)]/;

export function readSentences(text: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let clauses: Clause[] = [];
  let start = 0;
  let clauseStart = 0;
  let bracketAt = -1;
  for (let at = 0; at <= text.length; at += 1) {
    const character = text.charAt(at);
    if (bracketAt >= 0) {
      if (CLOSE.test(character)) {
        clauses.push({ start: bracketAt + 1, end: at, isAside: true });
        bracketAt = -1;
        continue;
      }
      // A bracket that nothing closes is no bracket.
      if (at < text.length && at - bracketAt < 120) continue;
      bracketAt = -1;
    }
    if (at < text.length && OPEN.test(character) && CLOSE.test(text.slice(at, at + 120))) {
      bracketAt = at;
      continue;
    }
    const isEnd = at === text.length || isStop(text, at, character);
    const isThousands = character === ',' && /^\d,\d{3}/.test(text.slice(at - 1, at + 4));
    if (!isEnd && (isThousands || !CLAUSE.test(character))) continue;
    if (at > clauseStart) clauses.push({ start: clauseStart, end: at, isAside: false });
    clauseStart = at + 1;
    if (!isEnd) continue;
    if (clauses.length > 0) sentences.push({ start, end: at, clauses: sortInnermost(clauses) });
    clauses = [];
    start = at + 1;
  }
  return sentences;
}

function isStop(text: string, at: number, character: string): boolean {
  if (character === '.')
    return /^\.(?:\s|$)/.test(text.slice(at, at + 2)) && !/\d$/.test(text.slice(at - 1, at))
      ? true
      : /^\.\s[A-Z]/.test(text.slice(at, at + 3));
  return STOP.test(character);
}

/** Brackets before the clause around them, so that the first clause that holds an offset is the innermost. */
function sortInnermost(clauses: readonly Clause[]): readonly Clause[] {
  return [...clauses].sort((a, b) => a.end - a.start - (b.end - b.start));
}
