/**
 * The layout of a line chart: the frame, and paths and marks in it, as plain numbers.
 *
 * In: years, one line per scenario in the unit as reported (3.22 with %), target points, and the size in pixels.
 * Out: pixel positions, y downwards. Missing values interrupt a line.
 */
import { frameYears, isKnown, linePath, type Frame, type FrameInput, type Point } from './yearFrame.js';

interface ChartInput extends FrameInput {
  readonly lines: readonly (readonly (number | undefined)[])[];
  readonly targets: readonly { readonly year: number; readonly value: number }[];
}

interface ChartLayout extends Frame {
  /** SVG path of each line. */
  readonly paths: readonly string[];
  readonly points: readonly (readonly (Point | undefined)[])[];
  readonly targets: readonly (Point & { readonly year: number; readonly value: number })[];
}

export function layoutChart({ lines, targets, ...input }: ChartInput): ChartLayout {
  const { frame, at } = frameYears(input, [...lines.flat(), ...targets.map(({ value }) => value)]);
  const points = lines.map((line) =>
    input.years.map((year, i) => {
      const value = line[i];
      return isKnown(value) ? at(year, value) : undefined;
    }),
  );
  return {
    ...frame,
    points,
    paths: points.map(linePath),
    targets: targets.map((target) => ({ ...target, ...at(target.year, target.value) })),
  };
}
