/** Times of what is done once a formula, and of the interpreter. */
import { printExcel } from '../../../src/formula/text/excel.js';
import { parseFormula } from '../../../src/formula/text/parse.js';
import { checkUnits } from '../../../src/formula/units/unitCheck.js';
import { projectModel } from '../../../src/model/project.js';
import type { Measured } from './models.js';
import type { Add } from './report.js';
import { best } from './timing.js';

export function measureStages({ prepared, cells, scenario }: Measured, add: Add): void {
  const { model, series, parameters, names } = prepared;
  const formulas = model.indicators.flatMap(({ formula }) => formula ?? []);
  const exprs = series.flatMap(({ expr }) => expr ?? []);
  const units = new Map(series.map(({ indicator, unit }) => [indicator.key, unit]));
  for (const { parameter, unit } of parameters) units.set(parameter.key, unit);
  const site = {
    year: model.horizon,
    firstYear: model.firstYear,
    baseYear: model.baseYear,
    horizon: model.horizon,
    self: 'x',
    cell: () => 'E12',
    yearCell: () => 'E$4',
  };
  add('parse', best(() => formulas.forEach((formula) => parseFormula(formula, names))) / formulas.length);
  add(
    'unit check',
    best(() => exprs.forEach((expr) => checkUnits(expr, (key) => units.get(key)))) / exprs.length,
  );
  add('print', best(() => exprs.forEach((expr) => printExcel(expr, site))) / exprs.length);
  add('interpret', best(() => projectModel(prepared, scenario)) / cells, { draws: 1 });
}
