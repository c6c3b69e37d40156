/**
 * The distributions that are lists of values: rows of the table in distributions.ts.
 *
 * `discrete` draws one of the values. `empirical` is continuous: linear between the sorted values, so its quantile is Excel's
 * PERCENTILE.INC of the list and anyone can check a draw in a cell.
 */
import { constantLaw } from './continuous.js';
import type { DistributionRow, Law, Values } from './distribution.js';

export const LISTED: readonly DistributionRow[] = [
  {
    key: 'discrete',
    name: { zh: '离散分布', en: 'discrete' },
    parameters: [
      { key: 'value', name: { zh: '取值', en: 'value' }, domain: 'any', list: true },
      { key: 'probability', name: { zh: '概率', en: 'probability' }, domain: 'probability', list: true },
    ],
    check: (values) => checkLengths(values) ?? checkSum(values.list('probability')),
    law: (values) => {
      const probabilities = values.list('probability');
      return discreteLaw(
        values.list('value').map((value, i) => ({ value, weight: probabilities[i] as number })),
      );
    },
    citation: 'Devroye (1986), Non-Uniform Random Variate Generation, III.2 (inversion)',
  },
  {
    key: 'empirical',
    name: { zh: '经验分布', en: 'empirical' },
    parameters: [{ key: 'value', name: { zh: '取值', en: 'value' }, domain: 'any', list: true }],
    law: (values) => empiricalLaw(values.list('value')),
    citation: 'Hyndman and Fan (1996), American Statistician 50, 361-365, definition 7',
  },
];

interface Atom {
  readonly value: number;
  readonly weight: number;
}

export function checkLengths(values: Values): ReturnType<NonNullable<DistributionRow['check']>> {
  const [count, probabilities] = [values.list('value').length, values.list('probability').length];
  if (count === probabilities) return undefined;
  return { code: 'sampling.lengths', args: { values: count, probabilities } };
}

function checkSum(probabilities: readonly number[]): ReturnType<NonNullable<DistributionRow['check']>> {
  const sum = probabilities.reduce((total, probability) => total + probability, 0);
  return Math.abs(sum - 1) <= 1e-9
    ? undefined
    : { code: 'sampling.probabilitySum', args: { sum: Number(sum.toPrecision(10)) } };
}

function discreteLaw(atoms: readonly Atom[]): Law {
  const sorted = atoms.filter(({ weight }) => weight > 0).sort((a, b) => a.value - b.value);
  const total = sorted.reduce((sum, { weight }) => sum + weight, 0);
  const points = Float64Array.from(sorted, ({ value }) => value);
  const last = points.length - 1;
  // upTo[i] = P(X <= points[i]), the last exactly 1.
  const upTo = new Float64Array(points.length);
  let sum = 0;
  sorted.forEach(({ weight }, i) => (upTo[i] = i === last ? 1 : (sum += weight / total)));
  const mean = sorted.reduce((m, { value, weight }) => m + value * (weight / total), 0);
  const variance = sorted.reduce(
    (v, { value, weight }) => v + (value - mean) * (value - mean) * (weight / total),
    0,
  );

  const quantile = (p: number) => points[Math.min(firstAtLeast(upTo, p), last)] as number;
  const cdf = (x: number) => {
    const after = firstAbove(points, x);
    return after === 0 ? 0 : (upTo[after - 1] as number);
  };
  return {
    quantile,
    upperQuantile: (q) => quantile(1 - q),
    cdf,
    survival: (x) => 1 - cdf(x),
    mean,
    sd: Math.sqrt(variance),
    min: points[0] as number,
    max: points[last] as number,
    restrict: (min, max) => {
      const kept = sorted.filter(({ value }) => min <= value && value <= max);
      return kept.length === 0 ? undefined : discreteLaw(kept);
    },
  };
}

function empiricalLaw(values: readonly number[]): Law {
  const points = Float64Array.from(values).sort();
  const last = points.length - 1;
  const min = points[0] as number;
  const max = points[last] as number;
  if (min === max) return constantLaw(min);

  const quantile = (p: number) => {
    const place = p * last;
    const i = Math.min(Math.floor(place), last - 1);
    const low = points[i] as number;
    return low + (place - i) * ((points[i + 1] as number) - low);
  };
  const cdf = (x: number) => {
    if (x < min) return 0;
    if (x >= max) return 1;
    const after = firstAbove(points, x);
    const low = points[after - 1] as number;
    return (after - 1 + (x - low) / ((points[after] as number) - low)) / last;
  };
  // Each piece is uniform: mean of its middle, E x^2 = (l^2 + l h + h^2) / 3, taken about the mean.
  let mean = 0;
  for (let i = 0; i < last; i++) mean += ((points[i] as number) + (points[i + 1] as number)) / 2 / last;
  let variance = 0;
  for (let i = 0; i < last; i++) {
    const [low, high] = [(points[i] as number) - mean, (points[i + 1] as number) - mean];
    variance += (low * low + low * high + high * high) / 3 / last;
  }
  return {
    quantile,
    upperQuantile: (q) => quantile(1 - q),
    cdf,
    survival: (x) => 1 - cdf(x),
    mean,
    sd: Math.sqrt(variance),
    min,
    max,
    kinks: Array.from({ length: last - 1 }, (_, i) => (i + 1) / last),
  };
}

/** Index of the first element >= x; the length if there is none. */
function firstAtLeast(sorted: Float64Array, x: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of the first element > x; the length if there is none. */
function firstAbove(sorted: Float64Array, x: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}
