/** Deleting and renaming rows: nothing refers to what is gone, and nothing else is calculated otherwise. */
import { describe, expect, it } from 'vitest';
import type { Model } from '../../../src/model/model.js';
import { readPack } from '../../../src/model/pack.js';
import { prepareModel } from '../../../src/model/prepare.js';
import { projectModel } from '../../../src/model/project.js';
import { ROW_KINDS, rowsOfKind, type RowKind, type RowRef } from '../../../src/model/rows/kinds.js';
import { removeRow } from '../../../src/model/rows/removeRow.js';
import { withName } from '../../../src/model/rows/renaming.js';
import { formOfRow, putForm } from '../../../src/model/rows/rowForm.js';
import { usesOf } from '../../../src/model/rows/uses.js';
import { writeOverKeys } from '../../../src/model/wording.js';
import { shops } from '../members.js';
import { prepared, readFiles, smallModel, valueOf } from '../packs.js';

const written = (model: Model): Model => writeOverKeys(prepared(model)).model;
const PACKS: readonly (readonly [string, Model])[] = [
  ['small', written(smallModel)],
  ['shops', written(shops)],
  ['yunhu', written(valueOf(readPack(readFiles('seeds/yunhu'))))],
];

/** Some rows of each kind, so that packs with hundreds stay quick. */
function someRows(model: Model): readonly RowRef[] {
  return ROW_KINDS.flatMap((kind) => {
    const rows = rowsOfKind(model, kind);
    return rows.filter((_, i) => i % Math.ceil(rows.length / 6) === 0).map(({ key }) => ({ kind, key }));
  });
}

const valuesOf = (model: Model) =>
  new Map(
    model.scenarios.map(({ key }) => [
      key,
      new Map(projectModel(prepared(model), key).indicators.map((row) => [row.key, row.values])),
    ]),
  );

const effects = (model: Model, kind: RowKind, key: string) =>
  usesOf(model, { kind, key }).map((use) => `${use.effect} ${use.kind} ${use.key} ${use.field}`);

describe.each(PACKS)('rows of %s', (_, model) => {
  it('are deleted with what is about them, so that the rest can be calculated, or their uses are told', () => {
    for (const row of someRows(model)) {
      const outcome = removeRow(model, row);
      const uses = usesOf(model, row);
      const needs = uses.filter(({ effect }) => effect === 'needs');
      const isLast = row.kind === 'scenarios' && model.scenarios.length === 1;
      expect(outcome.ok, row.key).toBe(needs.length === 0 && !isLast);
      if (!outcome.ok) continue;
      expect(rowsOfKind(outcome.value, row.kind).some(({ key }) => key === row.key)).toBe(false);
      // Without a figure or a member a series may lose what its formula starts from; everything else is calculated.
      if (row.kind === 'figures' || row.kind === 'members') continue;
      const after = prepareModel(outcome.value);
      expect(
        after.problems.filter(({ severity }) => severity === 'error'),
        row.key,
      ).toEqual([]);
    }
  });

  it('leave the values of all other series as they were, except where a figure of theirs goes too', () => {
    const before = valuesOf(model);
    for (const row of someRows(model).filter(
      ({ kind }) => kind === 'indicators' || kind === 'targets' || kind === 'rules',
    )) {
      const outcome = removeRow(model, row);
      if (!outcome.ok || usesOf(model, row).some(({ field }) => field === 'figures')) continue;
      for (const [scenario, series] of valuesOf(outcome.value))
        for (const [key, values] of series)
          expect(values, `${key} without ${row.key}`).toEqual(before.get(scenario)?.get(key));
    }
  });

  it('are renamed without any other number', () => {
    const before = valuesOf(model);
    const kinds = ['indicators', 'parameters', 'rules', 'scenarios', 'dimensions', 'members'] as const;
    const renamed = kinds.reduce((start, kind) => {
      const ready = prepared(start);
      const some = rowsOfKind(start, kind).slice(0, 8);
      return some.reduce((of, { key }) => {
        const form = {
          ...formOfRow(ready, { kind, key }, 'zh'),
          nameZh: `另名 ${key}`,
          nameEn: `Other ${key}`,
        };
        const { formula: _, ...names } = form;
        const typed =
          kind === 'indicators' || kind === 'rules' ? { ...names, formula: formulaOf(of, kind, key) } : form;
        return valueOf(putForm({ model: of, kind, key, language: 'zh' }, typed, '2026-01-20'));
      }, start);
    }, model);
    expect(valuesOf(renamed)).toEqual(before);
  });
});

/** Over keys, as the model has it: the form's own is over the names of the moment. */
function formulaOf(model: Model, kind: 'indicators' | 'rules', key: string): string {
  const rows: readonly { readonly key: string; readonly formula?: string }[] = model[kind];
  return rows.find((row) => row.key === key)?.formula ?? '';
}

describe('uses', () => {
  const model = written(shops);

  it('of a series, a parameter, a figure, a member and a dimension', () => {
    expect(effects(model, 'indicators', 'sales')).toEqual([
      'needs indicators cost formula',
      'needs indicators profit formula',
      ...['north_2024', 'south_2024', 'west_2023', 'west_2024', 'north_2027'].map(
        (id) => `goes figures ${id} indicator`,
      ),
      'goes targets north_goal indicator',
    ]);
    expect(effects(model, 'parameters', 'growth')).toEqual([
      'needs indicators sales formula',
      'loses scenarios high values',
    ]);
    expect(effects(model, 'figures', 'north_2027')).toEqual(['assumes targets north_goal source']);
    expect(effects(model, 'members', 'north')).toEqual(['goes targets north_goal member']);
    expect(effects(model, 'members', 'lower')).toEqual([
      'goes members south parent',
      'goes members west parent',
    ]);
    expect(effects(model, 'dimensions', 'place')).toEqual([
      'needs indicators sales over',
      'needs indicators cost over',
      ...['whole', 'upper', 'lower', 'north', 'south', 'west'].map((key) => `goes members ${key} dimension`),
      'goes targets north_goal member',
    ]);
  });

  it('of a member are found in the formulas that name it', () => {
    const named = {
      ...shops,
      indicators: shops.indicators.map((row) =>
        row.key === 'profit' ? { ...row, formula: '=MEMBER(sales,"北镇")-MEMBER(cost,"北镇")' } : row,
      ),
    };
    for (const each of [named, written(named)])
      expect(effects(each, 'members', 'north')).toContain('needs indicators profit formula');
  });

  it('say what a source becomes', () => {
    const after = valueOf(removeRow(model, { kind: 'figures', key: 'north_2027' }));
    expect(after.targets[0]).toMatchObject({ source: 'assumption', origin: 'assumption', value: 45 });
    expect(after.rules).toBe(model.rules);
  });
});

it('a margin loses the figure that it is of, and an account keeps its series', () => {
  const parameters = smallModel.parameters.map((row, i) =>
    i === 0 ? { ...row, marginOf: 'hightech_firms_2024' } : row,
  );
  const [of = '', use = ''] = smallModel.indicators.map(({ key }) => key);
  const name = { zh: '账户', en: 'Account' };
  const account = { key: 'main', name, total: of, uses: [use], cells: {}, source: 'assumption' };
  const model: Model = { ...smallModel, parameters, accounts: [account] };
  expect(effects(model, 'figures', 'hightech_firms_2024')).toContain(
    `loses parameters ${parameters[0]?.key ?? ''} marginOf`,
  );
  const after = valueOf(removeRow(model, { kind: 'figures', key: 'hightech_firms_2024' }));
  expect(after.parameters[0]).toEqual(smallModel.parameters[0]);
  expect(effects(model, 'indicators', use)).toContain('needs accounts main cells');
});

it('a name that only repeats the other language follows it', () => {
  expect(withName({ zh: '甲', en: '甲' }, 'zh', '乙')).toEqual({ zh: '乙', en: '乙' });
  expect(withName({ zh: '甲', en: 'A' }, 'zh', '乙')).toEqual({ zh: '乙', en: 'A' });
  expect(withName({ zh: '', en: 'A' }, 'en', 'B')).toEqual({ zh: 'B', en: 'B' });
});
