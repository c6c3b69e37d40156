/**
 * Sobol indices: the share of an output's variance that each uncertain parameter explains alone (first order), and with all its
 * interactions (total).
 *
 * With samples A and B of N draws, and A_B(i) being A with column i from B (Saltelli, Annoni, Azzini, Campolongo, Ratto and
 * Tarantola 2010, Computer Physics Communications 181, 259-270, table 2; total by Jansen 1999):
 *   first  S_i = mean( f(B) (f(A_B(i)) - f(A)) ) / V          total  T_i = mean( (f(A) - f(A_B(i)))^2 ) / (2 V)
 * V is the variance over A and B together; f is centred first, which the first-order estimator needs to be exact. A and B
 * are the two halves of the dimensions of one scrambled Sobol sequence. Confidence intervals: bootstrap over the N draws
 * (Archer, Saltelli and Sobol 1997), percentiles 2.5 and 97.5.
 *
 * Both are estimates, and with heavy tails S_i can come out above T_i or 1, which no share of a variance is. S_i <= T_i <= 1 is kept for the
 * values; the intervals are left as they are, so that they show how far the draws leave the shares open.
 */
import { percentiles } from '../../sampling/statistics.js';
import { fillUniforms, streamOf } from '../../sampling/streams.js';
import { fillColumn } from '../../sampling/uniforms.js';

export interface Index {
  readonly value: number;
  /** 95 % confidence. */
  readonly low: number;
  readonly high: number;
}

export interface SobolIndex {
  readonly first: Index;
  readonly total: Index;
}

export interface SobolPlan {
  readonly seed: number;
  /** N; the function is calculated (inputs + 2) N times. A power of 2 distributes the points best. */
  readonly draws: number;
  /** Bootstrap samples. */
  readonly resamples?: number;
}

const RESAMPLES = 400;

/**
 * Indices of a function of independent uniforms in (0, 1): `evaluate` calculates the results for blocks of columns. A factor is a
 * column, or several that are exchanged together (Sobol 2001, Mathematics and Computers in Simulation 55, 271-280):
 * its indices are then those of the group. Draws in which the function gives NaN are left out. NaN if the output does not vary.
 * `onProgress` counts passes through all draws.
 */
export function sobolIndices(
  factors: readonly (string | readonly string[])[],
  plan: SobolPlan,
  evaluate: (columns: readonly Float64Array[]) => Float64Array,
  onProgress: (done: number, total: number) => void = () => undefined,
): readonly SobolIndex[] {
  const { draws, seed } = plan;
  const groups = factors.map((factor) => (typeof factor === 'string' ? [factor] : factor));
  const names = groups.flat();
  const groupOf = groups.flatMap((group, i) => group.map(() => i));
  let passes = 0;
  const pass = (columns: readonly Float64Array[]): Float64Array => {
    // Copied, because an evaluator may reuse its columns.
    const results = evaluate(columns).slice();
    onProgress((passes += 1), groups.length + 2);
    return results;
  };
  const sampled = (offset: number, suffix: string): Float64Array[] =>
    names.map((name, i) => {
      const column = new Float64Array(draws);
      fillColumn(
        { method: 'sobol', seed, draws },
        { name: `${name}${suffix}`, dimension: offset + i },
        0,
        column,
      );
      return column;
    });
  const a = sampled(0, '\u0001A');
  const b = sampled(names.length, '\u0001B');
  const atA = pass(a);
  const atB = pass(b);
  const mixed = groups.map((_, i) =>
    pass(a.map((column, j) => (groupOf[j] === i ? (b[j] as Float64Array) : column))),
  );
  const fine = Uint32Array.from({ length: draws }, (_, k) => k).filter((k) =>
    [atA, atB, ...mixed].every((column) => Number.isFinite(column[k])),
  );
  const samples = resample(fine, plan);
  const whole = varianceOf(atA, atB, fine);
  const each = samples.map((sample) => varianceOf(atA, atB, sample));
  return mixed.map((column) => {
    const first = firstOf(atA, atB, column, fine, whole);
    const total = totalOf(atA, column, fine, whole);
    const firsts = samples.map((sample, r) => firstOf(atA, atB, column, sample, each[r] as Variance));
    const totals = samples.map((sample, r) => totalOf(atA, column, sample, each[r] as Variance));
    const most = Math.min(1, total);
    return {
      first: withInterval(Math.min(first, most), firsts),
      total: withInterval(most, totals),
    };
  });
}

interface Variance {
  readonly mean: number;
  readonly variance: number;
}

function varianceOf(a: Float64Array, b: Float64Array, sample: Uint32Array): Variance {
  let [sum, count] = [0, 0];
  for (const k of sample) {
    sum += (a[k] as number) + (b[k] as number);
    count += 2;
  }
  const mean = sum / count;
  let squares = 0;
  for (const k of sample) squares += ((a[k] as number) - mean) ** 2 + ((b[k] as number) - mean) ** 2;
  return { mean, variance: squares / (count - 1) };
}

function firstOf(
  a: Float64Array,
  b: Float64Array,
  mixed: Float64Array,
  sample: Uint32Array,
  { mean, variance }: Variance,
): number {
  let sum = 0;
  for (const k of sample) sum += ((b[k] as number) - mean) * ((mixed[k] as number) - (a[k] as number));
  return sum / sample.length / variance;
}

function totalOf(a: Float64Array, mixed: Float64Array, sample: Uint32Array, { variance }: Variance): number {
  let sum = 0;
  for (const k of sample) sum += ((a[k] as number) - (mixed[k] as number)) ** 2;
  return sum / sample.length / (2 * variance);
}

/** Draws with replacement, the same for the same seed. */
function resample(fine: Uint32Array, { seed, resamples = RESAMPLES }: SobolPlan): readonly Uint32Array[] {
  return Array.from({ length: resamples }, (_, r) => {
    const uniforms = new Float64Array(fine.length);
    fillUniforms(streamOf(seed, `bootstrap\u0001${r}`), 0, uniforms);
    return Uint32Array.from(uniforms, (u) => fine[Math.floor(u * fine.length)] as number);
  });
}

function withInterval(value: number, values: readonly number[]): Index {
  const [low = NaN, high = NaN] = percentiles(
    Float64Array.from(values.filter((each) => !Number.isNaN(each))),
    [0.025, 0.975],
  );
  return { value, low, high };
}
