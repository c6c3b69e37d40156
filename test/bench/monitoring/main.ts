/**
 * What monitoring costs: 100,000 observations of 1,000 members and four indicators, two years by month and the last as a whole.
 * Prints a line of JSON for reading the table, for judging its series and for both, each the quickest of a few runs.
 */
import { completeTarget } from '../../../src/model/completeModel.js';
import type { Model } from '../../../src/model/model.js';
import { projectModel } from '../../../src/model/project.js';
import { monitorActuals } from '../../../src/analysis/monitoring/monitor.js';
import { readActuals } from '../../../src/analysis/monitoring/readActuals.js';
import { prepared, smallModel } from '../../model/packs.js';

const RUNS = 5;
const INDICATORS = ['gdp', 'rd_expenditure', 'enterprise_rd', 'fiscal_st'];
const MEMBERS = 1000;

const members = Array.from({ length: MEMBERS }, (_, i) => ({
  ...{ key: `city_${i}`, name: { zh: `第${i}市`, en: `City ${i}` }, level: 'city' },
}));
const model: Model = {
  ...smallModel,
  dimensions: [{ key: 'place', name: { zh: '地区', en: 'Places' }, levels: ['city'], members }],
  targets: INDICATORS.flatMap((indicator) =>
    members.map(({ key }) =>
      completeTarget(
        {
          ...{ key: `goal_${indicator}_${key}`, indicator, member: key, year: 2030 },
          ...{ comparator: '>=' as const, value: 2000, source: 'assumption' },
        },
        '亿元',
        undefined,
      ),
    ),
  ),
};

function table(): string {
  const rows = ['indicator,member,period,value,unit,cumulative'];
  for (const indicator of INDICATORS)
    members.forEach(({ name }, i) => {
      for (const year of [2024, 2025])
        for (let month = 1; month <= 12; month += 1) {
          const value = (80 + ((i * 7 + month * 13 + year) % 40)).toFixed(1);
          rows.push(`${indicator},${name.zh},${year}-${String(month).padStart(2, '0')},${value},亿元,no`);
        }
      rows.push(`${indicator},${name.zh},2023,${1000 + (i % 90)},亿元,`);
    });
  return `${rows.join('\n')}\n`;
}

function quickest<T>(run: () => T): { readonly seconds: number; readonly value: T } {
  let best = Infinity;
  let value = run();
  for (let i = 0; i < RUNS; i += 1) {
    const start = performance.now();
    value = run();
    best = Math.min(best, performance.now() - start);
  }
  return { seconds: best / 1000, value };
}

const ready = prepared(model);
const [scenario] = model.scenarios;
const projection = projectModel(ready, scenario?.key ?? '');
const csv = table();
const read = quickest(() => readActuals(csv, 'f.csv', ready));
const judged = quickest(() => monitorActuals(ready, projection, read.value.observations));
const tell = (work: string, seconds: number): void => {
  const { rows, problems } = judged.value;
  const counts = {
    observations: read.value.observations.length,
    rows: rows.length,
    problems: problems.length,
  };
  process.stdout.write(`${JSON.stringify({ work, ...counts, seconds: Number(seconds.toFixed(3)) })}\n`);
};
tell('read', read.seconds);
tell('judge', judged.seconds);
tell('read and judge', read.seconds + judged.seconds);
