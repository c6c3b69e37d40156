/** No plan asks of Excel what it refuses, whatever the model and whatever is attached. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Bilingual } from '../../src/messages/language.js';
import type { Model } from '../../src/model/model.js';
import { readPack } from '../../src/model/pack.js';
import { planWorkbook } from '../../src/workbook/sheets/planWorkbook.js';
import type { Cell, WorkbookPlan } from '../../src/workbook/plan/plan.js';
import { readFiles, valueOf } from '../model/packs.js';
import { brokenLimits } from './excelLimits.js';
import { preparedOf, randomModel, tinyModel } from './models.js';
import { simulationOf } from './simulations.js';
import { varianceOf } from './variances.js';

const zhejiang = preparedOf(valueOf(readPack(readFiles('seeds/zhejiang'))));

describe('limits of Excel', () => {
  it.each(LANGUAGES)('hold for Zhejiang with everything attached (%s)', (language) => {
    const question = { scenario: 'continuation', indicator: 'rd_intensity', year: 2030 };
    const attachments = {
      simulation: simulationOf(zhejiang, 'continuation', 50),
      variance: varianceOf(zhejiang, question),
      sensitivity: { ...question, pair: ['rd_growth', 'gdp_growth'] as const },
      journal: {
        entries: [
          {
            at: '2026-01-31T16:05:09+08:00',
            name: '名'.repeat(300),
            changes: [{ path: 'rules.x.formula', from: '"a"', to: `"${'长'.repeat(40_000)}"` }],
          },
        ],
      },
    };
    expect(brokenLimits(planWorkbook(zhejiang, language, attachments))).toEqual([]);
  });

  it('hold for any model', () => {
    fc.assert(
      fc.property(randomModel, fc.constantFrom(...LANGUAGES), (model, language) => {
        expect(brokenLimits(planWorkbook(preparedOf(model), language))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it.each(LANGUAGES)('hold for names, units and notes as long as anyone may write (%s)', (language) => {
    const long = <T extends { readonly key: string; readonly name: Bilingual }>(row: T): T => ({
      ...row,
      name: { zh: `${row.key}${'名"😀'.repeat(150)}`, en: `${row.key} ${'name "x" '.repeat(50)}` },
    });
    const model: Model = {
      ...tinyModel,
      name: { zh: '浙'.repeat(400), en: 'Z'.repeat(400) },
      indicators: tinyModel.indicators.map(long),
      parameters: tinyModel.parameters.map(long),
      scenarios: tinyModel.scenarios.map(long),
      rules: tinyModel.rules.map(long),
    };
    const prepared = preparedOf(model);
    const simulation = simulationOf(prepared, 'base', 50);
    expect(brokenLimits(planWorkbook(prepared, language, { simulation }))).toEqual([]);
  });

  it('are noticed when a plan breaks them', () => {
    const plan = planWorkbook(zhejiang, 'en');
    const [sheet] = plan.sheets;
    if (sheet === undefined) throw new Error('no sheet');
    const withCell = (cell: Cell): WorkbookPlan => ({
      ...plan,
      sheets: [{ ...sheet, blocks: [{ row: 0, column: 0, cells: [[cell]] }] }],
    });
    for (const cell of [
      { formula: `="${'x'.repeat(256)}"` },
      { formula: `=${'ABS('.repeat(65)}1${')'.repeat(65)}` },
      { formula: `=SUM(${'1,'.repeat(255)}1)` },
      { formula: '=SUM(1' },
      { value: NaN },
      { value: 'x'.repeat(32_768) },
    ])
      expect(brokenLimits(withCell(cell)), JSON.stringify(cell).slice(0, 40)).toHaveLength(1);
    expect(brokenLimits({ ...plan, sheets: [{ ...sheet, name: 'History' }] })).toHaveLength(1);
    expect(brokenLimits({ ...plan, names: [{ name: 'rd24', ref: "'a'!$A$1" }] })).toHaveLength(1);
  });
});
