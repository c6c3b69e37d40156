/**
 * Explains why a backcast has no solution: a minimal set of targets and hard rules that cannot hold together.
 *
 * Deletion filter (Chinneck 2008, Feasibility and Infeasibility in Optimization, chapter 6): each requirement is left out in
 * turn; if the rest still cannot be met, it stays out. The search (search.ts) decides whether a set can be met. Rules are left
 * out first, so that preferably the targets, which people chose, are named.
 */
import type { Stage } from './stage.js';
import type { Requirement } from './constraints.js';
import type { SolveQuadratic } from './quadratic.js';
import { searchLeast } from './search.js';

/** Undefined if all can be met after all, or if the question cannot be decided. */
export function findConflict(
  stage: Stage,
  solve: SolveQuadratic,
  starts: readonly (readonly number[])[],
  onNode?: () => void,
): readonly Requirement[] | undefined {
  const canHold = (set: readonly Requirement[]): boolean => {
    const { least } = searchLeast(stage, set, solve, {
      starts,
      isAnyEnough: true,
      ...(onNode && { onNode }),
    });
    return least !== undefined;
  };
  let kept = stage.requirements;
  if (canHold(kept)) return undefined;
  const order = [...kept].sort((a, b) => Number(a.kind === 'target') - Number(b.kind === 'target'));
  for (const requirement of order) {
    const rest = kept.filter((other) => other !== requirement);
    if (rest.length > 0 && !canHold(rest)) kept = rest;
  }
  return kept;
}
