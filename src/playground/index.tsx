/** Starts the playground: the pane at once, then pack and formulas, then the embedded workbook. */
import { createRoot } from 'react-dom/client';
import { startLanguage } from '../taskpane/app/language.js';
import { loadPackAndEngine } from '../taskpane/app/load.js';
import { initialState } from '../taskpane/state/state.js';
import { createStore } from '../taskpane/state/store.js';
import { textsOf } from '../taskpane/text/text.js';
import { Playground } from './Playground.js';

const store = createStore(initialState(startLanguage(navigator.language)));

store.dispatch({ kind: 'showStart' });

const followLanguage = () => {
  const { language } = store.getState();
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = textsOf(language).t('playground.title');
};
followLanguage();
store.subscribe(followLanguage);

const container = document.getElementById('root');
if (container === null) throw new Error('playground/index.html has no element with the id "root"');
createRoot(container).render(<Playground store={store} />);
void loadPackAndEngine(store);
