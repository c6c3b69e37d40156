/**
 * The Overview: one A4 page for a manager. Every number follows the scenario chosen in the yellow cell,
 * through the Compare sheet.
 */
import { errorsOf, explainError } from '../../analysis/words/errorWords.js';
import { isError } from '../../formula/values/value.js';
import { HEADERS, WORDS } from '../../messages/wording/workbook.js';
import { areaOn, cellAddress, cellOn, quoteSheet } from '../plan/address.js';
import { totalRef, type Totals } from './checksSheet.js';
import { FIRST_SELECTED, scenarioNames, selectedRef, SELECTOR } from './compareSheet.js';
import { labelWidth, nameCell, unitCell, type Context } from '../tables/context.js';
import { inCell } from '../tables/fields.js';
import { rowHeight } from '../plan/measure.js';
import { targetRef } from './modelSheet.js';
import { overviewCharts } from './overviewCharts.js';
import {
  across,
  activeCell,
  NO_ACTUAL,
  LEFT,
  pageWidth,
  section,
  WIDTHS,
  yearHeadings,
  type Page,
} from './overviewPage.js';
import { writeDrivers } from './overviewDrivers.js';
import { writePolicy } from './overviewPolicy.js';
import {
  colourStatus,
  signedFormat,
  statusCell,
  targetLabelWidth,
  writeSummary,
  writeTargets,
} from './overviewTargets.js';
import type { DefinedName, SheetPlan } from '../plan/plan.js';
import {
  constant,
  live,
  quoteText,
  sentence,
  startSheet,
  type Piece,
  type SheetBuilder,
} from '../plan/sheet.js';
import { groundsOf, type Grounds } from '../../model/grounds.js';
import { keyIndicators } from '../tables/topics.js';

/** Number of columns of the table of targets, which is the widest table if there are few milestones. */
const LEAST_COLUMNS = 8;

/** `chances`: a sentence about the simulation, if the workbook has one. */
export function planOverview(
  context: Context,
  totals: Totals,
  chances?: Piece,
): { readonly sheet: SheetPlan; readonly names: readonly DefinedName[] } {
  const { model, sheets } = context;
  const years = [...new Set([model.baseYear, ...model.milestones])].sort((a, b) => a - b);
  const columns = Math.max(LEAST_COLUMNS, years.length + 4);
  const names = labelWidth(context, context.layout.compare.indicators, 30, 44);
  const label = Math.max(names, targetLabelWidth(context));
  const page: Page = { context, years, columns, label, right: LEFT + columns - 1 };
  const sheet = startSheet({
    key: 'overview',
    name: sheets.overview,
    tabColor: '1B3A5C',
    print: { orientation: 'portrait', fitWidth: 1, fitHeight: 1 },
  });
  sheet.width(0, WIDTHS.margin);
  sheet.width(LEFT, page.label);
  sheet.width(LEFT + 1, WIDTHS.unit[context.language]);
  for (let i = 2; i < columns; i++) sheet.width(LEFT + i, WIDTHS.value);

  writeHead(sheet, page, totals, chances !== undefined);
  if (chances !== undefined) writeChances(sheet, page, chances);
  const driversAt = chances === undefined ? 6 : 7;
  writeDrivers(sheet, page, driversAt);
  let row = writeIndicators(sheet, page, writeErrors(sheet, page, driversAt + 1)) + 1;
  const charts = overviewCharts(context, { left: LEFT, columns, right: page.right }, row);
  for (const chart of charts.upper) sheet.chart(chart);
  if (charts.upper.length > 0) row += charts.height + 1;
  row = writeTargets(sheet, page, row) + 1;
  writeSummary(sheet, page);
  row = writePolicy(sheet, page, row);
  const lower = overviewCharts(context, { left: LEFT, columns, right: page.right }, row);
  for (const chart of lower.lower) sheet.chart(chart);
  if (lower.lower.length > 0) row += lower.height + 1;
  writeLegend(sheet, page, row);

  const plan = sheet.finish();
  const print = { ...plan.print, area: { row: 0, column: 0, rows: row + 1, columns: page.right + 2 } };
  const selector = { name: 'tuiyan_selector', ref: cellOn(sheets.overview, SELECTOR.row, SELECTOR.column) };
  return { sheet: { ...plan, print }, names: [selector] };
}

function writeHead(sheet: SheetBuilder, page: Page, totals: Totals, hasChances: boolean): void {
  const { context } = page;
  const { language, layout, model, say, scenarios, sheets } = context;
  across(sheet, page, 0, constant(context.text(model.name), 'banner'), 'banner');
  sheet.height(0, 40);
  const note = headNote(context, hasChances);
  across(sheet, page, 1, constant(note, 'subtitle'), 'subtitle');
  sheet.height(1, Math.max(20, rowHeight([{ text: note, width: pageWidth(page) * 0.92 }]) + 4));
  sheet.height(2, 6);

  const { row, column } = SELECTOR;
  const chosen = scenarios[FIRST_SELECTED]?.scenario;
  sheet.put(row, LEFT, constant(say('activeScenario'), 'labelBold'));
  sheet.put(row, column, constant(chosen === undefined ? '' : context.text(chosen.name), 'selector'));
  sheet.fill({ row, column, rows: 1, columns: 2 }, 'selector');
  sheet.merge(row, column, 1, 2);
  sheet.height(row, 24);
  if (scenarios.length > 0)
    sheet.validate({
      area: { row, column, rows: 1, columns: 1 },
      rule: { kind: 'list', source: scenarioNames(context) },
      title: say('chooseTitle'),
      message: say('chooseMessage'),
      severity: 'stop',
    });

  const [failed, alerts] = [totalRef(context, 'failed'), totalRef(context, 'alerts')];
  const pieces: Readonly<Record<string, Piece>> = {
    failed: { formula: failed, value: totals.failed },
    alerts: { formula: alerts, value: totals.alerts },
  };
  const good = sentence(WORDS.checksGood[language], pieces);
  const bad = sentence(WORDS.checksBad[language], pieces);
  const checks = live(
    `=IF(${failed}=0,${good.formula},${bad.formula})`,
    totals.failed === 0 ? good.value : bad.value,
    'status',
  );
  const checksAt = column + 3;
  sheet.put(row, checksAt, { ...checks, link: `${quoteSheet(sheets.checks)}!A1` });
  sheet.fill({ row, column: checksAt, rows: 1, columns: page.right - checksAt + 1 }, 'status');
  sheet.merge(row, checksAt, 1, page.right - checksAt + 1);
  const area = { row, column: checksAt, rows: 1, columns: page.right - checksAt + 1 };
  // Not every program allows references to other sheets in conditional formats, so these read the first words of the sentence.
  const here = cellAddress(row, checksAt, 'both');
  const start = WORDS.checksGood[language].slice(0, 4);
  sheet.format({ area, formula: `=LEFT(${here},4)=${quoteText(start)}`, style: 'good' });
  sheet.format({ area, formula: `=LEFT(${here},4)<>${quoteText(start)}`, style: 'bad' });

  const notes = {
    row: layout.model.scenarios.first,
    column: NOTE_COLUMN,
    rows: Math.max(1, model.scenarios.length),
    columns: 1,
  };
  const chosenNote = chosen === undefined ? '' : context.text(chosen.note);
  const noteFormula = `=INDEX(${areaOn(sheets.model, notes)},${selectedRef(context)})&""`;
  across(sheet, page, 4, live(noteFormula, chosenNote, 'subtitle'), 'subtitle');
  // Room for the longest: another scenario may be chosen.
  const heights = model.scenarios.map((scenario) =>
    rowHeight([{ text: context.text(scenario.note), width: pageWidth(page) * 0.92 }]),
  );
  sheet.height(4, Math.max(20, ...heights.map((height) => height + 4)));
}

/** What follows the choice of a scenario on this page, and what was calculated when the workbook was made. */
function headNote(context: Context, hasChances: boolean): string {
  const { language, model, say, topics } = context;
  const { baseYear, horizon } = model;
  const place = model.places?.find(({ key }) => key === model.geography)?.name;
  const geography = place === undefined ? model.geography : context.text(place);
  const list = (texts: readonly string[]): string => texts.join(language === 'zh' ? '、' : ', ');
  const hasTargets = model.targets.length > 0;
  const follows = list([
    say('followsIndicators'),
    ...(hasTargets ? [say('followsTargets')] : []),
    ...(topics.policy === undefined ? [] : [say('followsPolicy')]),
    ...(topics.whole === undefined ? [] : [say('followsChart')]),
  ]);
  const stamped = [
    ...(topics.chart === undefined ? [] : [say('stampedDrivers')]),
    ...(hasChances ? [say('stampedChances')] : []),
  ];
  return [
    say('overviewNote', { geography, baseYear, horizon, follows }),
    ...(topics.chart === undefined && !hasTargets ? [] : [say('overviewAll')]),
    ...(stamped.length === 0 ? [] : [say('overviewStamped', { stamped: list(stamped) })]),
  ].join(language === 'zh' ? '' : ' ');
}

/** Writes the sentence about the simulation below the summary. */
function writeChances(sheet: SheetBuilder, page: Page, chances: Piece): void {
  across(sheet, page, 6, live(`=${chances.formula}`, chances.value, 'summaryMore'), 'summaryMore');
  const text = isError(chances.value) ? '' : String(chances.value);
  sheet.height(6, rowHeight([{ text, width: pageWidth(page) * 0.85 }]) + 6);
  // Not every program allows references to other sheets in conditional formats, so these read the first words of the sentence.
  const stale = page.context.say('overviewStale').slice(0, 6);
  const here = cellAddress(6, LEFT, 'both');
  const area = { row: 6, column: LEFT, rows: 1, columns: page.columns };
  sheet.format({ area, formula: `=LEFT(${here},6)=${quoteText(stale)}`, style: 'warn' });
}

/** Largest number of errors that are explained on the page. */
const MOST_ERRORS = 3;

/**
 * Explains errors as long as there are any: each sentence is empty as soon as the cell in which the error arose has none. Returns
 * the next row.
 */
function writeErrors(sheet: SheetBuilder, page: Page, top: number): number {
  const { context } = page;
  const { layout, model, prepared } = context;
  const found = context.scenarios.flatMap((view) =>
    errorsOf(view.projection).map((error) => ({ view, error })),
  );
  let row = top;
  for (const { view, error } of found.slice(0, MOST_ERRORS)) {
    const { name, year } = error.origin ?? {};
    if (name === undefined || year === undefined) continue;
    const place = layout.projection;
    const at = cellAddress(place.rowOf('indicator', name), place.firstYearColumn + year - model.firstYear);
    const text = `${context.text(view.scenario.name)} · ${context.text(explainError(prepared, error))}`;
    const formula = `=IF(ISERROR(${quoteSheet(view.sheet)}!${at}),${quoteText(text)},"")`;
    across(sheet, page, row, live(formula, text, 'summaryMore'), 'summaryMore');
    const area = { row, column: LEFT, rows: 1, columns: page.columns };
    sheet.format({ area, formula: `=${cellAddress(row, LEFT, 'both')}<>""`, style: 'bad' });
    sheet.height(row, rowHeight([{ text, width: pageWidth(page) * 0.85 }]) + 6);
    row += 1;
  }
  return row;
}

/** Column of the scenarios' notes on the Model sheet, in the sheet's own language. */
const NOTE_COLUMN = 4;

// --- tables -------------------------------------------------------------------------------------------------

function writeIndicators(sheet: SheetBuilder, page: Page, top: number): number {
  const { context, years, right } = page;
  const { language, layout, say } = context;
  section(sheet, page, top, say('keyIndicators'));
  sheet.putRow(top + 1, LEFT, [
    constant(HEADERS.indicatorName[language], 'heading'),
    constant(HEADERS.unit[language], 'heading'),
    ...yearHeadings(page),
  ]);
  sheet.putRow(top + 1, right - 1, [
    constant(say('target'), 'headingRight'),
    constant(say('status'), 'headingCenter'),
  ]);
  sheet.fill({ row: top + 1, column: LEFT, rows: 1, columns: page.columns }, 'heading');
  sheet.height(top + 1, 20);
  const keys = keyIndicators(context.prepared);
  const grounds = groundsOf(context.prepared);
  keys.forEach((key, i) => {
    const row = top + 2 + i;
    const unit = context.unitOf(key);
    sheet.putRow(row, LEFT, [
      nameCell(context, key, 'labelStrong'),
      unitCell(context, key),
      ...years.map((year) => {
        const mark = isMarked(context, grounds, key, year) ? NO_ACTUAL : '';
        return activeCell(context, key, year, year === context.model.horizon ? 'strong' : 'number', mark);
      }),
    ]);
    const target = layout.compare.lastTargets.find(({ indicator }) => indicator === key);
    const dash = constant(say('none'), 'quiet');
    const value =
      target === undefined
        ? dash
        : live(
            `=${targetRef(context, target.key)}`,
            inCell(target.value, unit),
            'number',
            `${signedFormat(target, context.language)}" (${target.year})"`,
          );
    sheet.putRow(row, right - 1, [value, target === undefined ? dash : statusCell(context, target)]);
    sheet.fill({ row, column: LEFT, rows: 1, columns: page.columns }, 'number');
    sheet.height(row, 18);
  });
  colourStatus(sheet, context, top + 2, right, keys.length);
  const end = top + 2 + keys.length;
  if (!keys.some((key) => years.some((year) => isMarked(context, grounds, key, year)))) return end;
  across(sheet, page, end, constant(`${NO_ACTUAL} ${say('noActualValue')}`, 'note'), 'note');
  return end + 1;
}

/** Whether a value of a year that is over is no actual. */
function isMarked({ model, valueAt }: Context, grounds: Grounds, key: string, year: number): boolean {
  return (
    year <= model.baseYear &&
    valueAt(FIRST_SELECTED, key, year) !== undefined &&
    !grounds.isActual({ key, year })
  );
}

function writeLegend(sheet: SheetBuilder, page: Page, row: number): void {
  const { say } = page.context;
  sheet.put(row, LEFT, constant(say('legendInput'), 'legendInput'));
  sheet.put(row, LEFT + 2, constant(say('legendFormula'), 'noteLine'));
  sheet.put(row, LEFT + 4, constant(say('legendLink'), 'legendLink'));
}
