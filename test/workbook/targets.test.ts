/**
 * Targets of every basis in the workbook: an independent engine (IronCalc) calculates what the projection says, also after value,
 * tolerance and growth are changed in the cells; what cannot be judged is counted apart.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { BrowserHost } from '../../src/hosts/ironcalc/browser.js';
import type { Figure } from '../../src/figures/figure.js';
import type { Language } from '../../src/messages/language.js';
import { completeTarget, type DraftTarget } from '../../src/model/completeModel.js';
import type { Model } from '../../src/model/model.js';
import { projectModel } from '../../src/model/project.js';
import { countTargets, meetsTarget, targetReadings } from '../../src/model/targetReading.js';
import { readWorkbook } from '../../src/workbook/read/readWorkbook.js';
import { planWorkbook } from '../../src/workbook/sheets/planWorkbook.js';
import type { WorkbookPlan } from '../../src/workbook/plan/plan.js';
import { valueOf } from '../model/packs.js';
import { calculated, differences, numberOf, rowOf, snapshot } from './engine.js';
import { preparedOf, tinyModel } from './models.js';

/** The level of 2020, before the model's first year; a plan for 2025. */
const figures: readonly Figure[] = [
  ...tinyModel.figures,
  ...tinyModel.figures
    .filter(({ id }) => id === 'rd_2024')
    .flatMap((figure): readonly Figure[] => [
      { ...figure, id: 'rd_2020', period: '2020', value: 0.18599, unit: '万亿元' },
      { ...figure, id: 'gdp_2025', indicator: 'gdp', period: '2025', value: 95000, kind: 'plan' },
    ]),
];

const drafts: readonly Omit<DraftTarget, 'source'>[] = [
  {
    key: 'level',
    indicator: 'rd',
    year: 2027,
    comparator: '>=',
    value: 0.35,
    unit: '万亿元',
    tolerance: 0.005,
  },
  { key: 'year_least', indicator: 'rd', year: 2027, from: 2025, basis: 'year', comparator: '>=', value: 6.1 },
  { key: 'year_most', indicator: 'rd', year: 2027, from: 2025, basis: 'year', comparator: '<=', value: 6.5 },
  {
    key: 'year_equal',
    indicator: 'rd',
    year: 2027,
    from: 2025,
    basis: 'year',
    comparator: '=',
    value: 6.1,
    tolerance: 0.2,
  },
  {
    key: 'average',
    indicator: 'rd',
    year: 2026,
    from: 2021,
    basis: 'average',
    comparator: '>',
    value: 9.7,
    base: 'rd_2020',
  },
  {
    key: 'increase',
    indicator: 'rd',
    year: 2026,
    from: 2025,
    basis: 'increase',
    comparator: '>=',
    value: 0.036,
    unit: '万亿元',
  },
  { key: 'points', indicator: 'intensity', year: 2027, basis: 'increase', comparator: '<', value: 0.05 },
  { key: 'planned', indicator: 'gdp', year: 2025, comparator: '>=', value: 95000 },
  { key: 'planned_growth', indicator: 'gdp', year: 2025, basis: 'year', comparator: '>=', value: 5 },
  { key: 'nothing', indicator: 'named_only', year: 2027, comparator: '>=', value: 10 },
];

const model: Model = {
  ...tinyModel,
  figures,
  indicators: tinyModel.indicators.map((row) =>
    row.key === 'gdp' ? { ...row, startsFrom: 'plan' as const, figures: ['gdp_2024', 'gdp_2025'] } : row,
  ),
  targets: drafts.map((draft) => {
    const unit = tinyModel.indicators.find(({ key }) => key === draft.indicator)?.unit ?? '';
    return completeTarget({ ...draft, source: 'assumption' }, unit, undefined);
  }),
};

describe.each(['zh', 'en'] as const)('targets of every basis (%s)', (language: Language) => {
  const plan: WorkbookPlan = planWorkbook(preparedOf(model), language);
  let host: BrowserHost;
  beforeAll(async () => {
    host = await calculated(plan);
  });

  it('are calculated as the projection has them', async () => {
    expect(differences(plan, await snapshot(host))).toEqual([]);
  });

  it('have the status of the projection on Compare, and a word where there is nothing to judge', async () => {
    const seen = await snapshot(host);
    const rows = seen.sheets[numberOf(plan, 'compare')]?.cells ?? [];
    const header = rows.findIndex((row) => row[11]?.value === (language === 'zh' ? '状态' : 'Status'));
    const { scenarios, targets } = model;
    for (const [s, { key }] of scenarios.entries())
      for (const [i, status] of projectModel(preparedOf(model), key).targets.entries()) {
        const shown = rows[header + 1 + i * scenarios.length + s]?.[11]?.value;
        const word = language === 'zh' ? '尚无实际数' : 'No actual yet';
        expect(shown, `${key} ${targets[i]?.key}`).toBe(status.met === null ? word : Number(status.met));
      }
  });

  it('are counted on the first page, those that cannot be judged apart', async () => {
    const seen = await snapshot(host);
    const page = seen.sheets[numberOf(plan, 'overview')]?.cells ?? [];
    const prepared = preparedOf(model);
    const [first] = model.scenarios;
    const { met } = countTargets(targetReadings(prepared), projectModel(prepared, first!.key).targets);
    expect(page[5]?.[1]?.value).toContain(
      language === 'zh'
        ? `可以判断的 7 项目标中达到 ${met} 项。另有 2 项不计入：其数值就是计划数或目标数，自己与自己相比。另有 1 项没有可比的数列或数值，不计入。`
        : `Met: ${met} of the 7 targets that can be judged. Not counted: 2 targets whose value is itself a plan or target figure. Not counted: 1 target without a series or value to compare with.`,
    );
  });

  it('say on the first page when they are met by their tolerance alone', async () => {
    const seen = await snapshot(host);
    const page = seen.sheets[numberOf(plan, 'overview')]?.cells ?? [];
    const shown = page.flatMap((row) =>
      row.map((cell) => (typeof cell?.value === 'string' ? cell.value : '')),
    );
    const readings = targetReadings(preparedOf(model));
    const { targets } = projectModel(preparedOf(model), model.scenarios[0]!.key);
    const byTolerance = readings.filter(({ target }, i) => {
      const { met, gap } = targets[i]!;
      return met === true && gap !== undefined && !meetsTarget(gap, target.comparator);
    });
    expect(byTolerance.map(({ target: { key } }) => key)).toEqual(['level']);
    const met = language === 'zh' ? '达到' : 'Met';
    expect(shown.filter((text) => text.startsWith(`${met} (±`))).toEqual([`${met} (±0.005)`]);
    // What a target allows is beside its name, whether it is needed or not.
    expect(shown.filter((text) => text.endsWith(' (±0.2)'))).toHaveLength(1);
  });

  it('follow value and tolerance in their cells, and growth in its', async () => {
    const edited = await calculated(plan);
    const engine = edited.model();
    const sheet = numberOf(plan, 'model');
    const rows = plan.sheets[sheet]?.blocks[0]?.cells ?? [];
    const title = rows.findIndex((row) => row[0]?.value === 'level') - 1;
    const column = (head: string): number =>
      (rows[title] ?? []).findIndex((cell) => cell?.value === head) + 1;
    const [value, slack] = language === 'zh' ? ['目标值', '容差'] : ['Target', 'Tolerance'];
    engine.setUserInput(sheet, rowOf(plan, 'model', 0, 'average'), column(value), '9.9%');
    engine.setUserInput(sheet, rowOf(plan, 'model', 0, 'level'), column(slack), '0.02');
    engine.setUserInput(sheet, rowOf(plan, 'model', 0, 'year_equal'), column(slack), '0.5%');
    const base = numberOf(plan, 'projection:base');
    engine.setUserInput(base, rowOf(plan, 'projection:base', 2, 'rd_growth'), 5, '6.4%');
    engine.evaluate();
    const seen = await snapshot(edited);
    const read = valueOf(readWorkbook(seen));
    const change = { average: { value: 9.9 }, level: { tolerance: 0.02 }, year_equal: { tolerance: 0.5 } };
    expect(read.targets).toEqual(
      model.targets.map((row) => ({ ...row, ...(change as Record<string, object>)[row.key] })),
    );
    expect(differences(planWorkbook(preparedOf(read), language), seen)).toEqual([]);
  });
});
