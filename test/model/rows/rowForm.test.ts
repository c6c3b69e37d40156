/** Forms of rows: what is not changed stays, what is added can be calculated and written to a workbook, what is wrong is told at its field. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isKey } from '../../../src/figures/name.js';
import type { Model } from '../../../src/model/model.js';
import { readPack } from '../../../src/model/pack.js';
import { prepareModel } from '../../../src/model/prepare.js';
import { projectModel } from '../../../src/model/project.js';
import { FORM_FIELDS } from '../../../src/model/rows/formFields.js';
import type { RowForm } from '../../../src/model/rows/formReader.js';
import { ROW_KINDS, rowsOfKind, type RowKind } from '../../../src/model/rows/kinds.js';
import { formOfRow, newForm, putForm } from '../../../src/model/rows/rowForm.js';
import { suggestKey, takenKeys } from '../../../src/model/rows/suggestKey.js';
import { writeOverKeys } from '../../../src/model/wording.js';
import { readWorkbook } from '../../../src/workbook/read/readWorkbook.js';
import { planWorkbook } from '../../../src/workbook/sheets/planWorkbook.js';
import { snapshotOf } from '../../workbook/snapshotOf.js';
import { shops } from '../members.js';
import { prepared, smallModel, valueOf, ZHEJIANG } from '../packs.js';

const written = (model: Model): Model => writeOverKeys(prepared(model)).model;
const PACKS: readonly (readonly [string, Model])[] = [
  ['small', written(smallModel)],
  ['shops', written(shops)],
  ['Zhejiang', written(valueOf(readPack(ZHEJIANG)))],
];
const TODAY = '2026-01-20';

/** A model with a new row; `fields` over what the form starts with. */
function added(model: Model, kind: RowKind, fields: RowForm): Model {
  const form = { ...newForm(model, kind, 'zh', '张工', ''), ...fields };
  return valueOf(putForm({ model, kind, language: 'zh' }, form, TODAY));
}

/** The fields of a form that is refused, with the codes. */
function faults(
  model: Model,
  kind: RowKind,
  fields: RowForm,
): readonly (readonly [string | undefined, string])[] {
  const form = { ...newForm(model, kind, 'zh', '张工', ''), ...fields };
  return putForm({ model, kind, language: 'zh' }, form, TODAY).problems.map(({ code, place }) => [
    place.field,
    code,
  ]);
}

describe.each(PACKS)('the forms of %s', (_, model) => {
  const ready = prepared(model);

  it.each(ROW_KINDS)('of %s change nothing where nothing is typed, and show no other field', (kind) => {
    const rows = rowsOfKind(model, kind);
    // Of hundreds of figures, some.
    const some = rows.filter((_row, i) => i % Math.ceil(rows.length / 40) === 0);
    const ids = new Set(FORM_FIELDS[kind].map(({ id }) => id as string));
    for (const language of ['zh', 'en'] as const) {
      const after = some.reduce((of, { key }) => {
        const form = formOfRow(ready, { kind, key }, language);
        expect(Object.keys(form).filter((id) => !ids.has(id))).toEqual([]);
        return valueOf(putForm({ model: of, kind, key, language }, form, TODAY));
      }, model);
      // Formulas are as people write them until they are prepared.
      const isFormula = kind === 'indicators' || kind === 'rules';
      expect(isFormula ? written(after) : after).toEqual(model);
    }
  });
});

describe('a new row', () => {
  const model = written(smallModel);
  const unit = model.indicators[0]?.unit ?? '';
  const indicator = {
    nameZh: '能耗',
    key: 'neng_hao',
    unit: 'kWh',
    group: '能源',
    value: '1,200',
    note: '电表',
  };

  it('goes with figure, parameter and target into the workbook and back', () => {
    let next = added(model, 'indicators', indicator);
    next = added(next, 'parameters', {
      nameZh: '节能率',
      key: 'jie_neng',
      unit: '%',
      value: '3',
      min: '0',
      max: '10',
    });
    const form = {
      ...formOfRow(prepared(next), { kind: 'indicators', key: 'neng_hao' }, 'zh'),
      formula: '=上年(能耗)*(1-节能率)',
    };
    next = valueOf(
      putForm({ model: next, kind: 'indicators', key: 'neng_hao', language: 'zh' }, form, TODAY),
    );
    next = added(next, 'targets', {
      ...{
        key: 'neng_hao_goal',
        indicator: 'neng_hao',
        year: String(model.horizon),
        comparator: '<=',
        targetValue: '1100',
      },
    });
    next = written(next);
    const figure = next.figures.find(({ id }) => id === `neng_hao_${model.baseYear}`);
    expect(figure).toMatchObject({
      kind: 'input',
      value: 1200,
      unit: '千瓦时',
      author: '张工',
      date: TODAY,
      note: '电表',
    });
    const ready = prepared(next);
    const values = projectModel(ready, next.scenarios[0]?.key ?? '').indicators.find(
      ({ key }) => key === 'neng_hao',
    )?.values;
    // By hand: 1200 x 0.97 in the first year after the base year.
    expect(values?.[model.baseYear + 1 - model.firstYear]).toBeCloseTo(1164, 9);
    const plan = planWorkbook(ready, 'zh');
    const read = valueOf(readWorkbook(snapshotOf(plan)));
    expect(written(read)).toEqual(next);
  });

  it('stays at its value until it has a formula, and repeats the one name in the other language', () => {
    const next = added(model, 'indicators', indicator);
    const row = next.indicators.find(({ key }) => key === 'neng_hao');
    expect(row).toMatchObject({
      name: { zh: '能耗', en: '能耗' },
      formula: '=PREV(neng_hao)',
      figures: [`neng_hao_${model.baseYear}`],
    });
    const values = projectModel(prepared(next), next.scenarios[0]?.key ?? '').indicators.find(
      ({ key }) => key === 'neng_hao',
    );
    expect(new Set(values?.values.slice(model.baseYear - model.firstYear))).toEqual(new Set([1200]));
  });

  it('can be a dimension with members, over which an indicator then is', () => {
    let next = added(model, 'dimensions', { nameZh: '地区', key: 'di_qu', levels: '市；县' });
    next = added(next, 'members', { nameZh: '甲市', key: 'jia_shi', level: '市', aliases: '甲' });
    next = added(next, 'members', { nameZh: '乙县', key: 'yi_xian', level: '县', parent: 'jia_shi' });
    expect(next.dimensions).toMatchObject([
      { levels: ['市', '县'], members: [{ aliases: ['甲'] }, { parent: 'jia_shi' }] },
    ]);
    next = added(next, 'indicators', { ...indicator, value: '', formula: '=1', over: 'di_qu:市' });
    expect(prepared(next).seriesByKey.has('neng_hao__jia_shi')).toBe(true);
    // Levels are renamed where they are used.
    const renamed = {
      ...formOfRow(prepared(next), { kind: 'dimensions', key: 'di_qu' }, 'zh'),
      levels: 'city; 县',
    };
    const after = valueOf(
      putForm({ model: next, kind: 'dimensions', key: 'di_qu', language: 'zh' }, renamed, TODAY),
    );
    expect(after.indicators.at(-1)?.over).toEqual([{ dimension: 'di_qu', level: 'city' }]);
    expect(prepareModel(after).ok).toBe(true);
  });

  it('is told at each field what is wrong with it', () => {
    const first = model.indicators[0]?.key ?? '';
    expect(
      faults(model, 'indicators', { ...indicator, nameZh: ' ', key: first, unit: 'xyz', value: '3,5' }),
    ).toEqual([
      ['key', 'model.doubleKey'],
      ['nameZh', 'model.fieldMissing'],
      ['unit', 'model.unitNew'],
      ['value', 'figures.typedComma'],
    ]);
    for (const key of ['AI2030', 'a__b', '能耗', '2a', 'R1C1'])
      expect(faults(model, 'indicators', { ...indicator, key })).toEqual([['key', 'figures.name']]);
    expect(
      faults(model, 'parameters', { nameZh: '率', key: 'lv_1', min: '', max: 'a', value: '2026：3；2027' }),
    ).toEqual([
      ['value', 'figures.typedNotNumber'],
      ['min', 'model.fieldMissing'],
      ['max', 'figures.typedNotNumber'],
    ]);
    expect(faults(model, 'figures', { key: 'f_1', value: '3', note: 'n', kind: 'actual' })).toEqual([
      ['kind', 'model.figureUnsourced'],
    ]);
    expect(faults(model, 'figures', { key: 'f_1', value: '3', note: '', figureAuthor: '', unit })).toEqual([
      ['figureAuthor', 'model.fieldMissing'],
      ['note', 'model.fieldMissing'],
    ]);
    expect(faults(model, 'targets', { key: 't_1', year: '27', targetValue: '' })).toEqual([
      ['targetValue', 'model.fieldMissing'],
      ['year', 'model.notAYear'],
    ]);
  });
});

describe('an edited row', () => {
  it('of a document keeps what is printed: another number is a revision with its day and author', () => {
    const [, model] = PACKS[0] ?? ['', smallModel];
    const figure = model.figures.find(({ source, kind }) => source !== undefined && kind === 'actual');
    if (figure === undefined) throw new Error('no figure');
    const of = { model, kind: 'figures', key: figure.id, language: 'zh' } as const;
    const form = formOfRow(prepared(model), of, 'zh');
    const typed = { ...form, value: String(figure.value + 1), figureAuthor: '张工', note: '年报更正' };
    const after = valueOf(putForm(of, typed, TODAY)).figures.find(({ id }) => id === figure.id);
    expect(after).toMatchObject({
      value: figure.value,
      revised: figure.value + 1,
      date: TODAY,
      source: figure.source,
    });
    expect(putForm(of, { ...typed, figureAuthor: '' }, TODAY).ok).toBe(false);
    expect(putForm(of, { ...form, unit: '家' }, TODAY).problems.map(({ code }) => code)).toEqual([
      'model.unitFixed',
    ]);
  });

  it('keeps the unit of a parameter, in which all its numbers are', () => {
    const model = written(smallModel);
    const key = model.parameters[0]?.key ?? '';
    const form = formOfRow(prepared(model), { kind: 'parameters', key }, 'en');
    const read = putForm({ model, kind: 'parameters', key, language: 'en' }, { ...form, unit: '‰' }, TODAY);
    expect(read.problems.map(({ code }) => code)).toEqual(['model.unitFixed']);
  });
});

describe('suggested keys', () => {
  it('are free, contain _ and are no cells, whatever the name', () => {
    const kind = fc.constantFrom(...ROW_KINDS);
    const name = fc.oneof(
      fc.string(),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('yan fa', 'A1', 'R1C1', '研发', 'true', 'R&D', 'élan', 'x__y'),
    );
    fc.assert(
      fc.property(kind, name, (of, text) => {
        const key = suggestKey(shops, of, text);
        expect(isKey(key) && key.includes('_') && !key.includes('__')).toBe(true);
        expect(takenKeys(shops, of).has(key)).toBe(false);
      }),
    );
    expect(
      ['yan fa jing fei', 'R&D', 'AI 2030', '研发', 'sales'].map((text) =>
        suggestKey(shops, 'indicators', text),
      ),
    ).toEqual([...['yan_fa_jing_fei', 'r_and_d', 'ai_2030', 'series_1', 'sales_item']]);
  });
});
