/**
 * The lower part of a Projection sheet: whether the level of each target is reached and whether each rule holds,
 * year by year, as 1 and 0 shown as words.
 */
import { printExcel } from '../../formula/text/excel.js';
import { fill, type Language } from '../../messages/language.js';
import type { Rule, Target } from '../../model/model.js';
import type { PreparedRule } from '../../model/prepared.js';
import { meetsTarget } from '../../model/status.js';
import { cellAddress, cellOn } from '../plan/address.js';
import { nameCell, type Context, type ScenarioView } from '../tables/context.js';
import { choiceText, inCell, sourceText, unitText } from '../tables/fields.js';
import { targetRef, yesNo } from './modelSheet.js';
import type { Area, Cell } from '../plan/plan.js';
import { blank, constant, live, quoteText, type SheetBuilder } from '../plan/sheet.js';
import { siteOf } from './site.js';

/** Is the target's level reached, in every year that has a value? The year of the target is coloured. */
export function writeTarget(
  sheet: SheetBuilder,
  context: Context,
  view: ScenarioView,
  target: Target,
  row: number,
): void {
  const { layout, years } = context;
  const place = layout.projection;
  const unit = context.unitOf(target.indicator);
  const comparison = fill('{comparator} {value} ({year})', {
    comparator: choiceText('comparator', target.comparator, context.language),
    value: writtenValue(target.value, unit, context.language),
    year: target.year,
  });
  const name = nameCell(context, target.indicator);
  const shown = context.nameOf(target.indicator);
  const label = live(
    `${name.formula ?? '=""'}&${quoteText(` ${comparison}`)}`,
    `${shown} ${comparison}`,
    'label',
  );
  const note = target.note === undefined ? '' : context.text(target.note);
  sheet.putRow(row, 0, [
    note === '' ? label : { ...label, comment: note },
    blank('unit'),
    constant(target.key, 'key'),
  ]);
  for (const year of years) {
    const met = reached(context, view.index, target, year);
    if (met === undefined) {
      sheet.put(row, place.yearColumn(year), blank('quiet'));
      continue;
    }
    const cell = cellAddress(place.rowOf('indicator', target.indicator), place.yearColumn(year));
    const formula = `=IF(ROUND(${cell}-${targetRef(context, target.key)},9)${target.comparator}0,1,0)`;
    const role = year === target.year ? 'status' : 'quiet';
    sheet.put(row, place.yearColumn(year), live(formula, met, role, yesNo(context)));
  }
}

/** 1 where the level of the target is reached in a year, 0 where not; undefined without a number. */
export function reached(context: Context, scenario: number, target: Target, year: number): 0 | 1 | undefined {
  const value = context.valueAt(scenario, target.indicator, year);
  if (typeof value !== 'number') return undefined;
  return meetsTarget(value - inCell(target.value, context.unitOf(target.indicator)), target.comparator)
    ? 1
    : 0;
}

export function writeRule(
  sheet: SheetBuilder,
  context: Context,
  view: ScenarioView,
  { rule, expr }: PreparedRule,
  row: number,
): void {
  const { layout, years } = context;
  const place = layout.projection;
  const name: Cell = { ...ruleNameCell(context, rule), comment: ruleComment(context, rule) };
  sheet.putRow(row, 0, [name, blank('unit'), constant(rule.key, 'key')]);
  for (const year of years) {
    const holds = view.projection.rules.find(
      (status) => status.rule === rule.key && status.year === year,
    )?.holds;
    if (holds === undefined) {
      sheet.put(row, place.yearColumn(year), blank('quiet'));
      continue;
    }
    const condition = printExcel(expr, siteOf(context, view, year)).replace(/^=/, '');
    const cell = live(`=IF(${condition},1,0)`, holds ? 1 : 0, 'status', yesNo(context));
    sheet.put(row, place.yearColumn(year), cell);
  }
}

/** The rule's name, live from the Model sheet. */
export function ruleNameCell(context: Context, rule: Rule): Cell {
  const { layout, model, sheets } = context;
  const row = layout.model.rules.first + model.rules.findIndex(({ key }) => key === rule.key);
  return live(`=${cellOn(sheets.model, row, 1)}`, context.text(rule.name), 'label');
}

function ruleComment(context: Context, rule: Rule): string {
  const source = context.say('assumption', { source: sourceText(rule.source, context.language) });
  return [context.text(rule.reason), source].filter((line) => line !== '').join('\n');
}

/** A value with its unit, as sentences say it. */
export function writtenValue(value: number, unit: string, language: Language): string {
  return unit === '%' || unit === '‰' ? `${value}${unit}` : `${value} ${unitText(unit, language)}`;
}

/** Green where the area holds 1, red where it holds 0. */
export function colourYesNo(sheet: SheetBuilder, area: Area): void {
  const here = cellAddress(area.row, area.column);
  sheet.format({ area, formula: `=AND(ISNUMBER(${here}),${here}=1)`, style: 'good' });
  sheet.format({ area, formula: `=AND(ISNUMBER(${here}),${here}=0)`, style: 'bad' });
}
