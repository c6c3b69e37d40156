import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convergenceOf } from '../../../src/analysis/uncertainty/convergence.js';
import { summarise } from '../../../src/analysis/uncertainty/summary.js';
import { normalQuantile } from '../../../src/special/normal.js';

const column = (draws: number) =>
  Float64Array.from({ length: draws }, (_, i) => normalQuantile((((i * 7919) % draws) + 0.5) / draws));

describe('convergence', () => {
  it('comes with the square root of the draws', () => {
    const at = (draws: number) => convergenceOf(summarise(column(draws)), draws).share;
    expect(at(1000) / at(16_000)).toBeGreaterThan(3.2);
    expect(at(1000) / at(16_000)).toBeLessThan(4.8);
  });

  it('asks for draws that are enough', () => {
    fc.assert(
      fc.property(fc.integer({ min: 50, max: 3000 }), (draws) => {
        const { isEnough, needed } = convergenceOf(summarise(column(draws)), draws);
        expect(isEnough || needed > draws).toBe(true);
        expect(convergenceOf(summarise(column(needed)), needed).share).toBeLessThan(0.025);
      }),
      { numRuns: 20 },
    );
  });

  it('is reached at once where nothing varies', () => {
    expect(convergenceOf(summarise(new Float64Array(100).fill(3)), 100)).toEqual({
      share: 0,
      isEnough: true,
      needed: 100,
    });
  });
});
