/**
 * The page of the half-yearly meeting: one printed page with what the meeting looks at.
 *
 * In: the context, the rows of the Monitoring sheet, and the period. Out: the sheet. Numbers are links to the Monitoring sheet, so that the page
 * follows it; which rows are listed, and in which order, is of the time of the build.
 */
import { fill, type Language } from '../../messages/language.js';
import { LIGHTS, MONITORING_HEADS } from '../../messages/wording/monitoring.js';
import { MONITORING_WORDS } from '../../messages/wording/monitoringSheets.js';
import { areaOn, cellAddress, cellOn } from '../plan/address.js';
import type { Area, Cell, SheetPlan } from '../plan/plan.js';
import {
  constant,
  live,
  quoteText,
  sentence,
  startSheet,
  textPiece,
  type Piece,
  type SheetBuilder,
} from '../plan/sheet.js';
import { rowHeight } from '../plan/measure.js';
import type { Context } from '../tables/context.js';
import {
  columnOf,
  headingCell,
  PAGE_WORDS,
  type MonitoringColumn,
  type PageRole,
  type SheetRow,
} from './monitoringRows.js';

/** Columns of the tables of the page, in their order. */
const WHOLE = [
  'indicator',
  'unit',
  'period',
  'planned',
  'actual',
  'attainment',
  'yoy',
  'requiredYoy',
  'light',
  'nowcast',
  'path',
  'restNeeded',
] as const satisfies readonly MonitoringColumn[];
const MEMBERS = ['member', ...WHOLE.slice(1)] as const;
const BEHIND = [
  'indicator',
  'member',
  'period',
  'behind',
  'restNeeded',
  'restNeededYoy',
  'streak',
  'light',
] as const;
const COLUMNS = WHOLE.length + 1;

/** So many rows fit one page and are still readable. */
const [MOST_WHOLE, MOST_MEMBERS, MOST_BEHIND] = [10, 14, 8] as const;
const CHART_ROWS = 12;

export function planMeeting(
  context: Context,
  rows: readonly SheetRow[],
  period: string,
  way: string,
): { readonly sheet: SheetPlan; readonly names: readonly [] } {
  const { language, sheets, model } = context;
  const sheet = startSheet({
    key: 'meeting',
    name: sheets.meeting,
    tabColor: '2E8B57',
    print: { orientation: 'landscape', fitWidth: 1, fitHeight: 1 },
  });
  sheet.width(0, 30);
  for (let column = 1; column < COLUMNS; column += 1) sheet.width(column, 12);
  const title = { name: model.name[language], period: periodText(period, language) };
  banner(sheet, fill(MONITORING_WORDS.meetingTitle[language], title), COLUMNS);
  writeCounts(sheet, context, rows, { period: title.period, way });
  let row = 3;
  const whole = rows.filter(({ page }) => page === 'whole');
  const parts = rows.filter(({ page }) => page === 'part');
  row = writeRows(sheet, context, {
    ...{ title: MONITORING_WORDS.wholeTable[language], columns: WHOLE, rows: whole, most: MOST_WHOLE },
    row,
  });
  const [largest] = memberGroups(parts);
  if (largest !== undefined) {
    const named = fill(MONITORING_WORDS.memberTable[language], {
      indicator: context.nameOf(largest.indicator),
      ...{ all: membersBeside(context, largest.rows), count: largest.rows.length },
    });
    const sorted = [...largest.rows].sort((a, b) => Number(a.rank) - Number(b.rank));
    row = writeRows(sheet, context, {
      ...{ title: named, columns: MEMBERS, rows: sorted, most: MOST_MEMBERS, isRanked: true },
      row,
    });
  }
  // Wholes come first: a part is never ranked among them.
  const late = [whole, parts].flatMap((own) =>
    own
      .filter(({ light }) => light !== 'green')
      .sort((a, b) => Number(a.values.attainment) - Number(b.values.attainment)),
  );
  row = writeRows(sheet, context, {
    ...{ title: MONITORING_WORDS.behindTitle[language], columns: BEHIND, rows: late, most: MOST_BEHIND },
    ...{ row, none: MONITORING_WORDS.noneBehind[language] },
  });
  writeChart(sheet, context, largest?.rows ?? whole, row);
  return { sheet: sheet.finish(), names: [] };
}

/** Indicators with several members, those with the most members first. */
export function memberGroups(
  rows: readonly SheetRow[],
): readonly { readonly indicator: string; readonly rows: readonly SheetRow[] }[] {
  const keys = [...new Set(rows.map(({ found }) => found.indicator))];
  return keys
    .map((indicator) => ({
      indicator,
      rows: rows.filter(({ found }) => found.indicator === indicator && found.member !== undefined),
    }))
    .filter((group) => group.rows.length > 1)
    .sort((a, b) => b.rows.length - a.rows.length);
}

/** `2026年上半年`, `the first half of 2026`; other periods as packs write them. */
function periodText(period: string, language: Language): string {
  const half = /^(\d{4})H([12])$/.exec(period);
  if (half === null) return period;
  return fill(MONITORING_WORDS[half[2] === '1' ? 'firstHalf' : 'secondHalf'][language], {
    year: half[1] ?? '',
  });
}

/** The first row of a page. */
export function banner(sheet: SheetBuilder, title: string, columns: number): void {
  sheet.put(0, 0, constant(title, 'banner'));
  sheet.fill({ row: 0, column: 0, rows: 1, columns }, 'banner');
  sheet.merge(0, 0, 1, columns);
  sheet.height(0, 36);
}

/** Number of members that could have a row: those of the levels to which the rows' members belong. */
function membersBeside({ model }: Context, rows: readonly SheetRow[]): number {
  const own = new Set(rows.map(({ found }) => found.member?.key));
  const all = (model.dimensions ?? []).flatMap(({ members }) => {
    const levels = new Set(members.filter(({ key }) => own.has(key)).map(({ level }) => level));
    return members.filter(({ level }) => levels.has(level));
  });
  return Math.max(all.length, rows.length);
}

/** How many lights are green, amber and red now: of wholes and of parts apart, each of the page's period. */
function writeCounts(
  sheet: SheetBuilder,
  { language, sheets }: Context,
  rows: readonly SheetRow[],
  { period, way }: { readonly period: string; readonly way: string },
): void {
  const column = (of: MonitoringColumn): string =>
    areaOn(sheets.monitoring, {
      ...{ row: rows[0]?.row ?? 0, column: columnOf(of) },
      ...{ rows: rows.length, columns: 1 },
    });
  const counts = (page: PageRole, template: string): Piece => {
    const own = rows.filter((row) => row.page === page);
    const isOwn = `${column('page')},${quoteText(PAGE_WORDS[page][language])}`;
    const count = (light: keyof typeof LIGHTS): Piece => ({
      formula: `COUNTIFS(${isOwn},${column('light')},${quoteText(LIGHTS[light][language])})`,
      value: own.filter((row) => row.light === light).length,
    });
    return sentence(template, {
      all: { formula: `COUNTIF(${isOwn})`, value: own.length },
      ...{ green: count('green'), amber: count('amber'), red: count('red') },
    });
  };
  const others = rows.filter(({ page }) => page === 'otherPeriod').length;
  const coverage = fill(MONITORING_WORDS.coverage[language], {
    ...{ period, count: others, sheet: sheets.monitoring },
  });
  const pieces = [
    counts('whole', MONITORING_WORDS.meetingCounts[language]),
    ...(rows.some(({ page }) => page === 'part')
      ? [counts('part', MONITORING_WORDS.memberCounts[language])]
      : []),
    ...(others === 0 ? [] : [textPiece(coverage)]),
    textPiece(way),
  ];
  const said = {
    formula: pieces.map(({ formula }) => formula).join('&'),
    value: pieces.map(({ value }) => (typeof value === 'object' ? '' : String(value))).join(''),
  };
  sheet.put(1, 0, live(`=${said.formula}`, said.value, 'summary'));
  sheet.fill({ row: 1, column: 0, rows: 1, columns: COLUMNS }, 'summary');
  sheet.merge(1, 0, 1, COLUMNS);
  sheet.height(1, rowHeight([{ text: said.value, width: 150 }]) + 10);
}

interface PageTable {
  readonly title: string;
  readonly columns: readonly MonitoringColumn[];
  readonly rows: readonly SheetRow[];
  readonly most: number;
  readonly row: number;
  /** Whether the rank is shown in a last column. */
  readonly isRanked?: boolean;
  /** What is written where there are no rows; absent: then the table is left out. */
  readonly none?: string;
}

/** Returns the row of the next table. */
function writeRows(sheet: SheetBuilder, context: Context, table: PageTable): number {
  const { language, sheets } = context;
  const { title, rows, most, row, none, isRanked = false } = table;
  if (rows.length === 0 && none === undefined) return row;
  sheet.put(row, 0, constant(title, 'section'));
  sheet.fill({ row, column: 0, rows: 1, columns: COLUMNS }, 'section');
  if (rows.length === 0) {
    sheet.put(row + 1, 0, constant(none ?? '', 'noteLine'));
    return row + 3;
  }
  const columns = isRanked ? [...table.columns, 'rank' as const] : table.columns;
  sheet.putRow(
    row + 1,
    0,
    columns.map((column, i) => headingCell(column, i < 3, language)),
  );
  sheet.height(row + 1, 30);
  const shown = rows.slice(0, most);
  shown.forEach((own, i) => {
    sheet.putRow(
      row + 2 + i,
      0,
      columns.map((column) => linkTo(context, own, column)),
    );
  });
  const light = columns.indexOf('light');
  if (light >= 0)
    colourLights(sheet, language, { row: row + 2, column: light, rows: shown.length, columns: 1 });
  const next = row + 2 + shown.length;
  const left = rows.length - shown.length;
  if (left === 0) return next + 1;
  const more = fill(MONITORING_WORDS.moreRows[language], { count: left, sheet: sheets.monitoring });
  sheet.put(next, 0, constant(more, 'noteLine'));
  return next + 2;
}

/** A cell of the Monitoring sheet; an empty one is an empty text, not 0. */
export function linkTo({ sheets }: Context, { row, cells }: SheetRow, column: MonitoringColumn): Cell {
  const cell = cells[column];
  const there = cellOn(sheets.monitoring, row, columnOf(column));
  const value = cell.cached ?? cell.value ?? null;
  const style = cell.style === undefined ? {} : { style: cell.style };
  if (typeof value === 'number') return { formula: `=${there}`, cached: value, ...style };
  return { formula: `=${there}&""`, cached: value ?? '', ...style };
}

/** Colours the words of lights. */
export function colourLights(sheet: SheetBuilder, language: Language, area: Area): void {
  const here = cellAddress(area.row, area.column);
  for (const [light, style] of [
    ['green', 'good'],
    ['amber', 'warn'],
    ['red', 'bad'],
  ] as const)
    sheet.format({ area, formula: `=${here}=${quoteText(LIGHTS[light][language])}`, style });
}

/** Bars of attainment, of members or of all indicators. The rows of the chart are next to each other on the Monitoring sheet. */
function writeChart(
  sheet: SheetBuilder,
  { language, sheets }: Context,
  rows: readonly SheetRow[],
  row: number,
): void {
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined || last.row - first.row !== rows.length - 1) return;
  const data = (column: MonitoringColumn): string =>
    areaOn(sheets.monitoring, { row: first.row, column: columnOf(column), rows: rows.length, columns: 1 });
  sheet.chart({
    key: 'attainment',
    kind: 'columnClustered',
    title: MONITORING_WORDS.attainmentChart[language],
    area: { row, column: 0, rows: CHART_ROWS, columns: COLUMNS },
    categories: data(first.found.member === undefined ? 'indicator' : 'member'),
    series: [
      { name: { text: MONITORING_HEADS.attainment[language] }, values: data('attainment'), color: '2E8B57' },
    ],
    valueFormat: '0%',
    valueMin: 0,
    description: MONITORING_WORDS.attainmentDescription[language],
  });
}
