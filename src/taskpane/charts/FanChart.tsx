/**
 * A fan chart: four bands of ten points on each side of the median, the values without uncertainty, and the targets with
 * their probability. A read-out of one year below follows the pointer and the arrow keys. Screen readers get the
 * description and the table beside it.
 */
import { useRef } from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { ChartAxes, roomForLabels, useMeasuredWidth, useYearInFocus } from './chartFrame.js';
import { layoutFan } from './fanLayout.js';
import { bandColor } from '../controls/theme.js';

interface FanTarget {
  readonly year: number;
  readonly value: number;
  readonly label: string;
}

interface Props {
  readonly description: string;
  readonly years: readonly number[];
  /** In the unit as reported, aligned with `years`. */
  readonly planned: readonly (number | undefined)[];
  readonly fanYears: readonly number[];
  readonly edges: readonly (readonly number[])[];
  readonly targets: readonly FanTarget[];
  /** While it is true the scale only grows. */
  readonly isScaleHeld: boolean;
  readonly formatTick: (value: number, decimals: number) => string;
  /** What the read-out says about a year. */
  readonly readOut: (year: number) => readonly (readonly [label: string, value: string])[];
}

const HEIGHT = 224;

const useStyles = makeStyles({
  svg: {
    display: 'block',
    width: '100%',
    height: `${HEIGHT}px`,
    overflow: 'visible',
    touchAction: 'pan-y',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  band: {
    stroke: 'none',
    // Without colours of its own a band is the room between two lines.
    '@media (forced-colors: active)': { fill: 'Canvas', stroke: 'CanvasText', strokeWidth: '1px' },
  },
  edge: { fill: 'none', stroke: tokens.colorBrandStroke1, strokeWidth: '1px' },
  median: {
    fill: 'none',
    stroke: tokens.colorNeutralForeground1,
    strokeWidth: '2px',
    strokeLinejoin: 'round',
    '@media (forced-colors: active)': { stroke: 'CanvasText' },
  },
  planned: {
    fill: 'none',
    stroke: tokens.colorNeutralForeground1,
    strokeWidth: '1.5px',
    strokeDasharray: '2 3',
    '@media (forced-colors: active)': { stroke: 'Highlight' },
  },
  target: {
    fill: tokens.colorNeutralBackground1,
    stroke: tokens.colorNeutralForeground1,
    strokeWidth: '1.5px',
  },
  targetLine: { fill: 'none', stroke: tokens.colorNeutralForeground1, strokeDasharray: '5 4' },
  targetText: {
    fontSize: '11px',
    fontWeight: tokens.fontWeightSemibold,
    fill: tokens.colorNeutralForeground1,
    stroke: tokens.colorNeutralBackground1,
    strokeWidth: '3px',
    paintOrder: 'stroke',
  },
  cursor: { stroke: tokens.colorNeutralStroke1 },
  readout: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: '8px',
    marginBlockStart: '8px',
    fontSize: tokens.fontSizeBase200,
  },
  year: { gridColumn: '1 / -1', color: tokens.colorNeutralForeground3 },
  number: { textAlign: 'end' },
});

export function FanChart(props: Props) {
  const { description, years, targets, isScaleHeld, formatTick, readOut } = props;
  const styles = useStyles();
  const [svg, width] = useMeasuredWidth();
  const held = useRef<readonly number[]>([]);
  const { index, listeners } = useYearInFocus(years.length);

  if (!isScaleHeld) held.current = [];
  const input = { ...props, width, height: HEIGHT, held: held.current };
  const rough = layoutFan({ ...input, left: 0 });
  if (isScaleHeld) held.current = rough.scale;
  const tickTexts = rough.ticks.map(({ value }) => formatTick(value, rough.tickDecimals));
  const layout = layoutFan({ ...input, left: roomForLabels(tickTexts) });
  const { plot } = layout;

  return (
    <div>
      <svg
        ref={svg}
        role="img"
        aria-label={description}
        tabIndex={0}
        className={styles.svg}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        {...listeners(layout.x)}
      >
        <ChartAxes
          years={years}
          x={layout.x}
          ticks={layout.ticks}
          texts={tickTexts}
          plot={plot}
          height={HEIGHT}
        />
        {layout.bands.map((d, i) => (
          <path key={i} data-band={i} className={styles.band} d={d} fill={bandColor(i)} />
        ))}
        <path className={styles.edge} d={layout.bands[0]} />
        <path className={styles.median} d={layout.median} />
        <path className={styles.planned} d={layout.planned} />
        <path className={styles.cursor} d={`M${layout.x[index] ?? 0} ${plot.top}V${plot.bottom}`} />
        {layout.targets.map(({ x, y }, i) => (
          <g key={i}>
            <path className={styles.targetLine} d={`M${plot.left} ${y}H${x - 5}`} />
            <path className={styles.target} d={`M${x - 5} ${y}l5 -5l5 5l-5 5z`} />
            <text className={styles.targetText} x={plot.left + 4} y={y - 6}>
              {targets[i]?.label}
            </text>
          </g>
        ))}
      </svg>
      <div className={styles.readout} aria-hidden="true">
        <span className={styles.year}>{years[index]}</span>
        {readOut(years[index] ?? 0).flatMap(([label, value]) => [
          <span key={label}>{label}</span>,
          <span key={`${label} value`} className={styles.number}>
            {value}
          </span>,
        ])}
      </div>
    </div>
  );
}
