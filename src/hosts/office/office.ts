/**
 * The Office host: a plan into the workbook that is open in Excel, through Office.js.
 *
 *   look      1 round trip: sheets, names, tables, protection; 1 more when sheets of ours are there already
 *   build     1 for every 4 MB: what will change is kept aside, room is made, all new cells in hidden sheets
 *   swap      1: new sheets get their names; cells of old ones are overwritten from their hidden twin
 *   finish    1: lines, sheets and charts that are no longer needed go, and the hidden twins (only with old sheets)
 *
 * A plan that changes nothing but contents is written in place: look, and 1 for every 4 MB.
 *
 * All or nothing: an error while building takes the room back and deletes the hidden sheets; an error while swapping also
 * brings back the cells, tables, names and sheet names from what was kept. An old sheet is written into, never replaced,
 * so formulas, charts and names of the user that refer to it go on doing so. Which cells are written is the plan's
 * decision (`SheetUpdate`); a plan without one fills its whole rectangle. See docs/office-host.md.
 */
import type { WorkbookPlan, WorkbookSnapshot } from '../../workbook/plan/plan.js';
import { CANCELLED, done, failed, stopIfAborted } from '../failure.js';
import type { ApplyOptions, Host, HostResult } from '../host.js';
import { arrange, type Arrangement } from './arrange.js';
import {
  CALL_BYTES,
  runSteps,
  type ExcelRunOptions,
  type ExcelRuntime,
  type RunOptions,
  type Step,
} from './batches.js';
import { failureOfExcel } from './errors.js';
import { readWorkbook } from './read.js';
import { directSteps, directUndoSteps } from './direct.js';
import { askSeen, type SeenCheck } from './seen.js';
import { stageSteps } from './stage.js';
import { discardSteps, readProgress, restoreSteps } from './restore.js';
import { finishSteps, swapSteps } from './swap.js';
import { isLight, moveSeen } from '../updates.js';

export type { ExcelRuntime } from './batches.js';

/** The workbook holds the plan, but hidden sheets named `~tuiyan …` could not be deleted. */
export const CLEANUP_INCOMPLETE = 'CleanupIncomplete';
/** An error in the middle, and another one while undoing: `place` names the hidden sheets that hold the old content. */
export const NOT_RESTORED = 'NotRestored';

/** An error in the middle: every content, name and sheet is as it was, but this Excel cannot bring back every look. */
export const CONTENTS_RESTORED = 'ContentsRestored';

export function createOfficeHost(excel: ExcelRuntime): Host {
  return {
    async apply(plan, options) {
      try {
        return await excel.run(
          (context) => applyPlan(context, plan, excel, options),
          runOptions(plan, excel),
        );
      } catch (thrown) {
        return failureOfExcel(thrown);
      }
    },
    async read({ isPatient = false } = {}): Promise<HostResult<WorkbookSnapshot>> {
      try {
        return {
          ok: true,
          value: await excel.run((context) => readWorkbook(context, excel), patience(excel, isPatient)),
        };
      } catch (thrown) {
        return failureOfExcel(thrown);
      }
    },
  };
}

/** A build tells that a cell is being edited; a patch, which nobody asked for, waits for the user to finish. */
function runOptions(plan: WorkbookPlan, excel: ExcelRuntime): ExcelRunOptions {
  const isPatch = plan.sheets.every(({ update }) => update !== undefined && isLight(update));
  return {
    ...(excel.supports('1.20') ? { mergeUndoGroup: true } : {}),
    ...patience(excel, isPatch),
  };
}

function patience(excel: ExcelRuntime, isPatient: boolean): ExcelRunOptions {
  return isPatient && excel.supports('1.5') ? { delayForCellEdit: true } : {};
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
  if (arrangement.isContentOnly) return writeContents(context, arrangement, run, options);

  let undo = async (): Promise<void> =>
    run(discardSteps(arrangement, await readProgress(context, arrangement)));
  let isSwapping = false;
  try {
    const checks: SeenCheck[] = [];
    const staging = { signal, onSheet: progressOf(plan, options) };
    await run(followedBy(stageSteps(arrangement, excel), checkStep(arrangement, checks)), staging);
    for (const check of checks) check.verify();
    stopIfAborted(signal);
    undo = async () => run(restoreSteps(arrangement, await readProgress(context, arrangement), excel));
    isSwapping = true;
    await run(swapSteps(arrangement, excel));
  } catch (thrown) {
    const failure = failureOfExcel(thrown);
    if (!(await succeeds(undo))) return notRestored(arrangement, failure.failure.detail);
    return isSwapping && !restoresAll(arrangement, excel)
      ? failed(CONTENTS_RESTORED, failure.failure.detail)
      : failure;
  }
  // From here the plan stands; what is left is to tidy up.
  let tries = 0;
  const finish = async (): Promise<void> => {
    const pending = tries++ === 0 ? undefined : (await readProgress(context, arrangement)).pending;
    await run(finishSteps(arrangement, pending));
  };
  if (!(await succeeds(finish))) {
    return failed(CLEANUP_INCOMPLETE, 'hidden sheets are left', hiddenSheets(arrangement));
  }
  options.onProgress?.(1, '');
  return done;
}

/**
 * Whether the way back from a swap brings back looks and merged cells too: ranges are copied from ExcelApi 1.9 on, merged
 * ranges are listed and tables resized from 1.13 on.
 */
function restoresAll({ placements }: Arrangement, excel: ExcelRuntime): boolean {
  if (excel.supports('1.13')) return true;
  return placements.every(({ old }) => {
    if (old === undefined) return true;
    const { fresh, clear, merges, rules, insertRows, insertColumns } = old.update;
    const lists = [fresh, clear, insertRows, insertColumns];
    return merges === undefined && rules === undefined && lists.every(({ length }) => length === 0);
  });
}

/** Nothing but contents: two round trips, nothing hidden, and the user's undo list stays. */
async function writeContents(
  context: Excel.RequestContext,
  arrangement: Arrangement,
  run: (steps: Iterable<Step>, more?: Partial<RunOptions>) => Promise<void>,
  options: ApplyOptions,
): Promise<HostResult<void>> {
  const { signal } = options;
  try {
    await run(directSteps(arrangement), { signal, onSheet: progressOf(arrangement.plan, options) });
  } catch (thrown) {
    const failure = failureOfExcel(thrown);
    const isBack =
      (await succeeds(() => run(directUndoSteps(arrangement)))) || (await isAsSeen(context, arrangement));
    return isBack ? failure : failed(NOT_RESTORED, failure.failure.detail);
  }
  options.onProgress?.(1, '');
  return done;
}

/** A workbook that refuses to be written to needs no undo either. */
async function isAsSeen(context: Excel.RequestContext, { placements }: Arrangement): Promise<boolean> {
  try {
    const checks = placements.flatMap(({ old }) =>
      old === undefined
        ? []
        : [askSeen(context.workbook.worksheets.getItem(old.id), old.name, old.update.seen)],
    );
    await context.sync();
    for (const check of checks) check.verify();
    return true;
  } catch {
    return false;
  }
}

/** The last question before the swap: do the cells still hold what the plan was made for? */
function checkStep({ placements }: Arrangement, checks: SeenCheck[]): Step {
  return {
    bytes: placements.reduce((sum, { old }) => sum + (old?.update.seen.length ?? 0) * CALL_BYTES, 0),
    queue: ({ workbook }) => {
      for (const { old } of placements) {
        if (old === undefined || old.update.seen.length === 0) continue;
        const { update } = old;
        const isMoved = placements.some(
          (each) =>
            (each.old?.update.insertRows.length ?? 0) + (each.old?.update.insertColumns.length ?? 0) > 0,
        );
        const seen = update.seen.flatMap((each) => moveSeen(each, update));
        checks.push(askSeen(workbook.worksheets.getItem(old.id), old.name, seen, isMoved));
      }
    },
  };
}

function* followedBy(steps: Iterable<Step>, last: Step): Iterable<Step> {
  yield* steps;
  yield last;
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
