/** Calculates a simulated workbook with IronCalc, on demand: the state stays plain data. */
import type { CellSnapshot } from '../../../src/workbook/plan/plan.js';
import { markPicks } from '../../../src/hosts/ironcalc/picks.js';
import { resultsIn } from '../../../src/hosts/ironcalc/results.js';
import { snapshotOf } from '../../../src/hosts/ironcalc/text.js';
import { mapSheets } from '../../../src/workbook/plan/references.js';
import { newModel } from '../engine.js';
import type { Input, SheetState, WorkbookState } from './state.js';

export type Values = (sheet: SheetState, row: number, column: number) => CellSnapshot['value'];

/** Calculations kept: many tests begin with one workbook, and a build is made to fail at many places. */
const MOST_KEPT = 12;
/** By all that a calculation depends on; the one that was used last is at the end. */
const kept = new Map<string, Values>();

/** Each workbook is calculated once, however often it is asked for. */
export function calculate(workbook: WorkbookState): Values {
  const content = contentOf(workbook);
  const values = kept.get(content) ?? calculateNow(workbook);
  kept.delete(content);
  kept.set(content, values);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return values;
}

/** The sheets in their order, with what their cells hold, and the names. */
function contentOf({ sheets, names }: WorkbookState): string {
  const cells = sheets.map((sheet) => [
    sheet.id,
    ...[...sheet.cells].flatMap(([place, { input }]) => (input === null ? [] : [place, input])),
  ]);
  return JSON.stringify([cells, ...[...names.values()].map(({ name, formula }) => [name, formula])]);
}

function calculateNow(workbook: WorkbookState): Values {
  const model = newModel();
  model.pauseEvaluation();
  const numbers = new Map<string, number>();
  workbook.sheets.forEach(({ id }, number) => {
    if (number > 0) model.newSheet();
    model.renameSheet(number, plainName(id));
    numbers.set(id, number);
  });
  for (const { name, formula } of workbook.names.values()) {
    if (!formula.includes('#REF!'))
      model.newDefinedName(name, null, mapSheets(formula, plainName).replace(/^=/, ''));
  }
  workbook.sheets.forEach(({ cells }, number) => {
    for (const [place, { input }] of cells) {
      const [row = 0, column = 0] = place.split(',').map(Number);
      const text = inputText(input);
      if (text !== undefined) model.setUserInput(number, row + 1, column + 1, text);
    }
  });
  model.resumeEvaluation();
  model.evaluate();
  const { sheets } = snapshotOf(model, resultsIn);
  // The engine's memory is no part of the heap, so nothing else would ask for it soon.
  model.free();
  return ({ id }, row, column) => sheets[numbers.get(id) ?? -1]?.cells[row]?.[column]?.value ?? null;
}

/** `#3` -> `S3`: a name that needs no quotes anywhere. */
function plainName(id: string): string {
  return id.replace('#', 'S');
}

function inputText(input: Input): string | undefined {
  if (input === null) return undefined;
  if (typeof input !== 'object') return String(input).toUpperCase();
  return 'text' in input ? `'${input.text}` : markPicks(mapSheets(input.formula, plainName));
}
