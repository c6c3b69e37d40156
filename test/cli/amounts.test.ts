/** Units in the tables of the command line. */
import { describe, expect, it } from 'vitest';
import { unitWord } from '../../src/cli/amounts.js';
import { UNITS } from '../../src/figures/unitTable.js';

describe('a unit', () => {
  it('has no Chinese in English, whatever it is, and keeps its symbol in Chinese', () => {
    for (const { symbol } of UNITS) {
      expect(unitWord(symbol, 'en')).not.toMatch(/\p{Script=Han}/u);
      expect(unitWord(symbol, 'zh')).toBe(symbol);
    }
    expect(unitWord('人', 'en')).toBe('people');
  });

  it('that is composed is in words too', () => {
    expect(unitWord('亿元/人', 'en')).not.toMatch(/\p{Script=Han}/u);
    expect(unitWord('%', 'en')).toBe('%');
  });
});
