/**
 * The Sensitivity sheet: the effect of each single parameter on an indicator in a year, as live formulas. Tornado and spider
 * chart, the sentence and all tables follow every blue cell of the scenario's sheet, the year chosen here, and the ends of the
 * ranges.
 */
import { isError, type Scalar } from '../../formula/values/value.js';
import { WORDS } from '../../messages/wording/workbook.js';
import { areaOn, cellAddress, cellOn } from '../plan/address.js';
import type { SheetQuestion } from '../plan/attachments.js';
import { labelWidth, nameCell, scenarioNameRef, type Context } from '../tables/context.js';
import { formatOf, unitText } from '../tables/fields.js';
import { spokenAmount } from '../tables/spokenAmount.js';
import { rowHeight } from '../plan/measure.js';
import { REGIONS } from '../plan/naming.js';
import type { ChartPlan, DefinedName, SheetPlan } from '../plan/plan.js';
import { join } from '../plan/scalars.js';
import { writeCalculation } from './sensitivityCalculation.js';
import {
  CHARTS,
  COLUMNS,
  ENDS,
  layOut,
  POINT,
  QUESTION_COLUMNS,
  QUESTION_ROW,
  QUESTION_ROWS,
  RANKED,
  SENTENCE_ROW,
  VALUE_CELL,
  type SensitivityLayout,
} from './sensitivityLayout.js';
import { namePair, writePair, writePairCalculation } from './sensitivityPair.js';
import { chooseQuestion, type Asked } from './sensitivityQuestion.js';
import { POINTS } from './sensitivityCases.js';
import type { Study } from './sensitivityStudy.js';
import { byRank, isShare, rowsOf, textFormat, type Row } from './sensitivityRows.js';
import {
  inYear,
  writeChartData,
  writeEnds,
  writePoints,
  writeRanked,
  type Tables,
} from './sensitivityTables.js';
import { constant, live, sentence, startSheet, textPiece, type Piece } from '../plan/sheet.js';
import { CHART_COLORS } from '../plan/styles.js';

const LOW_COLOR = '3E8FB0';
const HIGH_COLOR = 'C7791B';

/** Undefined if there is no question: no target depends on a parameter. */
export function planSensitivity(
  context: Context,
  question: SheetQuestion | undefined,
): { readonly sheet: SheetPlan; readonly names: readonly DefinedName[] } | undefined {
  const asked = chooseQuestion(context, question);
  if (asked === undefined) return undefined;
  const { study } = asked;
  const places = layOut(study);
  const { language, layout, sheets, years } = context;
  const sheet = startSheet({
    key: 'sensitivity',
    name: sheets.sensitivity,
    tabColor: '6A5AA8',
    print: {
      orientation: 'landscape',
      fitWidth: 1,
      fitHeight: 1,
      area: { row: 0, column: 0, rows: places.printed, columns: COLUMNS },
    },
  });
  sheet.width(0, labelWidth(context, [...study.parameters, ...study.indicators], 36, 56));
  sheet.width(1, language === 'zh' ? 10 : 17);
  sheet.width(2, language === 'zh' ? 26 : 36);
  const last = Math.max(COLUMNS, layout.projection.firstYearColumn + years.length);
  for (let column = 3; column < last; column++) sheet.width(column, 13);

  const yearIndex = cellAddress(places.yearRow, 2, 'both');
  const tables: Tables = { sheet, context, study, places, yearIndex };
  const rows = rowsOf(context, study);
  writeHead(tables, asked);
  writeSentence(tables, rows);
  writeRanked(tables, rows);
  writeEnds(tables, rows);
  writePoints(tables, rows);
  for (const row of [places.note, places.endsNote]) {
    sheet.merge(row, 0, 1, COLUMNS);
    sheet.height(row, row === places.note ? 18 : 34);
  }
  writeChartData(tables, rows);
  writeIndex(tables);
  writeCalculation(sheet, context, study, places);
  const { pair } = study;
  const names: DefinedName[] = [];
  if (pair !== undefined && places.pair !== undefined) {
    writePair(tables, pair, places.pair);
    writePairCalculation(tables, pair, places.pair);
    names.push(namePair(context, places.pair));
  }
  for (const chart of charts(context, study, places)) sheet.chart(chart);

  const region = { row: QUESTION_ROW, column: 0, rows: 3, columns: 3 };
  return {
    sheet: sheet.finish(),
    names: [{ name: REGIONS.question, ref: areaOn(sheets.sensitivity, region) }, ...names],
  };
}

// --- head -----------------------------------------------------------------------------------------------

function writeHead(tables: Tables, { study, mark }: Asked): void {
  const { sheet, context, places } = tables;
  const { language, say } = context;
  const { indicator, scenario, year } = study.question;
  const name: Piece = {
    formula: bare(nameCell(context, indicator).formula),
    value: context.nameOf(indicator),
  };
  const title = sentence(WORDS.sensitivityTitle[language], { indicator: name });
  sheet.put(0, 0, live(`=${title.formula}`, title.value, 'title'));
  sheet.height(0, 30);
  sheet.put(1, 0, constant(say('sensitivityNote'), 'subtitle'));
  sheet.merge(1, 0, 1, COLUMNS);
  sheet.height(1, 34);

  const scenarioName: Piece = {
    formula: scenarioNameRef(context, study.view.index),
    value: context.text(study.view.scenario.name),
  };
  const labels = {
    scenario: sentence(WORDS.askedScenario[language], { scenario: scenarioName }),
    indicator: sentence(WORDS.askedIndicator[language], { indicator: name }),
  };
  const { label, key, year: yearColumn } = QUESTION_COLUMNS;
  const [scenarioRow, indicatorRow, yearRow] = [
    QUESTION_ROW + QUESTION_ROWS.scenario,
    QUESTION_ROW + QUESTION_ROWS.indicator,
    QUESTION_ROW + QUESTION_ROWS.year,
  ];
  sheet.put(scenarioRow, label, live(`=${labels.scenario.formula}`, labels.scenario.value, 'labelBold'));
  sheet.put(scenarioRow, key, constant(scenario, 'keyPlain'));
  sheet.put(indicatorRow, label, live(`=${labels.indicator.formula}`, labels.indicator.value, 'labelBold'));
  sheet.put(indicatorRow, key, constant(indicator, 'keyPlain'));
  sheet.put(yearRow, label, constant(say('askedYear'), 'labelBold'));
  sheet.put(yearRow, yearColumn, constant(year, 'input', '0'));
  if (mark !== '') sheet.put(yearRow, key, constant(mark, 'keyPlain'));
  sheet.validate({
    area: { row: yearRow, column: yearColumn, rows: 1, columns: 1 },
    rule: { kind: 'list', source: yearList(tables) },
    title: say('yearTitle'),
    message: say('yearMessage'),
    severity: 'stop',
  });
  const unit = context.unitOf(indicator);
  const value = context.valueAt(study.view.index, indicator, year) ?? 0;
  const base = inYear(tables, places.baseRow(indicator));
  sheet.put(VALUE_CELL.row, VALUE_CELL.column - 2, constant(say('scenarioValue'), 'labelBold'));
  sheet.put(VALUE_CELL.row, VALUE_CELL.column, live(`=${base}`, value, 'strong', formatOf(unit)));
  sheet.put(VALUE_CELL.row, VALUE_CELL.column + 1, constant(unitText(unit, language), 'unit'));
}

function bare(formula: string | undefined): string {
  return (formula ?? '=""').slice(1);
}

/** The years of the calculation from the first in which the indicator has a number. */
function yearList({ context, study, places }: Tables): string {
  const { yearColumn } = context.layout.projection;
  const [first, last] = [study.years[0] ?? 0, study.years.at(-1) ?? 0];
  return areaOn(context.sheets.sensitivity, {
    row: places.yearRow,
    column: yearColumn(first),
    rows: 1,
    columns: last - first + 1,
  });
}

function yearCell(): string {
  return cellAddress(QUESTION_ROW + QUESTION_ROWS.year, QUESTION_COLUMNS.year, 'both');
}

/** Writes, beside the years, the number of the year column that is asked about. */
function writeIndex({ sheet, context, study, places }: Tables): void {
  const { layout, model, say, years } = context;
  sheet.put(places.calculation, 0, constant(say('casesTitle'), 'section'));
  const columns = Math.max(COLUMNS, layout.projection.firstYearColumn + years.length);
  sheet.fill({ row: places.calculation, column: 0, rows: 1, columns }, 'section');
  const { firstYearColumn } = layout.projection;
  const last = cellAddress(places.yearRow, firstYearColumn + years.length - 1, 'both');
  const range = `${cellAddress(places.yearRow, firstYearColumn, 'both')}:${last}`;
  const index = study.question.year - model.firstYear + 1;
  sheet.putRow(places.yearRow, 0, [
    constant(WORDS.askedYear[context.language], 'heading'),
    live(`=${yearCell()}`, study.question.year, 'headingCenter', '0'),
    live(`=MATCH(${yearCell()},${range},0)`, index, 'headingCenter', '0'),
  ]);
}

/** Writes a live sentence about the parameters with the largest effects. */
function writeSentence(tables: Tables, rows: readonly Row[]): void {
  const { sheet, context, study, places } = tables;
  const { language } = context;
  const { indicator, year } = study.question;
  const unit = context.unitOf(indicator);
  const { ranked, ends, points } = places;
  const sorted = byRank(rows);
  const [first, second] = sorted;
  if (first === undefined) return;
  const at = (place: { readonly first: number }, index: number, column: number): string =>
    cellAddress(place.first + index, column);
  const ranks = `${cellAddress(points.first, POINT.rank)}:${cellAddress(points.first + points.count - 1, POINT.rank)}`;
  const endText = (column: number): string => {
    const area = `${cellAddress(ends.first, column)}:${cellAddress(ends.first + ends.count - 1, column)}`;
    return `INDEX(${area},MATCH(1,${ranks},0))`;
  };
  const shown = (column: number, value: Scalar): Piece =>
    spokenAmount({ formula: at(ranked, 0, column), value }, unit, textFormat(unit), language);
  const pieces: Readonly<Record<string, Piece>> = {
    year: { formula: yearCell(), value: year },
    indicator: { formula: bare(nameCell(context, indicator).formula), value: context.nameOf(indicator) },
    first: { formula: at(ranked, 0, 0), value: context.nameOf(first.mover.key) },
    low: { formula: endText(ENDS.lowText), value: first.lowText },
    high: { formula: endText(ENDS.highText), value: first.highText },
    atLow: shown(RANKED.atLow, first.at[0] ?? 0),
    atHigh: shown(RANKED.atHigh, first.at.at(-1) ?? 0),
    second: {
      formula: at(ranked, 1, 0),
      value: second === undefined ? '' : context.nameOf(second.mover.key),
    },
  };
  const none = sentence(WORDS.mattersNone[language], pieces);
  const most = sentence(WORDS.mattersMost[language], pieces);
  const next = sentence(WORDS.mattersNext[language], pieces);
  const more: Piece =
    second === undefined
      ? textPiece('')
      : {
          formula: `IF(${at(ranked, 1, RANKED.width)}=0,"",${next.formula})`,
          value: second.width === 0 ? '' : next.value,
        };
  const whole = join([most.value, more.value]);
  const value = first.width === 0 ? none.value : whole;
  const formula = `=IF(${at(ranked, 0, RANKED.width)}=0,${none.formula},${most.formula}&${more.formula})`;
  sheet.put(SENTENCE_ROW, 0, live(formula, value, 'summary'));
  sheet.fill({ row: SENTENCE_ROW, column: 0, rows: 1, columns: COLUMNS }, 'summary');
  sheet.merge(SENTENCE_ROW, 0, 1, COLUMNS);
  sheet.height(SENTENCE_ROW, rowHeight([{ text: isError(value) ? '' : String(value), width: 130 }]) + 6);
}

// --- charts ---------------------------------------------------------------------------------------------

function charts(context: Context, study: Study, places: SensitivityLayout): readonly ChartPlan[] {
  const { language, say, sheets } = context;
  const { bars, lines } = places;
  const key = study.question.indicator;
  const indicator = context.nameOf(key);
  const own = context.unitOf(key);
  const unit = isShare(own) ? say('percentagePoints') : unitText(own, language);
  const format = formatOf(own);
  const on = sheets.sensitivity;
  const bar = (column: number): string =>
    areaOn(on, { row: bars.first, column, rows: bars.count, columns: 1 });
  const half = 4;
  const tornado: ChartPlan = {
    key: 'tornado',
    kind: 'barOverlapped',
    title: say('tornadoChart', { unit }),
    area: { row: CHARTS.row, column: 0, rows: CHARTS.rows, columns: half },
    categories: bar(0),
    series: [
      { name: { ref: cellOn(on, bars.header, 3) }, values: bar(3), color: LOW_COLOR },
      { name: { ref: cellOn(on, bars.header, 4) }, values: bar(4), color: HIGH_COLOR },
    ],
    valueFormat: format,
    description: say('tornadoDescription', { indicator }),
  };
  const spider: ChartPlan = {
    key: 'spider',
    kind: 'line',
    title: say('spiderChart', { unit }),
    area: { row: CHARTS.row, column: half, rows: CHARTS.rows, columns: COLUMNS - half },
    categories: areaOn(on, { row: lines.header, column: POINT.first, rows: 1, columns: POINTS.length }),
    series: Array.from({ length: lines.count }, (_, i) => ({
      name: { ref: cellOn(on, lines.first + i, 0) },
      values: areaOn(on, { row: lines.first + i, column: POINT.first, rows: 1, columns: POINTS.length }),
      color: CHART_COLORS[i % CHART_COLORS.length] ?? LOW_COLOR,
    })),
    valueFormat: format,
    description: say('spiderDescription', { indicator }),
  };
  return [tornado, spider];
}
