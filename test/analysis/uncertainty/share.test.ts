/** A simulation in shares is the simulation, however many shares and in whatever order they work. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeKernelEvaluator } from '../../../src/analysis/calculate/kernelEvaluator.js';
import { createShare, type Finished, type Parcel } from '../../../src/analysis/uncertainty/share.js';
import {
  finishSimulation,
  planSimulation,
  type Simulation,
  type SimulationRequest,
} from '../../../src/analysis/uncertainty/uncertainty.js';
import type { PreparedModel } from '../../../src/model/prepared.js';
import { METHODS } from '../../../src/sampling/uniforms.js';
import { zhejiang } from '../models.js';
import { mixedModel, simulateWhole, valueOf } from './simulations.js';

/** `choose(n)`: which of the n shares that can go on does so. */
function inShares(
  model: PreparedModel,
  request: SimulationRequest,
  count: number,
  choose: (n: number) => number,
): Simulation {
  const plan = valueOf(planSimulation(model, request));
  const shares = Array.from({ length: count }, (_, index) =>
    createShare(model, plan, makeKernelEvaluator, { index, count }),
  );
  const finished: Finished[] = [];
  for (const pass of plan.passes.keys()) {
    const inTheMail: Parcel[] = [];
    const working = shares.map((share) => share.calculate(pass));
    while (working.length > 0 || inTheMail.length > 0) {
      const at = choose(working.length + inTheMail.length);
      const [parcel] = at < working.length ? [] : inTheMail.splice(at - working.length, 1);
      if (parcel !== undefined) {
        shares[parcel.to]!.accept(parcel);
        continue;
      }
      const step = working[at]!.next();
      if (step.done === true) working.splice(at, 1);
      else inTheMail.push(...step.value.parcels);
    }
    for (const share of shares) {
      expect(share.isWhole(pass)).toBe(true);
      finished.push(...share.sumUp(pass));
    }
  }
  const counts = shares.map((share) => share.counts());
  return finishSimulation(model, plan, finished, counts).simulation;
}

const mixed = mixedModel();

describe('shares', () => {
  it('give what one gives, in any order of work', () => {
    fc.assert(
      fc.property(
        fc.record({
          method: fc.constantFrom(...METHODS),
          seed: fc.nat(1000),
          draws: fc.integer({ min: 1, max: 30_000 }),
        }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 6 }),
        fc.infiniteStream(fc.nat(1000)),
        (plan, count, atOnce, stream) => {
          const focus = [
            { key: 'total', year: 2026 },
            { key: 'root', year: 2025 },
          ];
          const stored = plan.method === 'latin' ? 2 * count * 2 : 0;
          const memory = 8 * plan.draws * (stored + atOnce);
          const request = { scenario: 'base', plan, focus, memory };
          const next = () => stream.next().value as number;
          const wanted = simulateWhole(mixed, { ...request, memory: 2 ** 30 });
          expect(inShares(mixed, request, count, (n) => next() % n)).toEqual(wanted);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('give what one gives for the Zhejiang pack', () => {
    const request = {
      scenario: 'ambitious',
      plan: { method: 'sobol', seed: 7, draws: 12_000 },
      focus: [{ key: 'rd_intensity', year: 2030 }],
    } as const;
    const wanted = simulateWhole(zhejiang, request);
    for (const count of [2, 3]) expect(inShares(zhejiang, request, count, () => 0)).toEqual(wanted);
  });

  it('keep within the memory: outputs come in passes', () => {
    const request = { scenario: 'base', plan: { method: 'sobol', seed: 1, draws: 1000 } } as const;
    const passes = (memory: number) => valueOf(planSimulation(mixed, { ...request, memory })).passes;
    expect(passes(8 * 1000)).toEqual([[0], [1], [2], [3]]);
    expect(passes(3 * 8 * 1000)).toEqual([[0, 1, 2], [3]]);
    expect(passes(2 ** 30)).toEqual([[0, 1, 2, 3]]);
  });
});
