/**
 * The distributions whose quantile is a closed formula: rows of the table in distributions.ts.
 */
import type { DistributionRow, Law, ParameterSpec, Values } from './distribution.js';
import { exp, expm1, log, log1p, power } from '../special/elementary.js';
import { gammaPlusOne } from '../special/gamma.js';
import { normalCdf, normalQuantile } from '../special/normal.js';

const TWO_OVER_PI = 0.6366197723675814;
const SQRT_TWO_OVER_PI = 0.7978845608028654;

export const MEAN: ParameterSpec = { key: 'mean', name: { zh: '均值', en: 'mean' }, domain: 'any' };
const SD: ParameterSpec = {
  key: 'sd',
  name: { zh: '标准差', en: 'standard deviation' },
  domain: 'positive',
};
export const MIN: ParameterSpec = { key: 'min', name: { zh: '最小值', en: 'minimum' }, domain: 'any' };
export const MODE: ParameterSpec = {
  key: 'mode',
  name: { zh: '最可能值', en: 'most likely value' },
  domain: 'any',
};
export const MAX: ParameterSpec = { key: 'max', name: { zh: '最大值', en: 'maximum' }, domain: 'any' };
export const SHAPE: ParameterSpec = { key: 'shape', name: { zh: '形状', en: 'shape' }, domain: 'shape' };
export const SCALE: ParameterSpec = { key: 'scale', name: { zh: '尺度', en: 'scale' }, domain: 'positive' };

const NIST = 'NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.6';

export const CONTINUOUS: readonly DistributionRow[] = [
  {
    key: 'constant',
    name: { zh: '固定值', en: 'constant' },
    parameters: [{ key: 'value', name: { zh: '取值', en: 'value' }, domain: 'any' }],
    law: (values) => constantLaw(values.number('value')),
    citation: 'Degenerate distribution',
  },
  {
    key: 'normal',
    name: { zh: '正态分布', en: 'normal' },
    parameters: [MEAN, SD],
    law: (values) => normalLaw(values.number('mean'), values.number('sd')),
    citation: 'Wichura (1988), Algorithm AS 241, Applied Statistics 37, 477-484',
  },
  {
    key: 'lognormal',
    name: { zh: '对数正态分布', en: 'lognormal' },
    // Mean and sd of the value itself rather than of its logarithm, because planners know these.
    parameters: [{ ...MEAN, domain: 'positive' }, SD],
    law: (values) => lognormalLaw(values.number('mean'), values.number('sd')),
    citation: `${NIST}.9; mean and sd of the value itself: sd of ln x = sqrt(ln(1 + (sd/mean)^2))`,
  },
  {
    key: 'uniform',
    name: { zh: '均匀分布', en: 'uniform' },
    parameters: [MIN, MAX],
    check: (values) => checkOrder(values, ['min', 'max']),
    law: (values) => uniformLaw(values.number('min'), values.number('max')),
    citation: `${NIST}.2`,
  },
  {
    key: 'triangular',
    name: { zh: '三角分布', en: 'triangular' },
    parameters: [MIN, MODE, MAX],
    check: (values) => checkOrder(values, ['min', 'mode', 'max']),
    law: (values) => triangularLaw(values.number('min'), values.number('mode'), values.number('max')),
    citation: 'Kotz and van Dorp (2004), Beyond Beta, chapter 1',
  },
  {
    key: 'exponential',
    name: { zh: '指数分布', en: 'exponential' },
    parameters: [{ ...MEAN, domain: 'positive' }],
    law: (values) => weibullLaw(1, values.number('mean')),
    citation: `${NIST}.7; the rate is 1 / mean`,
  },
  {
    key: 'weibull',
    name: { zh: '威布尔分布', en: 'Weibull' },
    parameters: [SHAPE, SCALE],
    law: (values) => weibullLaw(values.number('shape'), values.number('scale')),
    citation: `${NIST}.8`,
  },
  {
    key: 'twoPieceNormal',
    name: { zh: '双片正态分布', en: 'two-piece normal' },
    parameters: [
      MODE,
      {
        key: 'sdLow',
        name: { zh: '下侧标准差', en: 'standard deviation below the mode' },
        domain: 'positive',
      },
      {
        key: 'sdHigh',
        name: { zh: '上侧标准差', en: 'standard deviation above the mode' },
        domain: 'positive',
      },
    ],
    law: (values) => twoPieceLaw(values.number('mode'), values.number('sdLow'), values.number('sdHigh')),
    citation:
      'Britton, Fisher and Whitley (1998), Bank of England Quarterly Bulletin 38, 30-37; Wallis (2014), Statistical Science 29, 106-112',
  },
];

/** A fault unless each parameter is at most the next one and the first is below the last. */
export function checkOrder(
  values: Values,
  keys: readonly string[],
): ReturnType<NonNullable<DistributionRow['check']>> {
  const numbers = keys.map((key) => values.number(key));
  const rises = numbers.every((number, i) => i === 0 || (numbers[i - 1] as number) <= number);
  if (rises && (numbers[0] as number) < (numbers.at(-1) as number)) return undefined;
  return {
    code: 'sampling.order',
    args: {
      order: keys.join(' ≤ '),
      found: numbers.join(', '),
      first: keys[0] ?? '',
      last: keys.at(-1) ?? '',
    },
  };
}

/** The law of a constant. */
export function constantLaw(value: number): Law {
  return {
    quantile: () => value,
    upperQuantile: () => value,
    cdf: (x) => (x >= value ? 1 : 0),
    survival: (x) => (x >= value ? 0 : 1),
    mean: value,
    sd: 0,
    min: value,
    max: value,
    restrict: (min, max) => (min <= value && value <= max ? constantLaw(value) : undefined),
  };
}

function normalLaw(mean: number, sd: number): Law {
  return {
    quantile: (p) => mean + sd * normalQuantile(p),
    upperQuantile: (q) => mean - sd * normalQuantile(q),
    cdf: (x) => normalCdf((x - mean) / sd),
    survival: (x) => normalCdf((mean - x) / sd),
    mean,
    sd,
    min: -Infinity,
    max: Infinity,
    fromScore: (z) => mean + sd * z,
  };
}

function lognormalLaw(mean: number, sd: number): Law {
  const variance = log1p((sd / mean) * (sd / mean));
  const sigma = Math.sqrt(variance);
  const median = mean / Math.sqrt(1 + (sd / mean) * (sd / mean));
  const score = (x: number) => log(x / median) / sigma;
  return {
    quantile: (p) => median * exp(sigma * normalQuantile(p)),
    upperQuantile: (q) => median * exp(-sigma * normalQuantile(q)),
    cdf: (x) => (x > 0 ? normalCdf(score(x)) : 0),
    survival: (x) => (x > 0 ? normalCdf(-score(x)) : 1),
    mean,
    sd,
    min: 0,
    max: Infinity,
    fromScore: (z) => median * exp(sigma * z),
  };
}

function uniformLaw(min: number, max: number): Law {
  const width = max - min;
  return {
    quantile: (p) => min + width * p,
    upperQuantile: (q) => max - width * q,
    cdf: (x) => (x <= min ? 0 : x >= max ? 1 : (x - min) / width),
    survival: (x) => (x <= min ? 1 : x >= max ? 0 : (max - x) / width),
    mean: min + width / 2,
    sd: width / Math.sqrt(12),
    min,
    max,
  };
}

function triangularLaw(min: number, mode: number, max: number): Law {
  const width = max - min;
  const rise = mode - min;
  const fall = max - mode;
  const turn = rise / width;
  return {
    quantile: (p) => (p < turn ? min + Math.sqrt(p * width * rise) : max - Math.sqrt((1 - p) * width * fall)),
    upperQuantile: (q) =>
      q <= fall / width ? max - Math.sqrt(q * width * fall) : min + Math.sqrt((1 - q) * width * rise),
    cdf: (x) =>
      x <= min
        ? 0
        : x >= max
          ? 1
          : x < mode
            ? ((x - min) / width) * ((x - min) / rise)
            : 1 - ((max - x) / width) * ((max - x) / fall),
    survival: (x) =>
      x <= min
        ? 1
        : x >= max
          ? 0
          : x < mode
            ? 1 - ((x - min) / width) * ((x - min) / rise)
            : ((max - x) / width) * ((max - x) / fall),
    mean: (min + mode + max) / 3,
    sd: Math.sqrt((rise * rise + fall * fall + rise * fall) / 18),
    min,
    max,
    kinks: [turn],
  };
}

function weibullLaw(shape: number, scale: number): Law {
  const inverse = 1 / shape;
  const moment = (k: number) => (k * inverse < 169 ? gammaPlusOne(k * inverse) : Infinity);
  const mean = moment(1);
  const quantile = (p: number) => scale * power(-log1p(-p), inverse);
  const upperQuantile = (q: number) => scale * power(-log(q), inverse);
  const fromScore = (z: number) => (z <= 0 ? quantile(normalCdf(z)) : upperQuantile(normalCdf(-z)));
  return {
    quantile,
    upperQuantile,
    cdf: (x) => (x > 0 ? -expm1(-power(x / scale, shape)) : 0),
    survival: (x) => (x > 0 ? exp(-power(x / scale, shape)) : 1),
    mean: scale * mean,
    sd: scale * Math.sqrt(Math.max(0, moment(2) - mean * mean)),
    min: 0,
    max: Infinity,
    // A power is slower than the table; the exponential distribution needs no table.
    ...(shape === 1 ? {} : { fromScore, table: 'plain' as const }),
  };
}

function twoPieceLaw(mode: number, low: number, high: number): Law {
  // Two half normals that meet at the mode; the lower one has probability low / (low + high).
  const lowPart = (low + high) / (2 * low);
  const highPart = (low + high) / (2 * high);
  const turn = low / (low + high);
  const spread = high - low;
  return {
    quantile: (p) =>
      p <= turn ? mode + low * normalQuantile(p * lowPart) : mode - high * normalQuantile((1 - p) * highPart),
    upperQuantile: (q) =>
      q < 1 - turn
        ? mode - high * normalQuantile(q * highPart)
        : mode + low * normalQuantile((1 - q) * lowPart),
    cdf: (x) =>
      x <= mode ? normalCdf((x - mode) / low) / lowPart : 1 - normalCdf((mode - x) / high) / highPart,
    survival: (x) =>
      x <= mode ? 1 - normalCdf((x - mode) / low) / lowPart : normalCdf((mode - x) / high) / highPart,
    mean: mode + SQRT_TWO_OVER_PI * spread,
    sd: Math.sqrt((1 - TWO_OVER_PI) * spread * spread + low * high),
    min: -Infinity,
    max: Infinity,
    kinks: [turn],
  };
}
