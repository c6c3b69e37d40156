/** Goal seek of a probability: against closed forms, and put back into the scenario with the same seed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeKernelEvaluator } from '../../../src/analysis/calculate/kernelEvaluator.js';
import {
  type ChanceReached,
  type ChanceRequest,
  seekProbability,
} from '../../../src/analysis/seek/seekProbability.js';
import { setParameterValue } from '../../../src/model/edit.js';
import type { Target } from '../../../src/model/model.js';
import type { PreparedModel } from '../../../src/model/prepared.js';
import { prepareModel } from '../../../src/model/prepare.js';
import { valueOf as valueOfOutcome } from '../../model/packs.js';
import { indicator, parameter, small, target } from '../models.js';
import { simulateWhole, valueOf } from '../uncertainty/simulations.js';

const plan = { method: 'latin', seed: 2030, draws: 1000 } as const;

/** f = a * x: a is normal(3, 0.6), x a lever from 0 to 10. */
const product = small({
  parameters: [
    parameter('a', 3, [0, 10], { distribution: { kind: 'normal', parameters: { mean: 3, sd: 0.6 } } }),
    parameter('x', 4, [0, 10], { role: 'lever' }),
    parameter('idle', 1, [0, 2]),
  ],
  indicators: [indicator('f', '=a*x')],
});

const seek = (model: PreparedModel, aim: Target, probability: number, more: Partial<ChanceRequest> = {}) =>
  valueOf(
    seekProbability(
      model,
      { scenario: 'base', target: aim, probability, by: { parameter: 'x' }, plan, ...more },
      makeKernelEvaluator,
    ),
  );

function reached(...args: Parameters<typeof seek>): ChanceReached {
  const result = seek(...args);
  if (!result.reached) throw new Error(result.reason.en);
  return result;
}

/** The probability of the target after the value was written into the scenario. */
function putBack(model: PreparedModel, aim: Target, value: number): number {
  const changed = setParameterValue({ ...model.model, targets: [aim] }, 'base', 'x', 'all', value);
  return simulateWhole(valueOfOutcome(prepareModel(changed)), { scenario: 'base', plan, outputs: [] })
    .targets[0]!.probability;
}

const least = target('f', '>=', 13);

describe('seekProbability', () => {
  it('agrees with the closed form', () => {
    // a * x >= 13 in 80 % of the draws: 13 / x is the quantile of 20 %, 3 - 0.6 * 0.8416212 = 2.4950273, so x = 5.2103639.
    const result = reached(product, least, 0.8);
    expect(Math.abs(result.value - 5.2103639)).toBeLessThan(0.01);
    expect(result.chance.probability).toBe(0.8);
    expect(result.from).toBe(4);
    // 13 / 4 = 3.25 is 0.41667 deviations above the mean: 33.85 % of the draws are higher.
    expect(Math.abs(result.before.probability - 0.3385)).toBeLessThan(0.005);
    expect(result.values).toEqual({ x: result.value });
    expect(result).not.toHaveProperty('remark');
  });

  it('law: the answer, put back, gives the probability with the same seed, and a little less of it does not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 98 }), (percent) => {
        const { value, chance } = reached(product, least, percent / 100);
        expect(putBack(product, least, value)).toBe(chance.probability);
        expect(chance.probability).toBeGreaterThanOrEqual(percent / 100);
        expect(putBack(product, least, value - 1e-7)).toBeLessThan(percent / 100);
      }),
      { numRuns: 4 },
    );
  });

  it('law: more probability takes more of what helps, and less of what hurts', () => {
    const most = target('f', '<=', 13);
    const values = [0.2, 0.5, 0.8].map((share) => [
      reached(product, least, share),
      reached(product, most, share),
    ]);
    const [helps, hurts] = [0, 1].map((i) => values.map((pair) => pair[i]!.value));
    expect(helps).toEqual([...helps!].sort((a, b) => a - b));
    expect(hurts).toEqual([...hurts!].sort((a, b) => b - a));
  });

  it('takes the nearest of several answers', () => {
    // f = a * (25 - (x - 5)^2): low at both ends, so that the probability is passed twice, at equal distances from 5.
    const hill = small({ ...product.model, indicators: [indicator('f', '=a*(25-(x-5)^2)')] });
    const { roots, value } = reached(hill, target('f', '>=', 60), 0.5);
    expect(roots).toHaveLength(2);
    expect(value).toBe(roots[0]);
    // The median of a is 3: 25 - (x - 5)^2 = 20.
    expect(Math.abs(roots[0]! - (5 - Math.sqrt(5)))).toBeLessThan(0.01);
    expect(Math.abs(roots[1]! - (5 + Math.sqrt(5)))).toBeLessThan(0.01);
  });

  it('says why there is no answer', () => {
    const tooHigh = seek(product, target('f', '>=', 45), 0.8);
    expect(tooHigh).toMatchObject({ reached: false, stop: 'bound', value: 10 });
    expect(seek(product, target('f', '>=', -100), 0.8)).toMatchObject({ stop: 'unmoved' });
    expect(seek(product, target('f', '<=', 35), 0.5)).toMatchObject({ stop: 'always', value: 10 });
    expect(seek(product, least, 0.8, { by: { parameter: 'idle' } })).toMatchObject({
      stop: 'unmoved',
      simulations: 2,
    });
  });

  it('moves an uncertain parameter with its distribution, and says that a condition is no advice', () => {
    // a itself is moved: its mean has to be 13 / 4 + 0.6 * 0.8416212 = 3.7549727.
    const result = reached(product, least, 0.8, { by: { parameter: 'a' } });
    expect(Math.abs(result.value - 3.7549727)).toBeLessThan(0.01);
  });

  it('has no answer where nothing is uncertain', () => {
    const still = small({ parameters: [parameter('x', 4, [0, 10])], indicators: [indicator('f', '=2*x')] });
    const result = seekProbability(
      still,
      { scenario: 'base', target: least, probability: 0.8, by: { parameter: 'x' }, plan },
      makeKernelEvaluator,
    );
    expect(result.ok).toBe(false);
  });
});
