/** The scale of a chart's values: round ends and steps of 1, 2, 2.5 or 5 times a power of ten. */

export interface Scale {
  /** From the lower to the upper end. */
  readonly ticks: readonly number[];
  /** Where a value lies: 0 at the lower end, 1 at the upper; values outside are at the ends. */
  readonly share: (value: number) => number;
}

const STEPS: readonly number[] = [1, 2, 2.5, 5, 10];
/** About so many steps; fewer are easier to read than more. */
const WANTED = 5;

/** A scale for the values; `ends` are kept where the plan gives them. */
export function niceScale(
  values: readonly number[],
  ends: { readonly min: number | undefined; readonly max: number | undefined },
): Scale {
  const lowest = ends.min ?? values.reduce((least, value) => Math.min(least, value), values[0] ?? 0);
  const highest = ends.max ?? values.reduce((most, value) => Math.max(most, value), values[0] ?? 1);
  // Values that lie close together are not drawn from zero: their differences would not be seen.
  const spread = highest - lowest;
  const far = lowest > 0 && spread > highest / 6;
  const near = highest < 0 && spread > -lowest / 6;
  const low = ends.min ?? (far ? 0 : lowest);
  const high = ends.max ?? (near ? 0 : highest);
  const range = high > low ? high - low : Math.max(1, Math.abs(high)) * 0.1;
  const power = 10 ** Math.floor(Math.log10(range / WANTED));
  const step = (STEPS.find((each) => each * power * WANTED >= range * 0.999) ?? 10) * power;
  const first = ends.min ?? Math.floor(low / step + 1e-9) * step;
  const last = ends.max ?? Math.ceil((low + range) / step - 1e-9) * step;
  const count = Math.max(1, Math.floor((last - first) / step + 1e-6));
  const ticks = Array.from({ length: count + 1 }, (_, i) => Number((first + i * step).toPrecision(12)));
  return {
    ticks,
    share: (value) => Math.min(1, Math.max(0, (value - first) / (last - first || 1))),
  };
}
