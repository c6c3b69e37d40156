/** What charts over years share: a width that follows the pane, the year in focus, grid lines and labels. */
import {
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { nearestIndex } from './chartLayout.js';

const NARROWEST = 160;
/** Pixels of a digit at 11 pixels, and the gap between a label and the plot. */
const DIGIT = 6.4;
const GAP = 10;
/** Pixels below which the labels of neighbouring years would touch. */
const YEAR_WIDTH = 34;

const useStyles = makeStyles({
  label: { fontSize: '11px', fill: tokens.colorNeutralForeground3 },
  grid: { stroke: tokens.colorNeutralStroke2 },
});

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

/** The position of the year that pointer or arrow keys chose, by default the last of `count`, and who listens to them. */
export function useYearInFocus(count: number) {
  const [chosen, setChosen] = useState<number>();
  const index = Math.min(chosen ?? count - 1, count - 1);
  /** `x`: of each year, in pixels from the left edge. */
  const listeners = (x: readonly number[]) => ({
    onKeyDown: (event: KeyboardEvent) => {
      const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
      if (step === 0) return;
      event.preventDefault();
      setChosen(Math.min(Math.max(index + step, 0), count - 1));
    },
    onPointerMove: (event: PointerEvent<SVGSVGElement>) => {
      const { left } = event.currentTarget.getBoundingClientRect();
      setChosen(nearestIndex(x, event.clientX - left));
    },
    onPointerLeave: () => setChosen(undefined),
  });
  return { index, listeners };
}

export function roomForLabels(texts: readonly string[]): number {
  return Math.max(...texts.map((text) => text.length)) * DIGIT + GAP;
}

interface Props {
  readonly years: readonly number[];
  /** Of each year. */
  readonly x: readonly number[];
  readonly ticks: readonly { readonly value: number; readonly y: number }[];
  /** Aligned with the ticks. */
  readonly texts: readonly (string | undefined)[];
  readonly plot: { readonly left: number; readonly right: number };
  readonly height: number;
}

export function ChartAxes({ years, x, ticks, texts, plot, height }: Props) {
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
