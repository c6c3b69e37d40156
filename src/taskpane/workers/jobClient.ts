/**
 * Runs analyses in a worker, so that no calculation blocks the pane.
 *
 * One job at a time; a new one, `stop`, or a change of the model's text ends the running job by ending its worker, so that no
 * result of a cancelled job arrives. The worker is kept between jobs and gets the model only when it has changed.
 */
import type { Model } from '../../model/model.js';
import { openChannel, watchSilence } from './channel.js';
import type { JobKind, RequestOf, ResultOf } from './jobs.js';
import type { JobAnswer, JobAsk } from './protocol.js';

export type JobOutcome<K extends JobKind> =
  | { readonly kind: 'done'; readonly result: ResultOf<K> }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'broken'; readonly detail: string };

export interface JobClient {
  run<K extends JobKind>(
    job: K,
    model: Model,
    request: RequestOf<K>,
    listener?: JobListener,
  ): Promise<JobOutcome<K>>;
  stop(): void;
}

interface JobListener {
  readonly onProgress?: (done: number, total: number) => void;
  /** Whether the worker has not reported for a long time. */
  readonly onSilent?: (isSilent: boolean) => void;
}

interface Running {
  readonly onAnswer: (answer: JobAnswer) => void;
  readonly onStop: () => void;
  readonly onBroken: (detail: string) => void;
  readonly onSilent: (isSilent: boolean) => void;
}

export function createJobClient(
  openWorker: () => Worker = () => new Worker(new URL('./jobWorker.ts', import.meta.url)),
): JobClient {
  let running: Running | undefined;
  const channel = openChannel<JobAsk, JobAnswer>(
    openWorker,
    {
      onAnswer: (answer) => running?.onAnswer(answer),
      onBroken(detail) {
        const broken = running;
        running = undefined;
        broken?.onBroken(detail);
      },
    },
    watchSilence((isSilent) => running?.onSilent(isSilent)),
  );
  const stop = (): void => {
    const stopped = running;
    if (stopped === undefined) return;
    running = undefined;
    channel.close();
    stopped.onStop();
  };

  return {
    stop,
    run(job, model, request, { onProgress, onSilent } = {}) {
      stop();
      return new Promise((resolve) => {
        running = {
          onStop: () => resolve({ kind: 'stopped' }),
          onBroken: (detail) => resolve({ kind: 'broken', detail }),
          onSilent: (isSilent) => onSilent?.(isSilent),
          onAnswer(answer) {
            if (answer.kind === 'progress') {
              onProgress?.(answer.done, answer.total);
              return;
            }
            channel.rest();
            running = undefined;
            resolve({ kind: 'done', result: answer.result as ResultOf<typeof job> });
          },
        };
        channel.begin(model);
        channel.ask({ job, request } as JobAsk);
      });
    },
  };
}
