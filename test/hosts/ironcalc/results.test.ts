/** What formulas give, as the embedded workbook is read: all digits, every kind of value, wherever the cells are. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resultsOf } from '../../../src/hosts/ironcalc/results.js';
import { snapshotOf } from '../../../src/hosts/ironcalc/text.js';
import { newModel } from '../engine.js';

/** One unit of the fifteenth digit: half for rounding, the rest for what the engine and this line calculate with. */
const bound = (value: number): number => 10 ** (Math.floor(Math.log10(Math.abs(value))) - 14);

test('any numbers, anywhere: right to 15 digits', () => {
  // IronCalc keeps 15 digits of a constant in a formula.
  const size = fc
    .double({ min: -280, max: 280, noNaN: true })
    .map((power) => Number((10 ** power).toPrecision(15)));
  const number = fc.oneof(
    fc.constant(0),
    size,
    size.map((value) => -value),
    fc.integer(),
  );
  const places = fc.uniqueArray(fc.record({ row: fc.nat(2000), column: fc.nat(200), number }), {
    selector: ({ row, column }) => `${row},${column}`,
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(places, (cells) => {
      const model = newModel();
      model.pauseEvaluation();
      model.setUserInput(0, 3001, 1, '3');
      for (const { row, column, number } of cells)
        model.setUserInput(0, row + 1, column + 1, `=${number}/$A$3001`);
      model.resumeEvaluation();
      model.evaluate();
      const results = resultsOf(
        model,
        cells.map(({ row, column }) => ({ sheet: 0, row, column })),
      );
      for (const { row, column, number } of cells) {
        const told = Number(results({ sheet: 0, row, column }));
        const value = number / 3;
        expect(Math.abs(told - value)).toBeLessThanOrEqual(value === 0 ? 0 : bound(value));
      }
    }),
    { numRuns: 60 },
  );
});

test('every kind of value; dates as their number; nothing is left in the workbook', () => {
  const model = newModel();
  const inputs = [
    '=1/3',
    '=1/0',
    '=TRUE()',
    '="a,"&CHAR(10)&"b"',
    '="=x"',
    '=""',
    '=DATE(2024,1,1)',
    '=B1',
    '2024-01-02',
  ];
  inputs.forEach((input, row) => model.setUserInput(0, row + 1, 1, input));
  const cells = snapshotOf(model).sheets[0]?.cells.map(([cell]) => cell?.value);
  expect(cells).toEqual([1 / 3, { error: '#DIV/0!' }, true, 'a,\nb', '=x', '', 45292, 0, 45293].map(rounded));
  expect(model.getWorksheetsProperties()).toHaveLength(1);
  expect(model.getCellStyle(0, 1, 1).style.num_fmt).toBe('general');
});

const rounded = <T>(value: T): T | number =>
  typeof value === 'number' ? Number(value.toPrecision(15)) : value;

test('cells far from each other are not read with what lies between', () => {
  const model = newModel();
  const places = [
    [0, 0],
    [1_048_575, 0],
    [0, 16_383],
    [1_048_575, 16_383],
  ] as const;
  for (const [row, column] of places) model.setUserInput(0, row + 1, column + 1, `=${row}+${column}+0.5`);
  const results = resultsOf(
    model,
    places.map(([row, column]) => ({ sheet: 0, row, column })),
  );
  expect(places.map(([row, column]) => Number(results({ sheet: 0, row, column })))).toEqual(
    places.map(([row, column]) => row + column + 0.5),
  );
});
