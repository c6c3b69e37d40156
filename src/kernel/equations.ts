/**
 * The input of a kernel: a model's equations as plain data, which can be sent to a worker.
 *
 * Years are calendar years. Values are cell values (3.5 % is 0.035).
 */
import type { Expr } from '../formula/values/expr.js';

export interface Equations {
  readonly firstYear: number;
  readonly baseYear: number;
  readonly horizon: number;
  /** In an order in which they can be calculated within each year. */
  readonly series: readonly EquationSeries[];
  readonly inputs: readonly EquationInput[];
  /** By column: bounds of its draws that follow from their distribution, if there are any. Not checked. */
  readonly limits?: readonly (Limits | undefined)[];
  /** The values to be calculated in every draw. */
  readonly outputs: readonly SeriesYear[];
}

/** An indicator: the actual value of a year that has one, else the formula from a given year on, else no value. */
export interface EquationSeries {
  readonly key: string;
  readonly actuals: Readonly<Record<number, number>>;
  readonly expr?: Expr;
  readonly from?: number;
  /** Last year of the formula; the horizon unless given. */
  readonly to?: number;
  /** Years between `from` and `to` in which it has no value. */
  readonly blank?: readonly number[];
  /** For a rule: it has no series of its own that STOCK could continue. */
  readonly standsAlone?: boolean;
}

/** A parameter: where its value comes from in every year from firstYear to horizon. */
export interface EquationInput {
  readonly key: string;
  readonly years: readonly InputSource[];
}

export type InputSource =
  /** Column of the draws, from 0: the value differs between draws. */
  | { readonly column: number }
  /** Index (from 0) among the values given to `bind`: the value is the same in all draws. */
  | { readonly fixed: number };

interface Limits {
  readonly low: number;
  readonly high: number;
}

export interface SeriesYear {
  readonly key: string;
  readonly year: number;
}

/** The number of columns of draws that the equations read. */
export function countColumns({ inputs }: Equations): number {
  return countSources(inputs, (source) => ('column' in source ? source.column : -1));
}

/** The number of values that `bind` takes. */
export function countFixed({ inputs }: Equations): number {
  return countSources(inputs, (source) => ('fixed' in source ? source.fixed : -1));
}

function countSources(inputs: readonly EquationInput[], indexOf: (source: InputSource) => number): number {
  let count = 0;
  for (const { years } of inputs) for (const source of years) count = Math.max(count, indexOf(source) + 1);
  return count;
}
