/**
 * Where IronCalc is known not to be Excel, told by what a part of a formula calculates: such formulas are left out of the comparison
 * with it. Each rule has its case in test/cases/known-differences.txt.
 *
 * In: a part (an operator or a call) and the values of its operands. Out: whether the engine may give something else.
 */
import type { Expr } from '../../src/formula/values/expr.js';
import { isError, type Scalar } from '../../src/formula/values/value.js';

export interface Part {
  readonly expr: Expr;
  readonly value: Scalar;
  /** `undefined`: left out. */
  readonly operands: readonly (Scalar | undefined)[];
}

type Numbers = readonly number[];
/** Of numbers as operands, all finite. */
type Rule = (numbers: Numbers) => boolean;

/** Keeps infinity inside formulas, and results below the smallest normal number; takes tiny numbers for equal. */
const TINY = 1e-280;

export function mayDiffer(part: Part): boolean {
  const { expr, value, operands } = part;
  const numbers = operands.flatMap((operand) => {
    if (typeof operand === 'boolean') return expr.kind === 'binary' ? [Number(operand)] : [];
    return typeof operand === 'number' ? [operand] : [];
  });
  if (typeof value === 'number' && Math.abs(value) < TINY && (value !== 0 || canVanish(expr))) return true;
  if (isOverflow(part)) return true;
  switch (expr.kind) {
    case 'unary':
      // It drops `--`, though that makes a number of TRUE and of text.
      return expr.operand.kind === 'unary';
    case 'percent':
      // Per cent of what may be a reference is not implemented.
      return mayRefer(expr.operand);
    case 'binary':
      if (expr.op === '&') return operands.some((operand) => !joinsAlike(operand));
      if (expr.op === '^') return powerDiffers(numbers);
      return '=<><=>='.includes(expr.op) && nearlyEqual(numbers);
    case 'call':
      return callDiffers(expr.fn, operands, numbers);
    default:
      return false;
  }
}

function mayRefer(expr: Expr): boolean {
  if (expr.kind === 'unary' && expr.op === '+') return mayRefer(expr.operand);
  return expr.kind === 'call' && ['CHOOSE', 'IF', 'IFERROR', 'IFNA', 'INDEX'].includes(expr.fn);
}

function canVanish(expr: Expr): boolean {
  return (
    (expr.kind === 'binary' && '*/^'.includes(expr.op)) || expr.kind === 'call' || expr.kind === 'percent'
  );
}

/** An error that arises here although all operands are fine, and is not one of the domain that both know. */
function isOverflow({ expr, value, operands }: Part): boolean {
  if (!isError(value) || operands.some(isError)) return false;
  if (expr.kind === 'binary') return value.error === '#NUM!';
  return expr.kind === 'call' && value.error === '#NUM!' && !KNOWN_DOMAIN.has(expr.fn);
}

const KNOWN_DOMAIN: ReadonlySet<string> = new Set(
  'SQRT LN LOG LOG10 GEOMEAN HARMEAN RRI PDURATION EFFECT NOMINAL CUMIPMT CUMPRINC'.split(' '),
);

/** 15 digits and at most 20 characters are written by Excel, all digits and -0 by the engine; a sign inside may make a date. */
function joinsAlike(operand: Scalar | undefined): boolean {
  if (typeof operand === 'number') return Number.isInteger(operand) && operand > 0 && operand < 1e15;
  return isError(operand) || (typeof operand === 'string' && operand.length < 15);
}

/** 0^0, 0 to a negative power, odd roots of negative numbers, and powers that nearly overflow. */
function powerDiffers([base = 1, exponent = 1]: Numbers): boolean {
  const size = Math.abs(exponent * Math.log2(Math.abs(base)));
  return (base === 0 && exponent <= 0) || (base < 0 && !Number.isInteger(exponent)) || size > 1000;
}

function nearlyEqual([a, b]: Numbers): boolean {
  if (a === undefined || b === undefined || a === b) return false;
  return Math.abs(a - b) <= 1e-10 * Math.max(Math.abs(a), Math.abs(b), 1e-5);
}

/** A quotient that rounds alike on fifteen digits and in binary. `exact`: it was not calculated. */
function roundsAlike(quotient: number, exact: boolean): boolean {
  const twice = 2 * quotient;
  const isClear = Math.abs(twice - Math.round(twice)) > 1e-6 || Number.isInteger(exact ? twice : quotient);
  return Math.abs(quotient) < 1e9 && isClear;
}

const rounding: Rule = ([x = 0, digits = 0]) => {
  const places = Math.trunc(digits);
  return Math.abs(places) > 9 || !roundsAlike(x * 10 ** places, places === 0);
};
const multiple: Rule = ([x = 0, step = 1]) => step === 0 || !roundsAlike(x / step, step === 1);
const whole: Rule = (numbers) => numbers.some((x) => !(Math.abs(x) < 1e6) || !roundsAlike(x, true));
/** Numbers whose deviations from their mean keep their digits. */
const spread: Rule = (numbers) => {
  const largest = Math.max(...numbers.map(Math.abs));
  const range = Math.max(...numbers) - Math.min(...numbers);
  return largest > 1e50 || range < 0.01 * largest;
};
const amounts: Rule = (numbers) => numbers.some((x) => x !== 0 && !(Math.abs(x) > 1e-3 && Math.abs(x) < 1e9));
const isRate = (rate = 0): boolean => rate === 0 || (rate >= 0.001 && rate <= 1);
const isCount = (count = 1): boolean => Number.isInteger(count) && count >= 1 && count <= 60;
const annuity: Rule = ([rate, periods, ...rest]) => !isRate(rate) || !isCount(periods) || amounts(rest);
const annuityPeriod: Rule = ([rate, period, periods, ...rest]) =>
  !isCount(period) || annuity([rate ?? 0, periods ?? 1, ...rest]);
const positive: Rule = (numbers) => numbers.some((x) => x < 1e-100 || x > 1e100);

/** What is true of the numbers where the engine may differ; functions without a rule agree for all numbers. */
const RULES: Readonly<Record<string, Rule>> = {
  POWER: powerDiffers,
  LOG: ([x = 1, base = 10]) => Math.abs(base - 1) < 1e-6 || nearlyEqual([x, 1]),
  EXP: ([x = 0]) => Math.abs(x) > 700,
  ROUND: rounding,
  ROUNDUP: rounding,
  ROUNDDOWN: rounding,
  TRUNC: rounding,
  INT: rounding,
  'CEILING.MATH': ([x = 0, step = 1, mode = 0]) => multiple([x, step]) || mode !== Math.trunc(mode),
  'FLOOR.MATH': ([x = 0, step = 1, mode = 0]) => multiple([x, step]) || mode !== Math.trunc(mode),
  CEILING: multiple,
  FLOOR: multiple,
  'CEILING.PRECISE': multiple,
  'FLOOR.PRECISE': multiple,
  'ISO.CEILING': multiple,
  MROUND: multiple,
  QUOTIENT: ([x = 0, divisor = 0]) => divisor !== 0 && multiple([x, divisor]),
  // It rounds the quotient first: 0 where the remainder of the two doubles is nearly the divisor.
  MOD: ([x = 0, divisor = 0]) =>
    divisor !== 0 &&
    (multiple([x, divisor]) ||
      Math.abs(x / divisor) > 1e6 ||
      (Number.isInteger(x / divisor) && x % divisor !== 0)),
  EVEN: whole,
  // It knows -0.
  ODD: (numbers) => whole(numbers) || numbers.includes(0),
  FACT: whole,
  FACTDOUBLE: whole,
  COMBIN: whole,
  GCD: whole,
  LCM: whole,
  SIN: ([x = 0]) => Math.abs(x) > 1e6,
  COS: ([x = 0]) => Math.abs(x) > 1e6,
  TAN: ([x = 0]) => Math.abs(x) > 1e6,
  ATAN2: ([x = 1, y = 1]) => Math.abs(y / x) > 1e300,
  'STDEV.S': spread,
  'STDEV.P': spread,
  'VAR.S': spread,
  'VAR.P': spread,
  AVEDEV: spread,
  DEVSQ: spread,
  SKEW: spread,
  KURT: spread,
  GEOMEAN: positive,
  HARMEAN: positive,
  MEDIAN: (numbers) => numbers.some((x) => Math.abs(x) > 1e300),
  PMT: annuity,
  FV: annuity,
  PV: annuity,
  IPMT: annuityPeriod,
  PPMT: annuityPeriod,
  CUMIPMT: ([rate, periods, ...rest]) =>
    !isRate(rate) || !isCount(periods) || rest.some((x) => Math.abs(x) > 1e9),
  CUMPRINC: ([rate, periods, ...rest]) =>
    !isRate(rate) || !isCount(periods) || rest.some((x) => Math.abs(x) > 1e9),
  NPV: ([rate, ...rest]) => !isRate(rate) || amounts(rest),
  RRI: ([periods, present = 1, future = 1]) => !isCount(periods) || positive([present, future]),
  PDURATION: ([rate, present = 1, future = 1]) =>
    !isRate(rate) || positive([present, future]) || nearlyEqual([present, future]),
  EFFECT: ([rate, periods]) => !isRate(rate) || !isCount(periods),
  NOMINAL: ([rate, periods]) => !isRate(rate) || !isCount(periods),
  SYD: ([cost = 0, salvage = 0, life, period]) =>
    salvage < 0 || !isCount(life) || !isCount(period) || amounts([cost, salvage]),
  DDB: ([cost = 0, salvage = 0, life, period, factor = 2]) =>
    cost <= salvage || salvage < 0 || !isCount(life) || !isCount(period) || factor <= 0 || factor > 10,
  DB: ([cost = 0, salvage = 0, life = 1, period, month = 12]) =>
    !(salvage > 0 && cost > salvage && cost < 1e9 && isCount(life) && isCount(period) && isCount(month)) ||
    !roundsAlike(1000 * (1 - (salvage / cost) ** (1 / life)), false),
};

/** It passes over written texts and logical values among several values, or refuses them. */
const OF_NUMBERS: ReadonlySet<string> = new Set(
  'MIN MAX AVERAGE MEDIAN SUMSQ PRODUCT COUNT GEOMEAN HARMEAN STDEV.S STDEV.P VAR.S VAR.P AVEDEV DEVSQ SKEW KURT NPV GCD LCM'.split(
    ' ',
  ),
);

function callDiffers(fn: string, operands: Part['operands'], numbers: Numbers): boolean {
  const errors = new Set(operands.flatMap((operand) => (isError(operand) ? [operand.error] : [])));
  // AND and OR stop at the first that decides; other functions look for errors in an order of their own.
  if (['AND', 'OR', 'XOR', 'COUNT', 'GCD', 'LCM'].includes(fn) ? errors.size > 0 : errors.size > 1)
    return true;
  if (LAZY.has(fn)) return false;
  if (operands.includes(undefined)) return true;
  const isRefused = operands.some((operand) => typeof operand === 'boolean' || typeof operand === 'string');
  // What it refuses comes before an error that stands before it.
  if (errors.size > 0) return isRefused && RULES[fn] !== undefined;
  if ((OF_NUMBERS.has(fn) || RULES[fn] !== undefined) && numbers.length < operands.length) return true;
  return RULES[fn]?.(numbers) ?? false;
}

const LAZY: ReadonlySet<string> = new Set([
  'IF',
  'IFERROR',
  'IFNA',
  'CHOOSE',
  'ISERROR',
  'ISNA',
  'ISNUMBER',
  'NOT',
]);
