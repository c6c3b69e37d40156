/**
 * All roots of a function of one variable on an interval, and where it comes nearest to 0.
 *
 * The interval is scanned on a grid, finer where the function is not smooth enough to trust it: between grid points with values
 * of one sign, a slope that changes sign toward 0 tells of a pair of roots or of one that only touches, and the turning point
 * is looked for. Each bracket is closed by Brent's method (Brent 1973, Algorithms for Minimization without Derivatives,
 * chapter 4), down to neighbouring doubles. A bracket that closes on a jump is no root.
 */

/** Value and slope; NaN where there is no number. */
export interface Sample {
  readonly x: number;
  readonly value: number;
  readonly slope: number;
}

export interface Scan {
  /** Ascending. */
  readonly roots: readonly number[];
  /** Places where the function jumps over 0. */
  readonly jumps: readonly number[];
  /** Sample with the smallest absolute value among all taken; undefined when no sample is a number. */
  readonly nearest: Sample | undefined;
  readonly samples: readonly Sample[];
}

const GRID = 64;
const MAX_STEPS = 200;

/**
 * `noise`: values of at most this size count as 0: rounding of the function itself. 0 takes 1e-12 of the largest value seen.
 * `more`: further places to look at, such as the present value.
 */
export function scanRoots(
  sample: (x: number) => Sample,
  [low, high]: readonly [number, number],
  givenNoise: number,
  more: readonly number[] = [],
): Scan {
  const places = Array.from({ length: GRID + 1 }, (_, i) =>
    i === GRID ? high : low + ((high - low) * i) / GRID,
  );
  const grid = [...new Set([...places, ...more.filter((x) => x > low && x < high)])].sort((a, b) => a - b);
  const samples = withEdges(
    sample,
    grid.map((x) => sample(x)),
  );
  const largest = samples.reduce((most, { value }) => (Math.abs(value) > most ? Math.abs(value) : most), 0);
  const noise = givenNoise > 0 ? givenNoise : 1e-12 * largest;
  const roots: number[] = [];
  const jumps: number[] = [];
  const take = (x: number): void => {
    const found = sample(x);
    samples.push(found);
    if (Math.abs(found.value) <= noise) roots.push(x);
    else jumps.push(x);
  };
  const count = samples.length;
  for (let i = 0; i < count; i++) {
    const here = samples[i] as Sample;
    if (here.value === 0) roots.push(here.x);
    if (i === 0) continue;
    const before = samples[i - 1] as Sample;
    if (before.value * here.value < 0) {
      take(brent((x) => sample(x).value, before, here));
      continue;
    }
    // Same sign, and toward 0 on both sides: a turning point between.
    if (before.value * here.value > 0 && before.value * before.slope < 0 && here.value * here.slope > 0) {
      const turn = turningPoint(sample, before, here);
      samples.push(turn);
      if (before.value * turn.value < 0) {
        take(brent((x) => sample(x).value, before, turn));
        take(brent((x) => sample(x).value, turn, here));
      } else if (Math.abs(turn.value) <= noise) roots.push(turn.x);
    }
  }
  const known = samples.filter(({ value }) => Number.isFinite(value));
  const nearest = known.reduce<Sample | undefined>(
    (best, each) => (best === undefined || Math.abs(each.value) < Math.abs(best.value) ? each : best),
    undefined,
  );
  return { roots: [...new Set(roots)].sort((a, b) => a - b), jumps, nearest, samples };
}

/** Samples with, between a number and none, the last place that has a number. */
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

/** Where the slope changes its sign, within neighbouring doubles. */
function turningPoint(sample: (x: number) => Sample, left: Sample, right: Sample): Sample {
  let [low, high] = [left, right];
  for (let step = 0; step < MAX_STEPS; step++) {
    const middle = sample(low.x + (high.x - low.x) / 2);
    if (middle.x === low.x || middle.x === high.x) break;
    // A crossing on the way is all that was looked for.
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
export function brent(f: (x: number) => number, left: End, right: End): number {
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
    // No number between: the function has a gap here, and no root to find.
    if (!Number.isFinite(value)) return b;
    fb = value;
  }
  return b;
}

/** Step from b by inverse quadratic interpolation, or by the secant where a is c; undefined when it leads out of the bracket. */
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
