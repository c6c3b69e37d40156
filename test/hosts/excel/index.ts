/**
 * Excel for tests: the real Office.js library over a simulated workbook.
 *
 *   library.ts      loads `@microsoft/office-js` and gives it a session whose batches come to us
 *   executor.ts     runs a batch, action by action, and fails on purpose where a test wants it
 *   objects.ts      Excel's objects, by their names on the wire; ranges.ts those of cells; base.ts what all share
 *   state.ts        what the workbook holds
 *   calculation.ts  IronCalc calculates it
 */
import type { ExcelRuntime } from '../../../src/hosts/office.js';
import { Executor } from './executor.js';
import { loadExcel } from './library.js';
import { WorkbookState } from './state.js';

export interface SimulatedExcel {
  readonly runtime: ExcelRuntime;
  readonly workbook: WorkbookState;
  readonly executor: Executor;
}

/** A new workbook with one empty sheet, in an Excel of the given ExcelApi level. */
export function createExcel(level = '1.20'): SimulatedExcel {
  const workbook = new WorkbookState();
  const executor = new Executor(workbook);
  const run = loadExcel((request) => executor.execute(request));
  const supports = (version: string): boolean => Number(version.split('.')[1]) <= Number(level.split('.')[1]);
  return { runtime: { run, supports }, workbook, executor };
}
