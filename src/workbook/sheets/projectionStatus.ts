/**
 * The lower part of a Projection sheet: whether the level of each target is reached and whether each rule holds,
 * year by year, as 1 and 0 shown as words.
 */
import { printExcel } from '../../formula/text/excel.js';
import { targetSubject } from '../../analysis/words/describeTarget.js';
import type { Language } from '../../messages/language.js';
import { TARGET_WORDS } from '../../messages/wording/targets.js';
import type { Rule, Target } from '../../model/model.js';
import type { PreparedRule } from '../../model/prepared.js';
import type { TargetReading } from '../../model/targetReading.js';
import { cellAddress, cellOn } from '../plan/address.js';
import type { Context, ScenarioView } from '../tables/context.js';
import { choiceText, formatOf, sourceText, unitText } from '../tables/fields.js';
import { targetRef, yesNo } from './modelSheet.js';
import type { Area, Cell } from '../plan/plan.js';
import { join, textOf } from '../plan/scalars.js';
import { blank, constant, live, quoteText, textPiece, type SheetBuilder } from '../plan/sheet.js';
import { siteOf } from './site.js';
import {
  metCondition,
  metIn,
  reachedIn,
  readingOf,
  subjectCell,
  tolerancePiece,
  valueFormula,
} from './targetFormulas.js';

/**
 * Writes whether the target's level is reached, for every year that has a value. The year of the target is coloured. For growth
 * there is a single answer.
 */
export function writeTarget(
  sheet: SheetBuilder,
  context: Context,
  view: ScenarioView,
  target: Target,
  row: number,
): void {
  const { layout, years } = context;
  const place = layout.projection;
  const reading = readingOf(context, target);
  const label = comparisonCell(context, reading);
  const note = target.note === undefined ? '' : context.text(target.note);
  sheet.putRow(row, 0, [
    note === '' ? label : { ...label, comment: note },
    blank('unit'),
    constant(target.key, 'key'),
  ]);
  const series = reading.series ?? '';
  const cell = (year: number): string =>
    cellAddress(place.rowOf('indicator', series), place.yearColumn(year));
  for (const year of years) {
    const isDue = year === target.year;
    const column = place.yearColumn(year);
    const met =
      target.basis === 'level'
        ? reachedIn(context, reading, view.index, year)
        : isDue
          ? metIn(context, reading, view.index)
          : undefined;
    if (isDue && reading.unjudged !== undefined) {
      sheet.put(row, column, {
        ...constant(context.say('noActual'), 'quiet'),
        comment: whyUnjudged(context, reading),
      });
    } else if (met === undefined) {
      sheet.put(row, column, blank('quiet'));
    } else {
      const at = target.basis === 'level' ? { ...reading, parts: [{ year }] } : reading;
      const condition = metCondition(context, target, valueFormula(context, at, cell));
      sheet.put(row, column, live(`=IF(${condition},1,0)`, met, isDue ? 'status' : 'quiet', yesNo(context)));
    }
  }
}

/** `R&D intensity ≥ 3.40% (2027)`: name and value live. */
function comparisonCell(context: Context, { target, wanted }: TargetReading): Cell {
  const { language } = context;
  const sign = choiceText('comparator', target.comparator, language);
  const format = formatOf(target.unit);
  const subject = subjectCell(context, target, 'label', ` ${sign} `);
  const share = target.unit === '%' || target.unit === '‰';
  const rest = share ? ` (${target.year})` : ` ${unitText(target.unit, language)} (${target.year})`;
  const tolerance = tolerancePiece(context, target);
  const slack = target.tolerance === 0 ? textPiece('') : tolerance;
  const pieces = [
    `${subject.formula ?? '=""'}&TEXT(${targetRef(context, target.key)},${quoteText(format)})`,
    ...(target.tolerance === 0 ? [] : [tolerance.formula]),
    quoteText(rest),
  ];
  const name = context.text(targetSubject(context.model, target));
  return live(
    pieces.join('&'),
    join([name, ` ${sign} `, textOf(wanted, format), slack.value, rest]),
    'label',
  );
}

/** A sentence that explains why a target is not counted. */
export function whyUnjudged(context: Context, { unjudged }: TargetReading): string {
  return unjudged === undefined ? '' : context.text(TARGET_WORDS[unjudged]);
}

/** Writes whether a rule holds in each of its years. */
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

/** A value with its unit, as text for sentences. */
export function writtenValue(value: number, unit: string, language: Language): string {
  return unit === '%' || unit === '‰' ? `${value}${unit}` : `${value} ${unitText(unit, language)}`;
}

/** Colours the cells of an area: green for 1, red for 0. */
export function colourYesNo(sheet: SheetBuilder, area: Area): void {
  const here = cellAddress(area.row, area.column);
  sheet.format({ area, formula: `=AND(ISNUMBER(${here}),${here}=1)`, style: 'good' });
  sheet.format({ area, formula: `=AND(ISNUMBER(${here}),${here}=0)`, style: 'bad' });
}
