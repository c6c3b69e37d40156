/**
 * Synchronises pane and embedded workbook in both directions, without either interrupting the other.
 *
 * A change in the pane is written to the grid as the difference of two plans; where the user has inserted lines, sorted,
 * or overwritten our cells, the plan is reconciled with the workbook, and cells in conflict are left to the build button. Only
 * such cells and lines of the user are reported: other removals and changes follow from the model. An edit in the grid is read
 * back as a model and offered to the pane; its consequences elsewhere in the workbook are then written like a change of the pane.
 * Both wait for a pause in typing. What the link knows and may write is in linkMachine.ts.
 *
 * Where lines or sheets come or go, and the workbook is nothing but what was written, it is written anew in a worker (hand.ts,
 * writeBook.ts): the engine reads every formula again for each line that moves and each name that changes, a quarter of a
 * second each time, and the page would stand still.
 */
import { createBrowserHost, type BrowserHost } from '../hosts/ironcalc/browser.js';
import { CANCELLED, done } from '../hosts/failure.js';
import type { ApplyOptions, HostResult } from '../hosts/host.js';
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
import { planInSteps, planWorkbook } from '../workbook/sheets/planWorkbook.js';
import { readWorkbook } from '../workbook/read/readWorkbook.js';
import { planForGrid } from './gridPlan.js';
import { startHand, type Spot } from './hand.js';
import type { Link, LinkListener } from './linkInterface.js';
import type { BookWriter } from './writeBook.js';
import type { Model } from '@ironcalc/wasm';

/** Milliseconds without a further change before the other side follows. */
const PANE_PAUSE = 120;
const GRID_PAUSE = 200;

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

/** `writeAnew`: writes a workbook elsewhere than here; without it, every workbook is changed in the page. */
export function linkWorkbook(
  store: Store,
  empty: Model,
  listener: LinkListener,
  writeAnew: BookWriter = () => Promise.resolve(undefined),
): Link {
  const inner = createBrowserHost(empty, (model) => listener.onReplace(model));
  const blank = empty.toBytes();
  /** Of the model that the workbook was written for. */
  let { begun } = store.getState();
  const machine = startMachine<Written>();
  const hand = startHand();
  /** Stops a build of the link's own: what the user types meanwhile would be lost with the workbook that it replaces. */
  let stopBuild: () => void = () => undefined;
  const noteLook = (spot?: Spot): void => {
    hand.note(spot);
    stopBuild();
  };
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

  /** Shows a workbook that was written anew. False: nothing was changed, because of the user's work or a worker that failed. */
  const renewBook = async (now: Current, onProgress: ApplyOptions['onProgress']): Promise<boolean> => {
    // The first one is written here: the page has nothing to show meanwhile, and a worker would load the engine once more.
    const known = machine.known();
    if (known === undefined || !hand.left(inner.model(), known.plan)) return false;
    const before = hand.count();
    const { prepared, language, attachments } = now;
    const [bytes, plan] = await Promise.all([
      writeAnew(now, (done, sheet) => onProgress?.(done, sheet)),
      inSlices(planInSteps(prepared, language, attachments)),
    ]);
    if (bytes === undefined || hand.count() !== before || !inner.replace(bytes).ok) return false;
    hand.clear();
    machine.send('agreed', { ...now, plan, place: (later) => later });
    conflicts = [];
    listener.onProblems(conflicts);
    return true;
  };

  /** Anew where that loses nothing, else by changing the present workbook; again if the user types meanwhile. */
  const bring = async (now: Current): Promise<HostResult<void>> => {
    const onProgress = (part: number, sheet: string): void => listener.onProgress?.({ done: part, sheet });
    try {
      onProgress(0, '');
      if (await renewBook(now, onProgress)) return { ok: true, value: undefined };
      for (;;) {
        const stopper = new AbortController();
        stopBuild = () => stopper.abort();
        const result = await build(now, true, { onProgress, signal: stopper.signal });
        if (result.ok || result.failure.code !== CANCELLED) return result;
      }
    } finally {
      stopBuild = () => undefined;
      listener.onProgress?.(undefined);
    }
  };

  /** The workbook of the model before is no part of the next: its sheets are removed, those of the user are kept. */
  const renew = async (): Promise<void> => {
    if (store.getState().begun === begun) return;
    begun = store.getState().begun;
    const snapshot = await inner.read();
    const keys = snapshot.ok ? snapshot.value.sheets.map(({ key }) => key) : [];
    const ours = keys.flatMap((key) => key ?? []);
    if (ours.length > 0 && ours.length < keys.length) await inner.apply({ ...NOTHING, removedSheets: ours });
    else if (ours.length > 0) {
      inner.open(blank);
      hand.clear();
    }
    conflicts = [];
    machine.send('rebuilt');
  };

  const host: BrowserHost = {
    ...inner,
    apply: (plan, options) =>
      enqueue(async () => {
        await renew();
        const now = current();
        if (now !== undefined && (await renewBook(now, options?.onProgress))) return done;
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
    const result = await bring(now);
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
    noteLook: () => noteLook(),
    readEdits(spot) {
      noteLook(spot);
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
        // What else than the model is in it is not known.
        hand.note();
        const now = current();
        const result = now === undefined ? undefined : await bring(now);
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
