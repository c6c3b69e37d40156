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
import type { Outcome, Problem, Table } from '../messages/problem.js';
import { checkBaseline } from './checkBaseline.js';
import { checkCalibers } from './caliber.js';
import { checkModel } from './checkModel.js';
import { checkCircles } from './circles.js';
import { calculateDerived, withoutConsequences } from './derived.js';
import { expandModel, type Expansion } from './expandModel.js';
import { findEmptyRows, forMember, resolveMembers, type HasTotal, type NoRow } from './memberFormulas.js';
import type { MemberRow } from './memberRows.js';
import { completeTotal } from './memberTotals.js';
import { tellMargins } from './margins.js';
import type { Indicator, Model, ParameterValue, Rule } from './model.js';
import { hasSeries, modelNames } from './names.js';
import { namedYears, resolveNamedYears } from './namedYears.js';
import { warnYoungFunctions } from './youngFunctions.js';
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
  readonly expansion: Expansion;
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
  const model = withoutEmptySeries(withFigures(given, derived.figures));
  checkModel(model, report);
  report.problems.push(...withoutConsequences(derived.problems, derived, report.problems));
  checkBaseline(model.figures, report);
  const expansion = expandModel(model);
  report.problems.push(...expansion.problems);
  const expanded = expansion.model;
  const names = modelNames(expanded);
  const surroundings: Surroundings = {
    names,
    units: new Map(
      [...expanded.indicators, ...model.parameters].map(({ key, unit }) => [key, findUnit(unit)]),
    ),
    empty: withoutSeries(expanded),
    years: namedYears(expanded),
    report,
    expansion,
  };
  const read = readFormulas(model, surroundings);
  const formulas = new Map([...read].map(([key, { expr }]) => [key, expr]));
  const rules = readRules(model, surroundings);
  // From here on units, figures and keys are known to be valid.
  const figureById = new Map(model.figures.map((figure) => [figure.id, figure]));
  const series = report.hasErrors ? [] : prepareSeries(surroundings, figureById, read);
  // A total of members has another formula than the one that was read.
  for (const { indicator, expr, member } of series)
    if (expr !== undefined) formulas.set(indicator.key, expr);
    else if (member !== undefined) formulas.delete(indicator.key);
  const order = orderSeries(expanded, formulas, names, expansion, report);
  checkCircles(expanded, formulas, names, report);
  checkCalibers(expanded, formulas, report);
  report.problems.splice(0, Infinity, ...aboutWritten(report.problems, expansion));
  if (report.hasErrors) return { ok: false, problems: report.problems };

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
  return {
    ok: true,
    value: prepared,
    problems: [
      ...report.problems,
      ...aboutWritten(tellScenarioPasts(prepared), expansion),
      ...tellMargins(prepared),
    ],
  };
}

/** The model with its derived figures calculated; the same object if their values are unchanged. */
function withFigures(model: Model, figures: readonly Figure[]): Model {
  return figures.every((figure, i) => figure === model.figures[i]) ? model : { ...model, figures };
}

/** A series without any year gives a scenario no value of its own, so it is left out; the same object if there is none. */
function withoutEmptySeries(model: Model): Model {
  const isEmpty = (value: ParameterValue): boolean =>
    typeof value !== 'number' && Object.keys(value).length === 0;
  if (!model.scenarios.some(({ values }) => Object.values(values).some(isEmpty))) return model;
  return {
    ...model,
    scenarios: model.scenarios.map((scenario) => ({
      ...scenario,
      values: Object.fromEntries(Object.entries(scenario.values).filter(([, value]) => !isEmpty(value))),
    })),
  };
}

/** By key of row: of indicators without members, and of every row of the others that has the formula itself. */
function readFormulas(model: Model, surroundings: Surroundings): ReadonlyMap<string, ReadFormula> {
  const { expansion, names, report } = surroundings;
  const formulas = new Map<string, ReadFormula>();
  const ofMembers = new Map<string, Expr>();
  for (const { key, formula, unit, total } of model.indicators) {
    if (formula === undefined) continue;
    const owner = { table: 'indicators', key } as const;
    const rows = expansion.rows.get(key);
    if (rows === undefined) {
      const read = readFormula(surroundings, owner, formula, findUnit(unit));
      if (read !== undefined) formulas.set(key, read);
      continue;
    }
    const parsed = parseText(surroundings, owner, formula);
    if (parsed === undefined) continue;
    for (const row of rows) {
      if (row.role === 'rest' || (row.role === 'total' && total !== 'given')) continue;
      ofMembers.set(
        row.key,
        forMember(parsed, row, expansion.rows, totals(model), tellNoRow(surroundings, owner, row)),
      );
    }
    // The total keeps the formula as it is written, for the sheet and the pane, although it is calculated otherwise.
    formulas.set(key, { written: parsed, expr: parsed });
  }
  const figures = new Set(
    expansion.model.indicators.flatMap((row) => (row.figures === undefined ? [] : [row.key])),
  );
  const empty = findEmptyRows(ofMembers, expansion.rows, (key) => figures.has(key));
  const checked = new Set<string>();
  for (const [key, written] of ofMembers) {
    const row = expansion.rowByKey.get(key);
    if (row === undefined || empty.has(key)) continue;
    const owner = { table: 'indicators', key: row.of } as const;
    // What is wrong with the formula of one member is wrong with all.
    const isFirst = !checked.has(`${row.role} ${row.of}`);
    checked.add(`${row.role} ${row.of}`);
    const unit = model.indicators.find((each) => each.key === row.of)?.unit ?? '';
    const expr = isFirst
      ? checkFormula(surroundings, owner, written, findUnit(unit))
      : resolveNamedYears(written, surroundings.years, names, { ...owner, field: 'formula' }, report);
    formulas.set(key, { written, expr });
  }
  return formulas;
}

/** Whether an indicator with members has a series under its own key. */
function totals({ indicators }: Model): HasTotal {
  const without = new Set(indicators.flatMap(({ key, total }) => (total === 'none' ? [key] : [])));
  return (key) => !without.has(key);
}

/** Reports a name that has no row for a member, in the formula as it is written. */
function tellNoRow({ names, report }: Surroundings, owner: Owner, row?: MemberRow): (found: NoRow) => void {
  return ({ expr: { key, span }, why, written = '' }) => {
    const member = row?.members.map(({ name }) => name) ?? [];
    const args = {
      name: names.write(key, 'zh'),
      nameEn: names.write(key, 'en'),
      zh: member.map(({ zh }) => zh).join(' '),
      en: member.map(({ en }) => en).join(' '),
      found: written,
    };
    report.add(NO_ROW[why], { ...owner, field: 'formula', ...span }, args);
  };
}

const NO_ROW = {
  noTotal: 'model.memberNoTotal',
  noMember: 'model.memberNoRow',
  noMembers: 'model.memberNone',
  noChildren: 'model.memberNoChildren',
  unknown: 'model.memberNotNamed',
} as const satisfies Record<NoRow['why'], Problem['code']>;

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

/** Parses one formula and checks its units and the series that it refers to; of members it uses the totals. */
function readFormula(
  surroundings: Surroundings,
  owner: Owner,
  text: string,
  expected: Unit | undefined,
): ReadFormula | undefined {
  const parsed = parseText(surroundings, owner, text);
  if (parsed === undefined) return undefined;
  const { rows, model } = surroundings.expansion;
  const total = forMember(parsed, undefined, rows, totals(model), tellNoRow(surroundings, owner));
  return { written: parsed, expr: checkFormula(surroundings, owner, total, expected) };
}

/** The formula over keys of series: MEMBER(x,"north") is the series of that member. */
function parseText(surroundings: Surroundings, owner: Owner, text: string): Expr | undefined {
  const { names, report, expansion } = surroundings;
  const parsed = parseFormula(text, names);
  for (const found of parsed.problems)
    report.problems.push({ ...found, place: { ...found.place, ...owner, field: 'formula' } });
  if (!parsed.ok) return undefined;
  return resolveMembers(parsed.value, expansion.rows, tellNoRow(surroundings, owner));
}

/** The formula with plain years, after a check of its units and the series that it refers to. */
function checkFormula(
  { names, units, empty, years, report }: Surroundings,
  owner: Owner,
  written: Expr,
  expected: Unit | undefined,
): Expr {
  const at = { ...owner, field: 'formula' } as const;
  const expr = resolveNamedYears(written, years, names, at, report);
  warnYoungFunctions(written, at, report);
  for (const found of checkUnits(expr, (key) => units.get(key), expected))
    report.problems.push({ ...found, place: { ...found.place, ...at } });
  for (const { key, span } of referencesOf(expr))
    if (empty.has(key)) report.add('model.noSeries', { ...at, ...span }, { name: key });
  return expr;
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
  { rowByKey }: Expansion,
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
    // A total that is calculated from its members cannot be part of what they are calculated from.
    const total = cycle.find(
      (key) =>
        rowByKey.get(key)?.role === 'total' &&
        cycle.some((other) => rowByKey.get(other)?.of === key && other !== key),
    );
    const place = { table: 'indicators', key: total ?? first, field: 'formula' } as const;
    if (total !== undefined) report.add('model.memberCycle', place, { way, wayEn });
    else report.add('model.cycle', { ...place, ...span }, { way, wayEn });
  }
  return order;
}

/** Every series, members after their total. */
function prepareSeries(
  { expansion, report }: Surroundings,
  figureById: ReadonlyMap<string, Figure>,
  read: ReadonlyMap<string, ReadFormula>,
): readonly PreparedIndicator[] {
  const { model, rows, rowByKey } = expansion;
  const plain = model.indicators.filter(hasSeries).map((indicator): PreparedIndicator => {
    const member = rowByKey.get(indicator.key);
    const row = prepareIndicator(model, indicator, figureById, read.get(indicator.key));
    return member === undefined ? row : { ...row, member };
  });
  if (rows.size === 0) return plain;
  const byKey = new Map(plain.map((row) => [row.indicator.key, row]));
  const years = yearsOf(model);
  return plain.flatMap((row): readonly PreparedIndicator[] => {
    const own = rows.get(row.indicator.key);
    if (own === undefined) return row.member === undefined ? [row] : [];
    const { series, problems } = completeTotal(own, (key) => byKey.get(key), rows, years);
    report.problems.push(...problems);
    return series;
  });
}

/**
 * The problems at the rows that the user wrote. A fault in a formula is told once, with the keys that are in it, however many
 * members the indicator has.
 */
function aboutWritten(problems: readonly Problem[], { rowByKey }: Expansion): readonly Problem[] {
  if (rowByKey.size === 0) return problems;
  const told = new Set<string>();
  return problems.flatMap((problem): readonly Problem[] => {
    const { code, place, args } = problem;
    const row = place.table === 'indicators' ? rowByKey.get(place.key ?? '') : undefined;
    const found = { ...problem, place: row === undefined ? place : { ...place, key: row.of } };
    if (place.start === undefined) return [found];
    const id = JSON.stringify([code, found.place]);
    const isRepeated = row !== undefined && row.role !== 'total' && told.has(id);
    told.add(id);
    const written = Object.entries(args).map(([name, value]) => [
      name,
      rowByKey.get(String(value))?.of ?? value,
    ]);
    return isRepeated ? [] : [{ ...found, args: Object.fromEntries(written) as Problem['args'] }];
  });
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
