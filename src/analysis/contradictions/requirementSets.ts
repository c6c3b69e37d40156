/**
 * Targets and rules of a model that cannot hold together in a scenario while its levers may move within their ranges, and what each
 * would have to become for the others of its set to hold.
 *
 * In: a prepared model, a scenario and the solver of backcast. Out: every smallest set (minimalSets.ts). All targets that can be
 * judged and all rules take part, soft rules as well. A target becomes the value nearest to what is asked that is found while the
 * others hold, by halving; a rule is told with the years in which it fails at the least change by which the others hold.
 */
import { reportedValue } from '../../figures/units.js';
import type { PreparedModel } from '../../model/prepared.js';
import { judgedTargets, type TargetReading } from '../../model/targetReading.js';
import { targetRequirement, type Requirement } from '../backcast/constraints.js';
import type { SolveQuadratic } from '../backcast/quadratic.js';
import { searchLeast } from '../backcast/search.js';
import { pointAt, stageOf, type Stage } from '../backcast/stage.js';
import { explainMember } from './conflictWords.js';
import { minimalSets } from './minimalSets.js';
import type { ConflictMember, ConflictSet, ConflictSets, MemberData } from './sets.js';

/** Halvings of the span between what is asked and what holds. */
const HALVINGS = 24;

/** Every smallest set of targets and rules of a model that cannot hold together in a scenario; see the head of this file. */
export function requirementSets(
  prepared: PreparedModel,
  scenario: string,
  solve: SolveQuadratic,
): ConflictSets {
  const readings = judgedTargets(prepared);
  const stage = stageOf(prepared, { scenario, rules: 'all' }, readings);
  const origin = stage.levers.map(() => 0);
  const between = (part: number): readonly number[] =>
    origin.map((_, j) => (stage.low[j] ?? 0) * (1 - part) + (stage.high[j] ?? 0) * part);
  const starts = [origin, between(0.5), between(0.9), between(0.1)];
  const least = (set: readonly Requirement[], isAnyEnough: boolean) =>
    searchLeast(stage, set, solve, { starts, isAnyEnough }).least;
  const canHold = (set: readonly Requirement[]): boolean => least(set, true) !== undefined;
  const { sets, isCut } = minimalSets(stage.requirements, canHold);
  return {
    isCut,
    sets: sets.map((set): ConflictSet => ({
      kind: 'model',
      members: set.map((member): ConflictMember => {
        const others = set.filter((other) => other !== member);
        const y = others.length === 0 ? origin : (least(others, false)?.solution.y ?? origin);
        const reading = readings.find(({ target }) => member.kind === 'target' && target.key === member.key);
        return reading === undefined
          ? ruleMember(stage, member, y)
          : targetMember(stage, member, reading, y, (value) =>
              canHold([...others, targetRequirement(prepared, { ...reading, wanted: value })]),
            );
      }),
    })),
  };
}

function targetMember(
  stage: Stage,
  { key, constraints }: Requirement,
  { target, unit, wanted }: TargetReading,
  y: readonly number[],
  canBe: (value: number) => boolean,
): ConflictMember {
  const surface = stage.model.at(pointAt(stage, y));
  const values = constraints.flatMap((constraint) => constraint.at(surface)?.value ?? []);
  const isCeiling = target.comparator === '<=' || target.comparator === '<';
  const start = isCeiling ? Math.max(...values) : Math.min(...values);
  const base = { kind: 'target', key, stated: reportedValue(wanted, unit), unit: unit.symbol } as const;
  const explained = (data: MemberData): ConflictMember => ({
    ...data,
    ...explainMember(stage.prepared, data),
  });
  if (!Number.isFinite(start)) return explained(base);
  let [holds, fails] = [start, wanted];
  for (let i = 0; i < HALVINGS && Math.abs(fails - holds) > 1e-9 * Math.max(1, Math.abs(fails)); i++) {
    const middle = (holds + fails) / 2;
    if (canBe(middle)) holds = middle;
    else fails = middle;
  }
  return explained({ ...base, needed: reportedValue(holds, unit) });
}

function ruleMember(stage: Stage, { key, rule }: Requirement, y: readonly number[]): ConflictMember {
  const surface = stage.model.at(pointAt(stage, y));
  const years =
    rule === undefined
      ? []
      : stage.prepared.years.filter(
          (year) => year >= rule.from && year <= rule.to && surface.holds(rule, year) === false,
        );
  const data: MemberData = { kind: 'rule', key, ...(years.length === 0 ? {} : { years }) };
  return { ...data, ...explainMember(stage.prepared, data) };
}
