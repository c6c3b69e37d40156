/** Placeholders for a panel while it loads, and if it could not be loaded. */
import { Component, type ReactNode } from 'react';
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useText } from '../text/text.js';
import { AttemptProvider } from './loadable.js';

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', alignItems: 'center', gap: '12px', padding: '32px 16px' },
  waiting: { color: tokens.colorNeutralForeground3 },
});

export function Loading() {
  const styles = useStyles();
  const { t } = useText();
  return <div className={mergeClasses(styles.box, styles.waiting)}>{t('app.loading')}</div>;
}

/** Catches errors of its children during rendering, mostly of a part that did not load; a retry loads it in place. */
export class Failsafe extends Component<{ children: ReactNode }, { hasFailed: boolean; attempt: object }> {
  override state = { hasFailed: false, attempt: {} };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  private readonly retry = () => this.setState({ hasFailed: false, attempt: {} });

  override render() {
    if (this.state.hasFailed) return <Failed onRetry={this.retry} />;
    return <AttemptProvider attempt={this.state.attempt}>{this.props.children}</AttemptProvider>;
  }
}

/** That a part of the program is missing, and a button to load it again. */
export function Failed({ onRetry }: { readonly onRetry: () => void }) {
  const styles = useStyles();
  const { t } = useText();
  return (
    <div role="alert" className={styles.box}>
      <span>{t('app.loadFailed')}</span>
      <Button onClick={onRetry}>{t('app.retry')}</Button>
    </div>
  );
}
