import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eachCell, insideArea, rectanglesBy } from '../../../src/workbook/plan/rectangles.js';
import type { Cell } from '../../../src/workbook/plan/plan.js';
import { block, largePlan, sheet } from '../../hosts/plans.js';

const cell = fc.constantFrom<Cell | undefined>(
  undefined,
  { value: 1 },
  { value: 1, style: 'a' },
  { value: 1, style: 'b' },
);

test('rectangles of a style cover exactly the cells of that style, each once', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 6 }),
      (cells) => {
        const planned = sheet('k', '表', { blocks: [block(3, 2, cells)] });
        const found = rectanglesBy(planned, ({ style }) => style);
        let styled = 0;
        eachCell(planned, ({ style }, row, column) => {
          for (const [key, areas] of found) {
            const times = areas.filter((area) => insideArea(area, row, column)).length;
            expect(times).toBe(key === style ? 1 : 0);
          }
          if (style !== undefined) styled++;
        });
        const covered = [...found.values()]
          .flat()
          .reduce((sum, { rows, columns }) => sum + rows * columns, 0);
        expect(covered).toBe(styled);
      },
    ),
  );
});

test('twenty thousand cells of three styles make some hundred rectangles', () => {
  const [large] = largePlan().sheets;
  const found = rectanglesBy(large!, ({ style }) => style);
  expect([...found.values()].flat().length).toBeLessThanOrEqual(201);
});
