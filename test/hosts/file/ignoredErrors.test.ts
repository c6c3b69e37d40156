/** Texts that look like numbers have no green triangle; numbers typed as text keep theirs. */
import { describe, expect, test } from 'vitest';
import { findNumberTexts, ignoreNumberTexts } from '../../../src/hosts/file/ignoredErrors.js';

const strings = (...texts: readonly string[]): string =>
  `<sst>${texts.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`;
const cell = (place: string, text: number): string => `<c r="${place}" s="3" t="s"><v>${text}</v></c>`;

test('a text that Excel reads as a number is found', () => {
  const numbers = ['2024', '3.00%', '-1,200', '1E5', ' 12 ', '.5', '¥3'];
  const others = ['2024H1', '第3', '1 2', '-', '%', '', '2024年'];
  expect([...findNumberTexts(strings(...numbers, ...others))]).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect([...findNumberTexts('<sst><si/><si><r><t>1</t></r><r><t>2</t></r></si></sst>')]).toEqual([1]);
});

describe('a sheet', () => {
  const rows = `<row>${cell('A1', 0)}${cell('B1', 1)}</row><row>${cell('A2', 0)}</row><row>${cell('A4', 0)}</row>`;
  const element = '<ignoredErrors><ignoredError sqref="A1:A2 A4" numberStoredAsText="1"/></ignoredErrors>';
  const nested = '<cfRule><extLst><ext/></extLst></cfRule>';

  test.each([
    ['', ''],
    [`${nested}<pageSetup/>`, '<drawing r:id="1"/><tableParts/>'],
    [`${nested}<headerFooter></headerFooter>`, '<tableParts count="1"></tableParts>'],
    [nested, '<legacyDrawing r:id="1"/><extLst><ext/></extLst>'],
    [nested, '<extLst><ext/></extLst>'],
  ])('between %s and %s, as the schema has it', (before, after) => {
    const sheet = `<worksheet><sheetData>${rows}</sheetData>${before}${after}</worksheet>`;
    expect(ignoreNumberTexts(sheet, new Set([0]))).toBe(
      `<worksheet><sheetData>${rows}</sheetData>${before}${element}${after}</worksheet>`,
    );
  });

  test('without such texts is as it was', () => {
    const sheet = `<worksheet><sheetData>${rows}<row><c r="C9"><v>0</v></c></row></sheetData></worksheet>`;
    expect(ignoreNumberTexts(sheet, new Set([7]))).toBe(sheet);
  });
});
