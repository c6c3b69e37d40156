/**
 * Sobol indices of an indicator in a year for the uncertain parameters of a scenario (sobolIndices.ts).
 *
 * Only parameters that can influence the indicator are sampled; the others have no share. A yearly path is one factor with all
 * its years. Parameters are assumed to be independent: with correlations the variance cannot be divided in this way, and a remark
 * states so.
 */
import { joined, sentence } from '../../messages/wording/analysis.js';
import type { Bilingual } from '../../messages/language.js';
import type { PreparedModel } from '../../model/prepared.js';
import { fillQuantiles } from '../../sampling/distributions.js';
import { fillPath } from '../../sampling/paths.js';
import { normalQuantile } from '../../special/normal.js';
import { checkPlan } from '../../sampling/uniforms.js';
import type { InputCell, MakeEvaluator } from '../calculate/evaluator.js';
import { influencesOn } from '../calculate/influence.js';
import { scenarioPoint } from '../calculate/point.js';
import type { Question } from './sensitivity.js';
import { sobolIndices, type SobolIndex, type SobolPlan } from './sobolIndices.js';
import {
  inBoth,
  modelCorrelation,
  uncertainParameters,
  type Finding,
  type Uncertain,
} from '../uncertainty/uncertain.js';
import { nameOf } from '../words/words.js';

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
  onProgress?: (done: number, total: number) => void,
): Finding<SobolResult> {
  const checked = checkPlan({ method: 'sobol', ...plan });
  if (!checked.ok) return { ok: false, reasons: checked.problems.map((problem) => inBoth(problem)) };
  const point = scenarioPoint(prepared, question.scenario);
  const uncertain = uncertainParameters(prepared, point);
  if (!uncertain.ok) return uncertain;
  const { indicator, year } = question;
  const words = { indicator: nameOf(prepared, indicator), year };
  const reach = new Set(influencesOn(prepared, [indicator]));
  const rows = uncertain.value.filter((row) => reach.has(row.parameter) && varies(row, year));
  if (rows.length === 0) return { ok: false, reasons: [sentence('sensitivity.certain', words)] };

  const parts = rows.map((row) => partOf(prepared, row, year));
  const evaluator = makeEvaluator(
    prepared,
    point,
    parts.flatMap(({ inputs }) => inputs),
    [{ key: indicator, year }],
  );
  const evaluate = (uniforms: readonly Float64Array[]): Float64Array => {
    const draws = uniforms[0]?.length ?? 0;
    const results = new Float64Array(draws);
    for (let from = 0; from < draws; from += evaluator.blockSize) {
      const to = Math.min(draws, from + evaluator.blockSize);
      let next = 0;
      const columns = parts.flatMap(({ columns: own, fill }) => {
        const block = uniforms.slice(next, (next += own.length)).map((column) => column.subarray(from, to));
        return fill(block);
      });
      results.set(evaluator.run(columns, to - from)[0] as Float64Array, from);
    }
    return results;
  };
  const found = sobolIndices(
    parts.map(({ columns }) => columns),
    plan,
    evaluate,
    onProgress,
  );
  const remarks = [
    ...uncertain.remarks,
    ...(modelCorrelation(prepared.model) === undefined ? [] : [sentence('sensitivity.independent')]),
  ];
  const indices = found
    .map((index, i) => ({ parameter: (rows[i] as Uncertain).parameter, ...index }))
    .filter(({ total }) => !Number.isNaN(total.value) && total.value !== 0)
    .sort((x, y) => y.total.value - x.total.value);
  const [first, ...rest] = indices;
  if (first === undefined) return { ok: false, reasons: [sentence('sensitivity.certain', words)] };
  const share = `${Math.round(100 * Math.min(1, first.total.value))}%`;
  const most = sentence('sensitivity.share', { ...words, share, first: nameOf(prepared, first.parameter) });
  const others = rest.filter(({ total }) => total.value >= 0.01).slice(0, 2);
  if (others.length === 0) return { ok: true, value: { indices, sentence: most }, remarks };
  const next = sentence('sensitivity.next', {
    others: joined(others.map(({ parameter }) => nameOf(prepared, parameter))),
  });
  return {
    ok: true,
    value: { indices, sentence: { zh: most.zh + next.zh, en: `${most.en} ${next.en}` } },
    remarks,
  };
}

function varies(row: Uncertain, last: number): boolean {
  if (row.kind === 'once') return row.distribution.law.sd !== 0;
  return row.path.sd !== 0 && row.years.some((year) => year <= last);
}

/** One parameter: its uniform columns, its input cells, and the conversion between them. */
interface Part {
  readonly columns: readonly string[];
  readonly inputs: readonly InputCell[];
  /** Converts blocks of uniforms to blocks of cell values, one column per input. */
  readonly fill: (uniforms: readonly Float64Array[]) => readonly Float64Array[];
}

/** For a yearly path, only the years until the one asked about: later shocks have no effect. */
function partOf(prepared: PreparedModel, row: Uncertain, last: number): Part {
  const { parameter } = row;
  const factor = row.unit.display;
  if (row.kind === 'yearly') {
    const years = row.years.filter((year) => year <= last);
    const planned = row.planned.slice(0, years.length);
    return {
      columns: years.map((year) => `${parameter}\u0001${year}`),
      inputs: years.map((year) => ({ parameter, years: [year] })),
      fill: (uniforms) => {
        const values = uniforms.map((column) => column.map((p) => normalQuantile(p)));
        fillPath(row.path, planned, values, values);
        return values.map((column) => column.map((value) => factor * value));
      },
    };
  }
  const offsets = [...new Set(row.offsets)];
  return {
    columns: [parameter],
    inputs: offsets.map((offset) => ({
      parameter,
      years: prepared.years.filter((_, t) => row.offsets[t] === offset),
    })),
    fill: ([uniforms = new Float64Array(0)]) => {
      const values = new Float64Array(uniforms.length);
      fillQuantiles(row.distribution, uniforms, values);
      return offsets.map((offset) => values.map((value) => factor * (value + offset)));
    },
  };
}
