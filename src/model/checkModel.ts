/**
 * Checks everything in a model except its formulas: keys, names, years, units, figures,
 * ranges, scenarios and targets.
 *
 * In: a model. Out: problems in the report, each of which states what to change. A model without errors here can be prepared;
 * formulas are checked by prepare.ts.
 */
import { isKey } from '../figures/name.js';
import { wholeYear } from '../figures/period.js';
import { findUnit, sameDimension, UNITS, type Unit } from '../figures/units.js';
import type { Table } from '../messages/problem.js';
import { basicKinds, isActualKind } from './derived.js';
import type { Model, Parameter, ParameterValue, Target } from './model.js';
import { foldName, hasSeries } from './names.js';
import { checkOverview } from './overview.js';
import { lineage } from './parameters.js';
import { checkTexts } from './checkTexts.js';
import type { Report, RowPlace } from './report.js';

/** What a source may be instead of a figure's id. */
const ASSUMPTION = 'assumption';

/** Largest number of years in a model; with more, a sheet is unreadable and a typing error is likely. */
const MOST_YEARS = 100;

export function checkModel(model: Model, report: Report): void {
  checkTexts(model, report);
  checkYears(model, report);
  checkKeys(model, report);
  checkDisplayNames(model, report);
  checkUnitNames(model, report);
  checkFigures(model, report);
  checkSeriesFigures(model, report);
  for (const parameter of model.parameters) checkParameter(model, parameter, report);
  checkCorrelations(model, report);
  checkScenarios(model, report);
  checkTargets(model, report);
  checkMembers(model, report);
  checkAccounts(model, report);
  checkOverview(model, report);
}

/** Whether the years of a model are valid; everything else is read and calculated along this axis. */
export function checkAxis(
  { firstYear, baseYear, horizon }: Pick<Model, 'firstYear' | 'baseYear' | 'horizon'>,
  report: Report,
): void {
  const place = (field: string): RowPlace => ({ table: 'model', key: '', field });
  if (firstYear > baseYear) report.add('model.baseBeforeFirst', place('baseYear'), { baseYear, firstYear });
  if (baseYear >= horizon) report.add('model.horizonBeforeBase', place('horizon'), { horizon, baseYear });
  else if (horizon - firstYear >= MOST_YEARS)
    report.add('model.tooManyYears', place('horizon'), { horizon, firstYear, most: MOST_YEARS });
}

function checkYears(model: Model, report: Report): void {
  checkAxis(model, report);
  const { firstYear, horizon } = model;
  model.milestones.forEach((year, i) => {
    if (!isShown(model, year))
      report.add(
        'model.yearOutside',
        { table: 'model', key: '', field: `milestones.${i}` },
        { year, firstYear, horizon },
      );
  });
}

function checkKeys(model: Model, report: Report): void {
  const tables: readonly (readonly [Table, readonly { readonly key: string }[]])[] = [
    ['indicators', model.indicators],
    ['parameters', model.parameters],
    ['scenarios', model.scenarios],
    ['targets', model.targets],
    ['rules', model.rules],
    ['dimensions', model.dimensions ?? []],
    ['profiles', model.profiles ?? []],
    ['allocations', model.allocations ?? []],
    ['accounts', model.accounts ?? []],
  ];
  for (const [table, rows] of tables) {
    const seen = new Set<string>();
    // Indicators and parameters share the names of formulas.
    if (table === 'parameters') for (const { key } of model.indicators) seen.add(key.toLowerCase());
    for (const { key } of rows) {
      const place = { table, key, field: 'key' };
      if (!isKey(key)) report.add('figures.name', place, { name: key });
      else if (seen.has(key.toLowerCase())) report.add('model.doubleKey', place, { key });
      seen.add(key.toLowerCase());
    }
  }
}

/** Only names that can be used in formulas have to be unique: those of series and parameters. */
function checkDisplayNames(model: Model, report: Report): void {
  const series = model.indicators.filter(hasSeries);
  const named = [
    ...series.map((row) => ({ table: 'indicators' as const, ...row })),
    ...model.parameters.map((row) => ({ table: 'parameters' as const, ...row })),
  ];
  const owners = new Map(named.map(({ key }) => [foldName(key), key]));
  for (const { table, key, name } of named) {
    for (const language of ['zh', 'en'] as const) {
      const place = { table, key, field: `name.${language}` };
      const owner = owners.get(foldName(name[language]));
      if (name[language].trim() === '') report.add('model.emptyName', place, { key });
      else if (owner !== undefined && owner !== key)
        report.add('model.doubleName', place, { name: name[language], other: owner });
      owners.set(foldName(name[language]), owner ?? key);
    }
  }
}

function checkUnitNames(model: Model, report: Report): void {
  const units = unitList();
  for (const table of ['indicators', 'parameters'] as const)
    for (const { key, unit } of model[table])
      if (findUnit(unit) === undefined)
        report.add('figures.unit', { table, key, field: 'unit' }, { found: unit, units });
}

/** Every figure must be about an indicator of the model, in a unit of the same dimension. */
function checkFigures(model: Model, report: Report): void {
  const indicators = new Map(model.indicators.map((row) => [row.key, row]));
  for (const figure of model.figures) {
    const place = { table: 'figures', key: figure.id } as const;
    const indicator = indicators.get(figure.indicator);
    if (indicator === undefined) {
      report.unknown('indicator', { ...place, field: 'indicator' }, figure.indicator, [...indicators.keys()]);
      continue;
    }
    const unit = findUnit(figure.unit);
    const expected = findUnit(indicator.unit);
    if (unit !== undefined && expected !== undefined && !sameDimension(unit, expected))
      report.add(
        'model.figureUnit',
        { ...place, field: 'unit' },
        {
          id: figure.id,
          unit: unit.symbol,
          indicator: indicator.key,
          expected: expected.symbol,
        },
      );
  }
}

/**
 * The figures that give an indicator its values must be of whole years, one per year, in a unit of the same dimension, and actual
 * values unless the indicator starts from a plan.
 */
function checkSeriesFigures(model: Model, report: Report): void {
  const figures = new Map(model.figures.map((figure) => [figure.id, figure]));
  const kinds = basicKinds(model.figures);
  const { firstYear, horizon } = model;
  for (const indicator of model.indicators) {
    const years = new Map<number, string>();
    (indicator.figures ?? []).forEach((id, i) => {
      const place = { table: 'indicators', key: indicator.key, field: `figures.${i}` } as const;
      const figure = figures.get(id);
      if (figure === undefined) {
        report.unknown('figure', place, id, [...figures.keys()]);
        return;
      }
      const year = wholeYear(figure.period);
      const [unit, expected] = [findUnit(figure.unit), findUnit(indicator.unit)];
      if (year === undefined) report.add('model.figurePeriod', place, { id, period: figure.period });
      // Of an indicator with members, figures of one year belong to different members: see memberFigures.ts.
      else if (years.has(year) && indicator.over === undefined)
        report.add('model.figureYearTwice', place, { id, year, other: years.get(year) ?? '' });
      else if (!isShown(model, year))
        report.add('model.figureOutside', place, { id, year, firstYear, horizon });
      if (year !== undefined) years.set(year, id);
      if (indicator.startsFrom === undefined && !isActualKind(kinds.get(id) ?? 'actual'))
        report.add('model.figurePlan', place, { id, key: indicator.key });
      // A figure of this indicator has been checked against its unit before.
      const isOwn = figure.indicator === indicator.key;
      if (!isOwn && unit !== undefined && expected !== undefined && !sameDimension(unit, expected))
        report.add('model.figureUnit', place, {
          id,
          unit: unit.symbol,
          indicator: indicator.key,
          expected: expected.symbol,
        });
    });
    if (indicator.from !== undefined && !isShown(model, indicator.from)) {
      const place = { table: 'indicators', key: indicator.key, field: 'from' } as const;
      report.add('model.yearOutside', place, { year: indicator.from, firstYear, horizon });
    }
  }
}

function checkParameter(model: Model, parameter: Parameter, report: Report): void {
  const { key, min, max, options, earliest, cost, marginOf } = parameter;
  const place = { table: 'parameters', key } as const;
  if (earliest !== undefined && !isShown(model, earliest))
    report.add('model.yearOutside', { ...place, field: 'earliest' }, { year: earliest, ...yearRange(model) });
  if (cost !== undefined && findUnit(cost.unit) === undefined)
    report.add('figures.unit', { ...place, field: 'cost' }, { found: cost.unit, units: unitList() });
  if (marginOf !== undefined && !model.figures.some(({ id }) => id === marginOf))
    report.unknown(
      'figure',
      { ...place, field: 'marginOf' },
      marginOf,
      model.figures.map(({ id }) => id),
    );
  if (min > max) report.add('model.rangeReversed', { ...place, field: 'min' }, { key, min, max });
  if (options !== undefined && options.length !== max - min + 1)
    report.add(
      'model.optionCount',
      { ...place, field: 'options' },
      { key, options: options.length, min, max },
    );
  if (typeof parameter.value !== 'number' && Object.keys(parameter.value).length === 0)
    report.add('model.noValue', { ...place, field: 'value' }, { key });
  checkValue(model, parameter, parameter.value, { ...place, field: 'value' }, report);
}

/** `analysis/uncertainty/checkUncertainty` checks whether the parameters are uncertain and the matrix is valid. */
function checkCorrelations({ parameters }: Model, report: Report): void {
  const keys = parameters.map(({ key }) => key);
  const seen = new Set<string>();
  for (const { key, correlations = {} } of parameters)
    for (const [other, value] of Object.entries(correlations)) {
      const place = { table: 'parameters', key, field: `correlations.${other}` } as const;
      const pair = [key, other].sort().join(' ');
      if (!keys.includes(other)) report.unknown('parameter', place, other, keys);
      else if (other === key) report.add('model.correlationSelf', place, { key });
      else if (seen.has(pair)) report.add('model.correlationTwice', place, { key, other });
      if (!(value >= -1 && value <= 1)) report.add('model.correlationValue', place, { key, other, value });
      seen.add(pair);
    }
}

function checkValue(
  model: Model,
  parameter: Parameter,
  value: ParameterValue,
  place: RowPlace,
  report: Report,
): void {
  const { key, min, max, unit, options } = parameter;
  const given = typeof value === 'number' ? [['', value] as const] : Object.entries(value);
  for (const [year, number] of given) {
    const at = year === '' ? place : { ...place, field: `${place.field ?? ''}.${year}` };
    if (number < min || number > max)
      report.add(
        'model.valueOutside',
        at,
        { key, value: number, min, max, unit },
        options === undefined ? 'warning' : 'error',
      );
    else if (options !== undefined && !Number.isInteger(number))
      report.add('model.notAnOption', at, { key, value: number, min, max });
    if (year !== '' && Number(year) > model.horizon)
      report.add('model.valueUnused', at, { key, year, horizon: model.horizon }, 'warning');
  }
}

function checkScenarios(model: Model, report: Report): void {
  const keys = model.scenarios.map(({ key }) => key);
  const parameters = new Map(model.parameters.map((row) => [row.key, row]));
  if (keys.length === 0) report.add('model.noScenario', { table: 'model', key: '', field: 'scenarios' }, {});
  for (const scenario of model.scenarios) {
    const place = { table: 'scenarios', key: scenario.key } as const;
    const parent = scenario.extends;
    if (parent !== undefined && !keys.includes(parent))
      report.unknown('scenario', { ...place, field: 'extends' }, parent, keys);
    const line = lineage(model, scenario).map(({ key }) => key);
    const oldest = model.scenarios.find(({ key }) => key === line.at(-1));
    // Reported once, at the first scenario of the circle.
    if (
      oldest?.extends === scenario.key &&
      keys.indexOf(scenario.key) === Math.min(...line.map((key) => keys.indexOf(key)))
    )
      report.add(
        'model.scenarioCycle',
        { ...place, field: 'extends' },
        { way: [...line, scenario.key].join(' -> ') },
      );
    for (const [key, value] of Object.entries(scenario.values)) {
      const at = { ...place, field: `values.${key}` };
      const parameter = parameters.get(key);
      if (parameter === undefined) report.unknown('parameter', at, key, [...parameters.keys()]);
      else checkValue(model, parameter, value, at, report);
    }
  }
}

function checkTargets(model: Model, report: Report): void {
  const indicators = new Map(model.indicators.map((row) => [row.key, row]));
  const figures = model.figures.map(({ id }) => id);
  const { firstYear, horizon } = model;
  for (const target of model.targets) {
    const place = { table: 'targets', key: target.key } as const;
    const indicator = indicators.get(target.indicator);
    if (indicator === undefined)
      report.unknown('indicator', { ...place, field: 'indicator' }, target.indicator, [...indicators.keys()]);
    if (!isShown(model, target.year))
      report.add('model.yearOutside', { ...place, field: 'year' }, { year: target.year, firstYear, horizon });
    checkTargetBasis(model, target, report);
    if (target.source !== ASSUMPTION && !figures.includes(target.source))
      report.unknown('figure', { ...place, field: 'source' }, target.source, [...figures, ASSUMPTION]);
  }
}

/** Span, base year, unit and tolerance must fit the basis. */
function checkTargetBasis(model: Model, target: Target, report: Report): void {
  const { key, basis, year, from, unit, tolerance } = target;
  const place = { table: 'targets', key } as const;
  const start = from ?? year;
  if (start > year)
    report.add('model.targetReversed', { ...place, field: 'from' }, { key, from: start, year });
  if (!(tolerance >= 0)) report.add('model.toleranceNegative', { ...place, field: 'tolerance' }, { key });
  const level = findUnit(model.indicators.find((row) => row.key === target.indicator)?.unit ?? '');
  const wanted = basis === 'level' || basis === 'increase' ? level : findUnit('%');
  const found = findUnit(unit);
  if (found === undefined)
    report.add('figures.unit', { ...place, field: 'unit' }, { found: unit, units: unitList() });
  else if (wanted !== undefined && !sameDimension(found, wanted))
    report.add('model.targetUnit', { ...place, field: 'unit' }, { key, unit, expected: wanted.symbol });
  if (basis !== 'level') checkTargetBase(model, target, start - 1, level, report);
}

/** The year before the span must be a year of the model, or a figure must give its level. */
function checkTargetBase(
  model: Model,
  { key, base }: Target,
  year: number,
  level: Unit | undefined,
  report: Report,
): void {
  const place = { table: 'targets', key, field: 'base' } as const;
  if (base === undefined) {
    if (year < model.firstYear)
      report.add('model.targetBase', place, { key, year, firstYear: model.firstYear });
    return;
  }
  const figure = model.figures.find(({ id }) => id === base);
  if (figure === undefined)
    report.unknown(
      'figure',
      place,
      base,
      model.figures.map(({ id }) => id),
    );
  else if (wholeYear(figure.period) !== year)
    report.add('model.targetBaseYear', place, { key, id: base, period: figure.period, year });
  else {
    const unit = findUnit(figure.unit);
    if (unit !== undefined && level !== undefined && !sameDimension(unit, level))
      report.add('model.figureUnit', place, {
        id: base,
        unit: unit.symbol,
        indicator: key,
        expected: level.symbol,
      });
  }
}

/** Members must have unique keys, known levels and parents; targets must name members that exist. */
function checkMembers(model: Model, report: Report): void {
  const seen = new Set<string>();
  for (const { key, levels, members } of model.dimensions ?? [])
    for (const member of members) {
      const place = { table: 'dimensions', key, field: 'members' } as const;
      if (!isKey(member.key)) report.add('figures.name', place, { name: member.key });
      else if (seen.has(member.key.toLowerCase())) report.add('model.doubleKey', place, { key: member.key });
      seen.add(member.key.toLowerCase());
      if (!levels.includes(member.level))
        report.add('model.memberLevel', place, {
          key: member.key,
          level: member.level,
          levels: levels.join(' '),
        });
      if (member.parent !== undefined && !members.some((other) => other.key === member.parent))
        report.add('model.memberParent', place, { key: member.key, parent: member.parent });
    }
  for (const { key, member } of model.targets)
    if (member !== undefined && !seen.has(member.toLowerCase()))
      report.add('model.memberUnknown', { table: 'targets', key, field: 'member' }, { member });
}

/** An account names series in the unit of its total, and each investor has an amount for each use. */
function checkAccounts({ accounts = [], indicators }: Model, report: Report): void {
  const series = new Map(indicators.filter(hasSeries).map((row) => [row.key, row]));
  for (const { key, total, uses, cells, parts = {}, bridge = [] } of accounts) {
    const place = { table: 'accounts', key } as const;
    const unit = series.get(total)?.unit;
    const lists = [cells, parts].flatMap((each) => [...Object.keys(each), ...Object.values(each).flat()]);
    const amounts = new Set([total, ...uses, ...lists]);
    for (const name of new Set([...amounts, ...bridge])) {
      const row = series.get(name);
      if (row === undefined) report.unknown('indicator', place, name, [...series.keys()]);
      else if (amounts.has(name) && unit !== undefined && row.unit !== unit)
        report.add('model.accountUnit', place, { name, unit: row.unit, expected: unit });
    }
    for (const [name, own] of Object.entries(cells))
      if (own.length !== uses.length)
        report.add('model.accountCells', place, { name, found: own.length, expected: uses.length });
  }
}

function unitList(): string {
  return UNITS.map(({ symbol }) => symbol).join(' ');
}

function yearRange({ firstYear, horizon }: Model): { readonly firstYear: number; readonly horizon: number } {
  return { firstYear, horizon };
}

function isShown(model: Model, year: number): boolean {
  return year >= model.firstYear && year <= model.horizon;
}
