/** Arithmetic, rounding, powers and logarithms: Excel's functions, as rows of the function table. */
import { numbersOf, toNumber, type Argument } from './coerce.js';
import { exp, log, log10 } from './elementary.js';
import { divide, power, settleSum } from './operators.js';
import type { FunctionRow } from './functiontable.js';
import { roundDecimal, wholeBelow, wholeToZero } from './rounding.js';
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
  units,
  VALUES,
} from './rows.js';
import { isError, type Scalar } from './value.js';

const SUPPORT = 'Microsoft Support, Excel functions (alphabetical)';
const DIGITS = parameter('位数', 'num_digits');

/** MOD gives #NUM! from this quotient on (in Excel 2007 and before, from 2^27 on: Microsoft KB 119083). */
const LARGEST_QUOTIENT = 1125900000000;

/** SUM as a whole formula: its last addition settles at 0 as the operator's does. */
function lastSum(...args: readonly Argument[]): Scalar {
  const numbers = numbersOf(args);
  if (isError(numbers)) return numbers;
  const before = numbers.slice(0, -1).reduce((sum, number) => sum + number, 0);
  return settleSum(before, numbers.at(-1) ?? 0);
}

export const MATH: readonly FunctionRow[] = [
  {
    key: 'SUM',
    names: both('SUM'),
    aliases: ['求和', '合计'],
    parameters: [VALUES],
    repeats: 1,
    domain: 'any numbers',
    units: SAME,
    meaning: {
      ...overNumbers((numbers) => numbers.reduce((sum, number) => sum + number, 0)),
      evaluateLast: lastSum,
    },
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
    cite: `${SUPPORT}: ABS`,
  },
  {
    key: 'SIGN',
    names: both('SIGN'),
    parameters: [NUMBER],
    domain: 'any number',
    units: COUNTING,
    meaning: numeric((x = 0) => Math.sign(x)),
    cite: `${SUPPORT}: SIGN`,
  },
  {
    key: 'INT',
    names: both('INT'),
    aliases: ['取整'],
    parameters: [NUMBER],
    domain: 'any number',
    units: FIRST,
    meaning: numeric((x = 0) => wholeBelow(x)),
    cite: `${SUPPORT}: INT (down: INT(-1.5) is -2)`,
  },
  {
    key: 'TRUNC',
    names: both('TRUNC'),
    parameters: [NUMBER, optional('位数', 'num_digits')],
    domain: 'any number; digits cut to a whole number',
    units: FIRST,
    meaning: numeric((x = 0, digits = 0) => roundDecimal(x, digits, 'toZero')),
    cite: `${SUPPORT}: TRUNC`,
  },
  {
    key: 'ROUND',
    names: both('ROUND'),
    aliases: ['四舍五入'],
    parameters: [NUMBER, DIGITS],
    domain: 'any number; digits cut to a whole number',
    units: FIRST,
    meaning: numeric((x = 0, digits = 0) => roundDecimal(x, digits, 'half')),
    cite: `${SUPPORT}: ROUND (half away from zero, on the 15 digits shown: ROUND(2.675,2) is 2.68)`,
  },
  {
    key: 'ROUNDUP',
    names: both('ROUNDUP'),
    parameters: [NUMBER, DIGITS],
    domain: 'any number; digits cut to a whole number',
    units: FIRST,
    meaning: numeric((x = 0, digits = 0) => roundDecimal(x, digits, 'fromZero')),
    cite: `${SUPPORT}: ROUNDUP (away from zero)`,
  },
  {
    key: 'ROUNDDOWN',
    names: both('ROUNDDOWN'),
    parameters: [NUMBER, DIGITS],
    domain: 'any number; digits cut to a whole number',
    units: FIRST,
    meaning: numeric((x = 0, digits = 0) => roundDecimal(x, digits, 'toZero')),
    cite: `${SUPPORT}: ROUNDDOWN (toward zero)`,
  },
  {
    key: 'CEILING.MATH',
    names: both('CEILING.MATH'),
    parameters: [NUMBER, optional('基数', 'significance'), optional('方式', 'mode')],
    domain: 'any number; a significance of 0 gives 0',
    units: units(['same', 'same', 'pure'], 'same'),
    meaning: numeric((x = 0, significance = 1, mode = 0) => {
      const step = Math.abs(significance);
      if (step === 0) return 0;
      return x < 0 && mode !== 0 ? wholeBelow(x / step) * step : -wholeBelow(-x / step) * step;
    }),
    cite: `${SUPPORT}: CEILING.MATH (mode other than 0: negative numbers away from zero)`,
  },
  {
    key: 'FLOOR.MATH',
    names: both('FLOOR.MATH'),
    parameters: [NUMBER, optional('基数', 'significance'), optional('方式', 'mode')],
    domain: 'any number; a significance of 0 gives 0',
    units: units(['same', 'same', 'pure'], 'same'),
    meaning: numeric((x = 0, significance = 1, mode = 0) => {
      const step = Math.abs(significance);
      if (step === 0) return 0;
      return x < 0 && mode !== 0 ? -wholeBelow(-x / step) * step : wholeBelow(x / step) * step;
    }),
    cite: `${SUPPORT}: FLOOR.MATH (mode other than 0: negative numbers toward zero)`,
  },
  {
    key: 'MROUND',
    names: both('MROUND'),
    parameters: [NUMBER, parameter('倍数', 'multiple')],
    domain: 'number and multiple of one sign, else #NUM!; a multiple of 0 gives 0',
    units: SAME,
    meaning: numeric((x = 0, multiple = 0) => {
      if (multiple === 0 || x === 0) return 0;
      return Math.sign(x) === Math.sign(multiple)
        ? roundDecimal(x / multiple, 0, 'half') * multiple
        : '#NUM!';
    }),
    cite: `${SUPPORT}: MROUND`,
  },
  {
    key: 'MOD',
    names: both('MOD'),
    parameters: [NUMBER, parameter('除数', 'divisor')],
    domain: 'divisor not 0, else #DIV/0!; quotient below 1.1259E12, else #NUM!',
    units: SAME,
    meaning: numeric((x = 0, divisor = 0) => {
      if (divisor === 0) return '#DIV/0!';
      if (Math.abs(x / divisor) >= LARGEST_QUOTIENT) return '#NUM!';
      const rest = x % divisor;
      return rest !== 0 && rest < 0 !== divisor < 0
        ? rest + divisor === divisor
          ? 0
          : rest + divisor
        : rest;
    }),
    cite: `${SUPPORT}: MOD (the sign is the divisor's); exact remainder and largest quotient: DnaCalc/OxFunc, Remainder`,
  },
  {
    key: 'QUOTIENT',
    names: both('QUOTIENT'),
    parameters: [parameter('被除数', 'numerator'), parameter('除数', 'denominator')],
    domain: 'denominator not 0, else #DIV/0!',
    units: { kind: 'quotient' },
    meaning: numeric((x = 0, divisor = 0) => (divisor === 0 ? '#DIV/0!' : wholeToZero(x / divisor))),
    cite: `${SUPPORT}: QUOTIENT (toward zero)`,
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
    cite: `${SUPPORT}: POWER; 0^0 is #NUM!, (-8)^(1/3) is -2`,
  },
  {
    key: 'SQRT',
    names: both('SQRT'),
    parameters: [NUMBER],
    domain: 'number >= 0, else #NUM!',
    units: { kind: 'root' },
    meaning: numeric((x = 0) => (x < 0 ? '#NUM!' : Math.sqrt(x))),
    cite: `${SUPPORT}: SQRT`,
  },
  {
    key: 'EXP',
    names: both('EXP'),
    parameters: [NUMBER],
    domain: 'number < 709.78, else #NUM!',
    units: PURE,
    meaning: numeric((x = 0) => exp(x)),
    cite: `${SUPPORT}: EXP`,
  },
  {
    key: 'LN',
    names: both('LN'),
    parameters: [NUMBER],
    domain: 'number > 0, else #NUM!',
    units: PURE,
    meaning: numeric((x = 0) => (x <= 0 ? '#NUM!' : log(x))),
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
        const base = rest.length === 0 ? 10 : toNumber(rest[0]);
        if (isError(base)) return base;
        if (x <= 0 || base <= 0) return { error: '#NUM!' };
        return rest.length === 0 ? log10(x) : divide(log(x), log(base));
      },
    },
    cite: `${SUPPORT}: LOG (base 10 unless given)`,
  },
  {
    key: 'LOG10',
    names: both('LOG10'),
    parameters: [NUMBER],
    domain: 'number > 0, else #NUM!',
    units: PURE,
    meaning: numeric((x = 0) => (x <= 0 ? '#NUM!' : log10(x))),
    cite: `${SUPPORT}: LOG10`,
  },
  {
    key: 'PI',
    names: both('PI'),
    parameters: [],
    domain: 'no arguments',
    units: PURE,
    meaning: numeric(() => Math.PI),
    cite: `${SUPPORT}: PI`,
  },
];
