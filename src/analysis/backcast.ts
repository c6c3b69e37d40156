/**
 * Backcast: the least change of parameters that meets all chosen targets and keeps all hard rules.
 *
 * Change is measured in shares of each parameter's range (max - min), weighted: minimise the sum of w_j y_j^2, where the parameter
 * moves by y_j (max_j - min_j). Either each parameter moves by one amount in all years after the base year, or by a path
 * through given years, linear between them and smooth: the sum then adds the squared changes from one such year to the next.
 * Solved by sequential quadratic programming (sqp.ts) with exact derivatives; what cannot be met together is named
 * (conflict.ts). Values are cell values; changes are in the parameter's unit.
 */
import type { Bilingual } from '../messages/language.js';
import { joined, sentence } from '../messages/analysis.js';
import type { ParameterValue, Target } from '../model/model.js';
import type { PreparedModel } from '../model/prepared.js';
import type { TargetStatus } from '../model/projection.js';
import { compareTargets } from '../model/status.js';
import { findConflict } from './conflict.js';
import {
  active,
  pointAt,
  problemOf,
  stageOf,
  type BackcastRequest,
  type Placed,
  type Stage,
} from './backcast-stage.js';
import type { Requirement } from './constraints.js';
import { compactValue, parameterOf, unitOf, type Point } from './point.js';
import { explainBinding, type Binding } from './prices.js';
import type { SolveQuadratic } from './quadratic.js';
import { FEASIBLE, type Problem, type Solution } from './program.js';
import { minimise } from './sqp.js';
import { nameOf, signed } from './words.js';

export { movableParameters, type BackcastRequest } from './backcast-stage.js';

export interface Change {
  readonly parameter: string;
  /** From the year after the base year on, in the parameter's unit: a number when it is the same in all years. */
  readonly from: ParameterValue;
  readonly to: ParameterValue;
  /** Largest change in a year as a share of the parameter's range. */
  readonly share: number;
}

export interface BackcastFound {
  readonly feasible: true;
  /** Largest share first. */
  readonly changes: readonly Change[];
  /** Values by year to write into a scenario. */
  readonly values: Readonly<Record<string, Readonly<Record<number, number>>>>;
  readonly point: Point;
  readonly targets: readonly TargetStatus[];
  readonly binding: readonly Binding[];
  /** Sum of w y^2. */
  readonly cost: number;
  readonly steps: number;
  readonly sentence: Bilingual;
}

export interface BackcastConflict {
  readonly feasible: false;
  /** The smallest set found: without any one of them the others can be met. Empty when the search got stuck. */
  readonly conflict: readonly {
    readonly kind: 'target' | 'rule';
    readonly key: string;
    readonly name: Bilingual;
  }[];
  readonly sentence: Bilingual;
}

export type BackcastResult = BackcastFound | BackcastConflict;

export function backcast(
  prepared: PreparedModel,
  request: BackcastRequest,
  solve: SolveQuadratic,
  onProgress: (done: number, total: number) => void = () => undefined,
): BackcastResult {
  onProgress(0, 1);
  const targets = request.targets ?? prepared.model.targets;
  const stage = stageOf(prepared, request, targets);
  if (stage.levers.length === 0)
    return { feasible: false, conflict: [], sentence: sentence('backcast.noLevers') };
  const origin = stage.levers.map(() => 0);
  const all = active(stage, stage.requirements);
  if (all.immovable.length > 0) {
    const [first] = all.immovable;
    const members = first === undefined ? [] : [first];
    return conflictOf(members, 'backcast.immovable');
  }
  const problem = problemOf(stage, all.constraints);
  const solution = minimise(problem, solve, origin);
  if (solution !== undefined && solution.violation <= FEASIBLE) {
    const found = reportFound(stage, targets, all.constraints, problem, solution);
    if (found !== undefined) return found;
  }
  const members = findConflict(stage, solve, solution?.y ?? origin);
  if (members === undefined) return { feasible: false, conflict: [], sentence: sentence('backcast.stuck') };
  return conflictOf(members, members.length === 1 ? 'backcast.alone' : 'backcast.conflict');
}

function conflictOf(
  members: readonly Requirement[],
  text: 'backcast.immovable' | 'backcast.alone' | 'backcast.conflict',
): BackcastConflict {
  const names = joined(
    members.map(({ name }) => name),
    'list.clause',
  );
  return {
    feasible: false,
    conflict: members.map(({ kind, key, name }) => ({ kind, key, name })),
    sentence: sentence(text, { members: names }),
  };
}

/** Undefined when the model as a whole does not agree: a rule that is no inequality is broken, for example. */
function reportFound(
  stage: Stage,
  targets: readonly Target[],
  placed: readonly Placed[],
  problem: Problem,
  solution: Solution,
): BackcastFound | undefined {
  const { prepared, start } = stage;
  const first = prepared.model.baseYear + 1;
  const moved = pointAt(stage, solution.y);
  const values: Record<string, Record<number, number>> = {};
  const changes: Change[] = [];
  for (const key of new Set(stage.levers.map(({ parameter }) => parameter))) {
    const { parameter, unit } = parameterOf(prepared, key);
    const [before, after] = [start.get(key) as Float64Array, moved.get(key) as Float64Array];
    const range = (parameter.max - parameter.min) * unit.display;
    const share = Math.max(...after.map((value, t) => Math.abs(value - (before[t] as number)))) / range;
    if (share < 1e-9) continue;
    const to = compactValue(prepared.years, after, unit, first);
    values[key] = typeof to === 'number' ? { [first]: to } : { ...to };
    changes.push({ parameter: key, from: compactValue(prepared.years, before, unit, first), to, share });
  }
  changes.sort((a, b) => b.share - a.share);
  const surface = stage.model.at(moved);
  const isKept = prepared.rules.every(
    (rule) =>
      rule.rule.severity === 'soft' ||
      prepared.years.every(
        (year) => year < rule.from || year > rule.to || surface.holds(rule, year) !== false,
      ),
  );
  const statuses = compareTargets(
    { ...prepared, model: { ...prepared.model, targets } },
    (key, year) => surface.at(key, year)?.value,
  );
  if (!isKept || !statuses.every(({ met }) => met)) return undefined;
  const bent =
    0.5 *
    stage.hessian.reduce((total, [i, j, value]) => {
      const product = value * (solution.y[i] as number) * (solution.y[j] as number);
      return total + (i === j ? product : 2 * product);
    }, 0);
  return {
    feasible: true,
    changes,
    values,
    point: moved,
    targets: statuses,
    binding: explainBinding(stage, targets, placed, problem, solution),
    cost: bent,
    steps: solution.steps,
    sentence: changes.length === 0 ? sentence('backcast.nothing') : summary(stage, moved, changes),
  };
}

function summary({ prepared, start }: Stage, moved: Point, changes: readonly Change[]): Bilingual {
  const moves = changes.slice(0, 3).map(({ parameter }) => {
    const [before, after] = [start.get(parameter), moved.get(parameter)];
    const change = (after?.at(-1) ?? 0) - (before?.at(-1) ?? 0);
    return sentence('backcast.move', {
      parameter: nameOf(prepared, parameter),
      change: signed(change, unitOf(prepared, parameter)),
    });
  });
  return sentence('backcast.found', { count: changes.length, moves: joined(moves) });
}
