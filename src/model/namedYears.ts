/**
 * Resolves the years that formulas of a model name: BASEYEAR, HORIZON, FIRSTYEAR(x), LASTYEAR(x), TARGETYEAR(target).
 *
 * In: a model, and a formula as parsed. Out: the formula with plain years, and a problem for each year that does not exist and
 * for each year that is written as a number, because it would not change with the base year.
 */
import { wholeYear } from '../figures/period.js';
import {
  resolveYears,
  yearCallsIn,
  yearLiteralsIn,
  yearOfCall,
  type ModelYears,
} from '../formula/functions/modelYears.js';
import type { Expr } from '../formula/values/expr.js';
import type { Names } from '../formula/values/scope.js';
import type { Model } from './model.js';
import type { Report, RowPlace } from './report.js';

export function namedYears(model: Model): ModelYears {
  const figures = new Map(model.figures.map((figure) => [figure.id, figure]));
  const indicators = new Map(model.indicators.map((row) => [row.key, row]));
  const targets = new Map(model.targets.map(({ key, year }) => [key, year]));
  return {
    baseYear: model.baseYear,
    horizon: model.horizon,
    figureYears: (key) => {
      const years = (indicators.get(key)?.figures ?? []).flatMap((id) => {
        const figure = figures.get(id);
        const year = figure === undefined ? undefined : wholeYear(figure.period);
        return year === undefined ? [] : [year];
      });
      return years.length === 0 ? undefined : { first: Math.min(...years), last: Math.max(...years) };
    },
    targetYear: (key) => targets.get(key),
  };
}

/** The formula with plain years; problems go to the report. `at` is the row and field of the formula. */
export function resolveNamedYears(
  expr: Expr,
  years: ModelYears,
  names: Names,
  at: RowPlace,
  report: Report,
): Expr {
  for (const call of yearCallsIn(expr)) {
    if (yearOfCall(call, years) !== undefined) continue;
    const [named] = call.args;
    const key = named?.kind === 'name' ? named.key : '';
    const place = { ...at, ...call.span };
    if (call.fn === 'TARGETYEAR') report.add('model.noTargetYear', place, { name: key });
    else
      report.add('model.noFigureYear', place, {
        name: names.write(key, 'zh'),
        nameEn: names.write(key, 'en'),
        call: call.fn,
      });
  }
  for (const literal of yearLiteralsIn(expr))
    report.add('model.yearLiteral', { ...at, ...literal.span }, { year: literal.value }, 'warning');
  return resolveYears(expr, years);
}
