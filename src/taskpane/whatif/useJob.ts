/** The state of a worker's job for a component: asked, running, answered, stopped or failed. */
import { startTransition, useEffect, useRef, useState } from 'react';
import type { Model } from '../../model/model.js';
import { createJobClient, type JobClient, type JobOutcome } from '../workers/jobClient.js';
import type { JobKind, RequestOf } from '../workers/jobs.js';

type JobState<K extends JobKind> =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'running';
      readonly done: number;
      readonly total: number;
      /** The worker has not reported for a long time. */
      readonly isSilent: boolean;
    }
  /** With the request and its model, because a result is kept after the form has changed. */
  | (JobOutcome<K> & { readonly model: Model; readonly request: RequestOf<K> });

export interface Job<K extends JobKind> {
  readonly state: JobState<K>;
  readonly run: (model: Model, request: RequestOf<K>) => void;
  readonly stop: () => void;
}

export function useJob<K extends JobKind>(kind: K): Job<K> {
  const client = useRef<JobClient>(undefined);
  const [state, setState] = useState<JobState<K>>({ kind: 'idle' });
  useEffect(() => () => client.current?.stop(), []);
  return {
    state,
    run: (model, request) => {
      setState({ kind: 'running', done: 0, total: 0, isSilent: false });
      client.current ??= createJobClient();
      void client.current
        .run(kind, model, request, {
          onProgress: (done, total) => setState({ kind: 'running', done, total, isSilent: false }),
          onSilent: (isSilent) => setState((now) => (now.kind === 'running' ? { ...now, isSilent } : now)),
        })
        // Rendering a result takes long, so it is done as a transition and the pane stays responsive.
        .then((outcome) => startTransition(() => setState({ ...outcome, model, request })));
    },
    stop: () => client.current?.stop(),
  };
}
