/** Distributions of past changes: likelihoods calculated by hand, laws of scale and place, and samples of a known kind. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepareDistribution } from '../../../src/sampling/distributions.js';
import { fitSpread, spreadQuantile, type SpreadKind } from '../../../src/start/suggest/spreads.js';

const aicc = (past: readonly number[], kind: SpreadKind, base = 5): number =>
  fitSpread(past, base).tried.find((each) => each.kind === kind)?.aicc ?? NaN;

/** Values at evenly spaced probabilities of a distribution: (i + 0.5) / n. */
const sample = (kind: string, parameters: Readonly<Record<string, number>>, n: number): readonly number[] => {
  const law = prepareDistribution({ kind, parameters }, {});
  if (!law.ok) throw new Error(kind);
  return Array.from({ length: n }, (_, i) => law.value.law.quantile((i + 0.5) / n));
};

describe('AICc', () => {
  it('of the normal distribution: 1 to 9 has variance 60 / 9, so -2 ln L = 9 (ln(2 pi 60/9) + 1)', () => {
    const past = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    // 9 (1.837877 + 1.897120 + 1) = 42.614973; 2k = 4; 2k(k + 1) / (n - k - 1) = 12 / 6 = 2.
    expect(aicc(past, 'normal')).toBeCloseTo(48.614973, 5);
  });

  it('of the lognormal distribution: that of the logarithms, and twice their sum', () => {
    // The logarithms are 0 to 8 times ln 2: variance (60 / 9) ln(2)^2 = 3.203020, sum 36 ln 2 = 24.953298.
    const past = [1, 2, 4, 8, 16, 32, 64, 128, 256];
    expect(aicc(past, 'lognormal', 511 / 9)).toBeCloseTo(
      9 * (1.837877 + Math.log(3.20302) + 1) + 2 * 24.953298 + 6,
      3,
    );
  });

  it('of Student t nears that of the normal distribution with a third parameter, where the tails are thin', () => {
    const past = sample('normal', { mean: 5, sd: 1 }, 40);
    // Of equal likelihood they differ by 2 and by the correction: 24 / 36 - 12 / 37.
    const apart = aicc(past, 'studentT') - aicc(past, 'normal');
    expect(apart).toBeGreaterThan(2);
    expect(apart).toBeLessThan(3.5);
  });
});

describe('the kind that is found', () => {
  it.each([
    ['normal', { mean: 5, sd: 2 }, 25],
    ['lognormal', { mean: 5, sd: 6 }, 25],
    ['triangular', { min: 0, mode: 0.5, max: 12 }, 60],
    ['studentT', { degrees: 3, mean: 5, scale: 1 }, 60],
  ])('%s', (kind, parameters, n) => {
    expect(fitSpread(sample(kind, parameters, n), 5).kind).toBe(kind);
  });

  it('is normal where there are too few values to choose by', () => {
    expect(fitSpread([1, 2, 4, 8, 16, 32, 64], 5)).toMatchObject({ kind: 'normal', tried: [] });
  });

  it('is not lognormal where the past has a fall', () => {
    expect(fitSpread([-1, 2, 4, 8, 16, 32, 64, 128], 5).tried.map(({ kind }) => kind)).toEqual([
      'normal',
      'triangular',
      'studentT',
    ]);
  });
});

describe('laws', () => {
  it('its band from 5 to 95 % is as wide as that of the past, also where most changes are equal', () => {
    const values = fc.oneof(
      fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 3, maxLength: 30 }),
      fc.array(fc.constantFrom(0, 0, 0, 0, 0, 0, -30, 30), { minLength: 3, maxLength: 30 }),
    );
    fc.assert(
      fc.property(
        values.filter((all) => new Set(all).size > 1),
        (all) => {
          const sorted = [...all].sort((a, b) => a - b);
          const quantile = (p: number): number => {
            const place = p * (sorted.length - 1);
            const low = sorted[Math.floor(place)] ?? 0;
            return low + (place % 1) * ((sorted[Math.ceil(place)] ?? low) - low);
          };
          const { kind, parameters } = fitSpread(all, 1);
          const law = prepareDistribution({ kind, parameters }, {});
          if (!law.ok) throw new Error(kind);
          const [low, high] = [0.05, 0.95].map((p) => law.value.law.quantile(p));
          expect((high ?? 0) - (low ?? 0)).toBeGreaterThanOrEqual(
            (quantile(0.95) - quantile(0.05)) * 0.999999,
          );
          for (const p of [0.05, 0.2833, 0.95])
            expect(spreadQuantile({ kind, parameters }, p)).toBeCloseTo(law.value.law.quantile(p), 6);
        },
      ),
      { numRuns: 100 },
    );
  });

  const past = fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { minLength: 8, maxLength: 16 });

  it('its mean is the base value, and it can be drawn from', () => {
    fc.assert(
      fc.property(past, fc.integer({ min: 1, max: 100 }), (values, base) => {
        const { kind, parameters } = fitSpread(values, base);
        const law = prepareDistribution({ kind, parameters }, {});
        expect(law.ok && law.value.law.mean).toBeCloseTo(base, 6);
      }),
      { numRuns: 60 },
    );
  });

  it('a larger unit changes neither its kind nor its shape', () => {
    fc.assert(
      fc.property(past, (values) => {
        const small = fitSpread(values, 7);
        const large = fitSpread(
          values.map((each) => each * 1024),
          7 * 1024,
        );
        expect(large.kind).toBe(small.kind);
        for (const [key, each] of Object.entries(small.parameters))
          expect(large.parameters[key]).toBeCloseTo(key === 'degrees' ? each : each * 1024, 5);
      }),
      { numRuns: 60 },
    );
  });
});
