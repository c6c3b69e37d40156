/** A table of numbers to unfold: the data of a chart, for reading and for screen readers. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  details: { marginBlockStart: '8px' },
  summary: {
    cursor: 'pointer',
    color: tokens.colorBrandForegroundLink,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  scroll: { overflowX: 'auto', ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` } },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    marginBlockStart: '6px',
    fontSize: tokens.fontSizeBase200,
  },
  cell: {
    padding: '3px 0 3px 8px',
    textAlign: 'end',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'normal',
    fontWeight: 'inherit',
  },
  head: { fontWeight: tokens.fontWeightSemibold, verticalAlign: 'bottom' },
  first: { textAlign: 'start', paddingInlineStart: 0 },
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
  const first = mergeClasses(styles.cell, styles.first);
  return (
    <details className={styles.details}>
      <summary className={styles.summary}>{caption}</summary>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={label}>
        <table className={styles.table}>
          <thead className={styles.head}>
            <tr>
              {heads.map((head, i) => (
                <th key={i} scope="col" className={i === 0 ? first : styles.cell}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, r) => (
              <tr key={r}>
                {row.map((cell, i) =>
                  i === 0 ? (
                    <th key={i} scope="row" className={first}>
                      {cell}
                    </th>
                  ) : (
                    <td key={i} className={styles.cell}>
                      {cell}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
