/** Marks problems in a formula's text: the text in pieces, wrong ones marked. Offsets as in `Place`. */
import type { Problem } from '../../messages/problem.js';

type Piece = { readonly kind: 'plain' | 'wrong'; readonly text: string } | { readonly kind: 'caret' };

/** The pieces joined give the text again. A problem without extent (something is missing here) becomes a caret. */
export function markText(text: string, problems: readonly Problem[]): readonly Piece[] {
  const spans = problems
    .flatMap(({ place: { start, end } }) => (start === undefined ? [] : [{ start, end: end ?? start }]))
    .sort((a, b) => a.start - b.start);
  const pieces: Piece[] = [];
  let done = 0;
  for (const span of spans) {
    const start = Math.min(Math.max(span.start, done), text.length);
    const end = Math.min(Math.max(span.end, start), text.length);
    if (start > done) pieces.push({ kind: 'plain', text: text.slice(done, start) });
    pieces.push(end > start ? { kind: 'wrong', text: text.slice(start, end) } : { kind: 'caret' });
    done = end;
  }
  if (done < text.length) pieces.push({ kind: 'plain', text: text.slice(done) });
  return pieces;
}
