/**
 * Excel for tests: the real Office.js library over a simulated workbook.
 *
 *   library.ts      loads `@microsoft/office-js` and gives it a session whose batches come to us
 *   executor.ts     runs a batch, action by action, and fails on purpose where a test wants it
 *   objects.ts      Excel's objects, by their names on the wire; ranges.ts those of cells; base.ts what all share
 *   protection.ts   protect and unprotect; settings.ts what the add-in keeps in the workbook
 *   state.ts        what the workbook holds
 *   calculation.ts  IronCalc calculates it
 */
import type { ExcelRuntime } from '../../../src/hosts/office/office.js';
import { Executor } from './executor.js';
import { evaluateLibrary, loadExcel, type Library } from './library.js';
import { copyWorkbook, WorkbookState, type SheetState } from './state.js';

/** Excel's numbers of events, and who hears of those of all sheets. */
const CATEGORY = 65_536;
const CHANGED = 10;
const WORKBOOK = 'Workbook';

export interface SimulatedExcel {
  readonly runtime: ExcelRuntime;
  readonly workbook: WorkbookState;
  readonly executor: Executor;
  /** Raises the event that a user's edit of the sheet raises. */
  readonly tellChanged: (sheet: SheetState) => void;
}

/** Shared: nothing of a workbook stays in it but who listens to events. */
let shared: Library | undefined;

/** A new workbook with one empty sheet, in an Excel of the given ExcelApi level. */
export function createExcel(level = '1.20', library = (shared ??= evaluateLibrary())): SimulatedExcel {
  return openWorkbook(new WorkbookState(), level, library);
}

/** The same workbook again: what happens to the copy does not happen to the original. */
export function copyExcel({ workbook }: SimulatedExcel, level = '1.20'): SimulatedExcel {
  return openWorkbook(copyWorkbook(workbook), level, (shared ??= evaluateLibrary()));
}

export function openWorkbook(workbook: WorkbookState, level: string, library: Library): SimulatedExcel {
  const executor = new Executor(workbook);
  const run = loadExcel((request, sent) => executor.execute(request, sent), library);
  const tellChanged = ({ id }: SheetState, triggerSource?: string): void => {
    const message = JSON.stringify({ worksheetId: id, address: 'A1', source: 'Local', triggerSource });
    const entry = { messageCategory: CATEGORY, messageType: CHANGED, message };
    library.OfficeExtension._testTriggerRichApiMessageEvent({
      entries: [WORKBOOK, id].map((targetId) => ({ ...entry, targetId })),
    });
  };
  const told = Number(level.split('.')[1]) >= 14 ? 'ThisLocalAddin' : undefined;
  executor.onChanged = (sheet) => tellChanged(sheet, told);
  const supports = (version: string): boolean => Number(version.split('.')[1]) <= Number(level.split('.')[1]);
  return { runtime: { run, supports }, workbook, executor, tellChanged };
}
