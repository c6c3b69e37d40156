/** An invented model with members: shops in three towns of two districts, by owner. */
import type { Figure } from '../../src/figures/figure.js';
import { expandModel } from '../../src/model/expandModel.js';
import type { Indicator, Model } from '../../src/model/model.js';

const both = (zh: string, en: string) => ({ zh, en });

export const member = (key: string, zh: string, en: string, level: string, parent?: string) => ({
  key,
  name: both(zh, en),
  level,
  ...(parent === undefined ? {} : { parent }),
});

export function figure(
  id: string,
  indicator: string,
  geography: string,
  period: string,
  value: number,
): Figure {
  return {
    ...{ id, indicator, geography, period, value, periodBasis: 'printed', unit: '亿元' },
    ...{ qualifier: 'exact', kind: 'actual', caliber: '', note: '' },
    source: { document: 'report', line: 1, token: `${value}亿元` },
  };
}

export const SALES: Indicator = {
  key: 'sales',
  name: both('销售额', 'Sales'),
  unit: '亿元',
  group: '甲',
  formula: '=PREV(sales)*(1+growth)',
  over: [{ dimension: 'place', level: 'town' }],
};

export const COST: Indicator = {
  key: 'cost',
  name: both('成本', 'Cost'),
  unit: '亿元',
  group: '甲',
  formula: '=sales*cost_share',
  over: [{ dimension: 'place', level: 'town' }],
};

const PROFIT: Indicator = {
  key: 'profit',
  name: both('利润', 'Profit'),
  unit: '亿元',
  group: '乙',
  formula: '=sales-cost',
};

export const shops: Model = {
  version: 2,
  name: both('商店', 'Shops'),
  ...{ firstYear: 2022, baseYear: 2024, horizon: 2027, milestones: [2026], geography: '全公司' },
  documents: [
    {
      id: 'report',
      title: '年报',
      publisher: '商店',
      published: '2025-01',
      number: '',
      file: 'report.txt',
      sha256: 'a'.repeat(64),
    },
  ],
  figures: [
    figure('north_2024', 'sales', '北镇', '2024', 30),
    figure('south_2024', 'sales', 'South', '2024', 20),
    figure('west_2023', 'sales', '西', '2023', 8),
    figure('west_2024', 'sales', '西镇', '2024', 10),
    { ...figure('north_2027', 'sales', '北镇', '2027', 99), kind: 'target' },
  ],
  indicators: [SALES, COST, PROFIT],
  parameters: [
    {
      key: 'growth',
      name: both('增速', 'Growth rate'),
      ...{ unit: '%', group: '丙', value: 10, min: -50, max: 50, role: 'lever', source: 'assumption' },
      reason: both('假设', 'assumed'),
      distribution: { kind: 'triangular', parameters: { min: 5, mode: 10, max: 12 } },
    },
    {
      key: 'cost_share',
      name: both('成本率', 'Cost share'),
      ...{ unit: '%', group: '丙', value: 60, min: 0, max: 100, role: 'structural', source: 'assumption' },
      reason: both('假设', 'assumed'),
    },
  ],
  scenarios: [
    { key: 'base', name: both('基准', 'Base'), note: both('', ''), values: {} },
    { key: 'high', name: both('高', 'High'), extends: 'base', note: both('', ''), values: { growth: 20 } },
  ],
  targets: [
    {
      ...{
        key: 'north_goal',
        indicator: 'sales',
        member: 'north',
        year: 2027,
        basis: 'level',
        comparator: '>=',
      },
      ...{
        value: 45,
        unit: '亿元',
        qualifier: 'exact',
        tolerance: 0,
        source: 'north_2027',
        origin: 'document',
      },
    },
  ],
  rules: [
    {
      ...{ key: 'profitable', name: both('盈利', 'Profitable'), formula: '=profit>0', severity: 'hard' },
      ...{ source: 'assumption', reason: both('', '') },
    },
  ],
  dimensions: [
    {
      key: 'place',
      name: both('地区', 'Place'),
      levels: ['company', 'district', 'town'],
      members: [
        member('whole', '全公司', 'Company', 'company'),
        member('upper', '上区', 'Upper', 'district', 'whole'),
        member('lower', '下区', 'Lower', 'district', 'whole'),
        member('north', '北镇', 'North', 'town', 'upper'),
        member('south', '南镇', 'South', 'town', 'lower'),
        { ...member('west', '西镇', 'West', 'town', 'lower'), aliases: ['西'] },
      ],
    },
    {
      key: 'owner',
      name: both('业主', 'Owner'),
      levels: ['kind'],
      members: [member('own', '直营', 'Own', 'kind'), member('partner', '加盟', 'Partner', 'kind')],
    },
  ],
};

/** The model with changes to one of its indicators. */
export function withIndicator(key: string, change: Partial<Indicator>, model: Model = shops): Model {
  return {
    ...model,
    indicators: model.indicators.map((row) => (row.key === key ? { ...row, ...change } : row)),
  };
}

/** The model of one member alone: plain indicators with the member's figures. */
export function modelOfMember(model: Model, key: string): Model {
  const { model: expanded } = expandModel(model);
  const indicators = model.indicators.flatMap(({ over, total: _, ...row }): readonly Indicator[] => {
    if (over === undefined) return [];
    const figures = expanded.indicators.find((each) => each.key === `${row.key}__${key}`)?.figures;
    const { figures: _f, ...rest } = row;
    return [figures === undefined ? rest : { ...rest, figures }];
  });
  return { ...model, indicators, rules: [], targets: [] };
}
