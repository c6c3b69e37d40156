/** Own exponentials and logarithms against correctly rounded values, and their laws. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp, expm1, log, log1p, power, powerOfTwo, sinSmall } from '../../src/special/elementary.js';
import { normalCdf, normalCentral, normalQuantile } from '../../src/special/normal.js';
import { ELEMENTARY } from './references.js';

const FUNCTIONS: Readonly<Record<string, (x: number, y: number) => number>> = {
  exp,
  expm1,
  log,
  log1p,
  power,
  sin: sinSmall,
  normalCdf,
};
/** Units of 2^-52 of the value. */
const ALLOWED: Readonly<Record<string, number>> = {
  exp: 1,
  expm1: 2,
  log: 1,
  log1p: 1,
  power: 2.5,
  sin: 1,
  normalCdf: 8,
};

describe('elementary functions', () => {
  it.each(ELEMENTARY)('%s(%d, %d)', (name, x, y, value) => {
    const found = FUNCTIONS[name]!(x, y);
    const subnormal = Math.abs(value) < 2.3e-308 ? 5e-324 : 0;
    // normalCdf carries x / sqrt 2, whose rounding counts x^2 times.
    const allowed = ALLOWED[name]! * (name === 'normalCdf' ? 1 + x * x : 1);
    expect(Math.abs(found - value)).toBeLessThanOrEqual(allowed * 2 ** -52 * Math.abs(value) + subnormal);
  });

  it('agree with the engine to a few last bits everywhere', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -700, max: 700, noNaN: true }),
        fc.double({ min: 1e-300, max: 1e300, noNaN: true }),
        (x, y) => {
          expect(exp(x) / Math.exp(x)).toBeCloseTo(1, 14);
          expect(Math.abs(log(y) - Math.log(y))).toBeLessThanOrEqual(1e-15 * Math.abs(Math.log(y)) + 1e-300);
          const z = x / Math.max(1, Math.abs(Math.log(y)));
          expect(power(y, z) / Math.pow(y, z)).toBeCloseTo(1, 13);
        },
      ),
    );
  });

  it('answer at the ends of their domain', () => {
    expect([exp(-Infinity), exp(Infinity), exp(0), exp(800), exp(-800)]).toEqual([
      0,
      Infinity,
      1,
      Infinity,
      0,
    ]);
    expect([log(0), log(1), log(Infinity), log1p(-1), log1p(0)]).toEqual([
      -Infinity,
      0,
      Infinity,
      -Infinity,
      0,
    ]);
    expect([log(-1), log(NaN), exp(NaN), log1p(-2), power(-1, 0.5)]).toEqual([NaN, NaN, NaN, NaN, NaN]);
    expect([power(0, 2), power(0, -1), power(5, 0), power(Infinity, -1), power(1, 7)]).toEqual([
      0,
      Infinity,
      1,
      0,
      1,
    ]);
    expect([power(10, 400), power(10, -400), powerOfTwo(-1074), powerOfTwo(1023)]).toEqual([
      Infinity,
      0,
      5e-324,
      2 ** 1023,
    ]);
  });
});

describe('the normal distribution', () => {
  it('has tails that add up to 1 and a quantile that inverts them', () => {
    fc.assert(
      fc.property(fc.double({ min: -37, max: 37, noNaN: true }), (x) => {
        expect(normalCdf(x) + normalCdf(-x)).toBeCloseTo(1, 15);
        expect(normalCentral(x)).toBeCloseTo(normalCdf(x) - 0.5, 15);
        // The quantile's condition: a relative error of p moves x by that over the hazard.
        if (x < 0) expect(Math.abs(normalQuantile(normalCdf(x)) - x)).toBeLessThan(1e-14 * Math.max(1, -x));
      }),
    );
  });

  it('ends at infinity', () => {
    expect([normalQuantile(0), normalQuantile(1), normalQuantile(0.5)]).toEqual([-Infinity, Infinity, 0]);
    expect([normalQuantile(-1), normalQuantile(2)]).toEqual([NaN, NaN]);
  });
});
