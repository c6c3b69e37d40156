/** The corpus by the third back end: every case as a program of WebAssembly, for two draws and for one, and in columns. */
import { describe, expect, test } from 'vitest';
import type { Expr } from '../../src/formula/values/expr.js';
import { parseFormula } from '../../src/formula/text/parse.js';
import { evaluateKernel } from '../../src/kernel/evaluate.js';
import { agrees, namesOf, readCases, scopeOf, show, type Case } from '../formula/corpus.js';

function parsed(item: Case): Expr {
  const outcome = parseFormula(item.formula, namesOf(item));
  if (!outcome.ok) throw new Error(`${item.place}: ${item.formula}: ${JSON.stringify(outcome.problems)}`);
  return outcome.value;
}

describe('the kernel gives what Excel gives', () => {
  test.each(['machine', 'single', 'columns'] as const)('by %s', (executor) => {
    const wrong = readCases().flatMap((item) => {
      const value = evaluateKernel(parsed(item), scopeOf(item), { executor });
      return agrees(value, item.expected, item.tolerance)
        ? []
        : [`${item.place}: ${item.id} is ${show(value)}, expected ${show(item.expected)}`];
    });
    expect(wrong).toEqual([]);
  });
});
