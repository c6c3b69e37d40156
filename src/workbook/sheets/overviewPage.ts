/** The Overview's page: its columns, and the kinds of row and cell that its parts share. */
import { cellOn } from '../plan/address.js';
import { FIRST_SELECTED } from './compareSheet.js';
import type { Context } from '../tables/context.js';
import { formatOf } from '../tables/fields.js';
import type { Cell } from '../plan/plan.js';
import { constant, live, quoteText, type SheetBuilder } from '../plan/sheet.js';
import type { Role } from '../plan/styles.js';

/** First column of the page; the one before it is a margin. */
export const LEFT = 1;
export const WIDTHS = { margin: 2, unit: { zh: 10, en: 17 }, value: 15 } as const;

export interface Page {
  readonly context: Context;
  /** The base year and the milestones. */
  readonly years: readonly number[];
  readonly columns: number;
  /** Width of the first column in characters. */
  readonly label: number;
  /** Last column of the page. */
  readonly right: number;
}

export function across(sheet: SheetBuilder, page: Page, row: number, cell: Cell, role: Role): void {
  sheet.put(row, LEFT, cell);
  sheet.fill({ row, column: LEFT, rows: 1, columns: page.columns }, role);
  sheet.merge(row, LEFT, 1, page.columns);
}

/** Width of the page in columns. */
export function pageWidth(page: Page): number {
  return page.label + WIDTHS.unit[page.context.language] + WIDTHS.value * (page.columns - 2);
}

/** Writes the heading of a part across the page. */
export function section(sheet: SheetBuilder, page: Page, row: number, title: string): void {
  sheet.put(row, LEFT, constant(title, 'section'));
  sheet.fill({ row, column: LEFT, rows: 1, columns: page.columns }, 'section');
  sheet.height(row, 22);
}

/** The headings of the years. */
export function yearHeadings(page: Page): readonly Cell[] {
  const { context, years } = page;
  return years.map((year) =>
    year === context.model.baseYear
      ? constant(context.say('base', { year }), 'headingRight')
      : constant(year, 'headingRight', '0'),
  );
}

/** A value of the active scenario; a dash where there is none. */
export function activeCell(
  context: Context,
  key: string,
  year: number,
  role: Role,
  mark: '' | typeof NO_ACTUAL = '',
): Cell {
  const value = context.valueAt(FIRST_SELECTED, key, year);
  if (value === undefined) return constant(context.say('none'), 'quiet');
  const format = formatOf(context.unitOf(key));
  const shown = mark === '' ? format : `${format}${quoteText(mark)}`;
  return live(`=${activeRef(context, key, year)}`, value, role, shown);
}

/** Behind a value of a year that is over, where it is no actual: a plan figure, or the model's own. */
export const NO_ACTUAL = '*';

/** The cell of a series in a year of the active scenario. */
export function activeRef(context: Context, key: string, year: number): string {
  const { compare } = context.layout;
  const column = compare.firstYearColumn + year - context.model.firstYear;
  return cellOn(context.sheets.compare, compare.activeRow(key), column, 'none');
}
