/**
 * Divides a total by weights within bounds.
 *
 * In: a total, and for each part its weight, lower and upper bound. Out: the parts, in the same order and unit.
 *
 * The parts minimise sum (x - p)^2 / p, where p is pro rata, under sum x = total and low <= x <= high. By the conditions of Karush,
 * Kuhn and Tucker, x = p (1 + m/2) for a part between its bounds, with one multiplier m for the sum; for a part at its low bound
 * p (1 + m/2) is not above the bound, for a part at its high bound not below it. Since p is the weight times a constant, x =
 * clip(weight * t, low, high) with one number t. The objective is strictly convex, so this is the only minimum. The sum of the
 * clipped parts never falls as t rises, and is linear between two neighbouring values of low/weight and high/weight. So the piece
 * that contains the total is found by bisection, and t on it by one division: exact, without iteration. (Bretthauer and Shetty
 * 2002, The nonlinear knapsack problem.)
 */

export interface Part {
  /** Not negative. A part of weight 0 gets the amount within its bounds that is nearest to 0. */
  readonly weight: number;
  readonly low: number;
  /** Not below `low`; may be infinite. */
  readonly high: number;
}

type Division =
  /** `bounds`: for each part the bound that binds, or undefined. */
  | { readonly ok: true; readonly values: readonly number[]; readonly bounds: readonly Bound[] }
  /** The lower bounds exceed the total by this much. */
  | { readonly ok: false; readonly shortBy: number }
  /** The upper bounds fall short of the total by this much. */
  | { readonly ok: false; readonly overBy: number };

export type Bound = 'low' | 'high' | undefined;

/** Relative tolerance within which amounts are equal, because of the rounding of sums. */
const SAME = 1e-12;

/**
 * Divides the total. `size`: the size of the amounts from which the total was calculated, if it is a small difference of large
 * ones.
 */
export function divideTotal(total: number, parts: readonly Part[], size = 0): Division {
  const scale = scaleOf(parts);
  const scaled = parts.map((part) => ({ ...part, weight: part.weight * scale }));
  const moving = scaled.filter((part) => !isFixed(part));
  const sum = (valueOf: (part: Part) => number): number =>
    scaled.reduce((all, part) => all + (isFixed(part) ? clip(0, part) : valueOf(part)), 0);
  const least = sum(({ low }) => low);
  const greatest = sum(({ high }) => high);
  const rounding = SAME * Math.max(size, Math.abs(total));
  if (least - total > rounding) return { ok: false, shortBy: least - total };
  if (total - greatest > rounding) return { ok: false, overBy: total - greatest };

  const piece = findPiece(total - sum(() => 0), moving);
  const values: number[] = [];
  const bounds: Bound[] = [];
  for (const part of scaled) {
    const free = freeShare(part.weight, piece);
    values.push(valueOn(piece, part, free));
    bounds.push(boundOf(part, free));
  }
  return { ok: true, values, bounds };
}

/** Whether the part is the same for every t. */
function isFixed({ weight, low, high }: Part): boolean {
  return weight === 0 || low === high;
}

/** Parts with low/weight <= from and high/weight >= to share `rest`, by weights that add up to `sum`; the others are at a bound. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly rest: number;
  readonly sum: number;
}

/** The linear piece on which the clipped parts add up to `total`. */
function findPiece(total: number, parts: readonly Part[]): Piece {
  const all = parts.flatMap(({ weight, low, high }) => [low / weight, high / weight]);
  const ends = [...new Set(all.filter(Number.isFinite))].sort((a, b) => a - b);
  // The parts add up to less than the total at t = ends[before], and not at ends[after]; if all are at their high bounds, t may
  // be any number from the last end on.
  let after = ends.length;
  let before = sumAt(ends.at(-1) ?? 0, parts) <= total ? after - 1 : -1;
  while (after - before > 1) {
    const middle = (before + after) >> 1;
    if (sumAt(ends[middle] ?? 0, parts) < total) before = middle;
    else after = middle;
  }
  const from = ends[before] ?? -Infinity;
  const to = ends[after] ?? Infinity;
  let rest = total;
  let sum = 0;
  for (const { weight, low, high } of parts) {
    if (low / weight >= to) rest -= low;
    else if (high / weight <= from) rest -= high;
    else sum += weight;
  }
  return { from, to, rest, sum };
}

function sumAt(t: number, parts: readonly Part[]): number {
  let sum = 0;
  for (const part of parts) sum += clip(part.weight * t, part);
  return sum;
}

/** `weight * t`. If every part is at a bound, t is 0 if that is allowed, else the allowed end that is farthest from 0. */
function freeShare(weight: number, { from, to, rest, sum }: Piece): number {
  if (weight === 0) return 0;
  if (sum === 0) return from <= 0 && to >= 0 ? 0 : to < 0 ? -Infinity : Infinity;
  // The product is calculated first, so that shares of round numbers are round.
  const product = weight * rest;
  return Number.isFinite(product) ? product / sum : (weight / sum) * rest;
}

function valueOn({ from, to }: Piece, part: Part, free: number): number {
  if (isFixed(part)) return clip(0, part);
  if (part.low / part.weight >= to) return part.low;
  if (part.high / part.weight <= from) return part.high;
  return clip(free, part);
}

function boundOf({ low, high }: Part, free: number): Bound {
  const rounding = Number.isFinite(free) ? SAME * Math.abs(free) : 0;
  if (low - free > rounding) return 'low';
  return free - high > rounding ? 'high' : undefined;
}

function clip(value: number, { low, high }: Part): number {
  return Math.min(high, Math.max(low, value)) + 0;
}

/** A power of two that scales the largest weight to about 1, so that sums of weights are finite and no digit is lost. */
function scaleOf(parts: readonly Part[]): number {
  const most = parts.reduce((largest, { weight }) => Math.max(largest, weight), 0);
  return most === 0 ? 1 : 2 ** Math.max(-1000, Math.min(1000, -Math.floor(Math.log2(most))));
}
