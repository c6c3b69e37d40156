/**
 * The analyses as jobs for a worker: what may be asked, and who answers. One row a kind.
 *
 * Requests, progress and results are plain data, so that they can be posted between threads.
 */
import { seekGoal, type SeekRequest, type SeekResult } from '../analysis/seek.js';
import type { PreparedModel } from '../model/prepared.js';

export interface JobContext {
  readonly onProgress: (done: number, total: number) => void;
}

type Answer<Request, Result> = (
  prepared: PreparedModel,
  request: Request,
  context: JobContext,
) => Result | Promise<Result>;

const seek: Answer<SeekRequest, SeekResult> = (prepared, request) => seekGoal(prepared, request);

export const JOBS = { seek } as const;

export type JobKind = keyof typeof JOBS;
export type RequestOf<K extends JobKind> = Parameters<(typeof JOBS)[K]>[1];
export type ResultOf<K extends JobKind> = Awaited<ReturnType<(typeof JOBS)[K]>>;
