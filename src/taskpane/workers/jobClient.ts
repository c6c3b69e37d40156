/**
 * Runs analyses in a worker, so that no calculation holds the pane up.
 *
 * One job at a time; a new one, `stop`, or a change of the model's text ends what is under way by ending its worker, so that
 * nothing of a job given up ever arrives. The worker is kept between jobs and gets the model only when it has changed.
 */
import type { Model } from '../../model/model.js';
import type { FromWorker, ToWorker } from './jobMessages.js';
import type { JobKind, RequestOf, ResultOf } from './jobs.js';

export type JobOutcome<K extends JobKind> =
  | { readonly kind: 'done'; readonly result: ResultOf<K> }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'broken'; readonly detail: string };

export interface JobClient {
  run<K extends JobKind>(
    job: K,
    model: Model,
    request: RequestOf<K>,
    onProgress?: (done: number, total: number) => void,
  ): Promise<JobOutcome<K>>;
  stop(): void;
}

interface Running {
  readonly onMessage: (message: FromWorker) => void;
  readonly onStop: () => void;
  readonly onBreak: (detail: string) => void;
}

export function createJobClient(
  openWorker: () => Worker = () => new Worker(new URL('./jobWorker.ts', import.meta.url)),
): JobClient {
  let worker: Worker | undefined;
  let sent: Model | undefined;
  let running: Running | undefined;
  let id = 0;

  const close = (): void => {
    worker?.terminate();
    worker = undefined;
    sent = undefined;
    running = undefined;
  };
  const stop = (): void => {
    const stopped = running;
    if (stopped === undefined) return;
    close();
    stopped.onStop();
  };
  const open = (): Worker => {
    if (worker !== undefined) return worker;
    const opened = openWorker();
    opened.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => running?.onMessage(data));
    opened.addEventListener('error', ({ message }) => {
      const broken = running;
      close();
      broken?.onBreak(message);
    });
    return (worker = opened);
  };

  return {
    stop,
    run(job, model, request, onProgress = () => undefined) {
      stop();
      const current = (id += 1);
      return new Promise((resolve) => {
        const post = (message: ToWorker): void => open().postMessage(message);
        running = {
          onStop: () => resolve({ kind: 'stopped' }),
          onBreak: (detail) => resolve({ kind: 'broken', detail }),
          onMessage(message) {
            if (message.id !== current) return;
            if (message.kind === 'progress') onProgress(message.done, message.total);
            else {
              running = undefined;
              if (message.kind === 'result')
                resolve({ kind: 'done', result: message.result as ResultOf<typeof job> });
              else resolve({ kind: 'broken', detail: message.detail });
            }
          },
        };
        if (sent !== model) {
          post({ kind: 'model', model });
          sent = model;
        }
        post({ kind: 'job', id: current, job, request } as ToWorker);
      });
    },
  };
}
