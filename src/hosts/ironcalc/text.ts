/**
 * Between a plan's text and IronCalc's.
 *
 * Sheet names: IronCalc 0.8 forgets to quote names such as `推演·基准` (it quotes for a blank, a bracket or a sign,
 * but not for `·` `&` `（`), then cannot read its own formula. Such a name gets a blank at its end, which makes
 * it quote; the blank is taken off again on the way back. A name of 31 characters has its first such character
 * replaced by `-` (one that would need it both ways keeps the `-`).
 * INDEX: picks.ts.
 * Numbers: IronCalc tells only formatted values, so formula results are read from a copy of the workbook in which every
 * cell shows 15 digits, as many as Excel itself does. Constants are exact.
 */
import { Model, quoteName } from '@ironcalc/wasm';
import type { Cell, CellSnapshot, SheetSnapshot, WorkbookSnapshot } from '../../workbook/plan/plan.js';
import { mapSheets } from '../../workbook/plan/references.js';
import { keysBySheet, splitMarks } from '../marks.js';
import { markPicks, unmarkPicks } from './picks.js';

const LONGEST_NAME = 31;

export function toEngineName(name: string): string {
  if (!needsHelp(name)) return name;
  return name.length < LONGEST_NAME ? `${name} ` : name.replace(/[^\p{L}\p{N}_.]/u, '-');
}

export function fromEngineName(name: string): string {
  const bare = name.slice(0, -1);
  return name.endsWith(' ') && needsHelp(bare) ? bare : name;
}

/** Holds a character that only a quoted name may hold, and IronCalc does not quote it. */
function needsHelp(name: string): boolean {
  return !/^[\p{L}_][\p{L}\p{N}\p{M}_.]*$/u.test(name) && quoteName(name) === name;
}

/** A plan's formula as IronCalc is to have it. */
export function toEngineFormula(formula: string): string {
  return markPicks(mapSheets(formula, toEngineName));
}

/** IronCalc's formula as the plan words it. */
export function fromEngineFormula(formula: string): string {
  return unmarkPicks(mapSheets(formula, fromEngineName));
}

/** A cell as it is typed; undefined for an empty one. The apostrophe is IronCalc's own sign for text, not part of the value. */
export function inputOf({ formula, value = null }: Cell): string | undefined {
  if (formula !== undefined) return toEngineFormula(formula);
  if (value === null) return undefined;
  return typeof value === 'string' ? `'${value}` : String(value).toUpperCase();
}

/** The workbook's names, with sheets as the plan calls them. */
export function namesOf(model: Model): { name: string; ref: string }[] {
  return model
    .getDefinedNameList()
    .map(({ name, formula }) => ({ name, ref: mapSheets(formula, fromEngineName) }));
}

/** Types of values as IronCalc numbers them (the same as Excel's TYPE). */
const TEXT = 2;
const LOGICAL = 4;
const ERROR = 16;

/**
 * Scientific, with as many decimals as IronCalc formats right (one more and it garbles the last digits) and three
 * places for the exponent (with two it garbles exponents of three digits).
 */
const EXACT = '0.00000000000000E+000';

export function snapshotOf(model: Model): WorkbookSnapshot {
  const exact = Model.from_bytes(model.toBytes(), model.getLanguage());
  exact.pauseEvaluation();
  const list = model.getDefinedNameList().filter(({ scope }) => scope === undefined);
  const { marks, names } = splitMarks(
    list.map(({ name, formula }) => ({ name, ref: mapSheets(formula, fromEngineName) })),
  );
  const keys = keysBySheet(marks);
  const sheets = model.getWorksheetsProperties().map((properties, number): SheetSnapshot => {
    const name = fromEngineName(properties.name);
    const key = keys.get(name);
    const cells = cellsOf(model, exact, number);
    const area = key === undefined ? undefined : marks.get(key)?.area;
    return key === undefined || area === undefined ? { name, cells } : { name, key, area, cells };
  });
  return { sheets, names };
}

function cellsOf(model: Model, exact: Model, sheet: number): (CellSnapshot | undefined)[][] {
  const { rows } = usedSize(model, sheet);
  return Array.from({ length: rows }, (_, r) => {
    const row = r + 1;
    const contents = new Map<number, string>();
    for (const column of [...model.getColumnsWithData(sheet, row)].sort((a, b) => a - b)) {
      const content = model.getCellContent(sheet, row, column);
      if (content !== '') contents.set(column, content);
    }
    showExactly(exact, sheet, row, contents);
    const cells: (CellSnapshot | undefined)[] = [];
    for (const [column, content] of contents) {
      while (cells.length < column - 1) cells.push(undefined);
      cells.push(cellOf(model, exact, sheet, row, column, content));
    }
    return cells;
  });
}

/** All digits for the formulas of a row; in runs, because IronCalc pays by the call and by the cell. */
function showExactly(exact: Model, sheet: number, row: number, contents: ReadonlyMap<number, string>): void {
  const columns = [...contents].flatMap(([column, content]) => (content.startsWith('=') ? [column] : []));
  for (let index = 0; index < columns.length;) {
    const column = columns[index] ?? 0;
    let width = 1;
    while (columns[index + width] === column + width) width++;
    exact.updateRangeStyle({ sheet, row, column, width, height: 1 }, 'num_fmt', EXACT);
    index += width;
  }
}

function cellOf(
  model: Model,
  exact: Model,
  sheet: number,
  row: number,
  column: number,
  content: string,
): CellSnapshot {
  if (!content.startsWith('=')) return { value: valueOf(model, exact, sheet, row, column, content) };
  const value = valueOf(model, exact, sheet, row, column, undefined);
  // IronCalc moves a text without its sign, when rows or columns are inserted: a formula never shows itself.
  if (value === content) return { value };
  return { value, formula: fromEngineFormula(content) };
}

function valueOf(
  model: Model,
  exact: Model,
  sheet: number,
  row: number,
  column: number,
  constant: string | undefined,
): CellSnapshot['value'] {
  const type = model.getCellType(sheet, row, column);
  if (type === LOGICAL) return model.getFormattedCellValue(sheet, row, column) === 'TRUE';
  if (type === ERROR) return { error: model.getFormattedCellValue(sheet, row, column) };
  if (type === TEXT) return constant?.replace(/^'/, '') ?? exact.getFormattedCellValue(sheet, row, column);
  const number = constant === undefined ? NaN : Number(constant);
  return Number.isNaN(number) ? Number(exact.getFormattedCellValue(sheet, row, column)) : number;
}

/** Every cell of a sheet that holds anything, 0-based, with its content as it is typed. */
export function eachContent(
  model: Model,
  sheet: number,
  visit: (content: string, row: number, column: number) => void,
): void {
  const { rows } = usedSize(model, sheet);
  for (let row = 1; row <= rows; row++)
    for (const column of model.getColumnsWithData(sheet, row)) {
      const content = model.getCellContent(sheet, row, column);
      if (content !== '') visit(content, row - 1, column - 1);
    }
}

/** A cell further right is found when something stands to its left, in its row, within these columns. */
const FIRST_COLUMNS = 256;

/** 1-based last row and column with content; IronCalc tells them only a row or a column at a time. */
function usedSize(model: Model, sheet: number): { rows: number; columns: number } {
  let rows = 0;
  let columns = 1;
  const seenColumns = new Set<number>();
  const seenRows = new Set<number>();
  const waiting = Array.from({ length: FIRST_COLUMNS }, (_, index) => index + 1);
  for (let column = waiting.pop(); column !== undefined; column = waiting.pop()) {
    if (seenColumns.has(column)) continue;
    seenColumns.add(column);
    for (const row of model.getRowsWithData(sheet, column)) {
      rows = Math.max(rows, row);
      if (seenRows.has(row)) continue;
      seenRows.add(row);
      for (const next of model.getColumnsWithData(sheet, row)) {
        columns = Math.max(columns, next);
        if (!seenColumns.has(next)) waiting.push(next);
      }
    }
  }
  return { rows, columns };
}
