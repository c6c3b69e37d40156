/** Units in words, in the sheets and in the tables of the command line. */
import { describe, expect, it } from 'vitest';
import { unitText } from '../../../src/workbook/tables/fields.js';
import { UNITS } from '../../../src/figures/unitTable.js';

describe('a unit', () => {
  it('has no Chinese in English, whatever it is, and keeps its symbol in Chinese', () => {
    for (const { symbol } of UNITS) {
      expect(unitText(symbol, 'en')).not.toMatch(/\p{Script=Han}/u);
      expect(unitText(symbol, 'zh')).toBe(symbol);
    }
    expect(unitText('人', 'en')).toBe('people');
  });

  it('that is composed is in words too', () => {
    expect(unitText('亿元/人', 'en')).not.toMatch(/\p{Script=Han}/u);
    expect(unitText('%', 'en')).toBe('%');
  });
});
