/** Goal seek and backcast as a pane shows them: each answer with what it does to the results, ready for a scenario. */
import type { PreparedModel } from '../model/prepared.js';
import type { Adopted } from './adopt.js';
import { backcast, type BackcastRequest, type BackcastResult } from './backcast.js';
import { impactOf, type Impact } from './impact.js';
import { scenarioPoint } from './point.js';
import type { SolveQuadratic } from './quadratic.js';
import { seekGoal, type SeekRequest, type SeekResult } from './seek.js';
import { variableOf } from './variable.js';

export interface SeekAnswer {
  /** In the parameter's unit, or a plain factor. */
  readonly value: number;
  readonly values: Adopted;
  readonly impact: Impact;
}

export interface SeekReport {
  readonly found: SeekResult;
  /** What the scenario has, as `SeekAnswer.value`. */
  readonly from: number;
  /** The answer nearest to the present value first; where the goal is out of reach, the place that comes closest. */
  readonly answers: readonly SeekAnswer[];
}

/** Roots that are reported in full. */
const MOST_ANSWERS = 12;

export function reportSeek(
  prepared: PreparedModel,
  request: SeekRequest,
  onProgress?: (done: number, total: number) => void,
): SeekReport {
  const found = seekGoal(prepared, request, onProgress);
  const start = scenarioPoint(prepared, request.scenario);
  const variable = variableOf(prepared, request.scenario, start, request.by);
  const others = found.reached ? found.roots.filter((root) => root !== found.value) : [];
  const values = found.value === undefined ? [] : [found.value, ...others];
  return {
    found,
    from: variable.now,
    answers: values.slice(0, MOST_ANSWERS).map((value) => ({
      value,
      values: variable.valuesAt(value),
      impact: impactOf(prepared, start, variable.pointAt(value), [request]),
    })),
  };
}

export interface BackcastReport {
  readonly found: BackcastResult;
  /** Absent when there is no answer. */
  readonly impact?: Impact;
}

export function reportBackcast(
  prepared: PreparedModel,
  request: BackcastRequest,
  solve: SolveQuadratic,
  onProgress?: (done: number, total: number) => void,
): BackcastReport {
  const found = backcast(prepared, request, solve, onProgress);
  if (!found.feasible) return { found };
  const start = scenarioPoint(prepared, request.scenario);
  return { found, impact: impactOf(prepared, start, found.point, request.targets ?? []) };
}
