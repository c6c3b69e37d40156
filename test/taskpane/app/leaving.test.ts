/** The page asks before it is left while, and only while, it holds changes. */
import { expect, it } from 'vitest';
import { askBeforeLeaving } from '../../../src/taskpane/app/leaving.js';
import { engine } from '../../../src/taskpane/state/engine.js';
import { initialState } from '../../../src/taskpane/state/state.js';
import { createStore } from '../../../src/taskpane/state/store.js';
import { smallModel } from '../../model/packs.js';

/** Whether leaving the page is asked about. */
function isAsked(page: EventTarget): boolean {
  return !page.dispatchEvent(new Event('beforeunload', { cancelable: true }));
}

it('asks while the model is another than the one that was read, and no more after stopping', () => {
  const store = createStore(initialState('zh'));
  const page = new EventTarget();
  const stop = askBeforeLeaving(store, page);
  expect(isAsked(page)).toBe(false);
  store.dispatch({ kind: 'readPack', outcome: { ok: true, value: smallModel, problems: [] } });
  store.setEngine(engine);
  expect(isAsked(page)).toBe(false);
  const change = () =>
    store.dispatch({
      ...{ kind: 'setParameter', scenario: 'high', parameter: 'rd_growth', year: 'all', value: 3 },
    });
  change();
  expect(isAsked(page)).toBe(true);
  store.dispatch({ kind: 'undo' });
  expect(isAsked(page)).toBe(false);
  store.dispatch({ kind: 'editFormula', indicator: smallModel.indicators[0]!.key, text: '=1+' });
  expect(isAsked(page)).toBe(true);
  stop();
  expect(isAsked(page)).toBe(false);
});
