/**
 * The effect of a measure by difference in differences: the mean change of those it reached, less that of those it did not.
 *
 * In: both groups, each with its number of firms, the mean of their changes and its variance (over n - 1). Out: the difference with a
 * standard error that allows each group a variance of its own (Welch 1947; the same as HC2 for two groups), its degrees of freedom, the
 * interval of 95 % and the probability of a difference as large where there is none. It is the effect only if both groups would have
 * changed alike without the measure, which no calculation shows.
 */
import { studentCdf, studentQuantile } from '../../special/beta.js';

export interface Group {
  /** Firms with a change that is a number. */
  readonly firms: number;
  readonly mean: number;
  readonly variance: number;
}

export interface Effect {
  readonly effect: number;
  readonly error: number;
  readonly degrees: number;
  readonly low: number;
  readonly high: number;
  /** Of both sides. */
  readonly probability: number;
}

/** Undefined where a group has fewer than two firms, or no change differs from another. */
export function differenceOfChanges(reached: Group, control: Group): Effect | undefined {
  if (!(reached.firms >= 2 && control.firms >= 2)) return undefined;
  const [a, b] = [reached.variance / reached.firms, control.variance / control.firms];
  const error = Math.sqrt(a + b);
  if (!(error > 0 && error < Infinity)) return undefined;
  const effect = reached.mean - control.mean;
  const degrees = (a + b) ** 2 / (a ** 2 / (reached.firms - 1) + b ** 2 / (control.firms - 1));
  const half = studentQuantile(degrees, 0.475, 0.025) * error;
  const probability = 2 * studentCdf(degrees, -Math.abs(effect) / error);
  return { effect, error, degrees, low: effect - half, high: effect + half, probability };
}
