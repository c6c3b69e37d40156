/** Help at the caret of a formula: the open call, its argument, the rule of its unit, and the name at the caret. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenizeFormula } from '../../../src/formula/text/tokens.js';
import { callAt, helpAt } from '../../../src/taskpane/formula/caretHelp.js';
import type { Word } from '../../../src/taskpane/formula/suggestions.js';

const GDP: Word = {
  insert: '地区生产总值',
  label: '地区生产总值',
  kind: 'indicator',
  hint: '亿元',
  found: ['地区生产总值', 'gdp_level', 'gdp'],
};

/** Help where `|` is in the text. */
const at = (marked: string, language: 'zh' | 'en' = 'en') => {
  const caret = marked.indexOf('|');
  return helpAt(marked.replace('|', ''), caret, [GDP], language);
};

describe('help at the caret', () => {
  it('names the innermost open call and the argument there', () => {
    expect(at('=ROUND(|').signature).toMatchObject({ name: 'ROUND', current: 0 });
    expect(at('=ROUND(1+2,|').signature).toMatchObject({ name: 'ROUND', current: 1 });
    expect(at('=ROUND(PREV(gdp),|').signature).toMatchObject({ name: 'ROUND', current: 1 });
    expect(at('=ROUND(PREV(g|dp),1)').signature).toMatchObject({ name: 'PREV', current: 0, kind: 'series' });
  });

  it('has none outside calls, in text, and for a function it does not know', () => {
    expect(at('=1+|2').signature).toBeUndefined();
    expect(at('=ROUND(1,2)|').signature).toBeUndefined();
    expect(at('=NOSUCH(|').signature).toBeUndefined();
  });

  it('reads parentheses that group, lists in braces and quoted commas as part of the argument', () => {
    expect(at('=ROUND((1+|').signature).toMatchObject({ current: 0 });
    expect(at('=SUM({1,2,|').signature).toMatchObject({ name: 'SUM', current: 0 });
    expect(at('=IF("a,b,c"="",|').signature).toMatchObject({ name: 'IF', current: 1 });
  });

  it('reads what a Chinese keyboard types, and answers in the language asked for', () => {
    expect(at('＝四舍五入（地区生产总值，|').signature).toMatchObject({ name: 'ROUND', current: 1 });
    expect(at('＝PREV（|', 'zh').signature).toMatchObject({ name: '上年', parameters: ['指标'] });
  });

  it('goes round the parameters that repeat, and has no argument beyond the last one', () => {
    expect(at('=SUM(1,2,3,4,|').signature).toMatchObject({ current: 0, isRepeated: true });
    expect(at('=ROUND(1,2,3|').signature?.current).toBeUndefined();
  });

  it('tells the unit that an argument may have', () => {
    expect(at('=ROUND(gdp,|').signature?.unit).toBe('pure');
    expect(at('=MAX(gdp,|').signature?.unit).toBe('same');
  });

  it('names the indicator at the caret, by either name', () => {
    expect(at('=PREV(gd|p)').word).toBe(GDP);
    expect(at('=地区生产总值|*2').word).toBe(GDP);
    expect(at('=|gdp').word).toBeUndefined();
  });

  it('law: a call around any finished arguments is the open one, at the number of commas', () => {
    const finished = fc.constantFrom('1', '(2+3)', 'MAX(1,2)', '"a,b"', '{1,2}', 'gdp');
    fc.assert(
      fc.property(fc.array(finished, { maxLength: 6 }), (parts) => {
        const text = `=SUM(${parts.map((part) => `${part},`).join('')}`;
        expect(callAt(tokenizeFormula(text, []).tokens)).toEqual({ name: 'SUM', argument: parts.length });
      }),
    );
  });

  it('law: no text and no place of the caret throws', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(40), (text, caret) => {
        helpAt(text, Math.min(caret, text.length), [GDP], 'en');
      }),
    );
  });
});
