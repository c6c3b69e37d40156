/** A simulation in parts gives what a simulation with whole columns gives, whatever the parts and the memory. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeKernelEvaluator } from '../../../src/analysis/calculate/kernelEvaluator.js';
import { makeReferenceEvaluator } from '../../../src/analysis/calculate/evaluator.js';
import { divideDraws, simulateHere } from '../../../src/analysis/uncertainty/inParts.js';
import type { Finding } from '../../../src/analysis/uncertainty/uncertain.js';
import {
  planSimulation,
  runSimulation,
  simulate,
  type Simulation,
  type SimulationRequest,
} from '../../../src/analysis/uncertainty/uncertainty.js';
import type { PreparedModel } from '../../../src/model/prepared.js';
import { CHUNK } from '../../../src/sampling/statistics.js';
import { METHODS } from '../../../src/sampling/uniforms.js';
import { indicator, parameter, small, target, zhejiang } from '../models.js';

function valueOf<T>(finding: Finding<T>): T {
  if (!finding.ok) throw new Error(finding.reasons.map(({ en }) => en).join(' '));
  return finding.value;
}

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

const whole = (model: PreparedModel, request: SimulationRequest): Simulation =>
  valueOf(runSimulation(simulate(model, request, makeKernelEvaluator)));

const mixed = small({
  parameters: [
    parameter('a', 3, [0, 10], { distribution: { kind: 'normal', parameters: { mean: 3, sd: 0.6 } } }),
    parameter('b', 5, [0, 10], {
      distribution: { kind: 'triangular', parameters: { min: 4, mode: 5, max: 7 } },
      correlations: { a: 0.5 },
    }),
    parameter('w', 1, [0, 10], { distribution: { kind: 'randomWalk', parameters: { sd: 0.1 } } }),
  ],
  indicators: [
    indicator('total', '=a+b*w'),
    indicator('root', '=SQRT(a-2)'),
    indicator('steps', '=INT(a)'),
    indicator('rare', '=IF(a>5,b,7)'),
    indicator('level', '=1/3'),
    indicator('never', '=1/(b-b)'),
    indicator('wide', '=EXP(40*(a-3))'),
  ],
  targets: [target('total', '>=', 8), target('root', '<=', 1)],
});

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
          expect(inParts(mixed, request, { count, memory })).toEqual(whole(mixed, request));
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
    expect(inParts(zhejiang, request, { count: 3 })).toEqual(whole(zhejiang, request));
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
