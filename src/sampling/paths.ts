/**
 * Uncertainty that grows over the years: a parameter's yearly path as its planned values plus, or times, a disturbance.
 *
 * With z_t standard normal and independent (one stream for each parameter and year):
 *   e_t = persistence * e_(t-1) + sd * z_t,   e = 0 in the base year
 * random walk: persistence 1; mean reversion: AR(1) with 0 <= persistence < 1 (Box and Jenkins). The value is
 *   additive        planned_t + e_t
 *   multiplicative  planned_t * exp(e_t - Var(e_t) / 2), so that its mean stays the planned value; sd is then of the logarithm.
 */
import type { Bilingual } from '../messages/language.js';
import type { Outcome, Place, Problem } from '../messages/problem.js';
import type { ProblemCode } from '../messages/problems/problems.js';
import type { DistributionData, ParameterSpec } from './distribution.js';
import { readValues } from './distributions.js';
import { exp } from '../special/elementary.js';

export interface PathRow {
  readonly key: string;
  readonly name: Bilingual;
  readonly parameters: readonly ParameterSpec[];
}

const SD: ParameterSpec = {
  key: 'sd',
  name: { zh: '每年冲击的标准差', en: "standard deviation of a year's shock" },
  domain: 'nonNegative',
};
/** 1: multiplicative; 0: additive, the default. */
const MULTIPLICATIVE: ParameterSpec = {
  key: 'multiplicative',
  name: { zh: '按比例变动（1 是，0 否）', en: 'multiplicative (1 yes, 0 no)' },
  domain: 'probability',
  default: 0,
};

export const PATHS: readonly PathRow[] = [
  { key: 'randomWalk', name: { zh: '随机游走', en: 'random walk' }, parameters: [SD, MULTIPLICATIVE] },
  {
    key: 'meanReversion',
    name: { zh: '均值回归', en: 'mean reversion' },
    parameters: [
      SD,
      {
        key: 'persistence',
        name: { zh: '冲击的持续系数', en: 'persistence of a shock' },
        domain: 'probability',
      },
      MULTIPLICATIVE,
    ],
  },
];

/** Whether distributions of this kind are paths over the years. */
export function isPathKind(kind: string): boolean {
  return PATHS.some(({ key }) => key === kind);
}

export interface PreparedPath {
  readonly sd: number;
  readonly persistence: number;
  readonly multiplicative: boolean;
}

/** Checks the parameters of a path; every problem found is reported at `place`. */
export function preparePath(data: DistributionData, place: Place = {}): Outcome<PreparedPath> {
  const problems: Problem[] = [];
  const report = (code: ProblemCode, args: Problem['args']) =>
    void problems.push({ code, severity: 'error', place, args: { kind: data.kind, ...args } });
  const row = PATHS.find(({ key }) => key === data.kind);
  if (row === undefined) report('sampling.unknownPath', { known: PATHS.map(({ key }) => key).join(', ') });
  const values = row && readValues(row.parameters, data.parameters, [], report);
  if (values === undefined || problems.length > 0) return { ok: false, problems };
  const persistence = data.kind === 'randomWalk' ? 1 : values.number('persistence');
  const multiplicative = values.number('multiplicative') >= 0.5;
  return { ok: true, value: { sd: values.number('sd'), persistence, multiplicative }, problems };
}

/** Variance of e in the k-th year after the base year, k = 1, 2, … */
export function pathVariance({ sd, persistence }: PreparedPath, k: number): number {
  let variance = 0;
  for (let year = 0; year < k; year++) variance = persistence * persistence * variance + sd * sd;
  return variance;
}

/**
 * Values of a block of draws in every year after the base year. `planned[t]`: the parameter without uncertainty;
 * `scores[t]`: standard normal scores of the block; `out[t]` may be the same array as `scores[t]`.
 */
export function fillPath(
  path: PreparedPath,
  planned: readonly number[],
  scores: readonly Float64Array[],
  out: readonly Float64Array[],
): void {
  const { sd, persistence, multiplicative } = path;
  const disturbance = new Float64Array(out[0]?.length ?? 0);
  planned.forEach((level, t) => {
    const [score, values] = [scores[t], out[t]];
    if (score === undefined || values === undefined)
      throw new Error(`no column for year ${t} of ${planned.length}`);
    const half = pathVariance(path, t + 1) / 2;
    for (let i = 0; i < disturbance.length; i++) {
      const e = persistence * (disturbance[i] as number) + sd * (score[i] as number);
      disturbance[i] = e;
      values[i] = multiplicative ? level * exp(e - half) : level + e;
    }
  });
}
