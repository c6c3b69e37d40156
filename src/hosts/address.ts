/**
 * Cell addresses, and the sheet names inside formula text. Rows and columns are 0-based, addresses are A1.
 *
 * Formula text is scanned, not parsed: strings and errors are passed over, so that only the places where a
 * sheet is named change. Every host needs this, because none stores a formula exactly as the plan words it.
 */
import type { Area } from '../workbook/plan/plan.js';

/** 0 -> A, 26 -> AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  }
  return letters;
}

/** A -> 0, AA -> 26. */
export function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

export function areaAddress(area: Area): string {
  const first = cellAddress(area.row, area.column);
  const last = cellAddress(area.row + area.rows - 1, area.column + area.columns - 1);
  return first === last ? first : `${first}:${last}`;
}

/** `'模型'!$A$5:$J$60`. */
export function absoluteReference(sheet: string, area: Area): string {
  const corner = (row: number, column: number): string => `$${columnLetters(column)}$${row + 1}`;
  const first = corner(area.row, area.column);
  const last = corner(area.row + area.rows - 1, area.column + area.columns - 1);
  return `${quoteSheet(sheet)}!${first === last ? first : `${first}:${last}`}`;
}

/** Always quoted: Excel accepts quotes around every sheet name, and rules for leaving them out differ by program. */
export function quoteSheet(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

export interface Reference {
  readonly sheet: string;
  readonly area: Area;
}

/** Reads a reference to cells of one sheet, with or without `=`, `$` and quotes; undefined for anything else. */
export function parseReference(text: string): Reference | undefined {
  const match =
    /^=?(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Za-z]{1,3})\$?(\d+)(?::\$?([A-Za-z]{1,3})\$?(\d+))?$/.exec(text);
  if (match === null) return undefined;
  const [, quoted, plain, left = '', top = '', right = left, bottom = top] = match;
  const sheet = quoted?.replaceAll("''", "'") ?? plain;
  if (sheet === undefined || sheet.startsWith('#')) return undefined;
  const row = Number(top) - 1;
  const column = columnIndex(left);
  return {
    sheet,
    area: { row, column, rows: Number(bottom) - row, columns: columnIndex(right) - column + 1 },
  };
}

/** Text, quoted sheet, error, or plain sheet; anything else is skipped a character at a time. */
const SHEET_PLACES =
  /"(?:[^"]|"")*"|'((?:[^']|'')+)'!|#(?:REF|DIV\/0|VALUE|NUM|NULL)!|#N\/A|#NAME\?|([\p{L}_][\p{L}\p{N}\p{M}_.]*)!/gu;

/** Renames sheets in a formula; `rename` gets each sheet named and gives its new name. Quotes every sheet. */
export function mapSheets(formula: string, rename: (sheet: string) => string): string {
  return formula.replace(SHEET_PLACES, (place: string, quoted?: string, plain?: string) => {
    const sheet = quoted?.replaceAll("''", "'") ?? plain;
    return sheet === undefined ? place : `${quoteSheet(rename(sheet))}!`;
  });
}

/** The area that holds both. */
export function unionArea(a: Area | undefined, b: Area): Area {
  if (a === undefined) return b;
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  return {
    row,
    column,
    rows: Math.max(a.row + a.rows, b.row + b.rows) - row,
    columns: Math.max(a.column + a.columns, b.column + b.columns) - column,
  };
}

/** Rectangles that cover `area` without `hole`: above, below, left and right of it. */
export function areasWithout(area: Area, hole: Area): readonly Area[] {
  const top = Math.max(area.row, Math.min(hole.row, area.row + area.rows));
  const bottom = Math.max(top, Math.min(area.row + area.rows, hole.row + hole.rows));
  const left = Math.max(area.column, Math.min(hole.column, area.column + area.columns));
  const right = Math.max(left, Math.min(area.column + area.columns, hole.column + hole.columns));
  return [
    { ...area, rows: top - area.row },
    { ...area, row: bottom, rows: area.row + area.rows - bottom },
    { row: top, rows: bottom - top, column: area.column, columns: left - area.column },
    { row: top, rows: bottom - top, column: right, columns: area.column + area.columns - right },
  ].filter(({ rows, columns }) => rows > 0 && columns > 0);
}

export function insideArea(area: Area | undefined, row: number, column: number): boolean {
  return (
    area !== undefined &&
    row >= area.row &&
    row < area.row + area.rows &&
    column >= area.column &&
    column < area.column + area.columns
  );
}
