/**
 * A1 addresses: 0-based rows and columns in, Excel's text out, and back.
 * Sheet names are always quoted, so that any name a user gives a sheet is safe.
 */
import type { Area } from './plan.js';

export interface Position {
  /** 0-based. */
  readonly row: number;
  readonly column: number;
}

/** Which parts of an address stay fixed when the formula is copied. */
export type Anchor = 'none' | 'column' | 'row' | 'both';

/** 0 -> `A`, 26 -> `AA`. */
export function columnName(column: number): string {
  const head = Math.floor(column / 26);
  return (head === 0 ? '' : columnName(head - 1)) + String.fromCharCode(65 + (column % 26));
}

export function cellAddress(row: number, column: number, anchor: Anchor = 'none'): string {
  const c = anchor === 'column' || anchor === 'both' ? '$' : '';
  const r = anchor === 'row' || anchor === 'both' ? '$' : '';
  return `${c}${columnName(column)}${r}${row + 1}`;
}

export function areaAddress(area: Area, anchor: Anchor = 'none'): string {
  const first = cellAddress(area.row, area.column, anchor);
  const last = cellAddress(area.row + area.rows - 1, area.column + area.columns - 1, anchor);
  return `${first}:${last}`;
}

export function quoteSheet(sheet: string): string {
  return `'${sheet.replace(/'/g, "''")}'`;
}

/** `'模型'!$B$5`: a cell of another sheet, fixed. */
export function cellOn(sheet: string, row: number, column: number, anchor: Anchor = 'both'): string {
  return `${quoteSheet(sheet)}!${cellAddress(row, column, anchor)}`;
}

export function areaOn(sheet: string, area: Area, anchor: Anchor = 'both'): string {
  return `${quoteSheet(sheet)}!${areaAddress(area, anchor)}`;
}

/** The area of a range of one sheet; undefined for `#REF!`, whole columns, unions and constants. */
export function parseReference(ref: string): { readonly sheet: string; readonly area: Area } | undefined {
  const match =
    /^=?(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Za-z]{1,3})\$?(\d+)(?::\$?([A-Za-z]{1,3})\$?(\d+))?$/.exec(
      ref.trim(),
    );
  if (match === null) return undefined;
  const [, quoted, bare, column1 = '', row1 = '', column2 = column1, row2 = row1] = match;
  const sheet = quoted?.replace(/''/g, "'") ?? bare ?? '';
  const [left, right] = [columnIndex(column1), columnIndex(column2)].sort((a, b) => a - b);
  const [top, bottom] = [Number(row1) - 1, Number(row2) - 1].sort((a, b) => a - b);
  if (left === undefined || right === undefined || top === undefined || bottom === undefined || top < 0)
    return undefined;
  return { sheet, area: { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 } };
}

/** `A` -> 0. */
export function columnIndex(name: string): number {
  let index = 0;
  for (const letter of name.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}
