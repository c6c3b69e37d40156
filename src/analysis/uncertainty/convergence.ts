/**
 * Whether a simulation has enough draws: how wide the confidence intervals of the percentiles still are, compared with what
 * they measure.
 *
 * The measure is half the width of the widest of the intervals of the 10th, 50th and 90th percentile as a share of the distance
 * from the 10th to the 90th. It shrinks with the square root of the draws. The intervals are those of independent draws; Latin
 * hypercubes and Sobol numbers usually do better.
 */
import type { Summary } from './summary.js';

interface Convergence {
  readonly share: number;
  readonly isEnough: boolean;
  /** Draws that would be enough, rounded up to 1, 2 or 5 times a power of ten. */
  readonly needed: number;
}

/** Below this nobody sees a difference in a chart. */
const ENOUGH = 0.02;

export function convergenceOf({ percentiles }: Pick<Summary, 'percentiles'>, draws: number): Convergence {
  const spread = percentiles[90].value - percentiles[10].value;
  const widest = Math.max(
    ...([10, 50, 90] as const).map((percent) => percentiles[percent].high - percentiles[percent].low),
  );
  // Without an interval everything is open.
  const share = Number.isNaN(widest) ? 1 : spread > 0 ? widest / 2 / spread : 0;
  const isEnough = share <= ENOUGH;
  return { share, isEnough, needed: isEnough ? draws : roundUp(draws * (share / ENOUGH) ** 2) };
}

function roundUp(draws: number): number {
  const power = 10 ** Math.floor(Math.log10(draws));
  return (([1, 2, 5] as const).find((factor) => factor * power >= draws) ?? 10) * power;
}
