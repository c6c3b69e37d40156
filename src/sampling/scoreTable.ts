/**
 * Fast evaluation of quantiles that are found by iteration: the value as a function of the normal score is so smooth that a
 * polynomial of degree 11 on each of 128 intervals of [-8.5, 8.5] reproduces it to 2e-13.
 *
 * The polynomial of an interval is made when a score first falls into it. It depends only on the law, so results never depend on
 * earlier draws. If three test points show an error above the tolerance (a shape so small that the values span hundreds of powers
 * of ten), the iteration is used in that interval. The polynomial is not forced to be monotone: values closer than its error may
 * be out of order, as they may with the iteration itself.
 */
import type { Law } from './distribution.js';

const REACH = 8.5;
const INTERVALS = 128;
const TERMS = 12;
const TOLERANCE = 2e-13;

const UNMADE = 0;
const POLYNOMIAL = 1;
const DIRECT = 2;

/** Chebyshev nodes cos(π (2 k + 1) / 24), k = 0..11, written out because Math.cos may differ between engines. */
const NODES: readonly number[] = [
  0.9914448613738104, 0.9238795325112867, 0.7933533402912352, 0.6087614290087207, 0.38268343236508984,
  0.1305261922200517, -0.1305261922200516, -0.3826834323650895, -0.6087614290087207, -0.793353340291235,
  -0.9238795325112867, -0.9914448613738104,
];
const TEST_POINTS: readonly number[] = [-0.97, 0.06, 0.97];

/**
 * A function with the same values as `fromScore`, with an error below 1e-12 relative to the value or, if that is larger, to the
 * lower end of the support.
 */
export function tabulate(law: Law, fromScore: (z: number) => number): (z: number) => number {
  const odd = law.table === 'odd';
  const center = law.center ?? 0;
  const start = odd ? 0 : -REACH;
  const perUnit = INTERVALS / (REACH - start);
  const floor = Number.isFinite(law.min) ? Math.abs(law.min) : 0;
  // For an odd function the ratio to the score is interpolated: it is even, smooth and never 0, so no digits are lost near 0.
  const exact = odd ? (z: number) => fromScore(z) / z : fromScore;
  const states = new Uint8Array(INTERVALS);
  const coefficients = new Float64Array(INTERVALS * TERMS);

  const make = (interval: number): number => {
    const at = (u: number) => exact(start + (interval + 0.5 + 0.5 * u) / perUnit);
    fit(at, coefficients, interval * TERMS);
    const good = TEST_POINTS.every((u) => {
      const value = at(u);
      return (
        Math.abs(evaluate(coefficients, interval * TERMS, u) - value) <=
        TOLERANCE * Math.max(Math.abs(value), floor)
      );
    });
    return (states[interval] = good ? POLYNOMIAL : DIRECT);
  };

  return (z) => {
    const place = ((odd ? Math.abs(z) : z) - start) * perUnit;
    const interval = Math.floor(place);
    if (!(interval >= 0 && interval < INTERVALS)) return center + fromScore(z);
    let state = states[interval] as number;
    if (state === UNMADE) state = make(interval);
    if (state === DIRECT) return z === 0 && odd ? center : center + fromScore(z);
    const value = evaluate(coefficients, interval * TERMS, 2 * (place - interval) - 1);
    return odd ? center + z * value : value;
  };
}

/** Interpolates at the Chebyshev nodes; writes monomial coefficients from `offset` on. */
function fit(at: (u: number) => number, coefficients: Float64Array, offset: number): void {
  const values = NODES.map(at);
  // Newton's divided differences, then expansion to powers: exact enough on [-1, 1] at this degree.
  const differences = Float64Array.from(values);
  for (let order = 1; order < TERMS; order++)
    for (let k = TERMS - 1; k >= order; k--)
      differences[k] =
        ((differences[k] as number) - (differences[k - 1] as number)) /
        ((NODES[k] as number) - (NODES[k - order] as number));
  const powers = new Float64Array(TERMS);
  for (let k = TERMS - 1; k >= 0; k--) {
    const node = NODES[k] as number;
    for (let j = TERMS - 1; j >= 1; j--) powers[j] = (powers[j - 1] as number) - node * (powers[j] as number);
    powers[0] = (differences[k] as number) - node * (powers[0] as number);
  }
  coefficients.set(powers, offset);
}

function evaluate(c: Float64Array, o: number, u: number): number {
  let sum = c[o + 11] as number;
  sum = sum * u + (c[o + 10] as number);
  sum = sum * u + (c[o + 9] as number);
  sum = sum * u + (c[o + 8] as number);
  sum = sum * u + (c[o + 7] as number);
  sum = sum * u + (c[o + 6] as number);
  sum = sum * u + (c[o + 5] as number);
  sum = sum * u + (c[o + 4] as number);
  sum = sum * u + (c[o + 3] as number);
  sum = sum * u + (c[o + 2] as number);
  sum = sum * u + (c[o + 1] as number);
  return sum * u + (c[o] as number);
}
