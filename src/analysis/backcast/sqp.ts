/**
 * The least change that satisfies smooth constraints: sequential quadratic programming.
 *
 *     minimise 1/2 y' H y   subject to   lower_k <= g_k(y) <= upper_k,   low <= y <= high
 *
 * Each step linearises g with exact derivatives and solves a quadratic program within a trust region; constraints may
 * be violated at a price (Fletcher 1985, "An l1 penalty method for nonlinear constraints"), so that there is always a step;
 * constraints that are still violated at the end cannot all be satisfied near this point. The last digits are calculated by
 * Newton's method on the active constraints. Nocedal and Wright (2006), Numerical Optimization, chapter 18.
 */
import { polish } from './polish.js';
import {
  cost,
  FEASIBLE,
  norm,
  sum,
  times,
  violationOf,
  worst,
  type Problem,
  type Row,
  type Solution,
} from './program.js';
import type { SolveQuadratic } from './quadratic.js';

/** Prices of a unit of violation, tried in turn: the smallest penalty that makes violations unprofitable works best. */
const PENALTIES: readonly number[] = [30, 1e3, 1e5];
const MOST_STEPS = 60;
/** Smallest step, in units of the variables, which are shares of their ranges. */
const SMALL_STEP = 1e-9;

export function minimise(
  problem: Problem,
  solve: SolveQuadratic,
  start: readonly number[],
): Solution | undefined {
  const inside = start.map((value, j) =>
    Math.min(Math.max(value, problem.low[j] as number), problem.high[j] as number),
  );
  const rows = problem.at(inside);
  if (rows === undefined) return undefined;
  // Constraints are scaled to slopes of equal size at the start, so that they have equal weight.
  const scales = rows.map(({ slopes }) => 1 / (norm(slopes) || 1));
  let rough: Solution = {
    y: inside,
    rows,
    violation: worst(problem, rows, scales),
    prices: rows.map(() => 0),
    steps: 0,
  };
  for (const penalty of PENALTIES) {
    rough = descend({ problem, solve, scales, penalty }, rough);
    if (rough.violation <= FEASIBLE) break;
  }
  return polish(problem, rough, scales);
}

interface Descent {
  readonly problem: Problem;
  readonly solve: SolveQuadratic;
  readonly scales: readonly number[];
  readonly penalty: number;
}

function descend(descent: Descent, from: Solution): Solution {
  const { problem, scales } = descent;
  let { y, rows, prices, steps } = from;
  let radius = 1;
  for (const last = steps + MOST_STEPS; steps < last && radius > SMALL_STEP; steps++) {
    const step = solveStep(descent, y, rows, radius);
    if (step === undefined) {
      radius /= 4;
      continue;
    }
    ({ prices } = step);
    const length = Math.max(0, ...step.d.map(Math.abs));
    const before = merit(descent, y, rows);
    const promised = before - step.merit;
    if (length <= SMALL_STEP || promised <= 1e-13 * Math.max(1, before)) break;
    const taken = bestStep(descent, y, rows, step, radius);
    const kept = taken === undefined ? -Infinity : before - merit(descent, taken.y, taken.rows);
    if (taken === undefined || kept < 0.1 * promised) {
      radius = Math.min(radius, length) / 4;
      continue;
    }
    if (kept > 0.75 * promised && length > 0.99 * radius) radius = Math.min(1e3, 2 * radius);
    y = taken.y;
    rows = taken.rows;
  }
  return { y, rows, violation: worst(problem, rows, scales), prices, steps };
}

interface Place {
  readonly y: readonly number[];
  readonly rows: readonly Row[];
}

/**
 * The step or, if curved constraints make it useless, the step corrected for their curvature (Fletcher 1982, "Second order
 * corrections for non-differentiable optimization"): without it steps along a curve would shrink to nothing.
 */
function bestStep(
  descent: Descent,
  y: readonly number[],
  rows: readonly Row[],
  { d }: Step,
  radius: number,
): Place | undefined {
  const { problem } = descent;
  const plain = placeAt(problem, y, d);
  if (plain === undefined) return undefined;
  const bent = rows.map(({ slopes }, k) => ({
    slopes,
    value: (plain.rows[k]?.value as number) - sum(slopes.map((slope, j) => slope * (d[j] as number))),
  }));
  const corrected = solveStep(descent, y, bent, radius);
  const second = corrected && placeAt(problem, y, corrected.d);
  if (second === undefined) return plain;
  return merit(descent, second.y, second.rows) < merit(descent, plain.y, plain.rows) ? second : plain;
}

function placeAt(problem: Problem, y: readonly number[], d: readonly number[]): Place | undefined {
  const next = y.map((value, j) => value + (d[j] as number));
  const rows = problem.at(next);
  return rows && { y: next, rows };
}

function merit({ problem, scales, penalty }: Descent, y: readonly number[], rows: readonly Row[]): number {
  const broken = rows.map(({ value }, k) => violationOf(problem, k, value) * (scales[k] as number));
  return cost(problem, y) + penalty * sum(broken);
}

interface Step {
  readonly d: readonly number[];
  readonly prices: readonly number[];
  /** The improvement predicted by the linearised problem. */
  readonly merit: number;
}

/** Solves for one step. Variables: the step, then for each constraint the shortfall and the excess. */
function solveStep(
  { problem, solve, scales, penalty }: Descent,
  y: readonly number[],
  rows: readonly Row[],
  radius: number,
): Step | undefined {
  const size = y.length;
  const bent = times(problem.hessian, y);
  const slack = (k: number, sign: number): number[] => rows.map((_, i) => (i === k ? sign : 0));
  const scaled = rows.map(({ slopes }, k) => slopes.map((slope) => slope * (scales[k] as number)));
  const distance = (bounds: readonly number[]): number[] =>
    rows.map(({ value }, k) => ((bounds[k] as number) - value) * (scales[k] as number));
  const [rowLower, rowUpper] = [distance(problem.lower), distance(problem.upper)];
  const free = rows.map(() => Infinity);
  const zero = rows.map(() => 0);
  const found = solve({
    gradient: [...bent, ...rows.flatMap(() => [penalty, penalty])],
    hessian: problem.hessian,
    lower: [...y.map((value, j) => Math.max((problem.low[j] as number) - value, -radius)), ...zero, ...zero],
    upper: [...y.map((value, j) => Math.min((problem.high[j] as number) - value, radius)), ...free, ...free],
    rows: scaled.map((slopes, k) => [...slopes, ...slack(k, 1), ...slack(k, -1)]),
    rowLower,
    rowUpper,
  });
  if (found === undefined) return undefined;
  const d = found.x.slice(0, size);
  const next = y.map((value, j) => value + (d[j] as number));
  const short = sum(found.x.slice(size));
  return {
    d,
    prices: found.rowDuals.map((dual, k) => dual * (scales[k] as number)),
    merit: cost(problem, next) + penalty * short,
  };
}
