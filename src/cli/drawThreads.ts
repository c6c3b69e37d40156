/**
 * Distributes a simulation over the processors of the machine, one thread each; the program's own thread also takes a part.
 *
 * In: the model, what to simulate, and which draws. Out: the results of `work` for each part of them. A thread runs this same
 * program with `DRAW_THREAD` as its data; it is given the model once and then works on its own range of the draws. The result
 * does not depend on how many there are.
 */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parentPort, Worker } from 'node:worker_threads';
import { makeKernelEvaluator } from '../analysis/calculate/kernelEvaluator.js';
import { divideDraws, doWork, type Answer, type Work } from '../analysis/uncertainty/inParts.js';
import { createPart, type Part, type Range } from '../analysis/uncertainty/part.js';
import type { SimulationPlan } from '../analysis/uncertainty/simulationPlan.js';
import { planSimulation, type SimulationRequest } from '../analysis/uncertainty/uncertainty.js';
import type { Model } from '../model/model.js';
import { prepareModel } from '../model/prepare.js';
import type { PreparedModel } from '../model/prepared.js';

export const DRAW_THREAD = 'tuiyan draws';

/** Number of values per thread for which its start, a few tenths of a second, is worthwhile. */
const WORTH_A_THREAD = 2 ** 24;
const MOST_THREADS = 16;
/** Of the objects a thread has just made: draws are columns that it keeps, so there are few. */
const YOUNG_MEGABYTES = 8;

/** What a thread is sent first; after it `Work`, as often as there is any. */
interface Start {
  readonly model: Model;
  readonly request: SimulationRequest;
  readonly range: Range;
}

interface DrawThreads {
  /** Done by all parts; their answers in the order of the draws. */
  work(work: Work): Promise<readonly Answer[]>;
  close(): Promise<void>;
}

/** The number of threads for a simulation, including this one. */
export function chooseThreads(draws: number, outputs: number): number {
  const worth = Math.floor((draws * outputs) / WORTH_A_THREAD);
  return Math.max(1, Math.min(availableParallelism(), MOST_THREADS, worth));
}

/** Starts `count` - 1 threads, which with this one work on the draws of `within`. */
export function openDrawThreads(
  prepared: PreparedModel,
  request: SimulationRequest,
  plan: SimulationPlan,
  within: Range,
  count: number,
): DrawThreads {
  const [own, ...others] = divideDraws(plan.sample.draws, count, within);
  if (own === undefined) throw new Error('no draws');
  const part = createPart(prepared, plan, makeKernelEvaluator, own);
  const threads = others.map((range) => {
    const thread = new Worker(fileURLToPath(import.meta.url), {
      argv: ['simulate'],
      workerData: DRAW_THREAD,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
    });
    const start: Start = { model: prepared.model, request, range };
    thread.postMessage(start);
    return thread;
  });
  return {
    async work(work) {
      const answers = threads.map((thread) => {
        const answer = answerOf(thread);
        thread.postMessage(work);
        return answer;
      });
      return Promise.all([runHere(part, own, work), ...answers]);
    },
    async close() {
      await Promise.all(threads.map((thread) => thread.terminate()));
    },
  };
}

/** In the thread: works until it is ended. */
export function serveDraws(): Promise<never> {
  let part: { readonly part: Part; readonly range: Range } | undefined;
  parentPort?.on('message', (message: Start | Work) => {
    if ('model' in message) part = startPart(message);
    else if (part !== undefined) {
      const answer = toEnd(doWork(part.part, part.range, message));
      parentPort?.postMessage(answer, buffersOf(answer));
    }
  });
  return new Promise(() => undefined);
}

function startPart({ model, request, range }: Start): { readonly part: Part; readonly range: Range } {
  const prepared = prepareModel(model);
  if (!prepared.ok) throw new Error('a model that had been checked cannot be prepared');
  const plan = planSimulation(prepared.value, request);
  if (!plan.ok) throw new Error('a simulation that had been planned cannot be planned');
  return { part: createPart(prepared.value, plan.value, makeKernelEvaluator, range), range };
}

/** Called after the threads have been started, so that all work at the same time. */
async function runHere(part: Part, range: Range, work: Work): Promise<Answer> {
  await new Promise((resolve) => setImmediate(resolve));
  return toEnd(doWork(part, range, work));
}

function toEnd<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function buffersOf(answer: Answer): readonly ArrayBuffer[] {
  if (answer.kind === 'gathered') return answer.columns.map(({ buffer }) => buffer);
  const { counts, moments, varies, levels } = answer.counted;
  return [counts, moments, varies, levels].map(({ buffer }) => buffer);
}

function answerOf(thread: Worker): Promise<Answer> {
  return new Promise((resolve, reject) => {
    thread.once('message', (answer: Answer) => {
      thread.off('error', reject);
      resolve(answer);
    });
    thread.once('error', reject);
  });
}
