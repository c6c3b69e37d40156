/**
 * Synchronises pane and embedded workbook in both directions, without either interrupting the other.
 *
 * A change in the pane is written to the grid as the difference of two plans; where the user has inserted lines, sorted,
 * or overwritten our cells, the plan is reconciled with the workbook, and cells in conflict are left to the build button. Only
 * such cells and lines of the user are reported: other removals and changes follow from the model. An edit in the grid is read
 * back as a model and offered to the pane; its consequences elsewhere in the workbook are then written like a change of the pane.
 * Both wait for a pause in typing. What the link knows and may write is in linkMachine.ts.
 */
import { createBrowserHost, type BrowserHost } from '../hosts/ironcalc/browser.js';
import type { HostFailure, HostResult } from '../hosts/host.js';
import type { Problem } from '../messages/problem.js';
import type { Language } from '../messages/language.js';
import type { PreparedModel } from '../model/prepared.js';
import { isConflict } from '../taskpane/workbook/conflicts.js';
import { startMachine } from '../taskpane/workbook/linkMachine.js';
import { differenceTo } from '../taskpane/workbook/linkPlans.js';
import { compareModels } from '../taskpane/state/modelChanges.js';
import { inSlices } from '../taskpane/state/slices.js';
import type { Store } from '../taskpane/state/store.js';
import type { Attachments } from '../workbook/plan/attachments.js';
import { hasOurSheets, planLivingInSteps } from '../workbook/living/livingPlan.js';
import { isUnchanged } from '../workbook/living/patchPlan.js';
import type { WorkbookPlan, WorkbookSnapshot } from '../workbook/plan/plan.js';
import { planWorkbook } from '../workbook/sheets/planWorkbook.js';
import { readWorkbook } from '../workbook/read/readWorkbook.js';
import { planForGrid } from './gridPlan.js';
import type { Model } from '@ironcalc/wasm';

/** Milliseconds without a further change before the other side follows. */
const PANE_PAUSE = 120;
const GRID_PAUSE = 200;

export interface LinkListener {
  /** The workbook has been replaced by another object. */
  onReplace(model: Model): void;
  /** Cells have changed, so the grid has to be drawn again. */
  onWritten(): void;
  /** Problems of reading, and conflicts of the user's work with the model; empty if there are none. */
  onProblems(problems: readonly Problem[]): void;
  onFailure(failure: HostFailure): void;
}

export interface Link {
  /** The host for the pane's buttons; the link is informed of what it writes. */
  readonly host: BrowserHost;
  /** To be called when the user has edited the grid. */
  readEdits(): void;
  /** Overwrites the user's changes in cells of the model. */
  restore(): Promise<void>;
  /** Calls `use` with the workbook's bytes once cells and pane say the same. */
  take<T>(use: (bytes: Uint8Array) => T): Promise<T>;
  /** Shows a workbook that was kept in place of the present one, and brings it in step with the pane; false where it cannot be opened. */
  open(bytes: Uint8Array): Promise<boolean>;
  stop(): void;
}

/** The last plan, at its places. `place`: undefined if lines have been deleted since. */
interface Written {
  readonly prepared: PreparedModel;
  readonly language: Language;
  readonly attachments: Attachments;
  readonly plan: WorkbookPlan;
  readonly place: ((plan: WorkbookPlan) => WorkbookPlan) | undefined;
}

type Current = Pick<Written, 'prepared' | 'language' | 'attachments'>;

const NOTHING: WorkbookPlan = { language: 'zh', title: '', sheets: [], names: [], styles: {} };

export function linkWorkbook(store: Store, empty: Model, listener: LinkListener): Link {
  const inner = createBrowserHost(empty, (model) => listener.onReplace(model));
  const blank = empty.toBytes();
  /** Of the model that the workbook was written for. */
  let { begun } = store.getState();
  const machine = startMachine<Written>();
  /** Cells and lines that the user changed and that a build would overwrite. */
  let conflicts: readonly Problem[] = [];
  let paneTimer: ReturnType<typeof setTimeout> | undefined;
  let gridTimer: ReturnType<typeof setTimeout> | undefined;
  /** Edits of the grid wait for their pause. */
  let hasEdits = false;
  /** All work is queued, so that a half-written workbook is never read. */
  let queue: Promise<unknown> = Promise.resolve();
  const enqueue = <T>(work: () => Promise<T>): Promise<T> => {
    const next = queue.then(work, work);
    queue = next;
    return next;
  };

  const reconciled = (
    snapshot: WorkbookSnapshot,
    { prepared, language, attachments }: Current,
    keepConflicts: boolean,
  ) => {
    const known = machine.known();
    const last = known === undefined ? {} : { last: known.prepared.model };
    return planLivingInSteps(snapshot, prepared, language, { keepConflicts, attachments, ...last });
  };

  /** Writes the pane's model into the present workbook; `keepConflicts`: cells that the user changed are kept. */
  const build = async (
    { prepared, language, attachments }: Current,
    keepConflicts: boolean,
    options?: Parameters<BrowserHost['apply']>[1],
  ): Promise<HostResult<void>> => {
    const snapshot = await inner.read();
    if (!snapshot.ok) return snapshot;
    const { plan, problems, place } = hasOurSheets(snapshot.value)
      ? await inSlices(reconciled(snapshot.value, { prepared, language, attachments }, keepConflicts))
      : {
          plan: planWorkbook(prepared, language, attachments),
          problems: [],
          place: (later: WorkbookPlan) => later,
        };
    const before = inner.model();
    const result = isUnchanged(plan) ? snapshot : await inner.apply(planForGrid(plan), options);
    if (!result.ok) return result;
    machine.send('agreed', { prepared, language, attachments, plan, place });
    conflicts = keepConflicts ? problems.filter(isConflict) : [];
    listener.onProblems(conflicts);
    if (inner.model() === before) listener.onWritten();
    return { ok: true, value: undefined };
  };

  /** The workbook of the model before is no part of the next: its sheets are removed, those of the user are kept. */
  const renew = async (): Promise<void> => {
    if (store.getState().begun === begun) return;
    begun = store.getState().begun;
    const snapshot = await inner.read();
    const keys = snapshot.ok ? snapshot.value.sheets.map(({ key }) => key) : [];
    const ours = keys.flatMap((key) => key ?? []);
    if (ours.length > 0 && ours.length < keys.length) await inner.apply({ ...NOTHING, removedSheets: ours });
    else if (ours.length > 0) inner.open(blank);
    conflicts = [];
    machine.send('rebuilt');
  };

  const host: BrowserHost = {
    ...inner,
    apply: (plan, options) =>
      enqueue(async () => {
        await renew();
        const now = current();
        if (now !== undefined) return build(now, false, options);
        const result = await inner.apply(planForGrid(plan), options);
        if (result.ok) machine.send('rebuilt');
        return result;
      }),
  };

  const current = (): Current | undefined => {
    const { calculation, language, attachments } = store.getState();
    return calculation === undefined ? undefined : { prepared: calculation.prepared, language, attachments };
  };

  const write = async (): Promise<void> => {
    const now = current();
    if (now === undefined) return;
    await renew();
    const known = machine.known();
    if (known?.prepared.model === now.prepared.model && known.language === now.language) return;
    const follows = machine.rights().follows && known?.language === now.language;
    const found = follows ? await differenceTo(known, now) : undefined;
    if (known !== undefined && found !== undefined) {
      // The host refuses if the user has changed cells that would be written: then the plan is reconciled.
      const result = isUnchanged(found.patch) ? undefined : await inner.apply(planForGrid(found.patch));
      if (result === undefined || result.ok) {
        machine.send('followed', { ...known, ...now, attachments: found.attachments, plan: found.next });
        listener.onWritten();
        return;
      }
    }
    const result = await build(now, true);
    if (!result.ok) listener.onFailure(result.failure);
  };

  const read = async (): Promise<void> => {
    hasEdits = false;
    // What the pane has changed meanwhile is no edit of the user's that is taken back here.
    await write();
    const result = await inner.read();
    if (!result.ok) return;
    const outcome = readWorkbook(result.value);
    const now = current();
    // Some of them may have been solved meanwhile.
    if (conflicts.length > 0 && now !== undefined)
      conflicts = (await inSlices(reconciled(result.value, now, true))).problems.filter(isConflict);
    listener.onProblems([...outcome.problems, ...conflicts]);
    if (!outcome.ok) return;
    const { model } = store.getState();
    const changes = model === undefined ? undefined : compareModels(model, outcome.value);
    if (changes === undefined || changes.parameters + changes.formulas + changes.others === 0) return;
    store.dispatch({ kind: 'changeModel', model: outcome.value, origin: 'workbook' });
    const { refused } = store.getState();
    if (refused.length > 0) listener.onProblems(refused);
  };

  const onPane = (): void => {
    clearTimeout(paneTimer);
    paneTimer = setTimeout(() => void enqueue(write), PANE_PAUSE);
  };
  const stopListening = store.subscribe(onPane);
  onPane();

  return {
    host,
    readEdits() {
      clearTimeout(gridTimer);
      hasEdits = true;
      gridTimer = setTimeout(() => void enqueue(read), GRID_PAUSE);
    },
    take: (use) =>
      enqueue(async () => {
        if (hasEdits) await read();
        await write();
        return use(inner.model().toBytes());
      }),
    open: (bytes) =>
      enqueue(async () => {
        if (!inner.open(bytes).ok) return false;
        machine.send('rebuilt');
        const now = current();
        const result = now === undefined ? undefined : await build(now, true);
        if (result?.ok === false) listener.onFailure(result.failure);
        return true;
      }),
    restore: () =>
      enqueue(async () => {
        const now = current();
        const result = now === undefined ? undefined : await build(now, false);
        if (result?.ok === false) listener.onFailure(result.failure);
      }),
    stop() {
      stopListening();
      clearTimeout(paneTimer);
      clearTimeout(gridTimer);
    },
  };
}
