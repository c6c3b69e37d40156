import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNumber, stepOf } from '../../../src/taskpane/text/numberInput.js';

describe('parseNumber', () => {
  it('reads back every number it is shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 6 }), (digits, places) => {
        const number = Number(`${digits}e-${places}`);
        // Very small numbers are shown with an exponent, which no field of ours holds.
        if (String(number).includes('e')) return;
        expect(parseNumber(String(number))).toBe(number);
      }),
    );
  });

  it.each([
    ['6.5', 6.5],
    [' 6.5% ', 6.5],
    ['１２，０００', 12000],
    ['12,000 亿元', 12000],
    ['−3', -3],
    ['.5', 0.5],
    ['7.', 7],
    ['36.2 人/万人', 36.2],
  ])('reads %s', (text, number) => {
    expect(parseNumber(text)).toBe(number);
  });

  it.each(['', '-', 'abc', '6.5.1', '1e9999', '十', '6 5%%'])('does not take "%s" for a number', (text) => {
    expect(parseNumber(text)).toBeUndefined();
  });
});

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
