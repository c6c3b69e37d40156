/**
 * A view of a sheet in which rows and columns may be exchanged, so that years always run across.
 *
 * In: the cells. Out: the same, by row and column of the view (0-based), with the address that each cell has on its sheet.
 */
import type { Problem } from '../../messages/problem.js';
import { addressOf, type Grid, type GridCell } from './grid.js';
import { readValue, readYear } from './readCell.js';

/** The sheet as it is read: rows and columns may be exchanged. */
export interface View {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly at: (row: number, column: number) => GridCell | undefined;
  readonly address: (row: number, column: number) => string;
}

export function viewOf({ name, rows }: Grid, isDown: boolean): View {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return isDown
    ? {
        ...{ name, rows: width, columns: rows.length },
        at: (row, column) => rows[column]?.[row],
        address: (row, column) => addressOf(column, row),
      }
    : {
        name,
        rows: rows.length,
        columns: width,
        at: (row, column) => rows[row]?.[column],
        address: addressOf,
      };
}

/** Whether a cell is a text that is neither a number nor a year. */
export function isText(cell: GridCell | undefined): boolean {
  return cell !== undefined && readValue(cell).kind === 'text' && readYear(cell) === undefined;
}

/** The text of a cell; empty for an empty cell. */
export function textAt(view: View, row: number, column: number): string {
  const value = view.at(row, column)?.value;
  return value === undefined ? '' : String(value).trim();
}

/** A warning about a cell. */
export function warn(
  view: View,
  code: Problem['code'],
  row: number,
  column: number,
  args: Problem['args'],
): Problem {
  const cell = view.address(row, column);
  return { code, severity: 'warning', place: { file: view.name, cell }, args: { cell, ...args } };
}
