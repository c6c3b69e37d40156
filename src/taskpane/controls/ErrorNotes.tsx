/** Explains error values: a sentence for each of the first few places where one arose. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { distinctErrors, explainError } from '../../analysis/words/errorWords.js';
import type { Scalar } from '../../formula/values/value.js';
import type { PreparedModel } from '../../model/prepared.js';
import { useText } from '../text/text.js';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: '6px 0 0',
    padding: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '18px',
    color: tokens.colorStatusDangerForeground1,
    overflowWrap: 'anywhere',
  },
});

const MOST = 3;

interface Props {
  readonly prepared: PreparedModel;
  readonly values: readonly (Scalar | undefined)[];
}

export function ErrorNotes({ prepared, values }: Props) {
  const styles = useStyles();
  const { t, pick } = useText();
  const errors = distinctErrors(values);
  if (errors.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={t('errors.title')}>
      {errors.slice(0, MOST).map((error, i) => (
        <li key={i}>{pick(explainError(prepared, error))}</li>
      ))}
      {errors.length > MOST && <li>{t('errors.more', { count: errors.length - MOST })}</li>}
    </ul>
  );
}
