/**
 * The uncertain parameters of a scenario, and their columns of draws.
 *
 * A distribution describes the parameter's own value in the model. If a scenario plans other values, or values that change over
 * the years, the distribution is shifted: value(t) = draw + planned(t) - reference, where the reference is the model's own value,
 * or the distribution's mean if that value changes by year. So a constant parameter that the scenario does not change equals the
 * draw. A yearly path (randomWalk, meanReversion) disturbs the planned values of the years after the base year.
 */
import { reportedValue, type Unit } from '../../figures/units.js';
import { describe } from '../../messages/messages.js';
import type { Bilingual } from '../../messages/language.js';
import type { Outcome, Problem } from '../../messages/problem.js';
import { sentence } from '../../messages/wording/analysis.js';
import type { Model } from '../../model/model.js';
import type { PreparedModel } from '../../model/prepared.js';
import { correlateScores, prepareCorrelation, type Correlation } from '../../sampling/correlation.js';
import {
  fillFromScores,
  fillQuantiles,
  prepareDistribution,
  type PreparedDistribution,
} from '../../sampling/distributions.js';
import { normalQuantile } from '../../special/normal.js';
import { fillPath, isPathKind, preparePath, type PreparedPath } from '../../sampling/paths.js';
import { createSlicedLatin } from '../../sampling/slicedLatin.js';
import { streamOf } from '../../sampling/streams.js';
import { createColumn, type SamplePlan } from '../../sampling/uniforms.js';
import type { InputCell } from '../calculate/evaluator.js';
import { nameOf } from '../words/words.js';
import type { Point } from '../calculate/point.js';

/** A result, or sentences that explain why there is none. */
export type Finding<T> =
  | { readonly ok: true; readonly value: T; readonly remarks: readonly Bilingual[] }
  | { readonly ok: false; readonly reasons: readonly Bilingual[] };

interface Shared {
  readonly parameter: string;
  readonly unit: Unit;
}

/** One draw for all years; `offsets` by year, in the parameter's unit. */
interface DrawnOnce extends Shared {
  readonly kind: 'once';
  readonly distribution: PreparedDistribution;
  readonly offsets: readonly number[];
}

/** A draw for every year after the base year; `planned` in the parameter's unit. */
interface DrawnYearly extends Shared {
  readonly kind: 'yearly';
  readonly path: PreparedPath;
  readonly years: readonly number[];
  readonly planned: readonly number[];
}

export type Uncertain = DrawnOnce | DrawnYearly;

export function uncertainParameters(prepared: PreparedModel, point: Point): Finding<readonly Uncertain[]> {
  const found: Uncertain[] = [];
  const problems: Problem[] = [];
  const { baseYear } = prepared.model;
  const keep = <T>(outcome: Outcome<T>, make: (value: T) => Uncertain): void => {
    problems.push(...outcome.problems);
    if (outcome.ok) found.push(make(outcome.value));
  };
  for (const { parameter, unit } of prepared.parameters) {
    const { key, distribution: data } = parameter;
    if (data === undefined) continue;
    const place = { table: 'parameters', key, field: 'distribution' } as const;
    const planned = [...(point.get(key) as Float64Array)].map((cell) => reportedValue(cell, unit));
    const shared = { parameter: key, unit };
    if (isPathKind(data.kind)) {
      const years = prepared.years.filter((year) => year > baseYear);
      keep(preparePath(data, place), (path) => ({
        ...shared,
        kind: 'yearly',
        path,
        years,
        planned: planned.slice(-years.length),
      }));
      continue;
    }
    keep(prepareDistribution(data, place), (distribution) => {
      const { law } = distribution;
      const middle = Number.isFinite(law.mean) ? law.mean : law.quantile(0.5);
      const reference = typeof parameter.value === 'number' ? parameter.value : middle;
      return { ...shared, kind: 'once', distribution, offsets: planned.map((value) => value - reference) };
    });
  }
  if (problems.some(({ severity }) => severity === 'error'))
    return { ok: false, reasons: problems.map((problem) => inBoth(problem, prepared)) };
  return { ok: true, value: found, remarks: problems.map((problem) => inBoth(problem, prepared)) };
}

/** The problem as a sentence that names the parameter it is about. */
export function inBoth(problem: Problem, prepared?: PreparedModel): Bilingual {
  const name = prepared && problem.place.key !== undefined ? nameOf(prepared, problem.place.key) : undefined;
  const text = { zh: describe(problem, 'zh'), en: describe(problem, 'en') };
  return name === undefined ? text : { zh: `“${name.zh}”：${text.zh}`, en: `${name.en}: ${text.en}` };
}

/** Cell values by year at a probability; for a path, each year at its own quantile. */
export function valuesAt(
  prepared: PreparedModel,
  uncertain: Uncertain,
  planned: Float64Array,
  part: number,
): Float64Array {
  const factor = uncertain.unit.display;
  if (uncertain.kind === 'once') {
    const value = uncertain.distribution.law.quantile(part);
    return planned.map((_, t) => factor * (value + (uncertain.offsets[t] as number)));
  }
  const { path, years } = uncertain;
  const values = planned.slice();
  const score = normalQuantile(part);
  let variance = 0;
  for (const year of years) {
    variance = path.persistence * path.persistence * variance + path.sd * path.sd;
    const place = year - prepared.model.firstYear;
    const cell = planned[place] as number;
    const shock = score * Math.sqrt(variance);
    values[place] = path.multiplicative ? cell * Math.exp(shock - variance / 2) : cell + factor * shock;
  }
  return values;
}

/** Rank correlations between parameters drawn once, row by row. */
export interface CorrelationData {
  readonly parameters: readonly string[];
  readonly matrix: readonly (readonly number[])[];
}

/** The correlations that the parameters of the model state; undefined if there are none. */
export function modelCorrelation({ parameters }: Model): CorrelationData | undefined {
  const named = new Set(
    parameters.flatMap(({ key, correlations = {} }) =>
      Object.entries(correlations).flatMap(([other, value]) => (value === 0 ? [] : [key, other])),
    ),
  );
  if (named.size === 0) return undefined;
  const rows = parameters.filter(({ key }) => named.has(key));
  return {
    parameters: rows.map(({ key }) => key),
    matrix: rows.map((a) =>
      rows.map((b) => (a === b ? 1 : (a.correlations?.[b.key] ?? b.correlations?.[a.key] ?? 0))),
    ),
  };
}

/** Makes the columns of a block of draws. */
export interface Drawer {
  readonly inputs: readonly InputCell[];
  /** Fills the columns with draws from, from + 1, … as cell values, one column per input. */
  fill(from: number, columns: readonly Float64Array[]): void;
}

/** Prepares drawing: for each input cell of the uncertain parameters a column of cell values. */
export function createDrawer(
  prepared: PreparedModel,
  uncertain: readonly Uncertain[],
  plan: SamplePlan,
  data?: CorrelationData,
): Finding<Drawer> {
  const checked = checkCorrelation(prepared, uncertain, data);
  if (!checked.ok) return checked;
  const correlated = checked.value;
  const drawn = columnsOf(uncertain);
  const inputs: InputCell[] = [];
  for (const row of uncertain) {
    if (row.kind === 'yearly')
      inputs.push(...row.years.map((year) => ({ parameter: row.parameter, years: [year] })));
    else
      for (const offset of new Set(row.offsets))
        inputs.push({
          parameter: row.parameter,
          years: prepared.years.filter((_, t) => row.offsets[t] === offset),
        });
  }
  // A Latin hypercube keeps its strata.
  const fillTogether =
    correlated !== undefined && plan.method === 'latin'
      ? createSlicedLatin(
          correlated.correlation,
          correlated.parameters.map((key) => streamOf(plan.seed, key)),
          plan.draws,
        )
      : undefined;

  // Allocated once, so that drawing a block allocates nothing.
  const fillers = new Map(
    drawn.map((column) => [columnId(column.name, column.year), createColumn(plan, column)]),
  );
  let room: Float64Array[] = [];
  let used = 0;
  /** A column of the block's length for intermediate values; columns are reused for every block. */
  const take = (count: number): Float64Array => {
    if (room[0] !== undefined && room[0].length !== count) room = [];
    const column = (room[used] ??= new Float64Array(count));
    used += 1;
    return column;
  };
  const uniforms = (name: string, year: number | undefined, from: number, count: number): Float64Array => {
    const filler = fillers.get(columnId(name, year));
    if (filler === undefined) throw new Error(`no column for "${name}" ${year ?? ''}`);
    const out = take(count);
    filler(from, out);
    return out;
  };

  const fill: Drawer['fill'] = (from, columns) => {
    const count = columns[0]?.length ?? 0;
    used = 0;
    const scratch = new Map<string, Float64Array>();
    const together = new Map<string, Float64Array>();
    if (correlated !== undefined && fillTogether !== undefined) {
      const columnsHere = correlated.parameters.map(() => take(count));
      fillTogether(from, columnsHere);
      correlated.parameters.forEach((key, i) => together.set(key, columnsHere[i] as Float64Array));
    } else if (correlated !== undefined) {
      const drawnHere = correlated.parameters.map((key) => uniforms(key, undefined, from, count));
      const scores = drawnHere.map(() => take(count));
      correlateScores(correlated.correlation, drawnHere, scores);
      correlated.parameters.forEach((key, i) => scratch.set(key, scores[i] as Float64Array));
    }
    const first = used;
    let next = 0;
    for (const row of uncertain) {
      used = first;
      const factor = row.unit.display;
      if (row.kind === 'yearly') {
        const outs = row.years.map(() => columns[next++] as Float64Array);
        row.years.forEach((year, i) => {
          used = first;
          const parts = uniforms(row.parameter, year, from, count);
          const out = outs[i] as Float64Array;
          for (let k = 0; k < count; k++) out[k] = normalQuantile(parts[k] as number);
        });
        fillPath(row.path, row.planned, outs, outs);
        for (const out of outs) for (let i = 0; i < count; i++) out[i] = factor * (out[i] as number);
        continue;
      }
      const values = take(count);
      const scores = scratch.get(row.parameter);
      if (scores !== undefined) fillFromScores(row.distribution, scores, values);
      else
        fillQuantiles(
          row.distribution,
          together.get(row.parameter) ?? uniforms(row.parameter, undefined, from, count),
          values,
        );
      for (const offset of new Set(row.offsets)) {
        const out = columns[next++] as Float64Array;
        for (let i = 0; i < count; i++) out[i] = factor * ((values[i] as number) + offset);
      }
    }
  };
  return {
    ok: true,
    value: { inputs, fill },
    remarks: checked.remarks,
  };
}

interface DrawnColumn {
  readonly name: string;
  readonly year?: number;
  readonly dimension: number;
}

/** Parameters drawn once come first, so that they have the best Sobol dimensions. */
function columnsOf(uncertain: readonly Uncertain[]): readonly DrawnColumn[] {
  const names = [
    ...uncertain.filter(({ kind }) => kind === 'once').map(({ parameter }) => ({ name: parameter })),
    ...uncertain.flatMap((row) =>
      row.kind === 'yearly' ? row.years.map((year) => ({ name: row.parameter, year })) : [],
    ),
  ];
  return names.map((column, dimension) => ({ ...column, dimension }));
}

function columnId(name: string, year: number | undefined): string {
  return `${year ?? ''}:${name}`;
}

interface Correlated {
  readonly parameters: readonly string[];
  readonly correlation: Correlation;
}

/** Whether the parameters can be correlated in this way; remarks tell which correlations have to be changed. */
export function checkCorrelation(
  prepared: PreparedModel,
  uncertain: readonly Uncertain[],
  data: CorrelationData | undefined,
): Finding<Correlated | undefined> {
  if (data === undefined || data.parameters.length === 0) return { ok: true, value: undefined, remarks: [] };
  const reasons: Bilingual[] = [];
  for (const key of data.parameters) {
    const row = uncertain.find(({ parameter }) => parameter === key);
    const words = { parameter: nameOf(prepared, key) };
    if (row === undefined) reasons.push(sentence('uncertainty.correlatedUnknown', words));
    else if (row.kind === 'yearly') reasons.push(sentence('uncertainty.correlatedPath', words));
  }
  const correlation = prepareCorrelation(data.matrix);
  if (!correlation.ok) reasons.push(...correlation.problems.map((problem) => inBoth(problem)));
  if (!correlation.ok || reasons.length > 0) return { ok: false, reasons };
  return {
    ok: true,
    value: { parameters: data.parameters, correlation: correlation.value },
    remarks: correlation.problems.map((problem) => adjustment(prepared, data, problem)),
  };
}

/** The two parameters with the largest change. */
function adjustment(prepared: PreparedModel, { parameters }: CorrelationData, problem: Problem): Bilingual {
  const { row = 0, column = 0, value = '', adjusted = '' } = problem.args;
  const [first, second] = [row, column].map((at) => nameOf(prepared, parameters[Number(at) - 1] ?? ''));
  if (problem.code !== 'sampling.correlationAdjusted' || first === undefined || second === undefined)
    return inBoth(problem);
  return sentence('uncertainty.correlationAdjusted', { first, second, value, adjusted });
}
