/** The pane's first line: what this is, undo and redo, the history, and the switch of language. */
import { Suspense, useState } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import {
  ArrowRedo20Regular,
  ArrowUndo20Regular,
  History20Regular,
  Home20Regular,
} from '@fluentui/react-icons';
import { rememberLanguage } from './language.js';
import { Mark } from './Mark.js';
import { useDispatch, usePane } from '../state/PaneContext.js';
import { useText } from '../text/text.js';
import { Failsafe } from '../controls/Failsafe.js';
import { loadable } from '../controls/loadable.js';

const HistoryPanel = loadable(() => import('../history/HistoryPanel.js'));

const useStyles = makeStyles({
  header: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto',
    alignItems: 'center',
    columnGap: '8px',
    flexShrink: 0,
    padding: '6px 6px 4px 12px',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  mark: { display: 'flex', gridRow: '1 / 3' },
  name: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: '20px',
    fontWeight: tokens.fontWeightSemibold,
  },
  model: {
    gridColumn: '2 / 4',
    minHeight: '16px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '16px',
    color: tokens.colorNeutralForeground3,
  },
  actions: { display: 'flex' },
  language: { minWidth: 0, paddingInline: '6px', fontWeight: tokens.fontWeightRegular },
});

export function Header() {
  const styles = useStyles();
  const { t, pick, language } = useText();
  const dispatch = useDispatch();
  const name = usePane((state) => state.model?.name);
  const canUndo = usePane((state) => state.past.length > 0);
  const canRedo = usePane((state) => state.future.length > 0);
  const isReady = usePane((state) => state.calculation !== undefined);
  const [isOpen, setOpen] = useState(false);
  const other = language === 'zh' ? 'en' : 'zh';

  return (
    <header className={styles.header}>
      <div className={styles.mark}>
        <Mark size={30} />
      </div>
      <h1 className={styles.name}>{t('app.name')}</h1>
      <div className={styles.actions}>
        <Button
          appearance="subtle"
          size="small"
          icon={<Home20Regular />}
          aria-label={t('app.start')}
          title={t('app.start')}
          disabled={!isReady}
          onClick={() => dispatch({ kind: 'showStart' })}
        />
        <Button
          appearance="subtle"
          size="small"
          icon={<ArrowUndo20Regular />}
          aria-label={t('app.undo')}
          title={t('app.undo')}
          disabled={!canUndo}
          onClick={() => dispatch({ kind: 'undo' })}
        />
        <Button
          appearance="subtle"
          size="small"
          icon={<ArrowRedo20Regular />}
          aria-label={t('app.redo')}
          title={t('app.redo')}
          disabled={!canRedo}
          onClick={() => dispatch({ kind: 'redo' })}
        />
        <Button
          appearance="subtle"
          size="small"
          icon={<History20Regular />}
          aria-label={t('history.open')}
          title={t('history.open')}
          aria-haspopup="dialog"
          disabled={!isReady}
          onClick={() => setOpen(true)}
        />
        <Button
          appearance="subtle"
          size="small"
          className={styles.language}
          lang={other === 'zh' ? 'zh-CN' : 'en'}
          title={t('app.languageHint')}
          onClick={() => {
            rememberLanguage(other);
            dispatch({ kind: 'setLanguage', language: other });
          }}
        >
          {t('app.language')}
        </Button>
      </div>
      <div className={styles.model}>{name === undefined ? '' : pick(name)}</div>
      {isOpen && (
        <Failsafe>
          <Suspense>
            <HistoryPanel onClose={() => setOpen(false)} />
          </Suspense>
        </Failsafe>
      )}
    </header>
  );
}
