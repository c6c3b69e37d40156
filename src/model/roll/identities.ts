/**
 * Identities: formulas that only relate values of one year, such as intensity = R&D / GDP.
 *
 * In: a prepared model and values. Out: which series are tied by an identity, how far apart its two sides are, and the formula of
 * one of its names solved for by plain arithmetic. If both sides have actuals, they may differ only within their printed digits.
 * A formula with a parameter, or with the past of its own series, is a projection and not an identity.
 */
import { reportedValue } from '../../figures/units.js';
import { binary, minus } from '../../formula/values/build.js';
import { childrenOf, type Expr } from '../../formula/values/expr.js';
import { referencesOf } from '../../formula/functions/references.js';
import type { Scope } from '../../formula/values/scope.js';
import type { PreparedIndicator, PreparedModel } from '../prepared.js';

export interface Identity {
  readonly series: PreparedIndicator;
  readonly expr: Expr;
  /** Keys of the series in its formula, each once. */
  readonly operands: readonly string[];
}

/** Both sides of an identity in a year, in the unit of its series. */
export interface Comparison {
  readonly indicator: string;
  readonly year: number;
  readonly stated: number;
  readonly calculated: number;
  /** The tolerance given by the printed digits of all numbers. */
  readonly tolerance: number;
  readonly holds: boolean;
}

/** Relative tolerance for rounding errors. */
const NOISE = 1e-9;

export function identitiesOf({ series, seriesByKey }: PreparedModel): readonly Identity[] {
  return series.flatMap((row): readonly Identity[] => {
    const { expr, indicator } = row;
    if (expr === undefined || !isRelation(expr)) return [];
    const references = referencesOf(expr);
    const isTied =
      references.some(({ time }) => time === 'same') &&
      references.every(
        ({ key, address }) =>
          key !== indicator.key &&
          seriesByKey.has(key) &&
          address.kind === 'cell' &&
          address.at.kind === 'offset',
      );
    return isTied ? [{ series: row, expr, operands: [...new Set(references.map(({ key }) => key))] }] : [];
  });
}

/** Arithmetic on names; a number in it converts (1, 100, 10000) and is no assumption of its own. */
function isRelation(expr: Expr): boolean {
  if (expr.kind === 'number' && !Number.isInteger(Math.log10(expr.value))) return false;
  if (expr.kind === 'call' && ['STOCK', 'CUMULATE', 'IF', 'IFS', 'CHOOSE'].includes(expr.fn)) return false;
  return childrenOf(expr).every(isRelation);
}

/**
 * `valueAt`: cell values. `halfAt`: half of the last printed digit of a figure as a cell value, 0 for what is calculated.
 * Undefined if a side has no number.
 */
export function compareIdentity(
  { series, operands }: Identity,
  scope: (year: number, valueAt: Scope['valueAt']) => Scope,
  year: number,
  valueAt: Scope['valueAt'],
  halfAt: (key: string, year: number) => number,
): Comparison | undefined {
  const { key } = series.indicator;
  const evaluate = (moved?: string, by = 0): number | undefined => {
    const at: Scope['valueAt'] = (name, when) => {
      const value = valueAt(name, when);
      return name === moved && when === year && typeof value === 'number' ? value + by : value;
    };
    const value = series.evaluate?.(scope(year, at));
    return typeof value === 'number' ? value : undefined;
  };
  const stated = series.actuals.get(year)?.value;
  const calculated = evaluate();
  if (stated === undefined || calculated === undefined) return undefined;
  const widths = operands.map((name) => {
    const half = halfAt(name, year);
    const ends = half === 0 ? [] : [evaluate(name, half), evaluate(name, -half)];
    return Math.max(0, ...ends.map((end) => Math.abs((end ?? calculated) - calculated)));
  });
  const tolerance = widths.reduce((sum, width) => sum + width, halfAt(key, year));
  const noise = NOISE * Math.max(Math.abs(stated), Math.abs(calculated));
  const report = (value: number): number => reportedValue(value, series.unit);
  return {
    indicator: key,
    year,
    stated: report(stated),
    calculated: report(calculated),
    tolerance: report(tolerance),
    holds: Math.abs(stated - calculated) <= tolerance + noise,
  };
}

/**
 * `own = expr` solved for one of the names in `expr`, or undefined where that name is not there exactly once, in plain arithmetic.
 * For GDP in intensity = R&D / GDP: R&D / intensity.
 */
export function solveFor(own: string, expr: Expr, name: string): Expr | undefined {
  const isAt = (part: Expr): boolean => referencesOf(part).some(({ key }) => key === name);
  if (referencesOf(expr).filter(({ key }) => key === name).length !== 1) return undefined;
  let left: Expr = { kind: 'name', key: own, span: expr.span };
  let right = expr;
  while (right.kind !== 'name') {
    if (right.kind === 'unary') {
      if (right.op === '-') left = minus(right, left);
      right = right.operand;
    } else if (right.kind === 'binary') {
      const { op, left: a, right: b } = right;
      const isLeft = isAt(a);
      const other = isLeft ? b : a;
      if (op === '+') left = binary(right, '-', left, other);
      else if (op === '*') left = binary(right, '/', left, other);
      else if (op === '-') left = isLeft ? binary(right, '+', left, b) : binary(right, '-', a, left);
      else if (op === '/') left = isLeft ? binary(right, '*', left, b) : binary(right, '/', a, left);
      else return undefined;
      right = isLeft ? a : b;
    } else return undefined;
  }
  return left;
}
