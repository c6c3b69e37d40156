/** Fingerprint of a scenario of the model (`hashScenario`), calculated in a worker; undefined until it is known. */
import { useEffect, useRef, useState } from 'react';
import type { Model } from '../../model/model.js';
import { createJobClient, type JobClient } from '../workers/jobClient.js';

/** Milliseconds without a change before it is calculated, so that a moved slider starts no worker. */
const PAUSE = 300;

interface Made {
  readonly model: Model;
  readonly scenario: string;
  readonly hash: string;
}

/** Nothing is calculated if no scenario is given. */
export function useFingerprint(model: Model, scenario: string | undefined): string | undefined {
  const client = useRef<JobClient>(undefined);
  const [made, setMade] = useState<Made>();
  useEffect(() => () => client.current?.stop(), []);
  useEffect(() => {
    if (scenario === undefined) return;
    const timer = setTimeout(() => {
      client.current ??= createJobClient();
      void client.current.run('fingerprint', model, { scenario }).then((outcome) => {
        if (outcome.kind === 'done') setMade({ model, scenario, hash: outcome.result });
      });
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [model, scenario]);
  return made?.model === model && made.scenario === scenario ? made.hash : undefined;
}
