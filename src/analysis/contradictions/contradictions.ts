/**
 * Everything in a model that does not go together: figures about the same thing that differ, and every smallest set of targets, rules
 * and stated numbers that cannot all hold, with what each would have to become.
 */
import type { PreparedModel } from '../../model/prepared.js';
import type { SolveQuadratic } from '../backcast/quadratic.js';
import { figurePairs, type FigurePair } from './figurePairs.js';
import { policySet } from './policySet.js';
import { requirementSets } from './requirementSets.js';
import type { ConflictSets } from './sets.js';

export interface Contradictions extends ConflictSets {
  readonly scenario: string;
  readonly pairs: readonly FigurePair[];
}

/** Pairs of figures that differ, and all sets for one scenario; `solve` is the solver that backcast uses. */
export function findContradictions(
  prepared: PreparedModel,
  scenario: string,
  solve: SolveQuadratic,
): Contradictions {
  const policy = policySet(prepared, scenario);
  const { sets, isCut } = requirementSets(prepared, scenario, solve);
  return {
    scenario,
    pairs: figurePairs(prepared.model.figures),
    sets: [...(policy === undefined ? [] : [policy]), ...sets],
    isCut,
  };
}
