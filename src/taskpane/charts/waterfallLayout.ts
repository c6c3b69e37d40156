/**
 * The layout of a waterfall: a bar for each amount that leads from one value to another.
 *
 * In: both values and the amounts, which add up to the difference. Out: the left and right end of every bar in per cent of the width; each bar
 * begins where the one before it ended.
 */
export interface WaterfallBar {
  /** Where the amount begins, and where it leads to; `to` is left of `from` for a decrease. */
  readonly from: number;
  readonly to: number;
}

/** Per cent of the width that is left free at both sides. */
const MARGIN = 2;

/** The bars, in the order of the amounts. */
export function layoutWaterfall(was: number, amounts: readonly number[]): readonly WaterfallBar[] {
  const levels = amounts.reduce<readonly number[]>(
    (found, amount) => [...found, (found.at(-1) ?? was) + amount],
    [was],
  );
  const [least, most] = [Math.min(...levels), Math.max(...levels)];
  const share = (level: number): number =>
    most === least ? 50 : MARGIN + ((100 - 2 * MARGIN) * (level - least)) / (most - least);
  return amounts.map((_, i) => ({ from: share(levels[i] ?? was), to: share(levels[i + 1] ?? was) }));
}
