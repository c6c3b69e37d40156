/** Functions of Excel that are refused by name: none of them exists, and each sentence names it and what to use instead. */
import { expect, test } from 'vitest';
import { FUNCTION_NAMES } from '../../../src/formula/functions/functions.js';
import { parseFormula } from '../../../src/formula/text/parse.js';
import { reasonOfRefusal } from '../../../src/formula/text/refusedFunctions.js';
import { describe as sentence } from '../../../src/messages/messages.js';
import { NAMES } from '../generate.js';

test('no function of the table is refused', () => {
  expect(FUNCTION_NAMES.filter((name) => reasonOfRefusal(name) !== undefined)).toEqual([]);
});

test.each([
  'OFFSET',
  'NOW',
  'RANDBETWEEN',
  'AGGREGATE',
  'COUNTBLANK',
  'LOGEST',
  'FORECAST.ETS',
  'DGET',
  'RTD',
  'HOUR',
  'VDB',
])('%s is refused by name, with functions that exist in its place', (name) => {
  const { ok, problems } = parseFormula(`=1+${name}(1)`, NAMES);
  expect(ok).toBe(false);
  const [problem] = problems;
  if (problem === undefined) throw new Error('no problem');
  expect(problem.code).toBe(reasonOfRefusal(name));
  expect(problem.place).toEqual({ start: 3, end: 3 + name.length });
  for (const language of ['zh', 'en'] as const) {
    const text = sentence(problem, language);
    expect(text).toContain(name);
    const named = text.match(/[A-Z][A-Z0-9.]{2,}(?<!\\.)/g) ?? [];
    const unknown = named.filter((word) => reasonOfRefusal(word) !== undefined && word !== name);
    expect(unknown).toEqual([]);
  }
});

test('a name that is no function of Excel is unknown, not refused', () => {
  expect(reasonOfRefusal('FOOBARBAZ')).toBeUndefined();
});
