/**
 * Targets and hard rules as inequalities of numbers with exact derivatives: lower <= g(point) <= upper.
 *
 * A target is about the level, growth or increase of its series, each part of it (targetReading.ts). A rule that is a comparison
 * (`=a>=b`), or several joined by AND, constrains a - b in each of its years. If a rule has several alternatives
 * (alternatives.ts), or rounds, each year is a choice that the search makes only if the rule is violated otherwise (search.ts);
 * rules that cannot be read as comparisons are only checked at the end. Strict comparisons and targets are met with a margin far
 * below the displayed digits, so that rounding errors cannot violate them.
 */
import { sentence } from '../../messages/wording/analysis.js';
import type { Bilingual } from '../../messages/language.js';
import type { Target } from '../../model/model.js';
import type { PreparedModel, PreparedRule } from '../../model/prepared.js';
import { measure, type TargetPart, type TargetReading } from '../../model/targetReading.js';
import { alternativesOf, type Comparison } from './alternatives.js';
import type { Gradient } from '../calculate/dual.js';
import type { Surface } from '../calculate/derivatives.js';
import { describeTarget } from '../words/describeTarget.js';

export interface Requirement {
  readonly kind: 'target' | 'rule';
  readonly key: string;
  readonly name: Bilingual;
  /** All of them must hold. */
  readonly constraints: readonly Constraint[];
  readonly choices: readonly Choice[];
  /** For a rule: the rule that is checked at the end. */
  readonly rule?: PreparedRule;
}

/** A rule in a year, which holds if all constraints of one alternative hold. */
interface Choice {
  readonly year: number;
  readonly alternatives: readonly (readonly Constraint[])[];
}

export interface Constraint {
  readonly year: number;
  readonly lower: number;
  readonly upper: number;
  /** Value and gradient; undefined if the value is not a number. */
  readonly at: (surface: Surface) => { readonly value: number; readonly gradient: Gradient } | undefined;
}

/** Relative margin of strict comparisons. */
const STRICT = 1e-9;
/** A margin of a few units in the last place, so that a target met in exact arithmetic is met in doubles. */
const ROUNDING = 2e-15;

/** A requirement for each target and for each of `rules`, in this order. */
export function requirementsOf(
  prepared: PreparedModel,
  targets: readonly TargetReading[],
  rules: readonly PreparedRule[],
): readonly Requirement[] {
  return [
    ...targets.map((target) => targetRequirement(prepared, target)),
    ...rules.map((rule) => ruleRequirement(prepared, rule)),
  ];
}

/** The search aims at the value itself, without its tolerance. */
export function targetRequirement({ model }: PreparedModel, reading: TargetReading): Requirement {
  const { target, wanted, parts } = reading;
  return {
    kind: 'target',
    key: target.key,
    name: describeTarget(model, target),
    constraints: parts.map((part): Constraint => ({
      year: part.year,
      ...boundsOf(target.comparator, wanted),
      at: (surface) => measureAt(reading, part, surface),
    })),
    choices: [],
  };
}

/** A part of a target with its derivatives. */
function measureAt(
  { target, series = '', factor }: TargetReading,
  { year, base }: TargetPart,
  surface: Surface,
): ReturnType<Constraint['at']> {
  const { basis } = target;
  const level = numberOf(surface.at(series, year));
  if (base === undefined || level === undefined)
    return level && { value: level.value * factor, gradient: scaled(level.gradient, factor) };
  const from =
    base.figure === undefined
      ? numberOf(surface.at(series, base.year))
      : { ...base.figure, gradient: undefined };
  if (from === undefined) return undefined;
  const span = year - base.year;
  const value = measure(basis, level.value, from.value, factor, span);
  if (typeof value !== 'number') return undefined;
  if (basis === 'increase')
    return { value, gradient: minus(scaled(level.gradient, factor), scaled(from.gradient, factor)) };
  // (x/b)^(1/n): its derivative is (x/b)^(1/n) / n times the relative change of x minus that of b.
  const outer = basis === 'year' ? level.value / from.value : (1 + value) / span;
  const relative = minus(scaled(level.gradient, 1 / level.value), scaled(from.gradient, 1 / from.value));
  return { value, gradient: scaled(relative, outer) };
}

function ruleRequirement(prepared: PreparedModel, row: PreparedRule): Requirement {
  const years = prepared.years.filter((year) => year >= row.from && year <= row.to);
  const ways = alternativesOf(row.expr) ?? [];
  const [only] = ways;
  const isPlain = ways.length === 1 && only !== undefined && only.every(({ step }) => step === 0);
  const placed = (comparisons: readonly Comparison[], year: number): readonly Constraint[] =>
    comparisons.map((comparison) => comparisonAt(comparison, year));
  return {
    kind: 'rule',
    key: row.rule.key,
    name: sentence('backcast.rule', { rule: row.rule.name }),
    constraints: isPlain ? years.flatMap((year) => placed(only, year)) : [],
    choices:
      isPlain || ways.length === 0
        ? []
        : years.map((year) => ({ year, alternatives: ways.map((way) => placed(way, year)) })),
    rule: row,
  };
}

function comparisonAt({ op, left, right, step }: Comparison, year: number): Constraint {
  const bounds = boundsOf(op, 0);
  const isStrict = op === '>' || op === '<';
  return {
    year,
    // Rounded values differ by a whole step, or not at all.
    lower: isStrict ? bounds.lower + step : bounds.lower,
    upper: isStrict ? bounds.upper - step : bounds.upper,
    at: (surface) => {
      const [a, b] = [numberOf(surface.formula(left, year)), numberOf(surface.formula(right, year))];
      if (a === undefined || b === undefined) return undefined;
      return { value: a.value - b.value, gradient: minus(a.gradient, b.gradient) };
    },
  };
}

/** Larger than any amount of a model, and far below the solver's infinity (1e20). */
const LARGEST = 1e18;

function boundsOf(comparator: Target['comparator'], asked: number): Pick<Constraint, 'lower' | 'upper'> {
  const wanted = Math.min(Math.max(asked, -LARGEST), LARGEST);
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

function scaled(gradient: Gradient, factor: number): Gradient {
  return gradient?.map((slope) => slope * factor);
}

function minus(a: Gradient, b: Gradient): Gradient {
  if (b === undefined) return a;
  return a === undefined ? b.map((slope) => -slope) : a.map((slope, j) => slope - (b[j] as number));
}
