/**
 * The frame of a chart over years: plot, scales and ticks, as plain numbers. Its contents are laid out in chartLayout.ts and
 * fanLayout.ts.
 *
 * In: years, the values that have to be within the scale, in the unit as reported (3.22 with %), and the size in pixels.
 * Out: pixel positions, y downwards.
 */
export interface FrameInput {
  readonly years: readonly number[];
  readonly width: number;
  readonly height: number;
  /** Width of the labels of the value axis. */
  readonly left: number;
}

export interface Frame {
  readonly plot: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  /** Of each year. */
  readonly x: readonly number[];
  readonly ticks: readonly { readonly value: number; readonly y: number }[];
  /** Number of decimals that distinguish neighbouring ticks. */
  readonly tickDecimals: number;
  /** Lowest and highest value of the scale. */
  readonly scale: readonly [low: number, high: number];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Pixels around the plot: a label above the highest target, half a year below the last one, the years. */
const TOP = 18;
const RIGHT = 16;
const BOTTOM = 24;

/** The frame, and where a value of a year is in it; `values` without a number do not count. */
export function frameYears(
  { years, width, height, left }: FrameInput,
  values: readonly (number | undefined)[],
): { readonly frame: Frame; readonly at: (year: number, value: number) => Point } {
  const plot = { left, right: Math.max(width - RIGHT, left + 1), top: TOP, bottom: height - BOTTOM };
  const { low, high, step } = scaleOf(values.filter(isKnown));
  const first = years[0] ?? 0;
  const span = Math.max((years.at(-1) ?? 0) - first, 1);
  const xOf = (year: number) => plot.left + ((year - first) / span) * (plot.right - plot.left);
  const yOf = (value: number) => plot.bottom - ((value - low) / (high - low)) * (plot.bottom - plot.top);
  const frame: Frame = {
    plot,
    x: years.map(xOf),
    ticks: ticksOf({ low, high, step }).map((value) => ({ value, y: yOf(value) })),
    tickDecimals: decimalsOfStep(step),
    scale: [low, high],
  };
  return { frame, at: (year, value) => ({ x: xOf(year), y: yOf(value) }) };
}

/** Whether a value can be drawn: it is neither missing nor NaN. */
export function isKnown(value: number | undefined): value is number {
  return value !== undefined && Number.isFinite(value);
}

/** An SVG path through points; a missing one interrupts the line. */
export function linePath(points: readonly (Point | undefined)[]): string {
  return points
    .map((point, i) => {
      if (point === undefined) return '';
      return `${points[i - 1] === undefined ? 'M' : 'L'}${pathPoint(point)}`;
    })
    .join('');
}

/** A point as text of an SVG path. */
export function pathPoint({ x, y }: Point): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}

interface Scale {
  readonly low: number;
  readonly high: number;
  readonly step: number;
}

/** Round bounds and a step of 1, 2 or 5 times a power of ten that gives about four ticks. */
export function scaleOf(values: readonly number[]): Scale {
  const min = Math.min(...values);
  const max = Math.max(...values);
  if (values.length === 0) return { low: 0, high: 1, step: 1 };
  const range = max - min || Math.abs(max) || 1;
  const rough = range / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough * 0.9) ?? 10) * power;
  const low = Math.floor(min / step) * step;
  const high = Math.ceil(max / step) * step;
  return { low, high: high > low ? high : low + step, step };
}

/** The values of a scale that get a label. */
export function ticksOf({ low, high, step }: Scale): readonly number[] {
  const count = Math.round((high - low) / step);
  return Array.from({ length: count + 1 }, (_, i) => Number((low + i * step).toPrecision(12)));
}

/** The number of decimals of values with a step. */
export function decimalsOfStep(step: number): number {
  return Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
}

/** The position in `x` nearest to a pixel. */
export function nearestIndex(x: readonly number[], pixel: number): number {
  const distances = x.map((position) => Math.abs(position - pixel));
  return distances.indexOf(Math.min(...distances));
}
