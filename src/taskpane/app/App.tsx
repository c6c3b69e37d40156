/**
 * The task pane: header, tabs, and one panel per tab. The baseline is in the first chunk; the other tabs, the pack and the
 * formula engine are separate chunks. A panel stays mounted once opened, so that switching tabs keeps its search, open cards and
 * scroll position.
 */
import { Suspense, useEffect, useState } from 'react';
import { FluentProvider, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { BaselineTab } from '../baseline/BaselineTab.js';
import type { Connection } from '../workbook/connection.js';
import { Header } from './Header.js';
import { Failed, Failsafe, Loading } from '../controls/Failsafe.js';
import { loadPackAndEngine } from './load.js';
import { ShownProvider, StoreProvider, useDispatch, usePane, useStore } from '../state/PaneContext.js';
import { TABS, type Tab } from '../state/state.js';
import type { Store } from '../state/store.js';
import { TabBar, panelId, tabId } from './TabBar.js';
import { TextProvider } from '../text/text.js';
import { DARK, LIGHT } from '../controls/theme.js';
import { loadable } from '../controls/loadable.js';

const PackProblems = loadable(() => import('./PackProblems.js'));
const StartPage = loadable(() => import('../start/StartPage.js'));
const ModelTab = loadable(() => import('../model/ModelTab.js'));
const ScenariosTab = loadable(() => import('../scenarios/ScenariosTab.js'));
const ResultsTab = loadable(() => import('../results/ResultsTab.js'));
const PlanTab = loadable(() => import('../plan/PlanTab.js'));
const AnalysisTab = loadable(() => import('../whatif/AnalysisTab.js'));
const WorkbookTab = loadable(() => import('../workbook/WorkbookTab.js'));

const useStyles = makeStyles({
  provider: { height: '100%', backgroundColor: tokens.colorNeutralBackground2 },
  pane: {
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    minWidth: 0,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'anywhere',
  },
  body: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 },
  panel: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    overflowX: 'hidden',
    scrollbarWidth: 'thin',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  hidden: { display: 'none' },
});

interface Props {
  readonly connection: Connection;
  readonly isDark: boolean;
  /** Whether the pane is beside the main part of the page. */
  readonly isAside?: boolean;
}

export function App({ store, ...props }: Props & { readonly store: Store }) {
  return (
    <StoreProvider store={store}>
      <Themed {...props} />
    </StoreProvider>
  );
}

function Themed({ connection, isDark, isAside = false }: Props) {
  const styles = useStyles();
  const language = usePane((state) => state.language);
  return (
    <FluentProvider
      theme={isDark ? DARK : LIGHT}
      className={styles.provider}
      lang={language === 'zh' ? 'zh-CN' : 'en'}
    >
      <TextProvider language={language}>
        <Pane connection={connection} isAside={isAside} />
      </TextProvider>
    </FluentProvider>
  );
}

function Pane({ connection, isAside }: { connection: Connection; isAside: boolean }) {
  const styles = useStyles();
  const dispatch = useDispatch();
  const tab = usePane((state) => state.tab);
  const hasProblems = usePane((state) => state.problems.some(({ severity }) => severity === 'error'));
  const isIncomplete = usePane((state) => state.isIncomplete);
  const store = useStore();
  const isStarting = usePane((state) => state.isStarting);
  // Forms of one model are no forms of the next.
  const begun = usePane((state) => state.begun);
  const [opened, setOpened] = useState<ReadonlySet<Tab>>(new Set([tab]));

  useEffect(() => setOpened((tabs) => (tabs.has(tab) ? tabs : new Set([...tabs, tab]))), [tab]);

  const Body = isAside ? 'div' : 'main';

  return (
    <div className={styles.pane}>
      <Header />
      <Body className={styles.body}>
        <TabBar
          tab={isStarting ? undefined : tab}
          onChoose={(chosen) => dispatch({ kind: 'showTab', tab: chosen })}
        />
        {isIncomplete && <Failed onRetry={() => void loadPackAndEngine(store)} />}
        {hasProblems && (
          <Failsafe>
            <Suspense>
              <PackProblems />
            </Suspense>
          </Failsafe>
        )}
        {isStarting && (
          <div className={styles.panel}>
            <Failsafe>
              <Suspense fallback={<Loading />}>
                <StartPage connection={connection} />
              </Suspense>
            </Failsafe>
          </div>
        )}
        {TABS.map((key) => (
          <div
            key={`${key} ${begun}`}
            role="tabpanel"
            id={panelId(key)}
            aria-labelledby={tabId(key)}
            tabIndex={0}
            className={mergeClasses(styles.panel, (isStarting || key !== tab) && styles.hidden)}
          >
            {(key === tab || opened.has(key)) && (
              <Failsafe>
                <Suspense fallback={<Loading />}>
                  <ShownProvider isShown={!isStarting && key === tab}>
                    <Panel tab={key} connection={connection} />
                  </ShownProvider>
                </Suspense>
              </Failsafe>
            )}
          </div>
        ))}
      </Body>
    </div>
  );
}

function Panel({ tab, connection }: { tab: Tab; connection: Connection }) {
  switch (tab) {
    case 'baseline':
      return <BaselineTab />;
    case 'model':
      return <ModelTab />;
    case 'scenarios':
      return <ScenariosTab />;
    case 'results':
      return <ResultsTab />;
    case 'plan':
      return <PlanTab />;
    case 'analysis':
      return <AnalysisTab />;
    case 'workbook':
      return <WorkbookTab connection={connection} />;
  }
}
