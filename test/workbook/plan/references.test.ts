/** A formula in another spelling is the same formula. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparable } from '../../../src/workbook/plan/references.js';

const SPELLINGS: readonly (readonly [string, string])[] = [
  ["'推演·基准'!$A$4", '推演·基准!$A$4'],
  ["'Projection·Low'!B2:C9", 'Projection·Low!B2:C9'],
  ["'模型'!D3", '模型!d3'],
  ['TRUE', 'TRUE()'],
  ['FALSE', 'false( )'.replace(' ', '')],
  ['"TRUE() \'推演·基准\'!A1"', '"TRUE() \'推演·基准\'!A1"'],
  ['0.5', '.5'.padStart(3, '0')],
  ['1E-6', '0.000001'],
  ['B7', 'b7'],
];

/** A formula, and how another program writes it. */
const spelled: fc.Arbitrary<readonly [string, string]> = fc.letrec<{ part: readonly [string, string] }>(
  (tie) => ({
    part: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(...SPELLINGS),
      fc
        .tuple(fc.constantFrom('AND', 'SUM', 'IF'), tie('part'), tie('part'))
        .map(
          ([fn, [a, a2], [b, b2]]) => [`${fn}(${a},${b})`, `${fn.toLowerCase()}( ${a2}, ${b2} )`] as const,
        ),
      fc
        .tuple(fc.constantFrom('+', '*', '<='), tie('part'), tie('part'))
        .map(([op, [a, a2], [b, b2]]) => [`${a}${op}${b}`, `${a2} ${op} ${b2}`] as const),
    ),
  }),
).part;

describe('comparable', () => {
  it('is equal for equivalent spellings', () => {
    fc.assert(
      fc.property(spelled, ([ours, theirs]) => {
        expect(comparable(`=${theirs}`)).toBe(comparable(`=${ours}`));
      }),
    );
  });

  it.each([
    ["='推演·基准'!A4", "='推演·低'!A4"],
    ['=AND(TRUE(),A1)', '=AND(FALSE(),A1)'],
    ['="TRUE()"', '="TRUE"'],
    ['=ISTRUE()', '=ISTRUE'],
  ])('%s is not %s', (a, b) => {
    expect(comparable(a)).not.toBe(comparable(b));
  });
});
