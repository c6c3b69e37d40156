import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutFan } from '../../../src/taskpane/charts/fanLayout.js';

const years = [2023, 2024, 2025, 2026];
const base = { years, fanYears: [2025, 2026], width: 300, height: 200, left: 40 };
const edges = fc
  .array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 9, maxLength: 9 })
  .map((values) => values.sort((a, b) => a - b));

/** Numbers of a path, in pairs. */
const pointsOf = (path: string) =>
  [...path.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);

describe('fan layout', () => {
  it('keeps everything within the plot, each band within the wider one', () => {
    fc.assert(
      fc.property(edges, edges, fc.double({ min: -1e6, max: 1e6, noNaN: true }), (first, second, root) => {
        const { plot, bands, median } = layoutFan({
          ...base,
          planned: [undefined, root, root, root],
          edges: [first, second],
          targets: [{ year: 2026, value: root }],
        });
        expect(bands).toHaveLength(4);
        const tops = bands.map((band) => pointsOf(band)[2]![1]);
        const bottoms = bands.map((band) => pointsOf(band)[3]![1]);
        for (const [x, y] of [...bands, median].flatMap(pointsOf)) {
          expect(x).toBeGreaterThanOrEqual(plot.left - 0.1);
          expect(x).toBeLessThanOrEqual(plot.right + 0.1);
          expect(y).toBeGreaterThanOrEqual(plot.top - 0.1);
          expect(y).toBeLessThanOrEqual(plot.bottom + 0.1);
        }
        expect(tops).toEqual([...tops].sort((a, b) => a - b));
        expect(bottoms).toEqual([...bottoms].sort((a, b) => b - a));
      }),
    );
  });

  it('starts from the last value without uncertainty', () => {
    const row = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    const { bands, x } = layoutFan({ ...base, planned: [4, 5, 5, 5], edges: [row, row], targets: [] });
    expect(pointsOf(bands[0]!)[0]![0]).toBeCloseTo(x[1]!, 1);
    expect(pointsOf(bands[0]!)).toHaveLength(6);
  });

  it('leaves out years without numbers, and holds the scale when told', () => {
    const row = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    const input = { ...base, planned: [4, 5, 5, 5], edges: [row, row.map(() => NaN)], targets: [] };
    expect(pointsOf(layoutFan(input).median)).toHaveLength(2);
    expect(layoutFan(input).scale[1]).toBeLessThan(20);
    expect(layoutFan({ ...input, held: [-50, 100] }).scale).toEqual([-50, 100]);
  });
});
