/**
 * A sheet of the plan as a table of HTML: the cells inside its print area with their looks, merges and links, and its charts where
 * they lie.
 *
 * In: the sheet, the names of the style classes, what references show. Out: one `table` element. What a person reads is the same as
 * in the workbook; formulas, notes and validations are not part of a page.
 */
import type { Area, Cell, ChartPlan, SheetPlan } from '../../workbook/plan/plan.js';
import { cellAddress, parseReference } from '../../workbook/plan/address.js';
import { eachCell } from '../../workbook/plan/rectangles.js';
import type { ValuesAt } from '../planText.js';
import { drawChart } from './chart.js';
import { emWidth, escapeHtml, shownText } from './text.js';

export interface PageContext {
  readonly valuesAt: ValuesAt;
  /** Number format of a style. */
  readonly formatOf: (style: string) => string | undefined;
  /** Class of a style. */
  readonly classOf: (style: string) => string;
  /** `id` of the element of a cell on another sheet; undefined where the page does not have the sheet. */
  readonly anchorOf: (sheet: string, address: string) => string | undefined;
  /** Whether a link leads to the cell, so that it needs an `id`. */
  readonly isAnchor: (anchor: string) => boolean;
}

/** Pixels of a character of a column's width, and of a point of a row's height. */
const CHARACTER = 7.4;
const POINT = 4 / 3;
const DEFAULT_WIDTH = 8.43;
const DEFAULT_HEIGHT = 15;

/** Width of the sheet in pixels: that of the columns it prints. */
export function sheetWidth(sheet: SheetPlan): number {
  const { column, columns } = printed(sheet);
  return widthOf(sheet, column, columns);
}

/** The sheet as a table. `coloured` has a second style for cells, by `row,column`, which adds to their own. */
export function writeSheet(
  sheet: SheetPlan,
  coloured: ReadonlyMap<string, string>,
  context: PageContext,
): string {
  const area = printed(sheet);
  const cells = cellsOf(sheet);
  const at = (row: number, column: number): Cell | undefined => cells.get(row)?.get(column);
  const spans = new Map<string, Area>();
  const covered = new Set<string>();
  for (const span of [...sheet.merges, ...sheet.charts.map((chart) => chart.area)]) {
    spans.set(`${span.row},${span.column}`, span);
    for (let r = 0; r < span.rows; r++)
      for (let c = 0; c < span.columns; c++) if (r + c > 0) covered.add(`${span.row + r},${span.column + c}`);
  }
  const charts = new Map(sheet.charts.map((chart) => [`${chart.area.row},${chart.area.column}`, chart]));
  const lines = Array.from({ length: area.rows }, (_, i) => {
    const row = area.row + i;
    const content = Array.from({ length: area.columns }, (__, k) => {
      const column = area.column + k;
      const place = `${row},${column}`;
      if (covered.has(place)) return '';
      const span = spans.get(place);
      const isFree = span === undefined && isEmpty(at(row, column + 1)) && !spans.has(`${row},${column + 1}`);
      const more = coloured.get(place);
      return writeCell(
        at(row, column),
        { sheet, row, column, span, chart: charts.get(place), isFree, more },
        context,
      );
    });
    return `<tr style="height:${Math.round((sheet.rowHeights[row] ?? DEFAULT_HEIGHT) * POINT)}px">${content.join('')}</tr>`;
  });
  const head = Math.min(sheet.print.titleRows ?? 0, lines.length);
  const columns = Array.from(
    { length: area.columns },
    (_, i) => `<col style="width:${Math.round(widthOf(sheet, area.column + i, 1))}px">`,
  );
  return [
    `<table style="width:${Math.round(sheetWidth(sheet))}px"><colgroup>${columns.join('')}</colgroup>`,
    head > 0 ? `<thead>${lines.slice(0, head).join('\n')}</thead>` : '',
    `<tbody>${lines.slice(head).join('\n')}</tbody></table>`,
  ].join('\n');
}

interface Place {
  readonly sheet: SheetPlan;
  readonly row: number;
  readonly column: number;
  readonly span: Area | undefined;
  readonly chart: ChartPlan | undefined;
  /** Whether the cell to the right is empty, so that a text may run into it, as in a spreadsheet. */
  readonly isFree: boolean;
  readonly more: string | undefined;
}

function writeCell(cell: Cell | undefined, place: Place, context: PageContext): string {
  const { sheet, row, column, span, chart } = place;
  const size =
    span === undefined
      ? ''
      : `${span.columns > 1 ? ` colspan="${span.columns}"` : ''}${span.rows > 1 ? ` rowspan="${span.rows}"` : ''}`;
  if (chart !== undefined)
    return `<td class="chart"${size}>${drawChart(chart, context.valuesAt, chartSize(sheet, chart.area))}</td>`;
  if (cell === undefined) return `<td${size}></td>`;
  const style = cell.style ?? '';
  const value = cell.formula === undefined ? cell.value : cell.cached;
  const text = shownText(value, context.formatOf(style));
  const own = context.anchorOf(sheet.name, cellAddress(row, column));
  const id = own !== undefined && context.isAnchor(own) ? ` id="${own}"` : '';
  const classes = [
    ...[style, place.more ?? ''].filter((key) => key !== '').map(context.classOf),
    ...(typeof value === 'number' ? ['n'] : []),
    ...(place.isFree && typeof value === 'string' ? ['free'] : []),
    ...(typeof value === 'string' && !place.isFree && span === undefined && tooWide(sheet, column, text)
      ? ['long']
      : []),
  ];
  const look = classes.length === 0 ? '' : ` class="${classes.join(' ')}"`;
  return `<td${id}${look}${size}>${linked(cell, escapeHtml(text).replaceAll('\n', '<br>'), context)}</td>`;
}

/** `id` of the first cell that a link of the plan leads to; undefined where the page does not have it. */
export function anchorOfLink(link: string, anchorOf: PageContext['anchorOf']): string | undefined {
  const target = parseReference(link);
  return target && anchorOf(target.sheet, cellAddress(target.area.row, target.area.column));
}

function linked({ link }: Cell, html: string, { anchorOf }: PageContext): string {
  if (link === undefined || html === '') return html;
  const anchor = anchorOfLink(link, anchorOf);
  return anchor === undefined ? html : `<a href="#${anchor}">${html}</a>`;
}

/** A text that does not fit beside its neighbour is broken into lines rather than cut. */
function tooWide(sheet: SheetPlan, column: number, text: string): boolean {
  return emWidth(text) * 13 > widthOf(sheet, column, 1) - 8;
}

function isEmpty(cell: Cell | undefined): boolean {
  if (cell === undefined) return true;
  const value = cell.formula === undefined ? cell.value : cell.cached;
  return value === undefined || value === null || value === '';
}

function chartSize(
  sheet: SheetPlan,
  { row, column, rows, columns }: Area,
): { width: number; height: number } {
  let height = 0;
  for (let r = row; r < row + rows; r++) height += (sheet.rowHeights[r] ?? DEFAULT_HEIGHT) * POINT;
  return { width: widthOf(sheet, column, columns) - 8, height: height - 8 };
}

function widthOf({ columnWidths }: SheetPlan, column: number, columns: number): number {
  let width = 0;
  for (let c = column; c < column + columns; c++) width += (columnWidths[c] ?? DEFAULT_WIDTH) * CHARACTER;
  return width;
}

/** The print area, else all cells and charts. */
function printed({ print, blocks, charts }: SheetPlan): Area {
  if (print.area !== undefined) return print.area;
  const areas = [
    ...blocks.map(({ row, column, cells }) => ({
      row,
      column,
      rows: cells.length,
      columns: cells[0]?.length ?? 0,
    })),
    ...charts.map(({ area }) => area),
  ];
  const rows = Math.max(1, ...areas.map((area) => area.row + area.rows));
  const columns = Math.max(1, ...areas.map((area) => area.column + area.columns));
  return { row: 0, column: 0, rows, columns };
}

function cellsOf(sheet: SheetPlan): ReadonlyMap<number, ReadonlyMap<number, Cell>> {
  const rows = new Map<number, Map<number, Cell>>();
  eachCell(sheet, (cell, r, column) => {
    const row = rows.get(r) ?? new Map<number, Cell>();
    rows.set(r, row.set(column, cell));
  });
  return rows;
}
