// @vitest-environment node
/** The cells selected in a workbook, as a table is read from them. */
import { describe, expect, it } from 'vitest';
import { readSelection } from '../../src/hosts/ironcalc/selection.js';
import { placedCells, selectedCell } from '../../src/hosts/selectedCells.js';
import { newModel } from './engine.js';

describe('a cell', () => {
  it.each([
    [0.035, '0.0%', { value: 0.035, isPercent: true }],
    [0.035, '0.0"%"', { value: 0.035 }],
    [45657, 'yyyy/m/d', { value: '2024-12-31' }],
    [1, 'yyyy-mm-dd', { value: '1900-01-01' }],
    [2024, 'General', { value: 2024 }],
    [2024, '[Red]0', { value: 2024 }],
    [true, 'General', { value: 'TRUE' }],
    ['  ', 'General', undefined],
    ['=1+1', '@', { value: '=1+1' }],
    [null, 'General', undefined],
  ])('%s shown as %s', (value, format, expected) => {
    expect(selectedCell(value, format)).toEqual(expected);
  });
});

it('keeps its address on the sheet', () => {
  const placed = placedCells('S', 2, 1, [[{ value: 'a' }]]);
  expect(placed).toEqual({ name: 'S', rows: [[], [], [undefined, { value: 'a' }]] });
  expect(placedCells('S', 2, 1, [[undefined], []])).toBeUndefined();
});

it('of the embedded workbook is what is selected, or the sheet where that is one cell', () => {
  const model = newModel();
  for (const [row, column, text] of [
    [2, 2, '指标'],
    [2, 3, '2024'],
    [3, 2, '收入'],
    [3, 3, '12.5'],
    [9, 9, '别的'],
  ] as const)
    model.setUserInput(0, row, column, text);
  model.setSelectedCell(2, 2);
  expect(readSelection(model)?.rows[8]?.[8]).toEqual({ value: '别的' });
  model.setSelectedRange(2, 2, 3, 3);
  const rows = readSelection(model)?.rows;
  expect(rows?.[2]).toEqual([undefined, { value: '收入' }, { value: 12.5 }]);
  expect(rows?.flat().filter((cell) => cell !== undefined)).toHaveLength(4);
  model.setSelectedCell(20, 20);
  model.setSelectedRange(20, 20, 22, 22);
  expect(readSelection(model)).toBeUndefined();
});
