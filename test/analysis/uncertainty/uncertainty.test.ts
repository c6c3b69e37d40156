import { describe, expect, it } from 'vitest';
import { makeReferenceEvaluator, type MakeEvaluator } from '../../../src/analysis/calculate/evaluator.js';
import { makeKernelEvaluator } from '../../../src/analysis/calculate/kernelEvaluator.js';
import {
  runSimulation,
  simulate,
  type Simulation,
  type SimulationRequest,
} from '../../../src/analysis/uncertainty/uncertainty.js';
import type { PreparedModel } from '../../../src/model/prepared.js';
import { normalQuantile } from '../../../src/special/normal.js';
import { indicator, parameter, small, target, zhejiang } from '../models.js';
import { valueOf } from './simulations.js';

function run(
  model: PreparedModel,
  request: Partial<SimulationRequest>,
  make: MakeEvaluator = makeKernelEvaluator,
): Simulation {
  const plan = { method: 'sobol', seed: 7, draws: 4096 } as const;
  return valueOf(runSimulation(simulate(model, { scenario: 'base', plan, ...request }, make)));
}

/** The reference evaluator with another block size. */
function inBlocksOf(size: number): MakeEvaluator {
  return (...args) => ({ ...makeReferenceEvaluator(...args), blockSize: size });
}

const normals = small({
  parameters: [
    parameter('a', 3, [0, 10], { distribution: { kind: 'normal', parameters: { mean: 3, sd: 0.6 } } }),
    parameter('b', 5, [0, 10], { distribution: { kind: 'normal', parameters: { mean: 5, sd: 0.8 } } }),
    parameter('still', 2, [0, 10]),
  ],
  indicators: [indicator('total', '=a+b*still'), indicator('product', '=EXP(a)*EXP(b)')],
  targets: [target('total', '>=', 13), target('total', '<=', 15)],
});

describe('simulation against closed forms', () => {
  it.each(['random', 'latin', 'sobol'] as const)('sums normals to a normal (%s)', (method) => {
    const plan = { method, seed: 11, draws: 65536 };
    const result = run(normals, { plan, outputs: [{ key: 'total', year: 2026 }] });
    const [total] = result.series;
    const sd = Math.hypot(0.6, 1.6);
    const accuracy = method === 'random' ? 4 * (sd / 256) : 0.01;
    expect(Math.abs(total!.mean - 13)).toBeLessThan(accuracy);
    expect(total!.sd).toBeCloseTo(sd, 1);
    for (const percent of [5, 25, 50, 75, 95] as const)
      expect(
        Math.abs(total!.percentiles[percent].value - (13 + sd * normalQuantile(percent / 100))),
      ).toBeLessThan(0.05);
    expect(result.targets[0]!.probability).toBeCloseTo(0.5, 2);
    expect(result.allTargets.probability).toBeLessThan(result.targets[0]!.probability);
  });

  it('multiplies lognormals to a lognormal', () => {
    const [product] = run(normals, {
      plan: { method: 'sobol', seed: 3, draws: 65536 },
      outputs: [{ key: 'product', year: 2026 }],
    }).series;
    const sigma = Math.hypot(0.6, 0.8);
    expect(product!.mean / Math.exp(8 + (sigma * sigma) / 2)).toBeCloseTo(1, 2);
    for (const percent of [5, 50, 95] as const)
      expect(Math.log(product!.percentiles[percent].value)).toBeCloseTo(
        8 + sigma * normalQuantile(percent / 100),
        1,
      );
  });

  it('gives intervals that hold the percentile, and narrow with the draws', () => {
    const few = run(normals, {
      plan: { method: 'random', seed: 1, draws: 1000 },
      outputs: [{ key: 'total', year: 2026 }],
    }).series[0]!;
    const many = run(normals, {
      plan: { method: 'random', seed: 1, draws: 16000 },
      outputs: [{ key: 'total', year: 2026 }],
    }).series[0]!;
    for (const { low, value, high } of Object.values(few.percentiles)) {
      expect(low).toBeLessThanOrEqual(value);
      expect(high).toBeGreaterThanOrEqual(value);
    }
    const width = ({ percentiles }: typeof few) => percentiles[50].high - percentiles[50].low;
    expect(width(few) / width(many)).toBeGreaterThan(2.5);
    expect(width(few) / width(many)).toBeLessThan(6);
  });

  it('divides the variance of a sum as its terms have it', () => {
    const result = run(normals, {
      plan: { method: 'sobol', seed: 5, draws: 16384 },
      focus: [{ key: 'total', year: 2026 }],
    });
    const [{ contributions, histogram, cumulative }] = result.focus as [Simulation['focus'][number]];
    expect(contributions.map(({ parameter: key }) => key)).toEqual(['b', 'a']);
    expect(contributions[0]!.share).toBeCloseTo(2.56 / (2.56 + 0.36), 1);
    expect(histogram.counts.reduce((sum, count) => sum + count, 0)).toBe(16384);
    expect(cumulative.values[50]).toBeCloseTo(13, 1);
  });

  it.each(['random', 'latin', 'sobol'] as const)('correlates the parameters as asked (%s)', (method) => {
    const correlation = {
      parameters: ['a', 'b'],
      matrix: [
        [1, 0.7],
        [0.7, 1],
      ],
    };
    const result = run(normals, {
      plan: { method, seed: 2, draws: 32768 },
      correlation,
      outputs: [{ key: 'total', year: 2026 }],
    });
    // Pearson's correlation of the normals: 2 sin(pi 0.7 / 6).
    const r = 2 * Math.sin((Math.PI * 0.7) / 6);
    const sd = Math.sqrt(0.6 ** 2 + 1.6 ** 2 + 2 * r * 0.6 * 1.6);
    expect(Math.abs(result.series[0]!.sd / sd - 1)).toBeLessThan(0.01);
  });

  it('takes the correlations that the model states', () => {
    const correlation = {
      parameters: ['a', 'b'],
      matrix: [
        [1, -0.4],
        [-0.4, 1],
      ],
    };
    const stated = small({
      ...normals.model,
      parameters: normals.model.parameters.map((row) =>
        row.key === 'b' ? { ...row, correlations: { a: -0.4 } } : row,
      ),
    });
    expect(run(stated, {})).toEqual(run(normals, { correlation }));
    expect(run(stated, {})).not.toEqual(run(normals, {}));
  });

  it('walks along the years', () => {
    const model = small({
      parameters: [
        parameter('w', 5, [0, 10], { distribution: { kind: 'randomWalk', parameters: { sd: 0.5 } } }),
      ],
      indicators: [indicator('level', '=w')],
    });
    const { series } = run(model, { plan: { method: 'sobol', seed: 5, draws: 16384 } });
    expect(series.map(({ year }) => year)).toEqual([2025, 2026]);
    expect(series[0]!.sd).toBeCloseTo(0.5, 2);
    expect(series[1]!.sd).toBeCloseTo(0.5 * Math.SQRT2, 2);
  });

  it('moves a distribution along with what the scenario plans', () => {
    const model = small({
      parameters: [
        parameter('a', 3, [0, 10], {
          distribution: { kind: 'triangular', parameters: { min: 2, mode: 3, max: 6 } },
        }),
      ],
      indicators: [indicator('level', '=a')],
      scenarios: [
        { key: 'base', name: { zh: '一', en: 'one' }, note: { zh: '', en: '' }, values: {} },
        {
          key: 'more',
          name: { zh: '二', en: 'two' },
          note: { zh: '', en: '' },
          extends: 'base',
          values: { a: { 2026: 4 } },
        },
      ],
    });
    const of = (scenario: string) => run(model, { scenario }).series.map(({ mean }) => mean);
    expect(of('base')[0]).toBeCloseTo(11 / 3, 3);
    expect(of('more')[1]! - of('base')[1]!).toBeCloseTo(1, 12);
    expect(of('more')[0]).toBe(of('base')[0]);
  });
});

describe('simulation', () => {
  const plan = { method: 'latin', seed: 2030, draws: 1000 } as const;

  it('is the same whatever the blocks, the memory and the evaluator', () => {
    const outputs = [
      { key: 'total', year: 2025 },
      { key: 'product', year: 2026 },
      { key: 'total', year: 2026 },
    ];
    const wanted = run(normals, { plan, outputs }, makeReferenceEvaluator);
    expect(run(normals, { plan, outputs }, inBlocksOf(17))).toEqual(wanted);
    expect(run(normals, { plan, outputs, memory: 8 * 1000 }, inBlocksOf(64))).toEqual(wanted);
    const quick = run(normals, { plan, outputs });
    quick.series.forEach(({ mean, percentiles }, i) => {
      expect(Math.abs(mean / wanted.series[i]!.mean - 1)).toBeLessThan(1e-13);
      expect(Math.abs(percentiles[95].value / wanted.series[i]!.percentiles[95].value - 1)).toBeLessThan(
        1e-13,
      );
    });
  });

  it('gives the same numbers on the kernel as draw by draw, for the Zhejiang pack', () => {
    const request = { scenario: 'ambitious', plan: { ...plan, draws: 64 } };
    const [quick, slow] = [run(zhejiang, request), run(zhejiang, request, makeReferenceEvaluator)];
    quick.series.forEach((row, i) => {
      const other = slow.series[i]!;
      expect([row.key, row.year]).toEqual([other.key, other.year]);
      expect(Math.abs(row.mean - other.mean)).toBeLessThanOrEqual(1e-12 * Math.abs(other.mean));
      expect(Math.abs(row.percentiles[5].value - other.percentiles[5].value)).toBeLessThanOrEqual(
        1e-12 * Math.abs(other.mean),
      );
    });
    expect(quick.targets.map(({ probability }) => probability)).toEqual(
      slow.targets.map(({ probability }) => probability),
    );
  });

  it('reports progress up to the whole, and stops when told', () => {
    const seen: number[] = [];
    const all = simulate(normals, { scenario: 'base', plan }, inBlocksOf(100));
    runSimulation(all, ({ done, total }) => seen.push(done / total));
    expect(seen.at(-1)).toBe(1);
    expect(seen.every((share, i) => i === 0 || share >= seen[i - 1]!)).toBe(true);
    const stopped = runSimulation(simulate(normals, { scenario: 'base', plan }, inBlocksOf(100)), undefined, {
      aborted: true,
    });
    expect(stopped).toEqual({
      ok: false,
      reasons: [{ zh: '已取消，没有结果。', en: 'Cancelled; there is no result.' }],
    });
  });

  it('leaves out draws without a number, and counts them', () => {
    const model = small({
      parameters: [
        parameter('a', 0, [-1, 1], { distribution: { kind: 'uniform', parameters: { min: -1, max: 1 } } }),
      ],
      indicators: [indicator('root', '=SQRT(a)')],
    });
    const [row] = run(model, {}).series;
    expect(row!.failed).toBe(2048);
    expect(row!.percentiles[50].value).toBeCloseTo(Math.SQRT1_2, 3);
  });

  it.each([
    [{ plan: { ...plan, seed: 1.5 } }, 'must be a whole number'],
    [{ plan: { ...plan, draws: 0 } }, 'number of draws'],
    [{ plan: { ...plan, draws: 10_000_000 }, memory: 2 ** 20 }, 'MB of memory'],
    [
      {
        correlation: {
          parameters: ['still', 'a'],
          matrix: [
            [1, 0],
            [0, 1],
          ],
        },
      },
      'not a parameter with a distribution',
    ],
    [
      {
        correlation: {
          parameters: ['a', 'b'],
          matrix: [
            [1, 2],
            [2, 1],
          ],
        },
      },
      '-1 to 1',
    ],
  ])('says in a sentence what cannot be: %o', (request, words) => {
    const result = runSimulation(
      simulate(normals, { scenario: 'base', plan, ...request }, makeReferenceEvaluator),
    );
    expect(result.ok).toBe(false);
    expect(result.ok ? '' : result.reasons.map(({ en }) => en).join(' ')).toContain(words);
  });

  it('names the parameter whose distribution is outside its domain', () => {
    const model = small({
      parameters: [
        parameter('a', 1, [0, 2], { distribution: { kind: 'normal', parameters: { mean: 1, sd: -1 } } }),
      ],
      indicators: [indicator('level', '=a')],
    });
    const result = runSimulation(simulate(model, { scenario: 'base', plan }, makeReferenceEvaluator));
    expect(result.ok ? '' : result.reasons[0]!.en).toContain('a name: ');
  });
});
