/**
 * Where things stand in a line chart: scales, ticks and paths, as plain numbers.
 *
 * In: years, one line a scenario in the unit as reported (3.22 with %), target points, and the size in pixels.
 * Out: pixel positions, y downwards. Missing values interrupt a line.
 */
interface ChartInput {
  readonly years: readonly number[];
  readonly lines: readonly (readonly (number | undefined)[])[];
  readonly targets: readonly { readonly year: number; readonly value: number }[];
  readonly width: number;
  readonly height: number;
  /** Room for the labels of the value axis. */
  readonly left: number;
}

interface ChartLayout {
  readonly plot: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  readonly x: readonly number[];
  readonly ticks: readonly { readonly value: number; readonly y: number }[];
  /** Decimals that tell neighbouring ticks apart. */
  readonly tickDecimals: number;
  /** SVG path of each line. */
  readonly paths: readonly string[];
  readonly points: readonly (readonly ({ readonly x: number; readonly y: number } | undefined)[])[];
  readonly targets: readonly {
    readonly year: number;
    readonly value: number;
    readonly x: number;
    readonly y: number;
  }[];
}

const TOP = 14;
const RIGHT = 14;
const BOTTOM = 24;

export function layoutChart({ years, lines, targets, width, height, left }: ChartInput): ChartLayout {
  const plot = { left, right: Math.max(width - RIGHT, left + 1), top: TOP, bottom: height - BOTTOM };
  const values = [...lines.flat(), ...targets.map(({ value }) => value)].filter(
    (value) => value !== undefined,
  );
  const { low, high, step } = scaleOf(values);
  const first = years[0] ?? 0;
  const span = Math.max((years.at(-1) ?? 0) - first, 1);
  const xOf = (year: number) => plot.left + ((year - first) / span) * (plot.right - plot.left);
  const yOf = (value: number) => plot.bottom - ((value - low) / (high - low)) * (plot.bottom - plot.top);
  const x = years.map(xOf);
  const points = lines.map((line) =>
    years.map((year, index) => {
      const value = line[index];
      return value === undefined ? undefined : { x: xOf(year), y: yOf(value) };
    }),
  );
  const count = Math.round((high - low) / step);
  return {
    plot,
    x,
    ticks: Array.from({ length: count + 1 }, (_, index) => {
      const value = Number((low + index * step).toPrecision(12));
      return { value, y: yOf(value) };
    }),
    tickDecimals: Math.max(0, -Math.floor(Math.log10(step) + 1e-9)),
    points,
    paths: points.map(pathOf),
    targets: targets.map((target) => ({ ...target, x: xOf(target.year), y: yOf(target.value) })),
  };
}

/** The position in `x` nearest to a pixel. */
export function nearestIndex(x: readonly number[], pixel: number): number {
  const distances = x.map((position) => Math.abs(position - pixel));
  return distances.indexOf(Math.min(...distances));
}

/** Round bounds and a step of 1, 2 or 5 times a power of ten that gives about four ticks. */
export function scaleOf(values: readonly number[]): { low: number; high: number; step: number } {
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

function pathOf(points: readonly ({ x: number; y: number } | undefined)[]): string {
  return points
    .map((point, index) => {
      if (point === undefined) return '';
      const command = index > 0 && points[index - 1] !== undefined ? 'L' : 'M';
      return `${command}${point.x.toFixed(1)} ${point.y.toFixed(1)}`;
    })
    .join('');
}
