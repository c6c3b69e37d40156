/**
 * The columns of the function table. Its rows are in the other files of this folder, one file for each family of functions;
 * functions.ts joins them. Parser, printers, unit check and back ends all read the rows and know no function by name.
 *
 * To add a function, add a row to its family. To add a back end, add a column.
 */
import type { Bilingual } from '../../messages/language.js';
import type { Argument } from '../values/coerce.js';
import type { Expr } from '../values/expr.js';
import type { Address } from '../values/address.js';
import type { Partials } from '../programs/partials.js';
import type { KernelColumn } from '../values/primitives.js';
import type { Scalar } from '../values/value.js';

/**
 * What an argument may be. `value`: one calculated value. `values`: any number of values, including a list in braces or a range
 * of years; cells that hold text or TRUE are ignored, as in Excel. `series`: the name of an indicator or parameter. `count`: a
 * whole number, written as a literal. `year`: a literal year, YEAR, or YEAR minus a number. `format`: a format
 * code in quotes that values/numberFormat.ts reads.
 */
export type ParameterKind = 'value' | 'values' | 'series' | 'count' | 'year' | 'format';

export interface FunctionParameter {
  readonly name: Bilingual;
  readonly kind: ParameterKind;
  /** May be omitted at the end of the list. */
  readonly optional?: boolean;
  /** For `values`: Excel accepts only cells here, so a series or years of it, but no list in braces and no calculation. */
  readonly cells?: true;
  /** For `values`: cells or a list in braces, but no calculation, because its Excel text is written more than once. */
  readonly list?: true;
  /** Bounds of a `count`, both included. */
  readonly min?: number;
  readonly max?: number;
}

/**
 * What the unit of an argument may be. `same`: one unit for all arguments of this role. `other`: likewise, a second unit. `pure`:
 * a number without unit (years count as such). `any`: not checked.
 */
export type UnitRole = 'same' | 'other' | 'pure' | 'any';

/**
 * `ratio`: the `same` unit divided by the `other`; `product`: both multiplied; `free`: no unit is inferred (a condition, a text,
 * anything).
 */
export type UnitResult = 'same' | 'pure' | 'ratio' | 'product' | 'free';

/**
 * How a function's unit follows from those of its arguments. `roles` are listed in the order of the parameters, repeated groups
 * included. `product` multiplies the units of all arguments, `squares` squares their common unit, `power`, `root` and `quotient`
 * are the rules of the operators, `expansion` checks the expression that the call is short for, `reference` is the unit of the
 * series.
 */
export type UnitRule =
  | { readonly kind: 'roles'; readonly roles: readonly UnitRole[]; readonly result: UnitResult }
  | {
      readonly kind:
        'product' | 'squares' | 'power' | 'root' | 'quotient' | 'expansion' | 'reference' | 'year';
    };

/** The formula that an expansion is part of. */
export interface ExpansionContext {
  /** The series being computed has no value in the year before. */
  readonly first: boolean;
}

export type Meaning =
  /** Calculated from its arguments, which are all evaluated, from left to right. */
  | {
      readonly kind: 'strict';
      readonly evaluate: (...args: readonly Argument[]) => Scalar;
      /** The result when the call is the whole formula, if Excel's result differs then. */
      readonly evaluateLast?: (...args: readonly Argument[]) => Scalar;
      /**
       * For functions that do not simply convert logical values and omitted arguments to numbers: `evaluate` decides about them.
       */
      readonly numbersOnly?: true;
      /** Position (from 0) of a logical argument: programs and partial derivatives receive it as 1 or 0. */
      readonly logical?: number;
    }
  /** Evaluates only the arguments it needs. */
  | {
      readonly kind: 'lazy';
      readonly evaluate: (args: readonly (() => Argument)[]) => Scalar;
      /** Gives one of its arguments: the one that it evaluates last. */
      readonly choosesBranch?: true;
      /** The result where an argument of several values is expected, for functions that can return more than one cell. */
      readonly evaluateCells?: (args: readonly (() => Argument)[]) => Argument;
    }
  /** A cell, or cells, of a series. */
  | { readonly kind: 'reference'; readonly address: (args: readonly (Expr | undefined)[]) => Address }
  /** The year of the column that is calculated. */
  | { readonly kind: 'year' }
  /** An abbreviation for other functions and operators: every back end calculates, prints and checks the expanded expression. */
  | { readonly kind: 'expansion'; readonly expand: (call: Call, context: ExpansionContext) => Expr };

/** The arguments of a call to a function that is written in Excel by other functions. */
export interface ExcelParts {
  expr(position: number): Expr | undefined;
  /** The argument as Excel text, in parentheses if it is a calculation; empty if it is omitted. */
  text(position: number): string;
  /** The size of a range or list. Undefined if the cells do not exist. */
  cells(position: number): ExcelCells | undefined;
}

export interface ExcelCells {
  readonly count: number;
  /** Whether it is one row or one column. */
  readonly isLine: boolean;
  /** Whether it has more than one row. */
  readonly isColumn: boolean;
}

/** How a function is written in Excel by other functions; the interpreter calculates it by its own `meaning`. */
interface ExcelText {
  write(parts: ExcelParts): string;
  /** The largest number of times that an argument is repeated in the text. */
  readonly copies: number;
}

export type Call = Extract<Expr, { kind: 'call' }>;

export interface FunctionRow {
  /**
   * English name in capitals; for `strict` and `lazy` functions also the name in Excel's formula text, unless `excel` is given.
   */
  readonly key: string;
  readonly excel?: string;
  readonly names: Bilingual;
  /** Further ways to write it, accepted and never printed. */
  readonly aliases?: readonly string[];
  readonly parameters: readonly FunctionParameter[];
  /** How many of the last parameters may be repeated, as a group. */
  readonly repeats?: number;
  /**
   * Largest number of arguments if it is below Excel's 255: an expansion nests one level for each group, and Excel allows 64
   * levels.
   */
  readonly most?: number;
  /** Written without parentheses. */
  readonly bare?: boolean;
  /** The first version of Excel that has it, as a year, if Excel 2016 has neither it nor another way to write it. */
  readonly since?: number;
  /** Given if Excel's text is not a call of the function of this name. */
  readonly excelText?: ExcelText;
  /** Whether these arguments ask for something that cannot be written in Excel. */
  readonly refuses?: (args: readonly (Expr | undefined)[]) => boolean;
  /** The arguments for which there is a result, and the error for all others. */
  readonly domain: string;
  readonly units: UnitRule;
  readonly meaning: Meaning;
  /** How the kernel calculates it for many draws at once, or why it does not. Required for every `strict` and `lazy` function. */
  readonly kernel?: KernelColumn;
  /** Its partial derivatives; without them a `strict` function is differentiated numerically. */
  readonly partials?: Partials;
  /** The definition followed. */
  readonly cite: string;
}

/** Excel's own limit on the number of arguments. */
const MOST_ARGUMENTS = 255;

export function fewestArguments(row: FunctionRow): number {
  return row.parameters.filter((parameter) => parameter.optional !== true).length;
}

/** The largest number of arguments of a function. */
export function mostArguments(row: FunctionRow): number {
  return row.most ?? (row.repeats === undefined ? row.parameters.length : MOST_ARGUMENTS);
}

/** The parameter that the argument at a position (from 0) fills, repeated groups included. */
export function parameterAt(row: FunctionRow, position: number): FunctionParameter | undefined {
  return repeatedAt(row.parameters, position, row.repeats);
}

/** The item of a list that goes with a position when its last `repeats` items repeat. */
export function repeatedAt<T>(
  items: readonly T[],
  position: number,
  repeats: number | undefined,
): T | undefined {
  const count = items.length;
  if (position < count || repeats === undefined) return items[position];
  return items[count - repeats + ((position - count) % repeats)];
}
