/**
 * Where the lines (rows, or columns) of a plan go on a sheet that stands already.
 *
 * Three countings, all 0-based: *planned* lines of the new plan, *found* lines of the sheet as it is, and *places*,
 * the lines after room was made and before anything is deleted. A planned line that the sheet has goes where it
 * stands, whatever the order; one that it lacks is inserted right after its predecessor; every other line of the sheet
 * stays.
 */
import type { Span } from '../plan/plan.js';

export interface LineMap {
  /** Place of a planned line, also beyond the last. */
  readonly place: (planned: number) => number;
  /** Place of a line found. */
  readonly move: (found: number) => number;
  /** Line found of a planned line, or the free one below all others that it takes; undefined for one to insert. */
  readonly foundOf: (planned: number) => number | undefined;
  readonly isNew: (planned: number) => boolean;
  /** Counted in lines found, from the last to the first. */
  readonly inserts: readonly Span[];
  readonly isIdentity: boolean;
}

/**
 * `matches[planned]`: the line found, each at most once; mostly increasing, but a user may have sorted lines. `used`: lines
 * of the sheet that hold anything.
 */
export function mapLines(matches: readonly (number | undefined)[], used: number): LineMap {
  const counts = new Map<number, number>();
  /** Of a line to insert: the line found before which it comes, and how many come before it there. */
  const fresh = new Map<number, { readonly at: number; readonly index: number }>();
  const lines = [...matches];
  const taken = new Set(matches);
  let cursor = 0;
  matches.forEach((found, planned) => {
    if (found !== undefined) cursor = found + 1;
    else if (cursor >= used) {
      // Nothing stands there that would have to make room.
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

/** Every line where it is. */
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
