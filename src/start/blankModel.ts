/**
 * The smallest model that shows how one is made: a series that grows, a part of it, a target and a rule.
 *
 * In: the author and the date, and the year before the first projected one. Out: the model, with round numbers to be replaced.
 */
import type { Figure } from '../figures/figure.js';
import { BLANK, START } from '../messages/wording/start.js';
import { MODEL_VERSION, type Model, type Parameter } from '../model/model.js';
import type { Source } from './buildModel.js';

export function blankModel({ name, author, date }: Source, baseYear: number): Model {
  const figure = (indicator: string, year: number, value: number): Figure => ({
    ...{ id: `${indicator}_${year}`, indicator, geography: '', period: String(year), periodBasis: 'printed' },
    ...{ value, unit: '万元', qualifier: 'exact', kind: 'input', caliber: '', author, date },
    note: BLANK.example.en,
  });
  const parameter = (key: string, words: Parameter['name'], value: number, max: number): Parameter => ({
    ...{ key, name: words, unit: '%', group: 'main', value, min: 0, max, role: 'lever' },
    ...{ reason: BLANK.example, source: 'assumption' },
  });
  const horizon = baseYear + 5;
  return {
    version: MODEL_VERSION,
    name,
    ...{ firstYear: baseYear - 1, baseYear, horizon, milestones: [horizon], geography: '', documents: [] },
    figures: [figure('total_amount', baseYear - 1, 950), figure('total_amount', baseYear, 1000)],
    indicators: [
      {
        ...{ key: 'total_amount', name: BLANK.total, unit: '万元', group: 'main', headline: true },
        figures: [`total_amount_${baseYear - 1}`, `total_amount_${baseYear}`],
        formula: '=PREV(total_amount) * (1 + total_growth)',
        reason: BLANK.growthReason,
      },
      {
        ...{ key: 'part_amount', name: BLANK.part, unit: '万元', group: 'main', headline: true },
        ...{ formula: '=total_amount * part_share', from: baseYear, reason: BLANK.partReason },
      },
    ],
    parameters: [
      {
        ...parameter('total_growth', BLANK.growth, 5, 15),
        distribution: { kind: 'normal', parameters: { mean: 5, sd: 2 } },
      },
      parameter('part_share', BLANK.share, 30, 100),
    ],
    scenarios: [
      { key: 'base', name: START['scenario.base'], note: BLANK.example, values: {} },
      {
        key: 'low',
        name: START['scenario.low'],
        extends: 'base',
        note: BLANK.example,
        values: { total_growth: 3 },
      },
      {
        key: 'high',
        name: START['scenario.high'],
        extends: 'base',
        note: BLANK.example,
        values: { total_growth: 7 },
      },
    ],
    targets: [
      {
        ...{
          key: `total_${horizon}`,
          indicator: 'total_amount',
          year: horizon,
          basis: 'level',
          comparator: '>=',
        },
        ...{
          value: 1300,
          unit: '万元',
          qualifier: 'exact',
          tolerance: 0,
          source: 'assumption',
          origin: 'assumption',
        },
      },
    ],
    rules: [
      {
        ...{ key: 'part_within_total', name: BLANK.rule, formula: '=part_amount <= total_amount' },
        ...{ severity: 'hard', source: 'assumption', reason: BLANK.example },
      },
    ],
    groups: [{ key: 'main', name: BLANK.group }],
  };
}
