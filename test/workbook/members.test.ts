/** A model with members through the whole workbook: planned, recalculated by an independent engine (IronCalc), edited, read back. */
import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/messages/language.js';
import type { Model } from '../../src/model/model.js';
import { readWorkbook } from '../../src/workbook/read/readWorkbook.js';
import { planWorkbook } from '../../src/workbook/sheets/planWorkbook.js';
import { figure, shops, withIndicator } from '../model/members.js';
import { prepared, valueOf } from '../model/packs.js';
import { calculated, differences, numberOf, rowOf, snapshot } from './engine.js';

const OWNED: Model = {
  ...withIndicator('sales', { total: 'given', figures: ['all_2024'] }),
  figures: [...shops.figures, figure('all_2024', 'sales', '全公司', '2024', 65)],
};
const MEAN = withIndicator('cost', { total: { mean: 'sales' } });

const FUNCTIONS = withIndicator(
  'cost',
  { formula: '=SUMOVER(sales)', over: [{ dimension: 'place', level: 'district' }] },
  withIndicator('profit', { formula: '=sales__west-SUMOVER(cost)' }),
);

describe.each(['zh', 'en'] as const)('members in the workbook (%s)', (language: Language) => {
  it.each([
    ['a sum', shops],
    ['a given total', OWNED],
    ['a mean', MEAN],
    ['functions of members', FUNCTIONS],
    [
      'a total that a figure states otherwise',
      { ...withIndicator('sales', { figures: ['all_2024'] }), figures: OWNED.figures },
    ],
    ['members without figures', { ...shops, figures: shops.figures.filter(({ id }) => id !== 'south_2024') }],
    [
      'no total',
      withIndicator('profit', { formula: '=sales*0.4' }, withIndicator('cost', { total: 'none' })),
    ],
  ])('%s is calculated as planned, and reads back as one formula', async (_, model) => {
    const plan = planWorkbook(prepared(model), language);
    const seen = await snapshot(await calculated(plan));
    expect(differences(plan, seen)).toEqual([]);
    const written = (text: string | undefined): string | undefined => text?.replace(/([*+-])/g, ' $1 ');
    const indicators = model.indicators.map((row) => ({ ...row, formula: written(row.formula) }));
    const rules = model.rules.map((row) => ({ ...row, formula: '=profit > 0' }));
    expect(valueOf(readWorkbook(seen))).toEqual({ ...model, indicators, rules });
  });

  it('follow an input of the growth that all of them share', async () => {
    const plan = planWorkbook(prepared(shops), language);
    const edited = await calculated(plan);
    edited
      .model()
      .setUserInput(numberOf(plan, 'projection:base'), rowOf(plan, 'projection:base', 2, 'growth'), 4, '5%');
    edited.model().evaluate();
    const seen = await snapshot(edited);
    const model = valueOf(readWorkbook(seen));
    expect(model.parameters[0]?.value).toBe(5);
    expect(differences(planWorkbook(prepared(model), language), seen)).toEqual([]);
  });
});
