import { describe, expect, it } from 'vitest';
import type { Model } from '../../../src/model/model.js';
import { readPack } from '../../../src/model/pack.js';
import type { PreparedModel } from '../../../src/model/prepared.js';
import { projectModel } from '../../../src/model/project.js';
import { readActuals } from '../../../src/model/roll/readActuals.js';
import { rollModel, type Roll } from '../../../src/model/roll/rollModel.js';
import { prepared, valueOf, ZHEJIANG } from '../packs.js';

const HEADER = 'indicator,member,period,value,unit,source\n';
const zhejiang = prepared(valueOf(readPack(ZHEJIANG)));

function roll(rows: string, follow?: string, before: PreparedModel = zhejiang, to = 2025) {
  const read = readActuals(HEADER + rows, 'actuals.csv', before, to);
  const actuals = valueOf(read);
  return rollModel(before, {
    to,
    actuals,
    ...(follow === undefined ? {} : { follow }),
    date: '2026-01-20',
    file: 'actuals.csv',
  });
}

function rolled(rows: string, follow?: string, before?: PreparedModel, to?: number): Roll {
  const outcome = roll(rows, follow, before, to);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

it('try', () => {
  console.time('roll');
  const r = rolled('rd_expenditure,,2025,3110,亿元,省统计局\nrd_intensity,,2025,3.29,%,省统计局\n');
  console.timeEnd('roll');
  console.log(JSON.stringify({ ...r, prepared: undefined }, null, 1).slice(0, 9000));
  console.log(r.prepared.model.figures.slice(-3));
  const p = projectModel(r.prepared, 'continuation');
  for (const k of ['gdp','rd_intensity','rd_intensity_path','rd_growth_needed','rd_capital','society_st_input']) console.log(k, p.indicators.find((x) => x.key === k)?.values.join(' '));
});
