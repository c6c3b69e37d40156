/** The probability of each target, and of all together, with 95 % intervals. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Probability, Simulation } from '../../analysis/uncertainty/uncertainty.js';
import { toleranceText } from '../../messages/wording/targetStatus.js';
import { targetSubject } from '../../analysis/words/describeTarget.js';
import type { Target } from '../../model/model.js';
import type { PreparedModel } from '../../model/prepared.js';
import { targetReadings } from '../../model/targetReading.js';
import { CHOICES } from '../../messages/wording/workbook.js';
import { UNCERTAINTY } from '../../messages/wording/uncertainty.js';
import { formatPrinted, joinUnit } from '../text/format.js';
import { formatShare } from './LiveFan.js';
import { useText } from '../text/text.js';

const useStyles = makeStyles({
  title: {
    margin: '0 0 4px',
    fontSize: 'inherit',
    fontWeight: tokens.fontWeightSemibold,
  },
  table: { width: '100%', borderCollapse: 'collapse', fontSize: tokens.fontSizeBase200 },
  cell: {
    padding: '3px 0 3px 8px',
    textAlign: 'end',
    verticalAlign: 'top',
    whiteSpace: 'nowrap',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    fontWeight: 'inherit',
  },
  first: { textAlign: 'start', paddingInlineStart: 0, whiteSpace: 'normal' },
  head: { color: tokens.colorNeutralForeground3 },
  all: { fontWeight: tokens.fontWeightSemibold },
  interval: { color: tokens.colorNeutralForeground3 },
});

const SIGNS = { '>=': '≥', '<=': '≤', '>': '>', '<': '<', '=': '=' } as const;

export function TargetProbabilities({
  prepared,
  simulation: { targets, allTargets },
}: {
  readonly prepared: PreparedModel;
  readonly simulation: Simulation;
}) {
  const styles = useStyles();
  const texts = useText(UNCERTAINTY);
  const { t } = texts;
  if (targets.length === 0) return null;
  const nameOf = (target: Target): string => {
    const { year, comparator, value, unit, origin } = target;
    const words = {
      name: texts.pick(targetSubject(prepared.model, target)),
      year,
      comparator: SIGNS[comparator],
      value: joinUnit(formatPrinted(value, texts), unit, texts) + toleranceText(target.tolerance),
    };
    return `${t('targetOf', words)} · ${texts.pick(CHOICES.origin[origin])}`;
  };
  const left = targetReadings(prepared).length - targets.length;
  const row = (key: string, name: string, { probability, low, high }: Probability, isAll = false) => (
    <tr key={key} className={mergeClasses(isAll && styles.all)}>
      <th scope="row" className={mergeClasses(styles.cell, styles.first)}>
        {name}
      </th>
      <td className={styles.cell}>{formatShare(probability, texts)}</td>
      <td className={mergeClasses(styles.cell, styles.interval)}>
        {formatShare(low, texts)} – {formatShare(high, texts)}
      </td>
    </tr>
  );
  return (
    <div>
      <h3 className={styles.title}>{t('targets')}</h3>
      <table className={styles.table}>
        <thead className={styles.head}>
          <tr>
            <th scope="col" className={mergeClasses(styles.cell, styles.first)}>
              {t('target')}
            </th>
            <th scope="col" className={styles.cell}>
              {t('probability')}
            </th>
            <th scope="col" className={styles.cell}>
              {t('interval')}
            </th>
          </tr>
        </thead>
        <tbody>
          {targets.map(({ target, ...probability }) => row(target.key, nameOf(target), probability))}
          {row('all targets', t('allTargets'), allTargets, true)}
        </tbody>
      </table>
      {left > 0 && <p className={styles.head}>{t('targetsLeft', { count: left })}</p>}
    </div>
  );
}
