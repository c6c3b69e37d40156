/**
 * The layout of a fan chart: the frame, and bands, lines and target marks in it, as plain numbers and SVG paths.
 *
 * In: percentiles by year in the unit as reported (3.22 with %), the values before them, and the size in pixels. Out: pixel
 * positions, y downwards. Bands are given from the widest to the narrowest and cover each other.
 */
import {
  frameYears,
  isKnown,
  linePath,
  pathPoint,
  type Frame,
  type FrameInput,
  type Point,
} from './yearFrame.js';

interface FanInput extends FrameInput {
  /** Without uncertainty, aligned with `years`. */
  readonly planned: readonly (number | undefined)[];
  /** From the first year with uncertainty on, edges from the lowest to the highest; an odd number of them. */
  readonly fanYears: readonly number[];
  readonly edges: readonly (readonly number[])[];
  readonly targets: readonly { readonly year: number; readonly value: number }[];
  /** Values that the scale must include too, so that it does not change while a slider is dragged. */
  readonly held?: readonly number[];
}

interface FanLayout extends Frame {
  /** Widest first. */
  readonly bands: readonly string[];
  readonly median: string;
  readonly planned: string;
  readonly targets: readonly Point[];
}

export function layoutFan({ planned, fanYears, edges, targets, held = [], ...input }: FanInput): FanLayout {
  const { years } = input;
  const shown = [...planned, ...edges.flat(), ...targets.map(({ value }) => value), ...held];
  const { frame, at } = frameYears(input, shown);

  // The bands begin at the last value without uncertainty.
  const before = (fanYears[0] ?? 0) - 1;
  const root = planned[years.indexOf(before)];
  const known = fanYears
    .map((year, i) => ({ year, values: edges[i] ?? [] }))
    .filter(({ values }) => values.every(isKnown));
  const count = known[0]?.values.length ?? 0;
  const rows =
    !isKnown(root) || count === 0
      ? known
      : [{ year: before, values: Array.from({ length: count }, () => root) }, ...known];
  const edgeOf = (edge: number) => rows.map(({ year, values }) => at(year, values[edge] as number));
  const bandOf = (lower: number, upper: number): string =>
    rows.length < 2 ? '' : `M${[...edgeOf(upper), ...edgeOf(lower).reverse()].map(pathPoint).join('L')}Z`;
  const half = Math.floor(count / 2);
  return {
    ...frame,
    bands: Array.from({ length: half }, (_, i) => bandOf(i, count - 1 - i)),
    median: count === 0 ? '' : linePath(edgeOf(half)),
    planned: linePath(
      years.map((year, i) => {
        const value = planned[i];
        return isKnown(value) ? at(year, value) : undefined;
      }),
    ),
    targets: targets.map(({ year, value }) => at(year, value)),
  };
}
