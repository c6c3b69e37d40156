import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderKeys } from '../../src/model/order.js';

const KEYS = ['a', 'b', 'c', 'd', 'e', 'f'];
/** Any graph over the keys: for each, the positions of those it refers to. */
const graph = fc
  .array(fc.array(fc.nat(KEYS.length - 1), { maxLength: 3 }), {
    minLength: KEYS.length,
    maxLength: KEYS.length,
  })
  .map((rows) => new Map(KEYS.map((key, i) => [key, (rows[i] ?? []).map((n) => KEYS[n] ?? '')])));

describe('laws', () => {
  it('puts every key once, after those it refers to, or shows a cycle', () => {
    fc.assert(
      fc.property(graph, (references) => {
        const { order, cycles } = orderKeys(KEYS, references);
        expect([...order].sort()).toEqual(KEYS);
        if (cycles.length > 0) return;
        for (const [key, others] of references)
          for (const other of others) expect(order.indexOf(other)).toBeLessThan(order.indexOf(key));
      }),
    );
  });

  it('shows cycles that are ones', () => {
    fc.assert(
      fc.property(graph, (references) => {
        for (const cycle of orderKeys(KEYS, references).cycles) {
          expect(cycle.length).toBeGreaterThan(1);
          expect(cycle[0]).toBe(cycle.at(-1));
          cycle.slice(1).forEach((key, i) => {
            expect(references.get(cycle[i] ?? '')).toContain(key);
          });
        }
      }),
    );
  });
});

describe('examples', () => {
  it('keeps the given order where it can', () => {
    expect(orderKeys(['a', 'b', 'c'], new Map([['a', ['c']]])).order).toEqual(['c', 'a', 'b']);
  });

  it('reports one cycle for every group, and references to itself', () => {
    const references = new Map([
      ['a', ['b']],
      ['b', ['a']],
      ['c', ['c']],
    ]);
    expect(orderKeys(['a', 'b', 'c'], references).cycles).toEqual([
      ['a', 'b', 'a'],
      ['c', 'c'],
    ]);
  });

  it('leaves out what is not in the list', () => {
    expect(orderKeys(['a'], new Map([['a', ['parameter']]]))).toEqual({ order: ['a'], cycles: [] });
  });
});

describe('size', () => {
  const MANY = 20_000;
  const keys = Array.from({ length: MANY }, (_, i) => `x_${i}`);
  const chain = new Map(keys.map((key, i) => [key, i === 0 ? [] : [`x_${i - 1}`]]));

  it('orders a chain of any length, given in any order', () => {
    expect(orderKeys([...keys].reverse(), chain)).toEqual({ order: keys, cycles: [] });
    expect(orderKeys(keys, chain)).toEqual({ order: keys, cycles: [] });
  });

  it('finds a circle of any length', () => {
    const round = new Map([...chain, ['x_0', [`x_${MANY - 1}`]]]);
    const { order, cycles } = orderKeys(keys, round);
    expect(order).toHaveLength(MANY);
    expect(cycles).toHaveLength(1);
    expect(cycles[0]).toHaveLength(MANY + 1);
  });
});
