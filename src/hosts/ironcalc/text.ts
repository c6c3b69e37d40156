/**
 * Converts between a plan's texts and IronCalc's.
 *
 * Sheet names: IronCalc 0.8 forgets to quote names such as `推演·基准` (it quotes for a blank, a bracket or a sign,
 * but not for `·` `&` `（`), and then cannot parse its own formula. A blank is added to such a name, so that it is quoted; the
 * blank is removed again when the workbook is read. A name of 31 characters has its first such character replaced by `-` (one
 * that would need it both ways keeps the `-`).
 * INDEX: picks.ts.
 * Numbers: results of formulas are read with 15 digits (results.ts). Constants are exact.
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

/** The plan's name of a sheet with this name in IronCalc. */
export function fromEngineName(name: string): string {
  const bare = name.slice(0, -1);
  return name.endsWith(' ') && needsHelp(bare) ? bare : name;
}

/** Whether a name contains a character that requires quotes but that IronCalc does not quote. */
function needsHelp(name: string): boolean {
  return !/^[\p{L}_][\p{L}\p{N}\p{M}_.]*$/u.test(name) && quoteName(name) === name;
}

/** A plan's formula in IronCalc's form. */
export function toEngineFormula(formula: string): string {
  return markPicks(mapSheets(formula, toEngineName));
}

/** IronCalc's formula in the plan's form. */
function fromEngineFormula(formula: string): string {
  return unmarkPicks(mapSheets(formula, fromEngineName));
}

/** A cell as it is typed; undefined for an empty one. The apostrophe is IronCalc's text prefix, not part of the value. */
export function inputOf({ formula, value = null }: Cell): string | undefined {
  if (formula !== undefined) return toEngineFormula(formula);
  if (value === null) return undefined;
  return typeof value === 'string' ? `'${value}` : String(value).toUpperCase();
}

/** The workbook's defined names, with the plan's names of sheets. */
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

/** A cell with contents; row and column are 0-based. `content`: as it is typed; `type`: as IronCalc numbers it. */
interface Holding {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
  readonly content: string;
  readonly type: number;
}

/** `calculate`: as `resultsOf`, which leaves the model as it is. */
export function snapshotOf(model: Model, calculate: typeof resultsOf = resultsOf): WorkbookSnapshot {
  const list = model.getDefinedNameList().filter(({ scope }) => scope === undefined);
  const { marks, names } = splitMarks(
    list.map(({ name, formula }) => ({ name, ref: mapSheets(formula, fromEngineName) })),
  );
  const keys = keysBySheet(marks);
  const properties = model.getWorksheetsProperties();
  const holdings = properties.map((_, sheet) => holdingsOf(model, sheet));
  const results = calculate(model, holdings.flat(2).filter(needsResult));
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

/** Whether a cell is a formula, or a number whose content has another form, such as a date. */
function needsResult({ content, type }: Holding): boolean {
  return content.startsWith('=') || (type === NUMBER && Number.isNaN(Number(content)));
}

function cellOf(model: Model, results: Results, holding: Holding): CellSnapshot {
  const { content } = holding;
  const value = valueOf(model, results, holding);
  // When rows or columns are inserted, IronCalc moves a text without its prefix; a formula never has its own text as its value.
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

/** Calls `visit` for every cell of a sheet with contents, 0-based, with its content as typed. */
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

/** A cell further to the right is found only if its row has contents within these columns. */
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
