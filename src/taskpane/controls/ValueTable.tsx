/** A table of numbers to unfold: the data of a chart, for reading and for screen readers. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { NumberTable } from './NumberTable.js';

const useStyles = makeStyles({
  details: { marginBlockStart: '8px', '&[open] > summary': { marginBlockEnd: '6px' } },
  summary: {
    cursor: 'pointer',
    color: tokens.colorBrandForegroundLink,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
});

interface Props {
  readonly caption: string;
  /** Label of the region that scrolls if the numbers are wide. */
  readonly label: string;
  readonly heads: readonly string[];
  /** The first cell of a row is its heading. */
  readonly rows: readonly (readonly string[])[];
}

export function ValueTable({ caption, label, heads, rows }: Props) {
  const styles = useStyles();
  return (
    <details className={styles.details}>
      <summary className={styles.summary}>{caption}</summary>
      <NumberTable title={label} hidesTitle heads={heads} rows={rows} />
    </details>
  );
}
