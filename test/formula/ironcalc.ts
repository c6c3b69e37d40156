/**
 * IronCalc as an independent engine: calculates printed Excel text and gives back exact values.
 *
 * Its formatted values have 15 digits only, so a second cell `=A1&""` reads every number: IronCalc writes doubles
 * there with all the digits needed to get the same double back.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initSync, Model } from '@ironcalc/wasm';
import type { ErrorCode, Scalar } from '../../src/formula/values/value.js';

const SHEET = 0;
/** Kinds of cell that `getCellType` tells. */
const NUMBER = 1;
const TEXT = 2;
const LOGICAL = 4;

export interface CellInput {
  /** 1-based. */
  readonly row: number;
  readonly column: number;
  readonly value: Scalar;
}

export interface Engine {
  /** Values of the formulas, all in one sheet with the given cells. */
  calculate(cells: readonly CellInput[], formulas: readonly string[]): readonly Scalar[];
}

export function createEngine(): Engine {
  const wasm = createRequire(import.meta.url).resolve('@ironcalc/wasm/wasm_bg.wasm');
  initSync({ module: readFileSync(wasm) });
  return { calculate };
}

/** Formulas stand far from the cells, one a row, their exact texts beside them. */
const FORMULA_COLUMN = 60;

function calculate(cells: readonly CellInput[], formulas: readonly string[]): readonly Scalar[] {
  const model = new Model('cases', 'en', 'UTC', 'en');
  model.pauseEvaluation();
  for (const { row, column, value } of cells) model.setUserInput(SHEET, row, column, asInput(value));
  formulas.forEach((formula, i) => {
    model.setUserInput(SHEET, i + 1, FORMULA_COLUMN, formula);
    model.setUserInput(SHEET, i + 1, FORMULA_COLUMN + 1, `=BH${i + 1}&""`);
  });
  model.evaluate();
  const values = formulas.map((_, i) => read(model, i + 1));
  model.free();
  return values;
}

function read(model: Model, row: number): Scalar {
  const shown = model.getFormattedCellValue(SHEET, row, FORMULA_COLUMN);
  switch (model.getCellType(SHEET, row, FORMULA_COLUMN)) {
    case NUMBER:
      return Number(model.getFormattedCellValue(SHEET, row, FORMULA_COLUMN + 1)) + 0;
    case TEXT:
      return shown;
    case LOGICAL:
      return shown === 'TRUE';
    default:
      return { error: shown as ErrorCode };
  }
}

/** A constant as typed into a cell; a leading apostrophe keeps text from being read as a number. */
function asInput(value: Scalar): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return `'${value}`;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return ERROR_FORMULAS[value.error];
}

/** Formulas that give an error: typed as a constant, an error would be text. */
const ERROR_FORMULAS: Readonly<Record<ErrorCode, string>> = {
  '#NULL!': '=#NULL!',
  '#DIV/0!': '=1/0',
  '#VALUE!': '=1+"x"',
  '#REF!': '=#REF!',
  '#NAME?': '=#NAME?',
  '#NUM!': '=SQRT(-1)',
  '#N/A': '=NA()',
};
