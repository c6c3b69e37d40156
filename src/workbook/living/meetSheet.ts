/**
 * Pairs the lines (rows and columns) of a planned sheet with those of the sheet that stands, by way of the last plan, whose
 * texts are those that stand there.
 *
 * A row with a key is that key's, so that rows a user sorted, or cut and pasted, stay where they are now. Tables that are
 * read back have the order that the user sorted them into; there rows are paired in their order.
 */
import { alignLines, alignRenamed, alignSorted, followSort } from './alignLines.js';
import { mapLines, type LineMap } from './lineMap.js';
import type { SheetPlan, SheetSnapshot } from '../plan/plan.js';
import { NO_EDGES, type EdgesBySheet, type RowSpan } from './rangeEdges.js';
import { scenarioOf } from '../tables/scenarioSheets.js';
import { foundColumns, foundRows, gridOf, plannedColumns, plannedRows } from './sheetLines.js';

/** Which lines of the new plan, the last plan and the sheet are the same. */
export interface Meeting {
  readonly sheet: SheetPlan;
  readonly before: SheetPlan;
  readonly found: SheetSnapshot;
  /** Of the new plan: where its lines stand, and which lines of the last plan they were. */
  readonly rows: LineMap;
  readonly columns: LineMap;
  readonly rowsLast: readonly (number | undefined)[];
  readonly columnsLast: readonly (number | undefined)[];
  /** Of the last plan: the lines found. */
  readonly lastRows: readonly (number | undefined)[];
  readonly lastColumns: readonly (number | undefined)[];
}

/** Where ranges begin and end in the new plan, the last plan and the workbook. */
export interface AllEdges {
  readonly next: EdgesBySheet;
  readonly last: EdgesBySheet;
  readonly found: EdgesBySheet;
}

export function meetSheet(sheet: SheetPlan, before: SheetPlan, read: SheetSnapshot, all: AllEdges): Meeting {
  const found = withBlankRows(read);
  const mayBeSorted = sheet.key !== 'model' && sheet.key !== 'baseline';
  const meeting = pairLines(sheet, before, found, all, mayBeSorted);
  const spans = all.next.get(sheet.name)?.rowSpans ?? [];
  return !mayBeSorted || keepsSpans(meeting.rows, meeting.rowsLast.length, spans)
    ? meeting
    : pairLines(sheet, before, found, all, false);
}

type Matches = readonly (number | undefined)[];

function pairLines(
  sheet: SheetPlan,
  before: SheetPlan,
  found: SheetSnapshot,
  all: AllEdges,
  mayBeSorted: boolean,
): Meeting {
  const edges = {
    next: all.next.get(sheet.name) ?? NO_EDGES,
    last: all.last.get(before.name) ?? NO_EDGES,
    found: all.found.get(found.name) ?? NO_EDGES,
  };
  const align = mayBeSorted ? alignSorted : alignLines;
  const [next, last] = [gridOf(sheet), gridOf(before)];
  const nextRows = plannedRows(next, edges.next);
  const standing = foundRows(found, edges.found);
  const written = plannedRows(last, edges.last);
  const lastRows = mayBeSorted ? written : followSort(written, standing);
  const rowsFound = alignRenamed(lastRows, standing, align(lastRows, standing));
  const pairs = pairsOf(rowsFound);
  const columnsFound = alignLines(
    plannedColumns(last, firsts(pairs), edges.last),
    foundColumns(found, seconds(pairs), edges.found),
  );
  const isSamePlan = before === sheet;
  const rowsLast = isSamePlan
    ? lastRows.map((_, i) => i)
    : // A table that the user sorted, and that could not be read, keeps its order: the new plan has the old one.
      fuller(align(nextRows, lastRows), lastRows === written ? [] : alignSorted(nextRows, lastRows));
  const kept = pairsOf(rowsLast);
  const lastColumns = plannedColumns(last, seconds(kept), edges.last);
  const nextColumns = plannedColumns(next, firsts(kept), edges.next);
  const columnsLast =
    isSamePlan || (scenarioOf(sheet) === undefined && lastColumns.length === nextColumns.length)
      ? // Tables stand one below the other and share their columns: as many of them are the same ones.
        lastColumns.map((_, i) => i)
      : alignLines(nextColumns, lastColumns);
  const through = (list: Matches, first: Matches): Matches =>
    list.map((line) => (line === undefined ? undefined : first[line]));
  const width = found.cells.reduce((most, cells) => Math.max(most, cells.length), 0);
  const known = through(rowsLast, rowsFound);
  const typed = known.includes(undefined) && !isSamePlan ? alignLines(nextRows, standing) : [];
  return {
    ...{ sheet, before, found, rowsLast, columnsLast },
    rows: mapLines(withTyped(known, typed, rowsFound), found.cells.length),
    columns: mapLines(through(columnsLast, columnsFound), width),
    lastRows: rowsFound,
    lastColumns: columnsFound,
  };
}

/** What is read ends with the last row that holds something; the rectangle that was filled may end with rows kept in reserve. */
function withBlankRows(found: SheetSnapshot): SheetSnapshot {
  const { area, cells } = found;
  const missing = area === undefined ? 0 : area.row + area.rows - cells.length;
  return missing <= 0 ? found : { ...found, cells: [...cells, ...Array.from({ length: missing }, () => [])] };
}

/** Whether every range of the plan still holds its own rows and none of its others. */
function keepsSpans(rows: LineMap, count: number, spans: readonly RowSpan[]): boolean {
  const places = Array.from({ length: count }, (_, line) => rows.place(line));
  return spans.every(({ first, last }) => {
    const own = places.slice(first, last + 1);
    const [top, bottom] = [Math.min(...own), Math.max(...own)];
    return places.every((place, line) => (line >= first && line <= last) || place < top || place > bottom);
  });
}

/**
 * Lines that are new in the plan and that the user wrote already, say an indicator typed below the others: the plan takes
 * them over where they stand between its other lines.
 */
function withTyped(matches: Matches, typed: Matches, ours: Matches): Matches {
  const taken = new Set(ours);
  let next = Infinity;
  const ends = matches.map(() => Infinity);
  for (let i = matches.length - 1; i >= 0; i--) {
    ends[i] = next;
    next = matches[i] ?? next;
  }
  let last = -1;
  return matches.map((match, i) => {
    const own = typed[i];
    const isFree = own !== undefined && own > last && own < (ends[i] ?? Infinity) && !taken.has(own);
    const line = match ?? (isFree ? own : undefined);
    last = line ?? last;
    return line;
  });
}

function fuller(a: Matches, b: Matches): Matches {
  const count = (matches: Matches): number => matches.filter((line) => line !== undefined).length;
  return count(b) > count(a) ? b : a;
}

type Pairs = readonly (readonly [number, number])[];

function firsts(pairs: Pairs): readonly number[] {
  return pairs.map(([first]) => first);
}

function seconds(pairs: Pairs): readonly number[] {
  return pairs.map(([, second]) => second);
}

function pairsOf(matches: Matches): Pairs {
  return matches.flatMap((to, from) => (to === undefined ? [] : [[from, to] as const]));
}
