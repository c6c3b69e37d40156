/** The effect of a change of parameters on the results: before and after, with targets that become met or missed. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Impact, ImpactRow } from '../../analysis/backcast/impact.js';
import type { PreparedModel } from '../../model/prepared.js';
import { WHATIF } from '../../messages/wording/whatif.js';
import { formatCell, unitLabel } from '../text/format.js';
import { useText } from '../text/text.js';

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed' },
  caption: {
    padding: '0 0 6px',
    textAlign: 'start',
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  head: {
    padding: '2px 0',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: { textAlign: 'start', width: '46%' },
  number: { textAlign: 'end', overflowWrap: 'normal' },
  cell: {
    padding: '4px 0',
    verticalAlign: 'top',
    fontWeight: tokens.fontWeightRegular,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  small: { display: 'block', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  met: { color: tokens.colorPaletteGreenForeground1 },
  missed: { color: tokens.colorPaletteRedForeground1 },
  rule: { margin: '6px 0 0', fontSize: tokens.fontSizeBase200 },
});

export function ImpactTable({ impact, prepared }: { impact: Impact; prepared: PreparedModel }) {
  const styles = useStyles();
  const { t, pick } = useText(WHATIF);
  const changed = impact.rows.filter(({ before, after }, place) => place === 0 || before !== after);
  const ruleName = (key: string) => prepared.rules.find(({ rule }) => rule.key === key)?.rule.name;
  return (
    <div>
      <table className={styles.table}>
        <caption className={styles.caption}>{t('effects')}</caption>
        <thead>
          <tr>
            <th scope="col" className={mergeClasses(styles.head, styles.name)}>
              {t('indicator')}
            </th>
            {(['before', 'after'] as const).map((head) => (
              <th key={head} scope="col" className={mergeClasses(styles.head, styles.number)}>
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {changed.map((row) => (
            <Row key={`${row.indicator}:${row.year}`} row={row} prepared={prepared} />
          ))}
        </tbody>
      </table>
      {changed.length < impact.rows.length && (
        <p className={styles.rule}>{t('unchanged', { count: impact.rows.length - changed.length })}</p>
      )}
      {impact.rules.map(({ rule, year, isKept }) => (
        <p key={`${rule}:${year}`} className={mergeClasses(styles.rule, isKept ? styles.met : styles.missed)}>
          {t(isKept ? 'ruleMended' : 'ruleBroken', {
            rule: pick(ruleName(rule) ?? { zh: rule, en: rule }),
            year,
          })}
        </p>
      ))}
    </div>
  );
}

function Row({ row, prepared }: { row: ImpactRow; prepared: PreparedModel }) {
  const styles = useStyles();
  const texts = useText(WHATIF);
  const { t } = texts;
  const series = prepared.seriesByKey.get(row.indicator);
  if (series === undefined) return null;
  const { unit, indicator } = series;
  const show = (value: number | undefined) =>
    value === undefined ? t('noNumber') : formatCell(value, unit, texts);
  return (
    <tr>
      <th scope="row" className={mergeClasses(styles.cell, styles.name)}>
        {texts.pick(indicator.name)}
        <span className={styles.small}>
          {row.year} · {unitLabel(unit.symbol, texts)}
        </span>
      </th>
      <td className={mergeClasses(styles.cell, styles.number)}>{show(row.before)}</td>
      <td className={mergeClasses(styles.cell, styles.number)}>
        {show(row.after)}
        {row.targets.map(({ isMet }, place) => (
          <span key={place} className={mergeClasses(styles.small, isMet ? styles.met : styles.missed)}>
            {t(isMet ? 'nowMet' : 'nowMissed')}
          </span>
        ))}
      </td>
    </tr>
  );
}
