/** Every function that the kernel calculates by a program of its own gives what its row in the function table gives. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileFormula } from '../../src/formula/evaluate/interpret.js';
import { FUNCTIONS } from '../../src/formula/functions/functions.js';
import {
  fewestArguments,
  mostArguments,
  parameterAt,
  type FunctionRow,
} from '../../src/formula/functions/functionTable.js';
import { evaluateKernel } from '../../src/kernel/evaluate.js';
import { LOGIC_LOWERINGS } from '../../src/kernel/lowerLogic.js';
import { createMemory } from '../../src/kernel/webassembly.js';
import { agrees, show } from '../formula/corpus.js';
import { binary, call, extreme, name, number } from './formulas.js';

const memory = createMemory(16)!;

/** For each function 20; CI's soak of 1,000 runs has 80, one of 2,500 has 200. */
const RUNS = Math.ceil(Number(process.env['TUIYAN_RUNS'] ?? 250) * 0.08);
const rows = FUNCTIONS.filter(
  ({ kernel }) => kernel !== undefined && ('program' in kernel || 'lists' in kernel),
);

/** Numbers as arguments of financial and rounding functions are likely to be. */
const likely = fc.oneof(
  extreme,
  fc.integer({ min: -5, max: 12 }),
  fc.integer({ min: -2000, max: 2000 }).map((n) => n / 100),
  fc.integer({ min: -20, max: 20 }).map((n) => n / 2),
);

/** Numbers for single values, and years of a series (undefined where it has none) for lists. */
type Given = number | readonly (number | undefined)[];

const YEARS = [2021, 2022, 2023, 2024, 2025, 2026, 2027];

/** As many arguments as the row takes; lists of one length in most cases, as functions of two lists want them. */
function argumentsOf(row: FunctionRow): fc.Arbitrary<readonly Given[]> {
  const [fewest, most] = [fewestArguments(row), Math.min(mostArguments(row), 6)];
  const cell = fc.oneof({ weight: 9, arbitrary: likely }, { weight: 1, arbitrary: fc.constant(undefined) });
  const list = fc
    .array(cell, { minLength: 1, maxLength: YEARS.length })
    .filter((cells) => cells.some((number) => number !== undefined));
  const same = fc.integer({ min: 1, max: YEARS.length }).chain((length) =>
    fc.array(fc.array(likely, { minLength: length, maxLength: length }), {
      minLength: most,
      maxLength: most,
    }),
  );
  return fc.tuple(fc.integer({ min: fewest, max: most }), same).chain(([count, lists]) =>
    fc.tuple(
      ...Array.from({ length: count }, (_, i): fc.Arbitrary<Given> => {
        if (parameterAt(row, i)?.kind !== 'values') return likely;
        return fc.oneof(
          { weight: 4, arbitrary: fc.constant(lists[i]!) },
          { weight: 1, arbitrary: list },
          { weight: 1, arbitrary: likely },
        );
      }),
    ),
  );
}

describe('programs', () => {
  test('are in the row of every function that calculates, or the row says why there is none', () => {
    const silent = FUNCTIONS.filter(({ meaning, kernel }) => {
      if (meaning.kind !== 'strict' && meaning.kind !== 'lazy') return kernel !== undefined;
      return kernel === undefined || ('oneByOne' in kernel && kernel.oneByOne.trim() === '');
    });
    expect(silent.map(({ key }) => key)).toEqual([]);
  });

  test('are of functions whose arguments are all calculated', () => {
    expect(rows.filter(({ meaning }) => meaning.kind !== 'strict')).toEqual([]);
  });

  test('are not written for functions that are lowered by their conditions', () => {
    const lowered = FUNCTIONS.filter(({ kernel }) => kernel !== undefined && 'isLowered' in kernel);
    expect(lowered.map(({ key }) => key).sort()).toEqual([...LOGIC_LOWERINGS.keys()].sort());
  });

  test.each(rows.map((row) => [row.key, row] as const))('%s', (key, row) => {
    fc.assert(
      fc.property(argumentsOf(row), fc.boolean(), (values, isWhole) => {
        const args = values.map((value, i) => {
          if (typeof value !== 'number') return call('SPAN', [name(`x${i}`), number(2021), number(2027)]);
          return key.includes('ROUND') && i === 1 ? number(value) : name(`x${i}`);
        });
        const expr = isWhole ? call(key, args) : binary('*', call(key, args), number(1));
        const scope = {
          year: 2026,
          firstYear: 2021,
          baseYear: 2021,
          horizon: 2027,
          valueAt: (x: string, year: number) => {
            const value = values[Number(x.slice(1))];
            return typeof value === 'number' ? value : value?.[year - 2021];
          },
        };
        const expected = compileFormula(expr)(scope);
        const actual = evaluateKernel(expr, scope, { memory });
        expect(
          agrees(actual, expected),
          `${key}(${JSON.stringify(values)}): ${show(actual)}, expected ${show(expected)}`,
        ).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });

  // Not in the corpus, for the engine that calculates the Excel text goes on with infinity.
  test('end where a number of periods is no number', () => {
    const huge = binary('^', number(10), number(200));
    const expr = call('EFFECT', [name('x'), binary('*', huge, huge)]);
    const years = { year: 2026, firstYear: 2026, baseYear: 2026, horizon: 2026 };
    expect(evaluateKernel(expr, { ...years, valueAt: () => 0.05 }, { memory })).toEqual({ error: '#NUM!' });
  });
});
