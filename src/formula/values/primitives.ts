/**
 * The operations from which programs of the `kernel` column of the function table are made.
 *
 * A program sees numbers (N) and conditions (C) as abstract types that it can only combine, so the same program works for the
 * kernel's graph and for anything else that implements these operations. They are plain floating point, as in JavaScript:
 * Excel's range (#NUM! for infinity, 0 for what is too small) is applied once, to the program's result.
 */
import type { RoundingMode } from './rounding.js';
import type { ErrorCode } from './value.js';

export interface Primitives<N, C> {
  number(value: number): N;
  /** The number, if it is a literal in the formulas. */
  known(x: N): number | undefined;
  add(x: N, y: N): N;
  subtract(x: N, y: N): N;
  multiply(x: N, y: N): N;
  divide(x: N, y: N): N;
  negate(x: N): N;
  abs(x: N): N;
  sqrt(x: N): N;
  min(x: N, y: N): N;
  max(x: N, y: N): N;
  exp(x: N): N;
  /** Logarithms of positive numbers; the result for others is arbitrary. */
  ln(x: N): N;
  log10(x: N): N;
  /** Like Math.pow. */
  power(x: N, y: N): N;
  /** Excel's operator: 0^0 is #NUM!, (-8)^(1/3) is -2. */
  excelPower(x: N, y: N): N;
  /** The last addition of a whole formula. */
  lastSum(x: N, y: N): N;
  /** The greatest whole number that is not above x, on fifteen digits. */
  whole(x: N): N;
  wholeToZero(x: N): N;
  /** Like Math.floor and Math.trunc. */
  floor(x: N): N;
  truncate(x: N): N;
  /** Like JavaScript's %; quotients of 2^50 and more are calculated the slow way. */
  remainder(x: N, y: N): N;
  /** `digits` must not vary between draws; see roundDecimal. */
  round(x: N, digits: N, mode: RoundingMode): N;
  condition(holds: boolean): C;
  less(x: N, y: N): C;
  atMost(x: N, y: N): C;
  equal(x: N, y: N): C;
  both(x: C, y: C): C;
  either(x: C, y: C): C;
  not(x: C): C;
  choose(test: C, yes: N, no: N): N;
  /** The error if the condition is true, else the value. */
  unless(fails: C, error: ErrorCode, value: N): N;
}

/**
 * From the row's arguments, with lists flattened, to its result. Omitted arguments at the end are not passed. Undefined if the
 * program does not cover these arguments: the row's `evaluate` is then called in every draw.
 */
export type NumberProgram = <N, C>(on: Primitives<N, C>, ...numbers: N[]) => N | undefined;

/** A list's cells in order, without empty ones at the beginning and end; undefined for a cell that holds no number. */
export type NumberList<N> = readonly (N | undefined)[];

/** From the row's arguments as lists to its result. A single value is a list of one number; an omitted argument is undefined. */
export type ListProgram = <N, C>(
  on: Primitives<N, C>,
  ...lists: (NumberList<N> | undefined)[]
) => N | undefined;

/** How the kernel calculates a function: by a program, by kernel/lowerLogic.ts, or draw by draw. */
export type KernelColumn =
  | {
      /** Takes all numbers as one list. */
      readonly program: NumberProgram;
      /** The program when the call is the whole formula, if that differs. */
      readonly programLast?: NumberProgram;
    }
  | {
      /** Takes the arguments as separate lists. */
      readonly lists: ListProgram;
      /** A single value in place of a list counts as one cell: text and TRUE in it are not numbers. */
      readonly asCells?: true;
    }
  /** It chooses among its arguments instead of calculating with them; it is a row of LOGIC_LOWERINGS. */
  | { readonly isLowered: true }
  /** `evaluate` is called in every draw; the text gives the reason. */
  | { readonly oneByOne: string };
