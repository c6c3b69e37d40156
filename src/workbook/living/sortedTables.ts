/**
 * Tables whose rows a user sorted, also after rows were deleted from them or added: a row is the one with its key, wherever it
 * is now.
 *
 * In: planned lines and lines found. Out: for each planned line the line found, as `alignLines` gives it, but in a table that
 * was sorted not increasing; and which lines found such tables have now.
 */
import { agreement, alignLines, shared, type Line } from './alignLines.js';

/** First and last line found of a table that was sorted; 0-based. */
export interface SortedSpan {
  readonly first: number;
  readonly last: number;
}

type Matches = (number | undefined)[];
export type Align = (planned: readonly Line[], found: readonly Line[]) => Matches;

/** `align` sees the rows of each table in the order in which they are now, so that it has only increasing lines to find. */
export function alignTables(
  planned: readonly Line[],
  found: readonly Line[],
  align: Align = alignLines,
): Matches {
  const order = orderFound(planned, found);
  if (order === undefined) return align(planned, found);
  const matches: Matches = planned.map(() => undefined);
  const ordered = order.flatMap((line) => planned[line] ?? []);
  align(ordered, found).forEach((match, place) => {
    const line = order[place];
    if (line !== undefined) matches[line] = match;
  });
  return matches;
}

/** Runs of keyed lines whose matches do not increase. */
export function sortedSpans(
  planned: readonly Line[],
  matches: readonly (number | undefined)[],
): readonly SortedSpan[] {
  return tablesOf(planned).flatMap((table) => {
    const lines = table.flatMap((line) => matches[line] ?? []);
    return isIncreasing(lines) ? [] : [{ first: Math.min(...lines), last: Math.max(...lines) }];
  });
}

/** The planned lines (by index) with each table in the order found; a row that is gone keeps its place. Undefined: nothing was sorted. */
function orderFound(planned: readonly Line[], found: readonly Line[]): readonly number[] | undefined {
  const rows = matchKeys(planned, found);
  const order = planned.map((_, line) => line);
  let isSorted = false;
  for (const table of tablesOf(planned)) {
    const there = largestPart(
      table.filter((line) => rows.has(line)),
      rows,
      found,
    );
    if (isIncreasing(there.map((line) => rows.get(line) ?? 0))) continue;
    isSorted = true;
    const sorted = [...there].sort((a, b) => (rows.get(a) ?? 0) - (rows.get(b) ?? 0));
    there.forEach((place, i) => {
      order[place] = sorted[i] ?? place;
    });
  }
  return isSorted ? order : undefined;
}

/** Without the rows that were cut and pasted away: a sorted table has no empty row and no row of another table in it. */
function largestPart(
  table: readonly number[],
  rows: ReadonlyMap<number, number>,
  found: readonly Line[],
): readonly number[] {
  const own = new Set(table.map((line) => rows.get(line)));
  const others = new Set([...rows.values()].filter((row) => !own.has(row)));
  const isBetween = (row: number): boolean => others.has(row) || /^\.*$/.test(found[row]?.shape ?? '');
  const sorted = [...table].sort((a, b) => (rows.get(a) ?? 0) - (rows.get(b) ?? 0));
  const parts: number[][] = [];
  sorted.forEach((line, i) => {
    const [before, row] = [rows.get(sorted[i - 1] ?? -1) ?? -1, rows.get(line) ?? 0];
    const between = Array.from({ length: row - before - 1 }, (_, k) => before + 1 + k);
    const last = parts.at(-1);
    if (last === undefined || between.some(isBetween)) parts.push([line]);
    else last.push(line);
  });
  const largest = parts.reduce<readonly number[]>(
    (most, part) => (part.length > most.length ? part : most),
    [],
  );
  return table.filter((line) => largest.includes(line));
}

/** Neighbouring lines with keys. */
function tablesOf(planned: readonly Line[]): readonly (readonly number[])[] {
  const tables: number[][] = [];
  planned.forEach(({ key }, line) => {
    if (key === undefined) return;
    const last = tables.at(-1);
    if (last?.at(-1) === line - 1) last.push(line);
    else tables.push([line]);
  });
  return tables;
}

/** Each keyed line to a line found that has its key and half its texts; of several pairs those that have most in common. */
function matchKeys(planned: readonly Line[], found: readonly Line[]): ReadonlyMap<number, number> {
  const places = new Map<string, number[]>();
  const keys = new Set(planned.flatMap(({ key }) => key ?? []));
  found.forEach(({ texts }, to) => {
    for (const text of new Set(texts)) {
      if (!keys.has(text)) continue;
      const list = places.get(text);
      if (list === undefined) places.set(text, [to]);
      else list.push(to);
    }
  });
  const pairs = planned.flatMap((line, from) =>
    (line.key === undefined ? [] : (places.get(line.key) ?? [])).flatMap((to) => {
      const other = found[to];
      const share = other === undefined ? 0 : shared(line, other);
      if (other === undefined || share < 0.5) return [];
      return [{ from, to, common: share * new Set(line.texts).size + agreement(line.shape, other.shape) }];
    }),
  );
  pairs.sort((a, b) => b.common - a.common || a.from - b.from || a.to - b.to);
  const rows = new Map<number, number>();
  const taken = new Set<number>();
  for (const { from, to } of pairs) {
    if (rows.has(from) || taken.has(to)) continue;
    rows.set(from, to);
    taken.add(to);
  }
  return rows;
}

function isIncreasing(lines: readonly number[]): boolean {
  return lines.every((line, i) => i === 0 || (lines[i - 1] ?? -1) < line);
}
