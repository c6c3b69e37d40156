/**
 * Sobol indices of an indicator in a year by the uncertain parameters of a scenario (sobolIndices.ts).
 *
 * Only parameters that can move the indicator are sampled; the others have no share. Independent parameters only: with
 * correlations there is no such division of the variance. Parameters that are uncertain along the years stay as planned.
 */
import { joined, sentence } from '../messages/analysis.js';
import type { Bilingual } from '../messages/language.js';
import type { PreparedModel } from '../model/prepared.js';
import { fillQuantiles } from '../sampling/distributions.js';
import { checkPlan } from '../sampling/uniforms.js';
import type { InputCell, MakeEvaluator } from './evaluator.js';
import { influencesOn } from './influence.js';
import { scenarioPoint } from './point.js';
import type { Question } from './sensitivity.js';
import { sobolIndices, type SobolIndex, type SobolPlan } from './sobolIndices.js';
import { inBoth, uncertainParameters, type DrawnOnce, type Finding } from './uncertain.js';
import { nameOf } from './words.js';

export interface ParameterIndex extends SobolIndex {
  readonly parameter: string;
}

export interface SobolResult {
  /** Largest total index first. */
  readonly indices: readonly ParameterIndex[];
  readonly sentence: Bilingual;
}

export function analyseVariance(
  prepared: PreparedModel,
  question: Question,
  plan: SobolPlan,
  makeEvaluator: MakeEvaluator,
): Finding<SobolResult> {
  const checked = checkPlan({ method: 'sobol', ...plan });
  if (!checked.ok) return { ok: false, reasons: checked.problems.map((problem) => inBoth(problem)) };
  const point = scenarioPoint(prepared, question.scenario);
  const uncertain = uncertainParameters(prepared, point);
  if (!uncertain.ok) return uncertain;
  const { indicator, year } = question;
  const words = { indicator: nameOf(prepared, indicator), year };
  const reach = new Set(influencesOn(prepared, [indicator]));
  const rows = uncertain.value.filter(
    (row): row is DrawnOnce =>
      reach.has(row.parameter) && row.kind === 'once' && row.distribution.law.sd !== 0,
  );
  if (rows.length === 0) return { ok: false, reasons: [sentence('sensitivity.certain', words)] };

  const places = rows.flatMap((row, i) =>
    [...new Set(row.offsets)].map((offset) => ({
      i,
      offset,
      input: {
        parameter: row.parameter,
        years: prepared.years.filter((_, t) => row.offsets[t] === offset),
      } satisfies InputCell,
    })),
  );
  const evaluator = makeEvaluator(
    prepared,
    point,
    places.map(({ input }) => input),
    [{ key: indicator, year }],
  );
  const evaluate = (uniforms: readonly Float64Array[]): Float64Array => {
    const draws = uniforms[0]?.length ?? 0;
    const results = new Float64Array(draws);
    for (let from = 0; from < draws; from += evaluator.blockSize) {
      const count = Math.min(evaluator.blockSize, draws - from);
      const values = rows.map((row, i) => {
        const out = new Float64Array(count);
        fillQuantiles(row.distribution, (uniforms[i] as Float64Array).subarray(from, from + count), out);
        return out;
      });
      const columns = places.map(({ i, offset }) => {
        const factor = (rows[i] as DrawnOnce).unit.display;
        return (values[i] as Float64Array).map((value) => factor * (value + offset));
      });
      results.set(evaluator.run(columns, count)[0] as Float64Array, from);
    }
    return results;
  };
  const found = sobolIndices(
    rows.map(({ parameter }) => parameter),
    plan,
    evaluate,
  );
  const indices = found
    .map((index, i) => ({ parameter: (rows[i] as DrawnOnce).parameter, ...index }))
    .filter(({ total }) => !Number.isNaN(total.value) && total.value !== 0)
    .sort((a, b) => b.total.value - a.total.value);
  const [first, ...rest] = indices;
  if (first === undefined) return { ok: false, reasons: [sentence('sensitivity.certain', words)] };
  const share = `${Math.round(100 * Math.min(1, first.total.value))} %`;
  const most = sentence('sensitivity.share', { ...words, share, first: nameOf(prepared, first.parameter) });
  const others = rest.filter(({ total }) => total.value >= 0.01).slice(0, 2);
  if (others.length === 0)
    return { ok: true, value: { indices, sentence: most }, remarks: uncertain.remarks };
  const next = sentence('sensitivity.next', {
    others: joined(others.map(({ parameter }) => nameOf(prepared, parameter))),
  });
  return {
    ok: true,
    value: { indices, sentence: { zh: most.zh + next.zh, en: `${most.en} ${next.en}` } },
    remarks: uncertain.remarks,
  };
}
