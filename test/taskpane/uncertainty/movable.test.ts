import { describe, expect, it } from 'vitest';
import { resolveParameter } from '../../../src/model/parameters.js';
import type { Model } from '../../../src/model/model.js';
import { handlesOf, moveAction } from '../../../src/taskpane/uncertainty/movable.js';
import { startStore } from '../realPack.js';

const valuesIn = (model: Model, scenario: string, key: string): readonly number[] =>
  resolveParameter(
    model,
    model.scenarios.find((row) => row.key === scenario)!,
    model.parameters.find((row) => row.key === key)!,
  ).map(({ value }) => value);

describe('sliders', () => {
  it('are of the parameters that the indicator depends on, without switches and goals', () => {
    const { prepared } = startStore().getState().calculation!;
    expect(handlesOf(prepared, 'continuation', 'rd_intensity').map(({ parameter }) => parameter.key)).toEqual(
      [
        'rest_growth',
        'industry_weight',
        'gdp_deflator',
        'rd_growth',
        'rd_society_elasticity',
        'rd_price_growth',
        'rd_growth_past',
        'rd_depreciation',
        'rd_elasticity',
        'gov_st_growth',
        'leverage_ratio',
        'marginal_leverage',
        'others_growth',
        'society_base',
        'industry_other_growth',
        'hightech_ceiling',
        'hightech_speed',
        'industry_tech_strength',
        'corporate_tax_rate',
        'super_deduction',
        'rd_cost_elasticity',
      ],
    );
    const society = handlesOf(prepared, 'continuation', 'society_st_input').map(
      ({ parameter }) => parameter.key,
    );
    expect(society).not.toContain('society_reading');
    expect(society).not.toContain('intensity_goal');
  });

  it('write one step of undo, and move the distribution of a base scenario along', () => {
    const store = startStore();
    const { prepared } = store.getState().calculation!;
    const handle = handlesOf(prepared, 'continuation', 'rd_intensity').find(
      ({ parameter }) => parameter.key === 'rd_growth',
    )!;
    store.dispatch(moveAction(prepared, 'continuation', handle, 8));
    store.dispatch({ kind: 'endGesture' });
    const row = store.getState().model!.parameters.find(({ key }) => key === 'rd_growth')!;
    expect([row.value, row.distribution]).toEqual([8, { kind: 'normal', parameters: { mean: 8, sd: 1.2 } }]);
    store.dispatch({ kind: 'undo' });
    expect(store.getState().calculation!.prepared.model).toEqual(prepared.model);
  });

  it('give a scenario its own value, and leave the distribution', () => {
    const store = startStore();
    const { prepared } = store.getState().calculation!;
    const handle = handlesOf(prepared, 'pressure', 'ai_core_revenue').find(
      ({ parameter }) => parameter.key === 'ai_growth',
    )!;
    store.dispatch(moveAction(prepared, 'pressure', handle, 30));
    const { model } = store.getState();
    expect(valuesIn(model!, 'pressure', 'ai_growth').every((value) => value === 30)).toBe(true);
    expect(model!.parameters).toEqual(prepared.model.parameters);
  });

  it('move a path along the years as a whole', () => {
    const store = startStore();
    const { prepared } = store.getState().calculation!;
    const before = valuesIn(prepared.model, 'continuation', 'rest_growth');
    const handle = handlesOf(prepared, 'continuation', 'rd_intensity').find(
      ({ parameter }) => parameter.key === 'rest_growth',
    )!;
    expect(handle.isEven).toBe(new Set(before).size === 1);
    store.dispatch(moveAction(prepared, 'continuation', handle, handle.value + 0.5));
    valuesIn(store.getState().model!, 'continuation', 'rest_growth').forEach((value, t) =>
      expect(value).toBeCloseTo((handle.isEven ? handle.value : before[t]!) + 0.5, 9),
    );
    store.dispatch({ kind: 'undo' });
    expect(store.getState().calculation!.prepared.model).toEqual(prepared.model);
  });
});
