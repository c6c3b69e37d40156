/** Samples that tests share, with fixed seeds, and the distance of a sample from a distribution. */
import { createHash } from 'node:crypto';
import type { DistributionData } from '../../src/sampling/distribution.js';
import { type PreparedDistribution, prepareDistribution } from '../../src/sampling/distributions.js';
import { fillUniforms, streamOf } from '../../src/sampling/streams.js';

export function draw(name: string, count: number): Float64Array {
  const out = new Float64Array(count);
  fillUniforms(streamOf(2030, name), 0, out);
  return out;
}

/** The largest distance between the sample's distribution and `cdf` (Kolmogorov and Smirnov). */
export function kolmogorov(sample: Float64Array, cdf: (x: number) => number): number {
  const sorted = sample.slice().sort();
  return sorted.reduce((worst, x, i) => {
    // Below and at x: the distribution may jump there.
    const before = cdf(x - 1e-13 * Math.abs(x));
    return Math.max(worst, (i + 1) / sorted.length - cdf(x), before - i / sorted.length);
  }, 0);
}

export function prepared(kind: string, parameters: DistributionData['parameters']): PreparedDistribution {
  const outcome = prepareDistribution({ kind, parameters });
  if (!outcome.ok) throw new Error(outcome.problems.map(({ code }) => code).join(', '));
  return outcome.value;
}

/** SHA-256 of the bits, little-endian: equal only when every bit is. */
export function hashOf(values: Float64Array): string {
  const view = new DataView(new ArrayBuffer(8 * values.length));
  values.forEach((value, i) => view.setFloat64(8 * i, value, true));
  return createHash('sha256').update(new Uint8Array(view.buffer)).digest('hex').slice(0, 16);
}

/** One of every kind, some with hard parameters. */
export const EXAMPLES: readonly (readonly [kind: string, parameters: DistributionData['parameters']])[] = [
  ['constant', { value: 3.22 }],
  ['normal', { mean: 5, sd: 0.8 }],
  ['lognormal', { mean: 5, sd: 1.5 }],
  ['uniform', { min: -1, max: 2 }],
  ['triangular', { min: 0.02, mode: 0.07, max: 0.15 }],
  ['triangular', { min: 1, mode: 1, max: 3 }],
  ['triangular', { min: 1, mode: 3, max: 3 }],
  ['exponential', { mean: 2 }],
  ['weibull', { shape: 1.7, scale: 2 }],
  ['weibull', { shape: 0.6, scale: 2 }],
  ['twoPieceNormal', { mode: 5, sdLow: 0.5, sdHigh: 1.2 }],
  ['pert', { min: 6, mode: 9, max: 12 }],
  ['pert', { min: 10, mode: 11, max: 25, weight: 7 }],
  ['beta', { alpha: 0.5, beta: 0.7 }],
  ['beta', { alpha: 30, beta: 12, min: -2, max: 4 }],
  ['gamma', { shape: 0.3, scale: 2 }],
  ['gamma', { shape: 2.5, scale: 3 }],
  ['gamma', { shape: 1e5, scale: 0.01 }],
  ['studentT', { degrees: 5, mean: 5, scale: 0.8 }],
  ['studentT', { degrees: 2.5 }],
  ['discrete', { value1: 5, value2: 1, value3: 2, probability1: 0.5, probability2: 0.2, probability3: 0.3 }],
  ['empirical', { value1: 7, value2: 2, value3: 5, value4: 1, value5: 2 }],
  ['metalog', { value1: 2, value2: 5, value3: 9, probability1: 0.1, probability2: 0.5, probability3: 0.9 }],
  [
    'metalog',
    { value1: 2, value2: 4, value3: 9, probability1: 0.1, probability2: 0.5, probability3: 0.9, min: 0 },
  ],
  [
    'metalog',
    {
      value1: 2,
      value2: 4,
      value3: 9,
      probability1: 0.1,
      probability2: 0.5,
      probability3: 0.9,
      min: 0,
      max: 20,
    },
  ],
  [
    'metalog',
    { value1: 2, value2: 4, value3: 5, probability1: 0.1, probability2: 0.5, probability3: 0.9, max: 9 },
  ],
  ['normal', { mean: 5, sd: 1, truncateMin: 4, truncateMax: 7 }],
  ['normal', { mean: 0, sd: 1, truncateMin: 6 }],
  ['triangular', { min: 6, mode: 9, max: 12, truncateMin: 7, truncateMax: 11.5 }],
  ['twoPieceNormal', { mode: 5, sdLow: 0.5, sdHigh: 1.2, truncateMax: 6 }],
  ['gamma', { shape: 2.5, scale: 3, truncateMin: 4, truncateMax: 9 }],
  ['studentT', { degrees: 1, truncateMin: -10, truncateMax: 30 }],
  ['empirical', { value1: 7, value2: 2, value3: 5, value4: 1, truncateMin: 1.5 }],
  [
    'discrete',
    {
      value1: 5,
      value2: 1,
      value3: 2,
      probability1: 0.5,
      probability2: 0.2,
      probability3: 0.3,
      truncateMax: 4,
    },
  ],
];
