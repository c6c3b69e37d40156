import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  absoluteReference,
  areaAddress,
  areasWithout,
  columnIndex,
  columnLetters,
  insideArea,
  mapSheets,
  parseReference,
  unionArea,
} from '../../src/hosts/address.js';
import type { Area } from '../../src/workbook/plan/plan.js';

const sheetName = fc
  .array(fc.constantFrom(...Array.from(`aZ年·推 '（）&-_.3`)), { minLength: 1, maxLength: 12 })
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

  test('a reference is read as it was written, whatever the sheet is called', () => {
    fc.assert(
      fc.property(sheetName, area, (sheet, where) => {
        expect(parseReference(absoluteReference(sheet, where))).toEqual({ sheet, area: where });
        expect(parseReference(`=${absoluteReference(sheet, where)}`)?.sheet).toBe(sheet);
      }),
    );
    for (const text of ['=#REF!$A$1', 'A1', "'a'!A1,'b'!B2", '=SUM(A1)', "'a'!A:A"])
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
            expect([areaAddress(whole), areaAddress(hole), row, column, times]).toEqual([
              areaAddress(whole),
              areaAddress(hole),
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
