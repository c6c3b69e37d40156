/**
 * Converts a prepared model to the equations of a kernel.
 *
 * In: the model, which parameters vary between draws (and their columns), and the outputs. Out: plain
 * data. Every value of a parameter that does not vary has an index among the fixed values; `fixedValues` gives
 * them for a scenario, so one kernel can be used for all scenarios.
 */
import { cellValue } from '../../figures/units.js';
import type {
  EquationInput,
  Equations,
  EquationSeries,
  InputSource,
  SeriesYear,
} from '../../kernel/equations.js';
import { resolveParameter } from '../../model/parameters.js';
import { applies, type PreparedIndicator, type PreparedModel } from '../../model/prepared.js';

/** Column (from 0) of the draws of a parameter in a year; undefined if it does not vary. */
export type ColumnOf = (parameter: string, year: number) => number | undefined;

export function modelEquations(
  prepared: PreparedModel,
  columnOf: ColumnOf,
  outputs: readonly SeriesYear[],
): Equations {
  const { firstYear, baseYear, horizon } = prepared.model;
  const inputs = prepared.parameters.map(({ parameter }, p): EquationInput => ({
    key: parameter.key,
    years: prepared.years.map((year, y): InputSource => {
      const column = columnOf(parameter.key, year);
      return column === undefined ? { fixed: p * prepared.years.length + y } : { column };
    }),
  }));
  const ordered = new Set(prepared.order);
  const first = prepared.series.filter(({ indicator }) => !ordered.has(indicator.key));
  const later = prepared.order.flatMap((key) => prepared.seriesByKey.get(key) ?? []);
  return {
    firstYear,
    baseYear,
    horizon,
    series: [...[...first, ...later].map(indicatorEquation), ...ruleEquations(prepared)],
    inputs,
    outputs,
  };
}

/** All series in all years in which they have a value. */
export function allOutputs(prepared: PreparedModel): readonly SeriesYear[] {
  return prepared.series.flatMap((row) =>
    prepared.years
      .filter((year) => row.actuals.has(year) || (row.expr !== undefined && applies(row, year)))
      .map((year) => ({ key: row.indicator.key, year })),
  );
}

/** A rule in a year, as an output: 1 if it holds, 0 if it does not. */
export function ruleOutput(rule: string, year: number): SeriesYear {
  return { key: `rule:${rule}`, year };
}

/** Cell values of all parameters in all years of a scenario, in the order of the indexes in the equations. */
export function fixedValues(prepared: PreparedModel, scenarioKey: string): Float64Array {
  const scenario = prepared.scenarioByKey.get(scenarioKey);
  if (scenario === undefined) throw new Error(`no scenario "${scenarioKey}"`);
  return Float64Array.from(
    prepared.parameters.flatMap(({ parameter, unit }) =>
      resolveParameter(prepared.model, scenario, parameter).map(({ value }) => cellValue(value, unit)),
    ),
  );
}

function indicatorEquation({ indicator, actuals, expr, from, to, blank }: PreparedIndicator): EquationSeries {
  const values = Object.fromEntries([...actuals].map(([year, { value }]) => [year, value]));
  const span = { ...(to === undefined ? {} : { to }), ...(blank === undefined ? {} : { blank: [...blank] }) };
  return {
    key: indicator.key,
    actuals: values,
    ...(expr && from !== undefined ? { expr, from, ...span } : {}),
  };
}

function ruleEquations({ rules }: PreparedModel): readonly EquationSeries[] {
  return rules.map(({ rule, expr, from, to }) => ({
    key: `rule:${rule.key}`,
    actuals: {},
    expr,
    from,
    to,
    standsAlone: true,
  }));
}
