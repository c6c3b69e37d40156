/**
 * Calculates amounts of other parts of a year from known ones.
 *
 * In: parts, each of some months with an amount that may be known within bounds. Out: the amount of any months that follows from
 * them by addition and subtraction: July and August from the eight months and the half-year, the second half from year and first.
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

/** The amounts that follow from the parts of one year. */
export interface YearParts {
  /**
   * The amount of the months `from` to `to`: a part of just these months, else as few parts as possible, added and subtracted.
   * Undefined if the parts do not determine it.
   */
  readonly sum: (from: number, to: number) => Part | undefined;
}

/** `mayAdd` is false for ratios, which do not add up. */
export function yearParts(parts: readonly Part[], mayAdd = true): YearParts {
  // All sums that begin with a month are calculated at once and cached.
  const known = new Map<number, readonly (Part | undefined)[]>();
  const sum = (from: number, to: number): Part | undefined => {
    if (!mayAdd) return parts.find((part) => part.from === from && part.to === to);
    const before = known.get(from);
    if (before !== undefined) return before[to];
    const found = sumsFrom(parts, from);
    known.set(from, found);
    return found[to];
  };
  return { sum };
}

/**
 * Sums from a month on, by their last month. Ends of months are places 0 to 12, a part is a step between two of them, and each
 * place is reached by the fewest steps: a part of just the months wanted is one step.
 */
function sumsFrom(parts: readonly Part[], from: number): readonly (Part | undefined)[] {
  const start = from - 1;
  const sums: (Part | undefined)[] = Array.from({ length: 13 });
  sums[start] = { from, to: start, value: 0, low: 0, high: 0 };
  const places = [start];
  for (const place of places) {
    const so = sums[place];
    if (so === undefined) continue;
    for (const part of parts) {
      const isForward = part.from - 1 === place;
      if (!isForward && part.to !== place) continue;
      const to = isForward ? part.to : part.from - 1;
      if (sums[to] !== undefined) continue;
      sums[to] = isForward
        ? { from, to, value: so.value + part.value, low: so.low + part.low, high: so.high + part.high }
        : { from, to, value: so.value - part.value, low: so.low - part.high, high: so.high - part.low };
      places.push(to);
    }
  }
  return sums;
}

/** A part whose value is known exactly. */
export function exactPart(from: number, to: number, value: number): Part {
  return { from, to, value, low: value, high: value };
}
