/**
 * The problem of the least change, its solution, and the linear algebra that sqp.ts and polish.ts share.
 *
 *     minimise 1/2 y' H y   subject to   lower_k <= g_k(y) <= upper_k,   low <= y <= high
 */
import type { QuadraticProgram } from './quadratic.js';

export interface Row {
  readonly value: number;
  readonly slopes: readonly number[];
}

export interface Problem {
  readonly hessian: QuadraticProgram['hessian'];
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  /** All constraints at y; undefined if one is not a number. */
  readonly at: (y: readonly number[]) => readonly Row[] | undefined;
}

export interface Solution {
  readonly y: readonly number[];
  readonly rows: readonly Row[];
  /** Largest violation of a constraint, relative to its slopes. */
  readonly violation: number;
  /** By constraint: the price (multiplier) of a unit of its bound; 0 if it is not active. */
  readonly prices: readonly number[];
  readonly steps: number;
}

/** Largest violation, relative to the constraint's slopes, that counts as none. */
export const FEASIBLE = 1e-7;

export function dense(hessian: Problem['hessian'], size: number): readonly (readonly number[])[] {
  const matrix = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (const [row, column, value] of hessian) {
    (matrix[row] as number[])[column] = value;
    (matrix[column] as number[])[row] = value;
  }
  return matrix;
}

/** The product H y of the Hessian, given as its lower triangle, and a vector. */
export function times(hessian: Problem['hessian'], y: readonly number[]): number[] {
  const out = y.map(() => 0);
  for (const [row, column, value] of hessian) {
    out[row] = (out[row] as number) + value * (y[column] as number);
    if (row !== column) out[column] = (out[column] as number) + value * (y[row] as number);
  }
  return out;
}

/** The objective 1/2 y' H y. */
export function cost(problem: Problem, y: readonly number[]): number {
  const bent = times(problem.hessian, y);
  return 0.5 * sum(y.map((value, j) => value * (bent[j] as number)));
}

/** By how much the value of constraint `k` is outside of its bounds; 0 if it is inside. */
export function violationOf({ lower, upper }: Problem, k: number, value: number): number {
  return Math.max(0, (lower[k] as number) - value, value - (upper[k] as number));
}

/** Largest violation of the constraints, each multiplied by its scale. */
export function worst(problem: Problem, rows: readonly Row[], scales: readonly number[]): number {
  return Math.max(0, ...rows.map(({ value }, k) => violationOf(problem, k, value) * (scales[k] as number)));
}

/** The sum of numbers; 0 if there are none. */
export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The Euclidean norm of a vector. */
export function norm(values: readonly number[]): number {
  return Math.sqrt(sum(values.map((value) => value * value)));
}
