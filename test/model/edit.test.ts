import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  describeScenario,
  duplicateScenario,
  freeScenarioKey,
  moveScenario,
  overrideParameter,
  removeScenario,
  renameScenario,
  setFormula,
  setParameterValue,
} from '../../src/model/edit.js';
import type { Model } from '../../src/model/model.js';
import { resolveParameter } from '../../src/model/parameters.js';
import { edited as edit, model, rate, smallModel } from './packs.js';

const name = { zh: '新', en: 'New' };

/** Makes every write to a model throw. */
function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(freeze);
    Object.freeze(value);
  }
  return value;
}

describe('laws', () => {
  it('edits leave the model they start from as it was', () => {
    fc.assert(
      fc.property(model, fc.array(edit, { maxLength: 6 }), (one, edits) => {
        edits.reduce((of, change) => freeze(change(of)), freeze(one));
      }),
    );
  });

  it('share everything they do not change', () => {
    fc.assert(
      fc.property(model, edit, (one, change) => {
        const after = change(one);
        expect(after.figures).toBe(one.figures);
        expect(after.rules).toBe(one.rules);
        expect(after.parameters).toBe(one.parameters);
      }),
    );
  });

  it('keep scenario keys unique and parents known', () => {
    fc.assert(
      fc.property(model, fc.array(edit, { maxLength: 8 }), (one, edits) => {
        const { scenarios } = edits.reduce((of, change) => change(of), one);
        const keys = scenarios.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        for (const scenario of scenarios)
          if (scenario.extends !== undefined) expect(keys).toContain(scenario.extends);
      }),
    );
  });

  it('a value that is set and taken back leaves the values that were', () => {
    fc.assert(
      fc.property(model, rate, (one, value) => {
        const [scenario, key] = [one.scenarios[0]!, one.parameters[0]!.key];
        const { [key]: _, ...others } = scenario.values;
        const set = setParameterValue(one, scenario.key, key, 'all', value);
        expect(setParameterValue(set, scenario.key, key, 'all', 'inherit').scenarios[0]?.values).toEqual(
          others,
        );
      }),
    );
  });
});

/** All parameters of a scenario, by year. */
const numbers = (of: Model, key: string) => {
  const scenario = of.scenarios.find((row) => row.key === key)!;
  return of.parameters.map((row) => resolveParameter(of, scenario, row).map(({ value }) => value));
};

describe('no number changes', () => {
  it('in other scenarios when one is removed', () => {
    fc.assert(
      fc.property(model, fc.array(edit, { maxLength: 5 }), fc.nat(), (start, edits, n) => {
        const one = edits.reduce((of, change) => change(of), start);
        fc.pre(one.scenarios.length > 1);
        const { key } = one.scenarios[n % one.scenarios.length]!;
        const after = removeScenario(one, key);
        for (const left of after.scenarios) expect(numbers(after, left.key)).toEqual(numbers(one, left.key));
      }),
    );
  });

  it('when what is inherited becomes own, and it then follows no other scenario', () => {
    fc.assert(
      fc.property(model, fc.nat(), fc.nat(), rate, (one, n, m, value) => {
        const { key } = one.scenarios[n % one.scenarios.length]!;
        const parameter = one.parameters[m % one.parameters.length]!.key;
        const own = overrideParameter(one, key, parameter);
        expect(numbers(own, key)).toEqual(numbers(one, key));
        const parent = own.scenarios.find((row) => row.key === key)?.extends;
        if (parent === undefined) return;
        const moved = setParameterValue(own, parent, parameter, 'all', value);
        expect(numbers(moved, key)).toEqual(numbers(one, key));
      }),
    );
  });

  it('when scenarios change places, which they do as far as the list goes', () => {
    fc.assert(
      fc.property(model, fc.nat(), fc.integer({ min: -5, max: 5 }), (one, n, by) => {
        const { key } = one.scenarios[n % one.scenarios.length]!;
        const after = moveScenario(one, key, by);
        expect([...after.scenarios].sort(byKey)).toEqual([...one.scenarios].sort(byKey));
        const [was, is] = [one, after].map((of) => of.scenarios.findIndex((row) => row.key === key));
        expect(is).toBe(Math.min(one.scenarios.length - 1, Math.max(0, was! + by)));
        const others = (of: Model) => of.scenarios.map((row) => row.key).filter((other) => other !== key);
        expect(others(after)).toEqual(others(one));
      }),
    );
  });
});

const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1);

it('a scenario is signed, and the signature taken away', () => {
  const high = (of: Model) => of.scenarios.find(({ key }) => key === 'high');
  const signed = describeScenario(smallModel, 'high', { author: ' 张工 ' });
  expect(high(signed)?.author).toBe('张工');
  expect(high(describeScenario(signed, 'high', { note: name }))).toMatchObject({
    author: '张工',
    note: name,
  });
  expect(describeScenario(signed, 'high', { author: '' })).toEqual(smallModel);
});

describe('setParameterValue', () => {
  const values = (of: Model) => of.scenarios.find(({ key }) => key === 'high')?.values['rd_growth'];
  const set = (of: Model, at: number | 'all', value: number | 'inherit') =>
    setParameterValue(of, 'high', 'rd_growth', at, value);

  it('gives a year, all years, or nothing', () => {
    expect(values(set(smallModel, 2028, 9))).toEqual({ 2026: 8, 2028: 9 });
    expect(values(set(smallModel, 2026, 'inherit'))).toBeUndefined();
    expect(values(set(smallModel, 2027, 'inherit'))).toEqual({ 2026: 8 });
    expect(values(set(smallModel, 'all', 7))).toBe(7);
    expect(values(set(set(smallModel, 'all', 7), 2028, 9))).toEqual({ 2023: 7, 2028: 9 });
  });
});

describe('wrong keys are mistakes of the program', () => {
  it.each([
    () => setFormula(smallModel, 'nothing', '=1'),
    () => setParameterValue(smallModel, 'nothing', 'rd_growth', 'all', 1),
    () => setParameterValue(smallModel, 'high', 'nothing', 'all', 1),
    () => renameScenario(smallModel, 'nothing', name),
    () => removeScenario(smallModel, 'nothing'),
  ])('%#', (change) => {
    expect(change).toThrow('nothing');
  });

  it('so are a key given twice and the last scenario taken away', () => {
    expect(() => duplicateScenario(smallModel, 'high', 'base', name)).toThrow('base');
    expect(() => removeScenario(removeScenario(smallModel, 'base'), 'high')).toThrow('last');
  });
});

it('a copy stands after its original', () => {
  expect(duplicateScenario(smallModel, 'base', 'copy', name).scenarios.map(({ key }) => key)).toEqual([
    'base',
    'copy',
    'high',
  ]);
  expect(freeScenarioKey(smallModel, 'high')).toBe('high_2');
});
