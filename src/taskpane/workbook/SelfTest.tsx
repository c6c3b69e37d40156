/** The self-test of this Excel: a button, the result of each check, and a report to copy. Loaded when it is unfolded. */
import { useState } from 'react';
import { Button, Textarea, makeStyles, tokens } from '@fluentui/react-components';
import type { SelfTestReport } from '../../hosts/office/selfTest.js';
import { SELF_TEST } from '../../messages/wording/selfTest.js';
import { Note } from '../controls/kit.js';
import { useText } from '../text/text.js';
import { writeReport, type Platform } from './selfTestReport.js';

const useStyles = makeStyles({
  test: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '8px' },
  rows: {
    ...{ margin: 0, paddingInlineStart: '18px', fontSize: tokens.fontSizeBase200 },
    overflowWrap: 'anywhere',
  },
  failed: { color: tokens.colorStatusDangerForeground1 },
  report: { width: '100%' },
});

export interface SelfTestRun {
  readonly report: SelfTestReport;
  readonly platform: Platform;
}

type State =
  | { readonly kind: 'ready' | 'running' }
  | { readonly kind: 'stopped'; readonly detail: string }
  | { readonly kind: 'done'; readonly run: SelfTestRun; readonly copied?: boolean };

export default function SelfTest({ run }: { readonly run: () => Promise<SelfTestRun> }) {
  const styles = useStyles();
  const texts = useText(SELF_TEST);
  const { t, list } = texts;
  const [state, setState] = useState<State>({ kind: 'ready' });
  const start = () => {
    setState({ kind: 'running' });
    run().then(
      (done) => setState({ kind: 'done', run: done }),
      (thrown: unknown) =>
        setState({ kind: 'stopped', detail: thrown instanceof Error ? thrown.message : String(thrown) }),
    );
  };
  const { rows, left } = state.kind === 'done' ? state.run.report : { rows: [], left: [] };
  const failed = rows.filter(({ result }) => result === 'failed').length;
  const text = state.kind === 'done' ? writeReport(state.run.report, state.run.platform) : '';
  const copy = async (done: SelfTestRun) => {
    const copied = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    setState({ kind: 'done', run: done, copied });
  };
  return (
    <div className={styles.test}>
      <Note>{t('selfTest.intro')}</Note>
      <Button disabled={state.kind === 'running'} onClick={start}>
        {t(state.kind === 'running' ? 'selfTest.running' : 'selfTest.run')}
      </Button>
      <div role="status">
        {state.kind === 'stopped' && t('selfTest.notStarted', { detail: state.detail })}
        {state.kind === 'done' &&
          (failed === 0 ? t('selfTest.allPassed') : t('selfTest.someFailed', { count: failed }))}
        {left.length > 0 && ` ${t('selfTest.left', { names: list(left) })}`}
        {state.kind === 'done' && state.copied === true && ` ${t('selfTest.copied')}`}
      </div>
      {state.kind === 'done' && (
        <>
          <ul className={styles.rows}>
            {rows.map(({ check, result, detail }) => (
              <li key={check} className={result === 'failed' ? styles.failed : undefined}>
                {t(`selfTest.${check}`)}: {t(`selfTest.${result}`)}
                {detail === undefined ? '' : ` (${detail})`}
              </li>
            ))}
          </ul>
          <Button onClick={() => void copy(state.run)}>{t('selfTest.copy')}</Button>
          {state.copied === false && (
            <>
              <Note>{t('selfTest.copyByHand')}</Note>
              <Textarea
                className={styles.report}
                aria-label={t('selfTest.report')}
                readOnly
                value={text}
                rows={8}
              />
            </>
          )}
        </>
      )}
    </div>
  );
}
