/** Laws of RAS and of rounding that keeps sums. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balanceMatrix, columnSums } from '../../../src/analysis/allocation/balance.js';
import { roundMatrix } from '../../../src/analysis/allocation/roundMatrix.js';
import { roundParts } from '../../../src/analysis/allocation/roundParts.js';
import { findSupport } from '../../../src/analysis/allocation/support.js';

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
const rowSums = (matrix: readonly (readonly number[])[]): number[] => matrix.map(sum);

function balanced(
  ...[seed, rows, columns]: Parameters<typeof balanceMatrix>
): readonly (readonly number[])[] {
  const balance = balanceMatrix(seed, rows, columns);
  if (!balance.ok) throw new Error(JSON.stringify(balance));
  return balance.matrix;
}

function expectSums(
  matrix: readonly (readonly number[])[],
  rows: readonly number[],
  columns: readonly number[],
): void {
  rowSums(matrix).forEach((value, i) => {
    expect(Math.abs(value - rows[i]!)).toBeLessThanOrEqual(1e-11 * rows[i]!);
  });
  columnSums(matrix, columns.length).forEach((value, j) => {
    expect(Math.abs(value - columns[j]!)).toBeLessThanOrEqual(1e-11 * columns[j]!);
  });
}

/** Seeds with zeros, and a matrix on the cells that are not 0, whose sums can therefore be had; some of its cells are 0 as well. */
const solvable = fc
  .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 6 }))
  .chain(([rows, columns]) =>
    fc.array(
      fc.array(
        fc.tuple(
          fc.oneof(fc.constant(0), fc.double({ min: 1e-3, max: 1e3, noNaN: true })),
          fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 100 })),
        ),
        { minLength: columns, maxLength: columns },
      ),
      { minLength: rows, maxLength: rows },
    ),
  )
  .map((cells) => {
    const seed = cells.map((row) => row.map(([cell]) => cell));
    const answer = cells.map((row) => row.map(([cell, value]) => (cell === 0 ? 0 : value)));
    return { seed, rows: rowSums(answer), columns: [...columnSums(answer, seed[0]!.length)] };
  });

describe('RAS', () => {
  it('of a balanced matrix is the matrix itself (ras_identity)', () => {
    const seed = [
      [500, 2900, 200],
      [400, 1900, 100],
      [300, 850, 50],
    ];
    const matrix = balanced(seed, [3600, 2400, 1200], [1200, 5650, 350]);
    matrix.forEach((row, i) => {
      row.forEach((cell, j) => {
        expect(cell).toBeCloseTo(seed[i]![j]!, 9);
      });
    });
  });

  it('keeps the odds ratio (ras_2x2)', () => {
    const [[a, b], [c, d]] = balanced(
      [
        [1, 2],
        [3, 4],
      ],
      [5, 5],
      [5, 5],
    ) as [[number, number], [number, number]];
    expect(a).toBeCloseTo(2.2474487139158894, 12);
    expect(b).toBeCloseTo(2.7525512860841106, 12);
    expect((a * d) / (b * c)).toBeCloseTo(2 / 3, 12);
  });

  it('closes cells that can only be 0, and ends at once where scaling alone never would', () => {
    expect(
      balanced(
        [
          [1, 1],
          [1, 0],
        ],
        [1, 1],
        [1, 1],
      ),
    ).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  it('ends where scaling is slow', () => {
    const seed = [
      [1, 1e-9],
      [1e-9, 1],
    ];
    expectSums(balanced(seed, [1, 2], [2, 1]), [1, 2], [2, 1]);
  });

  it('names what is too small', () => {
    const balance = balanceMatrix(
      [
        [1, 0, 0],
        [2, 0, 0],
        [1, 1, 1],
      ],
      [30, 40, 30],
      [50, 30, 20],
    );
    expect(balance).toEqual({ ok: false, why: { ok: false, rows: [0, 1], columns: [0], shortBy: 20 } });
  });

  it('has the sums, the zeros and the odds ratios, wherever a matrix with the sums exists', () => {
    fc.assert(
      fc.property(solvable, ({ seed, rows, columns }) => {
        const matrix = balanced(seed, rows, columns);
        expectSums(matrix, rows, columns);
        seed.forEach((row, i) => {
          row.forEach((cell, j) => {
            if (cell === 0) expect(matrix[i]![j]).toBe(0);
            for (const [k, other] of matrix.entries())
              for (let l = 0; l < j; l += 1) {
                const cells = [matrix[i]![j]!, other[l]!, matrix[i]![l]!, other[j]!];
                if (cells.some((each) => each === 0)) continue;
                const odds = Math.log((cells[0]! * cells[1]!) / (cells[2]! * cells[3]!));
                const before = Math.log((cell * seed[k]![l]!) / (row[l]! * seed[k]![j]!));
                expect(odds).toBeCloseTo(before, 6);
              }
          });
        });
      }),
      { numRuns: 300 },
    );
  });

  it('opens a cell exactly where some matrix with the sums has it above 0', () => {
    fc.assert(
      fc.property(solvable, ({ seed, rows, columns }) => {
        const isOpen = seed.map((row) => row.map((cell) => cell > 0));
        const support = findSupport(rows, columns, isOpen);
        if (!support.ok) throw new Error('the sums come from a matrix');
        const total = sum(rows);
        support.open.forEach((row, i) => {
          row.forEach((open, j) => {
            if (!isOpen[i]![j]) return;
            // Whether a little can be put there first and the rest still be filled.
            const little = 1e-3;
            const can =
              rows[i]! > little &&
              columns[j]! > little &&
              findSupport(
                rows.map((value, k) => (k === i ? value - little : value)),
                columns.map((value, k) => (k === j ? value - little : value)),
                isOpen,
              ).ok;
            expect([i, j, total, open]).toEqual([i, j, total, can]);
          });
        });
      }),
      { numRuns: 200 },
    );
  });
});

describe('rounding', () => {
  it.each<[string, readonly number[], number, number, readonly number[]]>([
    ['the largest remainder first', [33.3, 33.4, 33.3], 100, 0, [33, 34, 33]],
    ['equal remainders in order', [100 / 3, 100 / 3, 100 / 3], 100, 0, [34, 33, 33]],
    ['to digits', [100 / 3, 100 / 3, 100 / 3], 100, 1, [33.4, 33.3, 33.3]],
    ['what is round already', [0.29, 0.58, 0.13], 1, 2, [0.29, 0.58, 0.13]],
  ])('gives %s', (_, values, total, digits, expected) => {
    const bounds = values.map(() => ({ low: 0, high: Infinity }));
    expect(roundParts(values, bounds, total, digits)).toEqual({ ok: true, values: expected });
  });

  it('keeps sum and bounds, and no part moves by a whole step', () => {
    const row = fc.tuple(
      fc.integer({ min: 0, max: 1000 }),
      fc.nat(50),
      fc.nat(50),
      fc.double({ min: 0, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 2, maxLength: 20 }),
        fc.integer({ min: 0, max: 3 }),
        (all, digits) => {
          const step = 10 ** digits;
          const bounds = all.map(([low, , room]) => ({ low: low / step, high: (low + room) / step }));
          const values = all.map(([low, , room, share]) => (low + share * room) / step);
          // The last part, without bounds, makes the total whole.
          const wanted = Math.ceil(sum(values) * step) / step;
          const parts = [...values, wanted - sum(values)];
          const rounding = roundParts(parts, [...bounds, { low: 0, high: Infinity }], wanted, digits);
          if (!rounding.ok) throw new Error(JSON.stringify(rounding));
          expect(Math.round(sum(rounding.values) * step)).toBe(Math.round(wanted * step));
          rounding.values.forEach((value, i) => {
            expect(Math.abs(value - parts[i]!)).toBeLessThan(1.000001 / step);
            expect(value).toBeGreaterThanOrEqual(bounds[i]?.low ?? 0);
            expect(value).toBeLessThanOrEqual(bounds[i]?.high ?? Infinity);
          });
        },
      ),
    );
  });

  it('of a matrix keeps both sums, and every cell is one of its two neighbours', () => {
    fc.assert(
      fc.property(solvable, fc.integer({ min: 0, max: 2 }), ({ seed, rows, columns }, digits) => {
        const step = 10 ** digits;
        const matrix = balanced(seed, rows, columns);
        const rounded = roundMatrix(matrix, rows, columns, digits);
        expect(rowSums(rounded).map((value) => Math.round(value * step))).toEqual(
          rows.map((value) => value * step),
        );
        expect(columnSums(rounded, columns.length).map((value) => Math.round(value * step))).toEqual(
          columns.map((value) => value * step),
        );
        rounded.forEach((row, i) => {
          row.forEach((cell, j) => {
            expect(Math.abs(cell - matrix[i]![j]!)).toBeLessThan(1.000001 / step);
            expect(cell * step).toBeCloseTo(Math.round(cell * step), 9);
          });
        });
      }),
      { numRuns: 300 },
    );
  });

  it('of a matrix is the nearest of all with these sums', () => {
    const cells = fc.array(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 2 }),
      { minLength: 2, maxLength: 2 },
    );
    fc.assert(
      fc.property(cells, (corner) => {
        // A third row and column make every sum 2.
        const rows = corner.map((row) => [...row, 2 - sum(row)]);
        const matrix = [...rows, [0, 1, 2].map((j) => 2 - sum(rows.map((row) => row[j]!)))];
        if (matrix[2]![2]! < 0) return;
        const rounded = roundMatrix(matrix, [2, 2, 2], [2, 2, 2], 0);
        const distance = (other: readonly (readonly number[])[]): number =>
          sum(other.map((row, i) => sum(row.map((cell, j) => Math.abs(cell - matrix[i]![j]!)))));
        let least = Infinity;
        for (let code = 0; code < 3 ** 4; code += 1) {
          const [a, b, c, d] = [1, 3, 9, 27].map((power) => Math.floor(code / power) % 3) as [
            number,
            number,
            number,
            number,
          ];
          const other = [
            [a, b, 2 - a - b],
            [c, d, 2 - c - d],
            [2 - a - c, 2 - b - d, a + b + c + d - 2],
          ];
          const isNeighbour = other.every((row, i) =>
            row.every((cell, j) => cell >= Math.floor(matrix[i]![j]!) && cell <= Math.ceil(matrix[i]![j]!)),
          );
          if (isNeighbour) least = Math.min(least, distance(other));
        }
        expect(distance(rounded)).toBeCloseTo(least, 6);
      }),
    );
  });
});
