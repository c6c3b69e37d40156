/**
 * Defines every operation of the graph to the last bit: the reference for all executors.
 *
 * In: values of the operands (conditions as 0 and 1). Out: the value. Sums, products and roots are IEEE 754's, which
 * every machine computes alike; exponentials, logarithms and powers are our own, because JavaScript does not define their last
 * bits.
 */
import { compareNumbers } from '../formula/values/coerce.js';
import { exp, log, log10, pow } from '../formula/values/elementary.js';
import { settleSum } from '../formula/values/operators.js';
import { roundDecimal, wholeBelow, wholeToZero } from '../formula/values/rounding.js';
import { ROUNDING_MODES, type Operation } from './graph.js';

/** The smallest number that Excel keeps; smaller ones are 0. */
export const SMALLEST = 2.2250738585072014e-308;

/** Operations that are calculated from operands; the values of the others come from outside the graph. */
export type Calculated = Exclude<Operation, 'constant' | 'input' | 'uniform' | 'call' | 'callCode'>;

export function calculate(operation: Calculated, x: number, y: number, z: number): number {
  switch (operation) {
    case 'add':
      return x + y;
    case 'subtract':
      return x - y;
    case 'multiply':
      return x * y;
    case 'divide':
      return x / y;
    case 'min':
      return x < y ? x : y;
    case 'max':
      return x > y ? x : y;
    case 'negate':
      return -x;
    case 'abs':
      return Math.abs(x);
    case 'sqrt':
      return Math.sqrt(x);
    case 'floor':
      return Math.floor(x);
    case 'trunc':
      return Math.trunc(x);
    case 'flush':
      return Math.abs(x) < SMALLEST ? 0 : x;
    case 'exp':
      return exp(x);
    case 'ln':
      return log(x);
    case 'log10':
      return log10(x);
    case 'power':
      return pow(x, y);
    case 'remainder':
      return x % y;
    case 'whole':
      return Number.isFinite(x) ? wholeBelow(x) : x;
    case 'wholeToZero':
      return Number.isFinite(x) ? wholeToZero(x) : x;
    case 'round':
      return Number.isFinite(x) ? roundDecimal(x, y, ROUNDING_MODES[z] ?? 'half') : x;
    case 'select':
      return x !== 0 ? y : z;
    case 'less':
      return x < y ? 1 : 0;
    case 'atMost':
      return x <= y ? 1 : 0;
    case 'equal':
      return x === y ? 1 : 0;
    case 'excelLess':
      return x < y && compareNumbers(x, y) < 0 ? 1 : 0;
    case 'excelEqual':
      return compareNumbers(x, y) === 0 ? 1 : 0;
    case 'negligibleSum':
      return settleSum(x, y) === 0 ? 1 : 0;
    case 'finite':
      return Number.isFinite(x) ? 1 : 0;
    case 'and':
      return x !== 0 && y !== 0 ? 1 : 0;
    case 'or':
      return x !== 0 || y !== 0 ? 1 : 0;
    case 'not':
      return x === 0 ? 1 : 0;
    case 'doubtEqual':
    case 'doubtNegligible':
    case 'doubtWhole':
    case 'doubtRound':
    case 'doubtLn':
    case 'doubtPower':
    case 'doubtRemainder':
      return 0;
    case 'powerOfTwo':
    case 'exponent':
    case 'mantissa':
      throw new Error(`"${operation}" belongs to machine code`);
  }
}
