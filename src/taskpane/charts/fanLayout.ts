/**
 * Where things stand in a fan chart: bands, lines, ticks, target marks, as plain numbers and SVG paths.
 *
 * In: percentiles by year in the unit as reported (3.22 with %), the values before them, and the size in pixels. Out: pixel
 * positions, y downwards. Bands are given from the widest to the narrowest and cover each other.
 */
import { scaleOf } from './chartLayout.js';

interface FanInput {
  readonly years: readonly number[];
  /** Without uncertainty, aligned with `years`. */
  readonly planned: readonly (number | undefined)[];
  /** From the first year with uncertainty on, edges from the lowest to the highest; an odd number of them. */
  readonly fanYears: readonly number[];
  readonly edges: readonly (readonly number[])[];
  readonly targets: readonly { readonly year: number; readonly value: number }[];
  readonly width: number;
  readonly height: number;
  readonly left: number;
  /** Values the scale has to show as well: keeps it still while a slider is dragged. */
  readonly held?: readonly number[];
}

interface FanLayout {
  readonly plot: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  readonly x: readonly number[];
  readonly ticks: readonly { readonly value: number; readonly y: number }[];
  readonly tickDecimals: number;
  /** Widest first. */
  readonly bands: readonly string[];
  readonly median: string;
  readonly planned: string;
  readonly targets: readonly { readonly x: number; readonly y: number }[];
  /** Lowest and highest value of the scale. */
  readonly scale: readonly [low: number, high: number];
}

const TOP = 18;
const RIGHT = 16;
const BOTTOM = 24;

export function layoutFan(input: FanInput): FanLayout {
  const { years, fanYears, targets, width, height, left, held = [] } = input;
  const plot = { left, right: Math.max(width - RIGHT, left + 1), top: TOP, bottom: height - BOTTOM };
  const shown = [
    ...input.planned.filter((value) => value !== undefined),
    ...input.edges.flat().filter((value) => !Number.isNaN(value)),
    ...targets.map(({ value }) => value),
    ...held,
  ];
  const { low, high, step } = scaleOf(shown);
  const first = years[0] ?? 0;
  const span = Math.max((years.at(-1) ?? 0) - first, 1);
  const xOf = (year: number) => plot.left + ((year - first) / span) * (plot.right - plot.left);
  const yOf = (value: number) => plot.bottom - ((value - low) / (high - low)) * (plot.bottom - plot.top);
  const point = (year: number, value: number) => `${xOf(year).toFixed(1)} ${yOf(value).toFixed(1)}`;

  // The bands start from the last value without uncertainty.
  const before = (fanYears[0] ?? 0) - 1;
  const root = input.planned[years.indexOf(before)];
  const rooted = fanYears
    .map((year, i) => ({ year, values: input.edges[i] ?? [] }))
    .filter(({ values }) => values.every((value) => !Number.isNaN(value)));
  const count = rooted[0]?.values.length ?? 0;
  const rows =
    root === undefined || count === 0
      ? rooted
      : [{ year: before, values: Array.from({ length: count }, () => root) }, ...rooted];
  const bandOf = (lower: number, upper: number): string => {
    const up = rows.map(({ year, values }) => point(year, values[upper] as number));
    const down = rows.map(({ year, values }) => point(year, values[lower] as number)).reverse();
    return rows.length < 2 ? '' : `M${[...up, ...down].join('L')}Z`;
  };
  const half = Math.floor(count / 2);
  return {
    plot,
    x: years.map(xOf),
    ticks: Array.from({ length: Math.round((high - low) / step) + 1 }, (_, index) => {
      const value = Number((low + index * step).toPrecision(12));
      return { value, y: yOf(value) };
    }),
    tickDecimals: Math.max(0, -Math.floor(Math.log10(step) + 1e-9)),
    bands: Array.from({ length: half }, (_, i) => bandOf(i, count - 1 - i)),
    median:
      rows.length === 0
        ? ''
        : `M${rows.map(({ year, values }) => point(year, values[half] as number)).join('L')}`,
    planned: pathOf(years, input.planned, point),
    targets: targets.map(({ year, value }) => ({ x: xOf(year), y: yOf(value) })),
    scale: [low, high],
  };
}

/** A missing value interrupts the line. */
function pathOf(
  years: readonly number[],
  values: readonly (number | undefined)[],
  point: (year: number, value: number) => string,
): string {
  return years
    .map((year, i) => {
      const value = values[i];
      if (value === undefined || Number.isNaN(value)) return '';
      const before = values[i - 1];
      return `${before === undefined || Number.isNaN(before) ? 'M' : 'L'}${point(year, value)}`;
    })
    .join('');
}
