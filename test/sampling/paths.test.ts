/** Yearly paths against their closed forms. */
import { describe, expect, it } from 'vitest';
import { normalQuantile } from '../../src/special/normal.js';
import { fillPath, pathVariance, preparePath } from '../../src/sampling/paths.js';
import { pearson } from '../../src/sampling/rank.js';
import { momentsOfSample } from '../../src/sampling/statistics.js';
import { fillUniforms, streamOf } from '../../src/sampling/streams.js';

const DRAWS = 40_960;
const planned = [5, 5.2, 5.4, 5, 4.8, 4.5];

function path(kind: string, parameters: Record<string, number>) {
  const outcome = preparePath({ kind, parameters });
  if (!outcome.ok) throw new Error(outcome.problems.map(({ code }) => code).join());
  return outcome.value;
}

function sample(kind: string, parameters: Record<string, number>, from = 0, count = DRAWS): Float64Array[] {
  const columns = planned.map((_, t) => {
    const out = new Float64Array(count);
    fillUniforms(streamOf(2030, 'growth', 2026 + t), from, out);
    return out.map(normalQuantile);
  });
  fillPath(path(kind, parameters), planned, columns, columns);
  return columns;
}

describe.each([
  ['randomWalk', { sd: 0.3 }, 1],
  ['meanReversion', { sd: 0.3, persistence: 0.6 }, 0.6],
  ['meanReversion', { sd: 0.3, persistence: 0 }, 0],
] as const)('%s %j', (kind, parameters, persistence) => {
  it('stays about its plan and spreads as it should', () => {
    sample(kind, parameters).forEach((column, t) => {
      const variance = pathVariance(path(kind, parameters), t + 1);
      const closed =
        persistence === 1
          ? 0.09 * (t + 1)
          : (0.09 * (1 - persistence ** (2 * t + 2))) / (1 - persistence ** 2);
      expect(variance).toBeCloseTo(closed, 12);
      const { mean, sd } = momentsOfSample(column);
      expect(Math.abs(mean - planned[t]!)).toBeLessThan((3.5 * Math.sqrt(variance)) / Math.sqrt(DRAWS));
      expect(sd / Math.sqrt(variance)).toBeCloseTo(1, 1.7);
    });
  });

  it('remembers as much as it should from one year to the next', () => {
    const columns = sample(kind, parameters);
    const p = path(kind, parameters);
    const expected = persistence * Math.sqrt(pathVariance(p, 5) / pathVariance(p, 6));
    expect(Math.abs(pearson(columns[4]!, columns[5]!) - expected)).toBeLessThan(0.02);
  });

  it('multiplicative, is positive and keeps its mean', () => {
    sample(kind, { ...parameters, multiplicative: 1 }).forEach((column, t) => {
      const { mean, sd } = momentsOfSample(column);
      expect(column.every((x) => x > 0)).toBe(true);
      expect(Math.abs(mean - planned[t]!)).toBeLessThan((4 * sd) / Math.sqrt(DRAWS));
    });
  });

  it('is the same in blocks', () => {
    const whole = sample(kind, parameters, 0, 100);
    const block = sample(kind, parameters, 37, 20);
    block.forEach((column, t) => expect(column).toEqual(whole[t]!.subarray(37, 57)));
  });
});

it.each([
  ['walk', {}, 'sampling.unknownPath'],
  ['randomWalk', {}, 'sampling.missingParameter'],
  ['randomWalk', { sd: -1 }, 'sampling.domain'],
  ['meanReversion', { sd: 1, persistence: 1.5 }, 'sampling.domain'],
  ['randomWalk', { sd: 1, persistence: 0.5 }, 'sampling.unknownParameter'],
])('%s %j is refused', (kind, parameters, code) => {
  const { ok, problems } = preparePath({ kind, parameters: parameters });
  expect([ok, problems.map((problem) => problem.code)]).toEqual([false, [code]]);
});
