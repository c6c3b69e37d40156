/**
 * Keeps a plan as it was when it was made: a vintage.
 *
 * In: a prepared model, the day, and the text of vintages.csv as it was, if there is one. Out: the text with one vintage more: every
 * series of every scenario from the base year on, in its unit. Vintages are told apart by their base year and, where there are several
 * with one base year, by a number.
 */
import { writeCsv } from '../../figures/csv.js';
import { reportedValue } from '../../figures/units.js';
import type { PreparedModel } from '../prepared.js';
import { projectModel } from '../project.js';

const COLUMNS = ['vintage', 'made', 'scenario', 'indicator', 'member', 'year', 'value', 'unit'];

export function addVintage(prepared: PreparedModel, made: string, before = ''): string {
  const { model, series } = prepared;
  const names = new Set(before.split('\n').map((line) => line.split(',')[0]));
  const base = `base_${model.baseYear}`;
  let vintage = base;
  for (let n = 2; names.has(vintage); n += 1) vintage = `${base}_${n}`;
  const rows = model.scenarios.flatMap(({ key: scenario }) => {
    const { years, indicators } = projectModel(prepared, scenario);
    return indicators.flatMap(({ key, values }, i) => {
      const unit = series[i]?.unit;
      return years.flatMap((year, at) => {
        const value = values[at];
        if (year < model.baseYear || typeof value !== 'number' || unit === undefined) return [];
        return [
          [vintage, made, scenario, key, '', String(year), String(reportedValue(value, unit)), unit.symbol],
        ];
      });
    });
  });
  const old = before === '' || before.endsWith('\n') ? before : `${before}\n`;
  return old === '' ? writeCsv([COLUMNS, ...rows]) : old + writeCsv(rows);
}
