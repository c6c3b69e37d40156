/** Order statistics by bins are those of the sorted column, bit for bit, whatever the column. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BINS,
  countBins,
  findBins,
  gatherBins,
  orderStatistics,
  placesOf,
  scaleOf,
  selectInBins,
  withoutNaN,
} from '../../src/sampling/bins.js';
import { draw } from './samples.js';

/** What a column of draws may look like, from uniforms. */
const SHAPES: Readonly<Record<string, (u: number, i: number) => number>> = {
  uniform: (u) => u,
  narrow: (u) => 1e9 + 1e-6 * u,
  heavy: (u) => Math.tan(Math.PI * (u - 0.5)) ** 5,
  tiny: (u) => 5e-324 * Math.floor(1000 * u),
  huge: (u) => (u - 0.5) * Number.MAX_VALUE * 2,
  steps: (u) => Math.floor(3 * u),
  level: () => 7,
  nearlyLevel: (_, i) => (i % 500 === 499 ? 8 : 7),
  zeros: (u) => (u < 0.4 ? -0 : u < 0.8 ? 0 : u - 0.9),
  infinite: (u) => (u < 0.2 ? -Infinity : u > 0.8 ? Infinity : u),
  failing: (u) => (u < 0.3 ? NaN : u),
  rising: (_, i) => i,
  falling: (_, i) => -i,
};

const recipes = fc.record({
  shape: fc.constantFrom(...Object.keys(SHAPES)),
  length: fc.oneof(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 4000, max: 12_000 })),
  stream: fc.nat(1000),
  strange: fc.array(fc.double(), { maxLength: 20 }),
});
type Recipe = typeof recipes extends fc.Arbitrary<infer T> ? T : never;

function columnOf({ shape, length, stream, strange }: Recipe): Float64Array {
  const values = draw(`bins ${stream}`, length).map((u, i) => SHAPES[shape]!(u, i));
  strange.forEach((value, i) => (values[(i * 7919) % length] = value));
  return values;
}

const parts = fc.uniqueArray(fc.nat(1000), { minLength: 1, maxLength: 12 });

function ranksOf(count: number, thousandths: readonly number[]): readonly number[] {
  const ranks = thousandths.map((part) => Math.floor((part * (count - 1)) / 1000));
  return [...new Set(ranks)].sort((a, b) => a - b);
}

const bitsOf = (values: Iterable<number>): string =>
  new BigInt64Array(Float64Array.from(values).buffer).join(' ');

describe('order statistics', () => {
  it('are those of the sorted column', () => {
    fc.assert(
      fc.property(recipes, parts, (recipe, thousandths) => {
        const column = columnOf(recipe);
        const values = withoutNaN(column);
        fc.pre(values.length > 0);
        const sorted = values.slice().sort();
        const ranks = ranksOf(values.length, thousandths);
        const found = orderStatistics(values.slice(), ranks);
        expect(bitsOf(found)).toBe(bitsOf(ranks.map((rank) => sorted[rank]!)));
      }),
      { numRuns: 100 },
    );
  });

  it('are the same from parts of the column, in any order, and from any pilot', () => {
    fc.assert(
      fc.property(
        recipes,
        recipes,
        parts,
        fc.integer({ min: 1, max: 4 }),
        (recipe, other, thousandths, n) => {
          const column = columnOf(recipe);
          const scale = scaleOf(columnOf(other));
          const sorted = withoutNaN(column).sort();
          fc.pre(scale !== undefined && sorted.length > 0);
          const pieces = Array.from({ length: n }, (_, k) => column.filter((__, i) => i % n === n - 1 - k));
          const counted = pieces.map((piece) => {
            const counts = new Int32Array(BINS);
            countBins(piece, scale, counts);
            return counts;
          });
          const all = new Int32Array(BINS).map((_, bin) =>
            counted.reduce((sum, each) => sum + each[bin]!, 0),
          );
          const ranks = ranksOf(sorted.length, thousandths);
          const wanted = findBins(all, ranks);
          const gathered = new Float64Array(wanted.reduce((sum, { count }) => sum + count, 0));
          const places = placesOf(wanted, all);
          for (const piece of pieces) gatherBins(piece, scale, places, gathered);
          expect(bitsOf(selectInBins(wanted, gathered))).toBe(bitsOf(ranks.map((rank) => sorted[rank]!)));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('refuse a rank that does not exist', () => {
    expect(() => findBins(new Int32Array(BINS), [0])).toThrow('rank 0 of 0 values');
  });

  it('have no scale without a width', () => {
    expect(scaleOf(new Float64Array(100).fill(3))).toBeUndefined();
    expect(scaleOf(new Float64Array(100).fill(Infinity))).toBeUndefined();
    expect(scaleOf(new Float64Array(0))).toBeUndefined();
    expect(scaleOf(Float64Array.of(0, 5e-324))).toBeUndefined();
  });
});
