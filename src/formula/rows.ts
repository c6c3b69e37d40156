/**
 * Short ways to write rows of the function table: parameters, and evaluations over plain numbers.
 */
import type { Bilingual } from '../messages/language.js';
import { error, isCells, numbersOf, result, toNumber, type Argument } from './coerce.js';
import type { FunctionParameter, Meaning, ParameterKind, UnitRole, UnitRule } from './functiontable.js';
import { isError, type ErrorCode, type FormulaError, type Scalar } from './value.js';

export function both(name: string): Bilingual {
  return { zh: name, en: name };
}

export function parameter(zh: string, en: string, kind: ParameterKind = 'value'): FunctionParameter {
  return { name: { zh, en }, kind };
}

export function optional(zh: string, en: string, kind: ParameterKind = 'value'): FunctionParameter {
  return { name: { zh, en }, kind, optional: true };
}

/** Units by parameter, in order, and of the result. */
export function units(roles: readonly UnitRole[], result: 'same' | 'pure' | 'free'): UnitRule {
  return { kind: 'roles', roles, result };
}

export const PURE: UnitRule = units(['pure', 'pure', 'pure'], 'pure');
export const SAME: UnitRule = units(['same', 'same'], 'same');
/** The unit of the first argument; the others are numbers of digits and the like. */
export const FIRST: UnitRule = units(['same', 'pure'], 'same');
export const FREE: UnitRule = units(['any', 'any'], 'free');
export const COUNTING: UnitRule = units(['any'], 'pure');

export const NUMBER = parameter('数值', 'number');
export const VALUES = parameter('数值', 'number', 'values');

type Strict = Extract<Meaning, { kind: 'strict' }>;

/** What a calculation over numbers gives: a number still to be brought into Excel's range, or an error. */
type Calculated = number | ErrorCode;

export function settle(calculated: Calculated): number | FormulaError {
  return typeof calculated === 'number' ? result(calculated) : error(calculated);
}

/** Every argument is one number; the first that cannot be is the result. Absent arguments stay absent. */
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
      return settle(calculate(...numbers));
    },
  };
}

/** All arguments together are one list of numbers. */
export function overNumbers(calculate: (numbers: readonly number[]) => Calculated): Strict {
  return {
    kind: 'strict',
    evaluate(...args) {
      const numbers = numbersOf(args);
      return isError(numbers) ? numbers : settle(calculate(numbers));
    },
  };
}

export interface EachValue {
  /** `undefined`: an empty cell, or an argument left out. */
  readonly value: Scalar | undefined;
  readonly inCell: boolean;
}

/** Values one by one, those of ranges and lists included. */
export function eachValue(args: readonly Argument[]): readonly EachValue[] {
  return args.flatMap((argument): readonly EachValue[] => {
    if (argument === undefined || !isCells(argument)) return [{ value: argument, inCell: false }];
    return argument.rows.flat().map((value) => ({ value, inCell: true }));
  });
}
