import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitToYears } from '../../../src/analysis/monitoring/denton.js';

const YEARS = 4;
const amounts = (perYear: number) =>
  fc.array(fc.double({ min: 0.5, max: 5000, noNaN: true }), {
    minLength: YEARS * perYear,
    maxLength: YEARS * perYear,
  });
const totals = fc.array(fc.double({ min: 1, max: 20000, noNaN: true }), {
  minLength: YEARS,
  maxLength: YEARS,
});
const kinds = fc.constantFrom(2, 4, 12);

function sums(parts: readonly number[], perYear: number): readonly number[] {
  return Array.from({ length: parts.length / perYear }, (_, year) =>
    parts.slice(year * perYear, (year + 1) * perYear).reduce((sum, part) => sum + part, 0),
  );
}

function steps(fitted: readonly number[], parts: readonly number[]): number {
  const ratios = fitted.map((x, t) => x / parts[t]!);
  return ratios.slice(1).reduce((sum, ratio, t) => sum + (ratio - ratios[t]!) ** 2, 0);
}

describe('fitToYears', () => {
  it('gives the hand-calculated halves: both ratios are 1.05', () => {
    const fitted = fitToYears([100, 120, 110, 130], [231, 252], 2)!;
    [105, 126, 115.5, 136.5].forEach((x, t) => expect(fitted[t]).toBeCloseTo(x, 10));
  });

  it('adds up to the years', () => {
    fc.assert(
      fc.property(
        kinds.chain((perYear) => fc.tuple(fc.constant(perYear), amounts(perYear), totals)),
        ([perYear, parts, years]) => {
          const fitted = fitToYears(parts, years, perYear)!;
          sums(fitted, perYear).forEach((sum, year) =>
            expect(Math.abs(sum - years[year]!)).toBeLessThanOrEqual(1e-8 * Math.max(...years)),
          );
        },
      ),
    );
  });

  it('leaves a series alone that adds up already', () => {
    fc.assert(
      fc.property(
        kinds.chain((perYear) => fc.tuple(fc.constant(perYear), amounts(perYear))),
        ([perYear, parts]) => {
          const fitted = fitToYears(parts, sums(parts, perYear), perYear)!;
          parts.forEach((part, t) => expect(Math.abs(fitted[t]! / part - 1)).toBeLessThan(1e-8));
        },
      ),
    );
  });

  it('has no larger steps of its ratios than scaling each year by itself', () => {
    fc.assert(
      fc.property(amounts(2), totals, (parts, years) => {
        const scaled = parts.map((part, t) => {
          const year = Math.floor(t / 2);
          return (part * years[year]!) / sums(parts, 2)[year]!;
        });
        const fitted = fitToYears(parts, years, 2)!;
        expect(steps(fitted, parts)).toBeLessThanOrEqual(steps(scaled, parts) * (1 + 1e-9) + 1e-12);
      }),
    );
  });

  it('keeps 0, and has no answer for a year of nothing', () => {
    expect(fitToYears([0, 10], [12], 2)).toEqual([0, 12]);
    expect(fitToYears([0, 0], [12], 2)).toBeUndefined();
    expect(fitToYears([-1, 10], [12], 2)).toBeUndefined();
  });
});
