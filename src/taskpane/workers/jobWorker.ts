/** A worker that answers analyses of the model it was last given. Stopping a job is ending the worker. */
import type { PreparedModel } from '../../model/prepared.js';
import { type JobContext, type JobKind, JOBS, type RequestOf, type ResultOf } from './jobs.js';
import { serve } from './serve.js';

type Run = (
  model: PreparedModel,
  asked: RequestOf<JobKind>,
  context: JobContext,
) => ResultOf<JobKind> | Promise<ResultOf<JobKind>>;

serve<'job'>(async (prepared, { job, request }, _, post) => {
  const run = JOBS[job] as Run;
  const onProgress: JobContext['onProgress'] = (done, total) => post({ kind: 'progress', done, total });
  post({ kind: 'result', result: await run(prepared, request, { onProgress }) });
});
