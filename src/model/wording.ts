/** Formulas in canonical form, written over keys. */
import type { Expr } from '../formula/values/expr.js';
import { printFormula } from '../formula/text/print.js';
import type { Model } from './model.js';
import type { PreparedModel } from './prepared.js';

/**
 * The same model with every formula as the printer writes it. Keys do not change with display names, and a model read back from a
 * workbook is written in this form, so two models can be compared by their texts.
 */
export function writeOverKeys(prepared: PreparedModel): PreparedModel {
  const { model, names } = prepared;
  const write = <T extends { readonly formula?: string }>(row: T, formula: Expr | undefined): T =>
    formula === undefined ? row : { ...row, formula: printFormula(formula, names, 'key') };
  const series = prepared.series.map((row) => ({ ...row, indicator: write(row.indicator, row.written) }));
  const rules = prepared.rules.map((row) => ({ ...row, rule: write(row.rule, row.written) }));
  const seriesByKey = new Map(series.map((row) => [row.indicator.key, row]));
  const written: Model = {
    ...model,
    indicators: model.indicators.map((row) => seriesByKey.get(row.key)?.indicator ?? row),
    rules: rules.map(({ rule }) => rule),
  };
  return { ...prepared, model: written, series, rules, seriesByKey };
}
