/** Sums, powers and logarithms: Excel's functions, as rows of the function table. */
import { ARITHMETIC, LAST_SUM, LOGARITHM } from '../programs/arithmetic.js';
import { FLAT, SLOPES } from '../programs/partials.js';
import { numbersOf, toNumber, type Argument } from '../values/coerce.js';
import { exp, log, log10 } from '../values/elementary.js';
import { divide, power, settleSum } from '../values/operators.js';
import type { FunctionRow, Meaning } from './functionTable.js';
import {
  both,
  COUNTING,
  FIRST,
  NUMBER,
  numeric,
  optional,
  overNumbers,
  parameter,
  PURE,
  SAME,
  VALUES,
} from './rows.js';
import { isError, type Scalar } from '../values/value.js';

const SUPPORT = 'Microsoft Support, Excel functions (alphabetical)';

/** SUM as a whole formula: a result close to 0 is set to 0 by the last addition, as by the operator +. */
function lastSum(...args: readonly Argument[]): Scalar {
  const numbers = numbersOf(args);
  if (isError(numbers)) return numbers;
  const before = numbers.slice(0, -1).reduce((sum, number) => sum + number, 0);
  return settleSum(before, numbers.at(-1) ?? 0);
}

export const SUM_MEANING: Meaning = {
  ...overNumbers((numbers) => numbers.reduce((sum, number) => sum + number, 0)),
  evaluateLast: lastSum,
};

export const MATH: readonly FunctionRow[] = [
  {
    key: 'SUM',
    names: both('SUM'),
    aliases: ['求和', '合计'],
    parameters: [VALUES],
    repeats: 1,
    domain: 'any numbers',
    units: SAME,
    meaning: SUM_MEANING,
    kernel: { program: ARITHMETIC.sum, programLast: LAST_SUM.sum },
    partials: SLOPES.sum,
    cite: `${SUPPORT}: SUM`,
  },
  {
    key: 'PRODUCT',
    names: both('PRODUCT'),
    parameters: [VALUES],
    repeats: 1,
    domain: 'any numbers; 0 when there are none',
    units: { kind: 'product' },
    meaning: overNumbers((numbers) => (numbers.length === 0 ? 0 : numbers.reduce((a, b) => a * b, 1))),
    kernel: { program: ARITHMETIC.product },
    partials: SLOPES.product,
    cite: `${SUPPORT}: PRODUCT`,
  },
  {
    key: 'SUMSQ',
    names: both('SUMSQ'),
    parameters: [VALUES],
    repeats: 1,
    domain: 'any numbers',
    units: { kind: 'squares' },
    meaning: overNumbers((numbers) => numbers.reduce((sum, number) => sum + number * number, 0)),
    kernel: { program: ARITHMETIC.sumsq },
    partials: SLOPES.sumsq,
    cite: `${SUPPORT}: SUMSQ`,
  },
  {
    key: 'ABS',
    names: both('ABS'),
    aliases: ['绝对值'],
    parameters: [NUMBER],
    domain: 'any number',
    units: FIRST,
    meaning: numeric((x = 0) => Math.abs(x)),
    kernel: { program: ARITHMETIC.abs },
    partials: SLOPES.abs,
    cite: `${SUPPORT}: ABS`,
  },
  {
    key: 'SIGN',
    names: both('SIGN'),
    parameters: [NUMBER],
    domain: 'any number',
    units: COUNTING,
    meaning: numeric((x = 0) => Math.sign(x)),
    kernel: { program: ARITHMETIC.sign },
    partials: FLAT,
    cite: `${SUPPORT}: SIGN`,
  },
  {
    key: 'POWER',
    names: both('POWER'),
    parameters: [NUMBER, parameter('指数', 'power')],
    domain: 'as the operator ^',
    units: { kind: 'power' },
    meaning: {
      kind: 'strict',
      evaluate(base, exponent) {
        const b = toNumber(base);
        if (isError(b)) return b;
        const e = toNumber(exponent);
        return isError(e) ? e : power(b, e);
      },
    },
    kernel: { program: ARITHMETIC.power },
    partials: SLOPES.power,
    cite: `${SUPPORT}: POWER; 0^0 is #NUM!, (-8)^(1/3) is -2: see operators.ts`,
  },
  {
    key: 'SQRT',
    names: both('SQRT'),
    parameters: [NUMBER],
    domain: 'number >= 0, else #NUM!',
    units: { kind: 'root' },
    meaning: numeric((x = 0) => (x < 0 ? '#NUM!' : Math.sqrt(x))),
    kernel: { program: ARITHMETIC.sqrt },
    partials: SLOPES.sqrt,
    cite: `${SUPPORT}: SQRT`,
  },
  {
    key: 'EXP',
    names: both('EXP'),
    parameters: [NUMBER],
    domain: 'number < 709.78, else #NUM!',
    units: PURE,
    meaning: numeric((x = 0) => exp(x)),
    kernel: { program: ARITHMETIC.exp },
    partials: SLOPES.exp,
    cite: `${SUPPORT}: EXP`,
  },
  {
    key: 'LN',
    names: both('LN'),
    parameters: [NUMBER],
    domain: 'number > 0, else #NUM!',
    units: PURE,
    meaning: numeric((x = 0) => (x <= 0 ? '#NUM!' : log(x))),
    kernel: { program: ARITHMETIC.ln },
    partials: SLOPES.ln,
    cite: `${SUPPORT}: LN`,
  },
  {
    key: 'LOG',
    names: both('LOG'),
    parameters: [NUMBER, optional('底', 'base')],
    domain: 'number > 0 and base > 0, else #NUM!; base 1 is #DIV/0!',
    units: PURE,
    meaning: {
      kind: 'strict',
      evaluate(number, ...rest) {
        const x = toNumber(number);
        if (isError(x)) return x;
        const [given] = rest;
        const base = given === undefined ? 10 : toNumber(given);
        if (isError(base)) return base;
        if (x <= 0 || base <= 0) return { error: '#NUM!' };
        return given === undefined ? log10(x) : divide(log(x), log(base));
      },
    },
    kernel: { lists: LOGARITHM.log },
    partials: SLOPES.log,
    cite: `${SUPPORT}: LOG (base 10 unless given; LOG(x,) too: DnaCalc/OxFunc, elementary-publication)`,
  },
  {
    key: 'LOG10',
    names: both('LOG10'),
    parameters: [NUMBER],
    domain: 'number > 0, else #NUM!',
    units: PURE,
    meaning: numeric((x = 0) => (x <= 0 ? '#NUM!' : log10(x))),
    kernel: { program: ARITHMETIC.log10 },
    partials: SLOPES.log10,
    cite: `${SUPPORT}: LOG10`,
  },
  {
    key: 'PI',
    names: both('PI'),
    parameters: [],
    domain: 'no arguments',
    units: PURE,
    meaning: numeric(() => Math.PI),
    kernel: { program: ARITHMETIC.pi },
    partials: FLAT,
    cite: `${SUPPORT}: PI`,
  },
];
