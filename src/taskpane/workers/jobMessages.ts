/** What the pane and the worker of analyses post to each other. */
import type { Model } from '../../model/model.js';
import type { JobKind, RequestOf, ResultOf } from './jobs.js';

/** The model is sent once for any number of jobs: it is the largest part. */
export type ToWorker =
  | { readonly kind: 'model'; readonly model: Model }
  | {
      [K in JobKind]: {
        readonly kind: 'job';
        readonly id: number;
        readonly job: K;
        readonly request: RequestOf<K>;
      };
    }[JobKind];

export type FromWorker =
  | { readonly kind: 'progress'; readonly id: number; readonly done: number; readonly total: number }
  | { readonly kind: 'result'; readonly id: number; readonly result: ResultOf<JobKind> }
  /** A programmer's mistake or a limit of the machine: never a wrong input, which results speak of themselves. */
  | { readonly kind: 'broken'; readonly id: number; readonly detail: string };
