/** Changes in words, on the real model. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeLine, wordChanges } from '../../../src/analysis/words/changeWords.js';
import { diffModels } from '../../../src/model/changes.js';
import {
  addScenario,
  moveScenario,
  overrideParameter,
  removeScenario,
  setFormula,
  setParameterValue,
} from '../../../src/model/edit.js';
import { changeRule, changeTarget, removeTarget } from '../../../src/model/editGoals.js';
import type { Model } from '../../../src/model/model.js';
import { edited, model as randomModel } from '../../model/packs.js';
import { zhejiang } from '../models.js';

const { model } = zhejiang;
const say = (after: Model, language: 'zh' | 'en' = 'zh') =>
  wordChanges(diffModels(model, after), after).map((change) => changeLine(change)[language]);

it('a scenario’s value, from the year in which it differs', () => {
  const after = setParameterValue(model, 'on_target', 'rd_growth', 2027, 9);
  expect(say(after)).toEqual(['研发增速（达标），2027 年起：6.5% → 9%']);
  expect(say(after, 'en')[0]).toContain('from 2027: 6.5% → 9%');
});

it('a value that becomes own, and one that is inherited again', () => {
  expect(say(overrideParameter(model, 'pressure', 'rd_depreciation'))[0]).toMatch(/（承压）：沿用 → 15%$/);
  expect(say(setParameterValue(model, 'on_target', 'digital_growth', 'all', 'inherit'))).toEqual([
    '数字经济核心产业增速（达标）：2025 年起 10.5%；2026 年起 9.5%；2028 年起 8.5% → 沿用',
  ]);
});

it('a formula over display names', () => {
  const after = setFormula(model, 'rd_expenditure', '=PREV(rd_expenditure)*1.1');
  expect(say(after)[0]).toMatch(/^指标“研发经费”的公式：.+ → =上年\(研发经费\) \* 1\.1$/);
  expect(say(after, 'en')[0]).toContain('→ =PREV(R&D expenditure) * 1.1');
});

it('targets and rules', () => {
  const [target] = model.targets;
  expect(say(changeTarget(model, target!.key, { value: 9, comparator: '<=' }))).toEqual([
    expect.stringMatching(/^\d{4} 年“.+”目标的要求：≥ → ≤$/),
    expect.stringMatching(/目标的数值：.+ → 9/),
  ]);
  expect(say(removeTarget(model, target!.key))[0]).toMatch(/^删除\d{4} 年“.+”目标$/);
  expect(say(changeRule(model, model.rules[0]!.key, { severity: 'soft' }))[0]).toMatch(/约束：必须 → 应当$/);
});

it('scenarios that come, go and move', () => {
  const name = { zh: '加快', en: 'Faster' };
  const after = addScenario(model, { key: 'faster', name, note: name, values: {} });
  expect(say(after)).toEqual(['新增情景“加快”']);
  expect(say(moveScenario(model, 'pressure', -1))[0]).toMatch(/^调整情景顺序：.*“?承压/);
  // Named by what the change says: the model has it no longer.
  const lines = say(removeScenario(model, 'pressure'));
  expect(lines).toEqual(['删除情景“承压”']);
});

it('a long text is cut', () => {
  const after = { ...model, geography: '长'.repeat(1000) };
  expect(say(after)[0]!.length).toBeLessThan(400);
});

describe('laws', () => {
  it('every difference has words in both languages, at most one line a change', () => {
    fc.assert(
      fc.property(randomModel, fc.array(edited, { minLength: 1, maxLength: 4 }), (one, edits) => {
        const after = edits.reduce((of, change) => change(of), one);
        const changes = diffModels(one, after);
        const words = wordChanges(changes, after);
        expect(words.length).toBeLessThanOrEqual(changes.length);
        expect(words.length > 0).toBe(changes.length > 0);
        for (const change of words)
          for (const text of Object.values(changeLine(change))) {
            expect(text).not.toBe('');
            expect(text).not.toMatch(/undefined|\[object|[{}]/);
          }
      }),
    );
  });
});
