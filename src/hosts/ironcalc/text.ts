/**
 * Between a plan's text and IronCalc's.
 *
 * Sheet names: IronCalc 0.8 forgets to quote names such as `推演·基准` (it quotes for a blank, a bracket or a sign,
 * but not for `·` `&` `（`), then cannot read its own formula. Such a name gets a blank at its end, which makes
 * it quote; the blank is taken off again on the way back. A name of 31 characters has its first such character
 * replaced by `-` (one that would need it both ways keeps the `-`).
 * INDEX: picks.ts.
 * Numbers: what formulas give is read with 15 digits (results.ts). Constants are exact.
 */
import { type Model, quoteName } from '@ironcalc/wasm';
import type { Cell, CellSnapshot, SheetSnapshot, WorkbookSnapshot } from '../../workbook/plan/plan.js';
import { mapSheets } from '../../workbook/plan/references.js';
import { keysBySheet, splitMarks } from '../marks.js';
import { markPicks, unmarkPicks } from './picks.js';
import { resultsOf, type Results } from './results.js';

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
function fromEngineFormula(formula: string): string {
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
const NUMBER = 1;
const TEXT = 2;
const LOGICAL = 4;
const ERROR = 16;

/** A cell that holds anything, by 0-based places. `content`: as it is typed; `type`: as IronCalc numbers it. */
interface Holding {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
  readonly content: string;
  readonly type: number;
}

export function snapshotOf(model: Model): WorkbookSnapshot {
  const list = model.getDefinedNameList().filter(({ scope }) => scope === undefined);
  const { marks, names } = splitMarks(
    list.map(({ name, formula }) => ({ name, ref: mapSheets(formula, fromEngineName) })),
  );
  const keys = keysBySheet(marks);
  const properties = model.getWorksheetsProperties();
  const holdings = properties.map((_, sheet) => holdingsOf(model, sheet));
  const results = resultsOf(model, holdings.flat(2).filter(needsResult));
  const sheets = properties.map((each, number): SheetSnapshot => {
    const name = fromEngineName(each.name);
    const key = keys.get(name);
    const cells = (holdings[number] ?? []).map((line) => {
      const found: (CellSnapshot | undefined)[] = [];
      for (const holding of line) {
        while (found.length < holding.column) found.push(undefined);
        found.push(cellOf(model, results, holding));
      }
      return found;
    });
    const area = key === undefined ? undefined : marks.get(key)?.area;
    return key === undefined || area === undefined ? { name, cells } : { name, key, area, cells };
  });
  return { sheets, names };
}

/** The cells of each row, from left to right. */
function holdingsOf(model: Model, sheet: number): Holding[][] {
  return Array.from({ length: usedRows(model, sheet) }, (_, row) =>
    [...model.getColumnsWithData(sheet, row + 1)]
      .sort((a, b) => a - b)
      .flatMap((column): Holding[] => {
        const content = model.getCellContent(sheet, row + 1, column);
        if (content === '') return [];
        const type = model.getCellType(sheet, row + 1, column);
        return [{ sheet, row, column: column - 1, content, type }];
      }),
  );
}

/** A formula, or a number whose content is worded otherwise, such as a date. */
function needsResult({ content, type }: Holding): boolean {
  return content.startsWith('=') || (type === NUMBER && Number.isNaN(Number(content)));
}

function cellOf(model: Model, results: Results, holding: Holding): CellSnapshot {
  const { content } = holding;
  const value = valueOf(model, results, holding);
  // IronCalc moves a text without its sign, when rows or columns are inserted: a formula never shows itself.
  return !content.startsWith('=') || value === content
    ? { value }
    : { value, formula: fromEngineFormula(content) };
}

function valueOf(model: Model, results: Results, holding: Holding): CellSnapshot['value'] {
  const { sheet, row, column, content, type } = holding;
  if (type === LOGICAL || type === ERROR) {
    const shown = model.getFormattedCellValue(sheet, row + 1, column + 1);
    return type === LOGICAL ? shown === 'TRUE' : { error: shown };
  }
  const told = needsResult(holding) ? results(holding) : content;
  if (type !== TEXT) return Number(told);
  return needsResult(holding) ? told : told.replace(/^'/, '');
}

/** Every cell of a sheet that holds anything, 0-based, with its content as it is typed. */
export function eachContent(
  model: Model,
  sheet: number,
  visit: (content: string, row: number, column: number) => void,
): void {
  const rows = usedRows(model, sheet);
  for (let row = 1; row <= rows; row++)
    for (const column of model.getColumnsWithData(sheet, row)) {
      const content = model.getCellContent(sheet, row, column);
      if (content !== '') visit(content, row - 1, column - 1);
    }
}

/** A cell further right is found when something is to its left, in its row, within these columns. */
const FIRST_COLUMNS = 256;

/** 1-based last row with content; IronCalc tells rows only a column at a time. */
function usedRows(model: Model, sheet: number): number {
  let rows = 0;
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
        if (!seenColumns.has(next)) waiting.push(next);
      }
    }
  }
  return rows;
}
