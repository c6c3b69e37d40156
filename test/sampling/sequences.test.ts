/** Latin hypercube and Sobol: every stratum once, any block alone, published points. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describe as sentence } from '../../src/messages/messages.js';
import { createPermutation, fillLatin, fillPermuted } from '../../src/sampling/latin.js';
import { pearson } from '../../src/sampling/rank.js';
import { SOBOL_DIMENSIONS, directionsOf, fillSobol, sobolWord } from '../../src/sampling/sobol.js';
import { streamOf } from '../../src/sampling/streams.js';
import { METHODS, checkPlan, fillColumn } from '../../src/sampling/uniforms.js';
import { draw } from './samples.js';

const seeds = fc.nat(2 ** 31 - 1);

function counts(values: ArrayLike<number>, cells: number): number[] {
  const out = new Array<number>(cells).fill(0);
  for (let i = 0; i < values.length; i++) out[Math.floor(values[i]! * cells)]!++;
  return out;
}

describe.each(METHODS)('%s', (method) => {
  it('gives the same draws whatever the blocks, in (0, 1)', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.integer({ min: 1, max: 400 }),
        fc.nat(SOBOL_DIMENSIONS + 3),
        fc.integer({ min: 1, max: 50 }),
        (seed, draws, dimension, size) => {
          const plan = { method, seed, draws };
          const column = { name: 'growth', year: 2027, dimension };
          const whole = new Float64Array(draws);
          fillColumn(plan, column, 0, whole);
          for (let from = 0; from < draws; from += size) {
            const block = new Float64Array(Math.min(size, draws - from));
            fillColumn(plan, column, from, block);
            expect(block).toEqual(whole.subarray(from, from + block.length));
          }
          expect(whole.every((u) => u > 0 && u < 1)).toBe(true);
        },
      ),
    );
  });

  it('has columns of its own by seed, name and year', () => {
    const column = (seed: number, name: string, year: number) => {
      const out = new Float64Array(1000);
      fillColumn({ method, seed, draws: 1000 }, { name, year, dimension: 3 }, 0, out);
      return out;
    };
    const first = column(1, 'a', 2027);
    for (const other of [column(2, 'a', 2027), column(1, 'b', 2027), column(1, 'a', 2028)])
      expect(other).not.toEqual(first);
  });
});

describe('Latin hypercube', () => {
  it('puts one draw in every stratum', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 3000 }), (seed, draws) => {
        const out = new Float64Array(draws);
        fillLatin(streamOf(seed, 'x'), draws, 0, out);
        expect(counts(out, draws).every((count) => count === 1)).toBe(true);
      }),
    );
  });

  it('permutes large samples too, without order left', () => {
    const size = 1_000_003;
    const permutation = createPermutation(streamOf(2030, 'x'), size);
    const seen = new Uint8Array(size);
    const positions = new Int32Array(size);
    fillPermuted(permutation, 0, positions);
    const order = Float64Array.from(positions);
    for (const position of positions) seen[position] = 1;
    expect(seen.every((flag) => flag === 1)).toBe(true);
    const index = order.map((_, i) => i);
    for (const lag of [1, 2, 3, 64, 1000])
      expect(Math.abs(pearson(order.subarray(lag), order.subarray(0, -lag)))).toBeLessThan(0.0035);
    expect(Math.abs(pearson(order, index))).toBeLessThan(0.0035);
  });

  it('leaves columns independent: a 10 x 10 table of two of them', () => {
    const n = 20_000;
    const [a, b] = ['a', 'b'].map((name) => {
      const out = new Float64Array(n);
      fillLatin(streamOf(2030, name), n, 0, out);
      return out;
    });
    const cells = counts(
      a!.map((u, i) => (Math.floor(u * 10) + b![i]!) / 10),
      100,
    );
    const chi = cells.reduce((sum, count) => sum + (count - n / 100) ** 2 / (n / 100), 0);
    expect(chi).toBeLessThan(150);
  });

  it('makes a mean far more exact', () => {
    const out = new Float64Array(1000);
    fillLatin(streamOf(2030, 'x'), 1000, 0, out);
    const error = (values: Float64Array) =>
      Math.abs(values.reduce((sum, u) => sum + u * u, 0) / 1000 - 1 / 3);
    expect(error(out)).toBeLessThan(1e-4);
    expect(error(out)).toBeLessThan(error(draw('x', 1000)) / 10);
  });
});

describe('Sobol', () => {
  it('has the published first points of Joe and Kuo, in Gray code order', () => {
    const points = Array.from({ length: 10 }, (_, i) =>
      [0, 1, 2].map((d) => sobolWord(directionsOf(d), i) / 2 ** 32),
    );
    expect(points).toEqual([
      [0, 0, 0],
      [0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25],
      [0.25, 0.75, 0.75],
      [0.375, 0.375, 0.625],
      [0.875, 0.875, 0.125],
      [0.625, 0.125, 0.875],
      [0.125, 0.625, 0.375],
      [0.1875, 0.3125, 0.9375],
      [0.6875, 0.8125, 0.4375],
    ]);
  });

  it('puts one of every 2^k points in each of 2^k intervals, in all dimensions, scrambled or not', () => {
    for (let d = 0; d < SOBOL_DIMENSIONS; d++) {
      const directions = directionsOf(d);
      const out = new Float64Array(256);
      fillSobol(streamOf(7, `x${d}`), d, 512, out);
      expect(counts(out, 256).every((count) => count === 1)).toBe(true);
      expect(
        counts(
          Array.from(out, (_, i) => sobolWord(directions, i) / 2 ** 32),
          256,
        ).every((count) => count === 1),
      ).toBe(true);
    }
  });

  it('fills the square: the first two dimensions are a (0, k, 2)-net, scrambled too', () => {
    const [a, b] = [0, 1].map((d) => {
      const out = new Float64Array(256);
      fillSobol(streamOf(2030, `x${d}`), d, 0, out);
      return out;
    });
    for (const [rows, columns] of [
      [2, 128],
      [16, 16],
      [64, 4],
    ] as const) {
      const cells = Array.from(
        a!,
        (u, i) => (Math.floor(u * rows) + Math.floor(b![i]! * columns) / columns) / rows,
      );
      expect(counts(cells, rows * columns).every((count) => count === 1)).toBe(true);
    }
  });

  it('has even projections on neighbouring dimensions up to 64', () => {
    for (let d = 1; d < 64; d++) {
      const cells = Array.from({ length: 4096 }, (_, i) => {
        const [a, b] = [d - 1, d].map((k) => sobolWord(directionsOf(k), i) / 2 ** 32);
        return (Math.floor(a! * 8) + b!) / 8;
      });
      // A random sample has 64 ± 8 in each of 64 squares.
      expect(
        Math.max(...counts(cells, 64).map((count) => Math.abs(count - 64))),
        `dimension ${d}`,
      ).toBeLessThanOrEqual(16);
    }
  });

  it('integrates better than chance', () => {
    const columns = Array.from({ length: 6 }, (_, d) => {
      const out = new Float64Array(4096);
      fillSobol(streamOf(2030, `p${d}`), d, 0, out);
      return out;
    });
    // Sobol's g-function with a = 0 has mean 1; a random sample of this size errs by about 0.04.
    const mean =
      columns[0]!.reduce(
        (sum, _, i) => sum + columns.reduce((product, u) => product * Math.abs(4 * u[i]! - 2), 1),
        0,
      ) / 4096;
    expect(Math.abs(mean - 1)).toBeLessThan(0.012);
  });
});

describe('a sample plan', () => {
  it('accepts what can be drawn and explains the rest', () => {
    expect(checkPlan({ method: 'latin', seed: 2030, draws: 10_000_000 }).ok).toBe(true);
    const { ok, problems } = checkPlan({ method: 'random', seed: 1.5, draws: 0 });
    expect([ok, problems.map(({ code }) => code)]).toEqual([false, ['sampling.seed', 'sampling.draws']]);
    for (const problem of problems)
      for (const language of ['zh', 'en'] as const) expect(sentence(problem, language)).not.toContain('{');
  });
});
