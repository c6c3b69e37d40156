/**
 * Monte Carlo simulation: the distributions of the indicators that result from uncertain parameters.
 *
 * In: a prepared model, a scenario, how to draw (method, seed, number of draws), correlations, what to keep. Out: for each indicator
 * and year mean, standard deviation and percentiles with their confidence intervals; the probability of each target and
 * of all together; for chosen indicators histogram, cumulative curve and contributions to variance. Values are cell values.
 *
 * The same seed gives the same result for any block size, evaluator, selection of outputs and number of workers (share.ts).
 * Memory is bounded: outputs that do not fit together are simulated in turn, from the same draws.
 *
 * `simulate` does everything in one thread. It is a generator, so that its caller can show progress and stop between steps.
 */
import { sentence } from '../../messages/wording/analysis.js';
import type { Bilingual } from '../../messages/language.js';
import { applies, type PreparedModel } from '../../model/prepared.js';
import { judgedTargets } from '../../model/targetReading.js';
import { checkPlan, type SamplePlan } from '../../sampling/uniforms.js';
import type { Contribution } from './contribution.js';
import type { MakeEvaluator, OutputCell } from '../calculate/evaluator.js';
import { remarkFewDraws } from './fewDraws.js';
import { scenarioPoint } from '../calculate/point.js';
import { createShare, type Finished } from './share.js';
import type { Outline, SimulationPlan } from './simulationPlan.js';
import type { Curve, Histogram, Summary } from './summary.js';
import { addCounts, wilson, type Counts, type Probability, type TargetProbability } from './tally.js';
import {
  createDrawer,
  inBoth,
  modelCorrelation,
  uncertainParameters,
  type CorrelationData,
  type Finding,
} from './uncertain.js';
import { nameOf, plainNumber } from '../words/words.js';

export type { Probability } from './tally.js';

/** Plain data: a worker makes the same plan from it. */
export interface SimulationRequest {
  readonly scenario: string;
  readonly plan: SamplePlan;
  /** By default the model's own correlations. */
  readonly correlation?: CorrelationData;
  /** By default all indicators in the years after the base year. */
  readonly outputs?: readonly OutputCell[];
  /** Outputs for which histogram, cumulative curve and contributions are calculated too. They need not be among `outputs`. */
  readonly focus?: readonly OutputCell[];
  /** Bytes that columns of draws may take together, in all workers. */
  readonly memory?: number;
}

interface SeriesSummary extends OutputCell, Summary {}

export interface Focus extends OutputCell {
  readonly histogram: Histogram;
  readonly cumulative: Curve;
  readonly contributions: readonly Contribution[];
}

export interface Simulation {
  readonly plan: SamplePlan;
  readonly parameters: readonly string[];
  readonly series: readonly SeriesSummary[];
  /** Probabilities of the targets that can be judged, in the model's order. */
  readonly targets: readonly TargetProbability[];
  readonly allTargets: Probability;
  readonly focus: readonly Focus[];
}

interface Progress {
  readonly done: number;
  readonly total: number;
}

const MEGABYTE = 1024 * 1024;
const MEMORY = 256 * MEGABYTE;
/** Largest number of passes over the draws because of the memory limit. */
const MOST_PASSES = 16;
const BYTES = 8;
/** Cost of summarising a column, relative to drawing and calculating all columns for the same number of draws. */
const SUMMING = 1 / 16;

/** Checks a request and plans it. */
export function planSimulation(prepared: PreparedModel, request: SimulationRequest): Finding<SimulationPlan> {
  const { plan: sample, focus = [] } = request;
  const checked = checkPlan(sample);
  if (!checked.ok) return { ok: false, reasons: checked.problems.map((problem) => inBoth(problem)) };
  const point = scenarioPoint(prepared, request.scenario);
  const uncertain = uncertainParameters(prepared, point);
  if (!uncertain.ok) return uncertain;
  if (uncertain.value.length === 0) return { ok: false, reasons: [sentence('uncertainty.certain')] };
  const asked = request.outputs ?? allOutputs(prepared);
  const cells = new Set(asked.map(cellId));
  const outputs = [...asked, ...focus.filter((cell) => !cells.has(cellId(cell)))];

  const limit = request.memory ?? MEMORY;
  const correlation = request.correlation ?? modelCorrelation(prepared.model);
  const needed = Math.ceil(outputs.length / MOST_PASSES) * sample.draws * BYTES;
  if (needed > limit) return { ok: false, reasons: [tooMany(sample.draws, needed, limit)] };
  const drawer = createDrawer(prepared, uncertain.value, sample, correlation);
  if (!drawer.ok) return drawer;
  const atOnce = Math.max(1, Math.floor(limit / (sample.draws * BYTES)));
  const indexes = outputs.map((_, i) => i);
  const focusIds = new Set(focus.map(cellId));
  return {
    ok: true,
    value: {
      sample,
      point,
      uncertain: uncertain.value,
      parameters: uncertain.value.map(({ parameter }) => parameter),
      drawer: drawer.value,
      outputs,
      asked: asked.length,
      passes: Array.from({ length: Math.max(1, Math.ceil(outputs.length / atOnce)) }, (_, i) =>
        indexes.slice(i * atOnce, (i + 1) * atOnce),
      ),
      focused: new Set(indexes.filter((i) => focusIds.has(cellId(outputs[i] as OutputCell)))),
    },
    remarks: [...uncertain.remarks, ...drawer.remarks],
  };
}

/** The simulation from the results of all shares. */
export function finishSimulation(
  prepared: PreparedModel,
  outline: Outline,
  finished: readonly Finished[],
  counts: readonly Counts[],
): { readonly simulation: Simulation; readonly remarks: readonly Bilingual[] } {
  const targets = judgedTargets(prepared);
  const { sample, outputs, asked, parameters } = outline;
  const { draws } = sample;
  const rows = [...finished].sort((a, b) => a.index - b.index);
  const { met, together } = addCounts(counts);
  const series = rows
    .filter(({ index }) => index < asked)
    .map(({ index, focus: _, ...summary }): SeriesSummary => ({
      ...(outputs[index] as OutputCell),
      ...summary,
    }));
  return {
    simulation: {
      plan: sample,
      parameters,
      series,
      targets: targets.map(({ target }, k) => ({ target, ...wilson(met[k] ?? 0, draws) })),
      allTargets: wilson(targets.length === 0 ? draws : together, draws),
      focus: rows.flatMap(({ index, focus }) =>
        focus === undefined ? [] : [{ ...(outputs[index] as OutputCell), ...focus }],
      ),
    },
    remarks: [...remarkFewDraws(draws), ...failures(prepared, series, draws)],
  };
}

/** Total work in units of `Progress`: draws calculated, plus summaries of columns converted to draws. */
export function workOf({ sample, passes, outputs }: SimulationPlan): number {
  return sample.draws * passes.length + outputs.length * summingWork(sample.draws);
}

/** Work of summarising one column of draws, in units of `Progress`. */
export function summingWork(draws: number): number {
  return draws * SUMMING;
}

/**
 * Simulates in this thread, step by step; every step yields the progress. Returns the simulation, or the reasons why there is none.
 */
export function* simulate(
  prepared: PreparedModel,
  request: SimulationRequest,
  makeEvaluator: MakeEvaluator,
): Generator<Progress, Finding<Simulation>> {
  const planned = planSimulation(prepared, request);
  if (!planned.ok) return planned;
  const plan = planned.value;
  const share = createShare(prepared, plan, makeEvaluator);
  const total = workOf(plan);
  let done = 0;
  const finished: Finished[] = [];
  for (const pass of plan.passes.keys()) {
    for (const { draws } of share.calculate(pass)) yield { done: (done += draws), total };
    for (const row of share.sumUp(pass)) {
      finished.push(row);
      yield { done: (done += summingWork(plan.sample.draws)), total };
    }
  }
  const { simulation, remarks } = finishSimulation(prepared, plan, finished, [share.counts()]);
  return { ok: true, value: simulation, remarks: [...planned.remarks, ...remarks] };
}

/** Runs to the end; `signal` is checked between steps. */
export function runSimulation(
  simulation: Generator<Progress, Finding<Simulation>>,
  onProgress: (progress: Progress) => void = () => undefined,
  signal: { readonly aborted: boolean } = { aborted: false },
): Finding<Simulation> {
  for (;;) {
    const step = simulation.next();
    if (step.done === true) return step.value;
    onProgress(step.value);
    if (signal.aborted) return { ok: false, reasons: [sentence('uncertainty.cancelled')] };
  }
}

/** Indicators in the years after the base year in which they are projected. */
export function allOutputs(prepared: PreparedModel): readonly OutputCell[] {
  return prepared.series.flatMap((row) =>
    prepared.years
      .filter((year) => year > prepared.model.baseYear && (row.actuals.has(year) || applies(row, year)))
      .map((year) => ({ key: row.indicator.key, year })),
  );
}

function failures(
  prepared: PreparedModel,
  series: readonly SeriesSummary[],
  draws: number,
): readonly Bilingual[] {
  return series
    .filter(({ failed }) => failed > 0)
    .map(({ key, year, failed }) => {
      const share = `${plainNumber((100 * failed) / draws, 2)}%`;
      return sentence('uncertainty.failed', { share, indicator: nameOf(prepared, key), year });
    });
}

function tooMany(draws: number, needed: number, limit: number): Bilingual {
  return sentence('uncertainty.tooMany', {
    draws,
    needed: Math.ceil(needed / MEGABYTE),
    limit: Math.floor(limit / MEGABYTE),
  });
}

function cellId({ key, year }: OutputCell): string {
  return `${key}:${year}`;
}
