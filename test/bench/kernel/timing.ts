/** Times of short work, and programs that are run beside ours. */
import { execFileSync } from 'node:child_process';

/** Nanoseconds of the quickest of some trials of 20 ms. */
export function best(work: () => void): number {
  for (const end = performance.now() + 50; performance.now() < end;) work();
  let found = Infinity;
  for (let trial = 0; trial < 5; trial++) {
    let times = 0;
    const start = performance.now();
    do {
      work();
      times += 1;
    } while (performance.now() - start < 20);
    found = Math.min(found, ((performance.now() - start) * 1e6) / times);
  }
  return found;
}

/** Whether a program is there and does this without failing. */
export function canRun(program: string, args: readonly string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** A program in another language that calculates the same draws. */
export interface Twin {
  readonly name: string;
  /** Nanoseconds a draw takes, the best of some trials. */
  measure(): number;
  remove(): void;
}

/**
 * The best of several measures, taken by turns, so that what else the machine does slows all of them alike.
 */
export function byTurns(contenders: ReadonlyMap<string, () => number>, rounds: number): Map<string, number> {
  const times = new Map<string, number>();
  for (let round = 0; round < rounds; round++)
    for (const [name, measure] of contenders)
      times.set(name, Math.min(times.get(name) ?? Infinity, measure()));
  return times;
}
