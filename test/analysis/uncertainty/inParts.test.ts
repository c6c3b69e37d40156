/** A simulation in parts gives what a simulation with whole columns gives, whatever the parts and the memory. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeKernelEvaluator } from '../../../src/analysis/calculate/kernelEvaluator.js';
import { makeReferenceEvaluator } from '../../../src/analysis/calculate/evaluator.js';
import { divideDraws, simulateHere } from '../../../src/analysis/uncertainty/inParts.js';
import {
  planSimulation,
  type Simulation,
  type SimulationRequest,
} from '../../../src/analysis/uncertainty/uncertainty.js';
import type { PreparedModel } from '../../../src/model/prepared.js';
import { CHUNK } from '../../../src/sampling/statistics.js';
import { METHODS } from '../../../src/sampling/uniforms.js';
import { zhejiang } from '../models.js';
import { mixedModel, simulateWhole, UNUSUAL, valueOf } from './simulations.js';

function inParts(
  model: PreparedModel,
  request: SimulationRequest,
  { count = 1, memory = 2 ** 28, makeEvaluator = makeKernelEvaluator } = {},
): Simulation {
  const steps = simulateHere(model, valueOf(planSimulation(model, request)), memory, makeEvaluator, count);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value.simulation;
  }
}

const mixed = mixedModel(UNUSUAL);

describe('a simulation in parts', () => {
  it('is the simulation, however many parts there are', () => {
    fc.assert(
      fc.property(
        fc.record({
          method: fc.constantFrom(...METHODS),
          seed: fc.nat(1000),
          draws: fc.oneof(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 4000, max: 15_000 })),
        }),
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom(2 ** 28, 2 ** 17, 1),
        (plan, count, memory) => {
          const request = { scenario: 'base', plan };
          expect(inParts(mixed, request, { count, memory })).toEqual(simulateWhole(mixed, request));
        },
      ),
      { numRuns: 15 },
    );
  });

  it('is the same on an evaluator with blocks of its own', () => {
    const request = { scenario: 'base', plan: { method: 'latin', seed: 3, draws: 5000 } } as const;
    const found = inParts(mixed, request, {
      count: 2,
      makeEvaluator: (...given) => {
        const evaluator = makeReferenceEvaluator(...given);
        return { ...evaluator, blockSize: 700 };
      },
    });
    const wanted = inParts(mixed, request, { makeEvaluator: makeReferenceEvaluator });
    expect(found).toEqual(wanted);
  });

  it('is the simulation of the Zhejiang pack', () => {
    const request = { scenario: 'ambitious', plan: { method: 'latin', seed: 7, draws: 9000 } } as const;
    expect(inParts(zhejiang, request, { count: 3 })).toEqual(simulateWhole(zhejiang, request));
  });
});

it('draws are divided into whole chunks, each once', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 1, max: 70 }), (draws, count) => {
      const ranges = divideDraws(draws, count);
      expect(ranges[0]!.from).toBe(0);
      expect(ranges.at(-1)!.to).toBe(draws);
      ranges.forEach(({ from, to }, i) => {
        expect(from).toBeLessThan(to);
        expect(from % CHUNK).toBe(0);
        if (i > 0) expect(from).toBe(ranges[i - 1]!.to);
      });
    }),
  );
});
