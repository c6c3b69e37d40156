/** Difference in differences, by hand and by its laws. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { differenceOfChanges, type Group } from '../../../src/analysis/firms/effect.js';

function groupOf(changes: readonly number[]): Group {
  const mean = changes.reduce((sum, each) => sum + each, 0) / changes.length;
  const squares = changes.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  return { firms: changes.length, mean, variance: squares / (changes.length - 1) };
}

it('is the one calculated by hand', () => {
  // Reached 10, 12, 14: mean 12, variance 4. Control 2, 4, 6, 8: mean 5, variance 20/3.
  const found = differenceOfChanges(groupOf([10, 12, 14]), groupOf([2, 4, 6, 8]));
  // Error: root of 4/3 + 5/3. Degrees: 9 / ((16/9)/2 + (25/9)/3) = 9 / (49/27).
  expect(found?.effect).toBeCloseTo(7, 12);
  expect(found?.error).toBeCloseTo(Math.sqrt(3), 12);
  expect(found?.degrees).toBeCloseTo(9 / (49 / 27), 12);
  // The 97.5 % point of t is 2.5706 at 5 degrees and 2.7764 at 4.
  const t = ((found?.high ?? 0) - 7) / Math.sqrt(3);
  expect(t).toBeGreaterThan(2.5706);
  expect(t).toBeLessThan(2.58);
  expect(found?.low).toBeCloseTo(7 - t * Math.sqrt(3), 12);
  // t = 4.04 with about 5 degrees: about 1 %.
  expect(found?.probability).toBeGreaterThan(0.005);
  expect(found?.probability).toBeLessThan(0.015);
});

it('with groups of one size and one spread it is Student’s with n - 1 and n - 1 degrees', () => {
  const found = differenceOfChanges(groupOf([1, 2, 3]), groupOf([4, 5, 6]));
  expect(found?.degrees).toBeCloseTo(4, 12);
  expect(found?.effect).toBe(-3);
});

it('cannot be told of one firm, or where all change alike', () => {
  expect(differenceOfChanges(groupOf([1, 2]), { firms: 1, mean: 1, variance: NaN })).toBeUndefined();
  expect(differenceOfChanges({ firms: 0, mean: NaN, variance: NaN }, groupOf([1, 2]))).toBeUndefined();
  expect(differenceOfChanges(groupOf([1, 1]), groupOf([2, 2]))).toBeUndefined();
});

const changes = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 2, maxLength: 8 });

it('law: turned round it is the same with the other sign, and moves with the unit and with what both groups share', () => {
  fc.assert(
    fc.property(changes, changes, fc.integer({ min: -50, max: 50 }), (a, b, both) => {
      const found = differenceOfChanges(groupOf(a), groupOf(b));
      if (found === undefined) return;
      const turned = differenceOfChanges(groupOf(b), groupOf(a));
      expect(turned?.effect).toBeCloseTo(-found.effect, 9);
      expect(turned?.high).toBeCloseTo(-found.low, 6);
      const moved = differenceOfChanges(groupOf(a.map((x) => x + both)), groupOf(b.map((x) => x + both)));
      expect(moved?.effect).toBeCloseTo(found.effect, 9);
      expect(moved?.error).toBeCloseTo(found.error, 9);
      const scaled = differenceOfChanges(groupOf(a.map((x) => 2 * x)), groupOf(b.map((x) => 2 * x)));
      expect(scaled?.high).toBeCloseTo(2 * found.high, 6);
      expect(scaled?.probability).toBeCloseTo(found.probability, 9);
    }),
  );
});
