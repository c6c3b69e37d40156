/**
 * Per cents that have been within 100 % in all past years: which paths pass it, and the rule that marks such years in the workbook.
 *
 * In: the model and the rows of such series. Out: a remark for each whose path is above 100 % in a scenario, with its first such year.
 */
import type { Problem } from '../messages/problem.js';
import { START, startText } from '../messages/wording/start.js';
import type { Model, Rule } from '../model/model.js';
import { prepareModel } from '../model/prepare.js';
import { projectSeries } from '../model/project.js';
import { freeKey, type Row, type Taken } from './nameSeries.js';

interface Passed {
  readonly row: Row;
  readonly problem: Problem;
}

/** Values within rounding of 1 are no more than 100 %. */
const NOISE = 1e-9;

export function tellPassed(model: Model, rows: readonly Row[]): readonly Passed[] {
  const prepared = prepareModel(model);
  if (!prepared.ok || rows.length === 0) return [];
  const scenarios = model.scenarios.map(({ key, name }) => ({
    name,
    projection: projectSeries(prepared.value, key),
  }));
  return rows.flatMap((row): readonly Passed[] => {
    const above = scenarios.flatMap(({ name, projection: { indicators, years } }) => {
      const values = indicators.find(({ key }) => key === row.key)?.values ?? [];
      const at = values.findIndex((value) => typeof value === 'number' && value > 1 + NOISE);
      return at < 0 ? [] : [{ name, year: years[at] ?? 0, value: Number(values[at]) }];
    });
    const [first] = above;
    if (first === undefined) return [];
    const place = { file: row.series.sheet, cell: row.series.cell };
    const args = {
      ...{ name: row.series.name, year: first.year, value: Number((100 * first.value).toPrecision(5)) },
      scenario: [...new Set([first.name.zh, first.name.en])].join(' / '),
    };
    return [{ row, problem: { code: 'start.passesHundred', severity: 'warning', place, args } }];
  });
}

/** The rule that a row of per cent stays within 100%; its key is added to those taken. */
export function withinRule({ key, name }: Row, taken: Taken): Rule {
  return {
    key: freeKey(`${key}_within`, taken.keys),
    name: startText('rule.within', { name }),
    formula: `=${key} <= 1`,
    severity: 'soft',
    source: 'assumption',
    reason: START['rule.withinReason'],
  };
}
