/** What the tests of simulations share: findings are read, whole columns are simulated, and a model has something of everything. */
import { makeKernelEvaluator } from '../../../src/analysis/calculate/kernelEvaluator.js';
import type { Finding } from '../../../src/analysis/uncertainty/uncertain.js';
import {
  runSimulation,
  simulate,
  type Simulation,
  type SimulationRequest,
} from '../../../src/analysis/uncertainty/uncertainty.js';
import type { Indicator } from '../../../src/model/model.js';
import type { PreparedModel } from '../../../src/model/prepared.js';
import { indicator, parameter, small, target } from '../models.js';

export function valueOf<T>(finding: Finding<T>): T {
  if (!finding.ok) throw new Error(finding.reasons.map(({ en }) => en).join(' '));
  return finding.value;
}

/** With all columns of draws kept in one place: what every division of the work has to equal. */
export function simulateWhole(model: PreparedModel, request: SimulationRequest): Simulation {
  return valueOf(runSimulation(simulate(model, request, makeKernelEvaluator)));
}

/** Correlated parameters, a path along the years, an indicator without a number in some draws, two targets; and `more`. */
export function mixedModel(more: readonly Indicator[] = []): PreparedModel {
  return small({
    parameters: [
      parameter('a', 3, [0, 10], { distribution: { kind: 'normal', parameters: { mean: 3, sd: 0.6 } } }),
      parameter('b', 5, [0, 10], {
        distribution: { kind: 'triangular', parameters: { min: 4, mode: 5, max: 7 } },
        correlations: { a: 0.5 },
      }),
      parameter('w', 1, [0, 10], { distribution: { kind: 'randomWalk', parameters: { sd: 0.1 } } }),
    ],
    indicators: [indicator('total', '=a+b*w'), indicator('root', '=SQRT(a-2)'), ...more],
    targets: [target('total', '>=', 8), target('root', '<=', 1)],
  });
}

/** Indicators that take a few values, one value, or none, and one that reaches far. */
export const UNUSUAL: readonly Indicator[] = [
  indicator('steps', '=INT(a)'),
  indicator('rare', '=IF(a>5,b,7)'),
  indicator('level', '=1/3'),
  indicator('never', '=1/(b-b)'),
  indicator('wide', '=EXP(40*(a-3))'),
];
