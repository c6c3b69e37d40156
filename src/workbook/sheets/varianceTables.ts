/** The tables of the sheet of variance shares: one row per parameter with its indices, and the data of the chart. */
import type { Index } from '../../analysis/sensitivity/sobolIndices.js';
import type { StampedVariance } from '../../analysis/sensitivity/stampVariance.js';
import { HEADERS } from '../../messages/wording/workbook.js';
import { areaAddress, areaOn, cellAddress, cellOn } from '../plan/address.js';
import { nameCell, type Context } from '../tables/context.js';
import { textCell } from '../tables/fields.js';
import type { Area, Cell } from '../plan/plan.js';
import { writeSection, type ResultSheet } from '../tables/resultStamp.js';
import { textOf } from '../plan/scalars.js';
import { blank, constant, live, quoteText, textPiece, type Piece } from '../plan/sheet.js';
import { PRINTED_COLUMNS, SHARE, SHARE_COLUMNS, type VarianceLayout } from './varianceLayout.js';

const FORMAT = '0.0%';
const FIRST_COLOR = '3E8FB0';
const TOTAL_COLOR = '1B3A5C';

export interface Sheet extends ResultSheet {
  readonly variance: StampedVariance;
  readonly places: VarianceLayout;
}

/** One parameter and its row. */
interface Ranked {
  readonly row: number;
  /** Its name as in the table. */
  readonly name: Piece;
  readonly first: Index;
  readonly total: Index;
}

/** Whether the parameter is still in the model; one that has been removed is shown by its key. */
export function isParameter({ prepared }: Context, key: string): boolean {
  return prepared.parameterByKey.has(key);
}

/** Largest total index first, those without a number last. */
export function ranked({ context, variance, places }: Sheet): readonly Ranked[] {
  const rows = variance.indices.map(({ parameter, first, total }, i): Ranked => {
    const row = places.shares.first + i;
    const value = isParameter(context, parameter) ? context.nameOf(parameter) : parameter;
    return { row, name: { formula: cellAddress(row, 0), value }, first, total };
  });
  const size = ({ total }: Ranked): number => (Number.isNaN(total.value) ? -Infinity : total.value);
  return rows.sort((a, b) => size(b) - size(a));
}

/** `43%` from the cell of an index, limited to 0 to 1, because estimates may be outside. */
export function sharePiece({ row, ...indices }: Ranked, kind: 'first' | 'total'): Piece {
  const { value } = indices[kind];
  if (Number.isNaN(value)) return textPiece('–');
  return {
    formula: `TEXT(MAX(0,MIN(1,${cellAddress(row, SHARE[kind])})),${quoteText('0%')})`,
    value: textOf(Math.max(0, Math.min(1, value)), '0%'),
  };
}

// --- shares ---------------------------------------------------------------------------------------------

/** Writes the table of shares. */
export function writeShares(to: Sheet): void {
  const { sheet, context, variance, places } = to;
  const { language, say } = context;
  const { shares, sumRow, noteRow } = places;
  writeSection(to, shares, 'varianceTable', PRINTED_COLUMNS);
  sheet.putRow(
    shares.header,
    0,
    SHARE_COLUMNS.map((id) =>
      constant(HEADERS[id][language], id === 'parameterName' || id === 'key' ? 'heading' : 'headingCenter'),
    ),
  );
  sheet.height(shares.header, 34);
  const column = (at: number): Area => ({ row: shares.first, column: at, rows: shares.count, columns: 1 });
  const all = areaAddress(column(SHARE.total), 'both');
  const totals = variance.indices.map(({ total }) => total.value);
  variance.indices.forEach(({ parameter, first, total }, i) => {
    const row = shares.first + i;
    const own = cellAddress(row, SHARE.total);
    const above = totals.filter((value) => value > total.value).length;
    const rank = `=IF(ISNUMBER(${own}),SUMPRODUCT((${all}<>"")*(${all}>${own}))+1,"")`;
    const known = isParameter(context, parameter);
    sheet.putRow(row, 0, [
      known ? nameCell(context, parameter, i === 0 ? 'labelStrong' : 'label') : textCell(parameter, 'text'),
      live(rank, Number.isNaN(total.value) ? '' : above + 1, 'status', '0'),
      constant(parameter, 'key'),
      ...indexCells(first, 'number'),
      ...indexCells(total, 'strong'),
      interactionCell(row, first.value, total.value),
    ]);
  });
  const sum = variance.indices.reduce(
    (whole, { first }) => whole + (Number.isNaN(first.value) ? 0 : first.value),
    0,
  );
  sheet.put(sumRow, 0, constant(say('varianceSum'), 'labelBold'));
  sheet.put(sumRow, SHARE.first, live(`=SUM(${areaAddress(column(SHARE.first))})`, sum, 'formula', FORMAT));
  sheet.put(noteRow, 0, constant(say('varianceTableNote'), 'note'));
  sheet.merge(noteRow, 0, 1, PRINTED_COLUMNS);
  sheet.height(noteRow, 40);
}

/** Value, lower and upper bound as they were computed; an empty cell means no number. */
function indexCells({ value, low, high }: Index, role: 'number' | 'strong'): readonly Cell[] {
  const cell = (number: number, look: 'number' | 'strong' | 'bound'): Cell =>
    Number.isNaN(number) ? blank(look, FORMAT) : constant(number, look, FORMAT);
  return [cell(value, role), cell(low, 'bound'), cell(high, 'bound')];
}

function interactionCell(row: number, first: number, total: number): Cell {
  const [alone, all] = [cellAddress(row, SHARE.first), cellAddress(row, SHARE.total)];
  const less = total - first;
  return live(
    `=IF(COUNT(${alone},${all})=2,${all}-${alone},"")`,
    Number.isNaN(less) ? '' : less,
    'formula',
    FORMAT,
  );
}

// --- chart ----------------------------------------------------------------------------------------------

/** Writes the chart, with the largest bar on top: bar charts start at the bottom, so their data are in reverse order. */
export function writeChart(to: Sheet): void {
  const { sheet, context, variance, places } = to;
  const { language, sheets } = context;
  const { bars, chart } = places;
  writeSection(to, bars, 'varianceChartData', PRINTED_COLUMNS);
  sheet.putRow(bars.header, 0, [
    constant(HEADERS.parameterName[language], 'heading'),
    blank('heading'),
    blank('heading'),
    constant(HEADERS.firstOrder[language], 'headingCenter'),
    constant(HEADERS.totalEffect[language], 'headingCenter'),
  ]);
  const copy = (row: number, column: number, value: number): Cell => {
    const from = cellAddress(row, column);
    return live(`=IF(ISNUMBER(${from}),${from},0)`, Number.isNaN(value) ? 0 : value, 'formula', FORMAT);
  };
  const shown = ranked(to).slice(0, bars.count).reverse();
  shown.forEach(({ row, name, first, total }, i) => {
    sheet.putRow(bars.first + i, 0, [
      live(`=${name.formula}`, name.value, 'label'),
      blank('label'),
      blank('label'),
      copy(row, SHARE.first, first.value),
      copy(row, SHARE.total, total.value),
    ]);
  });
  const [firstColumn, totalColumn] = [3, 4];
  const data = (column: number): string =>
    areaOn(sheets.variance, { row: bars.first, column, rows: bars.count, columns: 1 });
  const heading = (column: number) => ({ ref: cellOn(sheets.variance, bars.header, column) });
  const indicator = context.prepared.seriesByKey.has(variance.indicator)
    ? context.nameOf(variance.indicator)
    : variance.indicator;
  sheet.chart({
    key: 'variance',
    kind: 'barClustered',
    title: context.say('varianceChart'),
    area: { row: chart.row, column: 0, rows: chart.rows, columns: PRINTED_COLUMNS },
    categories: data(0),
    series: [
      { name: heading(firstColumn), values: data(firstColumn), color: FIRST_COLOR },
      { name: heading(totalColumn), values: data(totalColumn), color: TOTAL_COLOR },
    ],
    valueFormat: '0%',
    valueMin: 0,
    description: context.say('varianceDescription', { indicator, year: variance.year }),
  });
}
