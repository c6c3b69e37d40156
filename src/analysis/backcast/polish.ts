/**
 * Calculates the last digits of a least change by Newton's method on the active constraints, and the response of the optimum to a
 * change of a bound.
 */
import { solveLinear } from './linear.js';
import {
  dense,
  FEASIBLE,
  sum,
  times,
  violationOf,
  worst,
  type Problem,
  type Row,
  type Solution,
} from './program.js';

/** Largest number of changes of the active set. */
const MOST_ROUNDS = 60;

/**
 * The exact optimum on the active constraints: H y = A' p with g_A(y) = bound. The active set is taken from the solver's prices
 * (multipliers) and corrected where these are not exact enough: a violated constraint is added, one whose price has the wrong
 * sign is dropped, a variable beyond its bound is fixed there. If this does not converge, the solver's answer is only moved onto
 * the constraints, and its other digits are kept.
 */
export function polish(problem: Problem, rough: Solution, scales: readonly number[]): Solution {
  if (rough.violation > FEASIBLE) return rough;
  const flat = dense(problem.hessian, rough.y.length);
  const plain = settle(problem, rough, scales, flat);
  if (plain !== undefined) return plain;
  // For strongly curved constraints Newton's method needs the curvature too.
  const bent = withCurvature(problem, flat, rough);
  return (bent && settle(problem, rough, scales, bent)) ?? restore(problem, rough, scales);
}

type Matrix = readonly (readonly number[])[];

function settle(
  problem: Problem,
  rough: Solution,
  scales: readonly number[],
  curvature: Matrix,
): Solution | undefined {
  let held = heldBy(problem, rough, scales);
  const fixed = fixedBy(problem, rough);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    held = movableBy(held, rough, fixed);
    const solved = solveHeld(problem, held, fixed, rough.y, curvature);
    if (solved === undefined || differs(solved.y, rough.y) > 1e-2) return undefined;
    const { y, rows, prices } = solved;
    const outside = y.findIndex(
      (value, j) => value < (problem.low[j] as number) || value > (problem.high[j] as number),
    );
    if (outside >= 0) {
      fixed.set(outside, nearestBound(problem, outside, y[outside] as number));
      continue;
    }
    const wrong = held.findIndex(({ k, isLower }, i) => {
      if (problem.lower[k] === problem.upper[k]) return false;
      return (prices[i] as number) * (isLower ? 1 : -1) < 0;
    });
    if (wrong >= 0) {
      held = held.filter((_, i) => i !== wrong);
      continue;
    }
    const broken = worstOf(problem, rows, scales, held);
    if (broken !== undefined) {
      held = [
        ...held,
        holding(problem, broken, (rows[broken]?.value ?? 0) < (problem.lower[broken] as number)),
      ];
      continue;
    }
    const all = rough.prices.map(() => 0);
    held.forEach(({ k }, i) => (all[k] = prices[i] as number));
    return { y, rows, violation: worst(problem, rows, scales), prices: all, steps: rough.steps };
  }
  return undefined;
}

/** Constraints with at least one variable that is not fixed; for the others the price belongs to the bounds of the variables. */
function movableBy(
  held: readonly Held[],
  { rows }: Solution,
  fixed: ReadonlyMap<number, number>,
): readonly Held[] {
  return held.filter(({ k }) => rows[k]?.slopes.some((slope, j) => slope !== 0 && !fixed.has(j)) === true);
}

function heldBy(problem: Problem, { rows, prices }: Solution, scales: readonly number[]): readonly Held[] {
  return rows.flatMap((_, k) => {
    const price = prices[k] as number;
    return Math.abs(price / (scales[k] as number)) < 1e-7 ? [] : [holding(problem, k, price > 0)];
  });
}

function fixedBy(problem: Problem, { y }: Solution): Map<number, number> {
  const fixed = new Map<number, number>();
  y.forEach((value, j) => {
    const side = nearestBound(problem, j, value);
    if (Math.abs(value - side) <= 1e-7) fixed.set(j, side);
  });
  return fixed;
}

/** H less the curvature of the constraints times their prices, by central differences of their slopes. */
function withCurvature(problem: Problem, flat: Matrix, { y, prices }: Solution): Matrix | undefined {
  const step = 1e-5;
  const columns: number[][] = [];
  for (let j = 0; j < y.length; j++) {
    const [ahead, behind] = [step, -step].map((size) =>
      problem.at(y.map((value, i) => (i === j ? value + size : value))),
    );
    if (ahead === undefined || behind === undefined) return undefined;
    columns.push(
      y.map((_, i) =>
        sum(
          prices.map((price, k) =>
            price === 0
              ? 0
              : (price * ((ahead[k]?.slopes[i] as number) - (behind[k]?.slopes[i] as number))) / (2 * step),
          ),
        ),
      ),
    );
  }
  return flat.map((row, i) =>
    row.map((value, j) => value - ((columns[j]?.[i] as number) + (columns[i]?.[j] as number)) / 2),
  );
}

/** The nearest point at which the active constraints hold exactly: y + A' (A A')^-1 (bound - g). */
function restore(problem: Problem, rough: Solution, scales: readonly number[]): Solution {
  const fixed = fixedBy(problem, rough);
  const held = movableBy(heldBy(problem, rough, scales), rough, fixed);
  let y = rough.y.map((value, j) => fixed.get(j) ?? value);
  for (let step = 0; step < 20; step++) {
    const rows = problem.at(y);
    if (rows === undefined) return rough;
    const slopes = held.map(({ k }) => (rows[k] as Row).slopes.map((slope, j) => (fixed.has(j) ? 0 : slope)));
    const gaps = held.map(({ k, bound }) => bound - (rows[k] as Row).value);
    const products = slopes.map((a) => slopes.map((b) => sum(a.map((slope, j) => slope * (b[j] as number)))));
    const sizes = solveLinear(products, gaps);
    if (sizes === undefined) return rough;
    const next = y.map(
      (value, j) => value + sum(slopes.map((row, i) => (row[j] as number) * (sizes[i] as number))),
    );
    const length = differs(next, y);
    y = next;
    if (length < 1e-15) break;
  }
  const rows = problem.at(y);
  if (rows === undefined || !(worst(problem, rows, scales) <= rough.violation)) return rough;
  return { ...rough, y, rows, violation: worst(problem, rows, scales) };
}

function holding(problem: Problem, k: number, isLower: boolean): Held {
  return { k, isLower, bound: (isLower ? problem.lower[k] : problem.upper[k]) as number };
}

function nearestBound({ low, high }: Problem, j: number, value: number): number {
  const [least, most] = [low[j] as number, high[j] as number];
  return value - least <= most - value ? least : most;
}

function differs(a: readonly number[], b: readonly number[]): number {
  return Math.max(0, ...a.map((value, j) => Math.abs(value - (b[j] as number))));
}

/** The constraint outside the active set that is violated most. */
function worstOf(
  problem: Problem,
  rows: readonly Row[],
  scales: readonly number[],
  held: readonly Held[],
): number | undefined {
  const violations = rows.map(({ value }, k) =>
    held.some((each) => each.k === k) ? 0 : violationOf(problem, k, value) * (scales[k] as number),
  );
  const most = Math.max(0, ...violations);
  return most === 0 ? undefined : violations.indexOf(most);
}

/** Newton's method from `from` on the active constraints, with the variables in `fixed` at their values. */
function solveHeld(
  problem: Problem,
  held: readonly Held[],
  fixed: ReadonlyMap<number, number>,
  from: readonly number[],
  curvature: Matrix,
):
  | { readonly y: readonly number[]; readonly rows: readonly Row[]; readonly prices: readonly number[] }
  | undefined {
  let y = from.map((value, j) => fixed.get(j) ?? value);
  let prices: readonly number[] = [];
  for (let step = 0; ; step++) {
    const rows = problem.at(y);
    if (rows === undefined || !y.every((value) => Number.isFinite(value))) return undefined;
    const solved = heldStep(problem, rows, held, fixed, y, curvature);
    if (solved === undefined) return undefined;
    const length = differs(solved.y, y);
    prices = solved.prices;
    if (length < 1e-15 || step >= 40) return length < 1e-11 ? { y, rows, prices } : undefined;
    y = [...solved.y];
  }
}

interface Held {
  readonly k: number;
  readonly isLower: boolean;
  readonly bound: number;
}

/** One Newton step of H y = A' p, g_A = bound; the unknowns are the free variables and the prices. */
function heldStep(
  problem: Problem,
  rows: readonly Row[],
  held: readonly Held[],
  fixed: ReadonlyMap<number, number>,
  y: readonly number[],
  curvature: Matrix,
): { readonly y: readonly number[]; readonly prices: readonly number[] } | undefined {
  const free = y.flatMap((_, j) => (fixed.has(j) ? [] : [j]));
  const slopes = held.map(({ k }) => free.map((j) => rows[k]?.slopes[j] as number));
  const system = [
    ...free.map((i, a) => [
      ...free.map((j) => curvature[i]?.[j] as number),
      ...slopes.map((row) => -(row[a] as number)),
    ]),
    ...slopes.map((row) => [...row, ...held.map(() => 0)]),
  ];
  const slope = times(problem.hessian, y);
  const right = [
    ...free.map((i) => -(slope[i] as number)),
    ...held.map(({ k, bound }) => bound - (rows[k] as Row).value),
  ];
  const solved = solveLinear(system, right);
  if (solved === undefined) return undefined;
  const next = [...y];
  free.forEach((j, a) => (next[j] = (y[j] as number) + (solved[a] as number)));
  return { y: next, prices: solved.slice(free.length) };
}

/** The change of the optimum per unit of the bound of constraint `k`: dy / d bound on the active constraints. */
export function responseTo(problem: Problem, solution: Solution, k: number): readonly number[] | undefined {
  const held = solution.prices.flatMap((price, i) => (price === 0 ? [] : [i]));
  const free = solution.y.flatMap((value, j) =>
    value > (problem.low[j] as number) && value < (problem.high[j] as number) ? [j] : [],
  );
  const matrix = dense(problem.hessian, solution.y.length);
  const slopes = held.map((i) => free.map((j) => solution.rows[i]?.slopes[j] as number));
  const system = [
    ...free.map((i, a) => [
      ...free.map((j) => matrix[i]?.[j] as number),
      ...slopes.map((row) => -(row[a] as number)),
    ]),
    ...slopes.map((row) => [...row, ...held.map(() => 0)]),
  ];
  const solved = solveLinear(system, [...free.map(() => 0), ...held.map((i) => (i === k ? 1 : 0))]);
  if (solved === undefined) return undefined;
  const response = solution.y.map(() => 0);
  free.forEach((j, a) => (response[j] = solved[a] as number));
  return response;
}
