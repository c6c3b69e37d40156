/** Marks problems in a formula's text: the text in pieces, wrong ones marked. Offsets as in `Place`. */
import type { Problem } from '../../messages/problem.js';

type Piece = { readonly kind: 'plain' | 'wrong'; readonly text: string } | { readonly kind: 'caret' };

interface Span {
  readonly start: number;
  /** Equal to `start` where something is missing. */
  readonly end: number;
}

/** The places of the problems in a text of that length, from left to right; where two overlap the later one is cut. */
export function problemSpans(problems: readonly Problem[], length: number): readonly Span[] {
  let done = 0;
  return problems
    .flatMap(({ place: { start, end } }) => (start === undefined ? [] : [{ start, end: end ?? start }]))
    .sort((a, b) => a.start - b.start)
    .map((span) => {
      const start = Math.min(Math.max(span.start, done), length);
      done = Math.min(Math.max(span.end, start), length);
      return { start, end: done };
    });
}

/** The pieces joined give the text again. A problem without extent (something is missing here) becomes a caret. */
export function markText(text: string, problems: readonly Problem[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const { start, end } of problemSpans(problems, text.length)) {
    if (start > done) pieces.push({ kind: 'plain', text: text.slice(done, start) });
    pieces.push(end > start ? { kind: 'wrong', text: text.slice(start, end) } : { kind: 'caret' });
    done = end;
  }
  if (done < text.length) pieces.push({ kind: 'plain', text: text.slice(done) });
  return pieces;
}
