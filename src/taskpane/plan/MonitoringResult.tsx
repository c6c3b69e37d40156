/** Who is behind, as sentences, and the state of each series as a table with its light in words. */
import { makeStyles } from '@fluentui/react-components';
import type { MonitoredRow } from '../../analysis/monitoring/monitor.js';
import { fill } from '../../messages/language.js';
import { GROWTHS, LIGHTS, MONITORING, MONITORING_HEADS } from '../../messages/wording/monitoring.js';
import { PLAN_WORDS } from '../../messages/wording/plan.js';
import type { PreparedModel } from '../../model/prepared.js';
import { Section } from '../controls/kit.js';
import { formatPeriod, formatPrinted, joinUnit } from '../text/format.js';
import { useText, type Texts } from '../text/text.js';
import { NumberTable } from '../controls/NumberTable.js';

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: '18px' },
});

interface Props {
  readonly prepared: PreparedModel;
  readonly rows: readonly MonitoredRow[];
}

/** The name of a row in the pane's language. */
function rowName(
  prepared: PreparedModel,
  { indicator, member }: MonitoredRow,
  texts: Pick<Texts, 'language' | 'pick'>,
): string {
  const name = prepared.names.write(indicator, texts.language);
  return member === undefined ? name : `${name}·${texts.pick(member.name)}`;
}

export function MonitoringResult({ prepared, rows }: Props) {
  const styles = useStyles();
  const texts = useText(PLAN_WORDS);
  const { t, pick, language } = texts;
  const behind = rows
    .filter(({ light }) => light !== 'green')
    .sort((a, b) => (a.attainment ?? 0) - (b.attainment ?? 0));
  const sentence = (row: MonitoredRow): string => {
    const say = (value: number): string => joinUnit(formatPrinted(value, texts), row.unit, texts);
    const grown = (value: number | null): string =>
      fill(GROWTHS[row.growthUnit][language], {
        value: (value ?? 0).toFixed(row.growthUnit === 'pp' ? 2 : 1),
      });
    const args = {
      name: rowName(prepared, row, texts),
      period: formatPeriod(row.period, texts),
      light: pick(LIGHTS[row.light]),
      streak: row.streak,
    };
    if (row.behind <= 0)
      return fill(MONITORING.behindGrowth[language], {
        ...args,
        yoy: grown(row.yoy),
        required: grown(row.requiredYoy),
      });
    const amount = { ...args, behind: say(row.behind) };
    return row.restNeeded === null
      ? fill(MONITORING.behindOnly[language], amount)
      : fill(MONITORING.behind[language], { ...amount, rest: say(row.restNeeded) });
  };
  return (
    <>
      <Section title={t('monitoringAlerts')}>
        {behind.length === 0 ? (
          <p role="status">{pick(MONITORING.noneBehind)}</p>
        ) : (
          <ul className={styles.list}>
            {behind.map((row) => (
              <li key={`${row.indicator} ${row.member?.key ?? ''}`}>{sentence(row)}</li>
            ))}
          </ul>
        )}
      </Section>
      <NumberTable
        title={t('monitoringState')}
        heads={[
          pick(MONITORING_HEADS.indicator),
          pick(MONITORING_HEADS.attainment),
          pick(MONITORING_HEADS.nowcast),
          pick(MONITORING_HEADS.light),
        ]}
        rows={rows.map((row) => [
          `${rowName(prepared, row, texts)} (${formatPeriod(row.period, texts)})`,
          row.attainment === null ? '–' : row.attainment.toFixed(1),
          joinUnit(formatPrinted(row.nowcast, texts), row.unit, texts),
          pick(LIGHTS[row.light]),
        ])}
      />
    </>
  );
}
