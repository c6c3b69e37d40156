/**
 * The stated numbers of the pack's policy test that cannot all hold, as a smallest set, and what each would have to be.
 *
 * The numbers are the goals that the balance of the test depends on, and they agree where the balance is 0 in the last year. In: a
 * prepared model and a scenario. Out: the smallest set of goals of which any one, let go, makes the balance 0 within its range; none
 * where they agree or the pack has no test. The numbers are read as just reached: those printed as floors or ceilings are named.
 */
import { reportedValue } from '../../figures/units.js';
import type { PreparedModel } from '../../model/prepared.js';
import { influencesOn } from '../calculate/influence.js';
import { isGoal, parameterOf, scenarioPoint, unitOf } from '../calculate/point.js';
import { differentiate } from '../calculate/derivatives.js';
import { seekGoal } from '../seek/seek.js';
import { explainMember, explainReading } from './conflictWords.js';
import type { ConflictMember, ConflictSet } from './sets.js';

/** The set of stated numbers that cannot all hold; undefined if they agree, or the pack has no policy test with a balance. */
export function policySet(prepared: PreparedModel, scenario: string): ConflictSet | undefined {
  const balance = prepared.model.overview?.policy?.balance;
  if (balance === undefined) return undefined;
  const { horizon } = prepared.model;
  const point = scenarioPoint(prepared, scenario);
  const value = differentiate(prepared, []).at(point).at(balance, horizon)?.value;
  const unit = unitOf(prepared, balance);
  if (typeof value !== 'number' || Math.abs(reportedValue(value, unit)) < AGREE) return undefined;
  const goals = influencesOn(prepared, [balance]).filter((key) =>
    isGoal(prepared, parameterOf(prepared, key).parameter),
  );
  const members = goals.flatMap((key): readonly ConflictMember[] => {
    const { unit: own } = parameterOf(prepared, key);
    const found = seekGoal(prepared, {
      scenario,
      indicator: balance,
      year: horizon,
      value: 0,
      by: { parameter: key },
    });
    // A goal that cannot bring the balance to 0 by itself is no member: without the others it settles nothing.
    if (!found.reached) return [];
    const stated = reportedValue(point.get(key)?.at(-1) ?? NaN, own);
    const data = { kind: 'number', key, stated, unit: own.symbol, needed: found.value } as const;
    return [{ ...data, ...explainMember(prepared, data) }];
  });
  const reading = explainReading(prepared, members);
  return reading === undefined ? undefined : { kind: 'policy', members, reading };
}

/** In the balance's unit: nearer than this the numbers agree. */
const AGREE = 1e-6;
