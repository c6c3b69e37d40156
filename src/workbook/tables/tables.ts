/**
 * Tables in a sheet: a row of headings, then a row for each thing, known by its key.
 *
 * Writing: cells by column id, laid out under the headings in the sheet's language.
 * Reading: the region is found by its defined name, columns by their heading in either language, rows by their
 * key; so inserted rows and columns, renamed sheets and moved blocks do no harm. Cells that cannot be read are reported with
 * their addresses, and reading continues, so that all problems are reported at once.
 */
import { HEADERS, type HeaderId } from '../../messages/wording/workbook.js';
import type { Language } from '../../messages/language.js';
import type { Problem, Severity } from '../../messages/problem.js';
import type { ProblemCode } from '../../messages/problems/problems.js';
import { cellAddress, parseReference } from '../plan/address.js';
import { rowHeight } from '../plan/measure.js';
import type { Area, Cell, CellSnapshot, SheetSnapshot, WorkbookSnapshot } from '../plan/plan.js';
import { blank, constant, type SheetBuilder } from '../plan/sheet.js';

export type RowCells = Partial<Record<HeaderId, Cell>>;

/** Writes headings and rows; columns without a cell stay empty. Returns the area including the headings. */
export function writeTable(
  sheet: SheetBuilder,
  row: number,
  column: number,
  columns: readonly HeaderId[],
  rows: readonly RowCells[],
  language: Language,
): Area {
  sheet.putRow(
    row,
    column,
    columns.map((id) => constant(HEADERS[id][language], 'heading')),
  );
  rows.forEach((cells, i) => {
    sheet.putRow(
      row + 1 + i,
      column,
      columns.map((id) => cells[id] ?? blank('label')),
    );
  });
  return { row, column, rows: rows.length + 1, columns: columns.length };
}

/** Makes rows high enough for their wrapped texts; `widths` in characters, aligned with the columns. */
export function fitRows(
  sheet: SheetBuilder,
  firstRow: number,
  columns: readonly HeaderId[],
  widths: readonly number[],
  rows: readonly RowCells[],
): void {
  rows.forEach((cells, i) => {
    const texts = columns.map((id, column) => {
      const cell = cells[id];
      const text = cell?.value ?? cell?.cached;
      const wraps = cell?.style === 'text' || cell?.style === 'edit' || cell?.style === 'labelWrap';
      return { text: wraps && typeof text === 'string' ? text : '', width: widths[column] ?? 10 };
    });
    sheet.height(firstRow + i, rowHeight(texts));
  });
}

/** Collects problems during reading. */
export interface Report {
  readonly problems: Problem[];
  /** `cell` as in `模型!F12`; undefined if the cell itself is gone. */
  add(
    code: ProblemCode,
    severity: Severity,
    cell: string | undefined,
    args?: Problem['args'],
    key?: string,
  ): void;
}

/** Starts a report without problems. */
export function startReport(): Report {
  const problems: Problem[] = [];
  return {
    problems,
    add: (code, severity, cell, args = {}, key) =>
      void problems.push({
        code,
        severity,
        place: { ...(cell === undefined ? {} : { cell }), ...(key === undefined ? {} : { key }) },
        args,
      }),
  };
}

/** A region: its sheet with cells, and its area. */
export interface Region {
  readonly name: string;
  readonly sheet: SheetSnapshot;
  readonly area: Area;
}

/** The region of a defined name; undefined if the name or its sheet is gone. */
export function findRegion(snapshot: WorkbookSnapshot, name: string): Region | undefined {
  const defined = snapshot.names.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
  const reference = defined === undefined ? undefined : parseReference(defined.ref);
  if (reference === undefined) return undefined;
  const sheet = snapshot.sheets.find(
    (candidate) => candidate.name.toLowerCase() === reference.sheet.toLowerCase(),
  );
  return sheet === undefined ? undefined : { name, sheet, area: reference.area };
}

/**
 * The region of a table: that of its name or, if the name was deleted or the table was cut and pasted away from it, the region of
 * its headings on one of our sheets.
 */
export function findTable(
  snapshot: WorkbookSnapshot,
  name: string,
  keyColumn: HeaderId,
  columns: readonly HeaderId[],
): Region | undefined {
  const named = findRegion(snapshot, name);
  if (named !== undefined && headerRow(named, keyColumn) !== undefined) return named;
  for (const sheet of snapshot.sheets) {
    const row = sheet.key === undefined ? undefined : findHeadings(sheet, columns);
    if (row === undefined) continue;
    const area = { ...usedArea(sheet), row, rows: 1 };
    return { name, sheet, area };
  }
  return named;
}

/** The first row with all of these headings. */
export function findHeadings(sheet: SheetSnapshot, headings: readonly HeaderId[]): number | undefined {
  const area = usedArea(sheet);
  const row = sheet.cells.findIndex((_, r) =>
    headings.every((id) => findHeading(sheet, r, id, area) !== undefined),
  );
  return row < 0 ? undefined : row;
}

/** From A1 to the last cell with contents. */
export function usedArea({ cells }: SheetSnapshot): Area {
  const columns = cells.reduce((most, row) => Math.max(most, row.length), 1);
  return { row: 0, column: 0, rows: Math.max(1, cells.length), columns };
}

/** The cell at a row and column (0-based); undefined if it is empty. */
export function cellAt(sheet: SheetSnapshot, row: number, column: number): CellSnapshot | undefined {
  return sheet.cells[row]?.[column];
}

/** `模型!F12`: a cell as problems name it. */
export function placeOf(sheet: SheetSnapshot, row: number, column: number): string {
  return `${sheet.name}!${cellAddress(row, column)}`;
}

/** Whether a cell is empty or has only white space. */
export function isBlank(cell: CellSnapshot | undefined): boolean {
  return cell === undefined || cell.value === null || cell.value === '';
}

/** A row that is read. */
export interface ReadRow {
  readonly key: string;
  readonly sheet: SheetSnapshot;
  /** 0-based row in the sheet. */
  readonly row: number;
  cell(id: HeaderId): CellSnapshot | undefined;
  place(id: HeaderId): string;
}

/**
 * The rows of a region that have a key, in order, including those that a user added right below it. Reports a missing heading, a
 * row with content but no key, and a duplicate key. Columns `ifThere` may be missing.
 */
export function readTable(
  region: Region,
  keyColumn: HeaderId,
  columns: readonly HeaderId[],
  report: Report,
  ifThere: readonly HeaderId[] = [],
): readonly ReadRow[] {
  const { sheet, area } = region;
  const header = headerRow(region, keyColumn);
  const columnOf = new Map<HeaderId, number>();
  if (header !== undefined)
    for (const id of [...columns, ...ifThere]) {
      const column = chooseColumn(
        region,
        header,
        findHeadingAll(sheet, header, id, area),
        HEADERS[id],
        report,
      );
      if (column !== undefined) columnOf.set(id, column);
    }
  const missing = columns.filter((id) => !columnOf.has(id));
  const keyAt = columnOf.get(keyColumn);
  if (header === undefined || keyAt === undefined || missing.length > 0) {
    const at = placeOf(sheet, header ?? area.row, area.column);
    for (const id of missing)
      report.add('workbook.columnMissing', 'error', at, { zh: HEADERS[id].zh, en: HEADERS[id].en });
    return [];
  }

  const rows: ReadRow[] = [];
  const seen = new Set<string>();
  const end = area.row + area.rows;
  // Rows that a user added right below belong to it, with a key or without one.
  const isFilled = (row: number): boolean =>
    [keyAt, ...columnOf.values()].some((column) => !isBlank(cellAt(sheet, row, column)));
  for (let row = header + 1; row < end || isFilled(row); row++) {
    const read: Omit<ReadRow, 'key'> = {
      sheet,
      row,
      cell: (id) => cellAt(sheet, row, columnOf.get(id) ?? -1),
      place: (id) => placeOf(sheet, row, columnOf.get(id) ?? keyAt),
    };
    const key = plainText(read.cell(keyColumn)).trim();
    if (key === '') {
      const filled = columns.filter((id) => !isBlank(read.cell(id))).length;
      // One or two contents in a row that a user inserted are a note; with more, it is a row that lost its key.
      const isNote = filled < 3 && filled * 2 < columns.length;
      if (filled > 0)
        report.add(
          isNote ? 'workbook.rowPassedOver' : 'workbook.keyMissing',
          isNote ? 'warning' : 'error',
          read.place(keyColumn),
        );
      continue;
    }
    if (seen.has(key)) {
      report.add('workbook.keyDuplicate', 'error', read.place(keyColumn), { key }, key);
      continue;
    }
    seen.add(key);
    rows.push({ ...read, key });
  }
  return rows;
}

/** Whether one of the columns has no heading any more, in a table with a row of headings. */
export function lacksColumn(region: Region, keyColumn: HeaderId, columns: readonly HeaderId[]): boolean {
  const header = headerRow(region, keyColumn);
  if (header === undefined) return true;
  return columns.some((id) => findHeading(region.sheet, header, id, region.area) === undefined);
}

/** The row of headings: the first row of the region that holds the key column's heading. */
export function headerRow(region: Region, keyColumn: HeaderId): number | undefined {
  const { sheet, area } = region;
  for (let row = area.row; row < area.row + area.rows; row++)
    if (findHeading(sheet, row, keyColumn, area) !== undefined) return row;
  return undefined;
}

/** Column of a heading in either language: within the region, or at the position in the same row to which a user moved it. */
export function findHeading(sheet: SheetSnapshot, row: number, id: HeaderId, area: Area): number | undefined {
  return findHeadingAll(sheet, row, id, area)[0];
}

/** All columns with the heading, those within the region if there are any. */
export function findHeadingAll(
  sheet: SheetSnapshot,
  row: number,
  id: HeaderId,
  area: Area,
): readonly number[] {
  const wanted = [HEADERS[id].zh, HEADERS[id].en].map(normalise);
  const cells = sheet.cells[row] ?? [];
  const hits = Array.from(cells, (cell, column) =>
    wanted.includes(normalise(plainText(cell))) ? column : -1,
  );
  const found = hits.filter((column) => column >= 0);
  const inside = found.filter((column) => column >= area.column && column < area.column + area.columns);
  return inside.length > 0 ? inside : found;
}

/**
 * Of several columns with the same heading the one with most contents, because the others are a user's; of equal ones the first.
 * The others are not read, which is reported.
 */
export function chooseColumn(
  { sheet, area }: Region,
  header: number,
  columns: readonly number[],
  heading: { readonly zh: string | number; readonly en: string | number },
  report: Report,
): number | undefined {
  if (columns.length < 2) return columns[0];
  // For a table without a name only the headings are known.
  const end = area.rows > 1 ? area.row + area.rows : sheet.cells.length;
  const filled = (column: number): number =>
    sheet.cells
      .slice(header + 1, end)
      .filter((row) => !isBlank(row[column]) || row[column]?.formula !== undefined).length;
  const [first, ...others] = [...columns].sort((a, b) => filled(b) - filled(a) || a - b);
  for (const column of others)
    report.add('workbook.headingTwice', 'warning', placeOf(sheet, header, column), heading);
  return first;
}

/** A text for comparison: without differences of case, width and white space. */
export function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .trim()
    .replace(/\s+/g, ' ')
    .toLowerCase();
}

/** A cell's content as text; the empty text for errors and empty cells. */
export function plainText(cell: CellSnapshot | undefined): string {
  const value = cell?.value ?? null;
  if (value === null || typeof value === 'object') return '';
  return typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : String(value);
}
