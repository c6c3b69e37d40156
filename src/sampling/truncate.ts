/**
 * Any law within [min, max]: values outside are excluded and the remaining probability is scaled to 1, so that quantile and
 * probability stay exact inverses. Both tails are calculated separately, so that truncation deep in the upper tail loses no
 * digits.
 */
import type { Law } from './distribution.js';
import { momentsOf } from './moments.js';
import { normalQuantile } from '../special/normal.js';

/** The truncated law; undefined if no part of the law is within the bounds. */
export function truncateLaw(law: Law, min: number, max: number): Law | undefined {
  if (law.restrict !== undefined) return law.restrict(min, max);
  const lower = Math.max(min, law.min);
  const upper = Math.min(max, law.max);
  if (!(lower < upper)) return undefined;
  const below = lower === law.min ? 0 : law.cdf(lower);
  const above = upper === law.max ? 0 : law.survival(upper);
  const mass =
    below > 0.5 ? law.survival(lower) - above : above > 0.5 ? law.cdf(upper) - below : 1 - below - above;
  if (!(mass > 1e-300)) return undefined;

  const clamp = (x: number) => (x < lower ? lower : x > upper ? upper : x);
  const quantile = (p: number) => {
    const t = below + p * mass;
    return clamp(t <= 0.5 ? law.quantile(t) : law.upperQuantile(above + (1 - p) * mass));
  };
  const upperQuantile = (q: number) => {
    const t = above + q * mass;
    return clamp(t <= 0.5 ? law.upperQuantile(t) : law.quantile(below + (1 - q) * mass));
  };
  const kinks = (law.kinks ?? []).map((p) => (p - below) / mass);
  return {
    quantile,
    upperQuantile,
    cdf: (x) =>
      x < lower
        ? 0
        : x >= upper
          ? 1
          : below > 0.5
            ? 1 - (law.survival(x) - above) / mass
            : (law.cdf(x) - below) / mass,
    survival: (x) =>
      x < lower
        ? 1
        : x >= upper
          ? 0
          : below > 0.5
            ? (law.survival(x) - above) / mass
            : 1 - (law.cdf(x) - below) / mass,
    ...momentsOf(quantile, upperQuantile, kinks),
    min: lower,
    max: upper,
    kinks,
    ...(law.table === undefined || law.fromScore === undefined
      ? {}
      : {
          table: law.table,
          fromScore: law.fromScore,
          ...(law.center === undefined ? {} : { center: law.center }),
          scoreOf: (p: number) => {
            const t = below + p * mass;
            return t <= 0.5 ? normalQuantile(t) : -normalQuantile(above + (1 - p) * mass);
          },
        }),
  };
}
