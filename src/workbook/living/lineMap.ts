/**
 * Maps the lines (rows, or columns) of a plan to an existing sheet.
 *
 * There are three numberings, all 0-based: *planned* lines of the new plan, *found* lines of the present sheet, and *places*, the
 * lines after the insertions and before the deletions. A planned line that the sheet has keeps its position, in any order; one
 * that it lacks is inserted right after its predecessor; every other line of the sheet is kept.
 */
import type { Span } from '../plan/plan.js';

export interface LineMap {
  /** Place of a planned line, including lines beyond the last. */
  readonly place: (planned: number) => number;
  /** Place of a line found. */
  readonly move: (found: number) => number;
  /** The line found for a planned line, or the free line below all others that it takes; undefined for a line to insert. */
  readonly foundOf: (planned: number) => number | undefined;
  readonly isNew: (planned: number) => boolean;
  /** In the numbering of lines found, from the last to the first. */
  readonly inserts: readonly Span[];
  readonly isIdentity: boolean;
}

/**
 * `matches[planned]`: the line found, each at most once; mostly increasing, but a user may have sorted lines. `used`: number of
 * lines of the sheet up to the last with contents.
 */
export function mapLines(matches: readonly (number | undefined)[], used: number): LineMap {
  const counts = new Map<number, number>();
  /** For a line to insert: the line found before which it is inserted, and how many lines are inserted before it there. */
  const fresh = new Map<number, { readonly at: number; readonly index: number }>();
  const lines = [...matches];
  const taken = new Set(matches);
  let cursor = 0;
  matches.forEach((found, planned) => {
    if (found !== undefined) cursor = found + 1;
    else if (cursor >= used) {
      // There is nothing that would have to move.
      while (taken.has(cursor)) cursor += 1;
      lines[planned] = cursor;
      cursor += 1;
    } else {
      const index = counts.get(cursor) ?? 0;
      counts.set(cursor, index + 1);
      fresh.set(planned, { at: cursor, index });
      lines[planned] = undefined;
    }
  });
  const inserts = [...counts].map(([at, count]) => ({ at, count })).sort((a, b) => b.at - a.at);
  const move = (found: number): number =>
    inserts.reduce((line, { at, count }) => (at <= found ? line + count : line), found);
  const places = lines.map((found, planned) => {
    const { at = 0, index = 0 } = fresh.get(planned) ?? {};
    return found === undefined ? move(at) - (counts.get(at) ?? 0) + index : move(found);
  });
  const beyond = Math.max(-1, ...places) - (places.length - 1);
  return {
    place: (planned) => places[planned] ?? planned + beyond,
    move,
    foundOf: (planned) => lines[planned],
    isNew: (planned) => matches[planned] === undefined,
    inserts,
    isIdentity: inserts.length === 0 && places.every((place, planned) => place === planned),
  };
}

/** The map that moves no line. */
export const IN_PLACE: LineMap = {
  place: (planned) => planned,
  move: (found) => found,
  foundOf: (planned) => planned,
  isNew: () => false,
  inserts: [],
  isIdentity: true,
};

/** Lines as spans from the last to the first. */
export function spansOf(lines: readonly number[]): readonly Span[] {
  const spans: { at: number; count: number }[] = [];
  for (const line of [...new Set(lines)].sort((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last !== undefined && last.at + last.count === line) last.count += 1;
    else spans.push({ at: line, count: 1 });
  }
  return spans.reverse();
}
