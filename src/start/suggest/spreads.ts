/**
 * The distribution that past changes of a series suggest.
 *
 * In: the past values of a parameter, in its unit, and its base value. Out: the distribution with the smallest AICc, moved so that its mean is
 * the base value, and the AICc of every kind tried. AICc = 2k - 2 ln L + 2k(k + 1) / (n - k - 1) at the greatest likelihood L of n values with k
 * parameters (Hurvich and Tsai 1989). The normal distribution is kept unless another one is better by more than 2 (Burnham and Anderson 2002).
 * With fewer than 8 values no kind is preferred: it is normal, untested.
 *
 * Law: its band from 5 to 95 % is at least as wide as that of the past values themselves. Where many of them are equal (a flat series with one
 * shock) the likelihood of Student t grows without bound as its scale goes to 0 around them (Fernandez and Steel 1999), so AICc would choose
 * a band that knows nothing of the shock. A kind whose band is narrower than the past is therefore not tried, and the normal distribution,
 * which is always there, is widened to it.
 */
import { studentQuantile } from '../../special/beta.js';
import { logGamma } from '../../special/logGamma.js';
import { normalQuantile } from '../../special/normal.js';
import { standardDeviation } from './methods.js';

export type SpreadKind = 'normal' | 'lognormal' | 'triangular' | 'studentT';

interface TriedSpread {
  readonly kind: SpreadKind;
  readonly aicc: number;
}

interface Spread {
  readonly kind: SpreadKind;
  /** Of the distribution of that kind in `sampling`, in the parameter's unit. */
  readonly parameters: Readonly<Record<string, number>>;
  /** In the order of the kinds; empty where there are too few values to choose by. */
  readonly tried: readonly TriedSpread[];
}

interface SpreadFit {
  readonly logLikelihood: number;
  /** Number of fitted parameters. */
  readonly count: number;
  readonly around: (base: number) => Readonly<Record<string, number>>;
}

/** The band that a distribution must have at least as wide as the past: its lower tail. */
const TAIL = 0.05;
const LEAST_VALUES = 8;
const LEAST_GAIN = 2;
const LN_TWO_PI = Math.log(2 * Math.PI);

/** `past`: at least two values that are not all equal. */
export function fitSpread(past: readonly number[], base: number): Spread {
  const width = pastWidth(past);
  const plain = {
    mean: base,
    sd: Math.max(standardDeviation(past), width / (2 * normalQuantile(1 - TAIL))),
  };
  if (past.length < LEAST_VALUES) return { kind: 'normal', parameters: plain, tried: [] };
  const fits = Object.entries(KINDS).flatMap(([kind, fit]) => {
    const found = fit(past, base);
    if (found === undefined) return [];
    const spread = { kind: kind as SpreadKind, parameters: found.around(base) };
    const isNarrow = spreadQuantile(spread, 1 - TAIL) - spreadQuantile(spread, TAIL) < width;
    return isNarrow && kind !== 'normal'
      ? []
      : [{ kind: spread.kind, ...found, aicc: aiccOf(found, past.length) }];
  });
  const tried = fits.map(({ kind, aicc }) => ({ kind, aicc }));
  const normal = fits.find(({ kind }) => kind === 'normal');
  const best = fits.reduce((least, each) => (each.aicc < least.aicc ? each : least));
  if (normal === undefined || best.kind === 'normal' || best.aicc > normal.aicc - LEAST_GAIN)
    return { kind: 'normal', parameters: plain, tried };
  return { kind: best.kind, parameters: best.around(base), tried };
}

/** The value below which a share `p` of the draws is, 0 < p < 1. */
export function spreadQuantile({ kind, parameters }: Pick<Spread, 'kind' | 'parameters'>, p: number): number {
  const of = (key: string): number => parameters[key] ?? Number.NaN;
  switch (kind) {
    case 'normal':
      return of('mean') + of('sd') * normalQuantile(p);
    case 'lognormal': {
      const variance = Math.log1p((of('sd') / of('mean')) ** 2);
      return of('mean') * Math.exp(Math.sqrt(variance) * normalQuantile(p) - variance / 2);
    }
    case 'triangular': {
      const [min, mode, max] = [of('min'), of('mode'), of('max')];
      return p * (max - min) < mode - min
        ? min + Math.sqrt(p * (max - min) * (mode - min))
        : max - Math.sqrt((1 - p) * (max - min) * (max - mode));
    }
    case 'studentT': {
      const tail = Math.min(p, 1 - p);
      return of('mean') + of('scale') * studentQuantile(of('degrees'), p - 0.5, tail);
    }
  }
}

/** Distance of the 5 and 95 % quantiles of values, between neighbours by their rank (Hyndman and Fan 1996, type 7, as in Excel). */
function pastWidth(past: readonly number[]): number {
  const sorted = [...past].sort((a, b) => a - b);
  const at = (p: number): number => {
    const place = p * (sorted.length - 1);
    const [low = 0, high = low] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
    return low + (place - Math.floor(place)) * (high - low);
  };
  return at(1 - TAIL) - at(TAIL);
}

function aiccOf({ logLikelihood, count }: SpreadFit, n: number): number {
  return 2 * count - 2 * logLikelihood + (2 * count * (count + 1)) / (n - count - 1);
}

const KINDS: Readonly<Record<SpreadKind, (past: readonly number[], base: number) => SpreadFit | undefined>> =
  {
    normal: (past) => {
      const { sd } = momentsOf(past);
      return {
        logLikelihood: normalLikelihood(past.length, sd),
        count: 2,
        around: (base) => ({ mean: base, sd: standardDeviation(past) }),
      };
    },
    // Only for what is above 0; its standard deviation stays the same share of the mean.
    lognormal: (past, base) => {
      if (base <= 0 || past.some((value) => value <= 0)) return undefined;
      const logs = past.map(Math.log);
      const { sd } = momentsOf(logs);
      return {
        logLikelihood: normalLikelihood(past.length, sd) - logs.reduce((sum, each) => sum + each, 0),
        count: 2,
        around: (mean) => ({ mean, sd: mean * Math.sqrt(Math.expm1(sd ** 2)) }),
      };
    },
    triangular: fitTriangular,
    studentT: fitStudent,
  };

/** Mean, and standard deviation with divisor n, which has the greatest likelihood. */
function momentsOf(values: readonly number[]): { readonly mean: number; readonly sd: number } {
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  return { mean, sd: Math.sqrt(values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / values.length) };
}

function normalLikelihood(n: number, sd: number): number {
  return (-n / 2) * (LN_TWO_PI + 2 * Math.log(sd) + 1);
}

/** Ends beyond the least and the largest value, in steps of the range; the mode is then one of the values (Kotz and van Dorp 2004). */
const MARGINS = [0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1];

function fitTriangular(past: readonly number[]): SpreadFit | undefined {
  const [least, most] = [Math.min(...past), Math.max(...past)];
  const range = most - least;
  let best: { readonly min: number; readonly mode: number; readonly max: number } | undefined;
  let logLikelihood = -Infinity;
  for (const low of MARGINS)
    for (const high of MARGINS)
      for (const mode of past) {
        const [min, max] = [least - low * range, most + high * range];
        const found = past.reduce(
          (sum, x) => sum + Math.log(x < mode ? (x - min) / (mode - min) : (max - x) / (max - mode)),
          past.length * Math.log(2 / (max - min)),
        );
        if (found > logLikelihood) [logLikelihood, best] = [found, { min, mode, max }];
      }
  if (best === undefined) return undefined;
  const { min, mode, max } = best;
  const mean = (min + mode + max) / 3;
  const around = (base: number): Readonly<Record<string, number>> => ({
    min: min + base - mean,
    mode: mode + base - mean,
    max: max + base - mean,
  });
  return { logLikelihood, count: 3, around };
}

/** Below 3 degrees the variance does not exist; near 30 it is a normal distribution. */
const DEGREES = [3, 4, 5, 7, 10, 15, 30];
const STEPS = 60;

/** Location and scale by iterated weights (Lange, Little and Taylor 1989), for each number of degrees. */
function fitStudent(past: readonly number[]): SpreadFit | undefined {
  const n = past.length;
  let best = { logLikelihood: -Infinity, degrees: 0, scale: 0 };
  for (const degrees of DEGREES) {
    let { mean, sd: scale } = momentsOf(past);
    for (let step = 0; step < STEPS; step++) {
      const weights = past.map((x) => (degrees + 1) / (degrees + ((x - mean) / scale) ** 2));
      const total = weights.reduce((sum, each) => sum + each, 0);
      mean = past.reduce((sum, x, i) => sum + x * (weights[i] ?? 0), 0) / total;
      scale = Math.sqrt(past.reduce((sum, x, i) => sum + (weights[i] ?? 0) * (x - mean) ** 2, 0) / n);
      if (!(scale > 0)) break;
    }
    if (!(scale > 0)) continue;
    const constant =
      logGamma((degrees + 1) / 2) -
      logGamma(degrees / 2) -
      0.5 * Math.log(degrees * Math.PI) -
      Math.log(scale);
    const logLikelihood = past.reduce(
      (sum, x) => sum + constant - ((degrees + 1) / 2) * Math.log1p(((x - mean) / scale) ** 2 / degrees),
      0,
    );
    if (logLikelihood > best.logLikelihood) best = { logLikelihood, degrees, scale };
  }
  const { logLikelihood, degrees, scale } = best;
  if (!Number.isFinite(logLikelihood)) return undefined;
  return { logLikelihood, count: 3, around: (base) => ({ degrees, mean: base, scale }) };
}
