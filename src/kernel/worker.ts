/**
 * The worker's side of a simulation: takes a job, then spans of draws to calculate.
 *
 * It knows messages and nothing of how they travel, so the same code serves a Web Worker of a page and a worker
 * thread of Node: the thin entry passes every message to `handle` and gives `post` to send with.
 *
 * A job is plain data. How its draws are made stands in `draws`, which `prepareDraws` turns into a function that fills
 * columns; a draw is a function of its index alone, so it does not matter who calculates it.
 */
import type { Problem } from '../messages/problem.js';
import type { Equations } from './equations.js';
import { compileKernel, type Kernel, type KernelOptions } from './kernel.js';

/** What the coordinator sends. */
export type Request<D> =
  | { readonly kind: 'start'; readonly job: number; readonly task: Task<D> }
  | { readonly kind: 'calculate'; readonly job: number; readonly span: Span; readonly spare?: ArrayBuffer };

/** What the worker answers. */
export type Reply =
  | { readonly kind: 'ready'; readonly job: number }
  | { readonly kind: 'refused'; readonly job: number; readonly problems: readonly Problem[] }
  | { readonly kind: 'calculated'; readonly job: number; readonly span: Span; readonly result: SpanResult };

export interface Task<D> {
  readonly equations: Equations;
  readonly fixed: Float64Array;
  readonly draws: D;
  readonly options: KernelOptions;
}

/** Draws `from` to from + count - 1. */
export interface Span {
  readonly from: number;
  readonly count: number;
}

/** By output: values (NaN where there is none), and codes for outputs that have any in this span. */
export interface SpanResult {
  /** Windows on one buffer, which is sent back as `spare` for another span: memory that is fresh costs more than the draws. */
  readonly values: readonly Float64Array<ArrayBuffer>[];
  readonly codes: readonly (Uint8Array<ArrayBuffer> | undefined)[];
}

/** Fills the columns with draws `from` to from + count - 1. */
export type FillDraws = (from: number, columns: readonly Float64Array[], count: number) => void;

export type Post = (reply: Reply, transfer: readonly ArrayBuffer[]) => void;

export function createWorker<D>(
  prepareDraws: (draws: D) => FillDraws,
  post: Post,
): { handle(request: Request<D>): void } {
  let current: { readonly job: number; readonly kernel: Kernel; readonly fill: FillDraws } | undefined;
  return {
    handle(request) {
      switch (request.kind) {
        case 'start': {
          const { equations, fixed, draws, options } = request.task;
          const compiled = compileKernel(equations, options);
          if (!compiled.ok) {
            post({ kind: 'refused', job: request.job, problems: compiled.problems }, []);
            return;
          }
          compiled.value.bind(fixed);
          current = { job: request.job, kernel: compiled.value, fill: prepareDraws(draws) };
          post({ kind: 'ready', job: request.job }, []);
          return;
        }
        case 'calculate': {
          // A span of a job given up for another.
          if (current?.job !== request.job) return;
          const result = calculateSpan(current.kernel, current.fill, request.span, request.spare);
          const columns = [
            ...result.values.slice(0, 1),
            ...result.codes.filter((codes) => codes !== undefined),
          ];
          const buffers = columns.map(({ buffer }) => buffer);
          post({ kind: 'calculated', job: request.job, span: request.span, result }, buffers);
        }
      }
    },
  };
}

/** Draws of a span, block by block; in `spare` if that is large enough. */
export function calculateSpan(
  kernel: Kernel,
  fill: FillDraws,
  { from, count }: Span,
  spare?: ArrayBuffer,
): SpanResult {
  const bytes = 8 * count * kernel.kinds.length;
  const buffer = spare !== undefined && spare.byteLength >= bytes ? spare : new ArrayBuffer(bytes);
  const values = kernel.kinds.map((_, i) => new Float64Array(buffer, 8 * count * i, count));
  const codes: (Uint8Array<ArrayBuffer> | undefined)[] = kernel.kinds.map(() => undefined);
  for (let start = 0; start < count; start += kernel.blockSize) {
    const size = Math.min(kernel.blockSize, count - start);
    fill(from + start, kernel.inputs(), size);
    const block = kernel.run(size);
    values.forEach((column, i) => column.set(block.values[i]?.subarray(0, size) ?? [], start));
    block.codes?.forEach((column, i) => {
      const found = column?.subarray(0, size);
      if (found === undefined || found.every((code) => code === 0)) return;
      (codes[i] ??= new Uint8Array(count)).set(found, start);
    });
  }
  return { values, codes };
}
