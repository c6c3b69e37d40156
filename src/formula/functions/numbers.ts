/** Whole numbers and counting: Excel's functions, as rows of the function table. */
import { ARITHMETIC } from '../programs/arithmetic.js';
import { FLAT } from '../programs/partials.js';
import { error, isCells, toNumber, type Argument } from '../values/coerce.js';
import type { FunctionRow, Meaning } from './functionTable.js';
import { wholeBelow } from '../values/rounding.js';
import {
  both,
  cellsOf,
  FIRST,
  FREE,
  NUMBER,
  numeric,
  parameter,
  PURE,
  SAME,
  resultOf,
  VALUES,
  withoutLogicals,
} from './rows.js';
import { isError, type ErrorCode, type Scalar } from '../values/value.js';

const SUPPORT = 'Microsoft Support, Excel functions (alphabetical)';
const CHOSEN = parameter('抽取数', 'number_chosen');
/** From here on doubles do not hold every whole number. */
const LARGEST_WHOLE = 2 ** 53;
const LARGEST_FACTORIAL = 170;

/** Rounds away from zero to the next multiple of 2, plus `rest`. */
function awayFromZero(x: number, rest: 0 | 1): number {
  const steps = -wholeBelow(-(Math.abs(x) - rest) / 2);
  return (x < 0 ? -1 : 1) * (2 * Math.max(steps, 0) + rest);
}

/** A logical value that depends on whether a number is odd. */
function parity(answer: (isOdd: boolean) => boolean): Meaning {
  const remainder = withoutLogicals((x = 0) => Math.abs(Math.trunc(x) % 2));
  return {
    kind: 'strict',
    numbersOnly: true,
    evaluate(value) {
      const rest = remainder.evaluate(value);
      return isError(rest) ? rest : answer(rest === 1);
    },
  };
}

/** Multiplied from the smallest factor up, so that the last digits agree with Excel. */
function factorial(whole: number, step: 1 | 2): number {
  let product = 1;
  for (let k = step === 2 && whole % 2 !== 0 ? 1 : 2; k <= whole; k += step) product *= k;
  return product;
}

/** n (n-1) … (n-k+1) / k!; the loop ends as soon as the product leaves Excel's range, so it is never long. */
function combinations(n: number, chosen: number): number {
  const k = Math.min(chosen, n - chosen);
  let product = 1;
  for (let i = 1; i <= k && product < Infinity; i++) {
    const next = (product * (n - k + i)) / i;
    // The exact value is a whole number, so it is rounded while doubles hold every whole number. Dividing first would lose the
    // last digit.
    product = next < LARGEST_WHOLE ? Math.round(next) : next;
  }
  return product;
}

function greatestDivisor(a: number, b: number): number {
  let [large, small] = [a, b];
  while (small !== 0) [large, small] = [small, large % small];
  return large;
}

/**
 * Whole numbers of 0 to 2^53, cut to whole, else #NUM!, as GCD and LCM take them: text is converted in cells too, a logical value
 * is #VALUE!. An empty cell is 0 among several cells and is ignored alone; if an argument is omitted, the first omitted one gives
 * #N/A.
 * Source: DnaCalc/OxFunc, gcd-lcm (2,078 calls of Excel 16.0).
 */
function overWhole(calculate: (numbers: readonly number[]) => number | ErrorCode): Meaning {
  return {
    kind: 'strict',
    numbersOnly: true,
    evaluate(...args) {
      if (args[0] === undefined) return error('#N/A');
      const numbers: number[] = [];
      for (const value of args.flatMap(listed)) {
        const number = typeof value === 'boolean' ? error('#VALUE!') : toNumber(value);
        if (isError(number)) return number;
        numbers.push(number);
      }
      if (numbers.length === 0) return error('#VALUE!');
      if (numbers.some((number) => number < 0 || number > LARGEST_WHOLE)) return error('#NUM!');
      return resultOf(calculate(numbers.map(Math.trunc)));
    },
  };
}

function listed(argument: Argument): readonly Scalar[] {
  if (argument === undefined) return [];
  if (!isCells(argument)) return [argument];
  const cells = cellsOf(argument).flat();
  return cells.length === 1 && cells[0] === undefined ? [] : cells.map((cell) => cell ?? 0);
}

/** Rounded to a double, as all numbers are; the factors are whole and at most 2^53. */
function wholeProduct(a: number, b: number): number {
  return Number(BigInt(a) * BigInt(b));
}

export const NUMBERS: readonly FunctionRow[] = [
  {
    key: 'EVEN',
    names: both('EVEN'),
    parameters: [NUMBER],
    domain: 'any number',
    units: FIRST,
    meaning: numeric((x = 0) => (x === 0 ? 0 : awayFromZero(x, 0))),
    kernel: { program: ARITHMETIC.even },
    cite: `${SUPPORT}: EVEN (away from zero)`,
  },
  {
    key: 'ODD',
    names: both('ODD'),
    parameters: [NUMBER],
    domain: 'any number',
    units: FIRST,
    meaning: numeric((x = 0) => awayFromZero(x, 1)),
    kernel: { program: ARITHMETIC.odd },
    cite: `${SUPPORT}: ODD (away from zero; 0 gives 1)`,
  },
  {
    key: 'ISEVEN',
    names: both('ISEVEN'),
    aliases: ['是偶数'],
    parameters: [NUMBER],
    domain: 'any number (cut to a whole number); logical values are #VALUE!',
    units: FREE,
    meaning: parity((isOdd) => !isOdd),
    kernel: { isLowered: true },
    partials: FLAT,
    cite: `${SUPPORT}: ISEVEN; logical values: DnaCalc/OxFunc, iseven_fn`,
  },
  {
    key: 'ISODD',
    names: both('ISODD'),
    aliases: ['是奇数'],
    parameters: [NUMBER],
    domain: 'any number (cut to a whole number); logical values are #VALUE!',
    units: FREE,
    meaning: parity((isOdd) => isOdd),
    kernel: { isLowered: true },
    partials: FLAT,
    cite: `${SUPPORT}: ISODD; logical values: DnaCalc/OxFunc, iseven_fn`,
  },
  {
    key: 'FACT',
    names: both('FACT'),
    aliases: ['阶乘'],
    parameters: [NUMBER],
    domain: '0 <= number < 171 (cut to a whole number), else #NUM!',
    units: PURE,
    meaning: numeric((x = 0) =>
      x < 0 || x >= LARGEST_FACTORIAL + 1 ? '#NUM!' : factorial(Math.trunc(x), 1),
    ),
    kernel: { oneByOne: 'a loop as long as the number' },
    cite: `${SUPPORT}: FACT`,
  },
  {
    key: 'FACTDOUBLE',
    names: both('FACTDOUBLE'),
    parameters: [NUMBER],
    domain: '-1 <= number < 301 (down to a whole number), else #NUM!; 1 for -1',
    units: PURE,
    meaning: numeric((x = 0) => (x < -1 || x >= 301 ? '#NUM!' : factorial(Math.floor(x), 2))),
    kernel: { oneByOne: 'a loop as long as the number' },
    cite: `${SUPPORT}: FACTDOUBLE, n (n-2) (n-4) …; 1 for -1 as ClosedXML and IronCalc have it`,
  },
  {
    key: 'COMBIN',
    names: both('COMBIN'),
    aliases: ['组合数'],
    parameters: [NUMBER, CHOSEN],
    domain: '0 <= number_chosen <= number (both cut to whole numbers), else #NUM!',
    units: PURE,
    meaning: numeric((number = 0, chosen = 0) => {
      const [n, k] = [Math.trunc(number), Math.trunc(chosen)];
      return number < 0 || chosen < 0 || k > n ? '#NUM!' : combinations(n, k);
    }),
    kernel: { oneByOne: 'a loop as long as the number' },
    cite: `${SUPPORT}: COMBIN, n! / (k! (n-k)!)`,
  },
  {
    key: 'COMBINA',
    names: both('COMBINA'),
    parameters: [NUMBER, CHOSEN],
    domain: 'number and number_chosen >= 0 (cut to whole numbers), some number to choose from, else #NUM!',
    units: PURE,
    meaning: numeric((number = 0, chosen = 0) => {
      const [n, k] = [Math.trunc(number), Math.trunc(chosen)];
      if (number < 0 || chosen < 0 || (n === 0 && k > 0)) return '#NUM!';
      // By the smaller part: n + k - 1 may round to k, and from k things k are chosen in one way.
      return k === 0 ? 1 : combinations(n + k - 1, Math.min(k, n - 1));
    }),
    kernel: { oneByOne: 'a loop as long as the number' },
    cite: `${SUPPORT}: COMBINA, COMBIN(n+k-1, k)`,
  },
  {
    key: 'PERMUT',
    names: both('PERMUT'),
    aliases: ['排列数'],
    parameters: [NUMBER, CHOSEN],
    domain: 'number > 0 and 0 <= number_chosen <= number (both cut to whole numbers), else #NUM!',
    units: PURE,
    meaning: numeric((number = 0, chosen = 0) => {
      const [n, k] = [Math.trunc(number), Math.trunc(chosen)];
      if (n <= 0 || chosen < 0 || k > n) return '#NUM!';
      let product = 1;
      for (let i = 0; i < k && product < Infinity; i++) product *= n - i;
      return product;
    }),
    kernel: { oneByOne: 'a loop as long as the number' },
    cite: `${SUPPORT}: PERMUT, n! / (n-k)!`,
  },
  {
    key: 'GCD',
    names: both('GCD'),
    aliases: ['最大公约数'],
    parameters: [VALUES],
    repeats: 1,
    domain: 'numbers of 0 to 2^53 (cut to whole numbers), else #NUM!',
    units: SAME,
    meaning: overWhole((numbers) => numbers.reduce(greatestDivisor, 0)),
    kernel: { oneByOne: 'a loop whose length the numbers decide' },
    cite: `${SUPPORT}: GCD`,
  },
  {
    key: 'LCM',
    names: both('LCM'),
    aliases: ['最小公倍数'],
    parameters: [VALUES],
    repeats: 1,
    domain: 'numbers of 0 to 2^53 (cut to whole numbers) with a multiple up to 2^53, else #NUM!',
    units: SAME,
    meaning: overWhole((numbers) => {
      if (numbers.includes(0)) return 0;
      let least = 1;
      for (const number of [...numbers].reverse()) {
        least = wholeProduct(least / greatestDivisor(least, number), number);
        if (least > LARGEST_WHOLE) return '#NUM!';
      }
      return least;
    }),
    kernel: { oneByOne: 'a loop whose length the numbers decide' },
    cite: `${SUPPORT}: LCM`,
  },
];
