/** Correlation matrices, the copula, and the reordering of Iman and Conover. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describe as sentence } from '../../src/messages/messages.js';
import {
  correlateScores,
  nearestCorrelation,
  prepareCorrelation,
  rankCorrelation,
  reorderSample,
} from '../../src/sampling/correlation.js';
import { fillFromScores } from '../../src/sampling/distributions.js';
import { fillLatin } from '../../src/sampling/latin.js';
import { cholesky, eigen } from '../../src/sampling/matrix.js';
import { normalCdf, normalQuantile } from '../../src/special/normal.js';
import { pearson, spearman } from '../../src/sampling/rank.js';
import { streamOf } from '../../src/sampling/streams.js';
import { draw, kolmogorov, prepared } from './samples.js';

function correlation(rows: readonly (readonly number[])[]) {
  const outcome = prepareCorrelation(rows);
  if (!outcome.ok) throw new Error(outcome.problems.map(({ code }) => code).join());
  return outcome.value;
}

/** A random valid matrix: correlations of random vectors. */
const matrices = fc.integer({ min: 2, max: 6 }).chain((n) =>
  fc
    .array(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: n + 2, maxLength: n + 2 }), {
      minLength: n,
      maxLength: n,
    })
    .map((vectors) => {
      const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);
      const spread = vectors.map((v, i) => v.map((x, k) => x + (k === i ? 1.5 : 0)));
      return spread.map((a, i) =>
        spread.map((b, j) => (i === j ? 1 : dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b)))),
      );
    }),
);
const symmetric = (rows: number[][]) =>
  rows.map((row, i) => row.map((r, j) => (j < i ? r : i === j ? 1 : rows[j]![i]!)));

describe('matrices', () => {
  it('are products of their factors', () => {
    fc.assert(
      fc.property(matrices, (rows) => {
        const n = rows.length;
        const matrix = Float64Array.from(symmetric(rows).flat());
        const lower = cholesky(matrix, n)!;
        for (let i = 0; i < n; i++)
          for (let j = 0; j < n; j++) {
            let sum = 0;
            for (let k = 0; k < n; k++) sum += lower[i * n + k]! * lower[j * n + k]!;
            expect(sum).toBeCloseTo(matrix[i * n + j]!, 9);
          }
        const { values, vectors } = eigen(matrix, n);
        values.forEach((value, k) => {
          for (let i = 0; i < n; i++) {
            let sum = 0;
            for (let j = 0; j < n; j++) sum += matrix[i * n + j]! * vectors[j * n + k]!;
            expect(sum).toBeCloseTo(value * vectors[i * n + k]!, 10);
          }
        });
      }),
    );
  });

  it("the nearest one to Higham's example is his", () => {
    // Higham (2002), section 4: distance 0.5278 and these two elements.
    const asked = Float64Array.of(1, 1, 0, 1, 1, 1, 0, 1, 1);
    const found = nearestCorrelation(asked, 3);
    expect(found[1]).toBeCloseTo(0.7607, 4);
    expect(found[2]).toBeCloseTo(0.1573, 4);
    expect(Math.sqrt(found.reduce((sum, r, k) => sum + (r - asked[k]!) ** 2, 0))).toBeCloseTo(0.5278, 4);
  });

  it('are made valid, with what changed', () => {
    const { problems, ...outcome } = prepareCorrelation([
      [1, 0.9, -0.9],
      [0.9, 1, 0.9],
      [-0.9, 0.9, 1],
    ]);
    expect(outcome.ok && outcome.value.change).toBeGreaterThan(0.2);
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([
      ['sampling.correlationAdjusted', 'warning'],
    ]);
    expect(sentence(problems[0]!, 'en')).toMatch(/from -?0\.9 to/);
  });

  it('stay when they are valid', () => {
    fc.assert(
      fc.property(matrices, (rows) => {
        const small = symmetric(rows).map((row, i) => row.map((r, j) => (i === j ? 1 : 0.9 * r)));
        expect(correlation(small).change).toBeLessThan(0.02);
      }),
    );
    expect(
      correlation([
        [1, 1],
        [1, 1],
      ]).change,
    ).toBe(0);
  });

  it.each([
    [[], ['sampling.correlationSize']],
    [[[1, 0.5]], ['sampling.correlationSize']],
    [
      [
        [1, 2],
        [2, 1],
      ],
      ['sampling.correlationValue', 'sampling.correlationValue'],
    ],
    [
      [
        [1, NaN],
        [NaN, 1],
      ],
      ['sampling.correlationValue', 'sampling.correlationValue'],
    ],
    [
      [
        [0.9, 0],
        [0, 1],
      ],
      ['sampling.correlationValue'],
    ],
    [
      [
        [1, 0.5],
        [0.4, 1],
      ],
      ['sampling.correlationSymmetry'],
    ],
  ])('%j is refused', (rows, codes) => {
    const outcome = prepareCorrelation(rows);
    expect([outcome.ok, outcome.problems.map(({ code }) => code)]).toEqual([false, codes]);
  });
});

describe('Gaussian copula', () => {
  const asked = [
    [1, 0.7, -0.4],
    [0.7, 1, 0.1],
    [-0.4, 0.1, 1],
  ];

  it('gives the rank correlation asked for and leaves marginals uniform, the first column untouched', () => {
    const n = 40_000;
    const uniforms = ['a', 'b', 'c'].map((name) => draw(name, n));
    const scores = uniforms.map(() => new Float64Array(n));
    correlateScores(correlation(asked), uniforms, scores);
    expect(scores[0]).toEqual(uniforms[0]!.map(normalQuantile));
    for (let i = 0; i < 3; i++) {
      expect(kolmogorov(scores[i]!, normalCdf)).toBeLessThan(1.95 / Math.sqrt(n));
      for (let j = 0; j < i; j++) expect(spearman(scores[i]!, scores[j]!)).toBeCloseTo(asked[i]![j]!, 1.7);
    }
    const out = new Float64Array(n);
    const gamma = prepared('gamma', { shape: 2, scale: 1 });
    fillFromScores(gamma, scores[1]!, out);
    expect(kolmogorov(out, gamma.law.cdf)).toBeLessThan(1.95 / Math.sqrt(n));
    expect(spearman(out, scores[0]!)).toBeCloseTo(spearman(scores[1]!, scores[0]!), 12);
  });

  it('is the same in blocks', () => {
    const columns = ['a', 'b', 'c'].map((name) => draw(name, 100));
    const [whole, parts] = [
      columns.map(() => new Float64Array(100)),
      columns.map(() => new Float64Array(100)),
    ];
    correlateScores(correlation(asked), columns, whole);
    for (const [from, to] of [
      [0, 7],
      [7, 60],
      [60, 100],
    ] as const)
      correlateScores(
        correlation(asked),
        columns.map((c) => c.subarray(from, to)),
        parts.map((c) => c.subarray(from, to)),
      );
    expect(parts).toEqual(whole);
  });

  it('knows the rank correlation of a normal one', () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 1, noNaN: true }), (r) => {
        expect(rankCorrelation(r)).toBeCloseTo((6 / Math.PI) * Math.asin(r / 2), 12);
      }),
    );
  });
});

describe('Iman and Conover', () => {
  it('leaves every marginal exactly as it was, and gives the rank correlations', () => {
    fc.assert(
      fc.property(matrices, fc.nat(1000), (rows, seed) => {
        const asked = symmetric(rows).map((row, i) => row.map((r, j) => (i === j ? 1 : 0.95 * r)));
        const columns = asked.map((_, j) => {
          const out = new Float64Array(1000);
          fillLatin(streamOf(seed, `x${j}`), 1000, 0, out);
          return j % 2 === 0 ? out : out.map((u) => 1 / u);
        });
        const mixed = reorderSample(correlation(asked), columns);
        expect(mixed[0]).toEqual(columns[0]);
        mixed.forEach((column, i) => {
          expect(column.slice().sort()).toEqual(columns[i]!.slice().sort());
          for (let j = 0; j < i; j++)
            expect(Math.abs(spearman(column, mixed[j]!) - asked[i]![j]!)).toBeLessThan(0.05);
        });
      }),
      { numRuns: 30 },
    );
  });

  it('takes out chance correlation: asked for none, there is next to none', () => {
    const columns = ['a', 'b', 'c'].map((name) => draw(name, 200));
    const mixed = reorderSample(
      correlation([
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ]),
      columns,
    );
    const worst = Math.max(
      ...[
        [0, 1],
        [0, 2],
        [1, 2],
      ].map(([i, j]) => Math.abs(pearson(mixed[i!]!.map(normalQuantile), mixed[j!]!.map(normalQuantile)))),
    );
    // By chance it would be about 0.07; what is left comes from scores being put back onto ranks.
    expect(worst).toBeLessThan(0.025);
  });
});
