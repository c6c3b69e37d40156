import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutChart } from '../../../src/taskpane/charts/chartLayout.js';
import { placeAfterKey } from '../../../src/taskpane/charts/stepKeys.js';
import { nearestIndex } from '../../../src/taskpane/charts/yearFrame.js';
import { layoutFan } from '../../../src/taskpane/charts/fanLayout.js';

const YEARS = [2024, 2025, 2026, 2027];
const SIZE = { width: 300, height: 200, left: 30 };
const value = fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { nil: undefined });
const lines = fc.array(fc.array(value, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 4 });

describe('layoutChart', () => {
  it('keeps every point and tick inside the plot, higher values higher up', () => {
    fc.assert(
      fc.property(lines, (given) => {
        const { plot, points, ticks } = layoutChart({ years: YEARS, lines: given, targets: [], ...SIZE });
        for (const point of points.flat()) {
          if (point === undefined) continue;
          expect(point.y).toBeGreaterThanOrEqual(plot.top - 1e-6);
          expect(point.y).toBeLessThanOrEqual(plot.bottom + 1e-6);
          expect(point.x).toBeGreaterThanOrEqual(plot.left);
          expect(point.x).toBeLessThanOrEqual(plot.right);
        }
        const flat = given.flat();
        points.flat().forEach((a, i) =>
          points.flat().forEach((b, j) => {
            if (a !== undefined && b !== undefined && flat[i]! > flat[j]!)
              expect(a.y).toBeLessThanOrEqual(b.y);
          }),
        );
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(8);
      }),
    );
  });

  it('interrupts a line where a value is missing', () => {
    const { paths } = layoutChart({ years: YEARS, lines: [[1, undefined, 2, 3]], targets: [], ...SIZE });
    expect(paths[0]?.match(/M/g)).toHaveLength(2);
  });

  it('interrupts it where a value is no number, which has no place on the scale', () => {
    const line = [1, NaN, Infinity, 3];
    const { paths, ticks } = layoutChart({ years: YEARS, lines: [line], targets: [], ...SIZE });
    expect(paths[0]?.match(/[ML]/g)).toEqual(['M', 'M']);
    expect(paths[0]).not.toMatch(/NaN|Infinity/);
    expect(ticks.length).toBeLessThanOrEqual(8);
  });

  it('puts the same values at the same places as a fan chart', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 4, maxLength: 4 }), (line) => {
        const chart = layoutChart({ years: YEARS, lines: [line], targets: [], ...SIZE });
        const fan = layoutFan({ years: YEARS, planned: line, fanYears: [], edges: [], targets: [], ...SIZE });
        expect(fan).toMatchObject({ plot: chart.plot, x: chart.x, ticks: chart.ticks });
        expect(fan.planned).toBe(chart.paths[0]);
      }),
    );
  });

  it('makes room for targets', () => {
    const { targets, plot } = layoutChart({
      years: YEARS,
      lines: [[1, 1, 1, 1]],
      targets: [{ year: 2027, value: 9 }],
      ...SIZE,
    });
    expect(targets[0]?.x).toBe(plot.right);
    expect(targets[0]?.y).toBeGreaterThanOrEqual(plot.top);
  });

  it('gives ticks decimals that tell them apart', () => {
    const { ticks, tickDecimals } = layoutChart({
      years: YEARS,
      lines: [[3.2, 3.3, 3.4, 3.51]],
      targets: [],
      ...SIZE,
    });
    const texts = ticks.map((tick) => tick.value.toFixed(tickDecimals));
    expect(new Set(texts).size).toBe(texts.length);
  });
});

it('nearestIndex finds the closest year', () => {
  expect(nearestIndex([10, 20, 30], 24)).toBe(1);
  expect(nearestIndex([10, 20, 30], 400)).toBe(2);
});

it.each([
  ['across', 'ArrowRight', 1, 2],
  ['across', 'ArrowRight', 4, 4],
  ['across', 'ArrowLeft', 0, 0],
  ['across', 'Home', 3, 0],
  ['across', 'End', 1, 4],
  ['across', 'ArrowDown', 1, undefined],
  ['down', 'ArrowDown', 1, 2],
  ['down', 'ArrowUp', 1, 0],
  ['down', 'End', 0, 4],
  ['down', 'Tab', 0, undefined],
] as const)('%s, %s goes from %i to %s of five', (direction, key, from, to) => {
  expect(placeAfterKey(direction, key, from, 5)).toBe(to);
});
