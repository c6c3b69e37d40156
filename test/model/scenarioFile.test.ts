/** A scenario goes out as a file and comes in again, into the same model or another one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describe as sentence } from '../../src/messages/messages.js';
import type { Model, Scenario } from '../../src/model/model.js';
import { resolveParameter } from '../../src/model/parameters.js';
import { importScenario, writeScenarioFile } from '../../src/model/scenarioFile.js';
import { codes, model, prepared, smallModel, valueOf } from './packs.js';

const numbers = (of: Model, key: string) => {
  const scenario = of.scenarios.find((row) => row.key === key)!;
  return of.parameters.map((row) => resolveParameter(of, scenario, row).map(({ value }) => value));
};

const add = (into: Model, json: string) => valueOf(importScenario(into, json, 'a.json'));

describe('laws', () => {
  it('what comes in has the numbers of what went out, with its parent or without', () => {
    fc.assert(
      fc.property(model, fc.nat(), (one, n) => {
        const { key } = one.scenarios[n % one.scenarios.length]!;
        const json = writeScenarioFile(one, key);
        const same = add(one, json);
        expect(numbers(same.model, same.scenario)).toEqual(numbers(one, key));
        const bare: Model = {
          ...one,
          scenarios: [{ key: 'other', name: { zh: '别的', en: 'other' }, note: one.name, values: {} }],
        };
        const alone = add(bare, json);
        expect(numbers(alone.model, alone.scenario)).toEqual(numbers(one, key));
      }),
    );
  });

  it.each([
    [
      { zh: ' ', en: 'Fast' },
      { zh: 'Fast', en: 'Fast' },
    ],
    [
      { zh: '加快', en: '' },
      { zh: '加快', en: '加快' },
    ],
    [{ zh: '', en: ' ' }, undefined],
  ])('a blank name is not taken over: %j', (name, wanted) => {
    const file = JSON.parse(writeScenarioFile(smallModel, smallModel.scenarios[0]!.key)) as {
      scenario: { name: unknown };
    };
    file.scenario.name = name;
    const outcome = importScenario(smallModel, JSON.stringify(file), 'a.json');
    expect(outcome.problems.map(({ code }) => code)).toContain('scenario.unnamed');
    const { model: into, scenario } = valueOf(outcome);
    const added = into.scenarios.find(({ key }) => key === scenario)!;
    expect(added.name).toEqual(wanted ?? { zh: added.key, en: added.key });
  });

  it('keys and names stay unique, and the model can be prepared', () => {
    fc.assert(
      fc.property(model, fc.integer({ min: 1, max: 3 }), (one, times) => {
        const json = writeScenarioFile(one, one.scenarios[0]!.key);
        let into = one;
        for (let i = 0; i < times; i++) into = add(into, json).model;
        expect(new Set(into.scenarios.map(({ key }) => key)).size).toBe(into.scenarios.length);
        expect(new Set(into.scenarios.map(({ name }) => name.zh)).size).toBe(into.scenarios.length);
        prepared(into);
      }),
    );
  });

  it('no text makes it throw', () => {
    const json = writeScenarioFile(smallModel, 'high');
    fc.assert(
      fc.property(fc.nat(json.length), fc.nat(20), fc.string({ maxLength: 5 }), (at, cut, put) => {
        const text = json.slice(0, at) + put + json.slice(at + cut);
        for (const problem of importScenario(smallModel, text, 'a.json').problems)
          expect(sentence(problem, 'zh')).not.toBe('');
      }),
    );
  });
});

describe('what does not fit', () => {
  const file = (change: (read: Record<string, never>) => object): string =>
    JSON.stringify(change(JSON.parse(writeScenarioFile(smallModel, 'high')) as Record<string, never>));
  const come = (change: object) =>
    importScenario(
      smallModel,
      file((read) => ({ ...read, ...change })),
      'a.json',
    );
  const own = (outcome: ReturnType<typeof come>): Scenario['values'] | undefined =>
    outcome.ok ? outcome.value.model.scenarios.at(-1)?.values : undefined;

  it('is told in a sentence each, and the rest comes in', () => {
    const outcome = come({
      values: {
        rd_growth: { unit: '%', value: { 2026: 8 } },
        nothing: { unit: '%', value: 1 },
        rd_growth_slow: { unit: '亿元', value: 1 },
      },
    });
    expect(codes(outcome)).toContain('scenario.unknownParameter');
    expect(own(outcome)).toEqual({ rd_growth: { 2026: 8 } });
  });

  it('a unit of the same kind is converted, another is left out', () => {
    expect(own(come({ values: { rd_growth: { unit: '‰', value: 80 } } }))).toEqual({ rd_growth: 8 });
    const other = come({ values: { rd_growth: { unit: '亿元', value: 80 } } });
    expect(codes(other)).toContain('scenario.otherUnit');
    expect(own(other)).toEqual({});
  });

  it('a value outside the range comes in with a warning', () => {
    const outcome = come({ values: { rd_growth: { unit: '%', value: 4000 } } });
    expect(codes(outcome)).toContain('model.valueOutside');
    expect(own(outcome)).toEqual({ rd_growth: 4000 });
  });

  it.each([
    ['{', 'json'],
    ['[]', 'scenario.notAFile'],
    ['{"format":"tuiyan-scenario","version":9}', 'scenario.newer'],
    ['{"format":"tuiyan-scenario","version":1}', 'model.missingField'],
  ])('%s is refused', (text, code) => {
    const outcome = importScenario(smallModel, text, 'a.json');
    expect(outcome.ok).toBe(false);
    expect(codes(outcome)[0]).toContain(code);
  });
});
