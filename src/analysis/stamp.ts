/**
 * A simulation as it is kept: percentiles by year, and what they were made from, so that anyone can repeat it and see
 * whether the model has changed since. Plain data; indicator values are cell values (3.5 % is 0.035).
 */
import type { Method } from '../sampling/uniforms.js';
import type { Percentile } from './summary.js';
import type { Probability } from './uncertainty.js';

export interface StampedSimulation {
  readonly scenario: string;
  readonly draws: number;
  readonly seed: number;
  readonly method: Method;
  /** `hashModel` of the model it was made from. */
  readonly modelHash: string;
  /** Of the program that made it. */
  readonly version: string;
  readonly series: readonly StampedSeries[];
  readonly targets: readonly (Probability & { readonly target: string })[];
  readonly allTargets: Probability;
}

export interface StampedSeries {
  readonly key: string;
  readonly year: number;
  readonly mean: number;
  readonly sd: number;
  readonly percentiles: Readonly<Record<Percentile, number>>;
}
