/** Statistics of columns against their definitions, in any order of blocks. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { order, pearson, ranks, spearman } from '../../src/sampling/rank.js';
import {
  CHUNK,
  addMoments,
  createMoments,
  histogram,
  momentsOfSample,
  percentiles,
  quantileBounds,
  quantileInterval,
  readMoments,
} from '../../src/sampling/statistics.js';
import { draw } from './samples.js';

const numbers = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((x) => x + 0);
const columns = fc
  .oneof(
    fc.array(numbers, { minLength: 1, maxLength: 300 }),
    fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 300 }),
  )
  .map((list) => Float64Array.from(list));

describe('moments', () => {
  it('are the mean and STDEV.S', () => {
    expect(momentsOfSample(Float64Array.of(2, 4, 4, 4, 5, 5, 7, 9))).toMatchObject({ count: 8, mean: 5 });
    expect(momentsOfSample(Float64Array.of(2, 4, 4, 4, 5, 5, 7, 9)).sd).toBeCloseTo(Math.sqrt(32 / 7), 14);
    // Welford's trap: a large mean and a small spread.
    expect(momentsOfSample(Float64Array.of(1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16)).sd).toBeCloseTo(
      Math.sqrt(30),
      9,
    );
    expect(momentsOfSample(Float64Array.of(1)).sd).toBeNaN();
  });

  it('have the same bits whichever block comes first', () => {
    const draws = 5 * CHUNK + 17;
    const values = draw('x', draws);
    const expected = momentsOfSample(values);
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }), (chunks) => {
        const moments = createMoments(draws);
        for (const chunk of chunks)
          addMoments(moments, chunk * CHUNK, values.subarray(chunk * CHUNK, (chunk + 1) * CHUNK));
        expect(readMoments(moments)).toEqual(expected);
      }),
    );
    expect(() => addMoments(createMoments(draws), 1, values)).toThrow();
  });
});

describe('percentiles', () => {
  it('are those of the sorted column (PERCENTILE.INC)', () => {
    fc.assert(
      fc.property(
        columns,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 9 }),
        (values, parts) => {
          const sorted = values.slice().sort();
          const expected = parts.map((part) => {
            const place = part * (sorted.length - 1);
            const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
            return low === high ? low : low + (place - Math.floor(place)) * (high - low);
          });
          const work = values.slice();
          expect(percentiles(work, parts)).toEqual(expected);
          expect(work.sort()).toEqual(sorted);
        },
      ),
    );
    expect(percentiles(Float64Array.of(4, 1, 3, 2), [0, 0.25, 0.5, 1])).toEqual([1, 1.75, 2.5, 4]);
    expect(percentiles(new Float64Array(0), [0.5])).toEqual([NaN]);
  });

  it('work on sorted, reversed and constant columns of some size', () => {
    const up = Float64Array.from({ length: 20_001 }, (_, i) => i);
    for (const column of [up.slice(), up.slice().reverse()])
      expect(percentiles(column, [0.05, 0.5, 0.95])).toEqual([1000, 10_000, 19_000]);
    expect(percentiles(new Float64Array(20_000).fill(7), [0.1, 0.9])).toEqual([7, 7]);
    // The largest first: every cut at the median of three takes one value off.
    up[0] = 1e6;
    expect(percentiles(up, [0.05, 0.5])).toEqual([1001, 10_001]);
  });
});

describe('confidence of a quantile', () => {
  it('has the ranks of the binomial table', () => {
    // Conover (1999): n = 20, median: the 6th and 15th order statistics, 95.86 %.
    const { lower, upper, confidence } = quantileInterval(20, 0.5);
    expect([lower + 1, upper + 1]).toEqual([6, 15]);
    expect(confidence).toBeCloseTo(0.9586, 4);
  });

  it('holds as often as it says', () => {
    for (const [n, part] of [
      [10, 0.5],
      [200, 0.05],
      [1000, 0.9],
    ] as const) {
      const uniforms = draw('interval', n * 1000);
      let hits = 0;
      for (let k = 0; k < 1000; k++) {
        const { low, high } = quantileBounds(uniforms.slice(k * n, (k + 1) * n), part);
        if (low < part && part < high) hits++;
      }
      const { confidence } = quantileInterval(n, part);
      expect(Math.abs(hits / 1000 - confidence)).toBeLessThan(0.025);
      expect(confidence).toBeGreaterThanOrEqual(0.95);
    }
  });

  it('says when the draws are too few', () => {
    expect(quantileInterval(5, 0.05).confidence).toBeLessThan(0.5);
  });
});

describe('ranks', () => {
  it('share what is equal and keep the sum', () => {
    expect([...ranks(Float64Array.of(3, 1, 3, 2))]).toEqual([3.5, 1, 3.5, 2]);
    fc.assert(
      fc.property(columns, (values) => {
        const sum = ranks(values).reduce((a, b) => a + b, 0);
        expect(sum).toBe((values.length * (values.length + 1)) / 2);
        const places = [...order(values)];
        expect(Float64Array.from(places, (i) => values[i]!)).toEqual(values.slice().sort());
        places.forEach((place, k) => {
          if (k > 0 && values[place] === values[places[k - 1]!])
            expect(place).toBeGreaterThan(places[k - 1]!);
        });
      }),
    );
  });

  it('correlate: 1 when they agree, -1 when they are opposite', () => {
    const x = draw('x', 100);
    expect(
      spearman(
        x,
        x.map((u) => u ** 9),
      ),
    ).toBe(1);
    expect(
      spearman(
        x,
        x.map((u) => -u),
      ),
    ).toBe(-1);
    expect(pearson(x, new Float64Array(100))).toBeNaN();
    // Kendall's example of ten pupils in mathematics and music: 1 - 6 * 28 / 990... by the formula itself.
    const [a, b] = [
      Float64Array.of(7, 4, 3, 10, 6, 2, 9, 8, 1, 5),
      Float64Array.of(5, 7, 3, 10, 1, 9, 6, 2, 8, 4),
    ];
    const squares = a.reduce((sum, rank, i) => sum + (rank - b[i]!) ** 2, 0);
    expect(spearman(a, b)).toBeCloseTo(1 - (6 * squares) / 990, 14);
  });
});

it('a histogram counts every draw within its limits once', () => {
  expect([...histogram(Float64Array.of(0, 0.1, 0.5, 0.99, 1, 1.01, -0.01), 0, 1, 2)]).toEqual([2, 3]);
  fc.assert(
    fc.property(columns, fc.integer({ min: 1, max: 20 }), (values, bins) => {
      expect(histogram(values, -1e6 - 1, 1e6 + 1, bins).reduce((a, b) => a + b, 0)).toBe(values.length);
    }),
  );
});

it('moments leave out what is no number, whichever chunk it is in', () => {
  const column = draw('gaps', 3 * CHUNK + 5);
  column.fill(NaN, CHUNK - 3, CHUNK + 1).fill(NaN, 2 * CHUNK, 3 * CHUNK);
  const numbers = column.filter((value) => !Number.isNaN(value));
  const { count, mean, sd } = momentsOfSample(column);
  const wanted = momentsOfSample(numbers);
  expect(count).toBe(numbers.length);
  expect(mean).toBeCloseTo(wanted.mean, 13);
  expect(sd).toBeCloseTo(wanted.sd, 13);
  expect(momentsOfSample(new Float64Array(5000).fill(0.1))).toEqual({ count: 5000, mean: 0.1, sd: 0 });
  expect(momentsOfSample(new Float64Array(9).fill(NaN))).toEqual({ count: 0, mean: 0, sd: NaN });
});
