/** Laws of Excel's functions: inverses, sums of parts, and what is the same by two ways. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Argument } from '../../src/formula/values/coerce.js';
import { functionOf } from '../../src/formula/functions/functions.js';

function call(key: string, ...args: Argument[]): number {
  const { meaning } = functionOf(key);
  if (meaning.kind !== 'strict') throw new Error(`"${key}" does not calculate all its arguments`);
  const value = meaning.evaluate(...args);
  if (typeof value !== 'number')
    throw new Error(`${key}(${JSON.stringify(args)}) is ${JSON.stringify(value)}`);
  return value;
}

const list = (values: readonly number[]): Argument => ({ rows: [values] });
const close = (a: number, b: number, tolerance: number): void => {
  expect(Math.abs(a - b)).toBeLessThanOrEqual(tolerance * Math.max(Math.abs(a), Math.abs(b), 1e-300));
};

const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });
const shape = fc.double({ min: 0.2, max: 500, noNaN: true });
const degrees = fc.integer({ min: 1, max: 300 });
const rate = fc.double({ min: 0.001, max: 0.3, noNaN: true });
const values = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 3, maxLength: 12 });

describe('a quantile is the inverse of its distribution', () => {
  test.each([
    ['NORM', 'NORM.DIST', 'NORM.INV', fc.tuple(fc.constant(3), shape)],
    ['LOGNORM', 'LOGNORM.DIST', 'LOGNORM.INV', fc.tuple(fc.constant(1), rate)],
    ['GAMMA', 'GAMMA.DIST', 'GAMMA.INV', fc.tuple(shape, shape)],
    ['BETA', 'BETA.DIST', 'BETA.INV', fc.tuple(shape, shape)],
    ['T', 'T.DIST', 'T.INV', fc.tuple(degrees)],
    ['CHISQ', 'CHISQ.DIST', 'CHISQ.INV', fc.tuple(degrees)],
    ['F', 'F.DIST', 'F.INV', fc.tuple(degrees, degrees)],
  ] as const)('%s', (_, distribution, inverse, parameters) => {
    fc.assert(
      fc.property(share, parameters as fc.Arbitrary<readonly number[]>, (p, given) => {
        const x = call(inverse, p, ...given);
        // A value next to 1 holds no more than its distance from 1 does.
        fc.pre(inverse !== 'BETA.INV' || x < 0.99);
        close(call(distribution, x, ...given, true), p, 1e-10);
      }),
      { numRuns: 200 },
    );
  });
});

test('a distribution and its upper tail add up to 1', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 300, noNaN: true }), degrees, degrees, (x, m, n) => {
      close(call('CHISQ.DIST', x, m, true) + call('CHISQ.DIST.RT', x, m), 1, 1e-13);
      close(call('F.DIST', x, m, n, true) + call('F.DIST.RT', x, m, n), 1, 1e-13);
    }),
  );
});

test('probabilities of counts add up to their tail', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), share, fc.nat(60), (n, p, k) => {
      const count = Math.min(k, n);
      const counts = Array.from({ length: count + 1 }, (_, i) => i);
      const sum = (key: string, ...given: number[]): number =>
        counts.reduce((total, i) => total + call(key, i, ...given, false), 0);
      close(sum('BINOM.DIST', n, p), call('BINOM.DIST', count, n, p, true), 1e-12);
      close(sum('POISSON.DIST', n * p), call('POISSON.DIST', count, n * p, true), 1e-12);
    }),
  );
});

test('interest and principal add up to the payments, by the period and over several', () => {
  fc.assert(
    fc.property(rate, fc.integer({ min: 2, max: 60 }), fc.nat(59), fc.nat(1), (r, n, at, type) => {
      const to = 1 + (at % n);
      const periods = Array.from({ length: to }, (_, i) => i + 1);
      const pay = call('PMT', r, n, 1000, 0, type);
      for (const k of periods) {
        const parts = call('IPMT', r, k, n, 1000, 0, type) + call('PPMT', r, k, n, 1000, 0, type);
        close(parts, pay, 1e-12);
      }
      const interest = periods.reduce((sum, k) => sum + call('IPMT', r, k, n, 1000, 0, type), 0);
      // Each period's balance is a difference of amounts grown at the rate: so many digits are lost.
      const lost = 1e-9 + 1e-12 * (1 + r) ** n;
      expect(Math.abs(interest - call('CUMIPMT', r, n, 1000, 1, to, type))).toBeLessThan(lost);
      close(call('NPER', r, pay, 1000, 0, type), n, 1e-9);
      close(call('RATE', n, pay, 1000, 0, type), r, 1e-8);
    }),
  );
});

test('the present value at the internal rate of return is 0', () => {
  fc.assert(
    fc.property(
      rate,
      fc.array(fc.double({ min: 1, max: 100, noNaN: true }), { minLength: 2, maxLength: 9 }),
      (r, gains) => {
        const price = call('NPV', r, list(gains));
        close(call('IRR', list([-price, ...gains])), r, 1e-9);
      },
    ),
  );
});

test('nominal and effective rates are inverses', () => {
  fc.assert(
    fc.property(rate, fc.integer({ min: 1, max: 365 }), (r, n) => {
      // Both subtract 1 from a power near 1: each loses as many digits as r / n is small.
      close(call('EFFECT', call('NOMINAL', r, n), n), r, 1e-12 + (n * 1e-15) / r);
    }),
  );
});

test('depreciation never exceeds what is to be written off', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), share, (life, part) => {
      const years = Array.from({ length: life }, (_, i) => i + 1);
      const sum = (key: string): number =>
        years.reduce((total, k) => total + call(key, 1000, 1000 * part, life, k), 0);
      close(sum('SYD'), 1000 * (1 - part), 1e-12);
      expect(sum('DDB')).toBeLessThanOrEqual(1000 * (1 - part) + 1e-9);
    }),
  );
});

test('order statistics meet in the middle', () => {
  fc.assert(
    fc.property(values, fc.nat(11), (xs, at) => {
      const k = 1 + (at % xs.length);
      expect(call('LARGE', list(xs), k)).toBe(call('SMALL', list(xs), xs.length + 1 - k));
      expect(call('QUARTILE.INC', list(xs), 2)).toBe(call('PERCENTILE.INC', list(xs), 0.5));
      expect(Math.abs(call('QUARTILE.INC', list(xs), 2) - call('MEDIAN', list(xs)))).toBeLessThan(1e-9);
      expect(Math.abs(call('VAR.P', list(xs)) * xs.length - call('DEVSQ', list(xs)))).toBeLessThan(1e-6);
    }),
  );
});

test('the line of least squares passes through what it predicts', () => {
  const line = fc.tuple(values, fc.double({ min: -9, max: 9, noNaN: true })).filter(([xs]) => {
    return call('VAR.P', list(xs)) > 1e-3;
  });
  fc.assert(
    fc.property(line, ([xs, at]) => {
      const ys = list(xs.map((x, i) => 3 * x - i));
      const predicted = call('FORECAST.LINEAR', at, ys, list(xs));
      const written = call('INTERCEPT', ys, list(xs)) + call('SLOPE', ys, list(xs)) * at;
      expect(Math.abs(predicted - written)).toBeLessThan(1e-6);
      expect(Math.abs(predicted - call('TREND', ys, list(xs), at))).toBeLessThan(1e-6);
      expect(Math.abs(call('CORREL', ys, list(xs)) ** 2 - call('RSQ', ys, list(xs)))).toBeLessThan(1e-12);
    }),
  );
});

test('RATE of a loan with a rest to pay is a rate of that loan, and no loss where the loan is none', () => {
  const loan = fc.record({
    rate: fc.double({ min: 0.0005, max: 0.3, noNaN: true }),
    periods: fc.integer({ min: 2, max: 360 }),
    present: fc.integer({ min: 1000, max: 100_000 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    type: fc.integer({ min: 0, max: 1 }),
  });
  fc.assert(
    fc.property(loan, ({ rate: drawn, periods, present, share: rest, type }) => {
      const future = rest * present;
      const paid = call('PMT', drawn, periods, present, future, type);
      const found = call('RATE', periods, paid, present, future, type);
      expect(found).toBeGreaterThan(0);
      // There may be two such rates; either gives the same payment.
      expect(Math.abs(call('PMT', found, periods, present, future, type) / paid - 1)).toBeLessThan(1e-6);
    }),
    { numRuns: 500 },
  );
});

test('combinations with repetition: by either part, however large the other is', () => {
  // From n kinds k things: (n+k-1)! / (k! (n-1)!), so COMBINA(n, k) = COMBINA(k+1, n-1).
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 60 }), fc.integer({ min: 0, max: 60 }), (n, k) => {
      close(call('COMBINA', n, k), call('COMBINA', k + 1, n - 1), 1e-13);
    }),
  );
  // 3 kinds, 1E17 things: (1E17+2)(1E17+1)/2. It was 1, since 1E17+2 is no double.
  close(call('COMBINA', 3, 1e17), 5e33, 1e-12);
  expect(() => call('COMBINA', 406, 1e300)).toThrow('#NUM!');
});
