/** Files that others made: too deep, too large, with the names that every object has. Each is refused in a sentence or read as plain data. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readShare } from '../src/cli/shareFile.js';
import { describe as sentence } from '../src/messages/messages.js';
import type { Outcome } from '../src/messages/problem.js';
import { readPack } from '../src/model/pack.js';
import { importScenario, writeScenarioFile } from '../src/model/scenarioFile.js';
import { BINS } from '../src/sampling/bins.js';
import { SMALL, smallModel } from './model/packs.js';

const DEEP = ['['.repeat(1_000_000), '{"a":'.repeat(1_000_000), '[{"a":'.repeat(300_000)];

function sentencesOf(outcome: Outcome<unknown>): readonly string[] {
  expect(outcome.ok).toBe(false);
  const { problems } = outcome;
  expect(problems.length).toBeGreaterThan(0);
  return problems.flatMap((problem) => [sentence(problem, 'zh'), sentence(problem, 'en')]);
}

const isPolluted = (): boolean => 'polluted' in {};

describe('a pack', () => {
  it.each(DEEP)('nested too deep is refused in a sentence (%.8s)', (model) => {
    for (const text of sentencesOf(readPack({ ...SMALL, model }))) expect(text.length).toBeLessThan(1000);
  });

  it.each(['__proto__', 'constructor', 'prototype', 'toString'])(
    'with a field %s of its own changes no object',
    (name) => {
      const put = (model: string) => readPack({ ...SMALL, model });
      sentencesOf(put(SMALL.model.replace('{', `{"${name}":{"polluted":1},`)));
      const [scenario] = smallModel.scenarios;
      const at = SMALL.model.indexOf('"values": {', SMALL.model.indexOf(`"${scenario!.key}"`));
      const found = put(
        `${SMALL.model.slice(0, at)}"values": {"${name}":5,${SMALL.model.slice(at + 11).replace(/^\s*\}/, '"rd_growth":1}')}`,
      );
      // A value of a parameter that is not there is no value of anything.
      if (found.ok) expect(Object.keys(found.value.scenarios[0]!.values)).toContain(name);
      expect(isPolluted()).toBe(false);
    },
  );

  it('with a megabyte in each place of a row has short sentences', () => {
    const long = 'x'.repeat(1_000_000);
    const figures = SMALL.figures.split('\n');
    const broken = [
      figures[0],
      (figures[1] ?? '')
        .split(',')
        .map(() => long)
        .join(','),
      '',
    ].join('\n');
    for (const text of sentencesOf(readPack({ ...SMALL, figures: broken })))
      expect(text.length).toBeLessThan(3000);
  });
});

describe('a scenario file', () => {
  const json = writeScenarioFile(smallModel, 'high');

  it.each(DEEP)('nested too deep is refused in a sentence (%.8s)', (text) => {
    sentencesOf(importScenario(smallModel, text, 'a.json'));
    sentencesOf(importScenario(smallModel, json.replace('"values": {', `"values": ${text}`), 'a.json'));
  });

  it.each(['__proto__', 'constructor', 'toString'])('with a value for %s has none of it', (name) => {
    const outcome = importScenario(
      smallModel,
      json.replace('"values": {', `"values": {"${name}":{"unit":"%","value":{"polluted":1}},`),
      'a.json',
    );
    if (outcome.ok) expect(Object.keys(outcome.value.model.scenarios.at(-1)!.values)).not.toContain(name);
    else sentencesOf(outcome);
    const plain = importScenario(
      smallModel,
      json.replace('"values": {', `"values": {"${name}":{"unit":"%","value":5},`),
      'a.json',
    );
    expect(plain.problems.map(({ code }) => code)).toContain('scenario.unknownParameter');
    if (plain.ok) expect(Object.keys(plain.value.model.scenarios.at(-1)!.values)).not.toContain(name);
    expect(isPolluted()).toBe(false);
  });
});

describe('a share', () => {
  /** Of one output and no draws: the smallest that is one. */
  const numbers = new Uint8Array(BINS / 8);
  const smallest = {
    ...{ format: 'tuiyan share 1', model: '', program: '', scenario: '', count: 2, index: 1 },
    ...{ plan: { method: 'sobol', seed: 1, draws: 1 }, outputs: [{ key: 'a', year: 2030 }], parts: [] },
    sha256: createHash('sha256').update(numbers).digest('hex'),
  };
  const share = (header: unknown) => {
    const line = typeof header === 'string' ? header : JSON.stringify(header);
    return readShare(Buffer.concat([Buffer.from(`${line}\n`), numbers]));
  };

  it('that is the smallest is one', () => expect(share(smallest)).toBeDefined());

  it.each(DEEP)('nested too deep is none (%.8s)', (header) => expect(share(header)).toBeUndefined());

  const promises = {
    shares: { count: 4_000_000_000 },
    'all shares': { count: 1e15, index: 1e15 },
    outputs: { outputs: Array.from({ length: 100_000 }, () => ({ key: 'a', year: 1 })) },
    'no output': { outputs: [] },
    draws: {
      parts: [{ from: 0, to: 9e15, tally: { met: [], together: 0 } }],
      plan: { ...smallest.plan, draws: 9e15 },
    },
  };
  it.each(Object.keys(promises))('that promises more than is there is none: %s', (name) => {
    expect(share({ ...smallest, ...promises[name as keyof typeof promises] })).toBeUndefined();
  });
});
