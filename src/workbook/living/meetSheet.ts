/**
 * Pairs the lines (rows and columns) of a planned sheet with those of the existing sheet by means of the last plan, whose texts
 * are on the sheet.
 *
 * A row with a key is that key's, so that rows a user sorted, or cut and pasted, stay where they are now, with those of tables
 * that are read back.
 */
import { alignLines, alignRenamed, alignSorted } from './alignLines.js';
import { mapLines, type LineMap } from './lineMap.js';
import type { SheetPlan, SheetSnapshot } from '../plan/plan.js';
import { NO_EDGES, type EdgesBySheet, type RowSpan } from './rangeEdges.js';
import { scenarioOf } from '../tables/scenarioSheets.js';
import {
  foundColumns,
  foundRows,
  gridOf,
  plannedColumns,
  plannedRows,
  type NameBehind,
} from './sheetLines.js';
import { alignTables, sortedSpans, type Align, type SortedSpan } from './sortedTables.js';

/** Which lines of the new plan, the last plan and the sheet are the same. */
export interface Meeting {
  readonly sheet: SheetPlan;
  readonly before: SheetPlan;
  readonly found: SheetSnapshot;
  /** For the new plan: the positions of its rows, and the rows of the last plan that they were. */
  readonly rows: LineMap;
  readonly columns: LineMap;
  readonly rowsLast: readonly (number | undefined)[];
  readonly columnsLast: readonly (number | undefined)[];
  /** For the last plan: the rows found. */
  readonly lastRows: readonly (number | undefined)[];
  readonly lastColumns: readonly (number | undefined)[];
  /** Columns that the user moved past others: from the column found to that of the last plan, which is written anew in its order. */
  readonly movedColumns: ReadonlyMap<number, number>;
  /** Lines found of read-back tables that were sorted: formulas still refer to the places where their rows were. */
  readonly sorted: readonly SortedSpan[];
}

/** Where ranges begin and end in the new plan, the last plan and the workbook. */
export interface AllEdges {
  readonly next: EdgesBySheet;
  readonly last: EdgesBySheet;
  readonly found: EdgesBySheet;
}

/** Whether the sheet has the tables that are read back; the other sheets take their names from them. */
export function hasTables({ key }: SheetPlan): boolean {
  return key === 'model' || key === 'baseline';
}

/** `behind`: the names in the tables of other sheets, as the last plan has them. */
export function meetSheet(
  sheet: SheetPlan,
  before: SheetPlan,
  read: SheetSnapshot,
  all: AllEdges,
  behind?: NameBehind,
): Meeting {
  const found = withBlankLines(read);
  const spans = all.next.get(sheet.name)?.rowSpans ?? [];
  for (const align of hasTables(sheet) ? [alignTables] : [alignSorted, alignTables]) {
    const meeting = pairLines(sheet, before, found, all, align, behind);
    if (keepsSpans(meeting.rows, meeting.rowsLast.length, spans) && keepsHeadings(meeting)) return meeting;
  }
  return pairLines(sheet, before, found, all, alignLines, behind);
}

type Matches = readonly (number | undefined)[];

function pairLines(
  sheet: SheetPlan,
  before: SheetPlan,
  found: SheetSnapshot,
  all: AllEdges,
  align: Align,
  behind: NameBehind | undefined,
): Meeting {
  const edges = {
    next: all.next.get(sheet.name) ?? NO_EDGES,
    last: all.last.get(before.name) ?? NO_EDGES,
    found: all.found.get(found.name) ?? NO_EDGES,
  };
  const [next, last] = [gridOf(sheet), gridOf(before)];
  const nextRows = plannedRows(next, edges.next);
  const standing = foundRows(found, edges.found, behind);
  const lastRows = plannedRows(last, edges.last);
  const aligned = align(lastRows, standing);
  const sorted = align === alignTables ? sortedSpans(lastRows, aligned) : [];
  const rowsFound = alignRenamed(lastRows, standing, aligned);
  const pairs = pairsOf(rowsFound);
  const writtenColumns = plannedColumns(last, firsts(pairs), edges.last);
  const standingColumns = foundColumns(found, seconds(pairs), edges.found, behind);
  const columnsFound = alignLines(writtenColumns, standingColumns);
  const movedColumns = new Map(
    alignSorted(writtenColumns, standingColumns).flatMap((column, line) =>
      column === undefined || columnsFound[line] !== undefined ? [] : [[column, line] as const],
    ),
  );
  const isSamePlan = before === sheet;
  const rowsLast = isSamePlan ? lastRows.map((_, i) => i) : align(nextRows, lastRows);
  const kept = pairsOf(rowsLast);
  const lastColumns = plannedColumns(last, seconds(kept), edges.last);
  const nextColumns = plannedColumns(next, firsts(kept), edges.next);
  const columnsLast =
    isSamePlan || (scenarioOf(sheet) === undefined && lastColumns.length === nextColumns.length)
      ? // Tables are one below the other and share their columns, so equally many columns are the same ones.
        lastColumns.map((_, i) => i)
      : alignLines(nextColumns, lastColumns);
  const through = (list: Matches, first: Matches): Matches =>
    list.map((line) => (line === undefined ? undefined : first[line]));
  const width = found.cells.reduce((most, cells) => Math.max(most, cells.length), 0);
  const known = through(rowsLast, rowsFound);
  const typed = known.includes(undefined) && !isSamePlan ? alignLines(nextRows, standing) : [];
  return {
    ...{ sheet, before, found, rowsLast, columnsLast, movedColumns, sorted },
    rows: mapLines(withTyped(known, typed, rowsFound), found.cells.length),
    columns: mapLines(through(columnsLast, columnsFound), width),
    lastRows: rowsFound,
    lastColumns: columnsFound,
  };
}

/**
 * The sheet with blank rows and columns to the end of its rectangle: reading ends with the last row and column that have contents,
 * but the rectangle may end with reserved rows, or with a column that only continues the colour of a title.
 */
function withBlankLines(found: SheetSnapshot): SheetSnapshot {
  const { area, cells } = found;
  if (area === undefined) return found;
  const missing = Math.max(0, area.row + area.rows - cells.length);
  const rows = [...cells, ...Array.from({ length: missing }, () => [])];
  const [first = [], ...others] = rows;
  const isWide = rows.some((row) => row.length >= area.column + area.columns);
  if (isWide) return missing === 0 ? found : { ...found, cells: rows };
  const wide = Array.from({ length: area.column + area.columns }, (_, column) => first[column]);
  return { ...found, cells: [wide, ...others] };
}

/** Whether every row of headings is above the rows with keys that come after it. */
function keepsHeadings({ sheet, rows }: Meeting): boolean {
  const grid = gridOf(sheet);
  let heading = -1;
  return plannedRows(grid).every(({ key }, row) => {
    if (grid[row]?.some((cell) => cell?.style?.startsWith('heading')) === true) heading = rows.place(row);
    return key === undefined || rows.place(row) > heading;
  });
}

/** Whether every range of the plan still contains its own rows and no others of the plan. */
function keepsSpans(rows: LineMap, count: number, spans: readonly RowSpan[]): boolean {
  const places = Array.from({ length: count }, (_, line) => rows.place(line));
  return spans.every(({ first, last }) => {
    const own = places.slice(first, last + 1);
    const [top, bottom] = [Math.min(...own), Math.max(...own)];
    return places.every((place, line) => (line >= first && line <= last) || place < top || place > bottom);
  });
}

/**
 * Lines that are new in the plan but that the user has already written, for example an indicator typed below the others: the plan
 * uses them if they are between its other lines in order.
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
