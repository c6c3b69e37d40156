/** A table of numbers that fits a narrow pane: texts wrap, numbers do not, and only it scrolls if it must. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  scroll: { overflowX: 'auto', ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` } },
  table: { width: '100%', borderCollapse: 'collapse', fontSize: tokens.fontSizeBase200 },
  caption: {
    textAlign: 'start',
    paddingBlockEnd: '4px',
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  cell: {
    padding: '3px 0 3px 8px',
    textAlign: 'end',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    fontWeight: 'inherit',
    verticalAlign: 'bottom',
  },
  first: { textAlign: 'start', paddingInlineStart: 0 },
  strong: { fontWeight: tokens.fontWeightSemibold },
});

interface Props {
  /** Above the table, and the name of the region that scrolls. */
  readonly title: string;
  /** Only screen readers get the title. */
  readonly hidesTitle?: boolean;
  readonly heads: readonly string[];
  /** The first cell of a row is its heading. */
  readonly rows: readonly (readonly string[])[];
  /** The last row is a sum. */
  readonly hasSum?: boolean;
}

export function NumberTable({ title, hidesTitle = false, heads, rows, hasSum = false }: Props) {
  const styles = useStyles();
  const first = mergeClasses(styles.cell, styles.first);
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={title}>
      <table className={styles.table}>
        {!hidesTitle && <caption className={styles.caption}>{title}</caption>}
        <thead className={styles.strong}>
          <tr>
            {heads.map((head, i) => (
              <th key={i} scope="col" className={i === 0 ? first : styles.cell}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name = '', ...cells], r) => (
            <tr key={r} className={hasSum && r === rows.length - 1 ? styles.strong : undefined}>
              <th scope="row" className={first}>
                {name}
              </th>
              {cells.map((cell, i) => (
                <td key={i} className={styles.cell}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
