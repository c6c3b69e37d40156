/** Three-way merge: laws on random edits of both sides, then what two people do to one model. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addScenario,
  duplicateScenario,
  removeScenario,
  renameScenario,
  setFormula,
  setParameterValue,
} from '../../src/model/edit.js';
import { mergeModels, mergeProblems } from '../../src/model/mergeModels.js';
import type { Model } from '../../src/model/model.js';
import { tinyModel as base } from '../workbook/models.js';

type Edit = (model: Model) => Model;

const both = (zh: string, en: string) => ({ zh, en });
const has = (model: Model, key: string): boolean => model.scenarios.some((row) => row.key === key);

/** Any change a user can make, as far as the model still has what it concerns. */
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc
    .record({
      scenario: fc.constantFrom('base', 'high'),
      parameter: fc.constantFrom('gdp_growth', 'rd_growth'),
      year: fc.constantFrom(2023, 2025, 2026, 'all' as const),
      value: fc.constantFrom(1, 2, 3, 'inherit' as const),
    })
    .map(
      ({ scenario, parameter, year, value }): Edit =>
        (model) =>
          has(model, scenario) ? setParameterValue(model, scenario, parameter, year, value) : model,
    ),
  fc.record({ key: fc.constantFrom('gdp', 'rd'), formula: fc.constantFrom('=1', '=2', undefined) }).map(
    ({ key, formula }): Edit =>
      (model) =>
        setFormula(model, key, formula),
  ),
  fc.constantFrom('x', 'y', 'z').map(
    (key): Edit =>
      (model) =>
        has(model, key)
          ? model
          : addScenario(model, { key, name: both(key, key), note: both('', ''), values: {} }),
  ),
  fc.constantFrom('p', 'q').map(
    (key): Edit =>
      (model) =>
        has(model, key) || !has(model, 'base')
          ? model
          : duplicateScenario(model, 'base', key, both(key, key)),
  ),
  fc.constantFrom('base', 'high').map(
    (key): Edit =>
      (model) =>
        has(model, key) && model.scenarios.length > 1 ? removeScenario(model, key) : model,
  ),
  fc.constantFrom('甲', '乙').map(
    (name): Edit =>
      (model) =>
        has(model, 'high') ? renameScenario(model, 'high', both(name, name)) : model,
  ),
  fc
    .constantFrom('indicators' as const, 'scenarios' as const, 'parameters' as const)
    .map((list): Edit => (model) => ({ ...model, [list]: [...model[list]].reverse() })),
  fc.constantFrom(2028, 2030).map((horizon): Edit => (model) => ({ ...model, horizon })),
);

const edited = fc
  .array(edit, { maxLength: 5 })
  .map((edits) => edits.reduce((model: Model, change) => change(model), base));

describe('laws', () => {
  test('an unchanged side, or two that agree, leave no conflict', () => {
    fc.assert(
      fc.property(edited, (a) => {
        expect(mergeModels(base, a, base)).toEqual({ model: a, conflicts: [] });
        expect(mergeModels(base, base, a)).toEqual({ model: a, conflicts: [] });
        expect(mergeModels(base, a, a)).toEqual({ model: a, conflicts: [] });
      }),
    );
  });

  test('the sides can be exchanged', () => {
    fc.assert(
      fc.property(edited, edited, (a, b) => {
        const [one, other] = [mergeModels(base, a, b), mergeModels(base, b, a, () => 'theirs')];
        const exchanged = other.conflicts.map((each) => ({ ...each, ours: each.theirs, theirs: each.ours }));
        const sorted = (list: typeof exchanged) => [...list].sort((x, y) => (x.path < y.path ? -1 : 1));
        expect(sorted(exchanged)).toEqual(sorted([...one.conflicts]));
        expect(other.model).toEqual(one.model);
      }),
    );
  });

  test('merging again with what was merged changes nothing', () => {
    fc.assert(
      fc.property(edited, edited, (a, b) => {
        const { model } = mergeModels(base, a, b);
        expect(mergeModels(a, a, model)).toEqual({ model, conflicts: [] });
      }),
    );
  });
});

describe('two people', () => {
  test('changes in different places come together', () => {
    const ours = setParameterValue(setFormula(base, 'gdp', '=1'), 'high', 'gdp_growth', 2026, 7);
    const theirs = setParameterValue(
      renameScenario(base, 'high', both('新', 'New')),
      'base',
      'rd_growth',
      'all',
      4,
    );
    const { model, conflicts } = mergeModels(base, ours, theirs);
    expect(conflicts).toEqual([]);
    expect(model.indicators[0]?.formula).toBe('=1');
    expect(model.scenarios[0]?.values['rd_growth']).toBe(4);
    expect(model.scenarios[1]).toMatchObject({ name: both('新', 'New'), values: ours.scenarios[1]?.values });
  });

  test('one year each of the same parameter comes together; the same year is a conflict with both values', () => {
    const set = (year: number | 'all', value: number): Model =>
      setParameterValue(base, 'base', 'gdp_growth', year, value);
    const start = set('all', 5);
    const ours = setParameterValue(start, 'base', 'gdp_growth', 2026, 6);
    const theirs = setParameterValue(start, 'base', 'gdp_growth', 2023, 4);
    const merged = mergeModels(start, ours, theirs);
    expect(merged.conflicts).toEqual([]);
    expect(merged.model.scenarios[0]?.values['gdp_growth']).toEqual({ 2023: 4, 2026: 6 });

    const clash = mergeModels(start, ours, setParameterValue(start, 'base', 'gdp_growth', 2026, 7));
    expect(clash.conflicts).toEqual([
      { path: 'scenarios.base.values.gdp_growth.2026', base: undefined, ours: 6, theirs: 7 },
    ]);
    expect(mergeProblems(clash.conflicts)).toEqual([
      {
        code: 'model.changedBoth',
        severity: 'warning',
        place: { table: 'scenarios', key: 'base', field: 'values.gdp_growth.2026' },
        args: { path: 'scenarios.base.values.gdp_growth.2026', ours: '6', theirs: '7' },
      },
    ]);
  });

  test('what one deletes and the other changes stays, and is told', () => {
    const ours = removeScenario(base, 'high');
    const theirs = setParameterValue(base, 'high', 'gdp_growth', 'all', 9);
    const { model, conflicts } = mergeModels(base, ours, theirs);
    expect(conflicts.map(({ path }) => path)).toEqual(['scenarios.high']);
    expect(model.scenarios).toEqual(theirs.scenarios);
  });

  test('rows that both add stand side by side, each after the row it followed', () => {
    const add = (model: Model, key: string): Model => duplicateScenario(model, 'base', key, both(key, key));
    const { model, conflicts } = mergeModels(base, add(base, 'b'), add(base, 'a'));
    expect(conflicts).toEqual([]);
    expect(model.scenarios.map(({ key }) => key)).toEqual(['base', 'a', 'b', 'high']);
  });
});
