/** Starts the task pane: paints, then loads pack and engine, then asks whether this is Excel. */
import { createRoot } from 'react-dom/client';
import type { ExcelRuntime } from '../hosts/office.js';
import { languageOf } from '../messages/language.js';
import { App } from './App.js';
import type { Connection } from './connection.js';
import { rememberedLanguage, startLanguage } from './language.js';
import { loadPackAndEngine } from './load.js';
import { startOffice } from './start.js';
import { initialState } from './state.js';
import { createStore } from './store.js';
import { useDarkScheme } from './useDarkScheme.js';

const store = createStore(initialState(startLanguage(navigator.language)));

function Page({ connection, isDark }: { connection: Connection; isDark: boolean | undefined }) {
  const isDarkScheme = useDarkScheme();
  return <App store={store} connection={connection} isDark={isDark ?? isDarkScheme} />;
}

/** What Office.js put on the page. */
const EXCEL: ExcelRuntime = {
  run: (batch) => Excel.run(batch),
  supports: (version) => Office.context.requirements.isSetSupported('ExcelApi', version),
};

const container = document.getElementById('root');
if (container === null) throw new Error('taskpane/index.html has no element with the id "root"');
const root = createRoot(container);
root.render(<Page connection={{ kind: 'none' }} isDark={undefined} />);

const followLanguage = () => {
  document.documentElement.lang = store.getState().language === 'zh' ? 'zh-CN' : 'en';
};
followLanguage();
store.subscribe(followLanguage);
void loadPackAndEngine(store);

void startOffice().then(({ isExcel, language, isDark }) => {
  if (!isExcel) return;
  if (language !== undefined && rememberedLanguage() === undefined)
    store.dispatch({ kind: 'setLanguage', language: languageOf(language) });
  const openHost = () => import('../hosts/office.js').then(({ createOfficeHost }) => createOfficeHost(EXCEL));
  root.render(<Page connection={{ kind: 'excel', openHost }} isDark={isDark} />);
});
