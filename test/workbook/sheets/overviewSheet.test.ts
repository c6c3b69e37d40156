/** The first page of packs of another field: full without an overview, and as the pack says with one. */
import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../../src/messages/language.js';
import type { Model, Overview } from '../../../src/model/model.js';
import { readPack } from '../../../src/model/pack.js';
import { prepareModel } from '../../../src/model/prepare.js';
import type { SheetPlan } from '../../../src/workbook/plan/plan.js';
import { planWorkbook } from '../../../src/workbook/sheets/planWorkbook.js';
import { readFiles, valueOf } from '../../model/packs.js';
import { preparedOf } from '../models.js';

const sales = valueOf(readPack(readFiles('test/packs/sales')));

const story: Overview = {
  file: { zh: '灯具销售', en: 'lamp-sales' },
  indicators: ['revenue', 'units_sold'],
  chart: 'revenue',
  whole: 'revenue',
  parts: ['shop_revenue', 'online_revenue'],
  policy: {
    group: 'people',
    title: { zh: '人手够不够', en: 'Are there people enough' },
    balance: 'cost',
    agree: { zh: '没有成本。', en: 'There is no cost.' },
    above: {
      zh: '{year} 年成本 {cost:0} 万元，毛利率 {margin:1}。',
      en: 'In {year} cost is {cost:0}, margin {margin:1}.',
    },
    below: { zh: '成本为负。', en: 'The cost is negative.' },
    remedy: { zh: '单价年增 {price_growth}。', en: 'Prices rise by {price_growth} a year.' },
  },
};

function overviewOf(model: Model, language: Language): SheetPlan {
  const sheet = planWorkbook(preparedOf(model), language).sheets.find(({ key }) => key === 'overview');
  return sheet!;
}

/** The texts and numbers that the sheet shows. */
function shown({ blocks }: SheetPlan): readonly unknown[] {
  return blocks.flatMap(({ cells }) =>
    cells.flatMap((row) => row.flatMap((cell) => cell?.value ?? cell?.cached ?? [])),
  );
}

describe('a pack without an overview', () => {
  it.each(LANGUAGES)('has a full first page (%s)', (language) => {
    const sheet = overviewOf(sales, language);
    const texts = shown(sheet);
    const { indicators } = sales;
    const names = ['units_sold', 'revenue', 'margin', 'staff'].map(
      (key) => indicators.find((row) => row.key === key)!.name[language],
    );
    expect(texts).toEqual(expect.arrayContaining([sales.name[language], ...names]));
    // The first target's indicator is drawn; the gaps of both targets are.
    expect(sheet.charts.map(({ key }) => key)).toEqual(['intensity', 'gaps']);
    expect(texts).toContain(
      language === 'zh'
        ? '“计划”情景：可以判断的 2 项目标中达到 1 项。2028 年毛利率 37.17%（目标 ≥ 35.00%）。'
        : 'Scenario "Plan". Met: 1 of the 2 targets that can be judged. Gross margin in 2028: 37.17%, target ≥ 35.00%.',
    );
  });
});

describe('values of a year that is over', () => {
  const starred = (model: Model, language: Language): readonly unknown[] => {
    const { sheets, styles } = planWorkbook(preparedOf(model), language);
    const sheet = sheets.find(({ key }) => key === 'overview');
    const cells = sheet?.blocks.flatMap((block) => block.cells.flat()) ?? [];
    const isStarred = (style = ''): boolean => styles[style]?.numberFormat?.endsWith('"*"') === true;
    return cells.flatMap((cell) => (isStarred(cell?.style) ? [cell?.cached] : []));
  };

  it.each(LANGUAGES)('have a sign and a line below where they are no actuals (%s)', (language) => {
    const line = language === 'zh' ? '* 该年已过而没有实际数' : '* No actual although the year is over';
    // Split by an assumed share: 2024's turnover of shops is no actual, that of all is.
    expect(starred(sales, language)).not.toContain(3120);
    const actuals = { ...sales, indicators: sales.indicators.filter(({ key }) => !key.endsWith('_revenue')) };
    expect(starred(actuals, language)).toEqual([]);
    expect(shown(overviewOf(actuals, language)).join('\n')).not.toContain(line);
    // The turnover of 2024 is a plan figure: so is what is calculated from it within the year.
    const planned = {
      ...sales,
      figures: sales.figures.map((figure) =>
        figure.id === 'revenue_2024' ? { ...figure, kind: 'plan' as const } : figure,
      ),
      indicators: sales.indicators.map((row) =>
        row.key === 'revenue' ? { ...row, startsFrom: 'plan' as const } : row,
      ),
    };
    const sheet = overviewOf(planned, language);
    expect(starred(planned, language)).toContain(3120);
    // (3,120 - 2,040) / 3,120.
    expect(starred(planned, language)).toContainEqual(expect.closeTo(0.346153846, 8));
    expect(starred(planned, language)).not.toContain(120000);
    expect(shown(sheet).join('\n')).toContain(line);
  });
});

describe('a pack with an overview', () => {
  it.each(LANGUAGES)('has the first page it describes (%s)', (language) => {
    const sheet = overviewOf({ ...sales, overview: story }, language);
    const texts = shown(sheet);
    expect(sheet.charts.map(({ key }) => key)).toEqual(['intensity', 'sources', 'gaps']);
    // 2,040 in 2024, growing by 8 % a year for four years.
    const cost = '2,775';
    expect(texts).toEqual(
      expect.arrayContaining(
        language === 'zh'
          ? ['人手够不够', `2028 年成本 ${cost} 万元，毛利率 37.2%。`, '单价年增 1.00%。']
          : [
              'Are there people enough',
              `In 2028 cost is ${cost}, margin 37.2%.`,
              'Prices rise by 1.00% a year.',
            ],
      ),
    );
  });

  it('is told what the overview has wrong, and where', () => {
    const wrong: Model = {
      ...sales,
      groups: [
        { key: 'money', name: { zh: '资金', en: 'Money' } },
        { key: 'people', name: { zh: '资金', en: '' } },
      ],
      places: [{ key: ' 杭', name: { zh: '杭', en: 'H' } }],
      overview: {
        indicators: ['revenues', 'cost', 'cost'],
        chart: 'nothing_like_it',
        whole: 'revenue',
        policy: { group: '', agree: { zh: ' ', en: '{cosst}' } },
      },
    };
    const found = prepareModel(wrong).problems.map(({ code, place }) => `${code} ${place.field ?? ''}`);
    expect(found).toEqual([
      'model.doubleName name.zh',
      'model.emptyName name.en',
      'model.blankEnds key',
      'model.nearIndicator overview.indicators.0',
      'model.listedTwice overview.indicators.2',
      'model.unknownIndicator overview.chart',
      'model.wholeWithoutParts overview.whole',
      'model.emptyText overview.policy.group',
      'model.emptyText overview.policy.agree.zh',
      'model.nearIndicator overview.policy.agree.en',
    ]);
  });
});
