/**
 * Monte Carlo simulation: what the uncertain parameters make of the indicators.
 *
 * In: a prepared model, a scenario, how to draw (method, seed, number of draws), correlations, what to keep. Out: for each indicator
 * and year mean, standard deviation and percentiles with their confidence intervals; the probability of each target and
 * of all together; for chosen indicators histogram, cumulative curve and contributions to variance. Values are cell values.
 *
 * The same seed gives the same result whatever the block size, the evaluator's pace or the outputs kept: draw i of a parameter is
 * a pure function of seed, name and i, and all statistics are taken over whole columns in the order of the draws. Memory is
 * bounded: outputs that do not fit together are simulated in turn, from the same draws.
 *
 * A generator, so that whoever runs it (a worker, a pane, the command line) may show progress and stop between blocks.
 */
import { sentence } from '../messages/analysis.js';
import type { Bilingual } from '../messages/language.js';
import { cellValue } from '../figures/units.js';
import type { Target } from '../model/model.js';
import type { PreparedModel } from '../model/prepared.js';
import { meetsTarget } from '../model/status.js';
import { checkPlan, type SamplePlan } from '../sampling/uniforms.js';
import { contributionsOf, type Contribution } from './contribution.js';
import type { Evaluator, MakeEvaluator, OutputCell } from './evaluator.js';
import { scenarioPoint, unitOf } from './point.js';
import { nameOf, plainNumber } from './words.js';
import { cumulativeOf, histogramOf, summarise, type Curve, type Histogram, type Summary } from './summary.js';
import {
  createDrawer,
  inBoth,
  uncertainParameters,
  type CorrelationData,
  type Drawer,
  type Finding,
} from './uncertain.js';

export interface SimulationRequest {
  readonly scenario: string;
  readonly plan: SamplePlan;
  readonly correlation?: CorrelationData;
  /** All indicators in the years after the base year unless given. */
  readonly outputs?: readonly OutputCell[];
  /** Outputs to look at more closely: histogram, cumulative curve, contributions. */
  readonly focus?: readonly OutputCell[];
  /** Bytes that columns of draws may take together. */
  readonly memory?: number;
}

export interface SeriesSummary extends OutputCell, Summary {}

export interface Probability {
  readonly probability: number;
  /** 95 % confidence, Wilson (1927). */
  readonly low: number;
  readonly high: number;
}

export interface TargetProbability extends Probability {
  readonly target: Target;
}

export interface Focus extends OutputCell {
  readonly histogram: Histogram;
  readonly cumulative: Curve;
  readonly contributions: readonly Contribution[];
}

export interface Simulation {
  readonly plan: SamplePlan;
  readonly parameters: readonly string[];
  readonly series: readonly SeriesSummary[];
  readonly targets: readonly TargetProbability[];
  readonly allTargets: Probability;
  readonly focus: readonly Focus[];
}

export interface Progress {
  readonly done: number;
  readonly total: number;
}

const MEGABYTE = 1024 * 1024;
const MEMORY = 256 * MEGABYTE;
/** Simulations of the same draws that the memory limit may lead to. */
const MOST_PASSES = 16;
const BYTES = 8;

export function* simulate(
  prepared: PreparedModel,
  request: SimulationRequest,
  makeEvaluator: MakeEvaluator,
): Generator<Progress, Finding<Simulation>> {
  const { plan } = request;
  const checked = checkPlan(plan);
  if (!checked.ok) return { ok: false, reasons: checked.problems.map((problem) => inBoth(problem)) };
  const point = scenarioPoint(prepared, request.scenario);
  const uncertain = uncertainParameters(prepared, point);
  if (!uncertain.ok) return uncertain;
  if (uncertain.value.length === 0) return { ok: false, reasons: [sentence('uncertainty.certain')] };
  const outputs = request.outputs ?? allOutputs(prepared);
  const focus = request.focus ?? [];
  const limit = request.memory ?? MEMORY;
  const isStored = request.correlation !== undefined && plan.method === 'latin';
  const columns =
    (isStored ? 2 * request.correlation.parameters.length : 0) + Math.ceil(outputs.length / MOST_PASSES);
  const needed = columns * plan.draws * BYTES;
  if (needed > limit) return { ok: false, reasons: [tooMany(plan.draws, needed, limit)] };
  const drawer = createDrawer(prepared, uncertain.value, plan, request.correlation);
  if (!drawer.ok) return drawer;

  const targets = prepared.model.targets;
  const atOnce = Math.max(
    1,
    Math.floor((limit - drawer.value.stored * plan.draws * BYTES) / (plan.draws * BYTES)),
  );
  const groups = chunked(outputs, atOnce);
  const wanted = (group: number): readonly OutputCell[] => [
    ...(groups[group] ?? []),
    ...(group === 0 ? targets.map(({ indicator, year }) => ({ key: indicator, year })) : []),
  ];
  const passes = Math.max(1, groups.length);
  const total = plan.draws * passes;
  const series: SeriesSummary[] = [];
  const tally = createTally(prepared, targets);
  for (let pass = 0; pass < passes; pass++) {
    const kept = groups[pass] ?? [];
    const store = kept.map(() => new Float64Array(plan.draws));
    const evaluator = makeEvaluator(prepared, point, drawer.value.inputs, wanted(pass));
    for (const from of runBlocks(drawer.value, evaluator, plan.draws, (start, results) => {
      store.forEach((column, i) => column.set(results[i] as Float64Array, start));
      if (pass === 0) tally.add(results.slice(kept.length));
    }))
      yield { done: pass * plan.draws + from, total };
    kept.forEach((cell, i) => series.push({ ...cell, ...summarise(store[i] as Float64Array) }));
  }
  const closer: Focus[] = [];
  for (const cell of focus) {
    // With few draws kept for the inputs this is cheap, so each is simulated by itself.
    const column = new Float64Array(plan.draws);
    const evaluator = makeEvaluator(prepared, point, drawer.value.inputs, [cell]);
    for (const from of runBlocks(drawer.value, evaluator, plan.draws, (start, results) =>
      column.set(results[0] as Float64Array, start),
    ))
      yield { done: total - plan.draws + from, total };
    const contributions = contributionsOf(uncertain.value, drawer.value, column);
    closer.push({ ...cell, histogram: histogramOf(column), cumulative: cumulativeOf(column), contributions });
  }
  yield { done: total, total };
  return {
    ok: true,
    value: {
      plan,
      parameters: uncertain.value.map(({ parameter }) => parameter),
      series,
      ...tally.read(plan.draws),
      focus: closer,
    },
    remarks: [...uncertain.remarks, ...drawer.remarks, ...failures(prepared, series, plan.draws)],
  };
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

/** Runs to the end; `signal` is looked at between blocks. */
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
  return prepared.series.flatMap(({ indicator, actuals, from }) =>
    prepared.years
      .filter(
        (year) =>
          year > prepared.model.baseYear && (actuals.has(year) || (from !== undefined && year >= from)),
      )
      .map((year) => ({ key: indicator.key, year })),
  );
}

/** Gives, after each block, how many draws are done. */
function* runBlocks(
  drawer: Drawer,
  evaluator: Evaluator,
  draws: number,
  take: (from: number, results: readonly Float64Array[]) => void,
): Generator<number, void> {
  const size = Math.min(evaluator.blockSize, draws);
  const columns = drawer.inputs.map(() => new Float64Array(size));
  for (let from = 0; from < draws; from += size) {
    const count = Math.min(size, draws - from);
    const block = count === size ? columns : columns.map((column) => column.subarray(0, count));
    drawer.fill(from, block);
    take(from, evaluator.run(block, count));
    yield from + count;
  }
}

interface Tally {
  readonly add: (columns: readonly Float64Array[]) => void;
  readonly read: (draws: number) => {
    readonly targets: readonly TargetProbability[];
    readonly allTargets: Probability;
  };
}

/** Counts the draws in which each target is met, and in which all are. */
function createTally(prepared: PreparedModel, targets: readonly Target[]): Tally {
  const counts = targets.map(() => 0);
  const wanted = targets.map(({ indicator, value }) => cellValue(value, unitOf(prepared, indicator)));
  let together = 0;
  return {
    add: (columns) => {
      const length = columns[0]?.length ?? 0;
      for (let i = 0; i < length; i++) {
        let missed = 0;
        targets.forEach(({ comparator }, k) => {
          const value = columns[k]?.[i] ?? NaN;
          if (meetsTarget(value - (wanted[k] as number), comparator)) counts[k] = (counts[k] as number) + 1;
          else missed += 1;
        });
        if (missed === 0) together += 1;
      }
    },
    read: (draws) => ({
      targets: targets.map((target, k) => ({ target, ...wilson(counts[k] as number, draws) })),
      allTargets: targets.length === 0 ? wilson(draws, draws) : wilson(together, draws),
    }),
  };
}

/** Wilson's score interval (Journal of the American Statistical Association 22, 209-212), 95 %. */
function wilson(count: number, draws: number): Probability {
  const z = 1.959963984540054;
  const probability = count / draws;
  const middle = (probability + (z * z) / (2 * draws)) / (1 + (z * z) / draws);
  const half =
    (z / (1 + (z * z) / draws)) *
    Math.sqrt((probability * (1 - probability)) / draws + (z * z) / (4 * draws * draws));
  return { probability, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

function tooMany(draws: number, needed: number, limit: number): Bilingual {
  return sentence('uncertainty.tooMany', {
    draws,
    needed: Math.ceil(needed / MEGABYTE),
    limit: Math.floor(limit / MEGABYTE),
  });
}

function chunked<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}
