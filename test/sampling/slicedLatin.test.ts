/** Correlated Latin hypercubes made slice by slice: one draw a stratum, the correlations asked for, the same in any blocks. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepareCorrelation, reorderSample } from '../../src/sampling/correlation.js';
import { fillLatin } from '../../src/sampling/latin.js';
import { pearson, ranks, spearman } from '../../src/sampling/rank.js';
import { createSlicedLatin } from '../../src/sampling/slicedLatin.js';
import { streamOf } from '../../src/sampling/streams.js';

function correlation(rows: readonly (readonly number[])[]) {
  const outcome = prepareCorrelation(rows);
  if (!outcome.ok) throw new Error(outcome.problems.map(({ code }) => code).join());
  return outcome.value;
}

const ASKED = [
  [1, 0.6, -0.3],
  [0.6, 1, 0.2],
  [-0.3, 0.2, 1],
];
const NAMES = ['a', 'b', 'c'];
const streams = (seed: number) => NAMES.map((name) => streamOf(seed, name));

function make(draws: number, seed: number, mostInSlice: number | undefined, asked = ASKED) {
  const columns = asked.map(() => new Float64Array(draws));
  const own = asked.map((_, j) => streamOf(seed, NAMES[j] ?? ''));
  createSlicedLatin(correlation(asked), own, draws, mostInSlice)(0, columns);
  return columns;
}

describe('a sliced Latin hypercube', () => {
  it('has one draw in each stratum, and one in each stratum of a slice as wide as it allows', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 700 }),
        fc.integer({ min: 1, max: 80 }),
        fc.nat(),
        (draws, most, seed) => {
          const slices = Math.ceil(draws / most);
          const least = Math.floor(draws / slices);
          const larger = draws % slices;
          for (const column of make(draws, seed, most)) {
            const strata = column.map((u) => Math.floor(u * draws));
            expect([...strata].sort((a, b) => a - b)).toEqual(Array.from({ length: draws }, (_, i) => i));
            // Within a slice the draws lie in different intervals of about `slices` strata.
            for (let slice = 0, from = 0; slice < slices; slice++) {
              const to = from + least + (slice < larger ? 1 : 0);
              const own = [...strata.subarray(from, to)].sort((a, b) => a - b);
              own.forEach((stratum, rank) => {
                expect(Math.abs(stratum - (rank + 0.5) * slices)).toBeLessThanOrEqual(1.5 * slices);
              });
              from = to;
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is the same in any blocks, read in any order', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 499 }), { maxLength: 6 });
    fc.assert(
      fc.property(cuts, fc.nat(100), fc.boolean(), (inner, seed, isReversed) => {
        const ends = [...inner.sort((a, b) => a - b), 500];
        const blocks = ends.map((end, i) => [ends[i - 1] ?? 0, end] as const);
        const parts = NAMES.map(() => new Float64Array(500));
        const fill = createSlicedLatin(correlation(ASKED), streams(seed), 500, 64);
        for (const [from, to] of isReversed ? blocks.reverse() : blocks)
          fill(
            from,
            parts.map((column) => column.subarray(from, to)),
          );
        expect(parts).toEqual(make(500, seed, 64));
      }),
      { numRuns: 40 },
    );
  });

  it('is the whole sample reordered, as long as there is one slice', () => {
    for (const draws of [1, 2, 3, 200, 10_000]) {
      const columns = streams(7).map((stream) => {
        const out = new Float64Array(draws);
        fillLatin(stream, draws, 0, out);
        return out;
      });
      expect(make(draws, 7, undefined)).toEqual(reorderSample(correlation(ASKED), columns));
    }
  });

  it('has the rank correlations, as close as a sample reordered whole (standard error 0.0007), and the law of the copula', () => {
    const draws = 100_000;
    const columns = make(draws, 2030, undefined);
    for (let i = 0; i < 3; i++)
      for (let j = 0; j < i; j++)
        expect(Math.abs(spearman(columns[i]!, columns[j]!) - ASKED[i]![j]!)).toBeLessThan(0.004);
    // Both below their medians: 1/4 + arcsin(r) / (2 π) for a normal copula (Sheppard 1899), r = 2 sin(π 0.6 / 6) = 0.618034.
    const low = columns[0]!.reduce((sum, u, i) => sum + (u < 0.5 && columns[1]![i]! < 0.5 ? 1 : 0), 0);
    expect(Math.abs(low / draws - (0.25 + Math.asin(0.6180339887498949) / (2 * Math.PI)))).toBeLessThan(
      0.004,
    );
  });

  it('has slices that are not alike', () => {
    const [first] = make(4096, 5, 1024);
    for (let slice = 1; slice < 4; slice++) {
      const own = ranks(first!.slice(1024 * slice, 1024 * (slice + 1)));
      expect(Math.abs(pearson(ranks(first!.slice(0, 1024)), own))).toBeLessThan(0.15);
    }
  });
});
