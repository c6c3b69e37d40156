/** Laws of dividing a total within bounds, and a second way to the same minimum: every set of active bounds tried. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divideTotal, type Part } from '../../../src/analysis/allocation/divide.js';

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

const weight = fc.oneof(
  { weight: 5, arbitrary: fc.double({ min: 0.01, max: 100, noNaN: true }) },
  fc.constant(0),
);
const part = fc
  .tuple(
    weight,
    fc.oneof(fc.constant(0), fc.double({ min: -50, max: 100, noNaN: true })),
    fc.oneof(fc.constant(Infinity), fc.constant(0), fc.double({ min: 0, max: 100, noNaN: true })),
  )
  .map(([w, low, room]): Part => ({ weight: w, low, high: low + room }));
const parts = (most: number) =>
  fc
    .array(part, { minLength: 1, maxLength: most })
    .filter((all) => all.some(({ weight: w, low, high }) => w > 0 && low < high));

/** A total between what the bounds allow. */
function totalOf(all: readonly Part[], share: number): number {
  const fixed = ({ weight: w, low, high }: Part) => (w > 0 ? undefined : Math.min(high, Math.max(low, 0)));
  const least = sum(all.map((each) => fixed(each) ?? each.low));
  const greatest = sum(all.map((each) => fixed(each) ?? Math.min(each.high, each.low + 300)));
  return least + share * (greatest - least);
}

/** The least objective over all choices of which parts are at which bound, of which the rest share by weight. */
function bruteForce(total: number, all: readonly Part[]): readonly number[] {
  const weights = sum(all.map(({ weight: w }) => w));
  let best: readonly number[] = [];
  let least = Infinity;
  for (let code = 0; code < 3 ** all.length; code += 1) {
    const states = all.map((_, i) => Math.floor(code / 3 ** i) % 3);
    const fixed = all.map((each, i) =>
      each.weight === 0
        ? Math.min(each.high, Math.max(each.low, 0))
        : states[i] === 1
          ? each.low
          : states[i] === 2
            ? each.high
            : undefined,
    );
    const rest = total - sum(fixed.map((value) => value ?? 0));
    const free = sum(all.map((each, i) => (fixed[i] === undefined ? each.weight : 0)));
    const values = all.map((each, i) => fixed[i] ?? (each.weight * rest) / free);
    const isFeasible =
      Math.abs(sum(values) - total) < 1e-9 * (1 + Math.abs(total)) &&
      values.every((x, i) => x >= all[i]!.low - 1e-9 && x <= all[i]!.high + 1e-9);
    // With p = share of the weight in any total: its size does not move the minimum.
    const objective = sum(
      values.map((x, i) => {
        const p = (all[i]!.weight / weights) * 100;
        return p === 0 ? 0 : (x - p) ** 2 / p;
      }),
    );
    if (isFeasible && objective < least) [best, least] = [values, objective];
  }
  return best;
}

function divided(total: number, all: readonly Part[]): readonly number[] {
  const division = divideTotal(total, all);
  if (!division.ok) throw new Error(JSON.stringify(division));
  return division.values;
}

const free = { low: 0, high: Infinity };

describe('a total divided', () => {
  it.each<[string, number, readonly Part[], readonly number[], readonly (string | undefined)[]]>([
    [
      'pro rata',
      1000,
      [50, 30, 20].map((w) => ({ ...free, weight: w })),
      [500, 300, 200],
      [undefined, undefined, undefined],
    ],
    [
      'with a floor (alloc_floor)',
      1000,
      [50, 30, 20].map((w, i) => ({ weight: w, low: [0, 0, 250][i]!, high: Infinity })),
      [468.75, 281.25, 250],
      [undefined, undefined, 'low'],
    ],
    [
      'with a floor that binds only after another (alloc_cascade)',
      1000,
      [50, 30, 20].map((w, i) => ({ weight: w, low: [0, 290, 250][i]!, high: Infinity })),
      [460, 290, 250],
      [undefined, 'low', 'low'],
    ],
    [
      'with a floor and a cap whose effects are opposite',
      100,
      [
        { weight: 1, low: 40, high: Infinity },
        { weight: 1, low: 0, high: Infinity },
        { weight: 2, low: 0, high: 20 },
      ],
      [40, 40, 20],
      [undefined, undefined, 'high'],
    ],
    [
      'with a floor that is the share itself',
      100,
      [
        { weight: 1, low: 50, high: Infinity },
        { ...free, weight: 1 },
      ],
      [50, 50],
      [undefined, undefined],
    ],
    [
      'without weight for one',
      100,
      [
        { ...free, weight: 0 },
        { ...free, weight: 3 },
        { weight: 0, low: 7, high: 9 },
      ],
      [0, 93, 7],
      [undefined, undefined, 'low'],
    ],
    [
      'that floors use up',
      90,
      [
        { weight: 1, low: 40, high: Infinity },
        { weight: 9, low: 50, high: Infinity },
      ],
      [40, 50],
      ['low', 'low'],
    ],
    [
      'that fills caps',
      90,
      [
        { weight: 1, low: 0, high: 40 },
        { weight: 9, low: 0, high: 50 },
      ],
      [40, 50],
      ['high', 'high'],
    ],
    [
      'of less than 0',
      -30,
      [
        { weight: 1, low: -100, high: Infinity },
        { weight: 2, low: -15, high: 0 },
      ],
      [-15, -15],
      [undefined, 'low'],
    ],
    [
      'with tiny and huge weights',
      1e300,
      [
        { ...free, weight: 1e-300 },
        { ...free, weight: 1e300 },
        { ...free, weight: 1e300 },
      ],
      [0, 5e299, 5e299],
      [undefined, undefined, undefined],
    ],
  ])('%s', (_, total, all, values, bounds) => {
    const division = divideTotal(total, all);
    expect(division).toEqual({ ok: true, values, bounds });
  });

  it('tells by how much the bounds miss the total', () => {
    const low = [400, 400, 250].map((value) => ({ weight: 1, low: value, high: Infinity }));
    expect(divideTotal(1000, low)).toEqual({ ok: false, shortBy: 50 });
    expect(
      divideTotal(100, [
        { weight: 1, low: 0, high: 30 },
        { ...free, weight: 0 },
      ]),
    ).toEqual({ ok: false, overBy: 70 });
  });

  it('adds up, within bounds, with each part where the multiplier puts it', () => {
    fc.assert(
      fc.property(parts(40), fc.double({ min: 0, max: 1, noNaN: true }), (all, share) => {
        const total = totalOf(all, share);
        const values = divided(total, all);
        const size = 1 + sum(values.map(Math.abs)) + Math.abs(total);
        expect(Math.abs(sum(values) - total)).toBeLessThan(1e-12 * size);
        values.forEach((x, i) => {
          expect(x).toBeGreaterThanOrEqual(all[i]!.low);
          expect(x).toBeLessThanOrEqual(all[i]!.high);
        });
        // Of parts between their bounds, amounts are as weights.
        const ratios = values.flatMap((x, i) => {
          const { weight: w, low, high } = all[i]!;
          return w > 0 && x > low && x < high ? [x / w] : [];
        });
        for (const ratio of ratios)
          expect(Math.abs(ratio - ratios[0]!)).toBeLessThan(1e-9 * (1 + Math.abs(ratio)));
      }),
      { numRuns: 500 },
    );
  });

  it('is the least of all choices of active bounds', () => {
    fc.assert(
      fc.property(parts(5), fc.double({ min: 0, max: 1, noNaN: true }), (all, share) => {
        const total = totalOf(all, share);
        const values = divided(total, all);
        bruteForce(total, all).forEach((x, i) => {
          expect(Math.abs(values[i]! - x)).toBeLessThan(1e-6);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('never gives a part less of a larger total', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(parts(20), share, share, (all, one, other) => {
        const small = divided(totalOf(all, Math.min(one, other)), all);
        const large = divided(totalOf(all, Math.max(one, other)), all);
        small.forEach((x, i) => {
          expect(large[i]!).toBeGreaterThanOrEqual(x - 1e-9);
        });
      }),
    );
  });

  it('is pro rata without bounds, whatever the scale of the weights', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(
        amounts,
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.integer({ min: -300, max: 300 }),
        (all, total, power) => {
          const values = divided(
            total,
            all.map((w) => ({ ...free, weight: w * 2 ** power })),
          );
          values.forEach((x, i) => {
            expect(x).toBe((total * all[i]!) / sum(all));
          });
        },
      ),
    );
  });
});
