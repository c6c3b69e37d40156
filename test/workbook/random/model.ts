/** The model that random second builds start from. */
import type { Model } from '../../../src/model/model.js';
import { tinyModel } from '../models.js';

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
