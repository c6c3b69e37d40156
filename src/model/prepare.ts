/**
 * Prepares a model for calculation: parses, compiles and checks formulas, and assigns figures to their years.
 *
 * In: a model. Out: the prepared model, or every problem that prevents it, each at its table, key and field (and, within a
 * formula, its offsets). Warnings are returned with a prepared model.
 */
import { cellValue, convert, findUnit, UNITS, type Unit } from '../figures/units.js';
import { wholeYear } from '../figures/period.js';
import { usedValue, type Figure } from '../figures/figure.js';
import type { Expr } from '../formula/values/expr.js';
import { compileFormula } from '../formula/evaluate/interpret.js';
import { parseFormula } from '../formula/text/parse.js';
import type { ModelYears } from '../formula/functions/modelYears.js';
import { referencesOf } from '../formula/functions/references.js';
import type { Names } from '../formula/values/scope.js';
import { checkUnits } from '../formula/units/unitCheck.js';
import type { Outcome, Table } from '../messages/problem.js';
import { checkBaseline } from './checkBaseline.js';
import { checkCalibers } from './caliber.js';
import { checkModel } from './checkModel.js';
import { checkCircles } from './circles.js';
import { calculateDerived, withoutConsequences } from './derived.js';
import type { Indicator, Model, Rule } from './model.js';
import { hasSeries, modelNames } from './names.js';
import { namedYears, resolveNamedYears } from './namedYears.js';
import { orderKeys } from './order.js';
import { yearsOf } from './parameters.js';
import { tellScenarioPasts } from './pastGaps.js';
import type { Actual, PreparedIndicator, PreparedModel, PreparedRule } from './prepared.js';
import { Report } from './report.js';

/** Data that all formulas of a model share. */
interface Surroundings {
  readonly names: Names;
  /** By key of indicator or parameter. */
  readonly units: ReadonlyMap<string, Unit | undefined>;
  /** Keys of the indicators without values. */
  readonly empty: ReadonlySet<string>;
  readonly years: ModelYears;
  readonly report: Report;
}

/** A formula as the user wrote it, and with plain years, as it is calculated. */
interface ReadFormula {
  readonly written: Expr;
  readonly expr: Expr;
}

/** The row that a formula belongs to. */
interface Owner {
  readonly table: Table;
  readonly key: string;
}

export function prepareModel(given: Model): Outcome<PreparedModel> {
  const report = new Report();
  const derived = calculateDerived(given.figures);
  const model = withFigures(given, derived.figures);
  checkModel(model, report);
  report.problems.push(...withoutConsequences(derived.problems, derived, report.problems));
  checkBaseline(model.figures, report);
  const names = modelNames(model);
  const surroundings: Surroundings = {
    names,
    units: new Map([...model.indicators, ...model.parameters].map(({ key, unit }) => [key, findUnit(unit)])),
    empty: withoutSeries(model),
    years: namedYears(model),
    report,
  };
  const read = readFormulas(model, surroundings);
  const formulas = new Map([...read].map(([key, { expr }]) => [key, expr]));
  const rules = readRules(model, surroundings);
  const order = orderSeries(model, formulas, names, report);
  checkCircles(model, formulas, names, report);
  checkCalibers(model, formulas, report);
  // From here on units, figures and keys are known to be valid.
  if (report.hasErrors) return { ok: false, problems: report.problems };

  const figureById = new Map(model.figures.map((figure) => [figure.id, figure]));
  const series = model.indicators
    .filter(hasSeries)
    .map((row) => prepareIndicator(model, row, figureById, read.get(row.key)));
  const parameters = model.parameters.map((parameter) => ({ parameter, unit: knownUnit(parameter.unit) }));
  const prepared: PreparedModel = {
    model,
    names,
    years: yearsOf(model),
    series,
    parameters,
    rules,
    order,
    seriesByKey: new Map(series.map((row) => [row.indicator.key, row])),
    parameterByKey: new Map(parameters.map((row) => [row.parameter.key, row])),
    scenarioByKey: new Map(model.scenarios.map((row) => [row.key, row])),
    figureById,
  };
  return { ok: true, value: prepared, problems: [...report.problems, ...tellScenarioPasts(prepared)] };
}

/** The model with its derived figures calculated; the same object if their values are unchanged. */
function withFigures(model: Model, figures: readonly Figure[]): Model {
  return figures.every((figure, i) => figure === model.figures[i]) ? model : { ...model, figures };
}

function readFormulas(model: Model, surroundings: Surroundings): ReadonlyMap<string, ReadFormula> {
  const formulas = new Map<string, ReadFormula>();
  for (const { key, formula, unit } of model.indicators) {
    if (formula === undefined) continue;
    const read = readFormula(surroundings, { table: 'indicators', key }, formula, findUnit(unit));
    if (read !== undefined) formulas.set(key, read);
  }
  return formulas;
}

function readRules(model: Model, surroundings: Surroundings): readonly PreparedRule[] {
  const { firstYear, horizon } = model;
  return model.rules.flatMap((rule: Rule) => {
    const owner = { table: 'rules', key: rule.key } as const;
    const [from, to] = [rule.from ?? model.baseYear + 1, rule.to ?? horizon];
    for (const [field, year] of [['from', from] as const, ['to', to] as const])
      if (year < firstYear || year > horizon)
        surroundings.report.add('model.yearOutside', { ...owner, field }, { year, firstYear, horizon });
    if (from > to)
      surroundings.report.add('model.ruleReversed', { ...owner, field: 'to' }, { key: rule.key, from, to });
    const read = readFormula(surroundings, owner, rule.formula, undefined);
    return read === undefined ? [] : [{ rule, from, to, ...read, evaluate: compileFormula(read.expr) }];
  });
}

/** Parses one formula and checks its units and the series that it refers to. */
function readFormula(
  { names, units, empty, years, report }: Surroundings,
  owner: Owner,
  text: string,
  expected: Unit | undefined,
): ReadFormula | undefined {
  const at = { ...owner, field: 'formula' } as const;
  const parsed = parseFormula(text, names);
  for (const found of parsed.problems) report.problems.push({ ...found, place: { ...found.place, ...at } });
  if (!parsed.ok) return undefined;
  const expr = resolveNamedYears(parsed.value, years, names, at, report);
  for (const found of checkUnits(expr, (key) => units.get(key), expected))
    report.problems.push({ ...found, place: { ...found.place, ...at } });
  for (const { key, span } of referencesOf(expr))
    if (empty.has(key)) report.add('model.noSeries', { ...at, ...span }, { name: key });
  return { written: parsed.value, expr };
}

/** Keys that a formula can name but not use in calculations: indicators without values, and targets. */
function withoutSeries({ indicators, parameters, targets }: Model): ReadonlySet<string> {
  const known = new Set([...indicators.filter(hasSeries), ...parameters].map(({ key }) => key));
  return new Set([...indicators, ...targets].map(({ key }) => key).filter((key) => !known.has(key)));
}

/** The order by references within a year; a cycle among them is reported with display names. */
function orderSeries(
  model: Model,
  formulas: ReadonlyMap<string, Expr>,
  names: Names,
  report: Report,
): readonly string[] {
  const keys = model.indicators.map(({ key }) => key).filter((key) => formulas.has(key));
  const references = new Map(
    [...formulas].map(([key, expr]) => {
      const same = referencesOf(expr).filter(({ time }) => time === 'same');
      return [key, same.map((reference) => reference.key)];
    }),
  );
  const { order, cycles } = orderKeys(keys, references);
  for (const cycle of cycles) {
    const way = cycle.map((key) => names.write(key, 'zh')).join(' -> ');
    const wayEn = cycle.map((key) => names.write(key, 'en')).join(' -> ');
    const [first = '', second = ''] = cycle;
    const expr = formulas.get(first);
    const span = expr && referencesOf(expr).find(({ key, time }) => key === second && time === 'same')?.span;
    report.add('model.cycle', { table: 'indicators', key: first, field: 'formula', ...span }, { way, wayEn });
  }
  return order;
}

function prepareIndicator(
  model: Model,
  indicator: Indicator,
  figureById: ReadonlyMap<string, Figure>,
  formula: ReadFormula | undefined,
): PreparedIndicator {
  const unit = knownUnit(indicator.unit);
  const actuals = new Map<number, Actual>();
  for (const id of indicator.figures ?? []) {
    const figure = figureById.get(id);
    const year = figure && wholeYear(figure.period);
    const value = figure && convert(usedValue(figure), knownUnit(figure.unit), unit);
    if (figure === undefined || year === undefined || value === undefined)
      throw new Error(`figure "${id}" of "${indicator.key}" was not checked`);
    actuals.set(year, { figure, value: cellValue(value, unit) });
  }
  if (formula === undefined) return { indicator, unit, actuals };
  const firstActual = actuals.size === 0 ? undefined : Math.min(...actuals.keys());
  const from = indicator.from ?? (firstActual === undefined ? model.baseYear : firstActual + 1);
  return { indicator, unit, actuals, from, ...formula, evaluate: compileFormula(formula.expr) };
}

function knownUnit(symbol: string): Unit {
  const unit = findUnit(symbol);
  if (unit === undefined)
    throw new Error(`unit "${symbol}" is not among ${UNITS.length} units and was not checked`);
  return unit;
}
