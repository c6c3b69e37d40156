import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepOf } from '../../../src/taskpane/text/step.js';

describe('stepOf', () => {
  it('gives a round step that divides the range into at most 200 parts', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e6, noNaN: true }), (range) => {
        const step = stepOf(0, range);
        expect(range / step).toBeLessThanOrEqual(201);
        expect(range / step).toBeGreaterThan(75);
        expect(step.toExponential()).toMatch(/^[125]e/);
      }),
    );
  });
});
