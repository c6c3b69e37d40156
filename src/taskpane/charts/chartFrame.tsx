/**
 * The common frame of charts over years: a width that follows the pane, grid lines and labels, target marks, and the year in
 * focus, which is chosen by pointer or arrow keys. Screen readers get the description and the table beside it.
 */
import { type PointerEvent, type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { nearestIndex, type Frame } from './yearFrame.js';
import { onStepKeys } from './stepKeys.js';

const NARROWEST = 160;
/** Pixels of a digit at 11 pixels, and the gap between a label and the plot. */
const DIGIT = 6.4;
const GAP = 10;
/** Least distance of labelled years in pixels; closer labels would touch. */
const YEAR_WIDTH = 34;

const useStyles = makeStyles({
  label: { fontSize: '11px', fill: tokens.colorNeutralForeground3 },
  grid: { stroke: tokens.colorNeutralStroke2 },
  cursor: { stroke: tokens.colorNeutralStroke1 },
  svg: {
    display: 'block',
    width: '100%',
    overflow: 'visible',
    touchAction: 'pan-y',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
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
});

interface YearChartProps<Layout extends Frame> {
  readonly description: string;
  readonly years: readonly number[];
  readonly height: number;
  /** Called first without space for labels, to find out which labels there are. */
  readonly layoutFor: (size: {
    readonly width: number;
    readonly height: number;
    readonly left: number;
  }) => Layout;
  readonly formatTick: (value: number, decimals: number) => string;
  /** The contents of the frame, for the position of the year in focus. */
  readonly children: (layout: Layout, index: number) => ReactNode;
  /** The read-out below the chart for that year. */
  readonly readOut: (index: number) => ReactNode;
}

export function YearChart<Layout extends Frame>(props: YearChartProps<Layout>) {
  const { description, years, height, layoutFor, formatTick, children, readOut } = props;
  const styles = useStyles();
  const [svg, width] = useMeasuredWidth();
  const { index, listeners } = useYearInFocus(years.length);
  const rough = layoutFor({ width, height, left: 0 });
  const texts = rough.ticks.map(({ value }) => formatTick(value, rough.tickDecimals));
  const layout = layoutFor({ width, height, left: roomForLabels(texts) });
  const { plot } = layout;
  return (
    <div>
      <svg
        ref={svg}
        role="img"
        aria-label={description}
        tabIndex={0}
        className={styles.svg}
        style={{ height }}
        viewBox={`0 0 ${width} ${height}`}
        {...listeners(layout.x)}
      >
        <ChartAxes years={years} layout={layout} texts={texts} height={height} />
        <path className={styles.cursor} d={`M${layout.x[index] ?? 0} ${plot.top}V${plot.bottom}`} />
        {children(layout, index)}
      </svg>
      {readOut(index)}
    </div>
  );
}

/** Lines at the target values, and diamonds at their years; `labels` are aligned with the targets. */
export function TargetMarks({
  targets,
  labels,
  left,
}: {
  readonly targets: readonly { readonly x: number; readonly y: number }[];
  readonly labels: readonly string[];
  readonly left: number;
}) {
  const styles = useStyles();
  return (
    <>
      {targets.map(({ x, y }, i) => (
        <g key={i}>
          <path className={styles.targetLine} d={`M${left} ${y}H${x - 5}`} />
          <path className={styles.target} d={`M${x - 5} ${y}l5 -5l5 5l-5 5z`} />
        </g>
      ))}
      {targets.map(({ y }, i) => (
        <text key={i} className={styles.targetText} x={left + 4} y={y - 6}>
          {labels[i]}
        </text>
      ))}
    </>
  );
}

/** A reference to an SVG element, and its width in pixels, updated when it changes. */
export function useMeasuredWidth(): readonly [RefObject<SVGSVGElement>, number] {
  const svg = useRef<SVGSVGElement>(null);
  const [width, setWidth] = useState(288);
  useLayoutEffect(() => {
    const element = svg.current;
    if (element === null) return;
    const measure = () => setWidth(Math.max(element.getBoundingClientRect().width, NARROWEST));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [svg, width];
}

/** The position of the year chosen by pointer or arrow keys, by default the last of `count`, and the listeners for them. */
function useYearInFocus(count: number) {
  const [chosen, setChosen] = useState<number>();
  const index = Math.min(chosen ?? count - 1, count - 1);
  const onKeyDown = onStepKeys('across', index, count, setChosen);
  /** `x`: of each year, in pixels from the left edge. */
  const listeners = (x: readonly number[]) => ({
    onKeyDown,
    onPointerMove: (event: PointerEvent<SVGSVGElement>) => {
      const { left } = event.currentTarget.getBoundingClientRect();
      setChosen(nearestIndex(x, event.clientX - left));
    },
    onPointerLeave: () => setChosen(undefined),
  });
  return { index, listeners };
}

function roomForLabels(texts: readonly string[]): number {
  return Math.max(...texts.map((text) => text.length)) * DIGIT + GAP;
}

interface AxesProps {
  readonly years: readonly number[];
  readonly layout: Frame;
  /** Aligned with the ticks. */
  readonly texts: readonly (string | undefined)[];
  readonly height: number;
}

function ChartAxes({ years, layout: { x, ticks, plot }, texts, height }: AxesProps) {
  const styles = useStyles();
  const isDense = (plot.right - plot.left) / years.length < YEAR_WIDTH;
  return (
    <>
      {ticks.map(({ value, y }, i) => (
        <g key={value}>
          <path className={styles.grid} d={`M${plot.left} ${y}H${plot.right}`} />
          <text className={styles.label} x={plot.left - 6} y={y + 4} textAnchor="end">
            {texts[i]}
          </text>
        </g>
      ))}
      {years.map((year, i) => (
        <text key={year} className={styles.label} x={x[i]} y={height - 6} textAnchor="middle">
          {isDense && (years.length - 1 - i) % 2 === 1 ? '' : year}
        </text>
      ))}
    </>
  );
}
