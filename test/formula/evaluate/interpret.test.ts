/** Where errors come from, and what the evaluation asks of its surroundings. */
import { describe, expect, test } from 'vitest';
import { compileFormula } from '../../../src/formula/evaluate/interpret.js';
import { parseFormula } from '../../../src/formula/text/parse.js';
import { printGeneral } from '../../../src/formula/values/coerce.js';
import { normalCdf, normalQuantile } from '../../../src/special/normal.js';
import type { Names, Scope } from '../../../src/formula/values/scope.js';
import type { Scalar } from '../../../src/formula/values/value.js';

const keys = ['x', 'y', 'end', 'constructor'];
const names: Names = {
  all: keys,
  resolve: (written) => keys.find((key) => key === written),
  write: (key) => key,
};

function value(formula: string, given: Readonly<Record<string, Scalar>>, self?: string): Scalar {
  const outcome = parseFormula(formula, names);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  const scope: Scope = {
    year: 2027,
    firstYear: 2021,
    baseYear: 2024,
    horizon: 2030,
    ...(self === undefined ? {} : { self }),
    valueAt: (key) => given[key],
  };
  return compileFormula(outcome.value)(scope);
}

describe('the origin of an error', () => {
  test.each([
    ['=1+x/0', { start: 3, end: 6 }],
    ['=1+SQRT(0-x)*2', { start: 3, end: 12 }],
    ['=IF(x>0,LN(0),1)', { start: 8, end: 13 }],
    ['=IFERROR(1/0,SQRT(-1))', { start: 13, end: 21 }],
    ['=SUM(1,x/0,SQRT(-1))', { start: 7, end: 10 }],
    ['=y*2', { start: 1, end: 2 }],
    ['=GROWTH(y)', { start: 8, end: 9 }],
    ['=LOGISTIC(1,1/0,2)', { start: 12, end: 15 }],
    ['=(x+"a")*2', { start: 1, end: 8 }],
    ['=#N/A+1', { start: 1, end: 5 }],
    ['=x-"a"', { start: 1, end: 6 }],
  ])('%s', (formula, place) => {
    expect(value(formula, { x: 5 }, 'rd')).toMatchObject({ origin: { name: 'rd', year: 2027, ...place } });
  });

  test('an error read from another series keeps the origin it came with', () => {
    const origin = { name: 'gdp', year: 2024, start: 3, end: 9 };
    expect(value('=1+x', { x: { error: '#NUM!', origin } }, 'rd')).toEqual({ error: '#NUM!', origin });
  });

  test('without a series of its own the error has a place and a year', () => {
    expect(value('=1/0', {})).toEqual({ error: '#DIV/0!', origin: { year: 2027, start: 1, end: 4 } });
  });
});

test('keys that are words of mathjs or of JavaScript are keys like any other', () => {
  expect(value('=end+constructor', { end: 1, constructor: 2 })).toBe(3);
});

test('numbers that no cell holds are what Excel makes of them', () => {
  expect(value('=x', { x: 1e-310 })).toBe(0);
  expect(Object.is(value('=x', { x: -0 }), 0)).toBe(true);
  expect(value('=x', { x: Infinity })).toMatchObject({ error: '#NUM!' });
  expect(Object.is(value('=x*-1', { x: 0 }), 0)).toBe(true);
});

test('numbers joined to text are written as Excel writes them', () => {
  // Renderings recorded from Excel by Apache POI: NumberToTextConversionExamples.
  const recorded: readonly (readonly [number, string])[] = [
    [123.45678901234568, '123.456789012346'],
    [1234567.8901234567, '1234567.89012346'],
    [0.0012345678901234576, '0.00123456789012346'],
    [1.2345678901234568e-5, '1.23456789012346E-05'],
    [1.2345678901234567e-4, '0.000123456789012346'],
    [1.23456789e-5, '0.0000123456789'],
    [5.6789012345e-8, '0.000000056789012345'],
    [5.67890123456e-8, '5.67890123456E-08'],
    [2e-50, '2E-50'],
    [1.2345678901234567e19, '12345678901234600000'],
    [-1.2345678901234567e19, '-12345678901234600000'],
    [1.2345678901234568e20, '1.23456789012346E+20'],
    [1.2345678901234577e99, '1.2345678901235E+99'],
    [1.7976931348623157e308, '1.7976931348623E+308'],
    [1.234999999999999e-20, '1.235E-20'],
    [9.999999999999999e-19, '0.000000000000000001'],
    [1e21 - 131072, '1E+21'],
    [-9.999999999999999e-9, '-0.00000001'],
    [9.999999999999999e-20, '1E-19'],
    [999999.9999999999, '1000000'],
  ];
  expect(recorded.map(([number]) => printGeneral(number))).toEqual(recorded.map(([, text]) => text));
});

test('the normal distribution is good to fourteen digits, far tails included', () => {
  // Computed with 50-digit arithmetic.
  const cumulative: readonly (readonly [number, number])[] = [
    [-37.5, 4.605353009581955e-308],
    [-20, 2.7536241186062337e-89],
    [-8, 6.220960574271784e-16],
    [-5.7, 5.990371401063528e-9],
    [-5.65, 8.022391850663497e-9],
    [-3, 0.0013498980316300946],
    [-1, 0.15865525393145705],
    [-0.68, 0.2482522304535705],
    [-0.67, 0.2514288950953101],
    [0, 0.5],
    [0.3, 0.6179114221889527],
    [1.5, 0.9331927987311419],
    [4, 0.9999683287581669],
    [8, 0.9999999999999993],
  ];
  for (const [z, p] of cumulative) expect(Math.abs(normalCdf(z) / p - 1)).toBeLessThan(1e-14);
  const quantiles: readonly (readonly [number, number])[] = [
    [0.001, -3.090232306167814],
    [0.908789, 1.3333346730441071],
    [0.975, 1.9599639845400543],
    [1e-10, -6.361340902404056],
    [0.3, -0.5244005127080409],
  ];
  for (const [p, z] of quantiles) expect(Math.abs(normalQuantile(p) / z - 1)).toBeLessThan(1e-14);
});
