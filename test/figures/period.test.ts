import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePeriod, printPeriod, wholeYear } from '../../src/figures/period.js';

const moment = fc.oneof(
  fc.integer({ min: 1000, max: 9999 }).map(String),
  fc
    .tuple(fc.integer({ min: 1000, max: 9999 }), fc.constantFrom('H1', 'H2', 'Q1', 'Q4', '-01', '-09', '-12'))
    .map((x) => x.join('')),
);

describe('parsePeriod', () => {
  it('is undone by printPeriod', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          moment,
          fc.tuple(moment, moment).map((x) => x.join('..')),
        ),
        (text) => {
          const period = parsePeriod(text);
          if (period !== undefined) expect(printPeriod(period)).toBe(text);
          else expect(text).toContain('..');
        },
      ),
    );
  });

  it.each(['2024', '2025H1', '2025Q3', '2025-09', '2021..2024', '2025-01..2025-07'])('reads %s', (text) => {
    expect(parsePeriod(text)).toBeDefined();
  });

  it.each([
    '',
    '24',
    '2025H3',
    '2025-13',
    '2025-9',
    '2024..2021',
    '2024..2024',
    '2024..2025H1',
    '2024年',
    '2021..2022..2023',
  ])('refuses "%s"', (text) => {
    expect(parsePeriod(text)).toBeUndefined();
  });

  it('takes only whole years into a yearly series', () => {
    expect(wholeYear('2024')).toBe(2024);
    expect(wholeYear('2025H1')).toBeUndefined();
    expect(wholeYear('2021..2024')).toBeUndefined();
  });
});
