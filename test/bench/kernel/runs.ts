/**
 * Whole runs, from the equations to the last draw. Each is done by a process of its own, so that nothing is warm and its
 * memory is its own; results are consumed block by block, as statistics are.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { measuredModel, type Measured } from './models.js';
import { compile } from './steady.js';

const THIS_FILE = fileURLToPath(import.meta.url);

/** `kernel`: draws are copied from a block of them; `simulate`: random numbers are made for every draw. */
export type Task = 'kernel' | 'simulate';

export interface Run {
  readonly nanoseconds: number;
  readonly megabytes: number;
}

export async function measureRun(task: Task, model: string, draws: number): Promise<Run> {
  const child = fork(THIS_FILE, ['--run', task, model, String(draws)]);
  const [run] = (await once(child, 'message')) as [Run];
  return run;
}

/** What the process does that `measureRun` starts. */
export function doRun([task, name = '', draws]: readonly string[]): void {
  const model = measuredModel(name);
  const time = runOnce(model, task === 'simulate', Number(draws));
  process.send?.({ nanoseconds: time, megabytes: process.resourceUsage().maxRSS / 1024 }, () =>
    process.disconnect(),
  );
}

function runOnce(model: Measured, makesDraws: boolean, draws: number): number {
  const start = performance.now();
  const kernel = compile(model, {});
  const given = Array.from({ length: kernel.columns }, () => new Float64Array(kernel.blockSize));
  if (!makesDraws) model.fill(0, given, kernel.blockSize);
  const sums = new Float64Array(kernel.kinds.length);
  for (let from = 0; from < draws; from += kernel.blockSize) {
    const count = Math.min(kernel.blockSize, draws - from);
    if (makesDraws) model.fill(from, kernel.inputs(), count);
    else kernel.inputs().forEach((column, i) => column.set(given[i]!.subarray(0, count)));
    kernel.run(count).values.forEach((column, i) => (sums[i] = sums[i]! + column[0]!));
  }
  return (performance.now() - start) * 1e6;
}
