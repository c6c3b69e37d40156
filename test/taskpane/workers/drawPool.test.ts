// @vitest-environment node
/** Whole simulations over real threads: the same result whatever their number, nothing after a stop. */
import { beforeAll, describe, expect, it } from 'vitest';
import { makeKernelEvaluator } from '../../../src/analysis/calculate/kernelEvaluator.js';
import { hashScenario } from '../../../src/analysis/uncertainty/stamp.js';
import {
  runSimulation,
  simulate,
  type SimulationRequest,
} from '../../../src/analysis/uncertainty/uncertainty.js';
import { prepareModel } from '../../../src/model/prepare.js';
import type { PreparedModel } from '../../../src/model/prepared.js';
import { startDrawing, type DrawOutcome } from '../../../src/taskpane/workers/drawPool.js';
import { zhejiang as correlated } from '../../analysis/models.js';
import { threadsOf } from '../threads.js';

/** Without correlations: the ranks of correlated parameters are kept whole, so that such a simulation has no passes. */
const zhejiang = preparedWithout(correlated);

function preparedWithout({ model }: PreparedModel): PreparedModel {
  const parameters = model.parameters.map(({ correlations: _, ...parameter }) => parameter);
  const prepared = prepareModel({ ...model, parameters });
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
  return prepared.value;
}

const request: SimulationRequest = {
  scenario: 'on_target',
  plan: { method: 'latin', seed: 2030, draws: 40_000 },
  outputs: [2027, 2030].map((year) => ({ key: 'rd_intensity', year })),
  focus: [{ key: 'ai_core_revenue', year: 2030 }],
};

let openWorker: () => Worker;
beforeAll(async () => {
  openWorker = await threadsOf('drawWorker.ts');
});

describe('a simulation over threads', () => {
  it('gives what one thread gives, with progress up to the whole', async () => {
    const wanted = runSimulation(simulate(zhejiang, request, makeKernelEvaluator));
    for (const count of [1, 2, 3]) {
      const shares: number[] = [];
      const { outcome } = startDrawing(
        zhejiang,
        request,
        count,
        { onProgress: (share) => shares.push(share) },
        openWorker,
      );
      const hash = hashScenario(zhejiang, 'on_target');
      expect(await outcome).toEqual({ kind: 'done', finding: wanted, hash });
      expect(shares.at(-1)).toBeCloseTo(1, 12);
      expect(shares.every((share, i) => i === 0 || share >= shares[i - 1]!)).toBe(true);
    }
  });

  it('gives the same in passes, when memory is short', async () => {
    const outputs = [2026, 2027, 2028, 2029, 2030].map((year) => ({ key: 'rd_intensity', year }));
    const whole = { ...request, outputs };
    const short = { ...whole, memory: 2 * 8 * request.plan.draws };
    const wanted = runSimulation(simulate(zhejiang, whole, makeKernelEvaluator));
    expect(await startDrawing(zhejiang, short, 2, undefined, openWorker).outcome).toMatchObject({
      finding: wanted,
    });
  });

  it('ends with nothing when it is stopped', async () => {
    const long = { ...request, plan: { ...request.plan, draws: 5_000_000 } };
    const outcome = await new Promise<DrawOutcome>((resolve) => {
      const drawing = startDrawing(zhejiang, long, 2, { onProgress: () => drawing.stop() }, openWorker);
      void drawing.outcome.then(resolve);
    });
    expect(outcome).toEqual({ kind: 'stopped' });
  });

  it('refuses in a sentence what would not fit, before anything is drawn', async () => {
    const huge = { ...request, plan: { ...request.plan, draws: 10_000_000 }, memory: 2 ** 20 };
    const outcome = await startDrawing(zhejiang, huge, 2, undefined, openWorker).outcome;
    expect(outcome).toMatchObject({ kind: 'done', finding: { ok: false } });
    expect(JSON.stringify(outcome)).toContain('MB of memory');
  });

  it('tells when a worker breaks', async () => {
    const { model } = zhejiang;
    const broken = { ...zhejiang, model: { ...model, indicators: [] } };
    expect(prepareModel(broken.model).ok).toBe(false);
    expect(await startDrawing(broken, request, 1, undefined, openWorker).outcome).toEqual({
      kind: 'broken',
      detail: 'no model that can be calculated',
    });
  });
});
