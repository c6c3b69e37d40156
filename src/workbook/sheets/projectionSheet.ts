/**
 * A scenario's Projection sheet: parameters by year on top, indicators below, then targets and rules. The rows are the same in
 * all scenarios; each row has one formula.
 */
import { printExcel } from '../../formula/text/excel.js';
import { HEADERS, WORDS } from '../../messages/wording/workbook.js';
import type { Parameter } from '../../model/model.js';
import type { PreparedIndicator } from '../../model/prepared.js';
import { areaOn, cellAddress, cellOn, quoteSheet } from '../plan/address.js';
import { figureRef } from './baselineSheet.js';
import {
  labelWidth,
  nameCell,
  scenarioNameRef,
  unitCell,
  type Context,
  type ScenarioView,
} from '../tables/context.js';
import { conversion, formatOf, inCell, sourceText, unitText } from '../tables/fields.js';
import { planInputs } from '../tables/inputs.js';
import { modelledYears } from '../../model/pastGaps.js';
import { baseScenario, defaultedParameters } from '../tables/layout.js';
import { boundRef, DEFAULTS_FIRST_YEAR, inputCells } from './modelSheet.js';
import { INPUTS, SCENARIO_KEY } from '../plan/naming.js';
import type { Cell, DefinedName, SheetPlan } from '../plan/plan.js';
import { colourYesNo, writeRule, writeTarget, writtenValue } from './projectionStatus.js';
import { siteOf } from './site.js';
import { blank, constant, live, quoteText, sentence, startSheet, type SheetBuilder } from '../plan/sheet.js';

const SECTION_WORDS = {
  parameters: 'parametersHeading',
  indicators: 'indicatorsHeading',
  targets: 'targetsHeading',
  rules: 'rulesHeading',
} as const;

export function planProjection(
  context: Context,
  view: ScenarioView,
): { readonly sheet: SheetPlan; readonly names: readonly DefinedName[] } {
  const { language, layout, model, say, years } = context;
  const place = layout.projection;
  const sheet = startSheet({
    key: `projection:${view.scenario.key}`,
    name: view.sheet,
    tabColor: view.scenario.extends === undefined ? '0B3FB3' : '2F6DA8',
    freeze: { rows: place.header + 1, columns: place.firstYearColumn },
    print: { orientation: 'landscape', fitWidth: 1, fitHeight: 0, titleRows: place.header + 1 },
  });
  const keys = [
    ...model.parameters.map(({ key }) => key),
    ...context.prepared.series.map((row) => row.indicator.key),
  ];
  sheet.width(0, labelWidth(context, keys, 36, 56));
  sheet.width(1, language === 'zh' ? 10 : 17);
  sheet.width(2, 22);
  years.forEach((year) => sheet.width(place.yearColumn(year), 12));
  sheet.width(place.minColumn, 10);
  sheet.width(place.maxColumn, 10);
  sheet.width(place.checkColumn, 10);

  writeHead(sheet, context, view);
  place.rows.forEach((row, i) => {
    const at = place.firstRow + i;
    switch (row.kind) {
      case 'section':
        sheet.put(at, 0, constant(say(SECTION_WORDS[row.section]), 'section'));
        sheet.fill({ row: at, column: 0, rows: 1, columns: place.checkColumn + 1 }, 'section');
        sheet.height(at, 20);
        break;
      case 'group':
        sheet.put(at, 0, constant(context.groups.text(row.group, language), 'group'));
        sheet.fill({ row: at, column: 0, rows: 1, columns: place.checkColumn + 1 }, 'group');
        sheet.height(at, 17);
        break;
      case 'parameter': {
        const prepared = context.prepared.parameterByKey.get(row.key);
        if (prepared !== undefined) writeParameter(sheet, context, view, prepared.parameter, at);
        break;
      }
      case 'indicator': {
        const prepared = context.prepared.seriesByKey.get(row.key);
        if (prepared !== undefined) writeIndicator(sheet, context, view, prepared, at);
        break;
      }
      case 'target': {
        const target = model.targets.find(({ key }) => key === row.key);
        if (target !== undefined) writeTarget(sheet, context, view, target, at);
        break;
      }
      case 'rule': {
        const prepared = context.prepared.rules.find(({ rule }) => rule.key === row.key);
        if (prepared !== undefined) writeRule(sheet, context, view, prepared, at);
        break;
      }
    }
  });
  formatRanges(sheet, context);

  const inputs = {
    row: place.header,
    column: 0,
    rows: place.lastParameterRow - place.header + 1,
    columns: place.checkColumn + 1,
  };
  return {
    sheet: sheet.finish(),
    names: [
      { name: INPUTS + view.suffix, ref: areaOn(view.sheet, inputs) },
      { name: SCENARIO_KEY + view.suffix, ref: cellOn(view.sheet, 0, KEY_COLUMN) },
    ],
  };
}

const KEY_COLUMN = 2;

function writeHead(sheet: SheetBuilder, context: Context, view: ScenarioView): void {
  const { language, layout, model, say, years } = context;
  const place = layout.projection;
  const { scenario } = view;
  const name = context.text(scenario.name);
  const title = sentence(WORDS.projectionTitle[language], {
    scenario: { formula: scenarioNameRef(context, view.index), value: name },
  });
  sheet.put(0, 0, live(`=${title.formula}`, title.value, 'title'));
  sheet.put(0, KEY_COLUMN, constant(scenario.key, 'keyPlain'));
  sheet.height(0, 30);
  const parent = context.scenarios.find(({ scenario: { key } }) => key === scenario.extends);
  const how =
    parent === undefined
      ? say('projectionBase')
      : say('projectionExtends', { parent: context.text(parent.scenario.name) });
  const note = context.text(scenario.note);
  const full = language === 'zh' ? '。' : '. ';
  const noted = note === '' ? '' : note.replace(/[.。!！?？;；\s]*$/, full);
  sheet.put(1, 0, constant(noted + how, 'subtitle'));
  sheet.merge(1, 0, 1, place.firstYearColumn + years.length);
  sheet.height(1, 32);
  sheet.putRow(2, 0, [constant(say('legendInput'), 'legendInput')]);
  sheet.put(2, 3, constant(say('legendFormula'), 'note'));
  sheet.put(2, 6, constant(say('legendLink'), 'legendLink'));

  const heading = (id: 'indicatorName' | 'unit' | 'key'): Cell => constant(HEADERS[id][language], 'heading');
  sheet.putRow(place.header, 0, [heading('indicatorName'), heading('unit'), heading('key')]);
  years.forEach((year) => {
    const role =
      model.milestones.includes(year) || year === model.baseYear ? 'headingMilestone' : 'headingCenter';
    sheet.put(place.header, place.yearColumn(year), constant(year, role, '0'));
  });
  sheet.putRow(
    place.header,
    place.minColumn,
    (['min', 'max', 'outOfRange'] as const).map((id) => constant(HEADERS[id][language], 'headingCenter')),
  );
  sheet.height(place.header, 34);
}

function labelCells(context: Context, key: string, comment?: string): readonly Cell[] {
  const name = nameCell(context, key);
  return [comment === undefined ? name : { ...name, comment }, unitCell(context, key), constant(key, 'key')];
}

// --- parameters -----------------------------------------------------------------------------------

function writeParameter(
  sheet: SheetBuilder,
  context: Context,
  view: ScenarioView,
  parameter: Parameter,
  row: number,
): void {
  const { layout, years } = context;
  const { firstYearColumn, minColumn, maxColumn, checkColumn } = layout.projection;
  const { key, unit, min, max } = parameter;
  const format = formatOf(unit);
  sheet.putRow(row, 0, labelCells(context, key, parameterComment(context, parameter)));
  sheet.putRow(row, firstYearColumn, parameterInputs(context, view, parameter, row));

  sheet.put(row, minColumn, live(`=${boundRef(context, key, 'min')}`, inCell(min, unit), 'bound', format));
  sheet.put(row, maxColumn, live(`=${boundRef(context, key, 'max')}`, inCell(max, unit), 'bound', format));
  const outside = years.filter((year) => {
    const value = context.valueAt(view.index, key, year);
    return typeof value === 'number' && (value < inCell(min, unit) || value > inCell(max, unit));
  }).length;
  const first = cellAddress(row, firstYearColumn);
  const last = cellAddress(row, firstYearColumn + years.length - 1);
  const [low, high] = [cellAddress(row, minColumn), cellAddress(row, maxColumn)];
  const formula = `=SUMPRODUCT((${first}:${last}<${low})+(${first}:${last}>${high}))`;
  sheet.put(row, checkColumn, live(formula, outside, 'bound', '0;-0;'));

  const area = { row, column: firstYearColumn, rows: 1, columns: years.length };
  const written = {
    min: writtenValue(min, unit, context.language),
    max: writtenValue(max, unit, context.language),
  };
  if (parameter.options === undefined)
    sheet.validate({
      area,
      rule: { kind: 'decimal', min: inCell(min, unit), max: inCell(max, unit) },
      title: context.say('rangeTitle'),
      message: context.say('rangeMessage', written),
      severity: 'warning',
    });
  else
    sheet.validate({
      area,
      rule: { kind: 'list', source: quoteText(parameter.options.map((_, i) => min + i).join(',')) },
      title: context.say('switchTitle'),
      message: context.say('switchMessage', { options: optionsText(context, parameter) }),
      severity: 'stop',
    });
}

function optionsText(context: Context, parameter: Parameter): string {
  const options = (parameter.options ?? []).map(
    (option, i) => `${parameter.min + i} = ${context.text(option)}`,
  );
  return options.join(context.language === 'zh' ? '；' : '; ');
}

function parameterComment(context: Context, parameter: Parameter): string {
  const { min, max, unit } = parameter;
  const range =
    parameter.options === undefined
      ? context.say('range', { min, max, unit: unitText(unit, context.language) })
      : context.say('switchMessage', { options: optionsText(context, parameter) });
  const source = context.say('assumption', { source: sourceText(parameter.source, context.language) });
  return [context.text(parameter.reason), range, source].filter((line) => line !== '').join('\n');
}

/** The year cells of a parameter: own constants in blue, held years, and links to where it is inherited from. */
function parameterInputs(
  context: Context,
  view: ScenarioView,
  parameter: Parameter,
  row: number,
): readonly Cell[] {
  const { layout, model, years } = context;
  const { key, unit } = parameter;
  const { firstYearColumn } = layout.projection;
  const own = view.scenario.values[key];
  const origin = inheritedFrom(context, view, key);
  if (origin === undefined) return inputCells(parameter.value, years, unit, row, firstYearColumn);
  return planInputs(own, years, true).map((cell, i) => {
    const year = model.firstYear + i;
    const value = context.valueAt(view.index, key, year) ?? 0;
    const column = firstYearColumn + i;
    switch (cell.kind) {
      case 'own':
        return constant(inCell(cell.value, unit), 'input', formatOf(unit));
      case 'left':
        return live(`=${cellAddress(row, column - 1)}`, value, 'formula', formatOf(unit));
      case 'right':
        return live(`=${cellAddress(row, column + 1)}`, value, 'formula', formatOf(unit));
      case 'inherited':
        return live(`=${origin(i)}`, value, 'link', formatOf(unit));
    }
  });
}

/**
 * The cell from which a scenario's parameter is inherited in the i-th year: the parent scenario's cell, or the cell of the
 * parameter's own value. Undefined if that is in this row.
 */
function inheritedFrom(
  context: Context,
  view: ScenarioView,
  key: string,
): ((i: number) => string) | undefined {
  const { layout, model, sheets } = context;
  const place = layout.projection;
  const onSheet =
    (sheet: string) =>
    (i: number): string =>
      `${quoteSheet(sheet)}!${cellAddress(place.rowOf('parameter', key), place.firstYearColumn + i)}`;
  const parent = context.scenarios.find(({ scenario }) => scenario.key === view.scenario.extends);
  if (parent !== undefined) return onSheet(parent.sheet);
  const defaults = defaultedParameters(model).indexOf(key);
  if (defaults >= 0) {
    const row = layout.model.defaults.first + defaults;
    return (i) => `${quoteSheet(sheets.model)}!${cellAddress(row, DEFAULTS_FIRST_YEAR + i)}`;
  }
  const base = context.scenarios.find(({ scenario }) => scenario.key === baseScenario(model));
  return base === undefined || base.index === view.index ? undefined : onSheet(base.sheet);
}

// --- indicators -----------------------------------------------------------------------------------

function writeIndicator(
  sheet: SheetBuilder,
  context: Context,
  view: ScenarioView,
  prepared: PreparedIndicator,
  row: number,
): void {
  const { indicator, actuals, expr } = prepared;
  const { key, unit } = indicator;
  const format = formatOf(unit);
  const reason = indicator.reason === undefined ? undefined : context.text(indicator.reason);
  const marked = modelledYears(prepared, context.prepared);
  const remark = `${reason ?? ''}${marked.length === 0 ? '' : context.say('modelledYears')}`;
  sheet.putRow(row, 0, labelCells(context, key, remark === '' ? undefined : remark));
  for (const year of context.years) {
    const column = context.layout.projection.yearColumn(year);
    const value = context.valueAt(view.index, key, year);
    const actual = actuals.get(year);
    if (value === undefined) sheet.put(row, column, blank('number', format));
    else if (actual !== undefined) {
      const factor = conversion(actual.figure.unit, unit);
      sheet.put(
        row,
        column,
        live(`=${figureRef(context, actual.figure.id)}${factor}`, value, 'link', format),
      );
    } else if (expr !== undefined)
      sheet.put(
        row,
        column,
        live(
          printExcel(expr, siteOf(context, view, year, key)),
          value,
          'formula',
          marked.includes(year) ? `${format}"*"` : format,
        ),
      );
  }
}

// --- colours -----------------------------------------------------------------------------------------

function formatRanges(sheet: SheetBuilder, context: Context): void {
  const { layout, model, years } = context;
  const place = layout.projection;
  const column = place.firstYearColumn;
  if (model.parameters.length > 0) {
    const area = {
      row: place.firstRow,
      column,
      rows: place.lastParameterRow - place.firstRow + 1,
      columns: years.length,
    };
    const here = cellAddress(area.row, column);
    const [low, high] = [place.minColumn, place.maxColumn].map((bound) =>
      cellAddress(area.row, bound, 'column'),
    );
    const outside = `=AND(ISNUMBER(${here}),ISNUMBER(${low ?? ''}),OR(${here}<${low ?? ''},${here}>${high ?? ''}))`;
    sheet.format({ area, formula: outside, style: 'warn' });
  }
  for (const target of model.targets) {
    const row = place.rowOf('target', target.key);
    colourYesNo(sheet, { row, column: place.yearColumn(target.year), rows: 1, columns: 1 });
  }
  const [first] = model.rules;
  if (first !== undefined) {
    const row = place.rowOf('rule', first.key);
    colourYesNo(sheet, { row, column, rows: model.rules.length, columns: years.length });
  }
}
