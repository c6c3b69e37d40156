/** Models of any size, in the shape of real ones: chains of growth, shares and sums, one assumption for five indicators. */
import type { Indicator, Model, Parameter, Scenario } from '../../../src/model/model.js';

export function makeModel(indicators: number, years: number, scenarios: number): Model {
  const both = (text: string) => ({ zh: `指标 ${text}`, en: `Item ${text}` });
  const count = Math.max(1, Math.round(indicators / 5));
  const parameters = Array.from({ length: count }, (_, i): Parameter => ({
    ...{ key: `rate_${i}`, name: both(`p${i}`), unit: '%', group: 'macro', value: 3 + (i % 7) / 10 },
    ...{ min: 0, max: 20, reason: { zh: '趋势外推', en: 'Trend' }, source: 'assumption' },
    role: 'lever',
  }));
  const formulaOf = (i: number): string => {
    const own = `item_${i}`;
    if (i % 3 === 0) return `=PREV(${own})*(1+rate_${i % count})`;
    return i % 3 === 1 ? `=item_${i - 1}*(1+rate_${i % count})/2` : `=item_${i - 1}+item_${i - 2}`;
  };
  const list = Array.from({ length: indicators }, (_, i): Indicator => ({
    ...{
      key: `item_${i}`,
      name: both(`${i}`),
      unit: '亿元',
      group: `g${Math.floor(i / 25)}`,
      formula: formulaOf(i),
    },
    ...(i % 3 === 0 ? { figures: [`figure_${i}`] } : { from: 2024 }),
  }));
  const figures = list
    .filter((_, i) => i % 3 === 0)
    .map(({ key }, n) => ({
      ...{
        id: `figure_${n * 3}`,
        indicator: key,
        geography: '浙江',
        period: '2024',
        periodBasis: 'printed' as const,
      },
      ...{
        value: 100 + n,
        unit: '亿元',
        qualifier: 'exact' as const,
        kind: 'actual' as const,
        caliber: '',
        note: '',
      },
      source: { document: 'd', line: n + 1, token: `${100 + n}亿元` },
    }));
  return {
    ...{ version: 2, name: both('bench'), firstYear: 2024, baseYear: 2024, horizon: 2023 + years },
    ...{ milestones: [2023 + years], geography: '浙江', figures, indicators: list, parameters },
    documents: [
      {
        ...{ id: 'd', title: '统计公报', publisher: '统计局', published: '2025-02', number: '' },
        ...{ file: 'd.txt', sha256: 'ab'.repeat(32) },
      },
    ],
    scenarios: Array.from({ length: scenarios }, (_, i): Scenario => ({
      ...{ key: `scenario_${i}`, name: both(`${i + 1}`), note: { zh: '', en: '' } },
      ...(i === 0 ? {} : { extends: 'scenario_0' }),
      values: i === 0 ? {} : { rate_0: 4 + i / 10 },
    })),
    ...{ targets: [], rules: [] },
  };
}
