/** The lines of a sheet, planned or found, with the features by which `alignLines` matches them. */
import type { Line } from './alignLines.js';
import type { Cell, CellSnapshot, SheetPlan, SheetSnapshot } from '../plan/plan.js';
import { NO_EDGES, type Edges } from './rangeEdges.js';

/** Cells of a plan's sheet by row and column; rows may be short. */
export type Grid<T> = readonly (readonly (T | undefined)[])[];

export function gridOf(sheet: SheetPlan): Grid<Cell> {
  const grid: (Cell | undefined)[][] = [];
  for (const block of sheet.blocks)
    block.cells.forEach((cells, r) => {
      cells.forEach((cell, c) => {
        if (cell === undefined) return;
        while (grid.length <= block.row + r) grid.push([]);
        const row = grid[block.row + r];
        if (row !== undefined) row[block.column + c] = cell;
      });
    });
  return grid;
}

interface Seen {
  readonly text?: string;
  readonly kind: '.' | 't' | 'n' | 'f';
  readonly isKey: boolean;
}

const NOTHING: Seen = { kind: '.', isKey: false };

/** A content as text: years in headings identify columns; other numbers change and are ignored. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim().toLowerCase() || undefined;
  if (typeof value === 'number' && Number.isInteger(value) && value > 1800 && value < 2300)
    return `#${value}`;
  return undefined;
}

/**
 * Whether a formula is a name from another sheet, which identifies the line; ranked or looked-up texts change with the numbers.
 */
function isName(formula: string): boolean {
  return NAME.test(formula);
}

const NAME = /^=((?:'(?:[^']|'')+'|[^'!\s()]+)!\$?[A-Z]{1,3}\$?\d+)(?:&"([^"]*)")?$/i;

/** The text that the last plan has in a cell of another sheet, by its present position; undefined if it has none there. */
export type NameBehind = (reference: string) => string | undefined;

const NOTHING_BEHIND: NameBehind = () => undefined;

/** The name that a formula was written for: a name that was sorted away, or changed, is still that of what the line calculates. */
function nameBehind(formula: string, behind: NameBehind): string | undefined {
  const [, reference = '', rest = ''] = NAME.exec(formula) ?? [];
  const name = reference === '' ? undefined : behind(reference);
  return name === undefined ? undefined : textOf(name + rest);
}

function planned(cell: Cell | undefined): Seen {
  if (cell === undefined) return NOTHING;
  const role = cell.style ?? '';
  if (cell.formula !== undefined) {
    const text = role.startsWith('label') && isName(cell.formula) ? textOf(cell.cached) : undefined;
    return { kind: 'f', isKey: false, ...(text === undefined ? {} : { text }) };
  }
  const text = typeof cell.value === 'string' || role.startsWith('heading') ? textOf(cell.value) : undefined;
  if (cell.value === null || cell.value === undefined || cell.value === '') return NOTHING;
  const isKey = role === 'key';
  return {
    kind: typeof cell.value === 'string' ? 't' : 'n',
    isKey,
    ...(text === undefined ? {} : { text }),
  };
}

function found(cell: CellSnapshot | undefined, behind: NameBehind): Seen {
  if (cell === undefined || (cell.formula === undefined && (cell.value === null || cell.value === '')))
    return NOTHING;
  const shown = cell.formula === undefined || isName(cell.formula) ? textOf(cell.value) : undefined;
  const text = cell.formula === undefined ? shown : (nameBehind(cell.formula, behind) ?? shown);
  const kind = cell.formula !== undefined ? 'f' : typeof cell.value === 'string' ? 't' : 'n';
  return { kind, isKey: false, ...(text === undefined ? {} : { text }) };
}

/** Rows of a planned sheet; a row's key is its first cell with the style of a key. */
export function plannedRows(grid: Grid<Cell>, { rows }: Edges = NO_EDGES): readonly Line[] {
  return rowsOf(grid, planned, rows);
}

/** Rows of an existing sheet. */
export function foundRows(
  { cells }: SheetSnapshot,
  { rows }: Edges,
  behind = NOTHING_BEHIND,
): readonly Line[] {
  return rowsOf(cells, (cell) => found(cell, behind), rows);
}

function rowsOf<T>(
  grid: Grid<T>,
  see: (cell: T | undefined) => Seen,
  edges: ReadonlySet<number>,
): readonly Line[] {
  return grid.map((cells, i) => {
    const row = Array.from(cells, see);
    const keyAt = row.findIndex(({ isKey }) => isKey);
    const key = row[keyAt]?.text;
    return {
      ...(key === undefined ? {} : { key, keyAt }),
      texts: row.flatMap(({ text }) => (text === undefined ? [] : [text])),
      shape: row.map(({ kind }) => kind).join(''),
      isEdge: edges.has(i),
    };
  });
}

/** Columns, identified by the texts in their rows; rows of both sides are paired first. */
export function plannedColumns(
  grid: Grid<Cell>,
  rows: readonly number[],
  { columns }: Edges,
): readonly Line[] {
  return columnsOf(grid, rows, planned, columns);
}

/** Columns of an existing sheet; `rows` gives the number of each row's pair. */
export function foundColumns(
  { cells }: SheetSnapshot,
  rows: readonly number[],
  { columns }: Edges,
  behind = NOTHING_BEHIND,
): readonly Line[] {
  return columnsOf(cells, rows, (cell) => found(cell, behind), columns);
}

/** Texts include the number of their pair of rows, so that only texts of the same row match. */
function columnsOf<T>(
  grid: Grid<T>,
  rows: readonly number[],
  see: (cell: T | undefined) => Seen,
  edges: ReadonlySet<number>,
): readonly Line[] {
  const width = grid.reduce((most, cells) => Math.max(most, cells.length), 0);
  return Array.from({ length: width }, (_, column) => {
    const cells = rows.map((row) => see(grid[row]?.[column]));
    return {
      texts: cells.flatMap(({ text }, pair) => (text === undefined ? [] : [`${pair}:${text}`])),
      shape: cells.map(({ kind }) => kind).join(''),
      isEdge: edges.has(column),
    };
  });
}
