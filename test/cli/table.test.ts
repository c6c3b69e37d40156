import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placesOf, printTable } from '../../src/cli/table.js';

const cell = fc.string({ unit: fc.constantFrom('a', '9', '研', '，', '%') });

describe('laws', () => {
  it('columns start at the same place in every row, Chinese or not', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const lines = printTable(
          rows.map(([a, b]) => [a, `${b}|`]),
          () => false,
        ).split('\n');
        const width = Math.max(...rows.map(([a]) => placesOf(a)));
        rows.forEach(([, b], i) => {
          expect(placesOf(lines[i] ?? '')).toBe(width + 2 + placesOf(b) + 1);
        });
      }),
    );
  });
});

it('numbers stand at the right of their column', () => {
  expect(
    printTable(
      [
        ['名称', '2025'],
        ['a', '7'],
      ],
      (column) => column === 1,
    ),
  ).toBe('名称  2025\na        7');
});
