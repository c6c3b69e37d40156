/**
 * What a function of numbers may be made of in the kernel: the vocabulary of the `kernel` column of the function table.
 *
 * A row sees numbers and conditions as things of unknown make and can only combine them, so that a row is at once
 * a program for the graph and for anything else that speaks these words. Operations are raw, as JavaScript's are:
 * Excel's range (#NUM! for infinity, 0 for what is too small) is applied once, to the row's result.
 */
import type { RoundingMode } from './rounding.js';
import type { ErrorCode } from './value.js';

export interface Primitives<N, C> {
  number(value: number): N;
  /** The number, where it is written in the formulas. */
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
  /** Logarithms of positive numbers; of others they may be anything. */
  ln(x: N): N;
  log10(x: N): N;
  /** As Math.pow. */
  power(x: N, y: N): N;
  /** Excel's operator: 0^0 is #NUM!, (-8)^(1/3) is -2. */
  excelPower(x: N, y: N): N;
  /** The last addition of a whole formula. */
  lastSum(x: N, y: N): N;
  /** The greatest whole number not above, on fifteen digits. */
  whole(x: N): N;
  wholeToZero(x: N): N;
  /** As Math.floor and Math.trunc. */
  floor(x: N): N;
  truncate(x: N): N;
  /** As JavaScript's %; of quotients from 2^50 on only in the slow way. */
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
  /** The error where the condition holds, else the value. */
  unless(fails: C, error: ErrorCode, value: N): N;
}

/**
 * From the row's arguments, lists written out, to its result. Arguments left out at the end are absent. Undefined where the
 * program does not go so far: the row's `evaluate` is then called once a draw.
 */
export type NumberProgram = <N, C>(on: Primitives<N, C>, ...numbers: N[]) => N | undefined;

/** A list's cells in order, empty ones before and after left out; undefined where a cell holds no number. */
export type NumberList<N> = readonly (N | undefined)[];

/** From the row's arguments one by one, a single value being a list of one number; undefined for one left out. */
export type ListProgram = <N, C>(
  on: Primitives<N, C>,
  ...lists: (NumberList<N> | undefined)[]
) => N | undefined;

/** How the kernel calculates a function: by a program, by kernel/lowerLogic.ts, or draw by draw. */
export type KernelColumn =
  | {
      /** From all numbers as one list. */
      readonly program: NumberProgram;
      /** When the call is the whole formula, where that differs. */
      readonly programLast?: NumberProgram;
    }
  | {
      /** Argument by argument. */
      readonly lists: ListProgram;
      /** A single value in place of a list counts as one cell: text and TRUE in it are no numbers. */
      readonly asCells?: true;
    }
  /** It decides about its arguments rather than calculate with them: a row of LOGIC_LOWERINGS. */
  | { readonly isLowered: true }
  /** `evaluate` is called once a draw; the text says why. */
  | { readonly oneByOne: string };
