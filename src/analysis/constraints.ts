/**
 * Targets and hard rules as inequalities of numbers with exact derivatives: lower <= g(point) <= upper.
 *
 * A target is about its indicator. A rule that compares (`=a>=b`), or joins comparisons by AND, is about a - b in each of its
 * years; other rules have no number to steer by and are only checked in the end. Strict comparisons and targets are met with a
 * margin far below what is shown, so that rounding cannot undo them.
 */
import { cellValue } from '../figures/units.js';
import type { BinaryOperator, Expr } from '../formula/expr.js';
import { sentence } from '../messages/analysis.js';
import type { Bilingual } from '../messages/language.js';
import type { Target } from '../model/model.js';
import type { PreparedModel, PreparedRule } from '../model/prepared.js';
import type { Gradient } from './dual.js';
import type { Surface } from './derivatives.js';
import { unitOf } from './point.js';
import { amount, nameOf } from './words.js';

export interface Requirement {
  readonly kind: 'target' | 'rule';
  readonly key: string;
  readonly name: Bilingual;
  readonly constraints: readonly Constraint[];
}

export interface Constraint {
  readonly year: number;
  readonly lower: number;
  readonly upper: number;
  /** Undefined where it is no number. */
  readonly at: (surface: Surface) => { readonly value: number; readonly gradient: Gradient } | undefined;
}

/** Smallest difference that counts as more or less, relative to what is compared. */
const STRICT = 1e-9;
/** A few units in the last place, so that a target met in exact arithmetic is met in doubles. */
const ROUNDING = 2e-15;

export function requirementsOf(prepared: PreparedModel, targets: readonly Target[]): readonly Requirement[] {
  const hard = prepared.rules.filter(({ rule }) => rule.severity === 'hard');
  return [
    ...targets.map((target) => targetRequirement(prepared, target)),
    ...hard.map((rule) => ruleRequirement(prepared, rule)),
  ];
}

export function describeTarget(prepared: PreparedModel, target: Target): Bilingual {
  const unit = unitOf(prepared, target.indicator);
  return sentence('backcast.target', {
    indicator: nameOf(prepared, target.indicator),
    year: target.year,
    comparator: target.comparator,
    value: amount(cellValue(target.value, unit), unit, 6),
  });
}

function targetRequirement(prepared: PreparedModel, target: Target): Requirement {
  const { indicator, year, comparator } = target;
  const wanted = cellValue(target.value, unitOf(prepared, indicator));
  const constraint: Constraint = {
    year,
    ...boundsOf(comparator, wanted),
    at: (surface) => numberOf(surface.at(indicator, year)),
  };
  return {
    kind: 'target',
    key: target.key,
    name: describeTarget(prepared, target),
    constraints: [constraint],
  };
}

function ruleRequirement(prepared: PreparedModel, row: PreparedRule): Requirement {
  const years = prepared.years.filter((year) => year >= row.from && year <= row.to);
  const constraints = comparisonsOf(row.expr).flatMap((comparison) =>
    years.map((year) => comparisonAt(comparison, year)),
  );
  return {
    kind: 'rule',
    key: row.rule.key,
    name: sentence('backcast.rule', { rule: row.rule.name }),
    constraints,
  };
}

type Comparison = Extract<Expr, { kind: 'binary' }>;
type Comparator = Target['comparator'];
const COMPARATORS: Readonly<Partial<Record<BinaryOperator, Comparator>>> = {
  '>=': '>=',
  '<=': '<=',
  '>': '>',
  '<': '<',
  '=': '=',
};

function comparisonsOf(expr: Expr): readonly Comparison[] {
  if (expr.kind === 'binary') return expr.op in COMPARATORS ? [expr] : [];
  if (expr.kind !== 'call' || expr.fn !== 'AND') return [];
  return expr.args.flatMap((argument) => (argument === undefined ? [] : comparisonsOf(argument)));
}

function comparisonAt({ op, left, right }: Comparison, year: number): Constraint {
  return {
    year,
    ...boundsOf(COMPARATORS[op] ?? '=', 0),
    at: (surface) => {
      const [a, b] = [numberOf(surface.formula(left, year)), numberOf(surface.formula(right, year))];
      if (a === undefined || b === undefined) return undefined;
      return { value: a.value - b.value, gradient: minus(a.gradient, b.gradient) };
    },
  };
}

function boundsOf(comparator: Comparator, wanted: number): Pick<Constraint, 'lower' | 'upper'> {
  const strict = STRICT * Math.max(1, Math.abs(wanted));
  const rounding = ROUNDING * Math.abs(wanted);
  switch (comparator) {
    case '>=':
      return { lower: wanted + rounding, upper: Infinity };
    case '>':
      return { lower: wanted + 2 * strict, upper: Infinity };
    case '<=':
      return { lower: -Infinity, upper: wanted - rounding };
    case '<':
      return { lower: -Infinity, upper: wanted - 2 * strict };
    case '=':
      return { lower: wanted, upper: wanted };
  }
}

function numberOf(dual: ReturnType<Surface['at']>): { value: number; gradient: Gradient } | undefined {
  return typeof dual?.value === 'number' ? { value: dual.value, gradient: dual.gradient } : undefined;
}

function minus(a: Gradient, b: Gradient): Gradient {
  if (b === undefined) return a;
  return a === undefined ? b.map((slope) => -slope) : a.map((slope, j) => slope - (b[j] as number));
}
