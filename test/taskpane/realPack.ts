/** The Zhejiang pack and the pane on it, as the product starts: nothing is imitated. */
import { createElement } from 'react';
import { render } from '@testing-library/react';
import type { Language } from '../../src/messages/language.js';
import type { Model } from '../../src/model/model.js';
import { App } from '../../src/taskpane/app/App.js';
import type { Connection } from '../../src/taskpane/workbook/connection.js';
import { engine } from '../../src/taskpane/state/engine.js';
import { initialState, type Tab } from '../../src/taskpane/state/state.js';
import { createStore, type Store } from '../../src/taskpane/state/store.js';
import { readSeedPack as readTexts } from '../../src/taskpane/app/zhejiang.js';

export function readSeedPack(): Model {
  const outcome = readTexts();
  if (!outcome.ok) throw new Error(`the Zhejiang pack has problems: ${JSON.stringify(outcome.problems)}`);
  return outcome.value;
}

export function startStore(language: Language = 'zh'): Store {
  const store = createStore(initialState(language));
  store.dispatch({ kind: 'readPack', outcome: { ok: true, value: readSeedPack(), problems: [] } });
  store.setEngine(engine);
  return store;
}

/** The pane with a tab open. */
export function renderPane(
  tab: Tab,
  language: Language = 'zh',
  connection: Connection = { kind: 'none' },
): Store {
  const store = startStore(language);
  store.dispatch({ kind: 'showTab', tab });
  render(createElement(App, { store, connection, isDark: false }));
  return store;
}
