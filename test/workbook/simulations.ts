/** Simulations to attach to workbooks: of the tiny model, made as the program makes them, and random ones. */
import fc from 'fast-check';
import { makeReferenceEvaluator } from '../../src/analysis/calculate/evaluator.js';
import { METHODS, stampSimulation, type StampedSimulation } from '../../src/analysis/uncertainty/stamp.js';
import { PERCENTILES, type Percentile } from '../../src/analysis/uncertainty/summary.js';
import { runSimulation, simulate } from '../../src/analysis/uncertainty/uncertainty.js';
import type { PreparedModel } from '../../src/model/prepared.js';

/** Few draws: what is tested is how the result is kept, not what it says. */
export function simulationOf(prepared: PreparedModel, scenario: string, draws = 200): StampedSimulation {
  const plan = { method: 'latin', seed: 7, draws } as const;
  const found = runSimulation(simulate(prepared, { scenario, plan }, makeReferenceEvaluator));
  if (!found.ok) throw new Error(JSON.stringify(found.reasons));
  return stampSimulation(prepared, scenario, found.value, '1.2.3');
}

const share = fc.double({ min: 0, max: 1, noNaN: true });
const number = fc.oneof(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.constant(NaN));
const key = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/);

/** Whatever was stamped once, of a model that may be another one by now. */
export function randomSimulation(scenarios: readonly string[]): fc.Arbitrary<StampedSimulation> {
  return fc.record({
    scenario: fc.oneof(fc.constantFrom(...scenarios), key),
    draws: fc.integer({ min: 1, max: 1e6 }),
    seed: fc.integer({ min: 0, max: 2 ** 31 }),
    method: fc.constantFrom(...METHODS),
    modelHash: fc.stringMatching(/^[0-9a-f]{16}$/),
    version: fc.constantFrom('0.1.0', '=1+1', '10'),
    series: fc.uniqueArray(
      fc.record({
        key,
        year: fc.integer({ min: 2024, max: 2030 }),
        mean: number,
        sd: number,
        percentiles: fc
          .array(number, { minLength: PERCENTILES.length, maxLength: PERCENTILES.length })
          .map(
            (values) =>
              Object.fromEntries(PERCENTILES.map((percent, i) => [percent, values[i]])) as Record<
                Percentile,
                number
              >,
          ),
      }),
      { maxLength: 4, selector: (row) => `${row.key} ${row.year}` },
    ),
    targets: fc.array(fc.record({ target: key, probability: share, low: share, high: share }), {
      maxLength: 3,
    }),
    allTargets: fc.record({ probability: share, low: share, high: share }),
  });
}
