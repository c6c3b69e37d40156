import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  absoluteReference,
  areaAddress,
  areaOn,
  cellAddress,
  cellOn,
  columnIndex,
  columnLetters,
  parseReference,
  quoteSheet,
  rangeAddress,
} from '../../../src/workbook/plan/address.js';
import { areasWithout, insideArea, unionArea } from '../../../src/workbook/plan/rectangles.js';
import { mapSheets } from '../../../src/workbook/plan/references.js';
import type { Area } from '../../../src/workbook/plan/plan.js';

const sheetName = fc
  .array(fc.constantFrom(...Array.from(`aZ年·推 '（）&-_.3#!`)), { minLength: 1, maxLength: 12 })
  .map((letters) => letters.join(''));

const area: fc.Arbitrary<Area> = fc.record({
  row: fc.integer({ min: 0, max: 12 }),
  column: fc.integer({ min: 0, max: 12 }),
  rows: fc.integer({ min: 1, max: 9 }),
  columns: fc.integer({ min: 1, max: 9 }),
});

describe('addresses', () => {
  test('letters of a column and back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 16383 }),
        (column) => columnIndex(columnLetters(column)) === column,
      ),
    );
    expect([0, 25, 26, 701, 702, 16383].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']);
  });

  test('a reference is read as it was written, whatever the sheet is called and whatever is fixed', () => {
    const anchor = fc.constantFrom('none', 'column', 'row', 'both');
    fc.assert(
      fc.property(sheetName, area, anchor, (sheet, where, fixed) => {
        const read = { sheet, area: where };
        expect(parseReference(absoluteReference(sheet, where))).toEqual(read);
        expect(parseReference(`=${absoluteReference(sheet, where)}`)?.sheet).toBe(sheet);
        expect(parseReference(areaOn(sheet, where, fixed))).toEqual(read);
        expect(parseReference(` =${quoteSheet(sheet)}!${rangeAddress(where, fixed)} `)).toEqual(read);
        const { row, column } = where;
        const cell = { ...where, rows: 1, columns: 1 };
        expect(parseReference(cellOn(sheet, row, column, fixed))).toEqual({ sheet, area: cell });
      }),
    );
  });

  test('corners may come in any order', () => {
    fc.assert(
      fc.property(sheetName, area, (sheet, where) => {
        const [top, bottom] = [where.row, where.row + where.rows - 1];
        const [left, right] = [where.column, where.column + where.columns - 1];
        for (const [one, other] of [
          [cellAddress(bottom, right), cellAddress(top, left)],
          [cellAddress(top, right), cellAddress(bottom, left)],
          [cellAddress(bottom, left), cellAddress(top, right)],
        ])
          expect(parseReference(`${quoteSheet(sheet)}!${one}:${other}`)).toEqual({ sheet, area: where });
      }),
    );
  });

  test('a single cell is one address where Excel gives one, and two corners in formulas', () => {
    const one = { row: 4, column: 1, rows: 1, columns: 1 };
    expect([rangeAddress(one), areaAddress(one), areaOn('a', one), absoluteReference('a', one)]).toEqual([
      ...['B5', 'B5:B5', "'a'!$B$5:$B$5", "'a'!$B$5"],
    ]);
    const more = { ...one, rows: 2 };
    expect(rangeAddress(more)).toBe(areaAddress(more));
  });

  test('what is no reference to cells of one sheet is not read as one', () => {
    for (const text of [
      '=#REF!$A$1',
      'A1',
      "'a'!A1,'b'!B2",
      '=SUM(A1)',
      '=2*Model!B5',
      '=-Model!B5',
      "'a'!A:A",
      'Model!$A:$B',
    ])
      expect(parseReference(text)).toBeUndefined();
    for (const text of [
      '#REF!',
      "'模型'!#REF!",
      '#REF!$A$1:$B$2',
      "'a'!A0",
      "'a'!$A$0:$B$3",
      "'a'!A3:B0",
      '',
    ])
      expect(parseReference(text)).toBeUndefined();
  });

  test('renaming there and back again gives the same formula', () => {
    fc.assert(
      fc.property(sheetName, area, (sheet, where) => {
        const formula = `=SUM(${absoluteReference(sheet, where)})&"'x'!A1"`;
        const away = mapSheets(formula, (name) => (name === sheet ? 'z' : name));
        expect(away).toContain("'z'!");
        expect(mapSheets(away, (name) => (name === 'z' ? sheet : name))).toBe(formula);
      }),
    );
  });

  test('only places that name a sheet change', () => {
    const rename = (name: string): string => `新${name}`;
    expect(mapSheets(`=Sheet1!A1+'it''s'!B2+"a!b"&"'c'!D1"`, rename)).toBe(
      `='新Sheet1'!A1+'新it''s'!B2+"a!b"&"'c'!D1"`,
    );
    expect(mapSheets('=#REF!A1+IF(A1<>#N/A,模型!B1,1)', rename)).toBe(`=#REF!A1+IF(A1<>#N/A,'新模型'!B1,1)`);
    expect(mapSheets('=A1+growth*2', rename)).toBe('=A1+growth*2');
  });
});

describe('areas', () => {
  test('what is left of an area without a hole, and the hole, cover it exactly once', () => {
    fc.assert(
      fc.property(area, area, (whole, hole) => {
        const rest = areasWithout(whole, hole);
        const both = unionArea(whole, hole);
        for (let row = both.row; row < both.row + both.rows; row++) {
          for (let column = both.column; column < both.column + both.columns; column++) {
            const times = rest.filter((part) => insideArea(part, row, column)).length;
            const wanted = insideArea(whole, row, column) && !insideArea(hole, row, column) ? 1 : 0;
            expect([rangeAddress(whole), rangeAddress(hole), row, column, times]).toEqual([
              rangeAddress(whole),
              rangeAddress(hole),
              row,
              column,
              wanted,
            ]);
          }
        }
      }),
    );
  });
});
