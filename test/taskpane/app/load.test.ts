/** A part that did not arrive is told, and asking again loads it in place. */
import { afterEach, expect, it, vi } from 'vitest';
import { loadPackAndEngine, whenCalculated } from '../../../src/taskpane/app/load.js';
import { initialState } from '../../../src/taskpane/state/state.js';
import { createStore } from '../../../src/taskpane/state/store.js';

afterEach(() => {
  vi.doUnmock('../../../src/taskpane/state/engine.js');
  vi.resetModules();
});

it('says that it is incomplete, keeps what arrived, and is complete after another try', async () => {
  const store = createStore(initialState('zh'));
  let isCalculated = false;
  void whenCalculated(store).then(() => (isCalculated = true));
  vi.doMock('../../../src/taskpane/state/engine.js', () => {
    throw new Error('Loading chunk 7 failed');
  });
  await loadPackAndEngine(store);
  const { isIncomplete, model, calculation } = store.getState();
  expect([isIncomplete, model !== undefined, calculation, isCalculated]).toEqual([
    true,
    true,
    undefined,
    false,
  ]);
  vi.doUnmock('../../../src/taskpane/state/engine.js');
  vi.resetModules();
  await loadPackAndEngine(store);
  expect(store.getState().isIncomplete).toBe(false);
  expect(store.getState().calculation?.prepared.model.name).toEqual(model?.name);
  await Promise.resolve();
  expect(isCalculated).toBe(true);
});
