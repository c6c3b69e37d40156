/** Starts the task pane: paints, then loads pack and engine, then asks whether this is Excel. */
import { createRoot } from 'react-dom/client';
import type { ExcelRuntime } from '../hosts/office/office.js';
import { languageOf } from '../messages/language.js';
import { App } from './app/App.js';
import type { Connection } from './workbook/connection.js';
import type { ExcelSession } from './workbook/excelSession.js';
import { rememberedLanguage, startLanguage } from './app/language.js';
import type { LinkView } from './workbook/linkStatus.js';
import { askBeforeLeaving } from './app/leaving.js';
import { loadPackAndEngine, whenCalculated } from './app/load.js';
import { startOffice } from './app/start.js';
import { initialState } from './state/state.js';
import { createStore } from './state/store.js';
import { useDarkScheme } from './app/useDarkScheme.js';

const store = createStore(initialState(startLanguage(navigator.language)));

function Page({ connection, isDark }: { connection: Connection; isDark: boolean | undefined }) {
  const isDarkScheme = useDarkScheme();
  return <App store={store} connection={connection} isDark={isDark ?? isDarkScheme} />;
}

/** The objects of Office.js as the runtime of the host. */
const EXCEL: ExcelRuntime = {
  run: (batch, options) => (options === undefined ? Excel.run(batch) : Excel.run(options, batch)),
  supports: (version) => Office.context.requirements.isSetSupported('ExcelApi', version),
};

const testExcel = () => import('./workbook/selfTestRun.js').then((part) => part.testExcel(EXCEL));

/** In a workbook without a model, once that is known and as long as nothing was begun here: what to begin with. */
function startWhereEmpty(link: LinkView): void {
  const follow = (): void => {
    const { kind } = link.getState().status;
    if (kind === 'reading') return;
    stop();
    const { model, original, begun } = store.getState();
    if (kind === 'empty' && begun === 0 && model === original) store.dispatch({ kind: 'showStart' });
  };
  const stop = link.subscribe(follow);
  follow();
}

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
const stopAsking = askBeforeLeaving(store);

void startOffice().then(({ isExcel, language, isDark }) => {
  if (!isExcel) return;
  // In Excel the workbook stores the model, and Excel itself asks before closing.
  stopAsking();
  if (language !== undefined && rememberedLanguage() === undefined)
    store.dispatch({ kind: 'setLanguage', language: languageOf(language) });
  let session: Promise<ExcelSession> | undefined;
  const load = async () => {
    const { associateExcel, openExcel } = await import('./workbook/excelSession.js');
    const ready = whenCalculated(store);
    associateExcel(store, EXCEL, ready, (isDarkNow) => {
      dark = isDarkNow;
      show();
    });
    await ready;
    const opened = openExcel(store, EXCEL);
    ({ link } = opened);
    show();
    startWhereEmpty(opened.link);
    return opened;
  };
  /** Tries again after a failure. */
  const open = () =>
    (session ??= load().catch((error: unknown) => {
      session = undefined;
      throw error;
    }));
  const readSelection = () =>
    import('../hosts/office/selection.js').then(({ readSelection: read }) => read(EXCEL));
  const openHost = () => open().then(({ host }) => host);
  let dark = isDark;
  let link: LinkView | undefined;
  const show = () => {
    const connection: Connection = {
      kind: 'excel',
      openHost,
      readSelection,
      testExcel,
      ...(link === undefined ? {} : { link }),
    };
    root.render(<Page connection={connection} isDark={dark} />);
  };
  show();
  // The failure is reported by the buttons, which try again.
  open().catch(() => undefined);
});
