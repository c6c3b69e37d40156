/**
 * A prepared model: formulas parsed and compiled, names resolved, figures assigned to their years. `prepareModel` makes it;
 * projections, the workbook and the pane start from it.
 *
 * `model` is the model as it is written; `series` has a row for each member of an indicator with members (expandModel.ts).
 *
 * Invariants: every key in a formula is an indicator with a series or a parameter; `order` lists every
 * indicator with a formula once, after all that it refers to in the same year; values of `actuals` and
 * `parameters` are cell values (3.22 % is 0.0322).
 */
import type { Figure } from '../figures/figure.js';
import type { Unit } from '../figures/units.js';
import type { Expr } from '../formula/values/expr.js';
import type { Names, Scope } from '../formula/values/scope.js';
import type { Scalar } from '../formula/values/value.js';
import type { MemberRow } from './memberRows.js';
import type { Indicator, Model, Parameter, Rule, Scenario } from './model.js';

type Evaluate = (scope: Scope) => Scalar;

export interface PreparedModel {
  readonly model: Model;
  readonly names: Names;
  /** Consecutive calendar years, firstYear to horizon. */
  readonly years: readonly number[];
  /** Indicators that have figures or a formula, in the model's order; members after their total. */
  readonly series: readonly PreparedIndicator[];
  /** Every parameter, in the model's order. */
  readonly parameters: readonly PreparedParameter[];
  readonly rules: readonly PreparedRule[];
  /** Keys of the indicators with a formula, in an order in which they can be calculated within a year. */
  readonly order: readonly string[];
  readonly seriesByKey: ReadonlyMap<string, PreparedIndicator>;
  readonly parameterByKey: ReadonlyMap<string, PreparedParameter>;
  readonly scenarioByKey: ReadonlyMap<string, Scenario>;
  readonly figureById: ReadonlyMap<string, Figure>;
}

export interface PreparedIndicator {
  readonly indicator: Indicator;
  readonly unit: Unit;
  /** The figure of each year that has one. */
  readonly actuals: ReadonlyMap<number, Actual>;
  /** First year the formula applies to; absent without a formula. A year with a figure has the figure. */
  readonly from?: number;
  /** Last year the formula applies to, and years between in which it does not: only of totals of members. */
  readonly to?: number;
  readonly blank?: ReadonlySet<number>;
  /** The formula that is calculated, with plain years instead of their names. */
  readonly expr?: Expr;
  /** The formula as the user wrote it: it is shown, written to cells and read back. */
  readonly written?: Expr;
  readonly evaluate?: Evaluate;
  /** The row of an indicator with members that this series is. */
  readonly member?: MemberRow;
  /** Figures of a total that is calculated from its members: they are compared with it. */
  readonly stated?: ReadonlyMap<number, Actual>;
}

/** Whether the formula of a series applies to a year; a figure of that year still takes precedence. */
export function applies({ from, to, blank }: PreparedIndicator, year: number): boolean {
  return from !== undefined && year >= from && year <= (to ?? year) && blank?.has(year) !== true;
}

export interface Actual {
  readonly figure: Figure;
  /** In the indicator's unit, as a cell value. */
  readonly value: number;
}

export interface PreparedParameter {
  readonly parameter: Parameter;
  readonly unit: Unit;
}

export interface PreparedRule {
  readonly rule: Rule;
  readonly from: number;
  readonly to: number;
  /** As in `PreparedIndicator`. */
  readonly expr: Expr;
  readonly written: Expr;
  readonly evaluate: Evaluate;
}
