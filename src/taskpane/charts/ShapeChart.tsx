/**
 * The distribution of an indicator in a year: as a histogram or as a cumulative curve, with the median and the targets of that
 * year. The description states its contents in words; the percentiles are in a table beside it.
 */
import { useId, useState } from 'react';
import { ToggleButton, makeStyles, tokens } from '@fluentui/react-components';
import type { Focus } from '../../analysis/uncertainty/uncertainty.js';
import { reportedValue } from '../../figures/units.js';
import type { PreparedModel } from '../../model/prepared.js';
import { isOwnLevel, judgedTargets } from '../../model/targetReading.js';
import { UNCERTAINTY } from '../../messages/wording/uncertainty.js';
import { useMeasuredWidth } from './chartFrame.js';
import { decimalsOfStep, scaleOf, ticksOf } from './yearFrame.js';
import { decimalsOf, formatNumber, unitLabel } from '../text/format.js';
import { useText } from '../text/text.js';

const HEIGHT = 150;
const TOP = 10;
const BOTTOM = 22;
const SIDE = 12;

const useStyles = makeStyles({
  kinds: { display: 'flex', gap: '6px', marginBlockEnd: '6px' },
  svg: { display: 'block', width: '100%', height: `${HEIGHT}px`, overflow: 'visible' },
  bar: {
    fill: 'var(--tuiyanBand2)',
    '@media (forced-colors: active)': { fill: 'Canvas', stroke: 'CanvasText' },
  },
  line: {
    fill: 'none',
    stroke: tokens.colorBrandStroke1,
    strokeWidth: '2px',
    '@media (forced-colors: active)': { stroke: 'CanvasText' },
  },
  axis: { stroke: tokens.colorNeutralStroke1 },
  label: { fontSize: '11px', fill: tokens.colorNeutralForeground3 },
  target: { stroke: tokens.colorNeutralForeground1, strokeWidth: '1.5px', strokeDasharray: '5 4' },
  median: { stroke: tokens.colorNeutralForeground1, strokeWidth: '2px' },
  mark: {
    fontSize: '11px',
    fill: tokens.colorNeutralForeground1,
    stroke: tokens.colorNeutralBackground1,
    strokeWidth: '3px',
    paintOrder: 'stroke',
  },
});

interface Props {
  readonly prepared: PreparedModel;
  readonly focus: Focus;
  /** Cell values: the 10th, 50th and 90th percentile. */
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

export function ShapeChart({ prepared, focus, low, median, high }: Props) {
  const styles = useStyles();
  const texts = useText(UNCERTAINTY);
  const { t } = texts;
  const id = useId();
  const [svg, width] = useMeasuredWidth();
  const [kind, setKind] = useState<'histogram' | 'curve'>('histogram');
  const series = prepared.seriesByKey.get(focus.key);
  if (series === undefined) return null;
  const { indicator, unit } = series;
  const shown = (cell: number) => formatNumber(reportedValue(cell, unit), decimalsOf(unit), texts);
  const { histogram, cumulative } = focus;
  const targets = judgedTargets(prepared)
    .filter((reading) => reading.series === focus.key && isOwnLevel(prepared, reading))
    .map(({ target }) => target)
    .filter(({ year }) => year === focus.year);
  const ends = [histogram.min, histogram.max].map((cell) => reportedValue(cell, unit));
  const scale = scaleOf([...ends, ...targets.map(({ value }) => value)]);
  const decimals = decimalsOfStep(scale.step);
  const x = (value: number) => SIDE + ((value - scale.low) / (scale.high - scale.low)) * (width - 2 * SIDE);
  const floor = HEIGHT - BOTTOM;
  const y = (part: number) => floor - part * (floor - TOP);
  const words = { name: texts.pick(indicator.name), year: focus.year };
  const ticks = ticksOf(scale);

  return (
    <div>
      <div className={styles.kinds} role="group" aria-label={t('shape')}>
        {(['histogram', 'curve'] as const).map((each) => (
          <ToggleButton key={each} size="small" checked={each === kind} onClick={() => setKind(each)}>
            {t(each)}
          </ToggleButton>
        ))}
      </div>
      <svg
        ref={svg}
        role="img"
        aria-labelledby={id}
        className={styles.svg}
        viewBox={`0 0 ${width} ${HEIGHT}`}
      >
        <title id={id}>
          {kind === 'histogram'
            ? t('histogramOf', { ...words, low: shown(low), high: shown(high) })
            : t('curveOf', { ...words, median: shown(median) })}
        </title>
        {kind === 'histogram' ? (
          <path className={styles.bar} d={barsOf(histogram, (cell) => x(reportedValue(cell, unit)), y)} />
        ) : (
          <path
            className={styles.line}
            d={curveOf(cumulative.values, (cell) => x(reportedValue(cell, unit)), y)}
          />
        )}
        <path className={styles.axis} d={`M${SIDE} ${floor}H${width - SIDE}`} />
        {ticks.map((value, i) =>
          i % (ticks.length > 5 && width < 360 ? 2 : 1) === 0 ? (
            <text key={i} className={styles.label} x={x(value)} y={HEIGHT - 6} textAnchor="middle">
              {formatNumber(value, decimals, texts)}
            </text>
          ) : null,
        )}
        <path className={styles.median} d={`M${x(reportedValue(median, unit))} ${TOP}V${floor}`} />
        {targets.map(({ key, value }) => (
          <g key={key}>
            <path className={styles.target} d={`M${x(value)} ${TOP}V${floor}`} />
            <text
              className={styles.mark}
              x={x(value) + (x(value) > width / 2 ? -4 : 4)}
              y={TOP + 8}
              textAnchor={x(value) > width / 2 ? 'end' : 'start'}
            >
              {t('target')} {formatNumber(value, decimals, texts)}
            </text>
          </g>
        ))}
        <text className={styles.label} x={width - SIDE} y={TOP - 1} textAnchor="end">
          {unitLabel(unit.symbol, texts)}
        </text>
      </svg>
    </div>
  );
}

/** Bars from the bottom; the highest one reaches the top. */
function barsOf(
  { min, max, counts }: Focus['histogram'],
  x: (cell: number) => number,
  y: (part: number) => number,
): string {
  const most = Math.max(...counts, 1);
  const bin = (max - min) / counts.length;
  return [...counts]
    .map((count, i) => {
      const [left, right] = bin > 0 ? [x(min + i * bin), x(min + (i + 1) * bin)] : [x(min) - 2, x(min) + 2];
      return `M${left.toFixed(1)} ${y(0)}V${y(count / most).toFixed(1)}H${Math.max(left, right - 0.5).toFixed(1)}V${y(0)}Z`;
    })
    .join('');
}

function curveOf(
  values: readonly number[],
  x: (cell: number) => number,
  y: (part: number) => number,
): string {
  const points = values.map((cell, i) => `${x(cell).toFixed(1)} ${y(i / (values.length - 1)).toFixed(1)}`);
  return `M${points.join('L')}`;
}
