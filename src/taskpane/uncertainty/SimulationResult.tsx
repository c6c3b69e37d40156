/**
 * The results of a whole simulation: the probability of each target and, for the shown indicator in a year, its distribution, the
 * contributions to its variance, its percentiles with their errors, and whether there are enough draws.
 */
import { useState } from 'react';
import { makeStyles } from '@fluentui/react-components';
import { convergenceOf } from '../../analysis/uncertainty/convergence.js';
import { PERCENTILES } from '../../analysis/uncertainty/summary.js';
import type { Simulation } from '../../analysis/uncertainty/uncertainty.js';
import { reportedValue } from '../../figures/units.js';
import type { PreparedModel } from '../../model/prepared.js';
import { UNCERTAINTY } from '../../messages/wording/uncertainty.js';
import { YearChoice } from '../controls/Choice.js';
import { Contributions } from './Contributions.js';
import { decimalsOf, formatNumber } from '../text/format.js';
import { ShapeChart } from '../charts/ShapeChart.js';
import { TargetProbabilities } from './TargetProbabilities.js';
import { useText } from '../text/text.js';
import { ValueTable } from '../controls/ValueTable.js';
import { Notice } from '../controls/kit.js';

const useStyles = makeStyles({
  result: { display: 'flex', flexDirection: 'column', gap: '10px' },
});

interface Props {
  readonly prepared: PreparedModel;
  readonly simulation: Simulation;
  readonly indicator: string;
}

export function SimulationResult({ prepared, simulation, indicator }: Props) {
  const styles = useStyles();
  const texts = useText(UNCERTAINTY);
  const { t } = texts;
  const [chosen, setChosen] = useState<number>();
  const rows = simulation.series.filter(({ key }) => key === indicator);
  const row = rows.find(({ year }) => year === chosen) ?? rows.at(-1);
  const series = prepared.seriesByKey.get(indicator);
  if (series === undefined) return null;
  const { unit } = series;
  const name = texts.pick(series.indicator.name);
  const number = (cell: number) =>
    Number.isNaN(cell) ? '–' : formatNumber(reportedValue(cell, unit), decimalsOf(unit), texts);
  const focus = simulation.focus.find(({ key, year }) => key === indicator && year === row?.year);

  return (
    <div className={styles.result}>
      <TargetProbabilities prepared={prepared} simulation={simulation} />
      {row === undefined ? (
        <Notice intent="info">{t('notKept', { name })}</Notice>
      ) : (
        <>
          <YearChoice
            label={t('year')}
            years={rows.map(({ year }) => year)}
            value={row.year}
            onChoose={setChosen}
          />
          {enough()}
          {focus === undefined ? (
            <Notice intent="info">{t('notKept', { name })}</Notice>
          ) : (
            <>
              <ShapeChart
                prepared={prepared}
                focus={focus}
                low={row.percentiles[10].value}
                median={row.percentiles[50].value}
                high={row.percentiles[90].value}
              />
              <Contributions prepared={prepared} focus={focus} />
            </>
          )}
          <ValueTable
            caption={t('percentiles')}
            label={`${name} ${row.year} ${t('percentiles')}`}
            heads={[t('statistic'), t('value'), t('interval')]}
            rows={[
              ...PERCENTILES.map((percent) => {
                const { value, low, high } = row.percentiles[percent];
                const interval = Number.isNaN(low) ? '–' : `${number(low)} – ${number(high)}`;
                return [t('percentile', { percent }), number(value), interval];
              }),
              [t('mean'), number(row.mean), ''],
              [t('sd'), number(row.sd), ''],
            ]}
          />
        </>
      )}
    </div>
  );

  function enough() {
    if (row === undefined) return null;
    const { share, isEnough, needed } = convergenceOf(row, simulation.plan.draws);
    const words = {
      name,
      year: row.year,
      share: `${formatNumber(100 * share, 1, texts)}%`,
      needed: formatNumber(needed, 0, texts),
    };
    return (
      <Notice intent={isEnough ? 'success' : 'warning'}>{t(isEnough ? 'enough' : 'notEnough', words)}</Notice>
    );
  }
}
