/**
 * Amounts of parts of a year, and what they come to over other parts of it.
 *
 * In: parts, each of some months with an amount that may be known within bounds. Out: the amount of any months that follows from
 * them by adding and taking away: July and August from the eight months and the half-year, the second half from year and first.
 * Months count from 1, both ends inclusive. Amounts are in one unit.
 */

export interface Part {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  /** Bounds of the value; the value itself where it is known exactly. */
  readonly low: number;
  readonly high: number;
}

/**
 * The amount of the months `from` to `to`: a part of just these months, else as few parts as possible, added and taken away.
 * `mayAdd` is false for ratios, which do not add up. Undefined where the parts do not tell.
 */
export function sumOver(parts: readonly Part[], from: number, to: number, mayAdd = true): Part | undefined {
  const own = parts.find((part) => part.from === from && part.to === to);
  if (own !== undefined || !mayAdd) return own;
  // Ends of months are places, a part is a step between two of them: the fewest steps from the first place to the last.
  const found = new Map<number, Part>([[from - 1, { from, to: from - 1, value: 0, low: 0, high: 0 }]]);
  for (const [place, so] of found) {
    if (place === to) return { ...so, from, to };
    for (const { from: first, to: last, value, low, high } of parts) {
      if (first - 1 === place && !found.has(last))
        found.set(last, { ...so, value: so.value + value, low: so.low + low, high: so.high + high });
      else if (last === place && !found.has(first - 1))
        found.set(first - 1, { ...so, value: so.value - value, low: so.low - high, high: so.high - low });
    }
  }
  return undefined;
}

/** A part whose value is known exactly. */
export function exactPart(from: number, to: number, value: number): Part {
  return { from, to, value, low: value, high: value };
}
