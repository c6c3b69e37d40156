/**
 * The playground: the workbook with the task pane beside it, as in Excel; in a narrow window one is above the other. Everything
 * happens in this page, and nothing is sent anywhere.
 */
import {
  type ReactNode,
  type RefObject,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Button, FluentProvider, Spinner, makeStyles, tokens } from '@fluentui/react-components';
import { App } from '../taskpane/app/App.js';
import { ConflictList } from '../taskpane/workbook/ConflictList.js';
import { isConflict } from '../taskpane/workbook/conflicts.js';
import type { Connection } from '../taskpane/workbook/connection.js';
import { Mark } from '../taskpane/app/Mark.js';
import { ProblemList } from '../taskpane/controls/ProblemList.js';
import type { Store } from '../taskpane/state/store.js';
import { TextProvider, useText } from '../taskpane/text/text.js';
import { DARK, LIGHT } from '../taskpane/controls/theme.js';
import { useDarkScheme } from '../taskpane/app/useDarkScheme.js';
import { useLanguage } from './useLanguage.js';
import { CellTable } from './CellTable.js';
import { Grid } from './Grid.js';
import { Splitter } from './Splitter.js';
import { useKeeper } from './useKeeper.js';
import { useWorkbook, type Workbook } from './useWorkbook.js';
import { Failsafe } from '../taskpane/controls/Failsafe.js';
import { Notice } from '../taskpane/controls/kit.js';
import { loadable } from '../taskpane/controls/loadable.js';

const KeptWork = loadable(() => import('./KeptWork.js'));

const NARROW = '@media (max-width: 759px)';

const useStyles = makeStyles({
  page: { height: '100%', backgroundColor: tokens.colorNeutralBackground3 },
  frame: {
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    [NARROW]: { height: 'auto', minHeight: '100%' },
  },
  bar: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: '4px 12px',
    padding: '6px 12px',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: {
    outlineStyle: 'none',
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  privacy: { flexGrow: 1, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  hint: { marginInlineStart: '12px', [NARROW]: { display: 'none' } },
  columns: {
    display: 'flex',
    flexGrow: 1,
    minHeight: 0,
    [NARROW]: { flexDirection: 'column' },
  },
  workbook: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minWidth: 0,
    [NARROW]: { flexGrow: 0, flexShrink: 0, height: '62vh' },
  },
  sheet: { position: 'relative', flexGrow: 1, minHeight: 0, isolation: 'isolate' },
  writing: {
    position: 'absolute',
    insetInlineEnd: '12px',
    bottom: '48px',
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    padding: '4px 10px',
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow8,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  waiting: {
    display: 'flex',
    height: '100%',
    alignItems: 'center',
    justifyContent: 'center',
    padding: '16px',
  },
  message: { alignItems: 'start', flexShrink: 0, maxHeight: '40%', overflowY: 'auto' },
  aside: { display: 'flex', flexShrink: 0, minHeight: 0 },
  pane: {
    flexShrink: 0,
    minWidth: '300px',
    boxSizing: 'border-box',
    [NARROW]: {
      width: '100% !important',
      minWidth: 0,
      height: '92vh',
      borderTop: `1px solid ${tokens.colorNeutralStroke1}`,
    },
  },
});

/** Pixels; the pane in Excel opens with 350 or so. */
const START_WIDTH = 400;

export function Playground({ store }: { store: Store }) {
  const isDark = useDarkScheme();
  const language = useLanguage(store);
  const styles = useStyles();
  return (
    <FluentProvider
      theme={isDark ? DARK : LIGHT}
      className={styles.page}
      lang={language === 'zh' ? 'zh-CN' : 'en'}
    >
      <TextProvider language={language}>
        <Page store={store} isDark={isDark} />
      </TextProvider>
    </FluentProvider>
  );
}

function Page({ store, isDark }: { store: Store; isDark: boolean }) {
  const styles = useStyles();
  const { t } = useText();
  const element = useRef<HTMLElement | null>(null);
  const keeper = useKeeper(store);
  const edited = useRef<() => void>(undefined);
  edited.current = keeper?.noteEdit;
  const [attempt, setAttempt] = useState(0);
  const page = useMemo(() => ({ element: () => element.current, onEdit: () => edited.current?.() }), []);
  const workbook = useWorkbook(store, page, attempt);
  const [asTable, setAsTable] = useState(false);
  const [width, setWidth] = useState(START_WIDTH);
  const heading = useRef<HTMLHeadingElement>(null);
  const pane = useRef<HTMLElement>(null);
  const isOpen = workbook.model !== undefined;
  useSwitchKey(element, pane);
  useEffect(() => {
    // IronCalc takes the focus if nothing has it, but the page should not open with the focus inside the sheet.
    if (isOpen && document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, [isOpen]);
  const { link } = workbook;
  useEffect(() => keeper?.setBook(link), [keeper, link]);
  const connection = useMemo<Connection>(
    () =>
      link === undefined
        ? { kind: 'none' }
        : {
            kind: 'grid',
            openHost: () => Promise.resolve(link.host),
            readSelection: async () => {
              const { readSelection } = await import('../hosts/ironcalc/selection.js');
              return readSelection(link.host.model());
            },
          },
    [link],
  );

  return (
    <div className={styles.frame}>
      <KeepsFocus>
        <div className={styles.bar} role="banner">
          <Mark size={24} />
          <h1 ref={heading} tabIndex={-1} className={styles.title}>
            {t('playground.title')}
          </h1>
          <span className={styles.privacy}>
            {t('playground.privacy')}
            <span className={styles.hint}>{t('playground.switchKey')}</span>
          </span>
          <Button
            size="small"
            title={t('playground.asTableHint')}
            disabled={workbook.model === undefined}
            onClick={() => setAsTable(!asTable)}
          >
            {t(asTable ? 'playground.asGrid' : 'playground.asTable')}
          </Button>
          {keeper !== undefined && (
            <Failsafe>
              <Suspense>
                <KeptWork keeper={keeper} />
              </Suspense>
            </Failsafe>
          )}
        </div>
      </KeepsFocus>
      <div className={styles.columns}>
        <main className={styles.workbook} aria-label={t('playground.workbook')}>
          <Messages workbook={workbook} onRetry={() => setAttempt(attempt + 1)} />
          <div className={styles.sheet}>
            <Sheets
              workbook={workbook}
              asTable={asTable}
              isDark={isDark}
              onElement={(found) => (element.current = found)}
            />
          </div>
        </main>
        <KeepsFocus>
          <aside ref={pane} className={styles.aside} aria-label={t('playground.pane')}>
            <Splitter label={t('playground.resize')} width={width} onResize={setWidth} />
            <div className={styles.pane} style={{ width }}>
              <App store={store} connection={connection} isDark={isDark} isAside />
            </div>
          </aside>
        </KeepsFocus>
      </div>
    </div>
  );
}

/**
 * IronCalc takes the focus whenever it renders, except from inside elements with one of its own classes: with this class,
 * elements in here keep it. The wrapper itself has no box.
 */
function KeepsFocus({ children }: { children: ReactNode }) {
  return (
    <div className="ic-color-picker" style={{ display: 'contents', font: 'inherit', color: 'inherit' }}>
      {children}
    </div>
  );
}

/** F6, as in Excel, goes between workbook and pane: inside the sheet the Tab key moves between cells. */
function useSwitchKey(grid: RefObject<HTMLElement | null>, pane: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'F6') return;
      event.preventDefault();
      // Otherwise the cells would get the key too, and it would switch back.
      event.stopPropagation();
      const isInPane = pane.current?.contains(document.activeElement) === true;
      const target = isInPane
        ? grid.current?.querySelector<HTMLElement>('.ic-workbook-container')
        : pane.current?.querySelector<HTMLElement>('[role="tab"][tabindex="0"]');
      target?.focus();
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [grid, pane]);
}

interface MessagesProps {
  readonly workbook: Workbook;
  readonly onRetry: () => void;
}

function Messages({ workbook: { problems, failure, isMissing = false, link }, onRetry }: MessagesProps) {
  const styles = useStyles();
  const { t } = useText();
  const conflicts = problems.filter(isConflict);
  const unread = problems.filter((problem) => !isConflict(problem));
  if (failure !== undefined)
    return (
      <Notice
        intent="error"
        className={styles.message}
        actions={isMissing ? <Button onClick={onRetry}>{t('app.retry')}</Button> : undefined}
      >
        {isMissing ? t('app.loadFailed') : t('playground.failed', { detail: failure.detail })}
      </Notice>
    );
  if (problems.length === 0) return null;
  return (
    <Notice intent="warning" className={styles.message}>
      {unread.length > 0 && (
        <>
          {t('playground.syncProblem', { count: unread.length })}
          <ProblemList problems={unread} />
          {t('playground.syncRemedy')}
        </>
      )}
      {conflicts.length > 0 && (
        <>
          {t('playground.conflicts', { count: conflicts.length })}
          <ConflictList problems={conflicts} />
          <Button size="small" onClick={() => void link?.restore()}>
            {t('playground.restore')}
          </Button>
        </>
      )}
    </Notice>
  );
}

interface SheetsProps {
  readonly workbook: Workbook;
  readonly asTable: boolean;
  readonly isDark: boolean;
  readonly onElement: (element: HTMLElement | null) => void;
}

function Sheets({
  workbook: { component, model, version, failure, writing },
  asTable,
  isDark,
  onElement,
}: SheetsProps) {
  const styles = useStyles();
  const { t } = useText();
  // Must be stable, otherwise the grid would be rendered again.
  const keep = useRef(onElement);
  const found = useCallback((element: HTMLElement | null) => keep.current(element), []);
  if (component === undefined || model === undefined)
    return failure === undefined ? (
      <div className={styles.waiting}>
        <Spinner label={t('playground.loading')} />
      </div>
    ) : null;
  return (
    <>
      {asTable ? (
        <CellTable model={model} version={version} />
      ) : (
        <Grid component={component} model={model} isDark={isDark} onElement={found} />
      )}
      {writing !== undefined && (
        <div className={styles.writing}>
          <span role="status">
            {writing.sheet === '' ? t('workbook.planning') : t('workbook.writing', { sheet: writing.sheet })}
          </span>
          <progress aria-label={t('workbook.progress')} value={writing.done} />
        </div>
      )}
    </>
  );
}
