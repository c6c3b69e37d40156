/** What stands in for a panel: while it loads, and when it could not be loaded. */
import { Component, type ReactNode } from 'react';
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useText } from '../text/text.js';

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', alignItems: 'center', gap: '12px', padding: '32px 16px' },
  waiting: { color: tokens.colorNeutralForeground3 },
});

export function Loading() {
  const styles = useStyles();
  const { t } = useText();
  return <div className={mergeClasses(styles.box, styles.waiting)}>{t('app.loading')}</div>;
}

/** Catches what its children throw while rendering, a chunk that did not load above all. */
export class Failsafe extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    return this.state.hasFailed ? <Failed /> : this.props.children;
  }
}

function Failed() {
  const styles = useStyles();
  const { t } = useText();
  return (
    <div role="alert" className={styles.box}>
      <span>{t('app.loadFailed')}</span>
      {/* A chunk that failed once is remembered as failed: only a fresh page asks for it again. */}
      <Button onClick={() => window.location.reload()}>{t('app.retry')}</Button>
    </div>
  );
}
