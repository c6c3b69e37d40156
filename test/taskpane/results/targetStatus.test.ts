import { describe, expect, it } from 'vitest';
import { yearReached } from '../../../src/model/status.js';
import { targetReadings } from '../../../src/model/targetReading.js';
import { failuresByRule, joinYears, tallyScenarios } from '../../../src/taskpane/results/targetStatus.js';
import { startStore } from '../realPack.js';

const CALCULATION = startStore().getState().calculation!;
const { prepared, projections } = CALCULATION;

describe('yearReached', () => {
  it('is no later than the target year where the target is met', () => {
    for (const projection of projections.values())
      for (const [i, target] of projection.targets.entries()) {
        const year = yearReached(targetReadings(prepared)[i]!, projection, prepared.model.baseYear);
        if (target.met === true && targetReadings(prepared)[i]!.target.basis === 'level')
          expect(year).toBeLessThanOrEqual(target.year);
      }
  });
});

it('tallyScenarios counts what each projection says', () => {
  for (const { scenario, missedTargets, brokenRules } of tallyScenarios(CALCULATION)) {
    const projection = projections.get(scenario)!;
    expect(missedTargets).toBe(projection.targets.filter(({ met }) => met === false).length);
    const broken = new Set(projection.rules.filter(({ holds }) => holds === false).map(({ rule }) => rule));
    expect(brokenRules).toBe(broken.size);
    expect(failuresByRule(prepared, projection.rules).size).toBe(prepared.model.rules.length);
  }
});

it('joinYears joins runs', () => {
  expect(joinYears([2026, 2027, 2028, 2030], '、')).toBe('2026–2028、2030');
  expect(joinYears([], '、')).toBe('');
});
