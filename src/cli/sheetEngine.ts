/**
 * An independent spreadsheet engine (IronCalc) for single formulas.
 *
 * In: a job, an Excel formula and the numbers of the cells that it reads. Out: the value that the engine calculates, to the last
 * bit. Every job has a workbook of its own: a new one costs less than the search through the formulas that an old one has seen,
 * and the engine confuses two formulas of one sheet that differ only in parentheses that it drops (`(D1>E1)%` and `D1>E1%`).
 * Layout: A1 the formula, B1 its value as a text, C1 the year, D1 and on the inputs; A2 is filled, so that no result spreads.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { initSync, Model } from '@ironcalc/wasm';
import { cellAddress } from '../workbook/plan/address.js';

export interface SheetJob {
  /** With leading `=`; refers to cells of the row only. */
  readonly formula: string;
  readonly year: number;
  readonly inputs: readonly number[];
}

/** A value as Excel would show it; an error by its text. */
export type SheetValue = number | string | boolean | { readonly error: string };

interface SheetEngine {
  /** `undefined` if the engine cannot calculate the job. */
  calculate(job: SheetJob): SheetValue | undefined;
}

/** 1-based row and column numbers. */
const ROW = 1;
const RESULT = 1;
const DIGITS = 2;
const YEAR = 3;
const FIRST_INPUT = 4;

/** A1 text of an input's cell; `isFixed` for a `$` before the column. */
export function inputCell(index: number, isFixed: boolean): string {
  return cellAddress(ROW - 1, FIRST_INPUT + index - 1, isFixed ? 'column' : 'none');
}

/** A1 text of the cell with the year. */
export const YEAR_CELL = cellAddress(ROW - 1, YEAR - 1);

/** Starts the engine. */
export function createSheetEngine(): SheetEngine {
  initSync({ module: readFileSync(findModule()) });
  return {
    calculate: (job) => {
      try {
        const sheet = new Model('eval', 'en', 'UTC', 'en');
        enter(sheet, job);
        sheet.evaluate();
        const value = readValue(sheet);
        sheet.free();
        return value;
      } catch {
        // The formula crashed the engine, whose workbook is left behind.
        return undefined;
      }
    },
  };
}

function enter(sheet: Model, { formula, year, inputs }: SheetJob): void {
  sheet.pauseEvaluation();
  if (formula.includes(YEAR_CELL)) sheet.setUserInput(0, ROW, YEAR, String(year));
  inputs.forEach((value, i) => {
    sheet.setUserInput(0, ROW, FIRST_INPUT + i, String(value));
  });
  sheet.setUserInput(0, ROW + 1, RESULT, '0');
  sheet.setUserInput(0, ROW, RESULT, formula);
  sheet.setUserInput(0, ROW, DIGITS, '=A1&""');
}

/** Kinds of cell that the engine tells apart. */
const NUMBER = 1;
const LOGICAL = 4;
const ERROR = 16;

function readValue(sheet: Model): SheetValue {
  const shown = sheet.getFormattedCellValue(0, ROW, RESULT);
  switch (sheet.getCellType(0, ROW, RESULT)) {
    case NUMBER:
      // The engine joins numbers to texts with all their digits; what it shows may be rounded, or an amount of money.
      return Number(sheet.getFormattedCellValue(0, ROW, DIGITS)) + 0;
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
