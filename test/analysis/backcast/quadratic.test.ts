import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { minimise } from '../../../src/analysis/backcast/sqp.js';
import type { SolveQuadratic } from '../../../src/analysis/backcast/quadratic.js';
import { solveLinear } from '../../../src/analysis/backcast/linear.js';
import { loadSolver } from '../solver.js';

let solve: SolveQuadratic;
beforeAll(async () => {
  solve = await loadSolver();
});

const small = fc.integer({ min: -9, max: 9 });

/** A diagonal program made from its answer: x, prices of rows that hold, slack of those that do not. */
const known = fc
  .record({
    curvature: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 5 }),
    x: fc.array(small, { minLength: 5, maxLength: 5 }),
    rows: fc.array(fc.array(small, { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 4 }),
    prices: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 4, maxLength: 4 }),
  })
  .map(({ curvature, x, rows, prices }) => {
    const n = curvature.length;
    const answer = x.slice(0, n);
    const cut = rows.map((row) => row.slice(0, n));
    const at = cut.map((row) => row.reduce((sum, a, j) => sum + a * answer[j]!, 0));
    // Stationarity: H x + g = A' p.
    const gradient = answer.map(
      (value, j) => cut.reduce((sum, row, k) => sum + row[j]! * prices[k]!, 0) - curvature[j]! * value,
    );
    const rowLower = at.map((value, k) => (prices[k] === 0 ? value - 1 : value));
    return { curvature, answer, rows: cut, gradient, rowLower };
  });

describe('the solver', () => {
  it('finds the answer that a program was made from', () => {
    fc.assert(
      fc.property(known, ({ curvature, answer, rows, gradient, rowLower }) => {
        const found = solve({
          gradient,
          hessian: curvature.map((value, j) => [j, j, value] as const),
          lower: answer.map(() => -Infinity),
          upper: answer.map(() => Infinity),
          rows,
          rowLower,
          rowUpper: rowLower.map(() => Infinity),
        });
        found!.x.forEach((value, j) => expect(value).toBeCloseTo(answer[j]!, 6));
      }),
      { numRuns: 60 },
    );
  });

  it('solves the standard example of active-set methods', () => {
    // Nocedal and Wright (2006), example 16.4: minimum at (1.4, 1.7).
    const found = solve({
      gradient: [-2, -5],
      hessian: [
        [0, 0, 2],
        [1, 1, 2],
      ],
      lower: [0, 0],
      upper: [Infinity, Infinity],
      rows: [
        [1, -2],
        [-1, -2],
        [-1, 2],
      ],
      rowLower: [-2, -6, -2],
      rowUpper: [Infinity, Infinity, Infinity],
    });
    expect(found!.x[0]).toBeCloseTo(1.4, 8);
    expect(found!.x[1]).toBeCloseTo(1.7, 8);
    expect(found!.rowDuals[0]).toBeCloseTo(0.8, 7);
  });

  it('says that there is no solution', () => {
    const found = solve({
      gradient: [0],
      hessian: [[0, 0, 1]],
      lower: [0],
      upper: [1],
      rows: [[1]],
      rowLower: [2],
      rowUpper: [3],
    });
    expect(found).toBeUndefined();
  });
});

describe('the least change', () => {
  it('of the Rosenbrock valley comes back to where its constraint leads', () => {
    // Least x^2 + y^2 with y = (x - 2)^2 + 1: 2x + 4 (x - 2) y = 0 there.
    const found = minimise(
      {
        hessian: [
          [0, 0, 2],
          [1, 1, 2],
        ],
        low: [-10, -10],
        high: [10, 10],
        lower: [0],
        upper: [0],
        at: ([x = 0, y = 0]) => [{ value: y - (x - 2) ** 2 - 1, slopes: [-2 * (x - 2), 1] }],
      },
      solve,
      [0, 0],
    )!;
    const [x = 0, y = 0] = found.y;
    expect(Math.abs(y - (x - 2) ** 2 - 1)).toBeLessThan(1e-14);
    expect(Math.abs(2 * x + 4 * (x - 2) * y)).toBeLessThan(1e-10);
  });
});

describe('linear equations', () => {
  it('are solved, and singular ones refused', () => {
    const matrix = fc.array(
      fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 4, maxLength: 4 }),
      {
        minLength: 4,
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(matrix, fc.array(small, { minLength: 4, maxLength: 4 }), (rows, x) => {
        const right = rows.map((row) => row.reduce((sum, a, j) => sum + a * x[j]!, 0));
        const found = solveLinear(rows, right);
        if (found === undefined) return;
        rows.forEach((row, i) => {
          const value = row.reduce((sum, a, j) => sum + a * found[j]!, 0);
          expect(Math.abs(value - right[i]!)).toBeLessThan(1e-6 * (1 + Math.abs(right[i]!)));
        });
      }),
    );
    expect(
      solveLinear(
        [
          [1, 2],
          [2, 4],
        ],
        [1, 2],
      ),
    ).toBeUndefined();
  });
});
