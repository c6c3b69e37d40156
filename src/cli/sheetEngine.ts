/**
 * An independent spreadsheet engine (IronCalc) for single formulas.
 *
 * In: jobs, each an Excel formula and the numbers of the cells that it reads, all on one row of its own.
 * Out: for each job the value that the engine calculates, to the last bit. One sheet serves all jobs, a batch
 * of rows at a time. Layout of a row: A the formula, B its value as a text, C the year, D on the inputs.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { initSync, Model } from '@ironcalc/wasm';
import { cellAddress } from '../workbook/plan/address.js';

export interface SheetJob {
  /** With leading `=`; refers to cells of `row` only. */
  readonly formula: string;
  readonly year: number;
  readonly inputs: readonly number[];
}

/** A value as Excel would show it; an error by its text. */
export type SheetValue = number | string | boolean | { readonly error: string };

interface SheetEngine {
  /** At most BATCH jobs. A job that the engine cannot calculate has no value. */
  calculate(jobs: readonly SheetJob[]): readonly (SheetValue | undefined)[];
}

export const BATCH = 1000;

/** 1-based column numbers. */
const RESULT = 1;
const DIGITS = 2;
const YEAR = 3;
const FIRST_INPUT = 4;

/** Number of batches after which the sheet is replaced, because the engine keeps a history of every input. */
const BATCHES_PER_SHEET = 20;

/** 1-based row of the `index`th job of a batch, for writing its formula. */
export function rowOf(index: number): number {
  return index + 1;
}

/** A1 text of an input's cell; `isFixed` for a `$` before the column. */
export function inputCell(index: number, row: number, isFixed: boolean): string {
  return cellAddress(row - 1, FIRST_INPUT + index - 1, isFixed ? 'column' : 'none');
}

/** A1 text of the cell with the year of a row (from 1). */
export function yearCell(row: number): string {
  return cellAddress(row - 1, YEAR - 1);
}

/** Starts the engine with an empty sheet. */
export function createSheetEngine(): SheetEngine {
  initSync({ module: readFileSync(findModule()) });
  let sheet = newSheet();
  let batches = 0;
  const run = (jobs: readonly SheetJob[]): readonly SheetValue[] => {
    jobs.forEach((job, i) => enter(sheet, job, i + 1));
    sheet.evaluate();
    const values = jobs.map((_, i) => readValue(sheet, i + 1));
    sheet.rangeClearContents(
      0,
      1,
      1,
      jobs.length,
      FIRST_INPUT + Math.max(0, ...jobs.map(({ inputs }) => inputs.length)),
    );
    return values;
  };
  return {
    calculate: (jobs) => {
      batches += 1;
      if (batches % BATCHES_PER_SHEET === 0) sheet = renew(sheet);
      try {
        return run(jobs);
      } catch {
        // One formula crashed the engine: it has no value, and the others are calculated one by one.
        return jobs.map((job, i) => {
          sheet = newSheet();
          try {
            enter(sheet, job, i + 1);
            sheet.evaluate();
            return readValue(sheet, i + 1);
          } catch {
            return undefined;
          }
        });
      }
    },
  };
}

function newSheet(): Model {
  const sheet = new Model('eval', 'en', 'UTC', 'en');
  sheet.pauseEvaluation();
  return sheet;
}

function renew(sheet: Model): Model {
  sheet.free();
  return newSheet();
}

function enter(sheet: Model, { formula, year, inputs }: SheetJob, row: number): void {
  sheet.setUserInput(0, row, YEAR, String(year));
  inputs.forEach((value, i) => {
    sheet.setUserInput(0, row, FIRST_INPUT + i, String(value));
  });
  sheet.setUserInput(0, row, RESULT, formula);
  sheet.setUserInput(0, row, DIGITS, `=A${row}&""`);
}

/** Kinds of cell that the engine tells apart. */
const NUMBER = 1;
const LOGICAL = 4;
const ERROR = 16;

function readValue(sheet: Model, row: number): SheetValue {
  const shown = sheet.getFormattedCellValue(0, row, RESULT);
  switch (sheet.getCellType(0, row, RESULT)) {
    case NUMBER:
      // The engine joins numbers to texts with all their digits; what it shows may be rounded, or an amount of money.
      return Number(sheet.getFormattedCellValue(0, row, DIGITS)) + 0;
    case LOGICAL:
      return shown === 'TRUE';
    case ERROR:
      return { error: shown };
    default:
      return shown;
  }
}

/** The engine's program: beside the bundle, or in the package that is installed with the sources. */
function findModule(): string {
  const beside = fileURLToPath(new URL('./wasm_bg.wasm', import.meta.url));
  if (existsSync(beside)) return beside;
  return createRequire(import.meta.url).resolve('@ironcalc/wasm/wasm_bg.wasm');
}
