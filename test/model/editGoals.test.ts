import { describe, expect, it } from 'vitest';
import {
  addRule,
  addTarget,
  changeRule,
  changeTarget,
  freeKey,
  removeRule,
  removeTarget,
} from '../../src/model/editGoals.js';
import type { Rule, Target } from '../../src/model/model.js';
import { smallModel } from './packs.js';

const indicator = smallModel.indicators[0]!.key;
const target: Target = {
  key: 'goal',
  indicator,
  year: 2027,
  basis: 'level',
  comparator: '>=',
  value: 5,
  unit: '亿元',
  qualifier: 'exact',
  tolerance: 0,
  source: 'assumption',
  origin: 'assumption',
};
const rule: Rule = {
  key: 'grows',
  name: { zh: '增长', en: 'grows' },
  formula: `=${indicator}>0`,
  severity: 'soft',
  source: 'assumption',
  reason: { zh: '', en: '' },
};
const more = addRule(addTarget(smallModel, target), rule);

it('what is added and taken away leaves the model that was', () => {
  expect(removeRule(removeTarget(more, 'goal'), 'grows')).toEqual(smallModel);
  expect(more.scenarios).toBe(smallModel.scenarios);
});

it('a change leaves all else, and a year goes back to its default', () => {
  const changed = changeTarget(more, 'goal', { value: 6, comparator: '<=' });
  expect(changed.targets.at(-1)).toEqual({ ...target, value: 6, comparator: '<=' });
  expect(changed.rules).toBe(more.rules);
  const limited = changeRule(more, 'grows', { from: 2026, severity: 'hard' });
  expect(limited.rules.at(-1)).toEqual({ ...rule, from: 2026, severity: 'hard' });
  expect(changeRule(limited, 'grows', { from: undefined, severity: 'soft' })).toEqual(more);
});

describe('wrong keys are mistakes of the program', () => {
  it.each([
    () => changeTarget(more, 'nothing', {}),
    () => removeTarget(more, 'nothing'),
    () => changeRule(more, 'nothing', {}),
    () => removeRule(more, 'nothing'),
  ])('%#', (change) => {
    expect(change).toThrow('nothing');
  });

  it('so is a key given twice', () => {
    expect(() => addTarget(more, target)).toThrow('goal');
    expect(freeKey(more.targets, 'GOAL')).toBe('GOAL_2');
  });
});
