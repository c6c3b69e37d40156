/**
 * What a kernel is made from: a model's equations as plain data, which can be sent to a worker.
 *
 * Years are calendar years. Values are cell values (3.5 % is 0.035).
 */
import type { Expr } from '../formula/values/expr.js';

export interface Equations {
  readonly firstYear: number;
  readonly baseYear: number;
  readonly horizon: number;
  /** In an order in which they can be calculated within a year. */
  readonly series: readonly EquationSeries[];
  readonly inputs: readonly EquationInput[];
  /** By column: bounds that its draws keep by the nature of their distribution, where there are any. Not checked. */
  readonly limits?: readonly (Limits | undefined)[];
  /** What is wanted of every draw. */
  readonly outputs: readonly SeriesYear[];
}

/** An indicator: the actual of a year that has one, else the formula from a year on, else no value. */
export interface EquationSeries {
  readonly key: string;
  readonly actuals: Readonly<Record<number, number>>;
  readonly expr?: Expr;
  readonly from?: number;
  /** Last year of the formula; the horizon unless given. */
  readonly to?: number;
  /** A rule: no series of its own, which STOCK could continue. */
  readonly standsAlone?: boolean;
}

/** A parameter: where its value comes from in every year from firstYear to horizon. */
export interface EquationInput {
  readonly key: string;
  readonly years: readonly InputSource[];
}

export type InputSource =
  /** Column of the draws, counted from 0: another value in every draw. */
  | { readonly column: number }
  /** Index among the values given to `bind`: the same in all draws. */
  | { readonly fixed: number };

interface Limits {
  readonly low: number;
  readonly high: number;
}

export interface SeriesYear {
  readonly key: string;
  readonly year: number;
}

/** How many columns of draws the equations read. */
export function countColumns({ inputs }: Equations): number {
  return countSources(inputs, (source) => ('column' in source ? source.column : -1));
}

/** How many values `bind` takes. */
export function countFixed({ inputs }: Equations): number {
  return countSources(inputs, (source) => ('fixed' in source ? source.fixed : -1));
}

function countSources(inputs: readonly EquationInput[], indexOf: (source: InputSource) => number): number {
  let count = 0;
  for (const { years } of inputs) for (const source of years) count = Math.max(count, indexOf(source) + 1);
  return count;
}
