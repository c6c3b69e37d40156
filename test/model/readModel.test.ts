import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describe as sentence } from '../../src/messages/messages.js';
import { readModelFile, writeModelFile } from '../../src/model/readModel.js';
import type { Model } from '../../src/model/model.js';
import { SMALL, valueOf, ZHEJIANG } from './packs.js';

const FILE = 'model.json';
const isValid = new Ajv().compile(JSON.parse(readFileSync('seeds/model.schema.json', 'utf8')) as object);

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
const smallJson = JSON.parse(SMALL.model) as Json;
/** With a row of every optional table, and every field that version 1 did not have. */
const richJson = richModel(JSON.parse(writeModelFile(valueOf(readModelFile(SMALL.model, FILE)))) as Model);

function richModel(model: Model): Json {
  const name = { zh: '地区', en: 'Place' };
  const [target] = model.targets;
  const parameters = model.parameters.map((row) => ({
    ...row,
    earliest: 2026,
    cost: { amount: 2, unit: '亿元' },
    marginOf: 'gdp_2024',
  }));
  const split = { key: 'split', name, total: 'gdp', over: { dimension: 'place', level: 'city' } };
  const rich: Model = {
    ...model,
    parameters,
    targets: [{ ...target!, member: 'a', from: 2025, base: 'gdp_2024' }],
    indicators: model.indicators.map((row) => ({ ...row, startsFrom: 'plan' })),
    dimensions: [
      { key: 'place', name, levels: ['city'], members: [{ key: 'a', name, aliases: ['b'], level: 'city' }] },
    ],
    profiles: [{ key: 'p', indicator: 'gdp', period: 'H1', share: 45, low: 44, high: 46, source: 'x' }],
    allocations: [{ ...split, years: [2026], weights: { a: 1 }, cap: { a: 2 }, source: 'x' }],
    accounts: [
      {
        key: 'acc',
        name,
        total: 'gdp',
        uses: ['gdp'],
        cells: { gdp: ['gdp'] },
        parts: { gdp: ['gdp'] },
        bridge: ['gdp'],
        source: 'x',
      },
    ],
  };
  return JSON.parse(writeModelFile(rich)) as Json;
}

/** Every place in a JSON value, as the way to it. */
function ways(value: Json): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [[]];
  const below = Object.entries(value).flatMap(([name, child]) => ways(child).map((way) => [name, ...way]));
  return [[], ...below];
}

/** A copy with the value at the end of a way replaced, or taken away. */
function replaceAt(value: Json, [step, ...rest]: readonly string[], by: Json | undefined): Json {
  if (step === undefined) return by ?? null;
  if (Array.isArray(value))
    return value.flatMap((child, i) => (String(i) === step ? inside(child, rest, by) : [child]));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, child]) =>
      name === step ? inside(child, rest, by).map((changed) => [name, changed]) : [[name, child]],
    ),
  );
}

function inside(child: Json, rest: readonly string[], by: Json | undefined): Json[] {
  return rest.length === 0 && by === undefined ? [] : [replaceAt(child, rest, by)];
}

describe('laws', () => {
  it('gives back the model it writes', () => {
    for (const { model } of [SMALL, ZHEJIANG]) {
      const read = valueOf(readModelFile(model, FILE));
      expect(valueOf(readModelFile(writeModelFile(read), FILE))).toEqual(read);
    }
  });

  it('agrees with the schema on every model with one thing changed', () => {
    const values: fc.Arbitrary<Json | undefined> = fc.constantFrom(
      undefined,
      null,
      true,
      0,
      2.5,
      2026,
      '=gdp',
      [],
      {},
      { '2026': 1 },
      {
        zh: '',
        en: '',
      },
    );
    const places = [smallJson, richJson].flatMap((json) => ways(json).map((way) => [json, way] as const));
    fc.assert(
      fc.property(fc.constantFrom(...places), values, ([json, way], value) => {
        const changed = replaceAt(json, way, value);
        expect(readModelFile(JSON.stringify(changed), FILE).ok).toBe(isValid(changed));
      }),
      { numRuns: 500 },
    );
  });
});

describe('models that cannot be read', () => {
  const read = (from: string, to: string) => {
    expect(SMALL.model).toContain(from);
    return readModelFile(SMALL.model.replace(from, to), FILE).problems.map((problem) => {
      const { line, column } = problem.place;
      return `${line ?? ''}:${column ?? ''} ${problem.code}`;
    });
  };

  it('of a newer version say only that', () => {
    expect(read('"version": 1,', '"version": 3, "views": [],')).toEqual(['3:14 model.newer']);
    const [newer] = readModelFile('{"version": 9}', FILE).problems;
    expect(newer && sentence(newer, 'en')).toContain('made by a newer Tuiyan');
    expect(newer && sentence(newer, 'zh')).toContain('更新版本的推演');
  });

  it('name line and column of the fault', () => {
    expect(read('"version": 1,', '"version": 1')).toEqual(['4:3 json.commaOrEnd']);
    expect(read('"version": 1,', '')).toEqual(['1:1 model.noVersion']);
    expect(read('"baseYear": 2024', '"baseYear": "2024"')).toEqual(['9:15 model.notAYear']);
    expect(read('"horizon": 2030,', '"horizon": 2030, "colour": 1,')).toEqual(['10:20 model.unknownField']);
    expect(
      read('"comparator": ">="', '"comparator": "=>"').map((found) => found.replace(/^.* /, '')),
    ).toEqual(['model.choice']);
  });

  it('name every fault at once', () => {
    const broken = SMALL.model
      .replace('"unit": "亿元"', '"unit": 1')
      .replace('"headline": true', '"headline": "yes"');
    expect(readModelFile(broken, FILE).problems.map(({ code }) => code)).toEqual([
      'model.notText',
      'model.notBoolean',
    ]);
  });

  it('has a sentence for every problem in both languages', () => {
    const problems = ['', '{', '{"version": 1}', '{"version": "1"}', '[]'].flatMap(
      (json) => readModelFile(json, FILE).problems,
    );
    expect(problems.length).toBeGreaterThan(8);
    for (const problem of problems)
      for (const language of ['zh', 'en'] as const) expect(sentence(problem, language)).not.toContain('{');
  });
});
