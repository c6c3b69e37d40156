/**
 * Keeps pane and Excel in step, both ways, once the workbook holds our sheets: made by this pane, by the command line, by
 * a colleague or by an older version.
 *
 * An edit in the sheet: events, a pause, the workbook read as a model, and the pane is offered it when it differs from
 * the pane's. A change in the pane: the difference of two plans, written cell by cell. Neither echoes: what is compared
 * is content, so a write that is read back, or a model that was offered, differs in nothing. Cells that a user
 * overtyped stay as they are until the build button asks; lines and sheets come and go only with that button.
 */
import type { Host, HostFailure, HostResult } from '../hosts/host.js';
import type { Watch } from '../hosts/office-events.js';
import type { Language } from '../messages/language.js';
import type { Problem } from '../messages/problem.js';
import type { Model } from '../model/model.js';
import type { PreparedModel } from '../model/prepared.js';
import { hasOurSheets, planLiving } from '../workbook/livingPlan.js';
import { isUnchanged, patchPlan } from '../workbook/patchPlan.js';
import type { WorkbookPlan, WorkbookSnapshot } from '../workbook/plan.js';
import { planWorkbook } from '../workbook/planWorkbook.js';
import { readWorkbook } from '../workbook/readWorkbook.js';

/** The pane, as far as the link needs it. */
export interface LinkedPane {
  /** What the pane holds; undefined while it has none, or none without problems. */
  readonly current: () => { readonly prepared: PreparedModel; readonly language: Language } | undefined;
  /** Offers the workbook's model; does nothing when it is the pane's own. Returns why it was refused. */
  readonly offer: (model: Model) => readonly Problem[];
  readonly subscribe: (listener: () => void) => () => void;
}

export interface ExcelLinkListener {
  onProblems(problems: readonly Problem[]): void;
  /** The pane holds something that only a build brings into the workbook. */
  onBuildNeeded(): void;
  onFailure(failure: HostFailure): void;
}

export interface ExcelLink {
  /** After a build, and when the pane opens: takes the workbook as it is for what is known of it. */
  refresh(): Promise<void>;
  stop(): Promise<void>;
}

const PANE_PAUSE = 150;

interface Known {
  readonly prepared: PreparedModel;
  readonly language: Language;
  readonly plan: WorkbookPlan;
  readonly place: ((plan: WorkbookPlan) => WorkbookPlan) | undefined;
}

export async function linkExcel(
  pane: LinkedPane,
  host: Host,
  watch: (onEdit: () => void) => Promise<HostResult<Watch>>,
  listener: ExcelLinkListener,
  pause = PANE_PAUSE,
): Promise<ExcelLink> {
  let known: Known | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let queue: Promise<void> = Promise.resolve();
  const enqueue = (work: () => Promise<void>): Promise<void> => (queue = queue.then(work, work));

  /** Reads the workbook, offers its model, and brings what follows from it elsewhere in the workbook up to date. */
  const read = async (): Promise<void> => {
    const result = await host.read();
    if (!result.ok) {
      listener.onFailure(result.failure);
      return;
    }
    known = undefined;
    if (!hasOurSheets(result.value)) return;
    const outcome = readWorkbook(result.value);
    listener.onProblems(outcome.problems);
    if (!outcome.ok) return;
    const refused = pane.offer(outcome.value);
    if (refused.length > 0) listener.onProblems(refused);
    else await settle(result.value, outcome.value);
  };

  const settle = async (snapshot: WorkbookSnapshot, shown: Model): Promise<void> => {
    const current = pane.current();
    if (current === undefined) return;
    const options = { keepConflicts: true, shown };
    const { plan, place } = planLiving(snapshot, current.prepared, current.language, options);
    known = { ...current, plan, place };
    if (isUnchanged(plan)) return;
    if (isContentOnly(plan)) await apply(plan);
    else listener.onBuildNeeded();
  };

  const apply = async (plan: WorkbookPlan): Promise<boolean> => {
    const result = await host.apply(plan);
    if (!result.ok) {
      known = undefined;
      listener.onFailure(result.failure);
    }
    return result.ok;
  };

  const write = async (): Promise<void> => {
    const current = pane.current();
    if (current === undefined || known === undefined) return;
    if (current.prepared === known.prepared && current.language === known.language) return;
    const next = known.place?.(planWorkbook(current.prepared, current.language));
    const patch = next === undefined ? undefined : patchPlan(known.plan, next);
    if (next === undefined || patch === undefined) {
      listener.onBuildNeeded();
      return;
    }
    const { place } = known;
    if (isUnchanged(patch) || (await apply(patch))) known = { ...current, plan: next, place };
  };

  const stopListening = pane.subscribe(() => {
    clearTimeout(timer);
    timer = setTimeout(() => void enqueue(write), pause);
  });
  const watching = await watch(() => void enqueue(read));
  if (!watching.ok) listener.onFailure(watching.failure);
  await enqueue(read);
  return {
    refresh: () => enqueue(read),
    async stop() {
      clearTimeout(timer);
      stopListening();
      if (watching.ok) await watching.value.stop();
      await queue;
    },
  };
}

/** No line, sheet, chart or table comes or goes: cells alone change, as a live link may do unasked. */
function isContentOnly({ sheets, removedSheets = [] }: WorkbookPlan): boolean {
  return (
    removedSheets.length === 0 &&
    sheets.every(({ update }) => {
      if (update === undefined) return false;
      const { insertRows, insertColumns, deleteRows, deleteColumns, charts, droppedCharts, droppedTables } =
        update;
      return [
        insertRows,
        insertColumns,
        deleteRows,
        deleteColumns,
        charts,
        droppedCharts,
        droppedTables,
      ].every((list) => list.length === 0);
    })
  );
}
