/** The lint of generated workbooks: everyone can read them, with everything attached and for any model. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/messages/language.js';
import { addBlock } from '../../src/model/takeBlock.js';
import { readPack } from '../../src/model/pack.js';
import { writeOverKeys } from '../../src/model/wording.js';
import { BLOCKS } from '../../src/taskpane/plan/blockTexts.js';
import { keepDraft, setMember, startDraft } from '../../src/taskpane/plan/allocationDraft.js';
import { planWorkbook } from '../../src/workbook/sheets/planWorkbook.js';
import { readFiles, valueOf } from '../model/packs.js';
import { preparedOf, randomModel } from './models.js';
import { unreadable } from './readable.js';
import { simulationOf } from './simulations.js';
import { varianceOf } from './variances.js';

const start = writeOverKeys(preparedOf(valueOf(readPack(readFiles('seeds/zhejiang'))))).model;

/** Zhejiang with an account and an allocation in which a floor binds. */
function whole() {
  const inside = preparedOf(valueOf(addBlock(start, 'account', BLOCKS['account']!)));
  const draft = startDraft(inside, undefined)!;
  const [first = ''] = Object.keys(draft.allocation.weights);
  const bound = setMember(draft, first, 'floor', 2000);
  return preparedOf(keepDraft(inside.model, bound, { zh: '分解', en: 'Division' }));
}

describe('a generated workbook', () => {
  it.each(LANGUAGES)('can be read by everyone, with everything attached (%s)', (language) => {
    const zhejiang = whole();
    const question = { scenario: 'continuation', indicator: 'rd_intensity', year: 2030 };
    const row = { member: '', says: 'single', caliber: '', source: '' } as const;
    const plan = planWorkbook(zhejiang, language, {
      simulation: simulationOf(zhejiang, 'continuation', 50),
      variance: varianceOf(zhejiang, question),
      sensitivity: { ...question, pair: ['rd_growth', 'gdp_growth'] },
      observations: {
        rows: [
          { ...row, indicator: 'rd_expenditure', period: '2024H1', value: 1300 },
          { ...row, indicator: 'rd_expenditure', period: '2024', value: 2901.4 },
          { ...row, indicator: 'rd_expenditure', period: '2025H1', value: 1400 },
        ],
      },
    });
    expect(plan.sheets.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['account', 'allocation', 'monitoring']),
    );
    expect(unreadable(plan)).toEqual([]);
  });

  it('can be read for any model', () => {
    fc.assert(
      fc.property(randomModel, fc.constantFrom(...LANGUAGES), (model, language) => {
        expect(unreadable(planWorkbook(preparedOf(model), language))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});

it('finds each fault', () => {
  const plan = planWorkbook(preparedOf(start), 'en');
  const [overview, ...others] = plan.sheets;
  const broken = {
    ...plan,
    sheets: [
      {
        ...overview!,
        charts: overview!.charts.map((chart) => ({ ...chart, description: chart.title })),
        merges: [...overview!.merges],
        tables: [{ name: 'T', area: { row: 0, column: 0, rows: 1, columns: 2 } }],
        conditionalFormats: [
          { area: { row: 1000, column: 0, rows: 1, columns: 1 }, formula: '=A1001=1', style: 'good' },
        ],
        blocks: [...overview!.blocks, { row: 1000, column: 0, cells: [[{ value: 1, style: 'pale' }]] }],
      },
      ...others,
    ],
    styles: { ...plan.styles, pale: { color: 'AAAAAA' } },
  };
  const told = unreadable(broken).join('\n');
  for (const part of ['alternative text', 'no row below', 'in colour only', 'contrast'])
    expect(told).toContain(part);
});
