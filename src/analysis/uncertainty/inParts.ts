/**
 * A simulation that does not store columns of draws, divided into parts (part.ts) that can be calculated anywhere. In:
 *
 * a planned simulation and the memory that the parts may take together. It is a generator: it yields one piece of work after the
 * other, which every part does on its own draws, and receives the answers of all parts, in any order. Out: the
 * simulation. The result is equal bit for bit for any number of parts.
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

/** Plain data, the same for every part. */
export type Work =
  | { readonly kind: 'count'; readonly outputs: readonly number[]; readonly withTargets: boolean }
  | { readonly kind: 'gather'; readonly wishes: readonly Wish[] };

/** The answer of one part. */
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

/** Does the work on a range of draws. Each step is a chunk and yields its number of draws. */
export function* doWork(part: Part, range: Range, work: Work): Generator<number, Answer> {
  if (work.kind === 'count')
    return { kind: 'counted', counted: yield* part.count(work.outputs, work.withTargets) };
  return { kind: 'gathered', from: range.from, columns: yield* part.gather(work.wishes) };
}

/** At most `parts` ranges of about the same size, of whole chunks; no more than there are chunks. */
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

/** Runs the whole simulation in this thread, one part after the other. Each step yields the number of draws done. */
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

/** Groups of outputs that are counted together, whose bins and moments fit into half of the memory. */
function groupsOf({ outputs, sample }: SimulationPlan, memory: number): readonly (readonly number[])[] {
  const bytes = 2 * (4 * BINS + 24 * Math.ceil(sample.draws / CHUNK) + 8 * CHUNK);
  const most = Math.max(1, Math.floor(memory / 2 / bytes));
  return Array.from({ length: Math.max(1, Math.ceil(outputs.length / most)) }, (_, k) =>
    outputs.map((__, i) => i).slice(k * most, (k + 1) * most),
  );
}
