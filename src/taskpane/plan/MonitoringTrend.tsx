/** How one series went from period to period: for each of its periods what monitoring said at its end. */
import { useMemo, useState } from 'react';
import { Select } from '@fluentui/react-components';
import { monitorActuals } from '../../analysis/monitoring/monitor.js';
import { seriesOf, type Observation } from '../../analysis/monitoring/observation.js';
import type { PathShape } from '../../analysis/monitoring/path.js';
import { LIGHTS, MONITORING_HEADS } from '../../messages/wording/monitoring.js';
import { PLAN_WORDS } from '../../messages/wording/plan.js';
import type { PreparedModel } from '../../model/prepared.js';
import type { Projection } from '../../model/projection.js';
import { Field } from '../controls/kit.js';
import { formatPeriod, formatPrinted } from '../text/format.js';
import { useText } from '../text/text.js';
import { NumberTable } from '../controls/NumberTable.js';

interface Props {
  readonly prepared: PreparedModel;
  readonly projection: Projection;
  readonly observations: readonly Observation[];
  readonly shape: PathShape | undefined;
}

export function MonitoringTrend({ prepared, projection, observations, shape }: Props) {
  const texts = useText(PLAN_WORDS);
  const { t, pick, language } = texts;
  const all = useMemo(() => seriesOf(observations), [observations]);
  const [chosen, setChosen] = useState(0);
  const series = all[chosen] ?? all[0];
  const rows = useMemo(() => {
    if (series === undefined) return [];
    // A plan of a member may be a part of the whole's, so all observations are given, up to the end of each period.
    const ends = new Map(
      series.observations.map(({ span, period }) => [
        `${span.year} ${String(span.to).padStart(2, '0')}`,
        { span, period },
      ]),
    );
    return [...ends.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([, { span }]) =>
        monitorActuals(prepared, projection, observations, span, shape).rows.filter(
          (row) => row.indicator === series.indicator && row.member?.key === series.member?.key,
        ),
      );
  }, [series, observations, prepared, projection, shape]);
  if (series === undefined) return null;
  return (
    <>
      <Field label={t('monitoringTrendOf')}>
        {(id) => (
          <Select id={id} value={all.indexOf(series)} onChange={(_, { value }) => setChosen(Number(value))}>
            {all.map(({ indicator, member }, i) => (
              <option key={i} value={i}>
                {`${prepared.names.write(indicator, language)}${member === undefined ? '' : `·${pick(member.name)}`}`}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <NumberTable
        title={t('monitoringTrend')}
        heads={[
          pick(MONITORING_HEADS.period),
          pick(MONITORING_HEADS.planned),
          pick(MONITORING_HEADS.actual),
          pick(MONITORING_HEADS.attainment),
          pick(MONITORING_HEADS.light),
        ]}
        rows={rows.map((row) => [
          formatPeriod(row.period, texts),
          formatPrinted(row.planned, texts),
          formatPrinted(row.actual, texts),
          row.attainment === null ? '–' : row.attainment.toFixed(1),
          pick(LIGHTS[row.light]),
        ])}
      />
    </>
  );
}
