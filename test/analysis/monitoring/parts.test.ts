import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactPart, yearParts, type Part } from '../../../src/analysis/monitoring/parts.js';

/** Whole numbers, so that adding and taking away is exact. */
const months = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 12, maxLength: 12 });
const ends = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }))
  .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);

function total(values: readonly number[], from: number, to: number): number {
  return values.slice(from - 1, to).reduce((sum, value) => sum + value, 0);
}

function sumOver(parts: readonly Part[], from: number, to: number, mayAdd = true): Part | undefined {
  return yearParts(parts, mayAdd).sum(from, to);
}

describe('sums of parts', () => {
  it('is right wherever the parts tell anything', () => {
    fc.assert(
      fc.property(months, fc.array(ends, { maxLength: 8 }), ends, (values, known, [from, to]) => {
        const parts = known.map(([a, b]) => exactPart(a, b, total(values, a, b)));
        const sum = sumOver(parts, from, to);
        if (sum !== undefined) expect(sum.value).toBe(total(values, from, to));
      }),
    );
  });

  it('adds single months, and takes away cumulative ones', () => {
    fc.assert(
      fc.property(months, ends, (values, [from, to]) => {
        const single = values.map((value, i) => exactPart(i + 1, i + 1, value));
        const cumulative = values.map((_, i) => exactPart(1, i + 1, total(values, 1, i + 1)));
        for (const parts of [single, cumulative])
          expect(sumOver(parts, from, to)?.value).toBe(total(values, from, to));
      }),
    );
  });

  it('takes what is given for the months themselves first', () => {
    const parts = [exactPart(1, 3, 10), exactPart(4, 6, 20), exactPart(1, 6, 31)];
    expect(sumOver(parts, 1, 6)?.value).toBe(31);
    expect(sumOver(parts.slice(0, 2), 1, 6)?.value).toBe(30);
  });

  it('does not add ratios, and tells nothing where a part is missing', () => {
    const parts = [exactPart(1, 3, 10), exactPart(4, 6, 20)];
    expect(sumOver(parts, 1, 6, false)).toBeUndefined();
    expect(sumOver(parts, 1, 9)).toBeUndefined();
  });

  it('carries bounds: those of what is taken away count the other way round', () => {
    const parts = [
      { from: 1, to: 12, value: 100, low: 99, high: 101 },
      { from: 1, to: 6, value: 45, low: 43, high: 48 },
    ];
    expect(sumOver(parts, 7, 12)).toEqual({ from: 7, to: 12, value: 55, low: 51, high: 58 });
  });
});
