/** The outcome of a job with the workbook: a sentence, and its problems. */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { Problem } from '../../messages/problem.js';
import { ProblemList } from './ProblemList.js';
import { Notice } from './kit.js';

export interface Report {
  readonly intent: 'success' | 'error' | 'info' | 'warning';
  readonly sentence: string;
  /** The host's own message, for developers. */
  readonly detail?: string;
  readonly problems?: readonly Problem[];
}

const useStyles = makeStyles({
  detail: {
    display: 'block',
    marginBlockStart: '2px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
});

export function Outcome({ report: { intent, sentence, detail, problems = [] } }: { report: Report }) {
  const styles = useStyles();
  return (
    <Notice intent={intent}>
      {sentence}
      {detail !== undefined && detail !== '' && <span className={styles.detail}>{detail}</span>}
      {problems.length > 0 && <ProblemList problems={problems} />}
    </Notice>
  );
}
