import fc from 'fast-check';
import { expect, it } from 'vitest';
import { areaOn, columnIndex, columnLetters, parseReference } from '../../../src/workbook/plan/address.js';
import { legalSheetName, regionSuffixes } from '../../../src/workbook/plan/naming.js';

it('a reference read is the area that was written, whatever the sheet is called', () => {
  const area = fc.record({
    row: fc.nat(1000),
    column: fc.nat(800),
    rows: fc.integer({ min: 1, max: 90 }),
    columns: fc.integer({ min: 1, max: 90 }),
  });
  fc.assert(
    fc.property(area, fc.string({ minLength: 1, maxLength: 31 }).map(legalSheetName), (written, sheet) => {
      fc.pre(sheet !== '');
      expect(parseReference(areaOn(sheet, written))).toEqual({ sheet, area: written });
    }),
  );
  expect(parseReference('#REF!')).toBeUndefined();
  expect(parseReference("'模型'!#REF!")).toBeUndefined();
  expect(parseReference('Model!$A:$B')).toBeUndefined();
});

it('columns count from A', () => {
  fc.assert(fc.property(fc.nat(16383), (index) => columnIndex(columnLetters(index)) === index));
  expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
});

it('a sheet name is what Excel allows', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (wanted) => {
      expect(legalSheetName(wanted)).toMatch(/^(?!')[^:\\/?*[\]]{0,31}(?<!')$/);
    }),
  );
  expect(legalSheetName('推演·高/快*')).toBe('推演·高-快-');
});

it('endings of names are different, also where keys differ only in case', () => {
  expect(regionSuffixes(['base', 'Base', 'on target', '承压'])).toEqual(['base', 'n.2', 'n.3', 'n.4']);
});
