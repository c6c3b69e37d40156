/**
 * The distribution that past changes of a series suggest.
 *
 * In: the past values of a parameter, in its unit, and its base value. Out: the distribution with the smallest AICc, moved so that its mean is
 * the base value, and the AICc of every kind tried. AICc = 2k - 2 ln L + 2k(k + 1) / (n - k - 1) at the greatest likelihood L of n values with k
 * parameters (Hurvich and Tsai 1989). The normal distribution is kept unless another one is better by more than 2 (Burnham and Anderson 2002).
 * With fewer than 8 values no kind is preferred: it is normal, untested.
 */
import { logGamma } from '../../special/logGamma.js';
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

const LEAST_VALUES = 8;
const LEAST_GAIN = 2;
const LN_TWO_PI = Math.log(2 * Math.PI);

/** `past`: at least two values that are not all equal. */
export function fitSpread(past: readonly number[], base: number): Spread {
  const plain = { mean: base, sd: standardDeviation(past) };
  if (past.length < LEAST_VALUES) return { kind: 'normal', parameters: plain, tried: [] };
  const fits = Object.entries(KINDS).flatMap(([kind, fit]) => {
    const found = fit(past, base);
    return found === undefined
      ? []
      : [{ kind: kind as SpreadKind, ...found, aicc: aiccOf(found, past.length) }];
  });
  const tried = fits.map(({ kind, aicc }) => ({ kind, aicc }));
  const normal = fits.find(({ kind }) => kind === 'normal');
  const best = fits.reduce((least, each) => (each.aicc < least.aicc ? each : least));
  if (normal === undefined || best.kind === 'normal' || best.aicc > normal.aicc - LEAST_GAIN)
    return { kind: 'normal', parameters: plain, tried };
  return { kind: best.kind, parameters: best.around(base), tried };
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
