/**
 * The plan of a year for an indicator: the amount of the whole year.
 *
 * In: level targets of a series, its plans of years, its yearly actuals with the newest among them, the scenario's values, and a year.
 * Out: the amount and that of the year before, in this order: the plan of the year (a plan figure, or a member's part of a total that
 * the pack divides); growth at one rate from the last yearly actual to the next level target, x_y = x_a (T / x_a)^((y - a) / (t - a)),
 * or another shape of the way; the scenario. Source: MODEL 9. The path to a floor that is passed already is held at the last actual:
 * "at least 100" asks nobody to fall from 120.
 * `front` and `back` start at the base year of the model and stay there: a curve that started again at each new actual would put off its
 * steep part year by year. From a roll of the base year on they start at the new one.
 *
 * A target that was derived from the path to another one is no end of a path: it is where the older path passed.
 */
import type { Sense } from './measures.js';
import type { LevelTarget } from './packHistory.js';

export interface YearPath {
  readonly path: number;
  /** The year before: its actual, else what the same path has there. */
  readonly before: number | undefined;
  readonly sense: Sense;
  /** Whether it is neither a plan nor a target, but the scenario's projection. */
  readonly isProjected: boolean;
  /** The ends of the growth at one rate that it comes from; absent for a plan or a projection. */
  readonly growth?: YearGrowth;
}

/**
 * How a path runs to the aim, at the fraction f of the years. From the last actual, `geometric`: growth at one rate, b (g/b)^f;
 * `linear`: equal steps, b + (g - b) f. From the base year, `front`: most of it early, b + (g - b)(1 - (1 - f)^2); `back`: most of it
 * late, b + (g - b) f^2.
 */
export const PATH_SHAPES = ['geometric', 'linear', 'front', 'back'] as const;
export type PathShape = (typeof PATH_SHAPES)[number];

/** The shapes whose path starts at the base year, not at the last actual. */
export function startsAtBaseYear(shape: PathShape): boolean {
  return shape === 'front' || shape === 'back';
}

/** The amount at a fraction of the way; see `PATH_SHAPES`. */
function amountAlong(shape: PathShape, base: number, goal: number, fraction: number): number {
  if (shape === 'geometric') return base * (goal / base) ** fraction;
  const done = { linear: fraction, front: 1 - (1 - fraction) ** 2, back: fraction ** 2 };
  return base + (goal - base) * done[shape];
}

/** From an amount of one year to the aim of a later one. */
export interface YearGrowth {
  readonly shape: PathShape;
  readonly baseYear: number;
  readonly base: number;
  readonly goalYear: number;
  readonly goal: number;
  /** The aim is a floor below the base, so the path stays at the base. */
  readonly isHeld?: true;
}

/** `baseYear`: of the model, where the shapes that keep their start begin. */
export function pathOf(
  targets: readonly LevelTarget[],
  planIn: (year: number) => number | undefined,
  actuals: ReadonlyMap<number, number>,
  scenario: (year: number) => number | undefined,
  year: number,
  shape: PathShape = 'geometric',
  baseYear = year,
): YearPath | undefined {
  const target = nextTarget(targets, year);
  const sense = target?.isCeiling === true ? 'atMost' : 'atLeast';
  const planned = planIn(year);
  if (planned !== undefined) {
    const before = actuals.get(year - 1) ?? planIn(year - 1) ?? scenario(year - 1);
    return { path: planned, before, sense, isProjected: false };
  }
  const last = lastBefore(actuals, year);
  const isHeld = target?.isFloor === true && last !== undefined && target.value < last.value;
  const base = startsAtBaseYear(shape) && !isHeld ? startOf(actuals, baseYear, year) : last;
  // Only growth at one rate is impossible from 0, or to it.
  const isPossible =
    shape !== 'geometric' || (base !== undefined && base.value > 0 && (target?.value ?? 0) > 0);
  if (target !== undefined && base !== undefined && isPossible) {
    const at = (wanted: number): number => {
      if (isHeld) return base.value;
      return wanted === target.year
        ? target.value
        : amountAlong(shape, base.value, target.value, (wanted - base.year) / (target.year - base.year));
    };
    return {
      path: at(year),
      before: actuals.get(year - 1) ?? at(year - 1),
      sense,
      isProjected: false,
      growth: {
        ...{ shape, baseYear: base.year, base: base.value, goalYear: target.year, goal: target.value },
        ...(isHeld ? { isHeld } : {}),
      },
    };
  }
  const path = scenario(year);
  if (path === undefined) return undefined;
  return { path, before: actuals.get(year - 1) ?? scenario(year - 1), sense, isProjected: true };
}

/** The target of the nearest year not before this one; of several in that year, the most demanding. */
function nextTarget(targets: readonly LevelTarget[], year: number): LevelTarget | undefined {
  const ahead = targets.filter((target) => target.year >= year);
  const ends = ahead.filter(({ isDerived }) => !isDerived);
  const candidates = ends.length > 0 ? ends : ahead;
  const nearest = Math.min(...candidates.map((target) => target.year));
  const those = candidates.filter((target) => target.year === nearest);
  const floors = those.filter(({ isCeiling }) => !isCeiling).sort((a, b) => b.value - a.value);
  return floors[0] ?? [...those].sort((a, b) => a.value - b.value)[0];
}

function lastBefore(
  actuals: ReadonlyMap<number, number>,
  year: number,
): { readonly year: number; readonly value: number } | undefined {
  const last = Math.max(...[...actuals.keys()].filter((each) => each < year));
  const value = actuals.get(last);
  return value === undefined ? undefined : { year: last, value };
}

/** The last actual up to the base year; without one, the first after it. */
function startOf(
  actuals: ReadonlyMap<number, number>,
  baseYear: number,
  year: number,
): ReturnType<typeof lastBefore> {
  const early = lastBefore(actuals, Math.min(baseYear + 1, year));
  if (early !== undefined) return early;
  const first = Math.min(...[...actuals.keys()].filter((each) => each < year));
  const value = actuals.get(first);
  return value === undefined ? undefined : { year: first, value };
}
