/** A reading that runs, was stopped, failed, or found no model. */
import { Button, ProgressBar, makeStyles } from '@fluentui/react-components';
import { START_PAGE } from '../../messages/wording/startPage.js';
import type { Outcome } from '../../messages/problem.js';
import { Notice } from '../controls/kit.js';
import { ProblemList } from '../controls/ProblemList.js';
import { useText } from '../text/text.js';

const useStyles = makeStyles({
  progress: { display: 'flex', flexDirection: 'column', gap: '6px' },
  stop: { alignSelf: 'flex-start' },
});

type Shown =
  | { readonly kind: 'idle' | 'stopped' }
  | { readonly kind: 'running'; readonly done: number; readonly total: number }
  | { readonly kind: 'broken'; readonly detail: string }
  | { readonly kind: 'done'; readonly answer: Outcome<unknown> };

export function ReadingNote({ state, onStop }: { readonly state: Shown; readonly onStop: () => void }) {
  const styles = useStyles();
  const { t } = useText(START_PAGE);
  switch (state.kind) {
    case 'idle':
      return null;
    case 'stopped':
      return <Notice intent="info">{t('start.stopped')}</Notice>;
    case 'broken':
      return <Notice intent="error">{t('start.broken', { detail: state.detail })}</Notice>;
    case 'running':
      return (
        <div className={styles.progress}>
          <span role="status">{t('start.reading')}</span>
          <ProgressBar
            aria-label={t('start.reading')}
            {...(state.total > 0 ? { value: state.done / state.total } : {})}
          />
          <Button size="small" className={styles.stop} onClick={onStop}>
            {t('start.stop')}
          </Button>
        </div>
      );
    case 'done':
      return state.answer.ok ? null : (
        <Notice intent="error">
          {t('start.noModel')}
          <ProblemList problems={state.answer.problems} />
        </Notice>
      );
  }
}
