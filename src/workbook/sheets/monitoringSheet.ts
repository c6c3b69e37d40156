/**
 * The sheets of monitoring: the table of all series, the page of the half-yearly meeting, the yearly judgement and the scores.
 *
 * In: the context, and the observations with the period up to which they count. Out: the plans of the sheets. The Monitoring sheet
 * has the series against their plan (monitoringRows.ts), what could not be compared, the observations themselves, which are read back,
 * and periods that were fitted to their year.
 */
import { writeActuals } from '../../analysis/monitoring/actualRows.js';
import { fittedYears } from '../../analysis/monitoring/checkSeries.js';
import { monitorActuals, type MonitoredRow } from '../../analysis/monitoring/monitor.js';
import { seriesOf, type Observation } from '../../analysis/monitoring/observation.js';
import { startsAtBaseYear } from '../../analysis/monitoring/path.js';
import { readActuals } from '../../analysis/monitoring/readActuals.js';
import { monthsOf, type MonthSpan } from '../../figures/period.js';
import { fill } from '../../messages/language.js';
import { describe } from '../../messages/messages.js';
import type { Problem } from '../../messages/problem.js';
import { MONITORING_WORDS, PATH_SHAPE_WORDS } from '../../messages/wording/monitoringSheets.js';
import { HEADERS, type HeaderId } from '../../messages/wording/workbook.js';
import { absoluteReference, areaAddress, cellAddress } from '../plan/address.js';
import type { Observed } from '../plan/attachments.js';
import { rowHeight } from '../plan/measure.js';
import { REGIONS } from '../plan/naming.js';
import type { Area, Cell, DefinedName, SheetPlan } from '../plan/plan.js';
import { blank, constant, live, startSheet, type SheetBuilder } from '../plan/sheet.js';
import { scenarioCell, type Context } from '../tables/context.js';
import { choiceText, formatOf, inCell, textCell, unitText } from '../tables/fields.js';
import { FIRST_SELECTED } from './compareSheet.js';
import { planJudgement } from './judgementPage.js';
import { colourLights, planMeeting } from './meetingPage.js';
import {
  AMBER_FROM,
  columnOf,
  GREEN_FROM,
  headingCell,
  MONITORING_COLUMNS,
  monitoredCells,
  type SheetRow,
} from './monitoringRows.js';
import { planScores } from './scoreSheet.js';

/** Columns of the observations, which are read back by these headings. */
export const OBSERVATION_COLUMNS = [
  'indicator',
  'indicatorName',
  'member',
  'geography',
  'period',
  'value',
  'unit',
  'cumulative',
  'figureCaliber',
  'source',
] as const satisfies readonly HeaderId[];
const VALUE = OBSERVATION_COLUMNS.indexOf('value');

/** Rows from 0. */
const [SCENARIO_ROW, GREEN_ROW, AMBER_ROW, TABLE_ROW] = [2, 3, 4, 6] as const;
/** The last column that is printed; what the rows are calculated from is right of it. */
const PRINTED = columnOf('method') + 1;

interface MonitoringPart {
  readonly sheet: SheetPlan;
  readonly names: readonly DefinedName[];
}

export function planMonitoring(context: Context, observed: Observed): readonly MonitoringPart[] {
  const { prepared, scenarios, sheets } = context;
  const projection = scenarios[FIRST_SELECTED]?.projection;
  const read = readActuals(writeActuals(observed.rows), sheets.monitoring, prepared);
  const asOf = observed.asOf === undefined ? undefined : monthsOf(observed.asOf);
  const isReadable = read.problems.every(({ severity }) => severity !== 'error');
  const monitored =
    isReadable && projection !== undefined
      ? monitorActuals(prepared, projection, read.observations, asOf, observed.shape)
      : { rows: [], problems: [] };
  const rows = ordered(monitored.rows);
  const problems = [...read.problems, ...monitored.problems];
  const sheet = startSheet({
    key: 'monitoring',
    name: sheets.monitoring,
    tabColor: '2E8B57',
    freeze: { rows: 0, columns: 2 },
    print: { orientation: 'landscape', fitWidth: 1, fitHeight: 0 },
  });
  writeTop(sheet, context, observed);
  const first = TABLE_ROW + 2;
  const told = first + rows.length + 1;
  const table = told + Math.max(1, problems.length) + 3;
  const cellsOf = observationCells(read.observations, rows, table + 1);
  const page = pagePeriod(rows, asOf);
  const shown = rows.map((found, i) =>
    monitoredCells(found, first + i, {
      context,
      page: !isSpan(found, page?.grounds) ? 'otherPeriod' : found.member === undefined ? 'whole' : 'part',
      green: cellAddress(GREEN_ROW, 1, 'both'),
      amber: cellAddress(AMBER_ROW, 1, 'both'),
      ...peersOf(rows, found, first),
      observed: (year, from, to, amount) => sumOf(cellsOf(found), year, from, to, amount),
    }),
  );
  writeSeries(sheet, context, shown);
  writeTold(sheet, context, problems, told);
  const area = writeObservations(sheet, context, observed, table);
  writeFitted(sheet, context, read.observations, rows, area.row + area.rows + 1);
  const isAsked = page !== undefined && asOf !== undefined && isSpan(page, asOf);
  const period = (isAsked ? observed.asOf : undefined) ?? page?.period ?? '';
  const way = tellPath(context, observed);
  const pages =
    rows.length === 0 ? [] : [planMeeting(context, shown, period, way), planJudgement(context, shown, way)];
  const scores = planScores(context, shown, observed);
  const names = [
    { name: REGIONS.observations, ref: absoluteReference(sheets.monitoring, area) },
    {
      name: REGIONS.asOf,
      ref: absoluteReference(sheets.monitoring, { row: SCENARIO_ROW, column: 3, rows: 1, columns: 1 }),
    },
    {
      name: REGIONS.shape,
      ref: absoluteReference(sheets.monitoring, { row: SCENARIO_ROW, column: 5, rows: 1, columns: 1 }),
    },
  ];
  return [
    ...pages,
    ...(scores === undefined ? [] : [scores]),
    { sheet: withPrintArea(sheet.finish()), names },
  ];
}

/** What the rows are calculated from is not printed. */
function withPrintArea(sheet: SheetPlan): SheetPlan {
  const rows = sheet.blocks.reduce((most, { row, cells }) => Math.max(most, row + cells.length), 1);
  return { ...sheet, print: { ...sheet.print, area: { row: 0, column: 0, rows, columns: PRINTED } } };
}

/** The rows of an indicator together: the whole, then its members. */
function ordered(rows: readonly MonitoredRow[]): readonly MonitoredRow[] {
  const keys = [...new Set(rows.map(({ indicator }) => indicator))];
  return keys.flatMap((key) => {
    const own = rows.filter(({ indicator }) => indicator === key);
    return [
      ...own.filter(({ member }) => member === undefined),
      ...own.filter(({ member }) => member !== undefined),
    ];
  });
}

/** Members of one indicator are ranked where there are several. */
function peersOf(rows: readonly MonitoredRow[], { indicator, member }: MonitoredRow, top: number) {
  const isPeer = (row: MonitoredRow): boolean => row.indicator === indicator && row.member !== undefined;
  const own = rows.filter(isPeer);
  if (member === undefined || own.length < 2) return {};
  return { peers: { first: top + rows.findIndex(isPeer), count: own.length, rows: own } };
}

/**
 * A row of the period that the page of the meeting is about: the one asked for where a row has it, else the last one, and of several
 * that end together the longest. A half of one series and a year of another are never counted together.
 */
function pagePeriod(rows: readonly MonitoredRow[], asOf: MonthSpan | undefined): MonitoredRow | undefined {
  const asked = asOf === undefined ? undefined : rows.find((row) => isSpan(row, asOf));
  const end = ({ grounds }: MonitoredRow): number => grounds.year * 12 + grounds.to;
  return asked ?? [...rows].sort((a, b) => end(b) - end(a) || a.grounds.from - b.grounds.from)[0];
}

/** How the plan of a year runs to its aim, as the pages say it. */
function tellPath({ language, model }: Context, { shape = 'geometric' }: Observed): string {
  const words = startsAtBaseYear(shape) ? MONITORING_WORDS.pathFromBase : MONITORING_WORDS.pathFromLast;
  return fill(words[language], { shape: PATH_SHAPE_WORDS[shape][language], year: String(model.baseYear) });
}

function isSpan({ grounds }: MonitoredRow, span: MonthSpan | undefined): boolean {
  return grounds.year === span?.year && grounds.from === span.from && grounds.to === span.to;
}

function writeTop(sheet: SheetBuilder, context: Context, { asOf, shape = 'geometric' }: Observed): void {
  const { language } = context;
  const word = (key: keyof typeof MONITORING_WORDS): string => MONITORING_WORDS[key][language];
  MONITORING_COLUMNS.forEach((_, column) => sheet.width(column, column === 0 ? 28 : 12));
  sheet.put(0, 0, constant(word('title'), 'title'));
  sheet.height(0, 30);
  sheet.put(1, 0, constant(word('note'), 'subtitle'));
  sheet.merge(1, 0, 1, PRINTED);
  sheet.height(1, 32);
  sheet.putRow(SCENARIO_ROW, 0, [
    constant(word('scenario'), 'labelBold'),
    scenarioCell(context, FIRST_SELECTED),
    constant(word('asOf'), 'labelBold'),
    constant(asOf ?? word('latest'), 'label'),
    constant(word('shape'), 'labelBold'),
    constant(PATH_SHAPE_WORDS[shape][language], 'label'),
  ]);
  for (const [row, key, value] of [
    [GREEN_ROW, 'greenFrom', GREEN_FROM],
    [AMBER_ROW, 'amberFrom', AMBER_FROM],
  ] as const)
    sheet.putRow(row, 0, [constant(word(key), 'labelBold'), constant(value, 'number', '0.0')]);
}

function heading(sheet: SheetBuilder, row: number, text: string, columns = PRINTED): void {
  sheet.put(row, 0, constant(text, 'section'));
  sheet.fill({ row, column: 0, rows: 1, columns }, 'section');
  sheet.height(row, 22);
}

function writeSeries(sheet: SheetBuilder, { language }: Context, rows: readonly SheetRow[]): void {
  const columns = MONITORING_COLUMNS.length;
  heading(sheet, TABLE_ROW, MONITORING_WORDS.seriesTitle[language], columns);
  sheet.put(TABLE_ROW, PRINTED, constant(MONITORING_WORDS.groundsTitle[language], 'section'));
  sheet.putRow(
    TABLE_ROW + 1,
    0,
    MONITORING_COLUMNS.map((column, i) => headingCell(column, i < 4, language)),
  );
  sheet.height(TABLE_ROW + 1, 34);
  for (const { row, cells } of rows)
    sheet.putRow(
      row,
      0,
      MONITORING_COLUMNS.map((column) => cells[column]),
    );
  const [first] = rows;
  if (first === undefined) return;
  colourLights(sheet, language, {
    row: first.row,
    column: columnOf('light'),
    rows: rows.length,
    columns: 1,
  });
}

/** Problems and warnings of the observations; a series with an error has no row. */
function writeTold(
  sheet: SheetBuilder,
  { language }: Context,
  problems: readonly Problem[],
  row: number,
): void {
  heading(sheet, row, MONITORING_WORDS.toldTitle[language]);
  const texts = problems.map((problem) => describe(problem, language));
  for (const [i, text] of (texts.length === 0 ? ['—'] : texts).entries()) {
    sheet.put(row + 1 + i, 0, constant(text, 'note'));
    sheet.merge(row + 1 + i, 0, 1, PRINTED);
    sheet.height(row + 1 + i, rowHeight([{ text, width: 200 }]));
  }
}

/** Returns the area of the table with its headings. */
function writeObservations(sheet: SheetBuilder, context: Context, { rows }: Observed, row: number): Area {
  const { language, prepared } = context;
  heading(sheet, row - 1, MONITORING_WORDS.observationsTitle[language]);
  sheet.putRow(
    row,
    0,
    OBSERVATION_COLUMNS.map((id) => constant(HEADERS[id][language], 'heading')),
  );
  const nameOf = new Map(
    [
      ...(prepared.model.dimensions ?? []).flatMap(({ members }) => members),
      ...(prepared.model.places ?? []),
    ].map(({ key, name }) => [key, name[language]]),
  );
  rows.forEach(({ indicator, member, period, value, says, caliber, source }, i) => {
    const known = prepared.model.indicators.find(({ key }) => key === indicator);
    const unit = known?.unit ?? '';
    const said =
      says === 'neither' ? '' : choiceText('cumulative', says === 'cumulative' ? 'yes' : 'no', language);
    sheet.putRow(row + 1 + i, 0, [
      textCell(indicator, 'key'),
      constant(known?.name[language] ?? '', 'label'),
      textCell(member, 'key'),
      constant(nameOf.get(member) ?? '', 'label'),
      textCell(period, 'edit'),
      constant(inCell(value, unit), 'input', formatOf(unit)),
      constant(unitText(unit, language), 'unit'),
      textCell(said, 'edit'),
      textCell(caliber, 'edit'),
      textCell(source, 'edit'),
    ]);
  });
  return { row, column: 0, rows: rows.length + 1, columns: OBSERVATION_COLUMNS.length };
}

/** An observation and the address of its value. */
interface Seen {
  readonly year: number;
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly address: string;
}

/** The cells of the observations of a row's series. `first`: the row of the first observation. */
function observationCells(
  observations: readonly Observation[],
  rows: readonly MonitoredRow[],
  first: number,
): (row: MonitoredRow) => readonly Seen[] {
  const idOf = (indicator: string, member: string | undefined): string => `${indicator}\n${member ?? ''}`;
  const stocks = new Set(
    rows.flatMap(({ indicator, member, grounds }) =>
      grounds.measure === 'stock' ? [idOf(indicator, member?.key)] : [],
    ),
  );
  const cells = new Map<string, Seen[]>();
  observations.forEach(({ indicator, member, span, value }, i) => {
    const id = idOf(indicator, member?.key);
    const own = cells.get(id) ?? [];
    cells.set(id, own);
    const from = stocks.has(id) ? 1 : span.from;
    own.push({ ...span, from, value, address: cellAddress(first + i, VALUE) });
  });
  return ({ indicator, member }) => cells.get(idOf(indicator, member?.key)) ?? [];
}

/** Formula of an amount: the cell of just these months, else cells that follow each other. */
function sumOf(
  cells: readonly Seen[],
  year: number,
  from: number,
  to: number,
  amount: number,
): string | undefined {
  const own = cells.filter((each) => each.year === year && each.from >= from && each.to <= to);
  const exact = own.find((each) => each.from === from && each.to === to);
  const chain = exact === undefined ? chainOf(own, from, to) : [exact];
  const sum = chain?.reduce((added, { value }) => added + value, 0);
  if (chain === undefined || sum === undefined) return undefined;
  // The amount was found another way: then it is a value.
  if (Math.abs(sum - amount) > 1e-12 * Math.abs(amount)) return undefined;
  return chain.map(({ address }) => address).join('+');
}

function chainOf(cells: readonly Seen[], from: number, to: number): readonly Seen[] | undefined {
  if (from > to) return [];
  for (const each of cells) {
    if (each.from !== from) continue;
    const rest = chainOf(cells, each.to + 1, to);
    if (rest !== undefined) return [each, ...rest];
  }
  return undefined;
}

/** Periods that do not add up to their year, and what they are when fitted to it. */
function writeFitted(
  sheet: SheetBuilder,
  context: Context,
  observations: readonly Observation[],
  rows: readonly MonitoredRow[],
  top: number,
): void {
  const { language, prepared } = context;
  const word = (key: keyof typeof MONITORING_WORDS): string => MONITORING_WORDS[key][language];
  const flows = seriesOf(observations).filter((series) =>
    rows.some(
      ({ indicator, member, grounds }) =>
        indicator === series.indicator && member?.key === series.member?.key && grounds.measure === 'flow',
    ),
  );
  const found = flows.flatMap((series) => fittedYears(series).map((year) => ({ series, ...year })));
  if (found.length === 0) return;
  heading(sheet, top, word('fittedTitle'));
  sheet.putRow(
    top + 1,
    0,
    [
      ...[HEADERS.indicatorName[language], HEADERS.member[language], HEADERS.period[language]],
      ...[word('given'), word('fitted'), word('wholeYear'), word('difference')],
    ].map((text) => constant(text, 'heading')),
  );
  let row = top + 2;
  for (const { series, whole, parts } of found) {
    const known = prepared.model.indicators.find(({ key }) => key === series.indicator);
    const unit = known?.unit ?? '';
    const format = formatOf(unit);
    const first = row;
    for (const { part, fitted } of parts) {
      sheet.putRow(row, 0, [
        constant(known?.name[language] ?? '', 'label'),
        constant(series.member?.name[language] ?? '', 'label'),
        textCell(part.period, 'key'),
        constant(inCell(part.value, unit), 'number', format),
        constant(inCell(fitted, unit), 'number', format),
      ]);
      row += 1;
    }
    const column = (at: number): string =>
      areaAddress({ row: first, column: at, rows: parts.length, columns: 1 });
    const year = inCell(whole.value, unit);
    const sum = (values: readonly number[]): number =>
      values.reduce((added, value) => added + inCell(value, unit), 0);
    const given = sum(parts.map(({ part }) => part.value));
    const cells: readonly Cell[] = [
      constant(known?.name[language] ?? '', 'labelStrong'),
      constant(series.member?.name[language] ?? '', 'label'),
      textCell(String(whole.span.year), 'key'),
      live(`=SUM(${column(3)})`, given, 'strong', format),
      live(`=SUM(${column(4)})`, sum(parts.map(({ fitted }) => fitted)), 'strong', format),
      constant(year, 'number', format),
      live(`=${cellAddress(row, 3)}-${cellAddress(row, 5)}`, given - year, 'formula', format),
    ];
    sheet.putRow(row, 0, cells);
    row += 1;
  }
  sheet.put(row, 0, blank('label'));
}
