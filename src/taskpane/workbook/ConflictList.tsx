/** Conflicts of the user's own work with the model: one line per sheet, which unfolds to the details. */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { Problem } from '../../messages/problem.js';
import { ProblemList } from '../controls/ProblemList.js';
import { useText } from '../text/text.js';
import { groupBySheet } from './conflicts.js';

/** Number of addresses in the line itself. */
const NAMED = 4;

const useStyles = makeStyles({
  summary: {
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
});

export function ConflictList({ problems }: { readonly problems: readonly Problem[] }) {
  const styles = useStyles();
  const { t } = useText();
  return groupBySheet(problems).map(({ sheet, places, problems: own }) => (
    <details key={sheet}>
      <summary className={styles.summary}>
        {t('workbook.conflictsOn', {
          sheet,
          count: own.length,
          places: [...places.slice(0, NAMED), ...(places.length > NAMED ? ['…'] : [])].join(', '),
        })}
      </summary>
      <ProblemList problems={own} />
    </details>
  ));
}
