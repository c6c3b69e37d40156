/** Laws: the interpreter and the kernel's executors agree on random formulas and extreme inputs. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Expr } from '../../src/formula/values/expr.js';
import { compileFormula } from '../../src/formula/evaluate/interpret.js';
import { printFormula } from '../../src/formula/text/print.js';
import type { Scalar } from '../../src/formula/values/value.js';
import type { Scope } from '../../src/formula/values/scope.js';
import { evaluateKernel } from '../../src/kernel/evaluate.js';
import { compileKernel, errorAt, type KernelOptions } from '../../src/kernel/kernel.js';
import { createMemory } from '../../src/kernel/webassembly.js';
import { agrees, show } from '../formula/corpus.js';
import { deciding, formula, inputs, programmed, scopeOf, SERIES, tameInputs } from './formulas.js';

/**
 * Always the same formulas, so that a failure is about the change just made. CI runs 1,000 after the tests (`npm run test:soak`).
 * More and others for a long run:
 * `TUIYAN_RUNS=100000 npx vitest run test/kernel/agreement.test.ts --testTimeout 3600000`, the seed being in the report of a failure.
 */
const LONG = process.env['TUIYAN_RUNS'];
const RUNS = Number(LONG ?? 150);
const chosen = (share: number) => ({
  numRuns: Math.ceil(RUNS * share),
  ...(LONG === undefined ? { seed: 20260303 } : {}),
});

/** One memory for all: each takes gigabytes of addresses. */
const memory = createMemory(16)!;

const names = { resolve: (written: string) => written, all: [], write: (key: string) => key };

function explain(expr: Expr, values: readonly number[], found: Readonly<Record<string, Scalar>>): string {
  const results = Object.entries(found).map(([who, value]) => `${who} ${show(value)}`);
  return `${printFormula(expr, names, 'en')} with ${JSON.stringify(values)}: ${results.join(', ')}`;
}

const LAWS = [
  { of: 'all functions, extreme inputs', formulas: formula, draws: inputs, share: 1 },
  { of: 'rounding, remainders and conditions', formulas: deciding, draws: tameInputs, share: 0.6 },
  { of: 'functions with programs', formulas: programmed, draws: tameInputs, share: 0.6 },
];

describe.each(LAWS)('random formulas of $of', ({ formulas, draws: values, share }) => {
  test('the kernel gives what the interpreter gives', () => {
    fc.assert(
      fc.property(formulas, values, (expr, draw) => {
        const scope = scopeOf(draw);
        const interpret = compileFormula(expr)(scope);
        const kernel = evaluateKernel(expr, scope, { memory });
        expect(agreesAsText(kernel, interpret), explain(expr, draw, { interpret, kernel })).toBe(true);
      }),
      chosen(share),
    );
  });

  test('the executors give the same bits', () => {
    fc.assert(
      fc.property(formulas, values, (expr, draw) => {
        const scope = scopeOf(draw);
        const machine = evaluateKernel(expr, scope, { memory });
        const single = evaluateKernel(expr, scope, { executor: 'single', memory });
        const columns = evaluateKernel(expr, scope, { executor: 'columns' });
        const message = explain(expr, draw, { machine, single, columns });
        expect(show(machine) === show(columns) && show(single) === show(columns), message).toBe(true);
      }),
      chosen(share),
    );
  });

  test('a block of draws gives what the interpreter gives in each of them', () => {
    fc.assert(
      fc.property(formulas, fc.array(values, { minLength: 1, maxLength: 9 }), (expr, draws) => {
        const expected = draws.map((draw) => compileFormula(expr)(blockScope(draw)));
        const bits = (['machine', 'single', 'columns'] as const).map((executor) => {
          const found = runBlock(expr, draws, { executor, memory });
          draws.forEach((draw, i) => {
            const [kernel, interpret] = [found[i]!, expected[i]!];
            const agree =
              typeof interpret === 'string' ? Number.isNaN(kernel) : agrees(kernel, asNumber(interpret));
            expect(agree, explain(expr, draw, { interpret, [executor]: kernel })).toBe(true);
          });
          return found.map(show).join();
        });
        expect(new Set(bits).size, printFormula(expr, names, 'en')).toBe(1);
      }),
      chosen(share / 2),
    );
  });
});

/** As `agrees`; numbers written into a text may differ in the last of their fifteen digits. */
function agreesAsText(kernel: Scalar, interpret: Scalar): boolean {
  if (typeof kernel !== 'string' || typeof interpret !== 'string') return agrees(kernel, interpret);
  const cut = (text: string): string =>
    text.replace(/\d+(\.\d+)?(E[+-]?\d+)?/g, (digits) => Number(digits).toPrecision(12));
  return kernel === interpret || cut(kernel) === cut(interpret);
}

const asNumber = (value: Scalar): Scalar => (typeof value === 'boolean' ? Number(value) : value);

/** As `scopeOf`, for a formula that is a series of its own; other names have no values. */
function blockScope(values: readonly number[]): Scope {
  const scope = scopeOf(values);
  return {
    ...scope,
    self: 'f',
    valueAt: (key, year) => (SERIES.includes(key) ? scope.valueAt(key, year) : undefined),
  };
}

/** The formula in 2026 for every draw of the values of a to d. */
function runBlock(
  expr: Expr,
  draws: readonly (readonly number[])[],
  options: KernelOptions,
): readonly Scalar[] {
  const compiled = compileKernel(
    {
      firstYear: 2024,
      baseYear: 2025,
      horizon: 2027,
      series: [{ key: 'f', actuals: {}, expr, from: 2026 }],
      inputs: SERIES.map((key, s) => ({
        key,
        years: [0, 1, 2, 3].map((year) => ({ column: s * 4 + year })),
      })),
      outputs: [{ key: 'f', year: 2026 }],
    },
    { blockSize: draws.length, ...options },
  );
  if (!compiled.ok) throw new Error('not compiled');
  const kernel = compiled.value;
  kernel.inputs().forEach((column, i) => draws.forEach((values, draw) => (column[draw] = values[i]!)));
  const read = (): readonly Scalar[] => {
    const block = kernel.run(draws.length);
    return draws.map((_, draw) => {
      const error = errorAt(block, 0, draw);
      return error === undefined ? block.values[0]![draw]! : { error };
    });
  };
  // After draws in doubt another program is made, which has to give the same.
  const first = read();
  expect(read().map(show)).toEqual(first.map(show));
  return first;
}
