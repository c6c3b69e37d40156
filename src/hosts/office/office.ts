/**
 * The Office host: applies a plan to the workbook that is open in Excel, through Office.js.
 *
 *   look      1 round trip: sheets, names, tables, protection; 1 more if our sheets exist already
 *   build     1 for every 4 MB: cells that will change are saved, lines inserted, new cells written to hidden sheets
 *   swap      1: new sheets get their names; cells of old ones are overwritten from their hidden twin
 *   finish    1: lines, sheets, charts that are no longer needed are deleted, and the hidden twins (only with old sheets)
 *
 * A plan that changes only contents is written in place: look, and 1 for every 4 MB.
 *
 * All or nothing: after an error while building, insertions are undone and the hidden sheets deleted; after an error while
 * swapping, the saved cells, tables, names and sheet names are also restored. An old sheet is overwritten, never replaced, so the
 * user's formulas, charts and names still refer to it. The plan decides which cells are written (`SheetUpdate`); a plan without
 * an update fills its whole rectangle. See docs/office-host.md.
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

/** The plan has been written, but hidden sheets named `~tuiyan …` could not be deleted. */
export const CLEANUP_INCOMPLETE = 'CleanupIncomplete';
/** An error occurred, and another one while undoing: `place` names the hidden sheets with the old contents. */
export const NOT_RESTORED = 'NotRestored';

/** An error occurred: all contents, names and sheets were restored, but this Excel cannot restore every look. */
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

/** A build fails while a cell is being edited; a patch, which nobody asked for, waits until the user has finished. */
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
  // From here on the plan has been written; only the clean-up is left.
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
 * Whether undoing a swap also restores looks and merged cells: ranges can be copied since ExcelApi 1.9, merged ranges listed and
 * tables resized since 1.13.
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

/** Writes contents only: two round trips, no hidden sheets, and the user's undo list is kept. */
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

/** If the contents are unchanged, because the workbook refused the writing, nothing has to be undone. */
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

/** The last check before the swap: whether the cells still have the contents for which the plan was made. */
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

/** Tries twice, because a lost connection or a cell being edited is often over a moment later. */
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
