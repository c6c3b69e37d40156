/**
 * A1 addresses: 0-based rows and columns in, Excel's text out, and back. This is the only module that knows how Excel writes
 * them; references inside formula text are handled in references.ts.
 * Sheet names are always quoted: Excel accepts quotes around every name, and rules for leaving them out differ by program.
 */
import type { Area } from './plan.js';

/** Which parts of an address stay fixed when the formula is copied. */
export type Anchor = 'none' | 'column' | 'row' | 'both';

export interface Reference {
  readonly sheet: string;
  readonly area: Area;
}

/** 0 -> `A`, 26 -> `AA`. */
export function columnLetters(column: number): string {
  const head = Math.floor(column / 26);
  return (head === 0 ? '' : columnLetters(head - 1)) + String.fromCharCode(65 + (column % 26));
}

/** `A` -> 0, `aa` -> 26. */
export function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** The A1 address of a cell: (0, 0) -> `A1`. */
export function cellAddress(row: number, column: number, anchor: Anchor = 'none'): string {
  const c = anchor === 'column' || anchor === 'both' ? '$' : '';
  const r = anchor === 'row' || anchor === 'both' ? '$' : '';
  return `${c}${columnLetters(column)}${r}${row + 1}`;
}

/** Both corners, even of a single cell (`A1:A1`), so that a formula has the same form for any number of rows. */
export function areaAddress(area: Area, anchor: Anchor = 'none'): string {
  const first = cellAddress(area.row, area.column, anchor);
  const last = cellAddress(area.row + area.rows - 1, area.column + area.columns - 1, anchor);
  return `${first}:${last}`;
}

/** The address of a range as Excel writes it: `A1` for a single cell, else both corners. */
export function rangeAddress(area: Area, anchor: Anchor = 'none'): string {
  const isOne = area.rows === 1 && area.columns === 1;
  return isOne ? cellAddress(area.row, area.column, anchor) : areaAddress(area, anchor);
}

/** A sheet name in quotes. */
export function quoteSheet(sheet: string): string {
  return `'${sheet.replaceAll("'", "''")}'`;
}

/** `'模型'!$B$5`: a cell of another sheet, fixed. */
export function cellOn(sheet: string, row: number, column: number, anchor: Anchor = 'both'): string {
  return `${quoteSheet(sheet)}!${cellAddress(row, column, anchor)}`;
}

/** `'模型'!$B$5:$B$5`: an area of another sheet, fixed, with both corners. */
export function areaOn(sheet: string, area: Area, anchor: Anchor = 'both'): string {
  return `${quoteSheet(sheet)}!${areaAddress(area, anchor)}`;
}

/** `'模型'!$A$5:$J$60`, `'模型'!$A$5`: the reference of a defined name, as Excel writes it. */
export function absoluteReference(sheet: string, area: Area): string {
  return `${quoteSheet(sheet)}!${rangeAddress(area, 'both')}`;
}

/** A sheet name, quoted or without operators, and one cell or two corners with or without `$`. */
const REFERENCE =
  /^=?(?:'((?:[^']|'')+)'|([^'!#=+*/^&<>(),;"{}%@-]+))!\$?([A-Za-z]{1,3})\$?(\d+)(?::\$?([A-Za-z]{1,3})\$?(\d+))?$/;

/**
 * Reads a reference to cells of one sheet, with or without `=`; the corners may come in any order.
 * Undefined for `#REF!`, whole columns and rows, unions, constants, row 0, and calculations with a cell.
 */
export function parseReference(text: string): Reference | undefined {
  const match = REFERENCE.exec(text.trim());
  if (match === null) return undefined;
  const [, quoted, plain = '', left = '', top = '', right = left, bottom = top] = match;
  const columns = [columnIndex(left), columnIndex(right)] as const;
  const rows = [Number(top) - 1, Number(bottom) - 1] as const;
  const [column, row] = [Math.min(...columns), Math.min(...rows)];
  if (row < 0) return undefined;
  return {
    sheet: quoted?.replaceAll("''", "'") ?? plain,
    area: { row, column, rows: Math.max(...rows) - row + 1, columns: Math.max(...columns) - column + 1 },
  };
}
