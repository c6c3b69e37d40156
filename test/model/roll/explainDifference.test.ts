import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPack } from '../../../src/model/pack.js';
import { explainDifference } from '../../../src/model/roll/explainDifference.js';
import { setFormula, setParameterValue } from '../../../src/model/edit.js';
import { edited, model as randomModel, prepared, valueOf, ZHEJIANG } from '../packs.js';
import { prepareModel } from '../../../src/model/prepare.js';

describe('the difference between two models', () => {
  it('is none between a model and itself', () => {
    fc.assert(
      fc.property(randomModel, (model) => {
        const same = { prepared: prepared(model), scenario: model.scenarios[0]?.key ?? '' };
        expect(explainDifference(same, same)).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it('law: causes add up to it, after any edits', () => {
    fc.assert(
      fc.property(randomModel, fc.array(edited, { minLength: 1, maxLength: 4 }), (model, edits) => {
        const changed = edits.reduce((of, edit) => edit(of), model);
        const after = prepareModel(changed);
        if (!after.ok) return;
        const [before, last] = [model.scenarios[0]?.key ?? '', changed.scenarios.at(-1)?.key ?? ''];
        const rows = explainDifference(
          { prepared: prepared(model), scenario: before },
          { prepared: after.value, scenario: last },
        );
        for (const { was, is, causes } of rows)
          if (was !== null && is !== null) {
            expect(causes.length).toBeGreaterThan(0);
            const sum = causes.reduce((total, { amount }) => total + amount, 0);
            expect(Math.abs(sum - (is - was))).toBeLessThanOrEqual(
              1e-15 * Math.max(Math.abs(is), Math.abs(was)),
            );
          }
      }),
      { numRuns: 60 },
    );
  });

  it('bridges two scenarios of one model, a cause a parameter', () => {
    const zhejiang = prepared(valueOf(readPack(ZHEJIANG)));
    const [first, second] = zhejiang.model.scenarios;
    const rows = explainDifference(
      { prepared: zhejiang, scenario: first?.key ?? '' },
      { prepared: zhejiang, scenario: second?.key ?? '' },
      ['rd_intensity'],
    );
    const last = rows.at(-1);
    expect(last?.causes.every(({ cause }) => cause === 'parameters')).toBe(true);
    const moved = Object.keys(second?.values ?? {});
    expect(last?.causes.every(({ of = '' }) => moved.includes(of))).toBe(true);
    expect(last?.causes.reduce((sum, { amount }) => sum + amount, 0)).toBe(
      (last?.is ?? 0) - (last?.was ?? 0),
    );
  });

  it('parts parameters from formulas', () => {
    const model = valueOf(readPack(ZHEJIANG));
    const scenario = model.scenarios[0]?.key ?? '';
    const moved = setParameterValue(model, scenario, 'digital_growth', 'all', 5);
    const after = setFormula(moved, 'digital_core_va', '=PREV(digital_core_va)*(1+digital_growth)+10');
    const [row] = explainDifference(
      { prepared: prepared(model), scenario },
      { prepared: prepared(after), scenario },
      ['digital_core_va'],
    );
    expect(row?.causes.map(({ cause, of }) => [cause, of])).toEqual([
      ['parameters', 'digital_growth'],
      ['formulas', 'digital_core_va'],
    ]);
    expect(row?.causes[1]?.amount).toBeCloseTo(10, 9);
  });
});
