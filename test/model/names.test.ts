import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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
