/** Problems because of which the whole pack or model cannot be used: shown above every tab, because nothing else can work. */
import { makeStyles } from '@fluentui/react-components';
import { ProblemList } from '../controls/ProblemList.js';
import { usePane } from '../state/PaneContext.js';
import { useText } from '../text/text.js';
import { Notice } from '../controls/kit.js';

const useStyles = makeStyles({
  bar: { flexShrink: 0, maxHeight: '40%', overflowY: 'auto' },
});

export default function PackProblems() {
  const styles = useStyles();
  const { t } = useText();
  const problems = usePane((state) => state.problems);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return null;
  return (
    <Notice intent="error" className={styles.bar}>
      {t('app.packFailed', { count: errors.length })}
      <ProblemList problems={errors} />
    </Notice>
  );
}
