/** Hostile text never throws, never hangs and reaches nothing: it is read as an ordinary formula or refused with a sentence. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printExcel } from '../../src/formula/text/excel.js';
import { compileFormula } from '../../src/formula/evaluate/interpret.js';
import { parseFormula } from '../../src/formula/text/parse.js';
import { printFormula } from '../../src/formula/text/print.js';
import { referencesOf } from '../../src/formula/functions/references.js';
import { checkUnits } from '../../src/formula/units/unitCheck.js';
import type { Expr } from '../../src/formula/values/expr.js';
import type { Scope } from '../../src/formula/values/scope.js';
import { isError, type Scalar } from '../../src/formula/values/value.js';
import { describe as sentence } from '../../src/messages/messages.js';
import { evaluateKernel } from '../../src/kernel/evaluate.js';
import { createMemory } from '../../src/kernel/webassembly.js';
import { agrees, namesOf, scopeOf, siteOf, type Series } from './corpus.js';

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
const memory = createMemory(1);
const kernel = (expr: Expr, scope: Scope): Scalar =>
  evaluateKernel(expr, scope, memory === undefined ? {} : { memory });

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
  expect(agrees(kernel(expr, scopeOf(item)), value), text.slice(0, 200)).toBe(true);
  expect(isError(value) || ['number', 'string', 'boolean'].includes(typeof value)).toBe(true);
  if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
  for (const reference of referencesOf(expr)) expect(['rd', '研发经费']).toContain(reference.key);
  const printed = printExcel(expr, siteOf(item, 1));
  expect(printed.startsWith('=')).toBe(true);
  expect(printed.length).toBeLessThanOrEqual(8192);
  expect(parseFormula(printFormula(expr, names, 'zh'), names).ok).toBe(true);
  checkUnits(expr, () => undefined);
  return 'read';
}

describe('hostile text', () => {
  test('there is plenty of it', () => {
    expect(new Set(lines).size).toBeGreaterThanOrEqual(300);
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

  test.each([
    ['8,193 characters', `=${'1'.repeat(8192)}`, 'tooLong'],
    ['a megabyte', `="${'x'.repeat(1_000_000)}"`, 'tooLong'],
    ['65 parentheses', `=${'('.repeat(65)}1${')'.repeat(65)}`, 'tooDeep'],
    ['4,000 parentheses', `=${'('.repeat(4000)}1${')'.repeat(4000)}`, 'tooDeep'],
    ['4,000 open parentheses', `=${'('.repeat(4000)}`, 'tooDeep'],
    ['4,000 signs', `=${'-'.repeat(4000)}1`, 'tooDeep'],
    ['4,000 percent signs', `=1${'%'.repeat(4000)}`, 'tooLarge'],
    ['2,000 terms', `=${'rd+'.repeat(2000)}1`, 'tooLarge'],
    ['names that are longer in cells', `="${'x'.repeat(8150)}"${'&rd'.repeat(4)}`, 'tooLongInCell'],
    ['256 arguments', `=SUM(${Array(256).fill('1').join()})`, 'argumentsMany'],
    ['4,000 empty arguments', `=SUM(${','.repeat(4000)})`, 'argumentsMany'],
    ['a list of 4,000', `=SUM({${Array(4000).fill('1').join()}})`, 'tooLarge'],
    ['nested functions', `=${'SUM('.repeat(65)}1${')'.repeat(65)}`, 'tooDeep'],
    [
      'functions that grow where they are written out',
      `=${'LOGISTIC('.repeat(12)}1${',rd,rd)'.repeat(12)}`,
      undefined,
    ],
    [
      'functions that repeat their arguments',
      `=${'SWITCH('.repeat(9)}1${',1,2,3,4,5,6)'.repeat(9)}`,
      'tooLarge',
    ],
    ['choices that nest', `=IFS(${Array(60).fill('rd=1,2').join()})`, undefined],
    [
      'choices that nest too deep',
      `=IFS(${Array(59).fill('rd=1,2').join()},rd=1,IFS(${Array(30).fill('rd=1,2').join()}))`,
      'tooDeepInCell',
    ],
    ['a name of 300 characters', `=${'研'.repeat(300)}`, 'character'],
    ['a number of 8,000 digits', `=${'9'.repeat(8000)}`, 'numberTooLarge'],
    ['8,000 zeros', `=0.${'0'.repeat(8000)}1`, undefined],
    ['lone surrogates', '=\ud800+\udc00', 'nameUnknown'],
    ['a lone surrogate in a text', '="\ud800"&"\udfff"', undefined],
    ['a zero byte', '=rd\u0000', 'character'],
    ['bidirectional controls', '=\u202erd\u202c+\u20661\u2069', 'nameUnknown'],
  ])('%s', (_, text, code) => {
    exercise(text);
    const found = parseFormula(text, names).problems.map((problem) => problem.code.replace('formula.', ''));
    expect(found[0]?.replace('Near', '')).toBe(code);
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
