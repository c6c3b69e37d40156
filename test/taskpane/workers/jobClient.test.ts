// @vitest-environment node
/** Jobs on a real thread: one at a time, and nothing of a job that was stopped or replaced. */
import { beforeAll, describe, expect, it } from 'vitest';
import { reportSeek } from '../../../src/analysis/answers.js';
import type { SeekRequest } from '../../../src/analysis/seek/seek.js';
import { createJobClient } from '../../../src/taskpane/workers/jobClient.js';
import { zhejiang } from '../../analysis/models.js';
import { threadsOf } from '../threads.js';

const request = (value: number): SeekRequest => ({
  scenario: 'continuation',
  indicator: 'rd_intensity',
  year: 2030,
  value,
  by: { parameter: 'rd_growth' },
});

let openWorker: () => Worker;
beforeAll(async () => {
  openWorker = await threadsOf('jobWorker.ts');
});

describe('job client', () => {
  it('answers as the analysis itself does', async () => {
    const client = createJobClient(openWorker);
    for (const value of [0.033, 0.035])
      expect(await client.run('seek', zhejiang.model, request(value))).toEqual({
        kind: 'done',
        result: reportSeek(zhejiang, request(value), () => undefined),
      });
    client.stop();
  });

  it('gives nothing of a job that was stopped, or replaced by another', async () => {
    const client = createJobClient(openWorker);
    const stopped = client.run('seek', zhejiang.model, request(0.033));
    client.stop();
    expect(await stopped).toEqual({ kind: 'stopped' });
    const replaced = client.run('seek', zhejiang.model, request(0.033));
    const kept = client.run('seek', zhejiang.model, request(0.036));
    expect(await replaced).toEqual({ kind: 'stopped' });
    expect((await kept).kind).toBe('done');
  });

  it('tells when the model cannot be calculated', async () => {
    const client = createJobClient(openWorker);
    const broken = { ...zhejiang.model, indicators: [] };
    expect(await client.run('seek', broken, request(0.03))).toEqual({
      kind: 'broken',
      detail: 'no model that can be calculated',
    });
  });
});
