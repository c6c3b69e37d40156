/** What is told of cells that a build would write over. */
import { describe, expect, test } from 'vitest';
import { describePlace } from '../../../src/messages/messages.js';
import type { CellConflict } from '../../../src/workbook/living/cellChanges.js';
import { conflictProblems } from '../../../src/workbook/living/lineProblems.js';
import type { CellSnapshot, SheetSnapshot } from '../../../src/workbook/plan/plan.js';

const MODEL_SHEET: SheetSnapshot = { name: 'Model', key: 'model', cells: [] };

function told(kind: CellConflict['kind'], stands: CellSnapshot): readonly string[] {
  const at = { row: 4, column: 4 };
  const conflict: CellConflict = { kind, ...at, found: at, stands, after: { value: '=rd / gdp' } };
  return conflictProblems([conflict], MODEL_SHEET).map(
    ({ code, place, args }) => `${code} ${describePlace(place)} ${String(args['found'])}`,
  );
}

describe('a text on the Model sheet', () => {
  test('a formula text that could not be taken over is told: one that was read is no conflict', () => {
    expect(told('text', { value: '=rd/gdp*' })).toEqual(['workbook.textReplaced Model!E5 =rd/gdp*']);
  });

  test('any other text is told', () => {
    expect(told('text', { value: 'R&D over GDP' })).toEqual(['workbook.textReplaced Model!E5 R&D over GDP']);
  });

  test("a formula of the user's own is told, although it starts with the same sign", () => {
    expect(told('text', { formula: '=A1&B1', value: 'rd' })).toEqual([
      'workbook.textReplaced Model!E5 =A1&B1',
    ]);
    expect(told('text', { formula: '=A1', value: '=rd / gdp' })).toEqual([
      'workbook.textReplaced Model!E5 =A1',
    ]);
  });
});

test('what stands in the way of a text is told, whatever it is', () => {
  expect(told('inTheWay', { value: '=rd/gdp' })).toEqual(['workbook.cellInTheWay Model!E5 =rd/gdp']);
});
