/**
 * The metalog distribution: a smooth quantile function through the quantiles that an expert gives.
 *
 * Keelin, T. W. (2016), "The Metalog Distributions", Decision Analysis 13, 243-277: with L = ln(y / (1 - y)), c = y - 1/2,
 *   M(y) = a1 + a2 L + a3 c L + a4 c + a5 c^2 + a6 c^2 L + a7 c^3 + a8 c^3 L + …
 * with as many terms as quantiles, so that it passes through all of them. With `min` or `max`, M is the quantile of
 * ln(x - min), of -ln(max - x), or of ln((x - min) / (max - x)). It is a distribution only if M rises everywhere.
 */
import { MAX, MIN } from './continuous.js';
import type { DistributionRow, Fault, Law, Values } from './distribution.js';
import { exp, log } from '../special/elementary.js';
import { checkLengths } from './listed.js';
import { momentsOf } from './moments.js';

const MAX_TERMS = 16;

export const METALOG: DistributionRow = {
  key: 'metalog',
  name: { zh: '元对数分布（metalog）', en: 'metalog' },
  parameters: [
    { key: 'value', name: { zh: '分位数', en: 'quantile' }, domain: 'any', list: true },
    {
      key: 'probability',
      name: { zh: '累积概率', en: 'cumulative probability' },
      domain: 'probability',
      list: true,
    },
    // Both are optional: NaN means no bound.
    { ...MIN, default: NaN },
    { ...MAX, default: NaN },
  ],
  check: checkMetalog,
  law: (values) =>
    metalogLaw(solveTerms(values), bound(values, 'min', -Infinity), bound(values, 'max', Infinity)),
  citation: 'Keelin (2016), The Metalog Distributions, Decision Analysis 13, 243-277',
};

function bound(values: Values, key: string, none: number): number {
  const given = values.optional(key);
  return given === undefined || Number.isNaN(given) ? none : given;
}

function checkMetalog(values: Values): Fault | undefined {
  const lengths = checkLengths(values);
  if (lengths !== undefined) return lengths;
  const pairs = values
    .list('value')
    .map((value, i) => ({ value, p: values.list('probability')[i] as number }));
  if (pairs.length < 2 || pairs.length > MAX_TERMS)
    return { code: 'sampling.metalogCount', args: { count: pairs.length, most: MAX_TERMS } };
  pairs.sort((a, b) => a.p - b.p);
  const rises = pairs.every(({ value, p }, i) => {
    const before = pairs[i - 1];
    return p > 0 && p < 1 && (before === undefined || (before.p < p && before.value < value));
  });
  if (!rises) return { code: 'sampling.metalogOrder', args: {} };
  const [min, max] = [bound(values, 'min', -Infinity), bound(values, 'max', Infinity)];
  const [first, last] = [pairs[0]?.value ?? 0, pairs.at(-1)?.value ?? 0];
  if (!(min < first && last < max)) return { code: 'sampling.metalogBounds', args: { first, last } };
  const falls = findFall(solveTerms(values));
  return falls === undefined
    ? undefined
    : { code: 'sampling.metalogFalls', args: { percent: Number((falls * 100).toPrecision(3)) } };
}

/** Coefficients a1, a2, … through all quantiles, by elimination with pivots. */
function solveTerms(values: Values): Float64Array {
  const probabilities = values.list('probability');
  const [min, max] = [bound(values, 'min', -Infinity), bound(values, 'max', Infinity)];
  const n = probabilities.length;
  const rows = values.list('value').map((value, i) => {
    const row = new Float64Array(n + 1);
    const y = probabilities[i] as number;
    for (let k = 0; k < n; k++) row[k] = term(k, y - 0.5, log(y / (1 - y)));
    row[n] = unbounded(value, min, max);
    return row;
  });
  const at = (i: number, k: number) => (rows[i] as Float64Array)[k] as number;
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(at(i, k)) > Math.abs(at(pivot, k))) pivot = i;
    const chosen = rows[pivot] as (typeof rows)[number];
    rows[pivot] = rows[k] as (typeof rows)[number];
    rows[k] = chosen;
    for (let i = k + 1; i < n; i++) {
      const factor = at(i, k) / at(k, k);
      for (let j = k; j <= n; j++) (rows[i] as Float64Array)[j] = at(i, j) - factor * at(k, j);
    }
  }
  const terms = new Float64Array(n);
  for (let k = n - 1; k >= 0; k--) {
    let sum = at(k, n);
    for (let j = k + 1; j < n; j++) sum -= at(k, j) * (terms[j] as number);
    terms[k] = sum / at(k, k);
  }
  return terms;
}

/** Basis function k = 0, 1, …: 1, L, cL, c, c^2, c^2 L, c^3, c^3 L, … */
function term(k: number, c: number, logit: number): number {
  if (k === 0) return 1;
  if (k === 1) return logit;
  if (k === 2) return c * logit;
  if (k === 3) return c;
  let value = c;
  for (let i = 2; i <= k >> 1; i++) value *= c;
  return k % 2 === 0 ? value : value * logit;
}

/** The linear and the logit polynomial in c: M = constant(c) + slope(c) L. */
function polynomials(terms: Float64Array): { readonly plain: Float64Array; readonly logit: Float64Array } {
  const plain = new Float64Array(9);
  const logit = new Float64Array(9);
  terms.forEach((a, k) => {
    if (k === 2) logit[1] = a;
    else if (k === 3) plain[1] = a;
    else if (k % 2 === 0) plain[k >> 1] = a;
    else logit[k >> 1] = a;
  });
  return { plain, logit };
}

function horner(coefficients: Float64Array, c: number): number {
  let sum = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) sum = sum * c + (coefficients[i] as number);
  return sum;
}

/** A probability at which M does not rise; undefined if it rises everywhere. */
function findFall(terms: Float64Array): number | undefined {
  const { plain, logit } = polynomials(terms);
  const derive = (p: Float64Array) =>
    p.map((_, i) => (i + 1 < p.length ? (i + 1) * (p[i + 1] as number) : 0));
  const [plainSlope, logitSlope] = [derive(plain), derive(logit)];
  // M'(y) y (1 - y), which stays finite at both ends, on points with equal steps of the logit.
  const rise = (v: number) => {
    const y = v < 0 ? exp(v) / (1 + exp(v)) : 1 / (1 + exp(-v));
    const rest = v < 0 ? 1 / (1 + exp(v)) : exp(-v) / (1 + exp(-v));
    const c = y - 0.5;
    return (horner(plainSlope, c) + horner(logitSlope, c) * v) * y * rest + horner(logit, c);
  };
  for (let i = -3700; i <= 3700; i++) if (!(rise(i / 100) > 0)) return 1 / (1 + exp(-i / 100));
  return undefined;
}

function metalogLaw(terms: Float64Array, min: number, max: number): Law {
  const { plain, logit } = polynomials(terms);
  const at = (c: number, v: number) => bounded(horner(plain, c) + horner(logit, c) * v, min, max);
  const quantile = (p: number) => at(p - 0.5, log(p / (1 - p)));
  const upperQuantile = (q: number) => at(0.5 - q, log((1 - q) / q));
  // Rises with the logit, so bisection on it finds the probability; 200 halvings determine every bit.
  const invert = (x: number) => {
    let [low, high] = [-745, 745];
    for (let i = 0; i < 200; i++) {
      const v = (low + high) / 2;
      if (v === low || v === high) break;
      const value = v < 0 ? at(exp(v) / (1 + exp(v)) - 0.5, v) : at(0.5 - exp(-v) / (1 + exp(-v)), v);
      if (value < x) low = v;
      else high = v;
    }
    return (low + high) / 2;
  };
  const part = (v: number) => (v < 0 ? exp(v) / (1 + exp(v)) : 1 / (1 + exp(-v)));
  const law = {
    quantile,
    upperQuantile,
    cdf: (x: number) => (x <= min ? 0 : x >= max ? 1 : part(invert(x))),
    survival: (x: number) => (x <= min ? 1 : x >= max ? 0 : part(-invert(x))),
    min,
    max,
  };
  return { ...law, ...momentsOf(quantile, upperQuantile) };
}

function unbounded(x: number, min: number, max: number): number {
  if (min === -Infinity) return max === Infinity ? x : -log(max - x);
  return max === Infinity ? log(x - min) : log((x - min) / (max - x));
}

function bounded(m: number, min: number, max: number): number {
  if (min === -Infinity) return max === Infinity ? m : max - exp(-m);
  if (max === Infinity) return min + exp(m);
  return m < 0 ? min + (max - min) * (exp(m) / (1 + exp(m))) : max - (max - min) * (exp(-m) / (1 + exp(-m)));
}
