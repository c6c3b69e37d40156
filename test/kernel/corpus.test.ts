/** The corpus by the third back end: every case as a program of WebAssembly, for two draws and for one, and in columns. */
import { describe, expect, test } from 'vitest';
import type { Expr } from '../../src/formula/values/expr.js';
import { parseFormula } from '../../src/formula/text/parse.js';
import { createBatchEvaluator, evaluateKernel } from '../../src/kernel/evaluate.js';
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

  test('many in one program', () => {
    const cases = readCases();
    const found = createBatchEvaluator()(cases.map((item) => ({ expr: parsed(item), scope: scopeOf(item) })));
    const wrong = cases.flatMap((item, i) => {
      const value = found[i];
      return value !== undefined && !(value instanceof Error) && agrees(value, item.expected, item.tolerance)
        ? []
        : [
            `${item.place}: ${item.id} is ${value instanceof Error ? value.message : JSON.stringify(value)}, expected ${show(item.expected)}`,
          ];
    });
    expect(wrong).toEqual([]);
  });

  test('one that throws leaves the others their values', () => {
    const span = { start: 0, end: 0 };
    const expr: Expr = { kind: 'number', value: 7, span };
    const scope = scopeOf(readCases()[0] as Case);
    const broken: Expr = { kind: 'call', fn: 'NO.SUCH', args: [], span };
    const [first, second, third] = createBatchEvaluator()(
      [expr, broken, expr].map((each) => ({ expr: each, scope })),
    );
    expect([first, third]).toEqual([7, 7]);
    expect(second).toBeInstanceOf(Error);
  });
});
