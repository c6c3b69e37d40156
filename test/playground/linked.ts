/** A store and an embedded workbook that follow each other, as on the page. */
import type { Model as Grid } from '@ironcalc/wasm';
import { fromEngineName } from '../../src/hosts/ironcalc/text.js';
import type { Problem } from '../../src/messages/problem.js';
import type { Spot } from '../../src/playground/hand.js';
import { linkWorkbook } from '../../src/playground/link.js';
import type { Link, LinkListener } from '../../src/playground/linkInterface.js';
import { watchModel } from '../../src/playground/watch.js';
import type { BookWriter } from '../../src/playground/writeBook.js';
import { engine } from '../../src/taskpane/state/engine.js';
import { initialState } from '../../src/taskpane/state/state.js';
import { createStore, type Store } from '../../src/taskpane/state/store.js';
import { newModel } from '../hosts/engine.js';
import { tinyModel } from '../workbook/models.js';

export const BASE = '推演·基础';

export interface Linked {
  readonly store: Store;
  readonly link: Link;
  readonly problems: () => readonly Problem[];
  /** The grid as the component has it: it reports edits. */
  readonly grid: () => Grid;
  readonly sheet: () => number;
}

/**
 * However long the machine takes; the limit of the test ends what never comes about. A look at the workbook costs much
 * more than one at a list, so the link is left four times as long as the look took.
 */
export async function until(holds: () => boolean): Promise<void> {
  for (;;) {
    const before = performance.now();
    if (holds()) return;
    const pause = Math.max(5, 4 * (performance.now() - before));
    await new Promise((resume) => setTimeout(resume, pause));
  }
}

export async function start(
  writeAnew?: BookWriter,
  onProgress: LinkListener['onProgress'] = () => undefined,
): Promise<Linked> {
  const store = createStore(initialState('zh'));
  store.dispatch({ kind: 'readPack', outcome: { ok: true, value: tinyModel, problems: [] } });
  store.setEngine(engine);
  let problems: readonly Problem[] = [];
  let replaced = 0;
  const link = linkWorkbook(
    store,
    newModel(),
    {
      onReplace: () => (replaced += 1),
      onWritten: () => undefined,
      onProgress,
      onProblems: (list) => (problems = list),
      onFailure: (failure) => {
        throw new Error(JSON.stringify(failure));
      },
    },
    writeAnew,
  );
  await until(() => replaced === 1);
  const size = () => ({ width: 800, height: 600 });
  const watcher = {
    onEdit: (spot?: Spot) => link.readEdits(spot),
    onLook: () => link.noteLook(),
    ...{ onSheet: () => undefined, size },
  };
  return {
    ...{ store, link },
    problems: () => problems,
    grid: () => watchModel(link.host.model(), watcher),
    sheet: () =>
      link.host
        .model()
        .getWorksheetsProperties()
        .findIndex(({ name }) => fromEngineName(name) === BASE),
  };
}
