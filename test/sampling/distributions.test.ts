/** Every distribution: quantiles against references, laws that tie quantile, probability, mean and sd together, bad input. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describe as sentence } from '../../src/messages/messages.js';
import {
  DISTRIBUTIONS,
  fillFromScores,
  fillQuantiles,
  prepareDistribution,
} from '../../src/sampling/distributions.js';
import { momentsOf } from '../../src/sampling/moments.js';
import { normalCdf, normalQuantile } from '../../src/special/normal.js';
import { QUANTILES } from './references.js';
import { EXAMPLES, draw, kolmogorov, prepared } from './samples.js';

const parts = fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true });
const steps = new Set(['constant', 'discrete']);

describe('quantiles', () => {
  it.each(QUANTILES)('of %s %j, %s tail %d, is %d', (kind, parameters, side, p, x) => {
    const { law } = prepared(kind, parameters);
    const found = side === 'lower' ? law.quantile(p) : law.upperQuantile(p);
    expect(Math.abs(found - x)).toBeLessThanOrEqual(1e-12 * Math.abs(x));
    if (side === 'lower' && p > 2 ** -53) {
      const column = Float64Array.of(p);
      fillQuantiles(prepared(kind, parameters), column, column);
      expect(Math.abs(column[0]! - x)).toBeLessThanOrEqual(1e-12 * Math.abs(x));
    }
  });
});

describe.each(EXAMPLES)('%s %j', (kind, parameters) => {
  const distribution = prepared(kind, parameters);
  const { law } = distribution;

  it('has a probability that undoes its quantile', () => {
    fc.assert(
      fc.property(parts, (p) => {
        const x = law.quantile(p);
        if (steps.has(kind)) {
          expect(law.cdf(x)).toBeGreaterThanOrEqual(p);
          expect(law.cdf(x - 1e-9)).toBeLessThanOrEqual(p);
          return;
        }
        // One ulp of x moves the probability; where the density is infinite, by more.
        const slack = Math.abs(law.cdf(x + 4e-16 * Math.abs(x)) - law.cdf(x - 4e-16 * Math.abs(x)));
        if (kind === 'empirical') expect(law.cdf(x) + slack + 1e-12).toBeGreaterThanOrEqual(p);
        else expect(Math.abs(law.cdf(x) - p)).toBeLessThanOrEqual(2e-12 * Math.min(p, 1) + 4 * slack + 4e-16);
        expect(law.cdf(x) + law.survival(x)).toBeCloseTo(1, 12);
      }),
    );
  });

  it('rises from one end of its support to the other', () => {
    fc.assert(
      fc.property(parts, parts, (p, q) => {
        const [low, high] = [law.quantile(Math.min(p, q)), law.quantile(Math.max(p, q))];
        expect(low - high).toBeLessThanOrEqual(1e-13 * Math.max(Math.abs(low), Math.abs(high)));
        expect(low).toBeGreaterThanOrEqual(law.min);
        expect(high).toBeLessThanOrEqual(law.max);
      }),
    );
  });

  it('has the same upper quantile as quantile', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1023 }), (k) => {
        const [a, b] = [law.upperQuantile(k / 1024), law.quantile(1 - k / 1024)];
        if (kind !== 'discrete')
          expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(a)));
      }),
    );
  });

  it('has the mean and sd of its quantile function', () => {
    if (kind === 'discrete') return;
    const kinks = law.kinks ?? [];
    const { mean, sd } = momentsOf(law.quantile, law.upperQuantile, kinks);
    const scale = Math.max(Math.abs(law.mean), law.sd);
    expect(Math.abs(mean - law.mean)).toBeLessThanOrEqual(1e-9 * scale);
    // Degrees 2.5: the second moment converges too slowly for any quadrature.
    if (parameters['degrees'] !== 2.5) expect(Math.abs(sd - law.sd)).toBeLessThanOrEqual(1e-8 * scale);
  });

  it('fills blocks with its quantiles, whatever their size', () => {
    const uniforms = draw('fill', 2000);
    const out = new Float64Array(2000);
    fillQuantiles(distribution, uniforms, out);
    const blocks = new Float64Array(2000);
    for (let from = 1999; from >= 0; from = from < 333 && from > 0 ? 0 : from - 333) {
      const size = Math.min(333, 2000 - from);
      // A fresh preparation, and blocks from last to first: a table may not remember what it saw.
      fillQuantiles(
        prepared(kind, parameters),
        uniforms.subarray(from, from + size),
        blocks.subarray(from, from + size),
      );
      if (from === 0) break;
    }
    expect(blocks).toEqual(out);
    out.forEach((x, i) => {
      const exact = law.quantile(uniforms[i]!);
      expect(Math.abs(x - exact)).toBeLessThanOrEqual(
        1e-12 * Math.max(Math.abs(exact), Number.isFinite(law.min) ? Math.abs(law.min) : 0),
      );
    });
    if (!steps.has(kind)) expect(kolmogorov(out, law.cdf)).toBeLessThan(1.95 / Math.sqrt(2000));
  });

  it('takes normal scores as well as uniforms', () => {
    const uniforms = draw('scores', 500).map((u) => 0.001 + 0.998 * u);
    const scores = uniforms.map(normalQuantile);
    const [a, b] = [new Float64Array(500), new Float64Array(500)];
    fillQuantiles(distribution, scores.map(normalCdf), a);
    fillFromScores(distribution, scores, b);
    a.forEach((x, i) =>
      expect(Math.abs(x - b[i]!)).toBeLessThanOrEqual(1e-11 * Math.max(Math.abs(x), law.sd)),
    );
  });
});

describe('closed forms', () => {
  it.each([
    ['uniform', { min: 0, max: 12 }, 6, Math.sqrt(12)],
    ['triangular', { min: 0, mode: 0, max: 3 }, 1, Math.sqrt(0.5)],
    ['exponential', { mean: 2 }, 2, 2],
    ['weibull', { shape: 2, scale: 1 }, Math.sqrt(Math.PI) / 2, Math.sqrt(1 - Math.PI / 4)],
    ['pert', { min: 0, mode: 3, max: 6 }, 3, 6 / Math.sqrt(28)],
    ['beta', { alpha: 2, beta: 3 }, 0.4, 0.2],
    ['gamma', { shape: 4, scale: 0.5 }, 2, 1],
    ['studentT', { degrees: 4 }, 0, Math.SQRT2],
    ['twoPieceNormal', { mode: 1, sdLow: 2, sdHigh: 2 }, 1, 2],
    ['normal', { mean: 0, sd: 1, truncateMin: 0 }, Math.sqrt(2 / Math.PI), Math.sqrt(1 - 2 / Math.PI)],
    ['exponential', { mean: 1, truncateMin: 3 }, 4, 1],
    ['discrete', { value1: 0, value2: 1, probability1: 0.75, probability2: 0.25 }, 0.25, Math.sqrt(3) / 4],
    ['empirical', { value1: 0, value2: 1 }, 0.5, Math.sqrt(1 / 12)],
    // Two quantiles make a logistic distribution: sd = scale π / sqrt 3.
    [
      'metalog',
      { value1: -1, value2: 1, probability1: 1 / (1 + Math.E), probability2: Math.E / (1 + Math.E) },
      0,
      Math.PI / Math.sqrt(3),
    ],
  ])('%s %j has mean %d and sd %d', (kind, parameters, mean, sd) => {
    const { law } = prepared(kind, parameters);
    expect(law.mean).toBeCloseTo(mean, 10);
    expect(law.sd).toBeCloseTo(sd, 10);
  });

  it('has no mean where there is none', () => {
    expect(prepared('studentT', { degrees: 1 }).law.mean).toBeNaN();
    expect(prepared('studentT', { degrees: 2 }).law.sd).toBe(Infinity);
  });

  it('the metalog passes through its quantiles', () => {
    const values = [1, 2, 3, 3.8, 4.9, 7];
    const probabilities = [0.05, 0.2, 0.4, 0.55, 0.75, 0.95];
    const parameters = Object.fromEntries([
      ...values.map((value, i) => [`value${i + 1}`, value] as const),
      ...probabilities.map((p, i) => [`probability${i + 1}`, p] as const),
    ]);
    for (const bounds of [{}, { min: 0 }, { max: 11 }, { min: 0, max: 11 }]) {
      const { law } = prepared('metalog', { ...parameters, ...bounds });
      values.forEach((value, i) => expect(law.quantile(probabilities[i]!)).toBeCloseTo(value, 11));
    }
  });
});

describe('bad distributions', () => {
  it.each([
    ['gauss', {}, ['sampling.unknownDistribution']],
    ['normal', { mean: 1 }, ['sampling.missingParameter']],
    ['normal', { mean: 1, sd: 0 }, ['sampling.domain']],
    ['normal', { mean: NaN, sd: 1 }, ['sampling.notFinite']],
    ['lognormal', { mean: 1e-300, sd: 1e300 }, ['sampling.extreme']],
    ['studentT', { degrees: 0.01 }, ['sampling.extreme']],
    ['normal', { mean: 1, sd: 1, mu: 3 }, ['sampling.unknownParameter']],
    ['lognormal', { mean: -1, sd: 1 }, ['sampling.domain']],
    ['uniform', { min: 2, max: 2 }, ['sampling.order']],
    ['triangular', { min: 1, mode: 4, max: 3 }, ['sampling.order']],
    ['pert', { min: 1, mode: 0, max: 3 }, ['sampling.order']],
    ['gamma', { shape: 2e6, scale: 1 }, ['sampling.domain']],
    ['discrete', { value1: 1, value2: 2, probability1: 1 }, ['sampling.lengths']],
    ['discrete', { value1: 1, probability1: 0.9 }, ['sampling.probabilitySum']],
    ['discrete', { value1: 1, value3: 1, probability1: 1 }, ['sampling.unknownParameter']],
    ['empirical', {}, ['sampling.missingParameter']],
    ['normal', { mean: 0, sd: 1, truncateMin: 2, truncateMax: 1 }, ['sampling.truncationOrder']],
    ['uniform', { min: 0, max: 1, truncateMin: 2 }, ['sampling.truncationEmpty']],
    ['discrete', { value1: 1, probability1: 1, truncateMin: 2 }, ['sampling.truncationEmpty']],
    ['metalog', { value1: 1, probability1: 0.5 }, ['sampling.metalogCount']],
    ['metalog', { value1: 2, value2: 1, probability1: 0.1, probability2: 0.9 }, ['sampling.metalogOrder']],
    [
      'metalog',
      { value1: 2, value2: 3, probability1: 0.1, probability2: 0.9, min: 2 },
      ['sampling.metalogBounds'],
    ],
    [
      'metalog',
      { value1: 0, value2: 0.01, value3: 10, probability1: 0.1, probability2: 0.5, probability3: 0.9 },
      ['sampling.metalogFalls'],
    ],
  ])('%s %j', (kind, parameters, codes) => {
    const place = { table: 'parameters', key: 'growth', field: 'distribution' } as const;
    const outcome = prepareDistribution({ kind, parameters: parameters }, place);
    expect(outcome.ok).toBe(false);
    expect(outcome.problems.map(({ code }) => code)).toEqual(codes);
    for (const problem of outcome.problems) {
      expect(problem.place).toBe(place);
      expect(sentence(problem, 'zh')).toMatch(/[：。]/);
      expect(sentence(problem, 'en')).toMatch(/[:.]/);
    }
  });

  it('never makes a law that gives NaN', () => {
    const number = fc.oneof(
      fc.double(),
      fc.constantFrom(0, 1, -1, 1e-9, 1e9),
      fc.double({ min: 0, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...DISTRIBUTIONS),
        fc.array(number, { minLength: 8, maxLength: 8 }),
        parts,
        (row, numbers, p) => {
          const parameters = Object.fromEntries(
            row.parameters.flatMap(({ key, list }, i) =>
              list
                ? [
                    [`${key}1`, numbers[i]!],
                    [`${key}2`, numbers[i + 4]!],
                  ]
                : [[key, numbers[i]!]],
            ),
          );
          const outcome = prepareDistribution({ kind: row.key, parameters });
          if (outcome.ok) expect(outcome.value.law.quantile(p)).not.toBeNaN();
        },
      ),
      { numRuns: 300 },
    );
  });
});

it('every kind has names in both languages, parameters and a citation', () => {
  expect(new Set(DISTRIBUTIONS.map(({ key }) => key)).size).toBe(DISTRIBUTIONS.length);
  for (const { name, citation, parameters } of DISTRIBUTIONS) {
    expect(name.zh).toMatch(/\p{Script=Han}/u);
    expect([name.en.length > 0, citation.length > 10, parameters.length > 0]).toEqual([true, true, true]);
  }
});
