/**
 * Keeps pane and Excel in step, both ways, once the workbook holds our sheets: made by this pane, by the command line, by
 * a colleague or by an older version.
 *
 * An edit in the sheet: events, a pause, the workbook read as a model, merged with what the pane changed meanwhile and
 * offered to it. A change in the pane: the difference of two plans, written cell by cell. Neither echoes: what is compared
 * is content, so a write that is read back, or a model that was offered, differs in nothing. The link writes nothing
 * that does not follow from an edit: what was otherwise when the pane opened, a line or sheet that comes or goes, and
 * cells that a user overtyped wait for the build button. The workbook keeps its own language. What the link knows and may write is
 * in linkMachine.ts.
 */
import { CHANGED_MEANWHILE, failureOf } from '../../hosts/failure.js';
import type { Host, HostFailure, HostResult } from '../../hosts/host.js';
import type { Watch } from '../../hosts/office/events.js';
import type { Problem } from '../../messages/problem.js';
import { mergeModels, mergeProblems } from '../../model/mergeModels.js';
import type { Model } from '../../model/model.js';
import type { PreparedModel } from '../../model/prepared.js';
import { NO_ATTACHMENTS, type Attachments } from '../../workbook/plan/attachments.js';
import { hasOurSheets, languageOf, planLivingInSteps } from '../../workbook/living/livingPlan.js';
import { isUnchanged } from '../../workbook/living/patchPlan.js';
import type { WorkbookSnapshot } from '../../workbook/plan/plan.js';
import { readAttachments } from '../../workbook/read/readAttachments.js';
import { readWorkbook } from '../../workbook/read/readWorkbook.js';
import { startMachine } from './linkMachine.js';
import { differenceTo, isContentOnly, type Known, type PaneContents } from './linkPlans.js';
import type { LinkStatus } from './linkStatus.js';
import { isSame } from '../state/modelChanges.js';
import { inSlices } from '../state/slices.js';

/** The parts of the pane that the link needs. */
export interface LinkedPane {
  /** The pane's contents; undefined if it has no model without problems. */
  readonly current: () => PaneContents | undefined;
  /** Offers the pane another model. Returns the problems because of which it was refused. */
  readonly offer: (model: Model) => readonly Problem[];
  readonly attach: (attachments: Attachments) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export interface ExcelLink {
  /** The host for everybody else: its work and the link's never meet, and what it wrote the link reads. */
  readonly host: Host;
  /** Reads the workbook again, as after an edit. */
  refresh(): Promise<void>;
  stop(): Promise<void>;
}

interface LinkListener {
  onStatus(status: LinkStatus): void;
  /** Excel has no events for edits: the workbook is read only on request. */
  onUnwatched(failure: HostFailure): void;
}

const PANE_PAUSE = 150;

/** What the workbook showed last: the common ground of later changes on both sides. */
interface Shown {
  readonly model: Model;
  readonly attachments: Attachments;
}

export function linkExcel(
  pane: LinkedPane,
  inner: Host,
  watch: (onEdit: () => void) => Promise<HostResult<Watch>>,
  listener: LinkListener,
  pause = PANE_PAUSE,
): ExcelLink {
  const tell = (status: LinkStatus): void => listener.onStatus(status);
  const machine = startMachine<Known>();
  let shown: Shown | undefined;
  /** The model that Excel refused: it is not tried again until it changes or the workbook is read again. */
  let refused: PreparedModel | undefined;
  let notes: readonly Problem[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  const enqueue = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = queue.then(work, work);
    queue = turn;
    return turn;
  };
  const failed = (failure: HostFailure): void => tell({ kind: 'failed', failure });
  /** Errors of this program are reported too, instead of being lost in a promise. */
  const job = (work: () => Promise<void>): Promise<void> =>
    enqueue(() => work().catch((thrown: unknown) => failed(failureOf(thrown).failure)));

  const read = async (isSecondTry = false): Promise<void> => {
    const result = await inner.read({ isPatient: true });
    if (!result.ok) {
      failed(result.failure);
      return;
    }
    if (!hasOurSheets(result.value)) {
      machine.send('foundNothing');
      shown = undefined;
      tell({ kind: 'empty' });
      return;
    }
    const outcome = readWorkbook(result.value);
    if (!outcome.ok) {
      tell({ kind: 'problems', problems: outcome.problems });
      return;
    }
    const mine = pane.current();
    if (mine === undefined) return;
    const theirs = outcome.value;
    const before = shown;
    refused = undefined;
    const held = readAttachments(result.value);
    const attachments = held.ok ? held.value : NO_ATTACHMENTS;
    if (!isSame(attachments, before?.attachments ?? NO_ATTACHMENTS)) pane.attach(attachments);
    const { model } = mine.prepared;
    // A workbook with a model replaces the pane's initial model; later the changes of both sides are merged.
    const { model: merged, conflicts } =
      before === undefined
        ? { model: theirs, conflicts: [] }
        : mergeModels(before.model, model, theirs, () => 'theirs');
    notes = [...mergeProblems(conflicts), ...outcome.problems, ...held.problems];
    const isEdited = before !== undefined && !(isSame(theirs, before.model) && isSame(merged, theirs));
    shown = { model: theirs, attachments };
    if (!isSame(merged, model)) {
      const reasons = pane.offer(merged);
      if (reasons.length > 0) {
        tell({ kind: 'problems', problems: reasons });
        return;
      }
    }
    const { knows, catchesUp } = machine.rights();
    await bringUpToDate(result.value, shown, knows && (isEdited || catchesUp), isSecondTry);
  };

  /** Updates the rest of the workbook after somebody has edited a part of it. */
  const bringUpToDate = async (
    snapshot: WorkbookSnapshot,
    { model, attachments }: Shown,
    mayWrite: boolean,
    isSecondTry: boolean,
  ): Promise<void> => {
    const current = pane.current();
    if (current === undefined) return;
    const language = languageOf(snapshot);
    // The workbook's own formulas are those of the model that was written last, whatever was edited since.
    const known = machine.known();
    const last = known === undefined ? {} : { last: known.prepared.model };
    const options = { keepConflicts: true, shown: model, attachments, ...last };
    const { plan, place, problems } = await inSlices(
      planLivingInSteps(snapshot, current.prepared, language, options),
    );
    notes = [...notes, ...problems];
    if (!isUnchanged(plan)) {
      if (!mayWrite || !isContentOnly(plan)) {
        machine.send('differs');
        tell({ kind: 'buildNeeded', problems: notes });
        return;
      }
      const result = await inner.apply(plan);
      if (!result.ok) {
        machine.send('refused');
        return recover(result.failure, isSecondTry);
      }
    }
    const { prepared } = current;
    machine.send('agreed', { prepared, attachments, compared: attachments, language, plan, place });
    shown = { model: current.prepared.model, attachments };
    linked();
    await write();
  };

  const write = async (): Promise<void> => {
    const current = pane.current();
    const known = machine.known();
    if (current === undefined || known === undefined || !machine.rights().follows) return;
    const { attachments, prepared } = current;
    if (prepared === refused || (prepared === known.prepared && attachments === known.compared)) return;
    const found = await differenceTo(known, current);
    if (found === undefined) {
      tell({ kind: 'buildNeeded', problems: notes });
      return;
    }
    if (!isUnchanged(found.patch)) {
      const result = await inner.apply(found.patch);
      refused = result.ok ? undefined : prepared;
      if (!result.ok) return recover(result.failure, false);
    }
    const { next: plan, attachments: written } = found;
    machine.send('followed', { ...known, prepared, attachments: written, compared: attachments, plan });
    shown = { model: prepared.model, attachments: found.attachments };
    linked();
  };

  /** Somebody else was faster: their change is read first, and then the pane's change is written. */
  const recover = (failure: HostFailure, isSecondTry: boolean): void | Promise<void> =>
    failure.code === CHANGED_MEANWHILE && !isSecondTry ? read(true) : failed(failure);

  const linked = (): void => {
    const known = machine.known();
    const waits = known !== undefined && !isSame(known.attachments, known.compared);
    tell({ kind: 'linked', problems: notes, hasMore: waits });
  };

  const stopListening = pane.subscribe(() => {
    clearTimeout(timer);
    timer = setTimeout(() => void job(write), pause);
  });
  const startWatching = async (): Promise<HostResult<Watch>> => {
    const result = await watch(() => void job(read));
    if (!result.ok) listener.onUnwatched(result.failure);
    return result;
  };
  let watching = startWatching();
  /** Older versions of Excel report only edits of sheets that existed when the watch began. */
  const watchNewSheets = async (before: HostResult<Watch>): Promise<HostResult<Watch>> => {
    if (before.ok) await before.value.stop();
    return startWatching();
  };
  void job(read);
  return {
    host: {
      apply: (plan, options) =>
        enqueue(async () => {
          const result = await inner.apply(plan, options);
          if (result.ok) machine.send('rebuilt');
          if (result.ok && plan.sheets.some(({ update }) => update === undefined))
            watching = watching.then(watchNewSheets);
          void job(read);
          return result;
        }),
      read: (options) => enqueue(() => inner.read(options)),
    },
    refresh: () => job(read),
    async stop() {
      clearTimeout(timer);
      stopListening();
      const result = await watching;
      if (result.ok) await result.value.stop();
      await queue;
    },
  };
}
