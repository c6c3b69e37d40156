/** Draws in which the quick way is not sure: sums that nearly vanish, numbers that are equal on fifteen digits. */
import { describe, expect, test } from 'vitest';
import { compileFormula } from '../../src/formula/evaluate/interpret.js';
import { parseFormula } from '../../src/formula/text/parse.js';
import { compileKernel } from '../../src/kernel/kernel.js';

const names = {
  all: ['a', 'b'],
  resolve: (written: string) => (['a', 'b'].includes(written) ? written : undefined),
  write: (key: string) => key,
};
const DRAWS = 1000;

/** The formula for every draw of a and b, by the kernel in blocks and by the interpreter. */
function both(
  text: string,
  draw: (i: number) => readonly [a: number, b: number],
): readonly [number[], number[]] {
  const parsed = parseFormula(text, names);
  if (!parsed.ok) throw new Error(text);
  const years = { firstYear: 2026, baseYear: 2026, horizon: 2026 };
  const compiled = compileKernel(
    {
      ...years,
      series: [{ key: 'f', actuals: {}, expr: parsed.value, from: 2026 }],
      inputs: ['a', 'b'].map((key, column) => ({ key, years: [{ column }] })),
      outputs: [{ key: 'f', year: 2026 }],
    },
    { blockSize: 128 },
  );
  if (!compiled.ok) throw new Error(text);
  const kernel = compiled.value;
  const found: number[] = [];
  for (let from = 0; from < DRAWS; from += kernel.blockSize) {
    const count = Math.min(kernel.blockSize, DRAWS - from);
    for (let i = 0; i < count; i++) kernel.inputs().forEach((column, c) => (column[i] = draw(from + i)[c]!));
    found.push(...kernel.run(count).values[0]!.subarray(0, count));
  }
  const evaluate = compileFormula(parsed.value);
  const expected = Array.from({ length: DRAWS }, (_, i) => {
    const [a, b] = draw(i);
    return Number(evaluate({ ...years, year: 2026, valueAt: (key) => (key === 'a' ? a : b) }));
  });
  return [found, expected];
}

/** Equal numbers, numbers some units in the last place apart, and numbers far apart, by turns. */
const near = (i: number): readonly [number, number] => {
  const base = 1 + (i % 97) / 100;
  const apart = [0, 1, 3, 7, 8, 20, 2 ** 20, 2 ** 51][i % 8]!;
  return [base * (1 + apart * 2 ** -52), base];
};

describe('draws in doubt', () => {
  test.each([
    '=a-b',
    '=a/b-1',
    '=a=b',
    '=a<b',
    '=IF(a>=b,1,0)',
    '=IF(a>b,a-b,b*3)',
    '=INT(a*100/b/100*7)',
    '=ROUND(a-b,15)',
    '=SUM(a,-b)',
  ])('%s gives what the interpreter gives', (text) => {
    const [found, expected] = both(text, near);
    expect(found).toEqual(expected);
  });

  test('sums that are 0 in every draw give 0', () => {
    const [found] = both('=a-b', (i) => [i, i]);
    expect(new Set(found)).toEqual(new Set([0]));
  });
});
