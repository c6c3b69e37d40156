/**
 * The caller's side of a simulation: spreads the draws over workers and hands the results on in order.
 *
 * In: endpoints of workers (see worker.ts), a task, the number of draws. Out: the results, span by span from the first
 * draw to the last, whatever order the workers finish in and however many they are. Few spans are under way at a
 * time, so the memory needed does not grow with the number of draws.
 */
import type { Problem } from '../messages/problem.js';
import type { Reply, Request, Span, SpanResult, Task } from './worker.js';

/** A worker as the coordinator sees it; `listen` replaces the listener. */
export interface Endpoint<D> {
  /** The buffers of `transfer` are handed over, not copied, where the way to the worker allows it. */
  send(request: Request<D>, transfer: readonly ArrayBuffer[]): void;
  listen(listener: (reply: Reply) => void): void;
}

export interface Simulation {
  readonly draws: number;
  /** Draws of a span: results are handed on, and progress and cancelling take effect, that often. Chosen by the outputs unless given. */
  readonly spanSize?: number;
  /** Tells jobs on the same workers apart. */
  readonly job: number;
}

export type Outcome =
  | { readonly kind: 'done' | 'cancelled' }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

export interface Running {
  readonly outcome: Promise<Outcome>;
  /** No result is handed on after this. */
  cancel(): void;
}

/** Bytes of a span's results: small enough for a processor's cache, large enough to be worth a message. */
const SPAN_BYTES = 1 << 20;
const [LEAST_SPAN, MOST_SPAN] = [256, 8192];
/** Spans given to a worker before the first of them is handed on. */
const AHEAD = 2;

function chooseSpan(outputs: number): number {
  const fitting = 2 ** Math.floor(Math.log2(SPAN_BYTES / (8 * Math.max(1, outputs))));
  return Math.min(MOST_SPAN, Math.max(LEAST_SPAN, fitting));
}

/**
 * `consume` gets every span in order and copies what it wants to keep: afterwards the memory serves another span. Progress is the
 * end of the span over the number of draws.
 */
export function simulate<D>(
  workers: readonly Endpoint<D>[],
  task: Task<D>,
  { draws, spanSize = chooseSpan(task.equations.outputs.length), job }: Simulation,
  consume: (span: Span, result: SpanResult) => void,
): Running {
  if (workers.length === 0) throw new Error('a simulation needs a worker');
  const finished = new Map<number, SpanResult>();
  const spares: ArrayBuffer[] = [];
  let next = 0;
  let delivered = 0;
  let settle: (outcome: Outcome) => void = () => undefined;
  let isOver = false;
  const outcome = new Promise<Outcome>((resolve) => (settle = resolve));
  const end = (how: Outcome): void => {
    isOver = true;
    settle(how);
  };

  const give = (worker: Endpoint<D>): void => {
    if (isOver || next >= draws || next - delivered >= spanSize * AHEAD * workers.length) return;
    const span = { from: next, count: Math.min(spanSize, draws - next) };
    next += span.count;
    const spare = spares.pop();
    if (spare === undefined) worker.send({ kind: 'calculate', job, span }, []);
    else worker.send({ kind: 'calculate', job, span, spare }, [spare]);
  };
  const deliver = (): void => {
    for (
      let result = finished.get(delivered);
      result !== undefined && !isOver;
      result = finished.get(delivered)
    ) {
      const span = { from: delivered, count: Math.min(spanSize, draws - delivered) };
      finished.delete(delivered);
      delivered += span.count;
      consume(span, result);
      const [first] = result.values;
      if (first !== undefined) spares.push(first.buffer);
    }
    if (delivered >= draws && !isOver) end({ kind: 'done' });
  };
  const idle = new Set<Endpoint<D>>();
  for (const worker of workers) {
    worker.listen((reply) => {
      if (isOver || reply.job !== job) return;
      if (reply.kind === 'refused') {
        end({ kind: 'refused', problems: reply.problems });
        return;
      }
      if (reply.kind === 'calculated') {
        finished.set(reply.span.from, reply.result);
        deliver();
      }
      idle.add(worker);
      for (const free of [...idle]) {
        const before = next;
        give(free);
        if (next > before) idle.delete(free);
      }
      return undefined;
    });
    worker.send({ kind: 'start', job, task }, []);
  }
  if (draws <= 0) end({ kind: 'done' });
  return { outcome, cancel: () => (isOver ? undefined : end({ kind: 'cancelled' })) };
}
