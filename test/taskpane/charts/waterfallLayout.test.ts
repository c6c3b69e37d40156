/** A waterfall: bars that begin where the last one ended, in proportion to the amounts. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { layoutWaterfall } from '../../../src/taskpane/charts/waterfallLayout.js';

it('bars follow each other, stay inside, and go the way of their amounts', () => {
  const amount = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(amount, fc.array(amount, { minLength: 1, maxLength: 9 }), (was, amounts) => {
      const bars = layoutWaterfall(was, amounts);
      expect(bars).toHaveLength(amounts.length);
      bars.forEach(({ from, to }, i) => {
        if (i > 0) expect(from).toBe(bars[i - 1]!.to);
        for (const end of [from, to]) {
          expect(end).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(100);
        }
        if (amounts[i]! > 0) expect(to).toBeGreaterThanOrEqual(from);
        if (amounts[i]! < 0) expect(to).toBeLessThanOrEqual(from);
      });
    }),
  );
});

it('is to scale: from 10 by +4 and -1 to 13', () => {
  expect(layoutWaterfall(10, [4, -1])).toEqual([
    { from: 2, to: 98 },
    { from: 98, to: 74 },
  ]);
});
