/** Every function that the kernel calculates by a program of its own gives what its row in the function table gives. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileFormula } from '../../src/formula/interpret.js';
import { FUNCTIONS } from '../../src/formula/functions.js';
import { KERNEL_COLUMN } from '../../src/formula/functions-kernel.js';
import { mostArguments, fewestArguments, type FunctionRow } from '../../src/formula/functiontable.js';
import { evaluateKernel } from '../../src/kernel/evaluate.js';
import { createMemory } from '../../src/kernel/webassembly.js';
import { agrees, show } from '../formula/corpus.js';
import { binary, call, extreme, name, number } from './formulas.js';

const memory = createMemory(16)!;
const rows = FUNCTIONS.filter(({ kernel }) => kernel !== undefined);

/** Numbers as arguments of financial and rounding functions are likely to be. */
const likely = fc.oneof(
  extreme,
  fc.integer({ min: -5, max: 12 }),
  fc.integer({ min: -2000, max: 2000 }).map((n) => n / 100),
  fc.integer({ min: -20, max: 20 }).map((n) => n / 2),
);

function argumentsOf(row: FunctionRow): fc.Arbitrary<readonly number[]> {
  const maxLength = Math.min(mostArguments(row), 6);
  return fc.array(likely, { minLength: fewestArguments(row), maxLength });
}

describe('programs', () => {
  test('are in the table, and only for functions whose arguments are all calculated', () => {
    expect([...KERNEL_COLUMN.keys()].sort()).toEqual(rows.map(({ key }) => key).sort());
    expect(rows.filter(({ meaning }) => meaning.kind !== 'strict')).toEqual([]);
  });

  test.each(rows.map((row) => [row.key, row] as const))('%s', (key, row) => {
    fc.assert(
      fc.property(argumentsOf(row), fc.boolean(), (values, isWhole) => {
        const args = values.map((_, i) =>
          key.includes('ROUND') && i === 1 ? number(values[i]!) : name(`x${i}`),
        );
        const expr = isWhole ? call(key, args) : binary('*', call(key, args), number(1));
        const scope = {
          year: 2026,
          firstYear: 2026,
          baseYear: 2026,
          horizon: 2026,
          valueAt: (x: string) => values[Number(x.slice(1))],
        };
        const expected = compileFormula(expr)(scope);
        const actual = evaluateKernel(expr, scope, { memory });
        expect(
          agrees(actual, expected),
          `${key}(${values.join(', ')}): ${show(actual)}, expected ${show(expected)}`,
        ).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
