/**
 * Where the lines (rows, or columns) of a plan go on a sheet that stands already.
 *
 * Three countings, all 0-based: *planned* lines of the new plan, *found* lines of the sheet as it is, and *places*,
 * the lines after room was made and before anything is deleted. A planned line that the sheet has goes where it
 * stands; one that it lacks is inserted right after its predecessor; every other line of the sheet stays.
 */
import type { Span } from './plan.js';

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

/** `matches[planned]`: the line found, increasing. `used`: lines of the sheet that hold anything. */
export function mapLines(matches: readonly (number | undefined)[], used: number): LineMap {
  const places: number[] = [];
  const lines: (number | undefined)[] = [];
  const inserts: { at: number; count: number }[] = [];
  let cursor = 0;
  let shift = 0;
  for (const found of matches) {
    if (found !== undefined) {
      places.push(found + shift);
      lines.push(found);
      cursor = found + 1;
    } else if (cursor >= used) {
      // Nothing stands there that would have to make room.
      places.push(cursor + shift);
      lines.push(cursor);
      cursor += 1;
    } else {
      const last = inserts.at(-1);
      if (last?.at === cursor) last.count += 1;
      else inserts.push({ at: cursor, count: 1 });
      places.push(cursor + shift);
      lines.push(undefined);
      shift += 1;
    }
  }
  const beyond = (places.at(-1) ?? -1) - (places.length - 1);
  return {
    place: (planned) => places[planned] ?? planned + beyond,
    move: (found) => inserts.reduce((line, { at, count }) => (at <= found ? line + count : line), found),
    foundOf: (planned) => lines[planned],
    isNew: (planned) => matches[planned] === undefined,
    inserts: [...inserts].reverse(),
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
