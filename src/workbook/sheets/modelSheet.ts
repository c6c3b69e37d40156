/**
 * The Model sheet: settings and the tables of scenarios, targets, rules, parameters and indicators. Everything in the model is
 * here once, except the values of parameters, which are on the projection sheets.
 */
import { usedValue, type Figure } from '../../figures/figure.js';
import type { Expr } from '../../formula/values/expr.js';
import { parseFormula } from '../../formula/text/parse.js';
import { printFormula } from '../../formula/text/print.js';
import {
  HEADERS,
  SETTINGS,
  type HeaderId,
  type SettingId,
  type Word,
} from '../../messages/wording/workbook.js';
import { convert, findUnit } from '../../figures/units.js';
import { derivedValue } from '../../model/derivedTargets.js';
import type { Indicator, ParameterValue, Target } from '../../model/model.js';
import type { PreparedModel } from '../../model/prepared.js';
import { areaOn, cellAddress, cellOn, quoteSheet } from '../plan/address.js';
import { figureLink, figureRef, indicatorOfFigure } from './baselineSheet.js';
import { nameCell, type Context } from '../tables/context.js';
import { conversion, formatOf, inCell, listText, textCell } from '../tables/fields.js';
import { planInputs } from '../tables/inputs.js';
import {
  accountCells,
  accountColumns,
  allocationCells,
  allocationColumns,
  dimensionCells,
  dimensionColumns,
  memberCells,
  memberColumns,
  profileCells,
  PROFILE_COLUMNS,
} from '../tables/dimensionTables.js';
import {
  defaultedParameters,
  isAbsent,
  modelEnd,
  type ModelTable,
  type TablePlace,
} from '../tables/layout.js';
import {
  indicatorCells,
  indicatorColumns,
  CORRELATIONS,
  MEMBER_COLUMNS,
  namedCells,
  namedColumns,
  parameterCells,
  parameterColumns,
  ruleCells,
  ruleColumns,
  scenarioCells,
  scenarioColumns,
  sourceCell,
  targetCells,
  targetColumns,
} from '../tables/modelTables.js';
import { overviewRows } from '../tables/overviewSettings.js';
import { REGIONS } from '../plan/naming.js';
import type { Area, Cell, DefinedName, SheetPlan } from '../plan/plan.js';
import { blank, constant, live, startSheet, type SheetBuilder } from '../plan/sheet.js';
import { fitRows, writeTable, type RowCells } from '../tables/tables.js';

/** Widths in characters, shared by the tables, which are one below the other. */
const WIDTHS = [24, 30, 13, 16, 54, 42, 11, 20, 24, 24, 30, 40, 30, 20, 20, 24, 24, 16, 12];
/** Number of columns that are printed: those in the sheet's own language. */
const PRINTED = 10;

/** Columns of the settings; the key is read, the label is for people. */
export const SETTING_COLUMNS: readonly HeaderId[] = ['key', 'setting', 'settingValue'];

export const MODEL_TITLES: Readonly<Record<ModelTable, Word>> = {
  settings: 'settingsTitle',
  scenarios: 'scenariosTitle',
  targets: 'targetsTitle',
  rules: 'rulesTitle',
  parameters: 'parametersTitle',
  defaults: 'defaultsTitle',
  dimensions: 'dimensionsTitle',
  members: 'membersTitle',
  profiles: 'profilesTitle',
  allocations: 'allocationsTitle',
  accounts: 'accountsTitle',
  indicators: 'indicatorsTitle',
  groups: 'groupsTitle',
  places: 'placesTitle',
};

export function planModel(context: Context): {
  readonly sheet: SheetPlan;
  readonly names: readonly DefinedName[];
} {
  const { language, layout, model, sheets, say } = context;
  const sheet = startSheet({
    key: 'model',
    name: sheets.model,
    tabColor: '5B6472',
    freeze: { rows: 0, columns: 2 },
    print: {
      orientation: 'landscape',
      fitWidth: 1,
      fitHeight: 0,
      area: { row: 0, column: 0, rows: modelEnd(model, layout.model), columns: PRINTED },
    },
  });
  WIDTHS.forEach((width, column) => sheet.width(column, width));
  sheet.put(0, 0, constant(say('modelTitle'), 'title'));
  sheet.height(0, 30);
  sheet.put(1, 0, constant(say('modelNote'), 'subtitle'));
  sheet.merge(1, 0, 1, 5);
  sheet.height(1, 34);

  const names: DefinedName[] = [];
  const planned: readonly (readonly [ModelTable, readonly HeaderId[], readonly RowCells[]])[] = [
    ['scenarios', scenarioColumns(language), scenarioRows(context)],
    ['targets', targetColumns(language), targetRows(context)],
    ['rules', ruleColumns(language), ruleRows(context)],
    ['parameters', [...parameterColumns(language), ...correlationColumn(context)], parameterRows(context)],
    ['indicators', [...indicatorColumns(language), ...memberColumnsOf(context)], indicatorRows(context)],
    [
      'dimensions',
      dimensionColumns(language),
      (model.dimensions ?? []).map((row) => dimensionCells(row, language)),
    ],
    [
      'members',
      memberColumns(language),
      (model.dimensions ?? []).flatMap(({ key, members }) =>
        members.map((member) => memberCells(member, key, language)),
      ),
    ],
    [
      'profiles',
      PROFILE_COLUMNS,
      (model.profiles ?? []).map((row) => profileCells(row, source(context, row.source))),
    ],
    [
      'allocations',
      allocationColumns(language),
      (model.allocations ?? []).map((row) => allocationCells(row, source(context, row.source), language)),
    ],
    [
      'accounts',
      accountColumns(language),
      (model.accounts ?? []).map((row) => accountCells(row, source(context, row.source), language)),
    ],
    ...namedTables(context),
  ];
  const tables = planned.filter(([table]) => !isAbsent(model, table));
  const settings = writeSettings(sheet, context);
  names.push({ name: REGIONS.settings, ref: areaOn(sheets.model, settings) });
  for (const [table, columns, rows] of tables) {
    const place = layout.model[table];
    section(sheet, place, say(MODEL_TITLES[table]));
    const area = { ...writeTable(sheet, place.header, 0, columns, rows, language), rows: place.count + 1 };
    fitRows(sheet, place.first, columns, WIDTHS, rows);
    sheet.height(place.header, language === 'zh' ? 20 : 34);
    sheet.table({ name: `tuiyan_table_${table}`, area });
    names.push({ name: REGIONS[table], ref: areaOn(sheets.model, area) });
  }
  const defaults = writeDefaults(sheet, context);
  if (defaults !== undefined) names.push({ name: REGIONS.defaults, ref: areaOn(sheets.model, defaults) });

  const jumps = tables.map(([table]) => ({
    ...constant(say(MODEL_TITLES[table]), 'jump'),
    link: `${quoteSheet(sheets.model)}!${cellAddress(layout.model[table].title, 0)}`,
  }));
  sheet.putRow(2, 0, [constant(say('goTo'), 'note'), ...jumps]);
  return { sheet: sheet.finish(), names };
}

function section(sheet: SheetBuilder, place: TablePlace, title: string): void {
  sheet.put(place.title, 0, constant(title, 'section'));
  sheet.fill({ row: place.title, column: 0, rows: 1, columns: WIDTHS.length }, 'section');
  sheet.height(place.title, 20);
}

function writeSettings(sheet: SheetBuilder, context: Context): Area {
  const { language, layout, model, say } = context;
  const place = layout.model.settings;
  section(sheet, place, say('settingsTitle'));
  sheet.putRow(
    place.header,
    0,
    SETTING_COLUMNS.map((id) => constant(HEADERS[id][language], 'heading')),
  );
  const values: Readonly<Record<SettingId, string | number>> = {
    version: model.version,
    nameZh: model.name.zh,
    nameEn: model.name.en,
    firstYear: model.firstYear,
    baseYear: model.baseYear,
    horizon: model.horizon,
    milestones: listText(model.milestones),
    geography: model.geography,
  };
  const fixed = Object.entries(values).map(([key, value]) => ({
    key,
    label: SETTINGS[key as SettingId],
    value,
  }));
  const rows = [...fixed, ...overviewRows(model.overview)];
  rows.forEach(({ key, label, value }, i) => {
    sheet.putRow(place.first + i, 0, [
      constant(key, 'key'),
      constant(label[language], 'label'),
      value === '' ? blank('setting') : constant(value, 'setting'),
    ]);
    sheet.merge(place.first + i, 2, 1, 3);
    sheet.fill({ row: place.first + i, column: 3, rows: 1, columns: 2 }, 'setting');
  });
  sheet.merge(place.header, 2, 1, 3);
  sheet.fill({ row: place.header, column: 3, rows: 1, columns: 2 }, 'heading');
  return { row: place.header, column: 0, rows: rows.length + 1, columns: SETTING_COLUMNS.length };
}

/** The tables of names of groups and places, if the model has any. */
function namedTables({
  language,
  model,
}: Context): readonly (readonly [ModelTable, readonly HeaderId[], readonly RowCells[]])[] {
  return (['groups', 'places'] as const).flatMap((table) => {
    const rows = model[table] ?? [];
    if (rows.length === 0) return [];
    const cells = rows.map((row) => namedCells(table, row, language));
    return [[table, namedColumns(table, language), cells] as const];
  });
}

function scenarioRows(context: Context): readonly RowCells[] {
  return context.scenarios.map(({ scenario, sheet }) =>
    scenarioCells(
      scenario,
      { ...textCell(sheet, 'jumpText'), link: `${quoteSheet(sheet)}!A1` },
      context.language,
    ),
  );
}

function targetRows(context: Context): readonly RowCells[] {
  const { language, layout, model } = context;
  const columns = targetColumns(language);
  return model.targets.map((target, i): RowCells => {
    const { unit } = target;
    const format = formatOf(unit);
    const row = layout.model.targets.first + i;
    const cells = targetCells(target, source(context, target.source), language);
    const name = { indicatorName: nameCell(context, target.indicator, 'labelWrap') };
    const figure = context.prepared.figureById.get(target.source);
    if (figure === undefined) return { ...cells, ...name };
    const value = inCell(usedValue(figure), figure.unit);
    const factor = conversion(figure.unit, unit);
    const [stated, given] = (['documentValue', 'targetValue'] as const).map((id) =>
      cellAddress(row, columns.indexOf(id)),
    );
    const agrees = agreesWithFigure(target, figure);
    return {
      ...cells,
      ...name,
      documentValue: live(`=${figureRef(context, figure.id)}`, value, 'link', formatOf(figure.unit)),
      agrees: live(
        `=IF(ABS(${given ?? ''}-${stated ?? ''}${factor})<0.000000001,1,0)`,
        agrees ? 1 : 0,
        'status',
        yesNo(context),
      ),
      targetValue:
        derivedValue(target, figure) === undefined || !agrees
          ? { ...cells.targetValue, style: `input|${format}` }
          : live(`=${stated ?? ''}${factor}`, inCell(target.value, unit), 'link', format),
    };
  });
}

/** Whether a target's value is that of its figure. */
export function agreesWithFigure({ value, unit }: Target, figure: Figure): boolean {
  const [from, to] = [findUnit(figure.unit), findUnit(unit)];
  const stated = from && to && convert(usedValue(figure), from, to);
  return stated !== undefined && Math.abs(inCell(value, unit) - inCell(stated, unit)) < 1e-9;
}

/** 1 shown as yes, 0 as no. */
export function yesNo(context: Context): string {
  const [yes, no] = [context.say('yes'), context.say('no')];
  return `"${yes}";"${no}";"${no}"`;
}

function ruleRows(context: Context): readonly RowCells[] {
  const { language, prepared } = context;
  return prepared.rules.map(({ rule, written }) =>
    ruleCells(rule, formulaText(context, written), source(context, rule.source), language),
  );
}

function parameterRows(context: Context): readonly RowCells[] {
  return context.model.parameters.map((parameter) =>
    parameterCells(parameter, source(context, parameter.source), context.groups, context.language),
  );
}

function indicatorRows(context: Context): readonly RowCells[] {
  const { language, layout, model, prepared } = context;
  return model.indicators.map((indicator, i) => {
    const written = prepared.seriesByKey.get(indicator.key)?.written;
    const formula = written === undefined ? indicator.formula : formulaText(context, written);
    const figures = chosenFigures(prepared, indicator);
    const cells = indicatorCells(indicator, formula, context.groups, language);
    if (figures.length === 0) return cells;
    const key = cellAddress(layout.model.indicators.first + i, 0);
    const same = figures.map(({ id }) => `${indicatorOfFigure(context, id)}=${key}`).join(',');
    const agreement = `=IF(AND(${same}),1,0)`;
    const isForeign = takesForeign(prepared, indicator);
    return { ...cells, sameCaliber: live(agreement, isForeign ? 0 : 1, 'status', yesNo(context)) };
  });
}

/**
 * A formula in the sheet's language. A display name with punctuation that the parser reads as ASCII (“415X”集群) might not be read
 * back; then the formula is written over keys.
 */
export function formulaText(context: Context, expr: Expr): string {
  const { names } = context.prepared;
  const text = printFormula(expr, names, context.language);
  if (!/[\u2018-\u201d\u3000-\u303f\uff00-\uffef]/.test(text)) return text;
  const keys = printFormula(expr, names, 'key');
  const again = parseFormula(text, names);
  return again.ok && printFormula(again.value, names, 'key') === keys ? text : keys;
}

/** The columns of members, only if an indicator has any. */
function memberColumnsOf({ model }: Context): readonly HeaderId[] {
  return model.indicators.some(({ over, total }) => over !== undefined || total !== undefined)
    ? MEMBER_COLUMNS
    : [];
}

/** The column of correlations, only if there are any. */
function correlationColumn({ model }: Context): readonly HeaderId[] {
  return model.parameters.some(({ correlations }) => correlations !== undefined) ? [CORRELATIONS] : [];
}

/** The figures that an indicator names and uses. Those that join its members by themselves are its own. */
function chosenFigures(prepared: PreparedModel, { key, figures = [], over }: Indicator): readonly Figure[] {
  if (over !== undefined) return figures.flatMap((id) => prepared.figureById.get(id) ?? []);
  return [...(prepared.seriesByKey.get(key)?.actuals.values() ?? [])].map(({ figure }) => figure);
}

/** Whether a value comes from a figure of another indicator. */
export function takesForeign(prepared: PreparedModel, indicator: Indicator): boolean {
  return chosenFigures(prepared, indicator).some((figure) => figure.indicator !== indicator.key);
}

function source(context: Context, text: string): Cell {
  return sourceCell(text, context.language, figureLink(context, text));
}

/** Own values, by year, of the parameters that the base scenario overrides; nothing when there are none. */
function writeDefaults(sheet: SheetBuilder, context: Context): Area | undefined {
  const { language, layout, model, years, say } = context;
  const keys = defaultedParameters(model);
  if (keys.length === 0) return undefined;
  const place = layout.model.defaults;
  section(sheet, place, say('defaultsTitle'));
  sheet.putRow(place.header, 0, [
    constant(HEADERS.key[language], 'heading'),
    constant(HEADERS[language === 'zh' ? 'nameZh' : 'nameEn'][language], 'heading'),
    ...years.map((year) => constant(year, 'headingCenter', '0')),
  ]);
  keys.forEach((key, i) => {
    const parameter = context.prepared.parameterByKey.get(key)?.parameter;
    if (parameter === undefined) return;
    const row = place.first + i;
    sheet.putRow(row, 0, [textCell(key, 'key'), nameCell(context, key)]);
    sheet.putRow(
      row,
      DEFAULTS_FIRST_YEAR,
      inputCells(parameter.value, years, parameter.unit, row, DEFAULTS_FIRST_YEAR),
    );
  });
  return { row: place.header, column: 0, rows: keys.length + 1, columns: DEFAULTS_FIRST_YEAR + years.length };
}

export const DEFAULTS_FIRST_YEAR = 2;

/** A row of inputs without inheritance: constants, and cells that repeat their neighbour. */
export function inputCells(
  value: ParameterValue,
  years: readonly number[],
  unit: string,
  row: number,
  firstColumn: number,
): readonly Cell[] {
  const format = formatOf(unit);
  const plan = planInputs(value, years, false);
  let held = plan.find((cell) => cell.kind === 'own')?.value ?? 0;
  return plan.map((cell, i) => {
    const column = firstColumn + i;
    if (cell.kind === 'own') {
      held = cell.value;
      return constant(inCell(held, unit), 'input', format);
    }
    const neighbour = cellAddress(row, cell.kind === 'right' ? column + 1 : column - 1);
    return live(`=${neighbour}`, inCell(held, unit), 'formula', format);
  });
}

/** `'模型'!$H$30`: a target's value or tolerance, as other sheets refer to it. */
export function targetRef(
  context: Context,
  key: string,
  column: 'targetValue' | 'tolerance' = 'targetValue',
): string {
  const { language, layout, model, sheets } = context;
  const row = layout.model.targets.first + model.targets.findIndex((target) => target.key === key);
  return cellOn(sheets.model, row, targetColumns(language).indexOf(column));
}

/** A parameter's bounds on the Model sheet. */
export function boundRef(context: Context, key: string, bound: 'min' | 'max'): string {
  const { language, layout, model, sheets } = context;
  const row =
    layout.model.parameters.first + model.parameters.findIndex((parameter) => parameter.key === key);
  return cellOn(sheets.model, row, parameterColumns(language).indexOf(bound));
}
