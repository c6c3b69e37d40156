/** The chart of one indicator under all scenarios with its targets, and the same as a table to unfold. */
import { useMemo } from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { reportedValue } from '../figures/units.js';
import type { PreparedIndicator } from '../model/prepared.js';
import { Chart } from './Chart.js';
import { formatCell, formatNumber, formatPrinted, joinUnit, unitLabel } from './format.js';
import type { Calculation } from './state.js';
import { useText } from './text.js';

const useStyles = makeStyles({
  title: {
    margin: '0 0 6px',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
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
  },
  head: { fontWeight: tokens.fontWeightSemibold, textAlign: 'end', verticalAlign: 'bottom' },
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
  const targets = model.targets
    .filter((target) => target.indicator === indicator.key)
    .map(({ year, value }) => ({
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
      <details className={styles.details}>
        <summary className={styles.summary}>{t('results.table')}</summary>
        {/* Scrolls by itself where numbers are wide; reachable by keyboard for that. */}
        <div
          className={styles.scroll}
          tabIndex={0}
          role="region"
          aria-label={`${name} ${t('results.table')}`}
        >
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col" className={styles.head} style={{ textAlign: 'start' }}>
                  {t('results.year')}
                </th>
                {lines.map((line) => (
                  <th key={line.key} scope="col" className={styles.head}>
                    {line.name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {years.map((year, index) => (
                <tr key={year}>
                  <th
                    scope="row"
                    className={styles.cell}
                    style={{ textAlign: 'start', paddingInlineStart: 0 }}
                  >
                    {year}
                  </th>
                  {lines.map((line) => (
                    <td key={line.key} className={styles.cell}>
                      {line.texts[index]}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}
