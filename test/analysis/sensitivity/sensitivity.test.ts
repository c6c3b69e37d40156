import { describe, expect, it } from 'vitest';
import { makeKernelEvaluator } from '../../../src/analysis/calculate/kernelEvaluator.js';
import { analyseSensitivity, spider } from '../../../src/analysis/sensitivity/sensitivity.js';
import { analyseVariance } from '../../../src/analysis/sensitivity/sobol.js';
import { sobolIndices } from '../../../src/analysis/sensitivity/sobolIndices.js';
import { evenly, tabulate } from '../../../src/analysis/sensitivity/tables.js';
import { normalQuantile } from '../../../src/special/normal.js';
import type { ParameterRole } from '../../../src/model/model.js';
import { indicator, parameter, small, zhejiang } from '../models.js';
import { valueOf } from '../uncertainty/simulations.js';

const QUESTION = { scenario: 'base', indicator: 'out', year: 2026 };

describe('Sobol indices', () => {
  const NAMES = ['x1', 'x2', 'x3'];

  it('of the Ishigami function are the published ones', () => {
    // Ishigami and Homma (1990), a = 7, b = 0.1; V and the indices in closed form.
    const [a, b] = [7, 0.1];
    const v1 = 0.5 * (1 + (b * Math.PI ** 4) / 5) ** 2;
    const v2 = a ** 2 / 8;
    const v13 = b ** 2 * Math.PI ** 8 * (1 / 18 - 1 / 50);
    const v = v1 + v2 + v13;
    const found = sobolIndices(NAMES, { seed: 1, draws: 8192 }, ([x1, x2, x3]) =>
      x1!.map((_, k) => {
        const [p, q, r] = [x1!, x2!, x3!].map((x) => Math.PI * (2 * x[k]! - 1)) as [number, number, number];
        return Math.sin(p) + a * Math.sin(q) ** 2 + b * r ** 4 * Math.sin(p);
      }),
    );
    expect(found.map(({ first }) => first.value)).toEqual(
      [v1 / v, v2 / v, 0].map((s) => expect.closeTo(s, 2) as number),
    );
    expect(found.map(({ total }) => total.value)).toEqual(
      [(v1 + v13) / v, v2 / v, v13 / v].map((s) => expect.closeTo(s, 2) as number),
    );
    for (const { first, total } of found)
      for (const { low, value, high } of [first, total]) {
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
        expect(high - low).toBeLessThan(0.1);
      }
  });

  it('of the g-function are the published ones', () => {
    // Sobol (1993): first = V_i / V, V_i = 1 / (3 (1 + a_i)^2), V = prod(1 + V_i) - 1.
    const weights = [0, 1, 4.5, 9, 99, 99];
    const parts = weights.map((a) => 1 / (3 * (1 + a) ** 2));
    const v = parts.reduce((product, part) => product * (1 + part), 1) - 1;
    const found = sobolIndices(
      weights.map((_, i) => `x${i}`),
      { seed: 4, draws: 8192 },
      (columns) =>
        columns[0]!.map((_, k) =>
          weights.reduce((product, a, i) => (product * (Math.abs(4 * columns[i]![k]! - 2) + a)) / (1 + a), 1),
        ),
    );
    found.forEach(({ first, total }, i) => {
      expect(first.value).toBeCloseTo(parts[i]! / v, 2);
      expect(total.value).toBeCloseTo((parts[i]! * ((1 + v) / (1 + parts[i]!))) / v, 2);
    });
  });

  it('of first order are at most total, and total at most 1, also with heavy tails and few draws', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const found = sobolIndices(NAMES, { seed, draws: 64, resamples: 20 }, ([x, y]) =>
        x!.map((p, k) => (1 / (1.001 - p)) ** 1.5 + y![k]!),
      );
      for (const { first, total } of found) {
        expect(first.value).toBeLessThanOrEqual(total.value);
        expect(total.value).toBeLessThanOrEqual(1);
      }
    }
  });

  it('are the same for a seed', () => {
    const of = (seed: number) =>
      sobolIndices(NAMES, { seed, draws: 256 }, ([x, y]) => x!.map((p, k) => p * y![k]!));
    expect(of(5)).toEqual(of(5));
    expect(of(5)).not.toEqual(of(6));
  });

  it('of a model divide the variance of a sum of normals, whatever does not matter left out', () => {
    const model = small({
      parameters: [
        parameter('a', 3, [0, 10], { distribution: { kind: 'normal', parameters: { mean: 3, sd: 0.6 } } }),
        parameter('b', 5, [0, 10], { distribution: { kind: 'normal', parameters: { mean: 5, sd: 0.8 } } }),
        parameter('idle', 5, [0, 10], { distribution: { kind: 'normal', parameters: { mean: 5, sd: 0.8 } } }),
      ],
      indicators: [indicator('out', '=a+2*b')],
    });
    const { indices, sentence } = valueOf(
      analyseVariance(model, QUESTION, { seed: 1, draws: 4096 }, makeKernelEvaluator),
    );
    expect(indices.map(({ parameter: key }) => key)).toEqual(['b', 'a']);
    expect(indices[0]!.first.value).toBeCloseTo(2.56 / 2.92, 1);
    expect(indices[0]!.total.value).toBeCloseTo(2.56 / 2.92, 1);
    expect(sentence.en).toContain('b name');
  });

  it('take a yearly path as one factor with all its years', () => {
    const model = small({
      parameters: [
        parameter('a', 3, [0, 10], { distribution: { kind: 'randomWalk', parameters: { sd: 1 } } }),
        parameter('b', 5, [0, 10], { distribution: { kind: 'normal', parameters: { mean: 5, sd: 1 } } }),
      ],
      indicators: [indicator('out', '=a+b')],
    });
    const progress: number[] = [];
    const { indices } = valueOf(
      analyseVariance(model, QUESTION, { seed: 1, draws: 4096 }, makeKernelEvaluator, (done, total) =>
        progress.push(done / total),
      ),
    );
    // In the second year after the base year the walk has variance 2, the normal 1.
    expect(indices.map(({ parameter: key }) => key)).toEqual(['a', 'b']);
    expect(indices[0]!.first.value).toBeCloseTo(2 / 3, 1);
    expect(indices[0]!.total.value).toBeCloseTo(2 / 3, 1);
    expect(progress).toEqual([1 / 4, 2 / 4, 3 / 4, 1]);
  });

  it('say in a sentence that there is no uncertainty to divide', () => {
    const model = small({ parameters: [parameter('a', 3, [0, 10])], indicators: [indicator('out', '=a')] });
    const result = analyseVariance(model, QUESTION, { seed: 1, draws: 64 }, makeKernelEvaluator);
    expect(result.ok ? '' : result.reasons[0]!.zh).toContain('没有分布');
  });
});

describe('one parameter at a time', () => {
  const model = small({
    parameters: [
      parameter('a', 3, [0, 10], { distribution: { kind: 'normal', parameters: { mean: 3, sd: 0.5 } } }),
      parameter('b', 4, [1, 8]),
      parameter('idle', 1, [0, 2]),
      parameter('way', 1, [1, 2], {
        unit: '项',
        options: [
          { zh: '一', en: 'one' },
          { zh: '二', en: 'two' },
        ],
      }),
    ],
    indicators: [indicator('out', '=a^2*SQRT(b)*IF(way=1,1,1.01)')],
  });

  it('tells of a parameter whose two ends give the same value', () => {
    const model = small({
      parameters: [parameter('a', 5, [0, 10]), parameter('b', 1, [0, 2])],
      indicators: [indicator('out', '=(a-5)^2+b')],
    });
    const answer = analyseSensitivity(model, QUESTION);
    expect(valueOf(answer).tornado.map((bar) => bar.parameter)).toEqual(['b']);
    if (!answer.ok) throw new Error('no answer');
    expect(answer.remarks.map(({ en }) => en).join(' ')).toContain('a name');
  });

  it('moves each from its fifth to its ninety-fifth percentile, else through its range', () => {
    const { tornado, value } = valueOf(analyseSensitivity(model, QUESTION));
    expect(value).toBe(18);
    expect(tornado.map(({ parameter: key, basis }) => [key, basis])).toEqual([
      ['a', 'percentiles'],
      ['b', 'range'],
      ['way', 'range'],
    ]);
    const z = normalQuantile(0.95);
    expect(tornado[0]!.low).toBeCloseTo(3 - 0.5 * z, 12);
    expect(tornado[0]!.atHigh).toBeCloseTo((3 + 0.5 * z) ** 2 * 2, 10);
    expect([tornado[1]!.atLow, tornado[1]!.atHigh]).toEqual([9, expect.closeTo(9 * Math.sqrt(8), 10)]);
  });

  it('has the elasticities of a power function: its exponents', () => {
    const { elasticities } = valueOf(analyseSensitivity(model, QUESTION));
    const of = Object.fromEntries(elasticities.map(({ parameter: key, elasticity }) => [key, elasticity]));
    expect(of['a']).toBeCloseTo(2, 12);
    expect(of['b']).toBeCloseTo(0.5, 12);
    expect(Object.keys(of)).toEqual(['a', 'b']);
    expect(elasticities[0]!.slope).toBeCloseTo(12, 12);
  });

  it('says what matters most', () => {
    const { sentence } = valueOf(analyseSensitivity(model, QUESTION));
    expect(sentence.en).toMatch(/^What matters most for out name of 2026 is a name: from 2\.178 to 3\.822 /);
    expect(sentence.zh).toContain('影响2026年“out名”最大的是“a名”');
    const zh = valueOf(
      analyseSensitivity(zhejiang, { scenario: 'continuation', indicator: 'rd_intensity', year: 2030 }),
    );
    expect(zh.sentence.zh).toContain('最大的是“地区生产总值平减指数涨幅”');
    expect(zh.sentence.zh).toContain('部门能决定的参数里，影响最大的是“政府投入增速”');
  });

  it('tells roles: the strongest lever, where a condition matters more, and where there is none', () => {
    const of = (a: ParameterRole, b: ParameterRole) =>
      valueOf(
        analyseSensitivity(
          small({
            parameters: [parameter('a', 3, [0, 9], { role: a }), parameter('b', 2, [1, 4], { role: b })],
            indicators: [indicator('out', '=a*b')],
          }),
          QUESTION,
        ),
      );
    const { tornado, sentence } = of('exogenous', 'lever');
    expect(tornado.map(({ parameter: key, role }) => [key, role])).toEqual([
      ['a', 'exogenous'],
      ['b', 'lever'],
    ]);
    expect(sentence.en).toContain('Of what a department can decide, b name matters most: from 1 to 4 ');
    expect(of('lever', 'exogenous').sentence.en).not.toContain('department');
    expect(of('structural', 'exogenous').sentence.zh).toContain('没有一项由部门决定');
  });

  it('draws spiders and tables', () => {
    const [line] = valueOf(spider(model, QUESTION, ['b'], 4));
    expect(line!.values).toEqual([1, 2.75, 4.5, 6.25, 8]);
    expect(line!.results[4]).toBeCloseTo(9 * Math.sqrt(8), 10);
    const table = tabulate(
      model,
      QUESTION,
      { by: { parameter: 'a' }, values: [1, 2] },
      { by: { parameter: 'b' }, values: evenly(1, 4, 2) },
    );
    expect(table).toEqual([
      [1, 2],
      [4, 8],
    ]);
    expect(tabulate(model, QUESTION, { by: { parameter: 'a' }, values: [3] })).toEqual([[18]]);
  });
});
