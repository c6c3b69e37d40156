/**
 * Types of distributions: the row of the table that describes a kind, and the law with given parameters.
 *
 * All values are in the unit of the model's parameter. All sampling goes uniform -> quantile, so that the same
 * distribution works with random, Latin hypercube and Sobol numbers and with copulas.
 */
import type { Bilingual } from '../messages/language.js';
import type { ProblemCode } from '../messages/problems/problems.js';

/** A distribution as it is kept in a model (the shape of `Distribution` in model/model.ts, which this folder does not import). */
export interface DistributionData {
  readonly kind: string;
  readonly parameters: Readonly<Record<string, number>>;
}

/** A distribution with its numbers filled in. `p`, `q` lie in (0, 1); a moment that does not exist is NaN or Infinity. */
export interface Law {
  /** Smallest x with P(X <= x) >= p. */
  readonly quantile: (p: number) => number;
  /** The value with P(X > x) = q, exact even if 1 - q would lose digits. */
  readonly upperQuantile: (q: number) => number;
  /** P(X <= x). */
  readonly cdf: (x: number) => number;
  /** P(X > x). */
  readonly survival: (x: number) => number;
  readonly mean: number;
  readonly sd: number;
  /** Ends of the support; infinite if there is none. */
  readonly min: number;
  readonly max: number;
  /** The value at a standard normal score, if that is faster: quantile(p) = fromScore(normalQuantile(p)). */
  readonly fromScore?: (z: number) => number;
  /** Whether `fromScore` is slow enough for a table; `odd`: fromScore(-z) = -fromScore(z), before `center` is added. */
  readonly table?: 'plain' | 'odd';
  readonly center?: number;
  /** The score of a probability, if it is not the normal score: in a truncated law. */
  readonly scoreOf?: (p: number) => number;
  /** Probabilities, ascending, at which the quantile function has a corner; for quadrature. */
  readonly kinks?: readonly number[];
  /** For laws on finitely many points: the same law within [min, max]; undefined when no point is left. */
  readonly restrict?: (min: number, max: number) => Law | undefined;
}

/** The domain of a parameter. */
export type Domain = 'any' | 'positive' | 'nonNegative' | 'shape' | 'probability';

/** A parameter of a kind of distribution; the members of a `list` are numbered from 1: value1, value2, … */
export interface ParameterSpec {
  readonly key: string;
  readonly name: Bilingual;
  readonly domain: Domain;
  /** Used if the parameter is not given; a parameter without default is required. */
  readonly default?: number;
  readonly list?: true;
}

/** Parameters by key; the key of a list has no number. */
export interface Values {
  readonly number: (key: string) => number;
  readonly optional: (key: string) => number | undefined;
  readonly list: (key: string) => readonly number[];
}

/** An inconsistency between parameters that are each in their domain. */
export interface Fault {
  readonly code: ProblemCode;
  readonly args: Readonly<Record<string, string | number>>;
}

/** A row of the table of distributions. */
export interface DistributionRow {
  readonly key: string;
  readonly name: Bilingual;
  readonly parameters: readonly ParameterSpec[];
  /** Faults between parameters, such as a mode outside [min, max]. */
  readonly check?: (values: Values) => Fault | undefined;
  readonly law: (values: Values) => Law;
  /** Source of the definition or of the algorithm. */
  readonly citation: string;
}
