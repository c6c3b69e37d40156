/**
 * The three sampling methods for uniforms, behind one call: fill a column's block of draws. A column is a parameter, or a
 * parameter in one year; its stream depends on its name, so that columns may be added, removed and reordered without changing the
 * others. (For Sobol the dimension matters too: keep the order of columns. Columns beyond the last dimension are Latin
 * hypercubes.)
 */
import type { Outcome, Place } from '../messages/problem.js';
import { MAX_LATIN_DRAWS, createLatin, type FillDraws } from './latin.js';
import { SOBOL_DIMENSIONS, fillSobol } from './sobol.js';
import { checkSeed, fillUniforms, streamOf } from './streams.js';

export const METHODS = ['random', 'latin', 'sobol'] as const;
export type Method = (typeof METHODS)[number];

/** Plain data: it can be sent to a worker, which then makes the same draws. */
export interface SamplePlan {
  readonly method: Method;
  readonly seed: number;
  /** Total number of draws; a Latin hypercube depends on it, the other methods do not. */
  readonly draws: number;
}

interface Column {
  readonly name: string;
  readonly year?: number;
  /** Sobol dimension, 0-based. */
  readonly dimension: number;
}

export function checkPlan(plan: SamplePlan, place: Place = {}): Outcome<SamplePlan> {
  const { problems } = checkSeed(plan.seed, place);
  if (Number.isInteger(plan.draws) && plan.draws >= 1 && plan.draws <= MAX_LATIN_DRAWS)
    return problems.length === 0 ? { ok: true, value: plan, problems } : { ok: false, problems };
  const args = { draws: String(plan.draws), most: MAX_LATIN_DRAWS };
  return { ok: false, problems: [...problems, { code: 'sampling.draws', severity: 'error', place, args }] };
}

/** A function that fills blocks with draws of the column, in (0, 1). */
export function createColumn(plan: SamplePlan, column: Column): FillDraws {
  const stream = streamOf(plan.seed, column.name, column.year);
  const { dimension } = column;
  if (plan.method === 'random') return (from, out) => fillUniforms(stream, from, out);
  if (plan.method === 'sobol' && dimension < SOBOL_DIMENSIONS)
    return (from, out) => fillSobol(stream, dimension, from, out);
  return createLatin(stream, plan.draws);
}

/** Fills `out` with draws from, from + 1, … of the column, in (0, 1). */
export function fillColumn(plan: SamplePlan, column: Column, from: number, out: Float64Array): void {
  createColumn(plan, column)(from, out);
}
