/** The button that asks for an analysis, and while it runs how far it is and the button that stops it. */
import {
  Button,
  MessageBar,
  MessageBarBody,
  ProgressBar,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { WHATIF } from '../../messages/wording/whatif.js';
import { usePane } from '../state/PaneContext.js';
import { useText } from '../text/text.js';
import type { JobKind } from '../workers/jobs.js';
import type { Job } from './useJob.js';

const useStyles = makeStyles({
  bar: { display: 'flex', flexDirection: 'column', gap: '8px' },
  under: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: '8px 12px',
  },
  small: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

interface Props<K extends JobKind> {
  readonly job: Job<K>;
  readonly label: string;
  readonly isReady?: boolean;
  readonly onRun: () => void;
}

export function JobBar<K extends JobKind>({ job, label, isReady = true, onRun }: Props<K>) {
  const styles = useStyles();
  const { t, language } = useText(WHATIF);
  const model = usePane((state) => state.model);
  const { state } = job;
  if (state.kind === 'running') {
    const share = state.total > 0 ? Math.min(1, state.done / state.total) : undefined;
    const percent = share?.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB', {
      style: 'percent',
      maximumFractionDigits: 0,
    });
    return (
      <div className={styles.under}>
        <div>
          <ProgressBar
            aria-label={t('progress')}
            max={1}
            {...(share === undefined ? {} : { value: share })}
          />
          <span className={styles.small}>
            {percent === undefined ? t('running') : t('progressOf', { share: percent })}
          </span>
        </div>
        <Button onClick={job.stop}>{t('stop')}</Button>
        <div role="status">{state.isSilent && <span className={styles.small}>{t('silent')}</span>}</div>
      </div>
    );
  }
  return (
    <div className={styles.bar}>
      <Button appearance="primary" disabled={!isReady} onClick={onRun}>
        {label}
      </Button>
      <div role="status">
        {state.kind === 'stopped' && <span className={styles.small}>{t('stopped')}</span>}
        {state.kind === 'broken' && (
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>{t('broken', { detail: state.detail })}</MessageBarBody>
          </MessageBar>
        )}
        {state.kind === 'done' && state.model !== model && (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{t('stale')}</MessageBarBody>
          </MessageBar>
        )}
      </div>
    </div>
  );
}
