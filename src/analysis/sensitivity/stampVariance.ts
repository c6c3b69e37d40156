/**
 * Sobol indices as they are stored: the share of an indicator's variance that each parameter explains, and the inputs of the
 * calculation, so that anyone can repeat it and `isCurrent` (stamp.ts) can tell whether the model has changed since. Plain data.
 */
import type { PreparedModel } from '../../model/prepared.js';
import { fifteenDigits } from '../calculate/digits.js';
import type { Question } from './sensitivity.js';
import type { ParameterIndex, SobolResult } from './sobol.js';
import type { Index, SobolPlan } from './sobolIndices.js';
import { hashScenario } from '../uncertainty/stamp.js';

export interface StampedVariance extends Question {
  readonly draws: number;
  readonly seed: number;
  /** `hashScenario` of the model and scenario they were made from. */
  readonly modelHash: string;
  /** Version of the program that made them. */
  readonly version: string;
  /** Largest total index first; at least one. Shares as fractions; NaN if resampling gave no number. */
  readonly indices: readonly ParameterIndex[];
}

/** Numbers keep 15 digits. */
export function stampVariance(
  prepared: PreparedModel,
  { scenario, indicator, year }: Question,
  { draws, seed }: SobolPlan,
  { indices }: Pick<SobolResult, 'indices'>,
  version: string,
): StampedVariance {
  return {
    ...{ scenario, indicator, year, draws, seed },
    modelHash: hashScenario(prepared, scenario),
    version,
    indices: indices.map(({ parameter, first, total }) => ({
      parameter,
      first: keptIndex(first),
      total: keptIndex(total),
    })),
  };
}

function keptIndex({ value, low, high }: Index): Index {
  return { value: fifteenDigits(value), low: fifteenDigits(low), high: fifteenDigits(high) };
}
