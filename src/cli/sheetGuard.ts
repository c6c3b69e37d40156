/**
 * Runs the spreadsheet engine in a separate thread, so that a formula that never ends (FACT(1E300)) only loses its own value.
 *
 * In: a batch of jobs. Out: their values, in order; a job that takes too long has none. The thread runs this same program with
 * `SHEET_THREAD` as its data. It counts the jobs that it has begun in memory that both threads see, and sends values as it goes;
 * when the count has not moved for a while, the thread is ended, and a new one goes on behind that job.
 */
import { fileURLToPath } from 'node:url';
import { performance } from 'node:perf_hooks';
import { parentPort, Worker } from 'node:worker_threads';
import { createSheetEngine, type SheetJob, type SheetValue } from './sheetEngine.js';

export const SHEET_THREAD = 'tuiyan sheet engine';

type Values = readonly (SheetValue | undefined)[];

export interface GuardedEngine {
  calculate(jobs: readonly SheetJob[]): Promise<Values>;
  close(): Promise<void>;
}

interface Task {
  readonly jobs: readonly SheetJob[];
  /** One number: how many jobs have been begun. */
  readonly begun: Int32Array;
}

/**
 * Milliseconds that one job may take: of processor time, a thousand times what jobs take, or by the clock, where the processor
 * time of the thread cannot be told from that of others; and between two looks at the count.
 */
const WORK_LIMIT = 250;
const LIMIT = 2_000;
const PACE = 50;
/** Values sent at once. */
const PART = 50;

/** In the thread: answers tasks until it is ended. */
export function serveSheetEngine(): Promise<never> {
  const engine = createSheetEngine();
  parentPort?.on('message', ({ jobs, begun }: Task) => {
    for (let start = 0; start < jobs.length; start += PART) {
      const values = jobs.slice(start, start + PART).map((job, i) => {
        Atomics.store(begun, 0, start + i + 1);
        return engine.calculate(job);
      });
      parentPort?.postMessage(values);
    }
  });
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

  const calculate = async (jobs: readonly SheetJob[]): Promise<Values> => {
    const values: (SheetValue | undefined)[] = [];
    /** Positions of the jobs that are still to be asked. */
    let left = jobs.map((_, i) => i);
    while (left.length > 0) {
      thread ??= await startThread();
      const asked = left.flatMap((i) => jobs[i] ?? []);
      const { found, stuckAt } = await answerOf(thread, asked);
      for (const [i, value] of found.entries()) values[left[i] as number] = value;
      left = left.slice(found.length).filter((_, i) => found.length + i !== stuckAt);
      if (stuckAt !== undefined) await close();
    }
    return values;
  };
  return { calculate, close };
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

interface Answered {
  /** Values of the first jobs. */
  readonly found: Values;
  /** Position of the job that does not end or that ended the thread. */
  readonly stuckAt?: number;
}

function answerOf(thread: Worker, jobs: readonly SheetJob[]): Promise<Answered> {
  return new Promise((resolve) => {
    const begun = new Int32Array(new SharedArrayBuffer(4));
    const found: (SheetValue | undefined)[] = [];
    let [seen, since] = [0, 0];
    let before = workElsewhere();
    const end = (answered: Answered): void => {
      clearInterval(timer);
      thread.off('message', add);
      thread.off('error', stop);
      resolve(answered);
    };
    const add = (values: Values): void => {
      found.push(...values);
      if (found.length === jobs.length) end({ found });
    };
    const stop = (): void => {
      end({ found, stuckAt: Math.max(Atomics.load(begun, 0) - 1, found.length) });
    };
    const timer = setInterval(() => {
      const count = Atomics.load(begun, 0);
      if (count !== seen) {
        [seen, since, before] = [count, 0, workElsewhere()];
        return;
      }
      since += PACE;
      if (since >= LIMIT || workElsewhere() - before >= WORK_LIMIT) stop();
    }, PACE);
    thread.on('message', add);
    thread.on('error', stop);
    const task: Task = { jobs, begun };
    thread.postMessage(task);
  });
}

/**
 * Milliseconds of processor time that this process has used outside this thread, at least: while this thread is busy, all that
 * passes counts as its own, so that a loaded machine makes nothing look stuck.
 */
function workElsewhere(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000 - performance.eventLoopUtilization().active;
}
