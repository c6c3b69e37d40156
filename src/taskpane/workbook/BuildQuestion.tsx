/** Asks, before anything is written, about the effects of a build on the user's own work. */
import { useEffect, useRef } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { Problem } from '../../messages/problem.js';
import { ProblemList } from '../controls/ProblemList.js';
import { useText } from '../text/text.js';
import type { Decision } from './workbookJobs.js';

export interface Question {
  readonly problems: readonly Problem[];
  readonly canKeep: boolean;
  readonly answer: (decision: Decision) => void;
}

const useStyles = makeStyles({
  box: {
    padding: '10px 12px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderLeft: `3px solid ${tokens.colorPaletteDarkOrangeBorderActive}`,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  note: { margin: '2px 0 0', color: tokens.colorNeutralForeground2 },
  answers: { display: 'flex', flexDirection: 'column', gap: '6px', marginBlockStart: '10px' },
});

export function BuildQuestion({ question: { problems, canKeep, answer } }: { question: Question }) {
  const styles = useStyles();
  const { t } = useText();
  const title = useRef<HTMLHeadingElement>(null);
  // The focus moves to it for users of keyboard or screen reader.
  useEffect(() => title.current?.focus(), []);
  return (
    <section className={styles.box} aria-label={t('workbook.confirm', { count: problems.length })}>
      <h3 ref={title} tabIndex={-1} className={styles.title}>
        {t('workbook.confirm', { count: problems.length })}
      </h3>
      <p className={styles.note}>{t('workbook.confirmNote')}</p>
      <ProblemList problems={problems} />
      <div className={styles.answers}>
        <Button appearance="primary" onClick={() => answer('write')}>
          {t('workbook.confirmWrite')}
        </Button>
        {canKeep && <Button onClick={() => answer('keep')}>{t('workbook.confirmKeep')}</Button>}
        <Button onClick={() => answer('cancel')}>{t('workbook.cancel')}</Button>
      </div>
    </section>
  );
}
