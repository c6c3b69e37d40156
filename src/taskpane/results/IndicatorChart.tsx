/** The chart of one indicator under all scenarios with its targets, and the same as a table to unfold. */
import { useMemo } from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { reportedValue } from '../../figures/units.js';
import type { PreparedIndicator } from '../../model/prepared.js';
import { isOwnLevel, targetReadings } from '../../model/targetReading.js';
import { Chart } from '../charts/Chart.js';
import { formatCell, formatNumber, formatPrinted, joinUnit, unitLabel } from '../text/format.js';
import type { Calculation } from '../state/state.js';
import { useText } from '../text/text.js';
import { ValueTable } from '../controls/ValueTable.js';

const useStyles = makeStyles({
  title: {
    margin: '0 0 6px',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
});

interface Props {
  readonly series: PreparedIndicator;
  readonly calculation: Calculation;
  readonly scenario: string;
}

export function IndicatorChart({ series: { indicator, unit }, calculation, scenario }: Props) {
  const styles = useStyles();
  const texts = useText();
  const { t, pick } = texts;
  const { prepared, projections } = calculation;
  const { model, years } = prepared;
  const name = pick(indicator.name);
  const unitText = unitLabel(unit.symbol, texts);

  const lines = useMemo(
    () =>
      model.scenarios.map((row) => {
        const cells =
          projections.get(row.key)?.indicators.find(({ key }) => key === indicator.key)?.values ?? [];
        return {
          key: row.key,
          name: texts.pick(row.name),
          values: cells.map((cell) => (typeof cell === 'number' ? reportedValue(cell, unit) : undefined)),
          texts: cells.map((cell) => formatCell(cell, unit, texts)),
        };
      }),
    [model.scenarios, projections, indicator, unit, texts],
  );
  const targets = targetReadings(prepared)
    .filter((reading) => reading.series === indicator.key && isOwnLevel(prepared, reading))
    .map(({ target: { year, value } }) => ({
      year,
      value,
      label: t('results.targetLabel', {
        year,
        value: joinUnit(formatPrinted(value, texts), unit.symbol, texts),
      }),
    }));
  const description = t('results.chart', {
    name,
    from: years[0] ?? '',
    to: years.at(-1) ?? '',
    count: lines.length,
    targets: targets
      .map(({ year, value }) =>
        t('results.chartTarget', { year, value: joinUnit(formatPrinted(value, texts), unit.symbol, texts) }),
      )
      .join(''),
  });

  return (
    <>
      <h2 className={styles.title}>{name}</h2>
      <Chart
        description={description}
        years={years}
        lines={lines}
        focused={model.scenarios.findIndex(({ key }) => key === scenario)}
        targets={targets}
        unit={unitText}
        formatTick={(value, decimals) => formatNumber(value, decimals, texts)}
      />
      <ValueTable
        caption={t('results.table')}
        label={`${name} ${t('results.table')}`}
        heads={[t('results.year'), ...lines.map((line) => line.name)]}
        rows={years.map((year, index) => [String(year), ...lines.map((line) => line.texts[index] ?? '')])}
      />
    </>
  );
}
