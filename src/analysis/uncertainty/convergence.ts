/**
 * Whether a simulation has enough draws: the width of the confidence intervals of the percentiles relative to the spread.
 *
 * The measure is half the width of the widest interval of the 10th, 50th and 90th percentile, divided by the distance from the
 * 10th to the 90th. It shrinks with the square root of the draws. The intervals are those of independent draws; Latin
 * hypercubes and Sobol numbers usually do better.
 */
import type { Summary } from './summary.js';

interface Convergence {
  readonly share: number;
  readonly isEnough: boolean;
  /** A sufficient number of draws, rounded up to 1, 2 or 5 times a power of ten. */
  readonly needed: number;
}

/** Below this, differences cannot be seen in a chart. */
const ENOUGH = 0.02;

export function convergenceOf({ percentiles }: Pick<Summary, 'percentiles'>, draws: number): Convergence {
  const spread = percentiles[90].value - percentiles[10].value;
  const widest = Math.max(
    ...([10, 50, 90] as const).map((percent) => percentiles[percent].high - percentiles[percent].low),
  );
  // Without an interval nothing is known.
  const share = Number.isNaN(widest) ? 1 : spread > 0 ? widest / 2 / spread : 0;
  const isEnough = share <= ENOUGH;
  return { share, isEnough, needed: isEnough ? draws : roundUp(draws * (share / ENOUGH) ** 2) };
}

function roundUp(draws: number): number {
  const power = 10 ** Math.floor(Math.log10(draws));
  return (([1, 2, 5] as const).find((factor) => factor * power >= draws) ?? 10) * power;
}
