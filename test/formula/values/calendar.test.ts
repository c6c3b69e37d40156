/** The calendar of serial numbers, against the calendar of the platform from March 1900 on, and Excel's own day before. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOfSerial, firstOfMonth, LAST_DAY, serialOfDay } from '../../../src/formula/values/calendar.js';

const DAY = 86_400_000;

test('a serial number and its day are one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: LAST_DAY }), (serial) => {
      const { year, month, day } = dayOfSerial(serial);
      expect(serialOfDay(year, month, day)).toBe(serial);
    }),
    { numRuns: 2000 },
  );
});

test('days are those of the Gregorian calendar from March 1900 on', () => {
  fc.assert(
    fc.property(fc.integer({ min: 61, max: LAST_DAY }), (serial) => {
      const date = new Date(Date.UTC(1899, 11, 30) + serial * DAY);
      expect(dayOfSerial(serial)).toEqual({
        year: date.getUTCFullYear(),
        month: date.getUTCMonth() + 1,
        day: date.getUTCDate(),
      });
    }),
    { numRuns: 2000 },
  );
});

test('the first days are as Excel has them', () => {
  expect([0, 1, 31, 32, 59, 60, 61].map(dayOfSerial)).toEqual([
    { year: 1900, month: 1, day: 0 },
    { year: 1900, month: 1, day: 1 },
    { year: 1900, month: 1, day: 31 },
    { year: 1900, month: 2, day: 1 },
    { year: 1900, month: 2, day: 28 },
    { year: 1900, month: 2, day: 29 },
    { year: 1900, month: 3, day: 1 },
  ]);
  expect(firstOfMonth(2026, 14)).toBe(firstOfMonth(2027, 2));
  expect(firstOfMonth(2026, -3)).toBe(firstOfMonth(2025, 9));
  expect(serialOfDay(2023, 2, 29)).toBeUndefined();
});
