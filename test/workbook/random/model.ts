/** The models that random second builds start from. */
import type { ActualRow } from '../../../src/analysis/monitoring/actualRows.js';
import type { Model } from '../../../src/model/model.js';
import type { Observed } from '../../../src/workbook/plan/attachments.js';
import { shops } from '../../model/members.js';
import { canonical, tinyModel } from '../models.js';

/** The tiny model with two targets, two rules, three scenarios. */
export const model: Model = {
  ...tinyModel,
  targets: [
    ...tinyModel.targets,
    {
      ...{ key: 'rd_2027', indicator: 'rd', year: 2027, basis: 'level', comparator: '>=', value: 3300 },
      ...{ unit: '亿元', qualifier: 'exact', tolerance: 0, source: 'assumption', origin: 'assumption' },
    },
  ],
  rules: [
    ...tinyModel.rules,
    {
      ...{ key: 'gdp_rises', name: { zh: '经济增长', en: 'GDP grows' }, formula: '=gdp > PREV(gdp)' },
      ...{ severity: 'soft', from: 2025, source: 'assumption', reason: { zh: '', en: '' } },
    },
  ],
  scenarios: [
    ...tinyModel.scenarios,
    {
      ...{ key: 'low', name: { zh: '低', en: 'Low' }, note: { zh: '', en: '' }, extends: 'base' },
      values: { rd_growth: 2 },
    },
  ],
};

/** A model with members, a weighted total, an allocation over them, and observations of the whole and of places. */
export const membersModel: Model = canonical({
  ...shops,
  targets: [
    ...shops.targets,
    {
      ...{ key: 'sales_2026', indicator: 'sales', year: 2026, basis: 'level', comparator: '>=', value: 80 },
      ...{ unit: '亿元', qualifier: 'exact', tolerance: 0, source: 'assumption', origin: 'assumption' },
    },
  ],
  allocations: [
    {
      ...{ key: 'split', name: { zh: '分镇', en: 'By town' }, total: 'sales', source: 'assumption' },
      ...{ over: { dimension: 'place', level: 'town' }, years: [2025, 2026] },
      weights: { north: 3, south: 2, west: 1 },
    },
  ],
});

const row = (member: string, period: string, value: number): ActualRow => ({
  ...{ indicator: 'sales', member, period, value, says: 'neither', caliber: '', source: '' },
});

export const observations: Observed = {
  rows: [
    ...[row('', '2025', 66), row('', '2025H1', 31), row('', '2026H1', 36)],
    ...[row('north', '2025', 33), row('north', '2025H1', 15), row('north', '2026H1', 18)],
  ],
  asOf: '2026H1',
};
