/**
 * Reads back the tables of a computed result: rows by key, numbers as stored. An incomplete result is not used, so only the first
 * cell that is missing or not a number is reported.
 */
import type { ProblemCode } from '../../messages/problems/problems.js';
import type { HeaderId } from '../../messages/wording/workbook.js';
import type { WorkbookSnapshot } from '../plan/plan.js';
import {
  cellAt,
  findHeading,
  findRegion,
  headerRow,
  isBlank,
  placeOf,
  plainText,
  type Report,
} from '../tables/tables.js';

export interface ResultRow {
  readonly key: string;
  text(id: HeaderId): string;
  number(id: HeaderId): number;
  /** An empty cell is NaN: no draw gave a number. */
  numberOrNone(id: HeaderId): number;
  unread(id: HeaderId): void;
}

/**
 * Rows with a key, and a row for missing ones; undefined if the region is gone. Keys may occur more than once. `problem`: the
 * code for a cell that is missing or not a number.
 */
export function rowsIn(
  snapshot: WorkbookSnapshot,
  name: string,
  columns: readonly HeaderId[],
  problem: ProblemCode,
  report: Report,
): { readonly rows: readonly ResultRow[]; readonly none: ResultRow } | undefined {
  const region = findRegion(snapshot, name);
  if (region === undefined) return undefined;
  const { sheet, area } = region;
  // One report is enough, because an incomplete result is not used.
  const unread = (row: number, column: number): void => {
    if (!report.problems.some(({ code }) => code === problem))
      report.add(problem, 'warning', placeOf(sheet, row, column));
  };
  const header = headerRow(region, 'key');
  const columnOf = new Map<HeaderId, number>();
  for (const id of header === undefined ? [] : columns) {
    const column = findHeading(sheet, header ?? 0, id, area);
    if (column !== undefined) columnOf.set(id, column);
  }
  const keyAt = columnOf.get('key');
  const rowAt = (row: number, key: string): ResultRow => {
    const columnAt = (id: HeaderId): number => columnOf.get(id) ?? keyAt ?? area.column;
    const cell = (id: HeaderId) => cellAt(sheet, row, columnOf.get(id) ?? -1);
    const number = (id: HeaderId): number => {
      const value = cell(id)?.value;
      if (typeof value === 'number') return value;
      unread(row, columnAt(id));
      return NaN;
    };
    return {
      key,
      text: (id) => plainText(cell(id)),
      number,
      numberOrNone: (id) => (isBlank(cell(id)) ? NaN : number(id)),
      unread: (id) => unread(row, columnAt(id)),
    };
  };
  const none: ResultRow = {
    ...{ key: '', text: () => '', number: () => NaN, numberOrNone: () => NaN },
    unread: () => unread(area.row, area.column),
  };
  const isWhole = columns.every((id) => id === 'unit' || columnOf.has(id));
  if (header === undefined || keyAt === undefined || !isWhole) {
    unread(header ?? area.row, area.column);
    return { rows: [], none };
  }
  const rows: ResultRow[] = [];
  for (let row = header + 1; row < area.row + area.rows; row++) {
    const key = plainText(cellAt(sheet, row, keyAt)).trim();
    if (key !== '') rows.push(rowAt(row, key));
  }
  return { rows, none };
}

/** Reports that a row is missing. */
export function lost(row: ResultRow): ResultRow {
  row.unread('key');
  return row;
}
