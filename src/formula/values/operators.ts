/**
 * The one table of operators: its precedence, its node in mathjs, and its evaluation.
 *
 * Levels are Excel's order of calculation, a higher one binding tighter; all binary operators group from the left
 * (`2^3^2` is 64) and the sign binds tighter than `%` and `^` (`-2^2` is 4). Source: Microsoft, "Calculation
 * operators and precedence in Excel".
 */
import { approximate, compare, error, result, toNumber, toScalar, toText, type Argument } from './coerce.js';
import { pow } from './elementary.js';
import type { BinaryOperator } from './expr.js';
import { isError, type Scalar } from './value.js';

interface OperatorRow {
  readonly level: number;
  /** Name of the node's function, in mathjs's vocabulary where mathjs has the operator. */
  readonly node: string;
  readonly evaluate: (left: Argument, right: Argument) => Scalar;
}

export const PERCENT_LEVEL = 6;
export const SIGN_LEVEL = 7;

export const OPERATORS: Readonly<Record<BinaryOperator, OperatorRow>> = {
  '=': { level: 1, node: 'equal', evaluate: comparing((order) => order === 0) },
  '<>': { level: 1, node: 'unequal', evaluate: comparing((order) => order !== 0) },
  '<': { level: 1, node: 'smaller', evaluate: comparing((order) => order < 0) },
  '<=': { level: 1, node: 'smallerEq', evaluate: comparing((order) => order <= 0) },
  '>': { level: 1, node: 'larger', evaluate: comparing((order) => order > 0) },
  '>=': { level: 1, node: 'largerEq', evaluate: comparing((order) => order >= 0) },
  '&': { level: 2, node: 'concat', evaluate: join },
  '+': { level: 3, node: 'add', evaluate: calculating((a, b) => result(a + b)) },
  '-': { level: 3, node: 'subtract', evaluate: calculating((a, b) => result(a - b)) },
  '*': { level: 4, node: 'multiply', evaluate: calculating((a, b) => result(a * b)) },
  '/': { level: 4, node: 'divide', evaluate: calculating(divide) },
  '^': { level: 5, node: 'pow', evaluate: calculating(power) },
};

export function negate(operand: Argument): Scalar {
  const value = toNumber(operand);
  return isError(value) ? value : result(-value);
}

/**
 * `+` and `-` as the last step of a whole formula: a result of less than eight units in the last place of the larger
 * operand is 0, so `=1-0.9-0.1` is 0 while `=(1-0.9-0.1)*1` is -2.8E-17. Sources: Microsoft KB 78113 (the correction "at
 * or very close to zero"); observations in Excel for Mac 16.113 (1+k*2^-52-1 is 0 up to k = 7 and exact from 8 on, only as
 * the last step, and so is SUM of two values). The bound agrees with what users of Excel report: `=115-113.2-1.8` is
 * -2.9E-15 (13 units), `=52.8-8.8*6` is 0 (1 unit).
 */
export const LAST_STEP: Readonly<Record<'+' | '-', OperatorRow['evaluate']>> = {
  '+': calculating((a, b) => settleSum(a, b)),
  '-': calculating((a, b) => settleSum(a, -b)),
};

/** The sum of two numbers as the last step of a formula. */
export function settleSum(a: number, b: number): Scalar {
  const sum = a + b;
  const unit = 2 ** (Math.floor(Math.log2(Math.max(Math.abs(a), Math.abs(b)))) - 52);
  return Math.abs(sum) < 8 * unit ? 0 : result(sum);
}

/** The quotient; #DIV/0! for a divisor of 0. */
export function divide(a: number, b: number): Scalar {
  return b === 0 ? error('#DIV/0!') : result(a / b);
}

/** A negative power above this is #DIV/0!: its inverse, the positive power, is so small that it is 0 in Excel. */
const LARGEST_INVERSE = 2 ** 1022;

/**
 * 0^0 is #NUM! and 0 to a negative power #DIV/0!; so is a negative power of a number whose positive power is too small to
 * be anything but 0 (0.001^-700). A negative base allows whole exponents, and exponents that are the inverse of an odd number, on
 * fifteen digits: (-8)^(1/3) is -2 but (-8)^(2/3) is #NUM!. Sources: DnaCalc/OxFunc, EXCEL_POWER_SPEC (61,742 powers
 * calculated by Excel 16.0); stackoverflow.com/questions/6911356 ("=(-2)^(1/3) gives -1.25992").
 */
export function power(base: number, exponent: number): Scalar {
  if (base === 0) {
    if (exponent === 0) return error('#NUM!');
    return exponent < 0 ? error('#DIV/0!') : 0;
  }
  if (base < 0 && !Number.isInteger(exponent)) {
    const root = approximate(1 / exponent);
    const odd = Math.abs(root) % 2 === 1 && Math.abs(root) < 2 ** 31;
    return odd ? powerResult(-pow(-base, exponent), exponent) : error('#NUM!');
  }
  return powerResult(pow(base, exponent), exponent);
}

function powerResult(value: number, exponent: number): Scalar {
  return exponent < 0 && Math.abs(value) > LARGEST_INVERSE ? error('#DIV/0!') : result(value);
}

function calculating(calculate: (a: number, b: number) => Scalar): OperatorRow['evaluate'] {
  return (left, right) => {
    const a = toNumber(left);
    if (isError(a)) return a;
    const b = toNumber(right);
    if (isError(b)) return b;
    return calculate(a, b);
  };
}

function comparing(holds: (order: number) => boolean): OperatorRow['evaluate'] {
  return (left, right) => {
    const a = toScalar(left);
    if (isError(a)) return a;
    const b = toScalar(right);
    if (isError(b)) return b;
    return holds(compare(a, b));
  };
}

function join(left: Argument, right: Argument): Scalar {
  const a = toText(left);
  if (isError(a)) return a;
  const b = toText(right);
  if (isError(b)) return b;
  return a.length + b.length > 32767 ? error('#VALUE!') : a + b;
}
