/**
 * Keeps pane and embedded workbook in step, in both directions, without either interrupting the other.
 *
 * A change in the pane is written to the grid as the difference of two plans. An edit in the grid is read back as
 * a model and given to the pane; what follows from it elsewhere in the workbook is then written like a change
 * of the pane. Both wait for a pause in typing.
 */
import { createBrowserHost, type BrowserHost } from '../hosts/browser.js';
import type { HostFailure } from '../hosts/host.js';
import type { Problem } from '../messages/problem.js';
import type { Language } from '../messages/language.js';
import type { Model as ScenarioModel } from '../model/model.js';
import { compareModels } from '../taskpane/modelChanges.js';
import type { Store } from '../taskpane/store.js';
import type { WorkbookPlan } from '../workbook/plan.js';
import { planWorkbook } from '../workbook/planWorkbook.js';
import { readWorkbook } from '../workbook/readWorkbook.js';
import { planForGrid } from './gridPlan.js';
import { patchWorkbook } from './patch.js';
import type { Model } from '@ironcalc/wasm';

/** Milliseconds without a further change before the other side follows. */
const PANE_PAUSE = 120;
const GRID_PAUSE = 200;

export interface LinkListener {
  /** The workbook is another object from now on. */
  onReplace(model: Model): void;
  /** Cells have changed; the grid has to be drawn again. */
  onWritten(): void;
  /** What is wrong in the workbook; empty when all is well. */
  onProblems(problems: readonly Problem[]): void;
  onFailure(failure: HostFailure): void;
}

export interface Link {
  /** The host for the pane's buttons: what it writes, the link knows of. */
  readonly host: BrowserHost;
  /** To be called when the user has edited the grid. */
  readEdits(): void;
  stop(): void;
}

export function linkWorkbook(store: Store, empty: Model, listener: LinkListener): Link {
  const inner = createBrowserHost(empty, (model) => listener.onReplace(model));
  let written: WorkbookPlan | undefined;
  /** The model and language that the grid shows. */
  let shown: { model: ScenarioModel; language: Language } | undefined;
  let paneTimer: ReturnType<typeof setTimeout> | undefined;
  let gridTimer: ReturnType<typeof setTimeout> | undefined;
  /** One thing after another: a read never meets a half-written workbook. */
  let queue: Promise<void> = Promise.resolve();
  const enqueue = (work: () => Promise<void>) => {
    queue = queue.then(work, work);
  };

  const host: BrowserHost = {
    ...inner,
    async apply(plan, options) {
      const next = planForGrid(plan);
      const result = await inner.apply(next, options);
      if (result.ok) {
        written = next;
        listener.onProblems([]);
      }
      return result;
    },
  };

  const write = async () => {
    const { calculation, language } = store.getState();
    if (calculation === undefined) return;
    const { model } = calculation.prepared;
    if (shown?.model === model && shown.language === language) return;
    shown = { model, language };
    const plan = planWorkbook(calculation.prepared, language);
    const next = planForGrid(plan);
    if (written !== undefined && patchWorkbook(inner.model(), written, next)) {
      written = next;
      listener.onWritten();
      return;
    }
    const result = await host.apply(plan);
    if (!result.ok) listener.onFailure(result.failure);
  };

  const read = async () => {
    const result = await inner.read();
    if (!result.ok) return;
    const outcome = readWorkbook(result.value);
    if (!outcome.ok) {
      listener.onProblems(outcome.problems);
      return;
    }
    const { model } = store.getState();
    const changes = model === undefined ? undefined : compareModels(model, outcome.value);
    if (changes === undefined || changes.parameters + changes.formulas + changes.others === 0) {
      listener.onProblems([]);
      return;
    }
    store.dispatch({ kind: 'changeModel', model: outcome.value, origin: 'workbook' });
    listener.onProblems(store.getState().refused);
  };

  const onPane = () => {
    clearTimeout(paneTimer);
    paneTimer = setTimeout(() => enqueue(write), PANE_PAUSE);
  };
  const stopListening = store.subscribe(onPane);
  onPane();

  return {
    host,
    readEdits() {
      clearTimeout(gridTimer);
      gridTimer = setTimeout(() => enqueue(read), GRID_PAUSE);
    },
    stop() {
      stopListening();
      clearTimeout(paneTimer);
      clearTimeout(gridTimer);
    },
  };
}
