/**
 * Backcast: the least change of parameters that meets all chosen targets and keeps all hard rules.
 *
 * Change is measured in shares of each parameter's range (max - min), weighted: minimise the sum of w_j y_j^2, where the parameter
 * moves by y_j (max_j - min_j). Either each parameter moves by one amount in all years that can still change, or by a path
 * through given years, linear between them and smooth: the sum then adds the squared changes from one such year to the next.
 * Solved by branch and bound over the alternatives of each rule (search.ts) and sequential quadratic programming with exact
 * derivatives (sqp.ts); requirements that cannot be met together are named (conflict.ts). Only levers move unless other
 * parameters are named; the answer states that those are conditions, not advice. An answer is reported only if the model,
 * calculated at it, meets every target and keeps every hard rule. Values are cell values; changes are in the parameter's unit.
 */
import type { Bilingual } from '../../messages/language.js';
import { joined, sentence } from '../../messages/wording/analysis.js';
import type { LeverCost, ParameterRole, ParameterValue } from '../../model/model.js';
import type { PreparedModel } from '../../model/prepared.js';
import type { TargetStatus } from '../../model/projection.js';
import { compareTargets } from '../../model/status.js';
import { readTargets, type TargetReading } from '../../model/targetReading.js';
import { findConflict } from './conflict.js';
import { sortTargets, type LeftOut } from './leftOut.js';
import { moneyOverYears, type MoneyOverYears } from './money.js';
import { isBroken, pointAt, stageOf, type BackcastRequest, type Stage } from './stage.js';
import type { Requirement } from './constraints.js';
import { compactValue, firstFreeYear, isLever, parameterOf, unitOf, type Point } from '../calculate/point.js';
import { explainBinding, type Binding } from './prices.js';
import type { SolveQuadratic } from './quadratic.js';
import { searchLeast, type Least } from './search.js';
import { nameOf, signed } from '../words/words.js';

export { movableParameters, type BackcastRequest } from './stage.js';

export interface Change {
  readonly parameter: string;
  readonly role: ParameterRole;
  /** From the first year that can still change on, in the parameter's unit: a number if it is the same in all years. */
  readonly from: ParameterValue;
  readonly to: ParameterValue;
  /** Largest change in a year as a share of the parameter's range. */
  readonly share: number;
  /** Money by the model over the years, by series; empty for a parameter without a cost. */
  readonly money: readonly MoneyOverYears[];
  /**
   * The model's linear cost of the change, summed over the years: a weight that orders advice (MODEL 4). It is not the money that
   * the change takes, for a growth rate works on the level of the year before.
   */
  readonly orderingCost?: LeverCost;
}

export interface BackcastFound {
  readonly feasible: true;
  /** Largest share first. */
  readonly changes: readonly Change[];
  /** Values by year to write into a scenario. */
  readonly values: Readonly<Record<string, Readonly<Record<number, number>>>>;
  readonly point: Point;
  readonly targets: readonly TargetStatus[];
  /** Targets of the model that were not worked back to; empty where targets were asked for. */
  readonly leftOut: readonly LeftOut[];
  readonly binding: readonly Binding[];
  /** Sum of w y^2. */
  readonly cost: number;
  readonly steps: number;
  readonly sentence: Bilingual;
}

export interface BackcastConflict {
  readonly feasible: false;
  /** The smallest set found: if any one of them is left out, the others can be met. Empty if the search got stuck. */
  readonly conflict: readonly {
    readonly kind: 'target' | 'rule';
    readonly key: string;
    readonly name: Bilingual;
  }[];
  readonly leftOut: readonly LeftOut[];
  readonly sentence: Bilingual;
}

export type BackcastResult = BackcastFound | BackcastConflict;

export function backcast(
  prepared: PreparedModel,
  request: BackcastRequest,
  solve: SolveQuadratic,
  onProgress: (done: number, total: number) => void = () => undefined,
): BackcastResult {
  const { open: targets, leftOut } = chooseTargets(prepared, request);
  const stage = stageOf(prepared, request, targets);
  return { ...search(stage, targets, solve, onProgress), leftOut };
}

type Answer = Omit<BackcastFound, 'leftOut'> | Omit<BackcastConflict, 'leftOut'>;

function search(
  stage: Stage,
  targets: readonly TargetReading[],
  solve: SolveQuadratic,
  onProgress: (done: number, total: number) => void,
): Answer {
  // One search, and where that fails one for each requirement left out.
  let nodes = 0;
  const onNode = (): void => onProgress((nodes += 1), Math.max(nodes + 1, stage.requirements.length + 2));
  const origin = stage.levers.map(() => 0);
  const between = (part: number): readonly number[] =>
    origin.map((_, j) => (stage.low[j] as number) * (1 - part) + (stage.high[j] as number) * part);
  const starts = [origin, between(0.5), between(0.9), between(0.1)];
  const result = searchLeast(stage, stage.requirements, solve, { starts, onNode });
  const [first] = result.immovable;
  if (result.least === undefined && stage.levers.length === 0)
    return { feasible: false, conflict: [], sentence: sentence('backcast.noLevers') };
  if (first !== undefined) return conflictOf([first], 'backcast.immovable');
  if (result.least !== undefined) {
    const found = reportFound(stage, targets, result.least, result.isCut);
    if (found !== undefined) return found;
  }
  if (result.broken !== undefined) {
    const { rule, year } = result.broken;
    const words = { rule: rule.rule.name, year };
    return { feasible: false, conflict: [], sentence: sentence('backcast.unsteered', words) };
  }
  const members = result.isCut ? undefined : findConflict(stage, solve, [result.near, ...starts], onNode);
  if (members === undefined || members.some((member) => isFlat(stage, member, result.near)))
    return { feasible: false, conflict: [], sentence: sentence('backcast.stuck') };
  return conflictOf(members, members.length === 1 ? 'backcast.alone' : 'backcast.conflict');
}

/** By default, the model's targets that are still open and can be moved; targets that are requested are always included. */
function chooseTargets(
  prepared: PreparedModel,
  { targets, scenario, movable }: BackcastRequest,
): ReturnType<typeof sortTargets> {
  if (targets === undefined) return sortTargets(prepared, scenario, movable);
  const open = readTargets(prepared, targets)
    .filter(({ series }) => series !== undefined)
    .map(({ unjudged: _, ...reading }) => reading);
  return { open, leftOut: [] };
}

/** If a violated requirement has no slope, the search had no direction, so its failure proves nothing. */
function isFlat(stage: Stage, { constraints }: Requirement, y: readonly number[]): boolean {
  const surface = stage.model.at(pointAt(stage, y));
  return constraints.some((constraint) => {
    const found = constraint.at(surface);
    return (
      found !== undefined &&
      isBroken(constraint, found.value) &&
      (found.gradient ?? []).every((slope) => slope === 0)
    );
  });
}

function conflictOf(
  members: readonly Requirement[],
  text: 'backcast.immovable' | 'backcast.alone' | 'backcast.conflict',
): Omit<BackcastConflict, 'leftOut'> {
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

/** The answer; undefined if the status of a target is not met. */
function reportFound(
  stage: Stage,
  targets: readonly TargetReading[],
  { placed, problem, solution, cost }: Least,
  isCut: boolean,
): Omit<BackcastFound, 'leftOut'> | undefined {
  const { prepared, start } = stage;
  const moved = pointAt(stage, solution.y);
  const [was, surface] = [stage.model.at(start), stage.model.at(moved)];
  const values: Record<string, Record<number, number>> = {};
  const changes: Change[] = [];
  for (const key of new Set(stage.levers.map(({ parameter }) => parameter))) {
    const { parameter, unit } = parameterOf(prepared, key);
    const [before, after] = [start.get(key) as Float64Array, moved.get(key) as Float64Array];
    const range = (parameter.max - parameter.min) * unit.display;
    const share = Math.max(...after.map((value, t) => Math.abs(value - (before[t] as number)))) / range;
    if (share < 1e-9) continue;
    const first = firstFreeYear(prepared, parameter);
    const to = compactValue(prepared.years, after, unit, first);
    values[key] = typeof to === 'number' ? { [first]: to } : { ...to };
    const from = compactValue(prepared.years, before, unit, first);
    const held = after.reduce((sum, value, t) => sum + (value - (before[t] as number)) / unit.display, 0);
    changes.push({
      parameter: key,
      role: parameter.role,
      from,
      to,
      share,
      money: moneyOverYears(prepared, key, was, surface),
      ...(parameter.cost === undefined
        ? {}
        : { orderingCost: { amount: held * parameter.cost.amount, unit: parameter.cost.unit } }),
    });
  }
  changes.sort((a, b) => b.share - a.share);
  const statuses = compareTargets(targets, (key, year) => surface.at(key, year)?.value);
  if (!statuses.every(({ met }) => met === true)) return undefined;
  return {
    feasible: true,
    changes,
    values,
    point: moved,
    targets: statuses,
    binding: explainBinding(stage, targets, placed, problem, solution),
    cost,
    steps: solution.steps,
    sentence: summary(stage, moved, changes, targets.length, isCut),
  };
}

function summary(
  { prepared, start }: Stage,
  moved: Point,
  changes: readonly Change[],
  targets: number,
  isCut: boolean,
): Bilingual {
  const none = targets === 0 ? [sentence('backcast.noTargets')] : [];
  if (changes.length === 0)
    return inOne([...none, sentence(targets === 0 ? 'backcast.rulesHold' : 'backcast.nothing', { targets })]);
  const moves = changes.slice(0, 3).map(({ parameter }) => {
    const [before, after] = [start.get(parameter), moved.get(parameter)];
    const change = (after?.at(-1) ?? 0) - (before?.at(-1) ?? 0);
    return sentence('backcast.move', {
      parameter: nameOf(prepared, parameter),
      change: signed(change, unitOf(prepared, parameter)),
    });
  });
  const conditions = changes
    .map(({ parameter }) => parameterOf(prepared, parameter).parameter)
    .filter((parameter) => !isLever(prepared, parameter))
    .map(({ name }) => name);
  const parts = [
    ...none,
    sentence(targets === 0 ? 'backcast.rulesKept' : 'backcast.found', {
      count: changes.length,
      targets,
      moves: joined(moves),
    }),
    ...(conditions.length === 0
      ? []
      : [sentence('backcast.conditions', { conditions: joined(conditions, 'list.quoted') })]),
    ...(isCut ? [sentence('backcast.notLeast')] : []),
  ];
  return inOne(parts);
}

function inOne(parts: readonly Bilingual[]): Bilingual {
  return { zh: parts.map(({ zh }) => zh).join(''), en: parts.map(({ en }) => en).join(' ') };
}
