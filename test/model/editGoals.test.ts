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
import { followFigures } from '../../src/model/derivedTargets.js';
import { takeBackRevision } from '../../src/model/editFigures.js';
import type { Model, Rule, Target } from '../../src/model/model.js';
import { zhejiang } from '../analysis/models.js';
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

it('a number written over a derived target makes it an assumption of the user', () => {
  const key = 'society_2027';
  const was = zhejiang.model.targets.find((each) => each.key === key)!;
  const after = (value: number) =>
    changeTarget(zhejiang.model, key, { value }).targets.find((each) => each.key === key);
  expect(was).toMatchObject({ origin: 'derived', source: 'society_st_input_2027_path' });
  expect(after(8300)).toMatchObject({ value: 8300, origin: 'assumption', source: 'assumption' });
  expect(after(was.value)).toEqual(was);
});

it('a derived target follows a revision that is taken back, and an own one does not', () => {
  const id = 'society_st_input_2030';
  const figures = zhejiang.model.figures.map((each) => (each.id === id ? { ...each, revised: 12000 } : each));
  const revised = followFigures(zhejiang.model, { ...zhejiang.model, figures });
  const valueIn = ({ targets }: Model, key = 'society_2027') =>
    targets.find((each) => each.key === key)?.value;
  expect(valueIn(revised)).toBeCloseTo(7200 * (12000 / 7200) ** 0.4, 9);
  expect(valueIn(takeBackRevision(revised, id))).toBe(valueIn(zhejiang.model));
  const own = changeTarget(revised, 'society_2027', { value: 8300 });
  expect(valueIn(takeBackRevision(own, id))).toBe(8300);
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
