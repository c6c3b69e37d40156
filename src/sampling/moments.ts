/**
 * Mean and standard deviation by quadrature of the quantile function, for laws without a formula for them.
 *
 * Tanh-sinh rule (Takahasi and Mori 1974) on each smooth piece of (0, 1); it works with infinite quantiles at both ends if the
 * moments exist. Relative error about 1e-12.
 */
import { exp } from '../special/elementary.js';

const STEP = 1 / 64;
const HALF_PI = 1.5707963267948966;

/** Mean and standard deviation. `kinks`: probabilities, ascending, at which the quantile function has a corner. */
export function momentsOf(
  quantile: (p: number) => number,
  upperQuantile: (q: number) => number,
  kinks: readonly number[] = [],
): { readonly mean: number; readonly sd: number } {
  const center = quantile(0.5);
  const cuts = [0, ...kinks.filter((p) => p > 0 && p < 1), 1];
  let first = 0;
  let second = 0;
  for (let piece = 1; piece < cuts.length; piece++) {
    const from = cuts[piece - 1] as number;
    const to = cuts[piece] as number;
    const width = to - from;
    for (let k = 0; k * STEP < 4.6; k++) {
      // part = 1 / (1 + e^(2 s)) of the piece from either side, s = π/2 sinh t.
      const up = exp(k * STEP);
      const down = 1 / up;
      const e = exp(-HALF_PI * (up - down));
      const part = e / (1 + e);
      if (part < 1e-290) break;
      const weight = width * STEP * HALF_PI * (up + down) * part * (1 / (1 + e));
      const low = quantile(from + width * part) - center;
      first += weight * low;
      second += weight * low * low;
      if (k === 0) continue;
      const high = (to === 1 ? upperQuantile(width * part) : quantile(to - width * part)) - center;
      first += weight * high;
      second += weight * high * high;
    }
  }
  return { mean: center + first, sd: Math.sqrt(Math.max(0, second - first * first)) };
}
