/** Hostile text never throws, never hangs and reaches nothing: it is read as an ordinary formula or refused with a sentence. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printExcel } from '../../src/formula/excel.js';
import { compileFormula } from '../../src/formula/interpret.js';
import { parseFormula } from '../../src/formula/parse.js';
import { printFormula } from '../../src/formula/print.js';
import { referencesOf } from '../../src/formula/references.js';
import { checkUnits } from '../../src/formula/unitcheck.js';
import { isError } from '../../src/formula/value.js';
import { describe as sentence } from '../../src/messages/messages.js';
import { namesOf, scopeOf, siteOf, type Series } from './corpus.js';

const lines = readFileSync(new URL('hostile.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '');
const item = {
  inputs: new Map<string, Series>([
    ['rd', 5],
    ['研发经费', 7],
  ]),
  year: 2026,
  self: 'rd',
};
const names = namesOf(item);

/** Does everything that can be done with a formula's text. */
function exercise(text: string): 'read' | 'refused' {
  const outcome = parseFormula(text, names);
  if (!outcome.ok) {
    expect(outcome.problems.length).toBeGreaterThan(0);
    for (const problem of outcome.problems) {
      const { start = -1, end = -1 } = problem.place;
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeGreaterThanOrEqual(start);
      expect(end).toBeLessThanOrEqual(text.length);
      expect(sentence(problem, 'zh')).toMatch(/[。？]$/);
      expect(sentence(problem, 'en')).toMatch(/[.?]$/);
    }
    return 'refused';
  }
  const expr = outcome.value;
  const value = compileFormula(expr)(scopeOf(item));
  expect(isError(value) || ['number', 'string', 'boolean'].includes(typeof value)).toBe(true);
  if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
  for (const reference of referencesOf(expr)) expect(['rd', '研发经费']).toContain(reference.key);
  expect(printExcel(expr, siteOf(item, 1)).startsWith('=')).toBe(true);
  expect(parseFormula(printFormula(expr, names, 'zh'), names).ok).toBe(true);
  checkUnits(expr, () => undefined);
  return 'read';
}

describe('hostile text', () => {
  test('there is plenty of it', () => {
    expect(lines.length).toBeGreaterThanOrEqual(100);
  });

  test.each(lines)('%s', (line) => {
    exercise(line);
    exercise(line.slice(1));
    exercise(`=1+${line.slice(1)}`);
    exercise(`=SUM(${line.slice(1)},rd)`);
  });

  test('prototype names are unknown names like any other', () => {
    for (const name of [
      'constructor',
      '__proto__',
      'prototype',
      'hasOwnProperty',
      'toString',
      'valueOf',
      '__defineGetter__',
    ]) {
      const outcome = parseFormula(`=${name}`, names);
      expect(outcome.problems.map(({ code }) => code)).toEqual(['formula.nameUnknown']);
      expect(parseFormula(`=${name}(1)`, names).ok).toBe(false);
    }
  });

  test('any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => void exercise(text)),
      { numRuns: 2000 },
    );
  });

  test('any sequence of the pieces of formulas', () => {
    const pieces = fc.constantFrom(
      ...[
        '(',
        ')',
        '+',
        '-',
        '*',
        '/',
        '^',
        '&',
        '%',
        '=',
        '<',
        '>',
        ',',
        ';',
        '{',
        '}',
        '"',
        "'",
        ' ',
        '1',
        '2.5',
        '1E3',
        'rd',
        '研发经费',
        'SUM',
        'IF',
        'PREV',
      ],
      ...[
        'YEAR',
        '上年',
        'A1',
        '#N/A',
        'TRUE',
        '（',
        '）',
        '，',
        '×',
        '“',
        '”',
        ':',
        '!',
        '@',
        '#',
        '$',
        '[',
        ']',
        '.',
        'SPAN',
        'STOCK',
        'E',
        '≥',
      ],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => void exercise(`=${parts.join('')}`)),
      { numRuns: 5000 },
    );
  });
});
