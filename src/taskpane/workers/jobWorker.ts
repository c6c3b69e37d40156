/** A worker that answers analyses of the model it was last given. Stopping a job is ending the worker. */
import { prepareModel } from '../../model/prepare.js';
import type { PreparedModel } from '../../model/prepared.js';
import type { FromWorker, ToWorker } from './jobMessages.js';
import { type JobContext, type JobKind, JOBS, type RequestOf, type ResultOf } from './jobs.js';

let prepared: PreparedModel | undefined;

const post = (message: FromWorker): void => globalThis.postMessage(message);

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'model') {
    const outcome = prepareModel(data.model);
    prepared = outcome.ok ? outcome.value : undefined;
    return;
  }
  void answer(data.id, data.job, data.request);
});

async function answer<K extends JobKind>(id: number, job: K, request: RequestOf<K>): Promise<void> {
  try {
    if (prepared === undefined) throw new Error('no model that can be calculated');
    const context: JobContext = {
      onProgress: (done, total) => post({ kind: 'progress', id, done, total }),
    };
    const run = JOBS[job] as (
      model: PreparedModel,
      asked: RequestOf<K>,
      context: JobContext,
    ) => ResultOf<K> | Promise<ResultOf<K>>;
    post({ kind: 'result', id, result: await run(prepared, request, context) });
  } catch (thrown) {
    post({ kind: 'broken', id, detail: thrown instanceof Error ? thrown.message : String(thrown) });
  }
}
