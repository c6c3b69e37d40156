/**
 * The binomial and Poisson distributions: probabilities in saddle-point form (Loader 2000, see gamma.ts), tails through the
 * incomplete beta and gamma functions. Counts are whole numbers >= 0.
 */
import { betaLower } from './beta.js';
import { exp, log, log1p } from './elementary.js';
import { deviance, gammaStar, gammaUpper } from './gamma.js';

const TWO_PI = 6.283185307179586;

/** P(K = k) of `trials`, each with `probability` of success; 0 <= k <= trials. */
export function binomialDensity(k: number, trials: number, probability: number): number {
  if (probability === 0) return k === 0 ? 1 : 0;
  if (probability === 1) return k === trials ? 1 : 0;
  const rest = trials - k;
  if (k === 0) return exp(trials * log1p(-probability));
  if (rest === 0) return exp(trials * log(probability));
  const scale =
    (Math.sqrt(trials / (TWO_PI * k * rest)) * gammaStar(trials)) / (gammaStar(k) * gammaStar(rest));
  return scale * exp(-deviance(k, trials * probability) - deviance(rest, trials * (1 - probability)));
}

/** P(K <= k). */
export function binomialCdf(k: number, trials: number, probability: number): number {
  return k >= trials ? 1 : betaLower(trials - k, k + 1, 1 - probability, probability);
}

/** P(K = k) for a mean >= 0. */
export function poissonDensity(k: number, mean: number): number {
  if (mean === 0) return k === 0 ? 1 : 0;
  if (k === 0) return exp(-mean);
  return exp(-deviance(k, mean)) / (Math.sqrt(TWO_PI * k) * gammaStar(k));
}

/** P(K <= k). */
export function poissonCdf(k: number, mean: number): number {
  return gammaUpper(k + 1, mean);
}
