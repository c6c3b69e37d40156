/** The button that starts an analysis and, while it runs, its progress and a stop button. */
import { Button, ProgressBar, makeStyles } from '@fluentui/react-components';
import { WHATIF } from '../../messages/wording/whatif.js';
import { usePane } from '../state/PaneContext.js';
import { useText } from '../text/text.js';
import type { JobKind } from '../workers/jobs.js';
import type { Job } from './useJob.js';
import { Note, Notice } from '../controls/kit.js';

const useStyles = makeStyles({
  bar: { display: 'flex', flexDirection: 'column', gap: '8px' },
  under: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: '8px 12px',
  },
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
          <Note as="span">{percent === undefined ? t('running') : t('progressOf', { share: percent })}</Note>
        </div>
        <Button onClick={job.stop}>{t('stop')}</Button>
        <div role="status">{state.isSilent && <Note as="span">{t('silent')}</Note>}</div>
      </div>
    );
  }
  return (
    <div className={styles.bar}>
      <Button appearance="primary" disabled={!isReady} onClick={onRun}>
        {label}
      </Button>
      <div role="status">
        {state.kind === 'stopped' && <Note as="span">{t('stopped')}</Note>}
        {state.kind === 'broken' && <Notice intent="error">{t('broken', { detail: state.detail })}</Notice>}
        {state.kind === 'done' && state.model !== model && <Notice intent="warning">{t('stale')}</Notice>}
      </div>
    </div>
  );
}
