/** Problems as sentences, each with its place. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { describe, describePlace } from '../../messages/messages.js';
import type { Problem } from '../../messages/problem.js';
import { useText } from '../text/text.js';
import { Notice } from './kit.js';

/** Largest number of problems shown; the others appear after these are solved. */
const SHOWN = 20;

const useStyles = makeStyles({
  list: { margin: '4px 0 0', paddingInlineStart: '18px' },
  place: { fontFamily: tokens.fontFamilyMonospace, marginInlineEnd: '6px' },
});

export function ProblemList({ problems }: { problems: readonly Problem[] }) {
  const styles = useStyles();
  const { language, t } = useText();
  return (
    <ul className={styles.list}>
      {problems.slice(0, SHOWN).map((problem, index) => {
        const place = describePlace(problem.place);
        return (
          <li key={index}>
            {place !== '' && <span className={styles.place}>{place}</span>}
            {describe(problem, language)}
          </li>
        );
      })}
      {problems.length > SHOWN && <li>{t('app.more', { count: problems.length - SHOWN })}</li>}
    </ul>
  );
}

/** Problems in a frame by the worst of them; nothing where there are none. */
export function ProblemNotice({ problems }: { problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <Notice intent={problems.some(({ severity }) => severity === 'error') ? 'error' : 'warning'}>
      <ProblemList problems={problems} />
    </Notice>
  );
}
