/**
 * The table of distributions, and the steps from a model's data to draws: prepareDistribution checks and completes the
 * parameters, fillQuantiles turns uniforms into values.
 *
 * Relative error of quantiles below 1e-12 (see gamma.ts, beta.ts, normal.ts, scoreTable.ts), tails included. Truncation is given
 * by the parameters truncateMin and truncateMax, for every kind.
 */
import type { Outcome, Place, Problem } from '../messages/problem.js';
import type { ProblemCode } from '../messages/problems/problems.js';
import { CONTINUOUS } from './continuous.js';
import type {
  DistributionData,
  DistributionRow,
  Domain,
  Law,
  ParameterSpec,
  Values,
} from './distribution.js';
import { LISTED } from './listed.js';
import { METALOG } from './metalog.js';
import { normalCdf, normalQuantile } from '../special/normal.js';
import { tabulate } from './scoreTable.js';
import { SHAPED } from './shaped.js';
import { truncateLaw } from './truncate.js';

export const DISTRIBUTIONS: readonly DistributionRow[] = [...CONTINUOUS, ...SHAPED, ...LISTED, METALOG];

/** 2^-53, see streams.ts. */
const SMALLEST_UNIFORM = 1.1102230246251565e-16;

const TRUNCATION = ['truncateMin', 'truncateMax'];

const DOMAINS: Readonly<Record<Domain, { readonly text: string; readonly holds: (x: number) => boolean }>> = {
  any: { text: '', holds: () => true },
  positive: { text: '> 0', holds: (x) => x > 0 },
  nonNegative: { text: '≥ 0', holds: (x) => x >= 0 },
  // Beyond a million a distribution is practically a point, and the iteration is slow.
  shape: { text: '> 0, ≤ 1000000', holds: (x) => x > 0 && x <= 1e6 },
  probability: { text: '0 … 1', holds: (x) => x >= 0 && x <= 1 },
};

export interface PreparedDistribution {
  readonly kind: string;
  readonly law: Law;
  /** The value at a normal score, if the law has a fast way to calculate it. */
  readonly fromScore?: (z: number) => number;
}

function findDistribution(kind: string): DistributionRow | undefined {
  return DISTRIBUTIONS.find(({ key }) => key === kind);
}

/** Checks the parameters; every problem found is reported at `place`. */
export function prepareDistribution(
  data: DistributionData,
  place: Place = {},
): Outcome<PreparedDistribution> {
  const problems: Problem[] = [];
  const report = (code: ProblemCode, args: Problem['args']) =>
    void problems.push({ code, severity: 'error', place, args: { kind: data.kind, ...args } });

  const row = findDistribution(data.kind);
  if (row === undefined) {
    report('sampling.unknownDistribution', { known: DISTRIBUTIONS.map(({ key }) => key).join(', ') });
    return { ok: false, problems };
  }
  const values = readValues(row.parameters, data.parameters, TRUNCATION, report);
  const min = data.parameters['truncateMin'] ?? -Infinity;
  const max = data.parameters['truncateMax'] ?? Infinity;
  const truncated = min !== -Infinity || max !== Infinity;
  if (truncated && !(min < max)) report('sampling.truncationOrder', { min, max });
  const fault = problems.length === 0 ? row.check?.(values) : undefined;
  if (fault !== undefined) report(fault.code, fault.args);
  if (problems.length > 0) return { ok: false, problems };

  const whole = row.law(values);
  const law = truncated ? truncateLaw(whole, min, max) : whole;
  if (law === undefined) {
    report('sampling.truncationEmpty', { min, max, from: whole.min, to: whole.max });
    return { ok: false, problems };
  }
  // Tried at the smallest and the largest uniform: parameters such as a mean of 1e-300 with an sd of 1e300 give no numbers there.
  if (![SMALLEST_UNIFORM, 0.5, 1 - SMALLEST_UNIFORM].every((p) => Number.isFinite(law.quantile(p)))) {
    report('sampling.extreme', {});
    return { ok: false, problems };
  }
  const { fromScore } = law;
  const quick =
    fromScore === undefined
      ? {}
      : { fromScore: law.table === undefined ? fromScore : tabulate(law, fromScore) };
  return { ok: true, value: { kind: data.kind, law, ...quick }, problems };
}

/**
 * Values of the distribution at uniforms in (0, 1); `out` may be the same array. The values do not depend on the block's size.
 */
export function fillQuantiles(
  { law, fromScore }: PreparedDistribution,
  uniforms: Float64Array,
  out: Float64Array,
): void {
  if (fromScore === undefined) {
    const { quantile } = law;
    for (let i = 0; i < out.length; i++) out[i] = quantile(uniforms[i] as number);
    return;
  }
  const { min, max, scoreOf = normalQuantile } = law;
  for (let i = 0; i < out.length; i++) {
    const value = fromScore(scoreOf(uniforms[i] as number));
    out[i] = value < min ? min : value > max ? max : value;
  }
}

/**
 * Values at standard normal scores, as a Gaussian copula gives them: the same as fillQuantiles of normalCdf(score), but faster.
 */
export function fillFromScores(
  prepared: PreparedDistribution,
  scores: Float64Array,
  out: Float64Array,
): void {
  const { law, fromScore } = prepared;
  if (fromScore === undefined || law.scoreOf !== undefined) {
    for (let i = 0; i < out.length; i++) out[i] = normalCdf(scores[i] as number);
    fillQuantiles(prepared, out, out);
    return;
  }
  const { min, max } = law;
  for (let i = 0; i < out.length; i++) {
    const value = fromScore(scores[i] as number);
    out[i] = value < min ? min : value > max ? max : value;
  }
}

/**
 * The parameters of `specs`, from data; keys in `also` are accepted too. Reports missing, unknown and out-of-domain parameters.
 */
export function readValues(
  specs: readonly ParameterSpec[],
  given: Readonly<Record<string, number>>,
  also: readonly string[],
  report: (code: ProblemCode, args: Problem['args']) => void,
): Values {
  const lists = new Map(specs.filter(({ list }) => list).map(({ key }) => [key, listOf(key, given)]));
  for (const { key, domain, default: fallback, list } of specs) {
    if (list ? lists.get(key)?.length === 0 : given[key] === undefined && fallback === undefined)
      report('sampling.missingParameter', { parameter: list ? `${key}1` : key });
    for (const [name, value] of list
      ? (lists.get(key) ?? []).map((x, i) => [`${key}${i + 1}`, x] as const)
      : [[key, given[key]] as const])
      if (value !== undefined && Number.isFinite(value) && !DOMAINS[domain].holds(value))
        report('sampling.domain', { parameter: name, value, domain: DOMAINS[domain].text });
  }
  for (const [key, value] of Object.entries(given)) {
    const known =
      also.includes(key) ||
      specs.some((spec) =>
        spec.list ? isElement(key, spec.key, lists.get(spec.key)?.length ?? 0) : spec.key === key,
      );
    if (!known)
      report('sampling.unknownParameter', {
        parameter: key,
        known: specs.map((s) => (s.list ? `${s.key}1…` : s.key)).join(', '),
      });
    else if (!Number.isFinite(value)) report('sampling.notFinite', { parameter: key, value: String(value) });
  }
  return {
    number: (key) => given[key] ?? specs.find((spec) => spec.key === key)?.default ?? NaN,
    optional: (key) => given[key],
    list: (key) => lists.get(key) ?? [],
  };
}

/** key1, key2, … up to the first that is not given. */
function listOf(key: string, given: Readonly<Record<string, number>>): number[] {
  const list: number[] = [];
  for (let value = given[`${key}1`]; value !== undefined; value = given[`${key}${list.length + 1}`])
    list.push(value);
  return list;
}

function isElement(name: string, key: string, length: number): boolean {
  if (!name.startsWith(key)) return false;
  const number = Number(name.slice(key.length));
  return Number.isInteger(number) && number >= 1 && number <= length && `${key}${number}` === name;
}
