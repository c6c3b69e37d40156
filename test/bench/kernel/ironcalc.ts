/** The same equations in a sheet that IronCalc recalculates: series in rows, years in columns, one draw at a time. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { initSync, Model } from '@ironcalc/wasm';
import { printExcel } from '../../../src/formula/text/excel.js';
import type { Measured } from './models.js';

/** Nanoseconds that one formula takes in a recalculation of the whole sheet. */
export function measureIronCalc({ prepared, equations, fill, fixed, cells }: Measured): number {
  initSync({
    module: readFileSync(
      createRequire(join(process.cwd(), 'package.json')).resolve('@ironcalc/wasm/wasm_bg.wasm'),
    ),
  });
  const sheet = new Model('bench', 'en', 'UTC', 'en');
  sheet.pauseEvaluation();
  const { years, model } = prepared;
  const rows = new Map([...equations.inputs, ...equations.series].map(({ key }, i) => [key, i + 2]));
  const columnOf = (year: number): number => year - model.firstYear + 2;
  const letter = (column: number): string => String.fromCharCode(64 + column);
  const hasValue = (key: string, year: number): boolean => {
    if (year < model.firstYear || year > model.horizon) return false;
    const row = prepared.seriesByKey.get(key);
    return row === undefined || row.actuals.has(year) || (row.from !== undefined && year >= row.from);
  };
  years.forEach((year) => sheet.setUserInput(0, 1, columnOf(year), String(year)));
  for (const { indicator, actuals, expr, from } of prepared.series) {
    const { key } = indicator;
    for (const year of years) {
      const actual = actuals.get(year);
      if (actual !== undefined) sheet.setUserInput(0, rows.get(key)!, columnOf(year), String(actual.value));
      else if (expr !== undefined && from !== undefined && year >= from) {
        const text = printExcel(expr, {
          year,
          firstYear: model.firstYear,
          baseYear: model.baseYear,
          horizon: model.horizon,
          self: key,
          cell: (other, at, anchor) =>
            hasValue(other, at)
              ? `${anchor === 'column' ? '$' : ''}${letter(columnOf(at))}${rows.get(other)!}`
              : undefined,
          yearCell: () => `${letter(columnOf(year))}$1`,
        });
        sheet.setUserInput(0, rows.get(key)!, columnOf(year), text);
      }
    }
  }
  const width =
    1 +
    Math.max(
      ...equations.inputs.flatMap(({ years: from }) =>
        from.map((source) => ('column' in source ? source.column : -1)),
      ),
    );
  const columns = Array.from({ length: width }, () => new Float64Array(16));
  fill(0, columns, 16);
  const times: number[] = [];
  for (let draw = 0; draw < 16 && times.reduce((sum, time) => sum + time, 0) < 1500; draw++) {
    for (const { key, years: sources } of equations.inputs) {
      sources.forEach((source, i) => {
        const value = 'column' in source ? columns[source.column]![draw]! : fixed[source.fixed]!;
        if (draw === 0 || 'column' in source)
          sheet.setUserInput(0, rows.get(key)!, columnOf(years[i]!), String(value));
      });
    }
    const start = performance.now();
    sheet.evaluate();
    times.push(performance.now() - start);
  }
  sheet.free();
  return (times.sort((a, b) => a - b)[Math.floor(times.length / 2)]! * 1e6) / cells;
}
