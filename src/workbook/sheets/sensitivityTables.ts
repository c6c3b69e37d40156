/**
 * The tables of the Sensitivity sheet: parameters ranked by effect, the ends of their ranges, the indicator at every point, and
 * the data of the charts. All are live; ranks follow the widths.
 */
import type { Scalar } from '../../formula/values/value.js';
import { HEADERS } from '../../messages/wording/workbook.js';
import { areaAddress, areaOn, cellAddress } from '../plan/address.js';
import { gapFormat } from './compareSheet.js';
import { nameCell, unitCell, type Context } from '../tables/context.js';
import { formatOf, inCell, unitText } from '../tables/fields.js';
import { baseScenario, defaultedParameters, type TablePlace } from '../tables/layout.js';
import { boundRef, DEFAULTS_FIRST_YEAR } from './modelSheet.js';
import type { Cell } from '../plan/plan.js';
import { join, subtract } from '../plan/scalars.js';
import { ENDS, POINT, RANKED, rowInCase, VALUE_CELL, type SensitivityLayout } from './sensitivityLayout.js';
import { byRank, isShare, textFormat, type Row } from './sensitivityRows.js';
import { POINTS, type Mover } from './sensitivityCases.js';
import type { Study } from './sensitivityStudy.js';
import { blank, constant, live, quoteText, type SheetBuilder } from '../plan/sheet.js';

export interface Tables {
  readonly sheet: SheetBuilder;
  readonly context: Context;
  readonly study: Study;
  readonly places: SensitivityLayout;
  /** `$C$57`: the cell with the number of the year column asked about, from 1. */
  readonly yearIndex: string;
}

/** `$D30:$J30`: the years of a row, for INDEX. */
function yearsOf({ context }: Tables, row: number): string {
  const { firstYearColumn } = context.layout.projection;
  return areaAddress({ row, column: firstYearColumn, rows: 1, columns: context.years.length }, 'column');
}

/** The cell of a row in the year asked about. */
export function inYear(tables: Tables, row: number): string {
  return `INDEX(${yearsOf(tables, row)},1,${tables.yearIndex})`;
}

/** Writes the heading of a table. */
export function section(
  { sheet, context, places }: Tables,
  place: TablePlace,
  title: Cell,
  headings: readonly string[],
): void {
  sheet.put(place.title, 0, title);
  sheet.fill({ row: place.title, column: 0, rows: 1, columns: SECTION_COLUMNS }, 'section');
  sheet.height(place.title, 20);
  headings.forEach((text, column) =>
    sheet.put(place.header, column, constant(text, column < 3 ? 'heading' : 'headingCenter')),
  );
  const isHigh = place === places.ends || (place === places.ranked && context.language === 'en');
  sheet.height(place.header, isHigh ? 34 : 20);
}

const SECTION_COLUMNS = 11;

// --- ends of the ranges ---------------------------------------------------------------------------------

/** Writes the table of the ends of the ranges. */
export function writeEnds(tables: Tables, rows: readonly Row[]): void {
  const { sheet, context, places } = tables;
  const { say } = context;
  section(tables, places.ends, constant(say('endsTitle'), 'section'), [
    ...[say('parameter'), HEADERS.unit[context.language], say('basis'), say('lowEnd'), say('highEnd')],
    ...[say('distributionMean'), say('reference'), say('lowInYear'), say('highInYear')],
  ]);
  rows.forEach((row, i) => writeEnd(tables, row, places.ends.first + i));
  sheet.put(places.endsNote, 0, constant(say('endsNote'), 'note'));
}

function writeEnd(tables: Tables, { mover, lowText, highText }: Row, row: number): void {
  const { sheet, context, places } = tables;
  const { say } = context;
  const { key, swing, reference, points } = mover;
  const unit = context.unitOf(key);
  const format = formatOf(unit);
  const basis = { range: 'basisRange', shift: 'basisShift', path: 'basisPath' } as const;
  sheet.putRow(row, 0, [
    nameCell(context, key),
    unitCell(context, key),
    constant(say(basis[swing.kind]), 'unit'),
  ]);
  const ends = (['low', 'high'] as const).map((end): Cell => {
    const bound = end === 'low' ? 'min' : 'max';
    switch (swing.kind) {
      case 'range':
        return live(`=${boundRef(context, key, bound)}`, inCell(swing[end], unit), 'link', format);
      case 'shift':
        return constant(inCell(swing[end], unit), 'input', format);
      case 'path':
        return constant(swing[end], 'input', '0.00"σ"');
    }
  });
  sheet.putRow(row, ENDS.low, ends);
  sheet.putRow(
    row,
    ENDS.mean,
    swing.kind === 'shift'
      ? [
          constant(inCell(swing.mean, unit), 'input', format),
          live(
            referenceFormula(context, key, cellAddress(row, ENDS.mean)),
            inCell(reference, unit),
            'formula',
            format,
          ),
        ]
      : [blank('number'), blank('number')],
  );
  const block = places.blocks.get(key);
  if (block === undefined) throw new Error(`no place for "${key}"`);
  const text = (index: number, value: Scalar): Cell =>
    live(`=TEXT(${inYear(tables, block.caseRow(index))},${quoteText(textFormat(unit))})`, value, 'number');
  sheet.putRow(row, ENDS.lowText, [text(0, lowText), text(points.length - 1, highText)]);
}

/** The parameter's own value if it is the same in all years, else the mean beside it. */
function referenceFormula(context: Context, key: string, mean: string): string {
  const { layout, model, scenarios, sheets, years } = context;
  const at = (sheet: string, row: number, column: number): string => {
    const area = areaOn(sheet, { row, column, rows: 1, columns: years.length });
    const first = areaOn(sheet, { row, column, rows: 1, columns: 1 }).replace(/:.*$/, '');
    return `=IF(MIN(${area})=MAX(${area}),${first},${mean})`;
  };
  const place = defaultedParameters(model).indexOf(key);
  if (place >= 0) return at(sheets.model, layout.model.defaults.first + place, DEFAULTS_FIRST_YEAR);
  const base = scenarios.find(({ scenario }) => scenario.key === baseScenario(model));
  const { firstYearColumn, rowOf } = layout.projection;
  return at(base?.sheet ?? '', rowOf('parameter', key), firstYearColumn);
}

// --- the indicator at every point -----------------------------------------------------------------------

/** Writes the table of the indicator at every point. */
export function writePoints(tables: Tables, rows: readonly Row[]): void {
  const { sheet, context, study, places } = tables;
  const { say } = context;
  const place = places.points;
  const unit = context.unitOf(study.question.indicator);
  const format = formatOf(unit);
  section(tables, place, constant(say('pointsTitle'), 'section'), [
    ...[say('parameter'), HEADERS.unit[context.language], ''],
    ...POINTS.map((share) => `${share * 100}%`),
    ...[say('swingWidth'), say('rank'), say('elasticity')],
  ]);
  POINTS.forEach((share, i) =>
    sheet.put(place.header, POINT.first + i, constant(share, 'headingCenter', '0%')),
  );
  sheet.put(place.header, 2, blank('heading'));
  const widths = (anchor: 'both', last = place.first + place.count - 1): string => {
    const area = { row: place.first, column: POINT.width, rows: last - place.first + 1, columns: 1 };
    return areaAddress(area, anchor);
  };
  rows.forEach(({ mover, at, width, rank, elasticity }, i) => {
    const row = place.first + i;
    sheet.putRow(row, 0, [nameCell(context, mover.key), unitCell(context, mover.key), blank('unit')]);
    const block = places.blocks.get(mover.key);
    if (block === undefined) throw new Error(`no place for "${mover.key}"`);
    const result = (index: number): string =>
      inYear(tables, block.caseRow(index) + rowInCase(mover, study.question.indicator));
    at.forEach((value, k) =>
      sheet.put(row, POINT.first + k, live(`=${result(k)}`, value, 'formula', format)),
    );
    const [low, high] = [POINT.first, POINT.first + POINTS.length - 1].map((column) =>
      cellAddress(row, column),
    );
    const own = cellAddress(row, POINT.width);
    const upTo = `${cellAddress(place.first, POINT.width, 'row')}:${own}`;
    sheet.putRow(row, POINT.width, [
      live(
        `=IFERROR(ABS(ROUND(${high ?? ''}-${low ?? ''},9)),1E+300)`,
        width,
        'formula',
        widthFormat(context, unit),
      ),
      live(`=SUMPRODUCT((${widths('both')}>${own})*1)+SUMPRODUCT((${upTo}=${own})*1)`, rank, 'status', '0'),
      elasticityCell(tables, mover, block.caseRow, result, elasticity),
    ]);
  });
}

function elasticityCell(
  { context }: Tables,
  { factors }: Mover,
  caseRow: (index: number) => number,
  result: (index: number) => string,
  value: Scalar,
): Cell {
  if (factors.length === 0) return constant(context.say('none'), 'quiet');
  const [down, up] = [POINTS.length, POINTS.length + 1];
  const [less, more] = [down, up].map((index) => cellAddress(caseRow(index), 2));
  const base = cellAddress(VALUE_CELL.row, VALUE_CELL.column, 'both');
  const formula = `=IFERROR((${result(up)}-${result(down)})/((${more ?? ''}-${less ?? ''})*${base}),"")`;
  return live(formula, value, 'formula', '0.00');
}

/** The format of widths, which shows a text for a width that is not a number. */
function widthFormat(context: Context, unit: string): string {
  const format = textFormat(unit);
  return `[>=1E+299]${quoteText(context.say('noNumber'))};${format}`;
}

// --- ranked ------------------------------------------------------------------------------------------------

/** Writes the ranked table. */
export function writeRanked(tables: Tables, rows: readonly Row[]): void {
  const { sheet, context, study, places } = tables;
  const { say } = context;
  const { ranked, ends, points, note } = places;
  const unit = context.unitOf(study.question.indicator);
  const format = formatOf(unit);
  section(tables, ranked, constant(say('rankedTitle'), 'section'), [
    ...[say('parameter'), HEADERS.unit[context.language], say('swingRange'), say('atLow'), say('atHigh')],
    ...[say('lessAtLow'), say('lessAtHigh'), say('swingWidth'), say('elasticity'), say('rank')],
  ]);
  const base = context.valueAt(study.view.index, study.question.indicator, study.question.year) ?? 0;
  const baseCell = cellAddress(VALUE_CELL.row, VALUE_CELL.column, 'both');
  const ranks = areaAddress(
    { row: points.first, column: POINT.rank, rows: points.count, columns: 1 },
    'both',
  );
  byRank(rows).forEach((one, i) => {
    const row = ranked.first + i;
    const match = `MATCH(${cellAddress(row, RANKED.rank, 'column')},${ranks},0)`;
    const from = (place: TablePlace, column: number): string =>
      `INDEX(${areaAddress({ row: place.first, column, rows: place.count, columns: 1 }, 'both')},${match})`;
    const text = (column: number, value: Scalar, role: 'labelStrong' | 'unit'): Cell =>
      live(`=${from(points, column)}`, value, role);
    const [low, high] = [one.at[0] ?? 0, one.at.at(-1) ?? 0];
    const last = POINT.first + POINTS.length - 1;
    const less = (column: number, value: Scalar): Cell =>
      live(`=${cellAddress(row, column)}-${baseCell}`, subtract(value, base), 'formula', gapFormat(format));
    sheet.putRow(row, 0, [
      text(0, context.nameOf(one.mover.key), 'labelStrong'),
      text(1, unitText(context.unitOf(one.mover.key), context.language), 'unit'),
      live(
        `=${from(ends, ENDS.lowText)}&" ~ "&${from(ends, ENDS.highText)}`,
        join([one.lowText, ' ~ ', one.highText]),
        'status',
      ),
      live(`=${from(points, POINT.first)}`, low, 'formula', format),
      live(`=${from(points, last)}`, high, 'formula', format),
      less(RANKED.atLow, low),
      less(RANKED.atHigh, high),
      live(`=${from(points, POINT.width)}`, one.width, 'strong', widthFormat(context, unit)),
      live(
        `=${from(points, POINT.elasticity)}`,
        one.mover.factors.length === 0 ? say('none') : one.elasticity,
        'formula',
        '0.00',
      ),
      constant(i + 1, 'quiet', '0'),
    ]);
  });
  const inPoints = isShare(unit) ? say('changesInPoints') : '';
  const left = study.left === 0 ? '' : say('rankedLeft', { left: study.left });
  sheet.put(note, 0, constant(say('rankedNote') + inPoints + left, 'note'));
}

// --- what the charts draw -------------------------------------------------------------------------------------

/** Writes the data of the charts. */
export function writeChartData(tables: Tables, rows: readonly Row[]): void {
  const { sheet, context, study, places } = tables;
  const { say } = context;
  const { bars, lines, ranked, points } = places;
  const unit = context.unitOf(study.question.indicator);
  const format = formatOf(unit);
  const base = context.valueAt(study.view.index, study.question.indicator, study.question.year) ?? 0;
  const baseCell = cellAddress(VALUE_CELL.row, VALUE_CELL.column, 'both');
  sheet.put(places.data, 0, constant(say('chartDataTitle'), 'section'));
  sheet.fill({ row: places.data, column: 0, rows: 1, columns: SECTION_COLUMNS }, 'section');
  const sorted = byRank(rows);
  const names = { bars: sorted.slice(0, bars.count).reverse(), lines: sorted.slice(0, lines.count) };
  sheet.putRow(bars.header, 0, [
    ...[say('parameter'), '', ''].map((text) => (text === '' ? blank('heading') : constant(text, 'heading'))),
    constant(say('lessAtLow'), 'headingCenter'),
    constant(say('lessAtHigh'), 'headingCenter'),
  ]);
  names.bars.forEach((one, i) => {
    const row = bars.first + i;
    const source = ranked.first + bars.count - 1 - i;
    const less = (column: number, value: Scalar): Cell =>
      live(`=${cellAddress(source, column)}`, subtract(value, base), 'formula', gapFormat(format));
    sheet.putRow(row, 0, [
      live(`=${cellAddress(source, 0)}`, context.nameOf(one.mover.key), 'label'),
      blank('unit'),
      blank('unit'),
      less(RANKED.lessLow, one.at[0] ?? 0),
      less(RANKED.lessHigh, one.at.at(-1) ?? 0),
    ]);
  });
  sheet.putRow(lines.header, 0, [
    ...[constant(say('parameter'), 'heading'), blank('heading'), blank('heading')],
    ...POINTS.map((share) => constant(`${share * 100}%`, 'headingCenter')),
  ]);
  const ranks = areaAddress(
    { row: points.first, column: POINT.rank, rows: points.count, columns: 1 },
    'both',
  );
  names.lines.forEach((one, i) => {
    const row = lines.first + i;
    const match = `MATCH(${cellAddress(ranked.first + i, RANKED.rank, 'both')},${ranks},0)`;
    sheet.putRow(row, 0, [
      live(`=${cellAddress(ranked.first + i, 0)}`, context.nameOf(one.mover.key), 'label'),
      blank('unit'),
      blank('unit'),
      ...one.at.map((value, k) => {
        const area = { row: points.first, column: POINT.first + k, rows: points.count, columns: 1 };
        const formula = `=INDEX(${areaAddress(area, 'row')},${match})-${baseCell}`;
        return live(formula, subtract(value, base), 'formula', gapFormat(format));
      }),
    ]);
  });
}
