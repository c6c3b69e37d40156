/**
 * Runs the spreadsheet engine in a separate thread, so that a formula that never ends (FACT(1E300)) only loses its own value.
 *
 * In: a batch of jobs. Out: their values, in order; a job that takes too long has none. The thread runs this same program with
 * `SHEET_THREAD` as its data; a thread that does not answer in time is ended, and the batch is repeated in small parts.
 */
import { fileURLToPath } from 'node:url';
import { parentPort, Worker } from 'node:worker_threads';
import { createSheetEngine, type SheetJob, type SheetValue } from './sheetEngine.js';

export const SHEET_THREAD = 'tuiyan sheet engine';

type Values = readonly (SheetValue | undefined)[];

export interface GuardedEngine {
  calculate(jobs: readonly SheetJob[]): Promise<Values>;
  close(): Promise<void>;
}

/** Milliseconds: ten times what jobs take, and more for a whole batch than for a part of it or a single formula. */
const WHOLE_LIMIT = 5_000;
const LIMIT_BY_JOB = 10;
const PART_LIMIT = 3_000;
const SINGLE_LIMIT = 2_000;
/** Jobs asked together once a batch has taken too long. */
const PART = 25;

/** In the thread: answers batches until it is ended. */
export function serveSheetEngine(): Promise<never> {
  const engine = createSheetEngine();
  parentPort?.on('message', (jobs: readonly SheetJob[]) => parentPort?.postMessage(engine.calculate(jobs)));
  parentPort?.postMessage('ready');
  return new Promise(() => undefined);
}

/** Starts the engine in a thread; `close` ends it. */
export function createGuardedEngine(): GuardedEngine {
  let thread: Worker | undefined;

  const close = async (): Promise<void> => {
    await thread?.terminate();
    thread = undefined;
  };

  /** `undefined` when there is no answer in time; the thread has then been ended. */
  const ask = async (jobs: readonly SheetJob[], limit: number): Promise<Values | undefined> => {
    thread ??= await startThread();
    const values = await answerOf(thread, jobs, limit);
    if (values === undefined) await close();
    return values;
  };

  const calculate = async (jobs: readonly SheetJob[]): Promise<Values> => {
    const whole = await ask(jobs, WHOLE_LIMIT + LIMIT_BY_JOB * jobs.length);
    if (whole !== undefined) return whole;
    const values: (SheetValue | undefined)[] = [];
    for (let start = 0; start < jobs.length; start += PART) {
      const end = Math.min(start + PART, jobs.length);
      const part = jobs.length > PART ? await ask(only(jobs, start, end), PART_LIMIT) : undefined;
      for (let i = start; i < end; i++) {
        const found = part ?? (isEmpty(jobs[i]) ? undefined : await ask(only(jobs, i, i + 1), SINGLE_LIMIT));
        values.push(found?.[i]);
      }
    }
    return values;
  };
  return { calculate, close };
}

function isEmpty(job: SheetJob | undefined): boolean {
  return job === undefined || job.formula === '';
}

/** The jobs from `start` to `end` in their rows, and nothing in the others. */
function only(jobs: readonly SheetJob[], start: number, end: number): readonly SheetJob[] {
  return jobs.map((job, i) => (i >= start && i < end ? job : { formula: '', year: job.year, inputs: [] }));
}

function startThread(): Promise<Worker> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(fileURLToPath(import.meta.url), { argv: ['eval'], workerData: SHEET_THREAD });
    thread.once('message', () => {
      thread.off('error', reject);
      resolve(thread);
    });
    thread.once('error', reject);
  });
}

function answerOf(thread: Worker, jobs: readonly SheetJob[], limit: number): Promise<Values | undefined> {
  return new Promise((resolve) => {
    const end = (values: Values | undefined): void => {
      clearTimeout(timer);
      thread.off('message', end);
      thread.off('error', fail);
      resolve(values);
    };
    const fail = (): void => {
      end(undefined);
    };
    const timer = setTimeout(fail, limit);
    thread.on('message', end);
    thread.on('error', fail);
    thread.postMessage(jobs);
  });
}
