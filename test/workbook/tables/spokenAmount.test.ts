import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNITS } from '../../../src/figures/unitTable.js';
import { formatOf } from '../../../src/workbook/tables/fields.js';
import { spokenAmount } from '../../../src/workbook/tables/spokenAmount.js';

const said = (value: number, unit: string, format: string, language: 'zh' | 'en') =>
  spokenAmount({ formula: 'A1', value }, unit, format, language);

describe('an amount in a sentence', () => {
  it.each([
    [9635.2, '亿元', '#,##0.0', 'en', '963.52 billion yuan', 'TEXT(A1/10,"#,##0.00")&" billion yuan"'],
    [9635.2, '亿元', '#,##0', 'zh', '9,635 亿元', 'TEXT(A1,"#,##0")&" 亿元"'],
    [12345.6, '万元', '#,##0.0', 'en', '123.456 million yuan', 'TEXT(A1/100,"#,##0.000")&" million yuan"'],
    [5, '亿美元', '#,##0', 'en', '0.5 billion US dollars', 'TEXT(A1/10,"#,##0.0")&" billion US dollars"'],
    [0.035, '%', '0.00%', 'en', '3.50%', 'TEXT(A1,"0.00%")'],
    [60, '家', '#,##0', 'en', '60 organisations', 'TEXT(A1,"#,##0")&" organisations"'],
  ] as const)('%d %s, %s, %s: %s', (value, unit, format, language, text, formula) => {
    expect(said(value, unit, format, language)).toEqual({ formula, value: text });
  });

  it('has all digits that the cell shows, and no number after a number', () => {
    const units = UNITS.map(({ symbol }) => symbol).filter((unit) => /^[#,0.]+$/.test(formatOf(unit)));
    fc.assert(
      fc.property(fc.constantFrom(...units), fc.integer({ min: 0, max: 1e8 }), (unit, tenths) => {
        const digits = (text: string): string => text.replace(/[^0-9]/g, '').replace(/^0+/, '');
        const [en, zh] = (['en', 'zh'] as const).map((language) =>
          JSON.stringify(said(tenths / 10, unit, '#,##0.0', language).value).slice(1, -1),
        );
        const numberOf = (text = ''): string => /^[\d,.]+/.exec(text)?.[0] ?? '';
        expect(digits(numberOf(en))).toBe(digits(numberOf(zh)));
        expect(en).toMatch(/^[\d,.]+(?: \D|$)/);
      }),
    );
  });
});
