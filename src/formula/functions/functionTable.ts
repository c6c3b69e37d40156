/**
 * What a row of the function table holds. The rows are in the files beside this one, one file a family; functions.ts joins
 * them. Parser, printers, unit check and back ends all read the rows and know no function by name.
 *
 * To add a function: add a row to its family. To add a back end: add a column.
 */
import type { Bilingual } from '../../messages/language.js';
import type { Argument } from '../values/coerce.js';
import type { Expr } from '../values/expr.js';
import type { Address } from '../values/address.js';
import type { Partials } from '../programs/partials.js';
import type { KernelColumn } from '../values/primitives.js';
import type { Scalar } from '../values/value.js';

/**
 * What may stand as an argument. `value`: one value, calculated. `values`: any number of values, so also a list in
 * braces or a span of years; cells that hold text or TRUE are passed over as Excel does. `series`: the name of an indicator
 * or parameter. `count`: a whole number written out. `year`: a year written out, YEAR, or YEAR minus a number. `format`: a format
 * code in quotes that values/numberFormat.ts reads.
 */
export type ParameterKind = 'value' | 'values' | 'series' | 'count' | 'year' | 'format';

export interface FunctionParameter {
  readonly name: Bilingual;
  readonly kind: ParameterKind;
  /** May be absent at the end of the list. */
  readonly optional?: boolean;
  /** Of `values`: Excel takes cells alone here, so a series or years of it, neither a list in braces nor a calculation. */
  readonly cells?: true;
  /** Of `values`: cells, or a list in braces, but no calculation, because its Excel text is written more than once. */
  readonly list?: true;
  /** Bounds of a `count`. */
  readonly min?: number;
  readonly max?: number;
}

/**
 * What the unit of an argument may be. `same`: one unit for all arguments of this role. `other`: likewise, a second unit.
 * `pure`: a number without unit (years count as one). `any`: whatever it is, it does not matter.
 */
export type UnitRole = 'same' | 'other' | 'pure' | 'any';

/** `ratio`: the `same` unit over the `other`; `product`: both multiplied; `free`: a condition, a text, anything. */
export type UnitResult = 'same' | 'pure' | 'ratio' | 'product' | 'free';

/**
 * How a function's unit follows from those of its arguments. `roles` go with the parameters, repeated groups included;
 * The other rules are what their names say: `product` multiplies the units of all arguments, `squares` squares the one
 * they have, `power`, `root` and `quotient` are those of the operators, `expansion` is
 * found by checking what the function stands for, `reference` is the unit of the series.
 */
export type UnitRule =
  | { readonly kind: 'roles'; readonly roles: readonly UnitRole[]; readonly result: UnitResult }
  | {
      readonly kind:
        'product' | 'squares' | 'power' | 'root' | 'quotient' | 'expansion' | 'reference' | 'year';
    };

/** Where an expansion stands. */
export interface ExpansionContext {
  /** The series being computed has no value in the year before. */
  readonly first: boolean;
}

export type Meaning =
  /** Calculated from its arguments, all of them evaluated, left to right. */
  | {
      readonly kind: 'strict';
      readonly evaluate: (...args: readonly Argument[]) => Scalar;
      /** Where Excel gives something else when the call is the whole formula. */
      readonly evaluateLast?: (...args: readonly Argument[]) => Scalar;
      /** Takes no logical values; what comes of them, and of arguments left out, only `evaluate` says. */
      readonly numbersOnly?: true;
      /** Place (from 0) of an argument that is a yes or no: programs and partial derivatives see 1 or 0. */
      readonly logical?: number;
    }
  /** Evaluates only the arguments it needs. */
  | {
      readonly kind: 'lazy';
      readonly evaluate: (args: readonly (() => Argument)[]) => Scalar;
      /** Where several values are taken: the cells, if it can give more than one. */
      readonly evaluateCells?: (args: readonly (() => Argument)[]) => Argument;
    }
  /** A cell, or cells, of a series. */
  | { readonly kind: 'reference'; readonly address: (args: readonly (Expr | undefined)[]) => Address }
  /** The year of the column. */
  | { readonly kind: 'year' }
  /** Short for other functions and operators: every back end calculates, prints and checks what it stands for. */
  | { readonly kind: 'expansion'; readonly expand: (call: Call, context: ExpansionContext) => Expr };

/** The arguments of a call, for a function that Excel's text says by others. */
export interface ExcelParts {
  expr(position: number): Expr | undefined;
  /** As Excel text, in parentheses where it is a calculation; empty for one left out. */
  text(position: number): string;
  /** Of cells and lists: how many there are. Undefined where the cells do not exist. */
  cells(position: number): ExcelCells | undefined;
}

export interface ExcelCells {
  readonly count: number;
  /** One row or one column. */
  readonly isLine: boolean;
  /** More than one row. */
  readonly isColumn: boolean;
}

/** How a function is said by others in Excel's text; the interpreter calculates it by its own `meaning`. */
interface ExcelText {
  write(parts: ExcelParts): string;
  /** How often it may write an argument. */
  readonly copies: number;
}

export type Call = Extract<Expr, { kind: 'call' }>;

export interface FunctionRow {
  /** English name in capitals; for `strict` and `lazy` functions also the name in Excel's formula text, unless `excel` is. */
  readonly key: string;
  readonly excel?: string;
  readonly names: Bilingual;
  /** Further ways to write it, accepted and never printed. */
  readonly aliases?: readonly string[];
  readonly parameters: readonly FunctionParameter[];
  /** How many of the last parameters may be given again, as a group. */
  readonly repeats?: number;
  /** Fewer arguments than Excel's 255, where an expansion nests one level for each group: Excel nests 64. */
  readonly most?: number;
  /** Written without parentheses. */
  readonly bare?: boolean;
  /** Where Excel's text is no call of a function by this name. */
  readonly excelText?: ExcelText;
  /** Whether written arguments ask for something that Excel's text cannot say. */
  readonly refuses?: (args: readonly (Expr | undefined)[]) => boolean;
  /** For which arguments there is a result; elsewhere it is the error named. */
  readonly domain: string;
  readonly units: UnitRule;
  readonly meaning: Meaning;
  /** How the kernel calculates it in many draws at once, or why it does not. Of every `strict` and `lazy` function. */
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
