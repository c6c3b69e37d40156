import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFormula } from '../../src/formula/text/parse.js';
import { printFormula } from '../../src/formula/text/print.js';
import { modelNames } from '../../src/model/names.js';
import { model, smallModel } from './packs.js';

describe('laws', () => {
  it('every name that is written is read back as its key, in any case of its letters', () => {
    fc.assert(
      fc.property(model, fc.constantFrom('zh', 'en', 'key'), (one, language) => {
        const names = modelNames(one);
        for (const { key } of [...one.indicators, ...one.parameters]) {
          const written = names.write(key, language);
          expect(names.resolve(written)).toBe(key);
          expect(names.resolve(written.toUpperCase())).toBe(key);
          expect(names.all).toContain(written);
        }
      }),
    );
  });
});

describe('the small pack', () => {
  const names = modelNames(smallModel);

  it('resolves keys and names in both languages', () => {
    for (const written of ['rd_expenditure', '研发经费', 'R&D expenditure', 'r&d EXPENDITURE', ' 研发经费 '])
      expect(names.resolve(written)).toBe('rd_expenditure');
    expect(names.resolve('nothing')).toBeUndefined();
  });

  it('are the same in full and half width, and with characters of no width', () => {
    for (const written of [
      'Ｒ＆Ｄ expenditure',
      'R＆D\u3000EXPENDITURE',
      '研发\u200b经费',
      '\ufeff研发经费',
      'ｒｄ＿ｅｘｐｅｎｄｉｔｕｒｅ',
    ])
      expect(names.resolve(written)).toBe('rd_expenditure');
  });

  it.each([
    ['增速(%)', '增速（％）'],
    ['R&D增速', 'R＆D增速'],
    ['增速：年', '增速:年'],
    ['增速（％）', '增速(%)'],
    ['ＧＤＰ增速', 'GDP增速'],
  ])('%s is also written %s in a formula', (name, written) => {
    const [first, ...others] = smallModel.parameters;
    const named = modelNames({
      ...smallModel,
      parameters: [{ ...first!, name: { zh: name, en: 'growth' } }, ...others],
    });
    const parsed = parseFormula(`=1+${written}`, named);
    expect(parsed.ok && printFormula(parsed.value, named, 'zh')).toContain(name);
  });

  it('resolves indicators without values, but does not propose them', () => {
    expect(names.resolve('财政科技投入')).toBe('fiscal_st');
    expect(names.all).not.toContain('财政科技投入');
  });

  it('writes the key where a display name belongs to something else', () => {
    const [gdp, ...others] = smallModel.indicators;
    const both = modelNames({
      ...smallModel,
      indicators: [gdp!, { ...others[0]!, name: gdp!.name }, ...others.slice(1)],
    });
    expect(both.write('gdp', 'zh')).toBe('地区生产总值');
    expect(both.write('rd_expenditure', 'zh')).toBe('rd_expenditure');
  });
});
