/**
 * The Office host: a plan into the workbook that is open in Excel, through Office.js.
 *
 *   look      1 round trip: sheets, names, tables; 1 more when sheets of ours are there already
 *   build     1 for every 4 MB: every sheet of the plan in a hidden sheet
 *   swap      1: new sheets get their names; old ones are overwritten from their hidden twin
 *   finish    1: hidden twins and old charts go (only when there were old sheets)
 *
 * All or nothing: an error while building deletes the hidden sheets; an error while swapping also brings back the
 * cells, tables, names and sheet names from the copies made before. An old sheet is written into, never replaced, so
 * formulas, charts and names of the user that refer to it go on doing so; its column widths, frozen panes, print
 * set-up and colour stay as the user has them, and cells outside the part we wrote are not touched.
 */
import type { WorkbookPlan, WorkbookSnapshot } from '../workbook/plan.js';
import { CANCELLED, done, failed, stopIfAborted } from './failure.js';
import type { ApplyOptions, Host, HostResult } from './host.js';
import { arrange, type Arrangement } from './office-arrange.js';
import { runSteps, type ExcelRuntime, type RunOptions, type Step } from './office-batches.js';
import { failureOfExcel } from './office-errors.js';
import { readWorkbook } from './office-read.js';
import { stageSteps } from './office-stage.js';
import { discardSteps, findStrangers, finishSteps, restoreSteps, swapSteps } from './office-swap.js';

export type { ExcelRuntime } from './office-batches.js';

/** The workbook holds the plan, but hidden sheets named `~tuiyan …` could not be deleted. */
export const CLEANUP_INCOMPLETE = 'CleanupIncomplete';
/** An error in the middle, and another one while undoing: `place` names the hidden sheets that hold the old content. */
export const NOT_RESTORED = 'NotRestored';

export function createOfficeHost(excel: ExcelRuntime): Host {
  return {
    async apply(plan, options) {
      try {
        return await excel.run((context) => applyPlan(context, plan, excel, options));
      } catch (thrown) {
        return failureOfExcel(thrown);
      }
    },
    async read(): Promise<HostResult<WorkbookSnapshot>> {
      try {
        return { ok: true, value: await excel.run(readWorkbook) };
      } catch (thrown) {
        return failureOfExcel(thrown);
      }
    },
  };
}

async function applyPlan(
  context: Excel.RequestContext,
  plan: WorkbookPlan,
  excel: ExcelRuntime,
  options: ApplyOptions = {},
): Promise<HostResult<void>> {
  const { signal } = options;
  if (signal?.aborted === true) return failed(CANCELLED, 'stopped by the caller');
  const arrangement = await arrange(context, plan, excel);
  const run = (steps: Iterable<Step>, more: Partial<RunOptions> = {}): Promise<void> =>
    runSteps(context, steps, { excel, ...more });

  let undo = (): Promise<void> => run(discardSteps(arrangement));
  try {
    await run(stageSteps(arrangement, excel), { signal, onSheet: progressOf(plan, options) });
    stopIfAborted(signal);
    undo = async () => {
      const strangers = await findStrangers(context, arrangement);
      await run(restoreSteps(arrangement, strangers));
    };
    await run(swapSteps(arrangement, excel));
  } catch (thrown) {
    const failure = failureOfExcel(thrown);
    return (await succeeds(undo)) ? failure : notRestored(arrangement, failure.failure.detail);
  }
  // From here the plan stands; what is left is to tidy up.
  if (!(await succeeds(() => run(finishSteps(arrangement))))) {
    return failed(CLEANUP_INCOMPLETE, 'hidden sheets are left', hiddenSheets(arrangement));
  }
  options.onProgress?.(1, '');
  return done;
}

/** Tries twice: a lost connection or a cell in edit is often back a moment later. */
async function succeeds(attempt: () => Promise<void>): Promise<boolean> {
  try {
    await attempt();
    return true;
  } catch {
    try {
      await attempt();
      return true;
    } catch {
      return false;
    }
  }
}

function notRestored(arrangement: Arrangement, detail: string): HostResult<void> {
  return failed(NOT_RESTORED, detail, hiddenSheets(arrangement));
}

function hiddenSheets({ placements }: Arrangement): string {
  return placements.flatMap(({ old, backup }) => (old === undefined ? [] : [backup])).join(', ');
}

function progressOf(plan: WorkbookPlan, { onProgress }: ApplyOptions): (sheet: string) => void {
  let last = '';
  return (sheet) => {
    if (sheet === last) return;
    last = sheet;
    onProgress?.(plan.sheets.findIndex(({ name }) => name === sheet) / plan.sheets.length, sheet);
  };
}
