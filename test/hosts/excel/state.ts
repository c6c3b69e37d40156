/**
 * What a simulated workbook holds, as plain data, and what happens to it when sheets are renamed or deleted.
 * Rows and columns are 0-based. Formulas name a sheet by its id (`'#3'!A1`), so renaming a sheet changes nothing else,
 * as in Excel.
 */
import type { Area } from '../../../src/workbook/plan/plan.js';
import { columnIndex, parseReference, rangeAddress } from '../../../src/workbook/plan/address.js';
import { insideArea } from '../../../src/workbook/plan/rectangles.js';
import { mapSheets } from '../../../src/workbook/plan/references.js';

export type Input = null | number | boolean | { readonly text: string } | { readonly formula: string };

export interface CellState {
  input: Input;
  /** By the path of the property: `Font.Bold`, `NumberFormat`. */
  readonly format: Record<string, unknown>;
  /** Validation, link, note; and conditional formats as texts. */
  readonly extras: Record<string, unknown>;
  rules: readonly string[];
}

export interface TableState {
  name: string;
  area: Area;
  readonly look: Record<string, unknown>;
}

export interface ChartState {
  readonly look: Record<string, unknown>;
  readonly series: Record<string, unknown>[];
}

/** A sheet, or the structure of the workbook. */
export interface Protectable {
  isProtected: boolean;
  /** Empty: anybody may end the protection. */
  password: string;
}

export interface SheetState extends Protectable {
  readonly id: string;
  /** `Visibility`, `TabColor`, `PageLayout.Orientation` …: what belongs to the sheet, by the path of the property. */
  readonly look: Record<string, unknown>;
  name: string;
  readonly cells: Map<string, CellState>;
  merges: Area[];
  /** `allowFormatCells` …, as they were given: kept, but here they allow nothing. */
  protectionOptions: Readonly<Record<string, unknown>>;
  isFiltered: boolean;
  tables: TableState[];
  charts: ChartState[];
}

export interface NameState {
  readonly name: string;
  formula: string;
  visible: boolean;
}

/** An error as Excel reports it. */
export class ExcelFault extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export class WorkbookState implements Protectable {
  sheets: SheetState[] = [];
  names = new Map<string, NameState>();
  /** Structure protected: no sheet may be added, renamed, hidden or deleted. */
  isProtected = false;
  password = '';
  /** Of the add-in, in this file; keys are case-sensitive. */
  settings = new Map<string, unknown>();
  isReadOnly = false;
  usesDates1904 = false;
  /** The user's, for what is typed; formulas of the interface are English wherever Excel runs. */
  decimalMark: '.' | ',' = '.';
  private made = 0;

  constructor() {
    this.addSheet('Sheet1');
  }

  addSheet(name: string): SheetState {
    this.checkSheetName(name);
    const sheet: SheetState = {
      id: `#${++this.made}`,
      name,
      look: { Visibility: 'Visible' },
      cells: new Map(),
      merges: [],
      isProtected: false,
      password: '',
      protectionOptions: {},
      isFiltered: false,
      tables: [],
      charts: [],
    };
    this.sheets.push(sheet);
    return sheet;
  }

  findSheet(nameOrId: string): SheetState | undefined {
    return this.sheets.find(
      ({ name, id }) => id === nameOrId || name.toLowerCase() === nameOrId.toLowerCase(),
    );
  }

  renameSheet(sheet: SheetState, name: string): void {
    if (name.toLowerCase() !== sheet.name.toLowerCase()) this.checkSheetName(name);
    sheet.name = name;
  }

  deleteSheet(sheet: SheetState): void {
    const others = this.sheets.filter((other) => other !== sheet);
    if (others.every(({ look }) => look['Visibility'] !== 'Visible')) {
      throw new ExcelFault('InvalidOperation', 'A workbook must contain at least one visible sheet.');
    }
    this.sheets = others;
    const lose = (formula: string): string => formula.replaceAll(`'${sheet.id}'!`, '#REF!');
    for (const name of this.names.values()) name.formula = lose(name.formula);
    for (const { cells } of others) {
      for (const cell of cells.values()) {
        if (typeof cell.input === 'object' && cell.input !== null && 'formula' in cell.input)
          cell.input = { formula: lose(cell.input.formula) };
      }
    }
  }

  /** Sheet names to ids; a sheet that is not there is an error, as it is in Excel. */
  toIds(formula: string): string {
    return mapSheets(formula, (name) => {
      const sheet = this.findSheet(name);
      if (sheet === undefined)
        throw new ExcelFault('InvalidArgument', `There is no sheet "${name}" for ${formula}`);
      return sheet.id;
    });
  }

  /** Ids back to today's names. */
  toNames(formula: string): string {
    return mapSheets(formula, (id) => this.findSheet(id)?.name ?? id);
  }

  private checkSheetName(name: string): void {
    if (name === '' || name.length > 31 || /[:\\/?*[\]]|^'|'$|^history$/i.test(name)) {
      throw new ExcelFault('InvalidArgument', `"${name}" is not a name for a sheet.`);
    }
    if (this.findSheet(name) !== undefined)
      throw new ExcelFault('ItemAlreadyExists', `There is a sheet "${name}".`);
  }
}

/** Deep: nothing is shared with the original. */
export function copyWorkbook(workbook: WorkbookState): WorkbookState {
  return Object.assign(new WorkbookState(), structuredClone(Object.fromEntries(Object.entries(workbook))));
}

export function cellAt(sheet: SheetState, row: number, column: number): CellState {
  const key = `${row},${column}`;
  const cell = sheet.cells.get(key) ?? { input: null, format: {}, extras: {}, rules: [] };
  sheet.cells.set(key, cell);
  return cell;
}

export function eachPlace(area: Area, visit: (row: number, column: number) => void): void {
  for (let row = area.row; row < area.row + area.rows; row++) {
    for (let column = area.column; column < area.column + area.columns; column++) visit(row, column);
  }
}

export function overlap(a: Area, b: Area): boolean {
  return (
    a.row < b.row + b.rows &&
    b.row < a.row + a.rows &&
    a.column < b.column + b.columns &&
    b.column < a.column + a.columns
  );
}

export function contains(outer: Area, inner: Area): boolean {
  return (
    insideArea(outer, inner.row, inner.column) &&
    insideArea(outer, inner.row + inner.rows - 1, inner.column + inner.columns - 1)
  );
}

export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

/** `A1`, `A1:B2`, `'sheet'!A1:B2`; whole rows `3:4` and whole columns `C:D`. */
export function areaOf(address: string): Area {
  const rows = /^(\d+):(\d+)$/.exec(address);
  if (rows !== null) {
    const row = Number(rows[1]) - 1;
    return { row, column: 0, rows: Number(rows[2]) - row, columns: MAX_COLUMNS };
  }
  const columns = /^([A-Z]+):([A-Z]+)$/.exec(address);
  if (columns !== null) {
    const column = columnIndex(columns[1] ?? '');
    return { row: 0, column, rows: MAX_ROWS, columns: columnIndex(columns[2] ?? '') - column + 1 };
  }
  const reference = parseReference(address.includes('!') ? address : `x!${address}`);
  if (reference === undefined) throw new ExcelFault('InvalidArgument', `"${address}" is not an address.`);
  return reference.area;
}

/** The name Excel gives a table that nobody has named yet. */
export function freeTableName(state: WorkbookState): string {
  const taken = new Set(state.sheets.flatMap(({ tables }) => tables.map(({ name }) => name)));
  let number = 1;
  while (taken.has(`Table${number}`)) number++;
  return `Table${number}`;
}

/**
 * What the workbook holds, as text-like data, to compare before and after. Ids are left out: they are Excel's own affair;
 * and so is protection, which a test may switch in between.
 */
export function describeWorkbook(workbook: WorkbookState): unknown {
  const sorted = (look: Record<string, unknown>): [string, unknown][] =>
    Object.entries(look).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    settings: [...workbook.settings].sort(([a], [b]) => (a < b ? -1 : 1)),
    names: [...workbook.names.values()]
      .map(({ name, formula, visible }) => [name, workbook.toNames(formula), visible])
      .sort(),
    sheets: workbook.sheets.map(({ name, look, cells, merges, tables, charts }) => ({
      name,
      look: sorted(look),
      merges: merges.map((area) => rangeAddress(area)).sort(),
      tables: tables.map((table) => [table.name, rangeAddress(table.area), sorted(table.look)]),
      charts: charts.map((chart) => [sorted(chart.look), chart.series.map(sorted)]),
      cells: [...cells]
        .filter(
          ([, { input, format, extras, rules }]) =>
            describeInput(workbook, input) !== null ||
            rules.length + Object.keys(format).length + Object.keys(extras).length > 0,
        )
        .map(([place, { input, format, extras, rules }]) => [
          place,
          describeInput(workbook, input),
          sorted(format),
          sorted(extras),
          rules,
        ])
        .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    })),
  };
}

function describeInput(workbook: WorkbookState, input: Input): unknown {
  // An empty text, which only pasting values leaves, cannot be written through Office.js: it clears the cell, and looks the same.
  if (typeof input === 'object' && input !== null && 'text' in input && input.text === '') return null;
  return typeof input === 'object' && input !== null && 'formula' in input
    ? workbook.toNames(input.formula)
    : input;
}
