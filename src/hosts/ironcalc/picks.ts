/**
 * Adds `@` (implicit intersection) before each INDEX that picks one cell, and removes it again.
 *
 * IronCalc 0.8 treats every INDEX as an array that may spill. It calculates cells that may spill first, in the order of their
 * places, and restarts with all of them whenever one refers to a later one. For a workbook with 900 such cells a calculation took
 * 8 seconds, and every new sheet or name calculates; with `@`, which excludes an array, it takes 0.1.
 */

/** Texts and quoted sheet names, which are skipped, and calls of INDEX; a range may end with one. */
const CALLS = /"(?:[^"]|"")*"|'(?:[^']|'')*'|(?<![\p{L}\p{N}_.@:])INDEX\(/giu;
const MARKED = /"(?:[^"]|"")*"|'(?:[^']|'')*'|@INDEX\(/giu;
const PIECES = /"(?:[^"]|"")*"|'(?:[^']|'')*'|[^"']/gu;

export function markPicks(formula: string): string {
  return formula.replace(CALLS, (piece: string, offset: number) =>
    /^["']/.test(piece) || !picksOne(formula.slice(offset + piece.length)) ? piece : `@${piece}`,
  );
}

/** The formula without the `@` before INDEX. */
export function unmarkPicks(formula: string): string {
  return formula.replace(MARKED, (piece) => (piece.startsWith('@') ? piece.slice(1) : piece));
}

/**
 * `rest`: a formula after `INDEX(`. True if no row or column is 0 or empty, which would mean all, and no range begins with it.
 */
function picksOne(rest: string): boolean {
  const parts: string[] = [];
  let part = '';
  let depth = 0;
  for (const { 0: piece, index } of rest.matchAll(PIECES)) {
    if (depth === 0 && (piece === ',' || piece === ')')) {
      parts.push(part);
      part = '';
      if (piece === ',') continue;
      const asksForAll = parts.slice(1).some((each) => /^\s*0*\s*$/.test(each));
      return parts.length > 1 && !asksForAll && !/^\s*:/.test(rest.slice(index + 1));
    }
    part += piece;
    if (piece === '(' || piece === '{') depth++;
    else if (piece === ')' || piece === '}') depth--;
  }
  return false;
}
