/**
 * Short ways to write rows of the function table: parameters, and evaluations over plain numbers.
 */
import {
  error,
  isCells,
  numbersOf,
  result,
  toLogical,
  toNumber,
  toScalar,
  type Argument,
  type Cells,
} from '../values/coerce.js';
import type {
  FunctionParameter,
  Meaning,
  ParameterKind,
  UnitResult,
  UnitRole,
  UnitRule,
} from './functionTable.js';
import { isError, type ErrorCode, type FormulaError, type Scalar } from '../values/value.js';

export { both } from '../../messages/language.js';

export function parameter(zh: string, en: string, kind: ParameterKind = 'value'): FunctionParameter {
  return { name: { zh, en }, kind };
}

/** A parameter that accepts only cells: a series, or years of it. */
export function cellsParameter(zh: string, en: string): FunctionParameter {
  return { name: { zh, en }, kind: 'values', cells: true };
}

/** A parameter that may be omitted. */
export function optional(zh: string, en: string, kind: ParameterKind = 'value'): FunctionParameter {
  return { name: { zh, en }, kind, optional: true };
}

/** The unit rule with these roles of the parameters, in order, and this unit of the result. */
export function units(roles: readonly UnitRole[], result: UnitResult): UnitRule {
  return { kind: 'roles', roles, result };
}

export const PURE: UnitRule = units(['pure', 'pure', 'pure'], 'pure');
export const SAME: UnitRule = units(['same', 'same'], 'same');
/** The unit of the first argument; the others are plain numbers, such as a number of digits. */
export const FIRST: UnitRule = units(['same', 'pure'], 'same');
export const FREE: UnitRule = units(['any', 'any'], 'free');
export const COUNTING: UnitRule = units(['any'], 'pure');

export const NUMBER = parameter('数值', 'number');
export const VALUES = parameter('数值', 'number', 'values');

type Strict = Extract<Meaning, { kind: 'strict' }>;

/** The result of a calculation: a number that still has to be brought into Excel's range, or an error. */
type Calculated = number | ErrorCode;

/** A calculated number brought into Excel's range, or the error. */
export function resultOf(calculated: Calculated): number | FormulaError {
  return typeof calculated === 'number' ? result(calculated) : error(calculated);
}

/**
 * A meaning whose arguments are numbers; the first that cannot be converted is the result (an error). Omitted arguments at the
 * end are not passed.
 */
export function numeric(calculate: (...numbers: number[]) => Calculated): Strict {
  return {
    kind: 'strict',
    evaluate(...args) {
      const numbers: number[] = [];
      for (const argument of args) {
        const value = toNumber(argument);
        if (isError(value)) return value;
        numbers.push(value);
      }
      return resultOf(calculate(...numbers));
    },
  };
}

/**
 * As `numeric`, for functions that came with the Analysis ToolPak: a logical value gives #VALUE!, and an omitted argument gives
 * `missing`. Source: DnaCalc/OxFunc, BUG-FUNC-033, quotient and mround (3,000 calls of Excel 16.0).
 */
export function withoutLogicals(
  calculate: (...numbers: number[]) => Calculated,
  missing: 0 | '#N/A' = 0,
): Strict {
  return {
    kind: 'strict',
    numbersOnly: true,
    evaluate(...args) {
      const numbers: number[] = [];
      for (const argument of args) {
        if (argument === undefined && missing !== 0) return error(missing);
        const value = toScalar(argument);
        const number = typeof value === 'boolean' ? error('#VALUE!') : toNumber(value);
        if (isError(number)) return number;
        numbers.push(number);
      }
      return resultOf(calculate(...numbers));
    },
  };
}

/** A meaning over all arguments together as one list of numbers; the first error among them is the result. */
export function overNumbers(calculate: (numbers: readonly number[]) => Calculated): Strict {
  return {
    kind: 'strict',
    evaluate(...args) {
      const numbers = numbersOf(args);
      return isError(numbers) ? numbers : resultOf(calculate(numbers));
    },
  };
}

/** A meaning whose first argument is a list of numbers and whose other arguments are numbers. */
export function overList(calculate: (list: readonly number[], ...numbers: number[]) => Calculated): Strict {
  return {
    kind: 'strict',
    evaluate(first, ...rest) {
      const list = numbersOf([first]);
      if (isError(list)) return list;
      return numeric((...numbers) => calculate(list, ...numbers)).evaluate(...rest);
    },
  };
}

/**
 * The cells of a range or list as Excel's text refers to them: the years of a series begin at its first value and end with its
 * last, so empty cells before and after are not part of the range.
 */
export function cellsOf({ rows }: Cells): Cells['rows'] {
  const [only] = rows;
  if (only === undefined || rows.length > 1) return rows;
  let [first, end] = [0, only.length];
  while (first < end && only[first] === undefined) first += 1;
  while (end > first && only[end - 1] === undefined) end -= 1;
  return [only.slice(first, end)];
}

/** The cells of an argument by rows; a single value is one cell. An argument that is an error gives that error. */
export function gridOf(argument: Argument): Cells['rows'] | FormulaError {
  if (argument !== undefined && isCells(argument)) return cellsOf(argument);
  return isError(argument) ? argument : [[argument ?? 0]];
}

export type Pair = readonly [first: number, second: number];

/**
 * Pairs of two lists of equal length, as SLOPE and similar functions take them, where both cells are numbers. Lists of different
 * lengths give #N/A; the first error, list by list, is the result.
 */
export function pairsOf(first: Argument, second: Argument): readonly Pair[] | FormulaError {
  const lists = [first, second].map((argument) =>
    argument !== undefined && isCells(argument) ? cellsOf(argument).flat() : [toNumber(argument)],
  );
  const found = lists.flat().find(isError);
  if (found !== undefined) return found;
  const [left = [], right = []] = lists;
  if (left.length !== right.length) return error('#N/A');
  const pairs: Pair[] = [];
  for (const [i, a] of left.entries()) {
    const b = right[i];
    if (typeof a === 'number' && typeof b === 'number') pairs.push([a, b]);
  }
  return pairs;
}

/** A meaning whose arguments are two lists. */
export function overPairs(calculate: (pairs: readonly Pair[]) => Calculated): Strict {
  return {
    kind: 'strict',
    evaluate(first, second) {
      const pairs = pairsOf(first, second);
      return isError(pairs) ? pairs : resultOf(calculate(pairs));
    },
  };
}

/**
 * A meaning over numbers with one logical argument, `cumulative`, at a position (from 0). As text it may only be TRUE or FALSE.
 * Arguments are converted from left to right.
 */
export function cumulative(
  position: number,
  calculate: (isCumulative: boolean, ...numbers: number[]) => Calculated,
): Strict {
  return {
    kind: 'strict',
    logical: position,
    evaluate(...args) {
      const numbers: number[] = [];
      let isCumulative = false;
      for (const [i, argument] of args.entries()) {
        const value = i === position ? toLogical(argument) : toNumber(argument);
        if (isError(value)) return value;
        if (typeof value === 'boolean') isCumulative = value;
        else numbers.push(value);
      }
      return resultOf(calculate(isCumulative, ...numbers));
    },
  };
}

interface EachValue {
  /** `undefined`: an empty cell, or an argument left out. */
  readonly value: Scalar | undefined;
  readonly inCell: boolean;
}

/** All values of the arguments one by one, including those of ranges and lists. */
export function eachValue(args: readonly Argument[]): readonly EachValue[] {
  return args.flatMap((argument): readonly EachValue[] => {
    if (argument === undefined || !isCells(argument)) return [{ value: argument, inCell: false }];
    return argument.rows.flat().map((value) => ({ value, inCell: true }));
  });
}
