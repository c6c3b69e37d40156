/** A job of the worker as a component sees it: asked, under way, answered, stopped or broken off. */
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
      /** The worker has not reported for long. */
      readonly isSilent: boolean;
    }
  /** With what was asked, and of which model: a result outlives the form that asked for it. */
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
        // A result is much to draw: in slices, so that the pane stays alive.
        .then((outcome) => startTransition(() => setState({ ...outcome, model, request })));
    },
    stop: () => client.current?.stop(),
  };
}
