/**
 * The .xlsx host: a workbook in memory as the bytes of a file that Excel, LibreOffice and WPS open.
 *
 * `apply` builds a whole new file and only then replaces the bytes, so a failure changes nothing. Starting from
 * the bytes of an existing file, sheets of the user and the user's cells on our sheets are carried over; if the file has parts
 * that hucre cannot carry over (charts, pivot tables or macros of others), `apply` refuses, so that nothing is lost. The same
 * plan gives the same bytes: the file's date is passed in, never read from a clock.
 */
import type { NamedRange } from 'hucre';
import { readXlsx, writeXlsx, type Sheet, type Workbook, type WriteSheet } from 'hucre/xlsx';
import type {
  CellSnapshot,
  DefinedName,
  SheetPlan,
  SheetSnapshot,
  WorkbookPlan,
  WorkbookSnapshot,
} from '../../workbook/plan/plan.js';
import { cellAddress, quoteSheet, type Reference } from '../../workbook/plan/address.js';
import { eachCell, insideArea } from '../../workbook/plan/rectangles.js';
import { mapSheets } from '../../workbook/plan/references.js';
import { FONT_NAME, FONT_SIZE } from '../appearance.js';
import {
  CELLS_IN_THE_WAY,
  done,
  failureOf,
  FILE_NOT_OPEN,
  HostError,
  SHEET_NAME_TAKEN,
  stopIfAborted,
  UNSUPPORTED_CONTENT,
} from '../failure.js';
import type { ApplyOptions, Host, HostResult } from '../host.js';
import { keysBySheet, markOf, splitMarks } from '../marks.js';
import { fromFileFormula } from './functions.js';
import { sharedFormulas } from './shared.js';
import { valuesOfPlan } from '../planText.js';
import { finishParts } from './parts.js';
import { printNames, sheetToFile } from './sheet.js';

export interface XlsxOptions {
  /** The file to start from; absent: a new workbook. */
  readonly bytes?: Uint8Array;
  /**
   * The file's date of creation, or of change if it existed before. Default: 2025-01-01, so that the bytes depend only on the
   * plan.
   */
  readonly date?: Date;
}

export interface XlsxHost extends Host {
  /** The present file. Calling it before the first plan, without a file to start from, is a programmer mistake. */
  bytes(): Uint8Array;
}

/** The day from which Excel counts; hucre reads numbers with a date format as dates, which are converted back to numbers. */
const SERIAL_ZERO = Date.UTC(1899, 11, 30);
const MILLISECONDS_A_DAY = 86_400_000;

const DEFAULT_DATE = new Date(Date.UTC(2025, 0, 1));

export function createXlsxHost(options: XlsxOptions = {}): XlsxHost {
  let current = options.bytes;
  return {
    async apply(plan, applyOptions) {
      try {
        const before = current === undefined ? undefined : await readXlsx(current, { readStyles: true });
        current = await buildFile(plan, before, options.date ?? DEFAULT_DATE, applyOptions);
        return done;
      } catch (thrown) {
        return failureOf(thrown);
      }
    },
    async read(): Promise<HostResult<WorkbookSnapshot>> {
      try {
        const value = current === undefined ? { sheets: [], names: [] } : snapshotOf(await readXlsx(current));
        return { ok: true, value };
      } catch (thrown) {
        return failureOf(thrown);
      }
    },
    bytes() {
      if (current === undefined) throw new Error('bytes() before a plan was applied');
      return current;
    },
  };
}

async function buildFile(
  plan: WorkbookPlan,
  before: Workbook | undefined,
  date: Date,
  options: ApplyOptions | undefined,
): Promise<Uint8Array> {
  const moved = plan.sheets.find(({ update }) => update !== undefined);
  // A file is written as a whole; a plan made for the places of an open workbook would lose the contents between them.
  if (moved !== undefined)
    throw new HostError(FILE_NOT_OPEN, 'a plan for a workbook that is open', moved.name);
  const old = splitMarks(namesOf(before));
  const keys = keysBySheet(old.marks);
  const planned = new Map(plan.sheets.map((sheet) => [sheet.key, sheet]));
  const renamed = new Map(plan.sheets.map(({ key, name }) => [old.marks.get(key)?.sheet, name]));
  /** The user's formulas still refer to our sheets after these get their planned names back. */
  const follow = (formula: string): string => mapSheets(formula, (sheet) => renamed.get(sheet) ?? sheet);
  const kept: WriteSheet[] = [];
  for (const sheet of before?.sheets ?? []) {
    const key = keys.get(sheet.name);
    if (key !== undefined && planned.has(key)) continue;
    if (plan.sheets.some(({ name }) => sameName(name, sheet.name))) {
      throw new HostError(SHEET_NAME_TAKEN, `the workbook has another sheet "${sheet.name}"`, sheet.name);
    }
    kept.push(carrySheet(sheet, follow));
  }
  const written = plan.sheets.map((sheet, index) => {
    stopIfAborted(options?.signal);
    options?.onProgress?.(index / plan.sheets.length, sheet.name);
    const file = sheetToFile(sheet, plan);
    const mark = old.marks.get(sheet.key);
    const previous = mark === undefined ? undefined : before?.sheets.find(({ name }) => name === mark.sheet);
    if (mark !== undefined && previous !== undefined) carryCells(previous, mark, sheet, file, follow);
    return file;
  });
  stopIfAborted(options?.signal);
  const sheets = [...written, ...kept];
  const bytes = await writeXlsx({
    sheets: sheets.length === 0 ? [{ name: 'Sheet1' }] : sheets,
    namedRanges: [
      ...plan.sheets.flatMap(printNames),
      ...kept.flatMap(carriedPrintNames),
      ...mergeNames(old.names, plan, follow),
    ],
    defaultFont: { name: FONT_NAME[plan.language], size: FONT_SIZE },
    properties: {
      title: plan.title,
      creator: 'Tuiyan',
      lastModifiedBy: 'Tuiyan',
      created: before?.properties?.created ?? date,
      modified: date,
    },
  });
  options?.onProgress?.(1, '');
  return finishParts(bytes, valuesOfPlan(plan));
}

/** Defined names: those of the plan, its marks, and existing ones that are not replaced. */
function mergeNames(
  old: readonly DefinedName[],
  plan: WorkbookPlan,
  follow: (formula: string) => string,
): NamedRange[] {
  const names = new Map<string, DefinedName>();
  const add = (name: DefinedName): unknown => names.set(name.name.toLowerCase(), name);
  old.map(({ name, ref }) => ({ name, ref: follow(ref) })).forEach(add);
  plan.names.forEach(add);
  plan.sheets.map(markOf).forEach(add);
  return [...names.values()].map(({ name, ref }) => ({ name, range: ref.replace(/^=/, '') }));
}

function namesOf(workbook: Workbook | undefined): DefinedName[] {
  return (workbook?.namedRanges ?? [])
    .filter(({ scope }) => scope === undefined)
    .map(({ name, range }) => ({ name, ref: range }));
}

/** A sheet of the user, or an older one of ours, as it was read. */
function carrySheet(sheet: Sheet, follow: (formula: string) => string): WriteSheet {
  const { charts, pivotTables, slicers, timelines, threadedComments, ...rest } = sheet;
  const lost = [charts, pivotTables, slicers, timelines, threadedComments].some(
    (list) => list !== undefined && list.length > 0,
  );
  if (lost)
    throw new HostError(
      UNSUPPORTED_CONTENT,
      `"${sheet.name}" has charts or tables that cannot be kept`,
      sheet.name,
    );
  for (const cell of rest.cells?.values() ?? [])
    if (cell.formula !== undefined) cell.formula = follow(cell.formula);
  for (const rule of rest.conditionalRules ?? []) {
    if (typeof rule.formula === 'string') rule.formula = follow(rule.formula);
  }
  for (const rule of rest.dataValidations ?? []) {
    if (rule.formula1 !== undefined) rule.formula1 = follow(rule.formula1);
  }
  return rest;
}

function carriedPrintNames(sheet: WriteSheet): NamedRange[] {
  const { printArea, printTitlesRow, printTitlesColumn, ...setup } = sheet.pageSetup ?? {};
  if (sheet.pageSetup !== undefined) sheet.pageSetup = setup;
  const quoted = (range: string): string => `${quoteSheet(sheet.name)}!${range}`;
  const titles = [printTitlesColumn, printTitlesRow].filter((range) => range !== undefined).map(quoted);
  return [
    ...(printArea === undefined
      ? []
      : [{ name: '_xlnm.Print_Area', range: quoted(printArea), scope: sheet.name }]),
    ...(titles.length === 0
      ? []
      : [{ name: '_xlnm.Print_Titles', range: titles.join(','), scope: sheet.name }]),
  ];
}

/** Keeps the user's cells on our sheet: all cells outside the rectangle that was marked when it was last written. */
function carryCells(
  previous: Sheet,
  mark: Reference,
  sheet: SheetPlan,
  file: WriteSheet,
  follow: (formula: string) => string,
): void {
  const cells = (file.cells ??= new Map());
  const taken = new Set<string>();
  eachCell(sheet, (_, row, column) => taken.add(`${row},${column}`));
  previous.rows.forEach((values, row) => {
    values.forEach((value, column) => {
      if (insideArea(mark.area, row, column)) return;
      const place = `${row},${column}`;
      const cell = previous.cells?.get(place);
      const blank = cell?.formula === undefined && (value === null || value === '');
      if (!taken.has(place)) {
        if (cell !== undefined)
          cells.set(place, cell.formula === undefined ? cell : { ...cell, formula: follow(cell.formula) });
        else if (!blank) cells.set(place, { value });
      } else if (!blank) {
        throw new HostError(
          CELLS_IN_THE_WAY,
          'a cell of the user',
          `'${sheet.name}'!${cellAddress(row, column)}`,
        );
      }
    });
  });
}

function snapshotOf(workbook: Workbook): WorkbookSnapshot {
  const { marks, names } = splitMarks(namesOf(workbook));
  const keys = keysBySheet(marks);
  return { sheets: workbook.sheets.map((sheet) => sheetSnapshot(sheet, keys.get(sheet.name), marks)), names };
}

function sheetSnapshot(
  sheet: Sheet,
  key: string | undefined,
  marks: ReadonlyMap<string, Reference>,
): SheetSnapshot {
  const rows: (CellSnapshot | undefined)[][] = [];
  const put = (row: number, column: number, cell: CellSnapshot): void => {
    while (rows.length <= row) rows.push([]);
    const cells = rows[row] ?? [];
    while (cells.length < column) cells.push(undefined);
    cells[column] = cell;
  };
  const shared = sharedFormulas(sheet);
  sheet.rows.forEach((values, row) => {
    values.forEach((value, column) => {
      const place = `${row},${column}`;
      const cell = sheet.cells?.get(place);
      if (cell?.formula !== undefined) {
        const formula = fromFileFormula(shared.get(place) ?? cell.formula);
        put(row, column, { value: valueOf(cell.formulaResult ?? value, cell.type), formula });
      } else if (value !== null) put(row, column, { value: valueOf(value, cell?.type) });
    });
  });
  const area = marks.get(key ?? '')?.area;
  return key === undefined || area === undefined
    ? { name: sheet.name, cells: rows }
    : { name: sheet.name, key, area, cells: rows };
}

function valueOf(value: Sheet['rows'][number][number], type: string | undefined): CellSnapshot['value'] {
  if (type === 'error' && typeof value === 'string') return { error: value };
  return value instanceof Date ? (value.getTime() - SERIAL_ZERO) / MILLISECONDS_A_DAY : value;
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
