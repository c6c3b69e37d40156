/** Sobol indices to attach to workbooks: of a model with two uncertain parameters, made as the program makes them, and random ones. */
import fc from 'fast-check';
import { makeReferenceEvaluator } from '../../src/analysis/calculate/evaluator.js';
import type { Question } from '../../src/analysis/sensitivity/sensitivity.js';
import { analyseVariance } from '../../src/analysis/sensitivity/sobol.js';
import { stampVariance, type StampedVariance } from '../../src/analysis/sensitivity/stampVariance.js';
import type { Model } from '../../src/model/model.js';
import type { PreparedModel } from '../../src/model/prepared.js';
import { tinyModel } from './models.js';

/** The tiny model where growth of research is uncertain too, and matters more. */
export const uncertainModel: Model = {
  ...tinyModel,
  parameters: tinyModel.parameters.map((parameter) =>
    parameter.key === 'rd_growth'
      ? { ...parameter, distribution: { kind: 'normal', parameters: { mean: 6, sd: 2 } } }
      : parameter,
  ),
};

/** Few draws: what is tested is how the result is kept, not what it says. */
export function varianceOf(
  prepared: PreparedModel,
  question: Question = { scenario: 'high', indicator: 'intensity', year: 2027 },
): StampedVariance {
  const plan = { seed: 7, draws: 64, resamples: 20 };
  const found = analyseVariance(prepared, question, plan, makeReferenceEvaluator);
  if (!found.ok) throw new Error(JSON.stringify(found.reasons));
  return stampVariance(prepared, question, plan, found.value, '1.2.3');
}

const key = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/);
const number = fc.oneof(fc.double({ min: -0.2, max: 1.2, noNaN: true }), fc.constant(NaN));
const index = fc.record({ value: number, low: number, high: number });

/** Whatever was stamped once, of a model that may be another one by now. */
export function randomVariance(
  scenarios: readonly string[],
  indicators: readonly string[],
  parameters: readonly string[],
): fc.Arbitrary<StampedVariance> {
  return fc.record({
    scenario: fc.oneof(fc.constantFrom(...scenarios), key),
    indicator: fc.oneof(fc.constantFrom(...indicators), key),
    year: fc.integer({ min: 2024, max: 2030 }),
    draws: fc.integer({ min: 1, max: 1e6 }),
    seed: fc.integer({ min: 0, max: 2 ** 31 }),
    modelHash: fc.stringMatching(/^[0-9a-f]{16}$/),
    version: fc.constantFrom('0.1.0', '=1+1', '10'),
    indices: fc.uniqueArray(
      fc.record({
        parameter: fc.oneof(fc.constantFrom(...parameters), key),
        first: index,
        total: index,
      }),
      { minLength: 1, maxLength: 15, selector: ({ parameter }) => parameter },
    ),
  });
}
