/**
 * Partial derivatives of operators and functions: the `partials` column of the function table.
 *
 * In: the numbers passed to a function (for cells and lists all their numbers, in order). Out: the partial derivative of its
 * result with respect to each of them. At a corner or step the derivative is that of the piece to which the point belongs (0 on a
 * step); the effect of a step is found by scanning, not by derivatives. The formulas are in any table of derivatives; annuities
 * follow from A(r, n) = ((1 + r)^n - 1) / r, with its limits at r = 0.
 */
import { normalDensity, normalQuantile } from '../../special/normal.js';
import type { BinaryOperator } from '../values/expr.js';

/** `value` is the function's result. */
export type Partials = (x: readonly number[], value: number) => readonly number[];

/** For functions that are constant between their steps, or do not give a number. */
export const FLAT: Partials = (x) => x.map(() => 0);

export const OPERATOR_PARTIALS: Readonly<Record<BinaryOperator, Partials>> = {
  '+': () => [1, 1],
  '-': () => [1, -1],
  '*': ([a = 0, b = 0]) => [b, a],
  '/': ([a = 0, b = 0]) => [1 / b, -a / (b * b)],
  '^': ([a = 0, b = 0], value) => powerPartials(a, b, value),
  '&': FLAT,
  '=': FLAT,
  '<>': FLAT,
  '<': FLAT,
  '<=': FLAT,
  '>': FLAT,
  '>=': FLAT,
};

function powerPartials(base: number, exponent: number, value: number): readonly number[] {
  // At 0 only the exponent 1 has a slope that is neither 0 nor infinite.
  if (base === 0) return [exponent === 1 ? 1 : exponent > 1 ? 0 : Infinity, 0];
  return [(exponent * value) / base, base > 0 ? value * Math.log(base) : 0];
}

function first(x: readonly number[], chosen: number): readonly number[] {
  const place = x.indexOf(chosen);
  return x.map((_, i) => (i === place ? 1 : 0));
}

function productPartials(x: readonly number[]): readonly number[] {
  return x.map((_, i) => x.reduce((product, other, j) => (i === j ? product : product * other), 1));
}

function medianPartials(x: readonly number[]): readonly number[] {
  const order = x.map((_, i) => i).sort((a, b) => (x[a] as number) - (x[b] as number));
  const middle = [order[Math.floor(x.length / 2)], order[Math.ceil(x.length / 2) - 1]];
  return x.map((_, i) => middle.filter((place) => place === i).length / 2);
}

/** A(r, n) = ((1 + r)^n - 1) / r and its derivatives with respect to r and n. */
function annuity(r: number, n: number): readonly [value: number, byRate: number, byPeriods: number] {
  if (Math.abs(r) < 1e-5) {
    // Power series in r, because the quotient would lose digits here.
    const c2 = (n * (n - 1)) / 2;
    const c3 = (c2 * (n - 2)) / 3;
    const c4 = (c3 * (n - 3)) / 4;
    const byPeriods = 1 + (r * (2 * n - 1)) / 2 + (r * r * (3 * n * n - 6 * n + 2)) / 6;
    return [n + r * (c2 + r * (c3 + r * c4)), c2 + r * (2 * c3 + 3 * r * c4), byPeriods];
  }
  const growth = Math.pow(1 + r, n);
  return [
    (growth - 1) / r,
    (n * growth) / (1 + r) / r - (growth - 1) / (r * r),
    (growth * Math.log1p(r)) / r,
  ];
}

/** Derivatives of G = (1 + r)^n with respect to r and n. */
function growthOf(r: number, n: number): readonly [value: number, byRate: number, byPeriods: number] {
  const growth = Math.pow(1 + r, n);
  return [growth, (n * growth) / (1 + r), growth * Math.log1p(r)];
}

/** FV = -PV G - P D A, D = 1 + r for payments at the beginning of a period, else 1. */
const futureValue: Partials = (x) => {
  const [r = 0, n = 0, payment = 0, present = 0, type = 0] = x;
  const [g, gr, gn] = growthOf(r, n);
  const [a, ar, an] = annuity(r, n);
  const [due, dueByRate] = type === 0 ? [1, 0] : [1 + r, 1];
  return fit(x, [
    -present * gr - payment * (dueByRate * a + due * ar),
    -present * gn - payment * due * an,
    -due * a,
    -g,
    0,
  ]);
};

/** PV = -(FV + P D A) / G. */
const presentValue: Partials = (x, value) => {
  const [r = 0, n = 0, payment = 0, , type = 0] = x;
  const [g, gr, gn] = growthOf(r, n);
  const [a, ar, an] = annuity(r, n);
  const [due, dueByRate] = type === 0 ? [1, 0] : [1 + r, 1];
  return fit(x, [
    -(payment * (dueByRate * a + due * ar) + value * gr) / g,
    -(payment * due * an + value * gn) / g,
    (-due * a) / g,
    -1 / g,
    0,
  ]);
};

/** P = -(FV + PV G) / (D A). */
const payment: Partials = (x, value) => {
  const [r = 0, n = 0, present = 0, , type = 0] = x;
  const [g, gr, gn] = growthOf(r, n);
  const [a, ar, an] = annuity(r, n);
  const [due, dueByRate] = type === 0 ? [1, 0] : [1 + r, 1];
  const whole = due * a;
  return fit(x, [
    -(present * gr + value * (dueByRate * a + due * ar)) / whole,
    -(present * gn + value * due * an) / whole,
    -g / whole,
    -1 / whole,
    0,
  ]);
};

function fit(x: readonly number[], partials: readonly number[]): readonly number[] {
  return partials.slice(0, x.length);
}

const presentOfFlows: Partials = ([rate = 0, ...flows]) => [
  flows.reduce((sum, flow, i) => sum - ((i + 1) * flow) / Math.pow(1 + rate, i + 2), 0),
  ...flows.map((_, i) => 1 / Math.pow(1 + rate, i + 1)),
];

const normalDistribution: Partials = ([x = 0, mean = 0, sd = 1, cumulative = 0]) => {
  const z = (x - mean) / sd;
  const density = normalDensity(z) / sd;
  if (cumulative !== 0) return [density, -density, -z * density, 0];
  return [(-z * density) / sd, (z * density) / sd, ((z * z - 1) * density) / sd, 0];
};

/** By function. Functions that are found by iteration have none: see `calculated` in analysis/calculate/dual.ts. */
export const SLOPES = {
  sum: (x) => x.map(() => 1),
  product: productPartials,
  sumsq: (x) => x.map((value) => 2 * value),
  abs: ([x = 0]) => [Math.sign(x)],
  mod: ([x = 0, divisor = 1], value) => [1, -Math.round((x - value) / divisor)],
  power: ([base = 0, exponent = 0], value) => powerPartials(base, exponent, value),
  sqrt: (_, value) => [0.5 / value],
  exp: (_, value) => [value],
  ln: ([x = 0]) => [1 / x],
  log: (x, value) => {
    const [number = 0, base = 10] = x;
    return fit(x, [1 / (number * Math.log(base)), -value / (base * Math.log(base))]);
  },
  log10: ([x = 0]) => [1 / (x * Math.LN10)],
  min: first,
  max: first,
  average: (x) => x.map(() => 1 / x.length),
  median: medianPartials,
  geomean: (x, value) => x.map((each) => value / (x.length * each)),
  normDist: normalDistribution,
  normSDist: ([z = 0, cumulative = 0]) => [cumulative !== 0 ? normalDensity(z) : -z * normalDensity(z), 0],
  normInv: ([p = 0.5, , sd = 1]) => {
    const z = normalQuantile(p);
    return [sd / normalDensity(z), 1, z];
  },
  normSInv: ([p = 0.5]) => [1 / normalDensity(normalQuantile(p))],
  rri: ([periods = 1, present = 1, future = 1], value) => {
    const ratio = (1 + value) / periods;
    return [-ratio * (Math.log(future / present) / periods), -ratio / present, ratio / future];
  },
  effect: ([rate = 0, periods = 1]) => [Math.pow(1 + rate / Math.trunc(periods), Math.trunc(periods) - 1), 0],
  nominal: ([effective = 0, periods = 1]) => [Math.pow(1 + effective, 1 / Math.trunc(periods) - 1), 0],
  pduration: ([rate = 0, present = 1, future = 1], value) => {
    const log = Math.log1p(rate);
    return [-value / ((1 + rate) * log), -1 / (present * log), 1 / (future * log)];
  },
  pmt: payment,
  fv: futureValue,
  pv: presentValue,
  npv: presentOfFlows,
  sln: ([, , life = 1], value) => [1 / life, -1 / life, -value / life],
} satisfies Readonly<Record<string, Partials>>;
