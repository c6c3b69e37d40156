/** The fan chart of one indicator from the live simulation, and the same numbers as a table to unfold. */
import { useSyncExternalStore } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { EDGES, type LiveFan as Fan } from '../../analysis/uncertainty/live.js';
import { reportedValue, type Unit } from '../../figures/units.js';
import type { PreparedIndicator } from '../../model/prepared.js';
import { isOwnLevel, judgedTargets } from '../../model/targetReading.js';
import { UNCERTAINTY } from '../../messages/wording/uncertainty.js';
import { FanChart } from '../charts/FanChart.js';
import { decimalsOf, formatNumber, formatPrinted, joinUnit, unitLabel } from '../text/format.js';
import { Loading } from '../controls/Failsafe.js';
import type { LiveStore } from './liveStore.js';
import type { Calculation } from '../state/state.js';
import { useText, type Texts } from '../text/text.js';
import { bandColor } from '../controls/theme.js';
import { ValueTable } from '../controls/ValueTable.js';
import { Notice } from '../controls/kit.js';

const useStyles = makeStyles({
  title: {
    margin: '0 0 4px',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  unit: { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground3 },
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '2px 10px',
    margin: '6px 0 0',
    padding: 0,
    listStyle: 'none',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  item: { display: 'flex', alignItems: 'center', gap: '4px' },
  swatch: {
    width: '12px',
    height: '12px',
    border: `1px solid ${tokens.colorBrandStroke1}`,
    forcedColorAdjust: 'none',
  },
  line: { stroke: tokens.colorNeutralForeground1 },
});

interface Props {
  readonly store: LiveStore;
  readonly series: PreparedIndicator;
  readonly calculation: Calculation;
  readonly scenario: string;
  readonly draws: number;
}

export function LiveFan({ store, series, calculation, scenario, draws }: Props) {
  const texts = useText(UNCERTAINTY);
  const { t } = texts;
  const styles = useStyles();
  const { fan, reasons, broken, isSilent, remarks, isMoved } = useSyncExternalStore(
    store.subscribe,
    store.getState,
  );
  const { indicator, unit } = series;
  const { prepared } = calculation;
  const { years } = prepared;
  const name = texts.pick(indicator.name);

  if (reasons !== undefined || broken !== undefined)
    return (
      <Notice
        intent="warning"
        actions={broken !== undefined ? <Button onClick={store.restart}>{t('restart')}</Button> : undefined}
      >
        {reasons?.map((reason) => <p key={reason.en}>{texts.pick(reason)}</p>) ??
          t('broken', { detail: broken ?? '' })}
      </Notice>
    );
  const silent = isSilent === true && (
    <Notice intent="warning" actions={<Button onClick={store.restart}>{t('restart')}</Button>}>
      {t('silent')}
    </Notice>
  );
  if (fan === undefined) return silent === false ? <Loading /> : silent;

  const row = calculation.projections.get(scenario)?.indicators.find(({ key }) => key === indicator.key);
  const planned = years.map((year, i) => {
    const moved = fan.planned[fan.years.indexOf(year)];
    const cell = moved ?? row?.values[i];
    return typeof cell === 'number' ? reportedValue(cell, unit) : undefined;
  });
  const edges = fan.years.map((_, y) => edgesAt(fan, y, unit));
  const targets = judgedTargets(prepared)
    .filter(({ series }) => series === indicator.key)
    .flatMap((reading, i) => {
      const { year, value } = reading.target;
      // Growth cannot be shown on the axis of levels; its probability is among the results.
      if (!isOwnLevel(prepared, reading)) return [];
      const words = {
        year,
        value: joinUnit(formatPrinted(value, texts), unit.symbol, texts),
        share: formatShare(fan.probabilities[i] ?? NaN, texts),
      };
      return [{ year, value, label: t('targetLabel', words), sentence: t('fanTarget', words) }];
    });
  const number = (value: number | undefined) =>
    value === undefined || Number.isNaN(value) ? '–' : formatNumber(value, decimalsOf(unit), texts);
  const readOut = (year: number): readonly (readonly [string, string])[] => {
    const values = edges[fan.years.indexOf(year)];
    const plan = [t('planned'), number(planned[years.indexOf(year)])] as const;
    if (values === undefined) return [plan];
    return [
      [t('middleShare', { share: 80 }), `${number(values[0])} – ${number(values.at(-1))}`],
      [t('median'), number(values[(EDGES.length - 1) / 2])],
      plan,
    ];
  };

  return (
    <>
      {silent}
      <h2 className={styles.title}>
        {name} <span className={styles.unit}>{unitLabel(unit.symbol, texts)}</span>
      </h2>
      <FanChart
        description={t('fan', {
          name,
          from: years[0] ?? '',
          to: years.at(-1) ?? '',
          draws: formatNumber(draws, 0, texts),
          targets: targets.map(({ sentence }) => sentence).join(''),
        })}
        years={years}
        planned={planned}
        fanYears={fan.years}
        edges={edges}
        targets={targets}
        isScaleHeld={isMoved}
        formatTick={(value, decimals) => formatNumber(value, decimals, texts)}
        readOut={readOut}
      />
      <ul className={styles.legend}>
        {[80, 60, 40, 20].map((share, i) => (
          <li key={share} className={styles.item}>
            <span className={styles.swatch} style={{ backgroundColor: bandColor(i) }} aria-hidden="true" />
            {t('middleShare', { share })}
          </li>
        ))}
        <li className={styles.item}>
          <Sample dash={undefined} /> {t('median')}
        </li>
        <li className={styles.item}>
          <Sample dash="2 3" /> {t('planned')}
        </li>
      </ul>
      {fan.failed > 0 && (
        <Notice intent="warning">{t('failed', { count: formatNumber(fan.failed, 0, texts) })}</Notice>
      )}
      {remarks.map((remark) => (
        <Notice key={remark.en} intent="info">
          {texts.pick(remark)}
        </Notice>
      ))}
      <ValueTable
        caption={t('table')}
        label={`${name} ${t('table')}`}
        heads={[t('year'), ...EDGES.map((percent) => t('percentile', { percent })), t('planned')]}
        rows={fan.years.map((year, y) => [
          String(year),
          ...(edges[y] ?? []).map(number),
          number(planned[years.indexOf(year)]),
        ])}
      />
    </>
  );
}

function edgesAt({ edges }: Fan, year: number, unit: Unit): readonly number[] {
  return EDGES.map((_, i) => reportedValue(edges[year * EDGES.length + i] as number, unit));
}

/** `34%`; close to 0 and 1 with a decimal. */
export function formatShare(share: number, texts: Texts): string {
  if (Number.isNaN(share)) return '–';
  const decimals = share > 0 && share < 1 && (share < 0.01 || share > 0.99) ? 1 : 0;
  return `${formatNumber(100 * share, decimals, texts)}%`;
}

function Sample({ dash }: { dash: string | undefined }) {
  const styles = useStyles();
  return (
    <svg width="18" height="8" aria-hidden="true" focusable="false">
      <path className={styles.line} d="M1 4h16" strokeWidth="2" strokeDasharray={dash} />
    </svg>
  );
}
