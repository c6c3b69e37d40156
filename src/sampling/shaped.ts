/**
 * The distributions whose quantile is found by iteration (gamma.ts, beta.ts): rows of the table in distributions.ts.
 * Each also gives its value at a normal score, from which scoreTable.ts makes a table.
 */
import {
  betaLogit,
  betaLower,
  betaUpperLogit,
  logistic,
  studentCdf,
  studentQuantile,
} from '../special/beta.js';
import { MAX, MEAN, MIN, MODE, SCALE, SHAPE, checkOrder } from './continuous.js';
import type { DistributionRow, Law } from './distribution.js';
import { gammaLower, gammaQuantile, gammaUpper, gammaUpperQuantile } from '../special/gamma.js';
import { normalCdf, normalCentral } from '../special/normal.js';

export const SHAPED: readonly DistributionRow[] = [
  {
    key: 'pert',
    name: { zh: 'PERT 分布', en: 'PERT' },
    parameters: [
      MIN,
      MODE,
      MAX,
      {
        key: 'weight',
        name: { zh: '最可能值的权重', en: 'weight of the most likely value' },
        domain: 'shape',
        default: 4,
      },
    ],
    check: (values) => checkOrder(values, ['min', 'mode', 'max']),
    law: (values) => {
      const [min, mode, max] = [values.number('min'), values.number('mode'), values.number('max')];
      const weight = values.number('weight');
      return betaLaw(
        1 + (weight * (mode - min)) / (max - min),
        1 + (weight * (max - mode)) / (max - min),
        min,
        max,
      );
    },
    citation:
      'Malcolm, Roseboom, Clark and Fazar (1959), Operations Research 7, 646-669; Vose (2008), Risk Analysis',
  },
  {
    key: 'beta',
    name: { zh: '贝塔分布', en: 'beta' },
    parameters: [
      { key: 'alpha', name: { zh: '形状 α', en: 'shape alpha' }, domain: 'shape' },
      { key: 'beta', name: { zh: '形状 β', en: 'shape beta' }, domain: 'shape' },
      { ...MIN, default: 0 },
      { ...MAX, default: 1 },
    ],
    check: (values) => checkOrder(values, ['min', 'max']),
    law: (values) =>
      betaLaw(values.number('alpha'), values.number('beta'), values.number('min'), values.number('max')),
    citation: 'NIST Digital Library of Mathematical Functions 8.17; Loader (2000)',
  },
  {
    key: 'gamma',
    name: { zh: '伽马分布', en: 'gamma' },
    parameters: [SHAPE, SCALE],
    law: (values) => gammaLaw(values.number('shape'), values.number('scale')),
    citation: 'NIST Digital Library of Mathematical Functions 8.2-8.11; Loader (2000)',
  },
  {
    key: 'studentT',
    name: { zh: '学生 t 分布', en: 'Student t' },
    parameters: [
      { key: 'degrees', name: { zh: '自由度', en: 'degrees of freedom' }, domain: 'shape' },
      // Location and scale, so that a rate with fat tails can be described: mean 5, scale 0.8.
      { ...MEAN, default: 0 },
      { ...SCALE, default: 1 },
    ],
    law: (values) => studentLaw(values.number('degrees'), values.number('mean'), values.number('scale')),
    citation: 'NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.6.4',
  },
];

function betaLaw(a: number, b: number, min: number, max: number): Law {
  const width = max - min;
  // Calculated from the nearer end, so that no digits are lost.
  const place = (v: number) => (v <= 0 ? min + width * logistic(v) : max - width * logistic(-v));
  const lower = (x: number) =>
    x <= min ? 0 : x >= max ? 1 : betaLower(a, b, (x - min) / width, (max - x) / width);
  const upper = (x: number) =>
    x <= min ? 1 : x >= max ? 0 : betaLower(b, a, (max - x) / width, (x - min) / width);
  const n = a + b;
  return {
    quantile: (p) => place(betaLogit(a, b, p)),
    upperQuantile: (q) => place(betaUpperLogit(a, b, q)),
    cdf: lower,
    survival: upper,
    mean: min + width * (a / n),
    sd: width * Math.sqrt(((a / n) * (b / n)) / (n + 1)),
    min,
    max,
    fromScore: (z) => place(z <= 0 ? betaLogit(a, b, normalCdf(z)) : betaUpperLogit(a, b, normalCdf(-z))),
    table: 'plain',
  };
}

function gammaLaw(shape: number, scale: number): Law {
  return {
    quantile: (p) => scale * gammaQuantile(shape, p),
    upperQuantile: (q) => scale * gammaUpperQuantile(shape, q),
    cdf: (x) => gammaLower(shape, x / scale),
    survival: (x) => gammaUpper(shape, x / scale),
    mean: shape * scale,
    sd: Math.sqrt(shape) * scale,
    min: 0,
    max: Infinity,
    fromScore: (z) =>
      scale * (z <= 0 ? gammaQuantile(shape, normalCdf(z)) : gammaUpperQuantile(shape, normalCdf(-z))),
    table: 'plain',
  };
}

function studentLaw(degrees: number, mean: number, scale: number): Law {
  return {
    quantile: (p) => mean + scale * studentQuantile(degrees, p - 0.5, p < 0.5 ? p : 1 - p),
    upperQuantile: (q) => mean - scale * studentQuantile(degrees, q - 0.5, q < 0.5 ? q : 1 - q),
    cdf: (x) => studentCdf(degrees, (x - mean) / scale),
    survival: (x) => studentCdf(degrees, (mean - x) / scale),
    mean: degrees > 1 ? mean : NaN,
    sd: degrees > 2 ? scale * Math.sqrt(degrees / (degrees - 2)) : degrees > 1 ? Infinity : NaN,
    min: -Infinity,
    max: Infinity,
    fromScore: (z) => scale * studentQuantile(degrees, normalCentral(z), normalCdf(-Math.abs(z))),
    table: 'odd',
    center: mean,
  };
}
