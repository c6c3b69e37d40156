/** The Overview's table of targets, and the sentence that sums it up; live from Compare, by the active scenario. */
import { targetSubject } from '../../analysis/words/describeTarget.js';
import { isError, type Scalar } from '../../formula/values/value.js';
import { TARGET_WORDS } from '../../messages/wording/targets.js';
import { HEADERS, WORDS } from '../../messages/wording/workbook.js';
import type { Language } from '../../messages/language.js';
import type { Target } from '../../model/model.js';
import { countTargets, meetsTarget, targetReadings } from '../../model/targetReading.js';
import { areaAddress, areaOn, cellAddress, quoteSheet } from '../plan/address.js';
import {
  changeShown,
  FIRST_SELECTED,
  selectedRef,
  SELECTOR,
  TARGET_COLUMNS,
  targetOutcome,
} from './compareSheet.js';
import { nameCell, type Context } from '../tables/context.js';
import { choiceText, formatOf, inCell } from '../tables/fields.js';
import { spokenAmount } from '../tables/spokenAmount.js';
import { rowHeight, textWidth } from '../plan/measure.js';
import { targetRef } from './modelSheet.js';
import { across, activeRef, LEFT, pageWidth, section, type Page } from './overviewPage.js';
import type { Cell } from '../plan/plan.js';
import { join } from '../plan/scalars.js';
import {
  constant,
  live,
  quoteText,
  sentence,
  textPiece,
  type Piece,
  type SheetBuilder,
} from '../plan/sheet.js';
import type { Role } from '../plan/styles.js';
import { whyUnjudged } from './projectionStatus.js';
import { readingOf, subjectCell, targetUnitCell, tolerancePiece } from './targetFormulas.js';

const MOST_TARGETS = 12;
/** In characters; a longer subject continues on the next line of its cell. */
const WIDEST_LABEL = 60;

export function writeTargets(sheet: SheetBuilder, page: Page, top: number): number {
  const { context, right } = page;
  const { language, model, say, sheets } = context;
  const shown = model.targets.slice(0, MOST_TARGETS);
  if (shown.length === 0) return top;
  section(sheet, page, top, say('targetStatus'));
  sheet.putRow(top + 1, LEFT, [
    constant(HEADERS.indicatorName[language], 'heading'),
    constant(HEADERS.unit[language], 'heading'),
    constant(HEADERS.year[language], 'headingCenter'),
    ...[say('target'), say('projected'), say('gap')].map((text) => constant(text, 'headingRight')),
    constant(say('reached'), 'headingCenter'),
  ]);
  sheet.put(top + 1, right, constant(say('status'), 'headingCenter'));
  sheet.fill({ row: top + 1, column: LEFT, rows: 1, columns: page.columns }, 'heading');
  sheet.height(top + 1, 20);
  shown.forEach((target, i) => {
    const row = top + 2 + i;
    const { unit } = target;
    const format = formatOf(unit);
    const outcome = targetOutcome(context, target, FIRST_SELECTED);
    const cell = (
      column: 'projected' | 'reached',
      value: Scalar | undefined,
      role: Role,
      shape: string,
    ): Cell =>
      value === undefined
        ? constant(say('none'), 'quiet')
        : live(`=${targetIndex(context, target, column)}`, value, role, shape);
    const mark = originMark(context, target);
    const plain = subjectCell(context, target, 'labelWrap', mark);
    const tolerance = tolerancePiece(context, target);
    const name = context.text(targetSubject(model, target)) + mark;
    const subject =
      target.tolerance === 0
        ? plain
        : live(`${plain.formula ?? '=""'}&${tolerance.formula}`, join([name, tolerance.value]), 'labelWrap');
    sheet.putRow(row, LEFT, [
      subject,
      targetUnitCell(context, target),
      constant(target.year, 'status', '0'),
      live(
        `=${targetRef(context, target.key)}`,
        inCell(target.value, unit),
        'number',
        signedFormat(target, language),
      ),
      cell('projected', outcome.projected, 'number', format),
      gapCell(context, target, outcome.gap),
      cell('reached', outcome.reached, 'status', '0'),
    ]);
    sheet.put(row, right, statusCell(context, target));
    sheet.fill({ row, column: LEFT, rows: 1, columns: page.columns }, 'number');
    sheet.height(row, Math.max(18, rowHeight([{ text: String(subject.value), width: page.label }])));
  });
  colourStatus(sheet, context, top + 2, right, shown.length);
  const end = top + 2 + shown.length;
  if (shown.length === model.targets.length) return end;
  across(sheet, page, end, constant(say('moreTargets', { sheet: sheets.compare }), 'note'), 'note');
  return end + 1;
}

/** The number format of a target's value with its sign in front: `≥ 3.50%`. */
export function signedFormat({ comparator, unit }: Target, language: Language): string {
  return `"${choiceText('comparator', comparator, language)} "${formatOf(unit)}`;
}

/** A sentence that sums up the scenario: targets met, and the two main indicators of the page. */
export function writeSummary(sheet: SheetBuilder, page: Page): void {
  const { context } = page;
  const { language, layout, model, topics } = context;
  if (model.targets.length === 0) return;
  const chosen = context.scenarios[FIRST_SELECTED]?.scenario.name;
  const items = [topics.chart, topics.whole].flatMap((key) => {
    const target = layout.compare.lastTargets.find(({ indicator }) => indicator === key);
    return target === undefined ? [] : [summaryItem(context, target)];
  });
  const first = sentence(WORDS.summaryOf[language], {
    scenario: {
      formula: cellAddress(SELECTOR.row, SELECTOR.column),
      value: chosen === undefined ? '' : context.text(chosen),
    },
  });
  const whole = [first, ...countPieces(context), ...items];
  const formula = `=${whole.map((piece) => piece.formula).join('&')}`;
  const value = join(whole.map((piece) => piece.value));
  across(sheet, page, 5, live(formula, value, 'summary'), 'summary');
  // The text is larger and bolder than the default font, in which widths are counted.
  sheet.height(
    5,
    rowHeight([{ text: isError(value) ? '' : String(value), width: pageWidth(page) * 0.75 }]) + 6,
  );
}

/** Live pieces: how many targets are met, and how many do not count and why. */
function countPieces(context: Context): readonly Piece[] {
  const { language, layout, model, scenarios, sheets } = context;
  const name = scenarios[FIRST_SELECTED]?.scenario.name;
  const statuses = scenarios
    .filter(({ scenario }) => name !== undefined && context.text(scenario.name) === context.text(name))
    .flatMap(({ projection }) => projection.targets);
  const { met, judged, itself, early, nothing } = countTargets(targetReadings(context.prepared), statuses);
  const rows = model.targets.length * scenarios.length;
  const column = (index: number): string =>
    areaOn(sheets.compare, { row: layout.compare.targets.first, column: index, rows, columns: 1 });
  const status = column(TARGET_COLUMNS.met);
  // A status that is a number has been judged; the two columns are scenario and status of every row.
  const own = `(${column(1)}=${cellAddress(SELECTOR.row, SELECTOR.column)})`;
  const count = (words: keyof typeof TARGET_WORDS, number: number): readonly Piece[] =>
    number === 0 ? [] : [sentence(TARGET_WORDS[words][language], { count: textPiece(String(number)) })];
  return [
    sentence(TARGET_WORDS.countJudged[language], {
      judged: textPiece(String(judged)),
      met: { formula: `SUMPRODUCT(${own}*(${status}<>"")*(${status}=1))`, value: met },
    }),
    ...count('countItself', itself),
    ...count('countEarly', early),
    ...count('countNothing', nothing),
  ];
}

/** Width in characters that the labels of the targets take. */
export function targetLabelWidth(context: Context): number {
  const widths = context.model.targets
    .slice(0, MOST_TARGETS)
    .map((target) =>
      textWidth(context.text(targetSubject(context.model, target)) + originMark(context, target)),
    );
  return Math.min(WIDEST_LABEL, Math.max(0, ...widths) + 2);
}

/** A short mark of the origin of a target that is in no document: `〔假设〕`. */
function originMark({ language }: Context, { origin }: Target): string {
  if (origin === 'document') return '';
  const text = choiceText('origin', origin, language);
  return language === 'zh' ? `〔${text}〕` : ` [${text}]`;
}

function summaryItem(context: Context, target: Target): Piece {
  const { language } = context;
  const unit = context.unitOf(target.indicator);
  const format = unit === '%' ? '0.00%' : '#,##0';
  const { projected } = targetOutcome(context, target, FIRST_SELECTED);
  const shown = (formula: string, value: Scalar): Piece =>
    spokenAmount({ formula, value }, unit, format, language);
  const sign = choiceText('comparator', target.comparator, language);
  const goal = shown(targetRef(context, target.key), inCell(target.value, unit));
  return sentence(WORDS.summaryItem[language], {
    year: textPiece(String(target.year)),
    indicator: {
      formula: (nameCell(context, target.indicator).formula ?? '=').slice(1),
      value: context.nameOf(target.indicator),
    },
    value: shown(activeRef(context, target.indicator, target.year), projected ?? 0),
    target: {
      formula: `${quoteText(`${sign} `)}&${goal.formula}`,
      value: join([`${sign} `, goal.value]),
    },
  });
}

/** The gap of the active scenario; for percentages it is in percentage points, so that nobody reads it as a share. */
function gapCell(context: Context, target: Target, gap: Scalar | undefined): Cell {
  if (gap === undefined) return constant(context.say('none'), 'quiet');
  const { value, format } = changeShown(context, target.unit, '', gap);
  return live(`=${targetIndex(context, target, 'gap')}`, value, 'number', format);
}

// --- live cells from Compare ------------------------------------------------------------------------------

/** One column of Compare's table of targets for one target, by the active scenario. */
function targetIndex(context: Context, target: Target, column: keyof typeof TARGET_COLUMNS): string {
  const { compare } = context.layout;
  const area = {
    row: compare.targetRow(target.key, 0),
    column: TARGET_COLUMNS[column],
    rows: context.scenarios.length,
    columns: 1,
  };
  return `INDEX(${quoteSheet(context.sheets.compare)}!${areaAddress(area)},${selectedRef(context)})`;
}

/** The status of a target in the active scenario. */
export function statusCell(context: Context, target: Target): Cell {
  const { say } = context;
  const { met, gap } = targetOutcome(context, target, FIRST_SELECTED);
  const reading = readingOf(context, target);
  if (reading.unjudged !== undefined)
    return { ...constant(say('noActual'), 'quiet'), comment: whyUnjudged(context, reading) };
  const tolerance = tolerancePiece(context, target);
  // Met by the tolerance alone is said with it.
  const isMet = `${targetIndex(context, target, 'gap')}${target.comparator}0`;
  const words = `${quoteText(say('met'))}&IF(${isMet},"",${tolerance.formula})`;
  const formula = `=IF(${targetIndex(context, target, 'met')}=1,${words},${quoteText(say('missed'))})`;
  if (met !== 1) return live(formula, say('missed'), 'status');
  const isOwn = typeof gap === 'number' && meetsTarget(gap, target.comparator);
  return live(formula, isOwn ? say('met') : join([say('met'), tolerance.value]), 'status');
}

/** Colours the cells of statuses. */
export function colourStatus(
  sheet: SheetBuilder,
  context: Context,
  row: number,
  column: number,
  rows: number,
): void {
  if (rows === 0) return;
  const area = { row, column, rows, columns: 1 };
  const here = cellAddress(row, column);
  const met = context.say('met');
  sheet.format({ area, formula: `=LEFT(${here},${met.length})=${quoteText(met)}`, style: 'good' });
  sheet.format({ area, formula: `=${here}=${quoteText(context.say('missed'))}`, style: 'bad' });
}
