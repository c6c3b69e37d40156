/** A build searches for contradictions where none is kept or the model has changed since, and does not depend on it. */
import { expect, it } from 'vitest';
import { setParameterValue } from '../../../src/model/edit.js';
import { findContradictions } from '../../../src/analysis/contradictions/contradictions.js';
import { stampContradictions } from '../../../src/analysis/contradictions/stampContradictions.js';
import { planWorkbook } from '../../../src/workbook/sheets/planWorkbook.js';
import { engine } from '../../../src/taskpane/state/engine.js';
import { initialState } from '../../../src/taskpane/state/state.js';
import { createStore, type Store } from '../../../src/taskpane/state/store.js';
import type { JobClient } from '../../../src/taskpane/workers/jobClient.js';
import { searchBeforeBuild } from '../../../src/taskpane/workbook/searchBeforeBuild.js';
import { indicator, parameter, small, target } from '../../analysis/models.js';
import { loadSolver } from '../../analysis/solver.js';
import { prepared } from '../../model/packs.js';

const { model } = small({
  parameters: [parameter('x', 1, [0, 10])],
  indicators: [indicator('f', '=x')],
  targets: [target('f', '>=', 12)],
});

function start(): Store {
  const store = createStore(initialState('en'));
  store.dispatch({ kind: 'readPack', outcome: { ok: true, value: model, problems: [] } });
  store.setEngine(engine);
  return store;
}

/** A client that answers in the same thread and counts what it is asked; `isBroken`: no worker can be opened. */
function client(isBroken = false): { readonly open: () => JobClient; readonly asked: string[] } {
  const asked: string[] = [];
  const run: unknown = async (
    _job: string,
    given: typeof model,
    { scenario }: { readonly scenario: string },
  ) => {
    asked.push(scenario);
    if (isBroken) throw new Error('no worker');
    const ready = prepared(given);
    const found = findContradictions(ready, scenario, await loadSolver());
    return { kind: 'done', result: { ...found, stamp: stampContradictions(ready, scenario, found, '1') } };
  };
  return { open: () => ({ run: run as JobClient['run'], stop: () => undefined }), asked };
}

const never = new AbortController().signal;
const sheets = ({ getState }: Store): readonly string[] => {
  const { calculation, attachments } = getState();
  return calculation === undefined
    ? []
    : planWorkbook(calculation.prepared, 'en', attachments).sheets.map(({ key }) => key);
};

it('is made once, and again after a change; the workbook then has the sheet', async () => {
  const store = start();
  const { open, asked } = client();
  expect(sheets(store)).not.toContain('contradictions');
  await searchBeforeBuild(store, open, never);
  await searchBeforeBuild(store, open, never);
  expect(asked).toEqual(['base']);
  // x reaches 10 at most, so the 12 that f is to have could be 10.
  expect(store.getState().attachments.contradictions?.sets).toMatchObject([
    [{ kind: 'target', key: 'f_least_12', stated: 12, needed: expect.closeTo(10, 5) as number }],
  ]);
  expect(sheets(store)).toContain('contradictions');
  store.dispatch({
    kind: 'changeModel',
    model: setParameterValue(model, 'base', 'x', 2025, 2),
    origin: 'workbook',
  });
  await searchBeforeBuild(store, open, never);
  expect(asked).toEqual(['base', 'base']);
});

it('that fails or is stopped leaves the build as it is', async () => {
  const store = start();
  const before = store.getState().attachments;
  await searchBeforeBuild(store, client(true).open, never);
  expect(store.getState().attachments).toEqual(before);
  const { open, asked } = client();
  await searchBeforeBuild(store, open, AbortSignal.abort());
  expect(asked).toEqual([]);
});
