/**
 * A simulation without columns of draws: as work for the parts of its draws (part.ts), wherever they are calculated.
 *
 * In: a planned simulation and how much memory the parts may take together. It is a generator: it asks for one piece of work
 * after the other, which every part does on its own draws, and takes the answers of all parts, in any order. Out: the
 * simulation. The result has the same bits whatever the number of parts.
 */
import type { Bilingual } from '../../messages/language.js';
import type { PreparedModel } from '../../model/prepared.js';
import { BINS } from '../../sampling/bins.js';
import { CHUNK } from '../../sampling/statistics.js';
import type { MakeEvaluator } from '../calculate/evaluator.js';
import { addParts, addTallies, finishColumn, inOrder, planGathering, wishOf } from './mergeParts.js';
import { createPart, type Counted, type Part, type Range, type Wish } from './part.js';
import type { Finished } from './share.js';
import type { SimulationPlan } from './simulationPlan.js';
import { createRankTable } from './summary.js';
import type { Counts } from './tally.js';
import { finishSimulation, type Simulation } from './uncertainty.js';

/** Plain data, for every part the same. */
export type Work =
  | { readonly kind: 'count'; readonly outputs: readonly number[]; readonly withTargets: boolean }
  | { readonly kind: 'gather'; readonly wishes: readonly Wish[] };

/** Of one part. */
export type Answer =
  | { readonly kind: 'counted'; readonly counted: Counted }
  | {
      readonly kind: 'gathered';
      readonly from: number;
      readonly columns: readonly Float64Array<ArrayBuffer>[];
    };

export type Finish = { readonly simulation: Simulation; readonly remarks: readonly Bilingual[] };

export function* simulateInParts(
  prepared: PreparedModel,
  plan: SimulationPlan,
  memory: number,
): Generator<Work, Finish, readonly Answer[]> {
  const { draws } = plan.sample;
  const ranks = createRankTable();
  const finished: Finished[] = [];
  let tally: Counts | undefined;
  for (const outputs of groupsOf(plan, memory)) {
    const counted = (yield { kind: 'count', outputs, withTargets: tally === undefined }).flatMap((answer) =>
      answer.kind === 'counted' ? [answer.counted] : [],
    );
    tally ??= addTallies(counted);
    const columns = addParts(outputs, counted, ranks);
    for (const column of columns)
      if (column.level !== undefined) finished.push(finishColumn(column, draws, ranks, []));
    for (const group of planGathering(columns, memory)) {
      const answers = yield { kind: 'gather', wishes: group.map(wishOf) };
      const gathered = inOrder(answers.flatMap((answer) => (answer.kind === 'gathered' ? [answer] : [])));
      group.forEach((column, i) => {
        const parts = gathered.map((answer) => answer.columns[i] ?? new Float64Array(0));
        finished.push(finishColumn(column, draws, ranks, parts));
      });
    }
  }
  return finishSimulation(prepared, plan, finished, tally === undefined ? [] : [tally]);
}

/** One step a chunk: its draws. */
export function* doWork(part: Part, range: Range, work: Work): Generator<number, Answer> {
  if (work.kind === 'count')
    return { kind: 'counted', counted: yield* part.count(work.outputs, work.withTargets) };
  return { kind: 'gathered', from: range.from, columns: yield* part.gather(work.wishes) };
}

/** Ranges of about the same size, of whole chunks; as many as there are chunks at most. */
export function divideDraws(
  draws: number,
  count: number,
  within: Range = { from: 0, to: draws },
): readonly Range[] {
  const chunks = Math.ceil((within.to - within.from) / CHUNK);
  const parts = Math.max(1, Math.min(count, chunks));
  return Array.from({ length: parts }, (_, i) => ({
    from: within.from + Math.floor((i * chunks) / parts) * CHUNK,
    to: Math.min(within.to, within.from + Math.floor(((i + 1) * chunks) / parts) * CHUNK),
  }));
}

/** Everything in one place, one part after the other. Each step is so many draws gone through. */
export function* simulateHere(
  prepared: PreparedModel,
  plan: SimulationPlan,
  memory: number,
  makeEvaluator: MakeEvaluator,
  count = 1,
): Generator<number, Finish> {
  const parts = divideDraws(plan.sample.draws, count).map((range) => ({
    range,
    part: createPart(prepared, plan, makeEvaluator, range),
  }));
  const job = simulateInParts(prepared, plan, memory);
  let step = job.next();
  while (step.done !== true) {
    const answers: Answer[] = [];
    for (const { part, range } of parts) answers.push(yield* doWork(part, range, step.value));
    step = job.next(answers);
  }
  return step.value;
}

/** Outputs that are counted at a time: their bins and moments fit into half of the memory. */
function groupsOf({ outputs, sample }: SimulationPlan, memory: number): readonly (readonly number[])[] {
  const bytes = 2 * (4 * BINS + 24 * Math.ceil(sample.draws / CHUNK) + 8 * CHUNK);
  const most = Math.max(1, Math.floor(memory / 2 / bytes));
  return Array.from({ length: Math.max(1, Math.ceil(outputs.length / most)) }, (_, k) =>
    outputs.map((__, i) => i).slice(k * most, (k + 1) * most),
  );
}
