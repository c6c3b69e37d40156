// @vitest-environment node
/** Sobol indices from the worker come with the stamp under which the workbook keeps them. */
import { expect, it } from 'vitest';
import { hashScenario, isCurrent } from '../../src/analysis/uncertainty/stamp.js';
import { stampVariance } from '../../src/analysis/sensitivity/stampVariance.js';
import { createJobClient } from '../../src/taskpane/workers/jobClient.js';
import { VERSION } from '../../src/taskpane/workers/version.js';
import { zhejiang } from '../analysis/models.js';
import { threadsOf } from './threads.js';

it('indices are stamped in the worker, with the fingerprint of the model they were made from', async () => {
  const client = createJobClient(await threadsOf('jobWorker.ts'));
  const question = { scenario: 'continuation', indicator: 'rd_intensity', year: 2030 };
  const plan = { draws: 64, seed: 1, resamples: 10 };
  const outcome = await client.run('variance', zhejiang.model, { ...question, ...plan });
  if (outcome.kind !== 'done' || !outcome.result.ok) throw new Error(JSON.stringify(outcome));
  const { stamp, indices } = outcome.result.value;
  expect(stamp).toEqual(stampVariance(zhejiang, question, plan, { indices }, VERSION));
  expect(stamp.indices.length).toBeGreaterThan(1);
  expect(isCurrent(zhejiang, stamp)).toBe(true);

  const made = await client.run('fingerprint', zhejiang.model, { scenario: question.scenario });
  expect(made).toEqual({ kind: 'done', result: hashScenario(zhejiang, question.scenario) });
  client.stop();
});
