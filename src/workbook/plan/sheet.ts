/**
 * Builds one sheet's plan cell by cell, from a few kinds of cell.
 *
 * A formula cell is always made with its present value (`live`): the code that writes a formula also does the same calculation,
 * so that files show correct numbers before any recalculation.
 */
import { isError, type Scalar } from '../../formula/values/value.js';
import { formFor, splitSentence } from '../../messages/language.js';
import type {
  Area,
  CachedValue,
  Cell,
  ChartPlan,
  ConditionalFormatPlan,
  SheetPlan,
  TablePlan,
  ValidationPlan,
} from './plan.js';
import { cut } from './naming.js';
import { join } from './scalars.js';
import { styleKey, type Role } from './styles.js';

/** A constant: text, a number or a logical value. */
export function constant(value: string | number | boolean, role: Role, format?: string): Cell {
  return { value, style: styleKey(role, format) };
}

/** An empty cell with a style. */
export function blank(role: Role, format?: string): Cell {
  return { value: null, style: styleKey(role, format) };
}

/** A formula (English A1 with leading `=`) and its value. */
export function live(formula: string, value: Scalar, role: Role, format?: string): Cell {
  return { formula, cached: cachedOf(value), style: styleKey(role, format) };
}

function cachedOf(value: Scalar): CachedValue {
  return isError(value) ? { error: value.error } : value;
}

/** Largest number of characters of a text in a formula, and of a chart's title. */
const LONGEST_TEXT = 255;

/** A text as a formula literal: `"5 ""units"""`; a long one in pieces joined by `&`. */
export function quoteText(text: string): string {
  // Characters outside the basic plane count as two and are not split.
  const pieces = text.length > LONGEST_TEXT ? (text.match(/[^]{1,127}/gu) ?? []) : [text];
  return pieces.map((piece) => `"${piece.replace(/"/g, '""')}"`).join('&');
}

/** A formula without its leading `=`, and its value. */
export interface Piece {
  readonly formula: string;
  readonly value: Scalar;
}

/** A constant text as a piece. */
export function textPiece(text: string): Piece {
  return { formula: quoteText(text), value: text };
}

/**
 * A sentence with places (`splitSentence`) as a formula that joins its words and live pieces. A word that depends on a number has
 * two forms: `{count|figure|figures}` is `n&IF(n=1," figure"," figures")`.
 */
export function sentence(template: string, pieces: Readonly<Record<string, Piece>>): Piece {
  const joined = splitSentence(template).map((part): Piece => {
    if (typeof part === 'string') return textPiece(part);
    const piece = pieces[part.name];
    if (piece === undefined) throw new Error(`the sentence "${template}" needs the piece "${part.name}"`);
    return part.forms === undefined ? piece : withForm(piece, part.forms);
  });
  return {
    formula: joined.map(({ formula }) => formula).join('&'),
    value: join(joined.map(({ value }) => value)),
  };
}

/** A number, or its text, followed by the form of the word for it. */
function withForm({ formula, value }: Piece, forms: { readonly one: string; readonly other: string }): Piece {
  const single = typeof value === 'string' ? '"1"' : '1';
  const [one, other] = [quoteText(` ${forms.one}`), quoteText(` ${forms.other}`)];
  return {
    formula: `${formula}&IF(${formula}=${single},${one},${other})`,
    value: isError(value) ? value : `${String(value)} ${formFor(String(value), forms)}`,
  };
}

export interface SheetBuilder {
  put(row: number, column: number, cell: Cell): void;
  /** Cells of one row from `column` to the right. */
  putRow(row: number, column: number, cells: readonly (Cell | undefined)[]): void;
  /** Styles a whole area that has no content of its own (headings across the page). */
  fill(area: Area, role: Role): void;
  merge(row: number, column: number, rows: number, columns: number): void;
  width(column: number, characters: number): void;
  height(row: number, points: number): void;
  table(table: TablePlan): void;
  validate(validation: ValidationPlan): void;
  format(format: ConditionalFormatPlan): void;
  chart(chart: ChartPlan): void;
  finish(): SheetPlan;
}

type Head = Pick<SheetPlan, 'key' | 'name' | 'print'> &
  Partial<Pick<SheetPlan, 'tabColor' | 'freeze' | 'gridlines'>>;

/** Starts the plan of a sheet. */
export function startSheet(head: Head): SheetBuilder {
  const rows: (Cell | undefined)[][] = [];
  const merges: Area[] = [];
  const columnWidths: Record<number, number> = {};
  const rowHeights: Record<number, number> = {};
  const tables: TablePlan[] = [];
  const validations: ValidationPlan[] = [];
  const conditionalFormats: ConditionalFormatPlan[] = [];
  const charts: ChartPlan[] = [];

  const put = (row: number, column: number, cell: Cell): void => {
    while (rows.length <= row) rows.push([]);
    const cells = rows[row];
    if (cells !== undefined) cells[column] = cell;
  };

  return {
    put,
    putRow: (row, column, cells) => {
      cells.forEach((cell, i) => {
        if (cell !== undefined) put(row, column + i, cell);
      });
    },
    fill: (area, role) => {
      for (let r = 0; r < area.rows; r++)
        for (let c = 0; c < area.columns; c++)
          if (rows[area.row + r]?.[area.column + c] === undefined)
            put(area.row + r, area.column + c, blank(role));
    },
    merge: (row, column, mergedRows, columns) => void merges.push({ row, column, rows: mergedRows, columns }),
    width: (column, characters) => void (columnWidths[column] = characters),
    height: (row, points) => void (rowHeights[row] = points),
    table: (table) => void tables.push(table),
    validate: (validation) => void validations.push(validation),
    format: (format) => void conditionalFormats.push(format),
    chart: (chart) => void charts.push({ ...chart, title: cut(chart.title, LONGEST_TEXT) }),
    finish: () => {
      const columns = rows.reduce((most, cells) => Math.max(most, cells.length), 0);
      const cells = rows.map((row) => Array.from({ length: columns }, (_, c) => row[c]));
      return {
        key: head.key,
        name: head.name,
        ...(head.tabColor === undefined ? {} : { tabColor: head.tabColor }),
        ...(head.freeze === undefined ? {} : { freeze: head.freeze }),
        blocks: [{ row: 0, column: 0, cells }],
        merges,
        columnWidths,
        rowHeights,
        tables,
        validations,
        conditionalFormats,
        charts,
        print: head.print,
        gridlines: head.gridlines ?? false,
      };
    },
  };
}
