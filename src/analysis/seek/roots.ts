/**
 * All roots of a function of one variable on an interval, its jumps, and all samples.
 *
 * The interval is scanned on a grid. A step of the grid in which the function may jump is halved until the jump lies between
 * neighbouring doubles (`refine`), so that a root beside a jump, a cap or a pole is found like any other. If the values at two
 * points have the same sign but the slope changes sign, there may be a pair of roots or a root that only touches 0, so the
 * turning point is searched for. Each bracket is closed by Brent's method (Brent 1973, Algorithms for Minimization without
 * Derivatives,
 * chapter 4), down to neighbouring doubles. A bracket that closes on a jump or a pole is not a root. If the function is 0 along a
 * whole piece, as with ROUND and IF, the piece counts as one root: its point nearest to the present value.
 */

/** Value and slope; NaN if there is no number. */
export interface Sample {
  readonly x: number;
  readonly value: number;
  readonly slope: number;
}

interface Scan {
  /** Ascending. */
  readonly roots: readonly number[];
  /** Points at which the function jumps over 0. */
  readonly jumps: readonly number[];
  readonly samples: readonly Sample[];
  /** Whether the function jumps so often that not every step could be refined: there may be more roots. */
  readonly isPartial: boolean;
}

const GRID = 64;
/** Largest number of samples for locating jumps: each jump needs about fifty. */
const MOST_REFINED = 6000;
/** Number of additional points on a logarithmic grid, for a range over so many powers of ten that an even grid misses most. */
const POWERS = 48;
const MAX_STEPS = 200;

/**
 * Finds the roots. `noise`: values up to this size count as 0, because of rounding in the function; by default (0) it is 1e-12 of
 * the largest value seen. `now`, the present value, and `places` are sampled too.
 */
export function scanRoots(
  sample: (x: number) => Sample,
  [low, high]: readonly [number, number],
  givenNoise: number,
  now = low,
  places: readonly number[] = [],
): Scan {
  const even = Array.from({ length: GRID + 1 }, (_, i) =>
    i === GRID ? high : low + ((high - low) * i) / GRID,
  );
  const inside = [...powersIn(low, high), ...places, now].filter((x) => x > low && x < high);
  const grid = [...new Set([...even, ...inside])].sort((a, b) => a - b);
  const coarse = withEdges(
    sample,
    grid.map((x) => sample(x)),
  );
  const { samples, isPartial } = refine(sample, coarse, givenNoise);
  const largest = samples.reduce((most, { value }) => (Math.abs(value) > most ? Math.abs(value) : most), 0);
  const noise = givenNoise > 0 ? givenNoise : 1e-12 * largest;
  const roots: number[] = [];
  const jumps: number[] = [];
  const isZero = (at: Sample): boolean => at.value === 0 || isLevel(at);
  const isLevel = ({ value, slope }: Sample): boolean => Math.abs(value) <= noise && slope === 0;
  const seen = (x: number): number => {
    const found = sample(x);
    samples.push(found);
    return found.value;
  };
  const close = (left: Sample, right: Sample): void => {
    const found = sample(brent(seen, left, right));
    samples.push(found);
    if (isLevel(found)) roots.push(nearestOnLevel(sample, isZero, [left, found, right], now));
    else if (Math.abs(found.value) <= noise || isRounded(found, left, right)) roots.push(found.x);
    else jumps.push(found.x);
  };
  const count = samples.length;
  for (let i = 0; i < count; i++) {
    const here = samples[i] as Sample;
    const before = samples[i - 1];
    if (isLevel(here)) {
      // The first sample of a piece represents all of it.
      if (before !== undefined && isLevel(before)) continue;
      let last = i;
      while (last + 1 < count && isLevel(samples[last + 1] as Sample)) last++;
      const ends = [before ?? here, here, samples[last] as Sample] as const;
      const next = last + 1 < count ? (samples[last + 1] as Sample) : ends[2];
      const from = nearestOnLevel(sample, isZero, [ends[0], ends[1], ends[2]], now);
      roots.push(now > ends[2].x ? nearestOnLevel(sample, isZero, [ends[1], ends[2], next], now) : from);
      continue;
    }
    // The end of a constant piece is part of it.
    if (here.value === 0 && !(before !== undefined && isLevel(before))) roots.push(here.x);
    if (before === undefined) continue;
    if (before.value * here.value < 0) {
      close(before, here);
      continue;
    }
    // Same sign, and toward 0 on both sides: there is a turning point between.
    if (before.value * here.value > 0 && before.value * before.slope < 0 && here.value * here.slope > 0) {
      const turn = turningPoint(sample, before, here);
      samples.push(turn);
      if (before.value * turn.value < 0) {
        close(before, turn);
        close(turn, here);
      } else if (Math.abs(turn.value) <= noise) roots.push(turn.x);
    }
  }
  return { roots: [...new Set(roots)].sort((a, b) => a - b), jumps, samples, isPartial };
}

/** The roots of a function of whole numbers only, such as of a switch. */
export function scanWhole(
  sample: (x: number) => Sample,
  [low, high]: readonly [number, number],
  noise: number,
): Scan {
  const count = Math.floor(high) - Math.ceil(low) + 1;
  const samples = Array.from({ length: count }, (_, i) => sample(Math.ceil(low) + i));
  const roots = samples.filter(({ value }) => Math.abs(value) <= noise).map(({ x }) => x);
  return { roots, jumps: [], samples, isPartial: false };
}

/** Points with equal steps of their logarithms, on both sides of 0, down to a billionth of the larger end. */
function powersIn(low: number, high: number): readonly number[] {
  const side = (from: number, to: number): readonly number[] => {
    const least = Math.max(from, 1e-12 * to);
    if (!(to > 0) || to / least < 1e3) return [];
    return Array.from({ length: POWERS + 1 }, (_, i) => to * (least / to) ** (i / POWERS));
  };
  const isWide = low > 0 || high < 0 || Math.max(high, -low) > 1e3;
  if (!isWide) return [];
  return [...side(Math.max(low, 0), high), ...side(Math.max(-high, 0), -low).map((x) => -x)];
}

/**
 * Whether a value is as near to 0 as a steep function can come between neighbouring doubles; at a pole it would be larger than
 * its neighbours.
 */
function isRounded({ x, value, slope }: Sample, left: Sample, right: Sample): boolean {
  const around = Math.max(Math.abs(left.value), Math.abs(right.value));
  return (
    Math.abs(value) <= 4 * Math.abs(slope) * Number.EPSILON * Math.abs(x) && Math.abs(value) <= 1e-3 * around
  );
}

/** The point nearest to `now` on the constant piece around the middle sample; the outer samples bound the search. */
function nearestOnLevel(
  sample: (x: number) => Sample,
  isZero: (at: Sample) => boolean,
  [left, middle, right]: readonly [Sample, Sample, Sample],
  now: number,
): number {
  const goal = Math.min(Math.max(now, left.x), right.x);
  if (isZero(sample(goal))) return goal;
  let [inside, outside] = [middle.x, goal];
  for (let step = 0; step < MAX_STEPS; step++) {
    const x = inside + (outside - inside) / 2;
    if (x === inside || x === outside) break;
    if (isZero(sample(x))) inside = x;
    else outside = x;
  }
  return inside;
}

/** The samples, with the last point that has a number added between a number and NaN. */
function withEdges(sample: (x: number) => Sample, grid: readonly Sample[]): Sample[] {
  return grid.flatMap((here, i): readonly Sample[] => {
    const before = grid[i - 1];
    if (before === undefined || Number.isFinite(before.value) === Number.isFinite(here.value)) return [here];
    let [inside, outside] = Number.isFinite(here.value) ? [here, before] : [before, here];
    for (let step = 0; step < MAX_STEPS; step++) {
      const middle = sample(inside.x + (outside.x - inside.x) / 2);
      if (middle.x === inside.x || middle.x === outside.x) break;
      if (Number.isFinite(middle.value)) inside = middle;
      else outside = middle;
    }
    return inside === here || inside === before ? [here] : [inside, here];
  });
}

/**
 * Adds samples where the function may jump between two of them: the mean slope of a step is then outside of the slopes at its
 * ends. (If the slope only rises or only falls within the step, the mean is between them.) Halving ends at neighbouring doubles
 * on both sides of the jump. All steps are halved once before any is halved again, so that with too many jumps the samples are
 * spread over the whole range.
 */
function refine(
  sample: (x: number) => Sample,
  coarse: readonly Sample[],
  noise: number,
): { readonly samples: Sample[]; readonly isPartial: boolean } {
  const more: Sample[] = [];
  let doubtful = coarse.slice(1).flatMap((right, i) => doubtfulStep(coarse[i], right, noise));
  while (doubtful.length > 0 && more.length + doubtful.length <= MOST_REFINED) {
    doubtful = doubtful.flatMap(([left, right]) => {
      const x = left.x + (right.x - left.x) / 2;
      if (x === left.x || x === right.x) return [];
      const middle = sample(x);
      more.push(middle);
      return [...doubtfulStep(left, middle, noise), ...doubtfulStep(middle, right, noise)];
    });
  }
  const samples = [...coarse, ...more].sort((a, b) => a.x - b.x);
  return { samples, isPartial: doubtful.length > 0 };
}

/** The step, in a list, if the function may jump in it; else an empty list. */
function doubtfulStep(
  left: Sample | undefined,
  right: Sample,
  noise: number,
): readonly (readonly [Sample, Sample])[] {
  if (left === undefined || !Number.isFinite(left.value) || !Number.isFinite(right.value)) return [];
  const width = right.x - left.x;
  const mean = (right.value - left.value) / width;
  const [flat, steep] = left.slope < right.slope ? [left.slope, right.slope] : [right.slope, left.slope];
  const size = Math.max(Math.abs(left.value), Math.abs(right.value));
  // The possible rounding errors of values and slopes.
  const rounding = 1e-6 * Math.max(Math.abs(flat), Math.abs(steep)) + (noise + 1e-9 * size) / width;
  return mean < flat - rounding || mean > steep + rounding ? [[left, right]] : [];
}

/** Where the slope changes its sign, within neighbouring doubles. */
function turningPoint(sample: (x: number) => Sample, left: Sample, right: Sample): Sample {
  let [low, high] = [left, right];
  for (let step = 0; step < MAX_STEPS; step++) {
    const middle = sample(low.x + (high.x - low.x) / 2);
    if (middle.x === low.x || middle.x === high.x) break;
    // If a sample crosses 0, nothing more is needed.
    if (middle.value * left.value <= 0) return middle;
    if (middle.slope * left.slope > 0) low = middle;
    else high = middle;
  }
  return Math.abs(low.value) < Math.abs(high.value) ? low : high;
}

interface End {
  readonly x: number;
  readonly value: number;
}

/** Brent's zero, on a bracket with values of opposite sign. */
function brent(f: (x: number) => number, left: End, right: End): number {
  let [a, fa] = [left.x, left.value];
  let [b, fb] = [right.x, right.value];
  let [c, fc] = [a, fa];
  let step = b - a;
  let before = step;
  for (let i = 0; i < MAX_STEPS && fb !== 0; i++) {
    if (fb > 0 === fc > 0) {
      [c, fc] = [a, fa];
      step = b - a;
      before = step;
    }
    if (Math.abs(fc) < Math.abs(fb)) [a, fa, b, fb, c, fc] = [b, fb, c, fc, b, fb];
    const least = Number.EPSILON * Math.abs(b) * 0.5 + Number.MIN_VALUE;
    const half = (c - b) / 2;
    if (Math.abs(half) <= least) break;
    if (Math.abs(before) >= least && Math.abs(fa) > Math.abs(fb)) {
      const proposed = interpolate([a, fa], [b, fb], [c, fc]);
      if (
        proposed !== undefined &&
        Math.abs(proposed) < Math.min(1.5 * Math.abs(half), 0.5 * Math.abs(before))
      ) {
        before = step;
        step = proposed;
      } else {
        step = half;
        before = half;
      }
    } else {
      step = half;
      before = half;
    }
    [a, fa] = [b, fb];
    b += Math.abs(step) > least ? step : half > 0 ? least : -least;
    const value = f(b);
    // No number in between: the function has a gap here, and no root.
    if (!Number.isFinite(value)) return b;
    fb = value;
  }
  return b;
}

/** Step from b by inverse quadratic interpolation, or by the secant if a is c; undefined if it leaves the bracket. */
function interpolate(
  [a, fa]: readonly [number, number],
  [b, fb]: readonly [number, number],
  [c, fc]: readonly [number, number],
): number | undefined {
  const s = fb / fa;
  let [p, q] = [0, 0];
  if (a === c) {
    p = (c - b) * s;
    q = 1 - s;
  } else {
    const r = fb / fc;
    const t = fa / fc;
    p = s * ((c - b) * t * (t - r) - (b - a) * (r - 1));
    q = (t - 1) * (r - 1) * (s - 1);
  }
  if (p > 0) q = -q;
  const step = Math.abs(p) / q;
  return Number.isFinite(step) && step * (c - b) > 0 ? step : undefined;
}
