/** Simulations over workers: the same results in the same order whatever the workers, with cancelling. */
import { describe, expect, test } from 'vitest';
import { simulate, type Endpoint } from '../../src/kernel/coordinator.js';
import {
  createWorker,
  type FillDraws,
  type Reply,
  type Request,
  type Span,
  type SpanResult,
  type Task,
} from '../../src/kernel/worker.js';
import { fixedValues } from '../../src/analysis/calculate/kernelModel.js';
import { allOutputs } from '../../src/analysis/calculate/kernelModel.js';
import { createDraws, prepareZhejiang, varyingEquations } from './zhejiang.js';

const prepared = prepareZhejiang();
const equations = varyingEquations(prepared, allOutputs(prepared));
const task: Task<string> = {
  equations,
  fixed: fixedValues(prepared, 'continuation'),
  draws: 'zhejiang',
  options: {},
};
const prepareDraws = (): FillDraws => createDraws(prepared);

/** A worker in this thread that answers after some turns of the event loop, by its own clock. */
function endpoint(delay: () => number): Endpoint<string> & { readonly calculated: Span[] } {
  let listener: (reply: Reply) => void = () => undefined;
  const calculated: Span[] = [];
  const worker = createWorker<string>(prepareDraws, (reply) => {
    if (reply.kind === 'calculated') calculated.push(reply.span);
    setTimeout(() => listener(structuredClone(reply)), delay());
  });
  return {
    calculated,
    send: (request: Request<string>) => setTimeout(() => worker.handle(structuredClone(request)), 0),
    listen: (next) => {
      listener = next;
    },
  };
}

async function collect(
  workers: readonly Endpoint<string>[],
  draws: number,
  spanSize: number,
): Promise<readonly number[]> {
  const found: number[] = [];
  const spans: Span[] = [];
  const { outcome } = simulate(workers, task, { draws, spanSize, job: 1 }, (span, result) => {
    spans.push(span);
    found.push(...lastColumn(result));
  });
  expect(await outcome).toEqual({ kind: 'done' });
  expect(spans.map(({ from }) => from)).toEqual(spans.map((_, i) => i * spanSize));
  return found;
}

const lastColumn = ({ values }: SpanResult): Float64Array => values.at(-1)!;

describe('a simulation', () => {
  test('gives the same draws in order whatever the number of workers and the size of spans', async () => {
    const one = await collect([endpoint(() => 0)], 1000, 1000);
    expect(one).toHaveLength(1000);
    expect(new Set(one).size).toBeGreaterThan(900);
    for (const count of [1, 2, 5]) {
      const workers = Array.from({ length: count }, (_, i) => endpoint(() => (i * 7) % 4));
      expect(await collect(workers, 1000, 64)).toEqual(one);
    }
  });

  test('stops when cancelled, and hands on nothing more', async () => {
    const worker = endpoint(() => 1);
    let spans = 0;
    const running = simulate([worker], task, { draws: 1_000_000, spanSize: 100, job: 1 }, () => {
      spans += 1;
      if (spans === 3) running.cancel();
    });
    expect(await running.outcome).toEqual({ kind: 'cancelled' });
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(spans).toBe(3);
    expect(worker.calculated.length).toBeLessThan(10);
  });

  test('gives way to the next one on the same workers', async () => {
    const workers = [endpoint(() => 2), endpoint(() => 1)];
    simulate(workers, task, { draws: 1_000_000, spanSize: 50, job: 1 }, () => undefined).cancel();
    const fresh = simulate(workers, task, { draws: 200, spanSize: 50, job: 2 }, () => undefined);
    expect(await fresh.outcome).toEqual({ kind: 'done' });
  });

  test('uses the memory of results again', async () => {
    const buffers = new Set<ArrayBuffer>();
    let listener: (reply: Reply) => void = () => undefined;
    const worker = createWorker<string>(prepareDraws, (reply) => {
      if (reply.kind === 'calculated') buffers.add(reply.result.values[0]!.buffer);
      setTimeout(() => listener(reply), 0);
    });
    const direct: Endpoint<string> = {
      send: (request) => void setTimeout(() => worker.handle(request), 0),
      listen: (next) => {
        listener = next;
      },
    };
    const { outcome } = simulate([direct], task, { draws: 1000, spanSize: 50, job: 1 }, () => undefined);
    expect(await outcome).toEqual({ kind: 'done' });
    expect(buffers.size).toBeLessThanOrEqual(2);
  });

  test('of no draws is done at once', async () => {
    expect(await simulate([endpoint(() => 0)], task, { draws: 0, job: 1 }, () => undefined).outcome).toEqual({
      kind: 'done',
    });
  });
});
