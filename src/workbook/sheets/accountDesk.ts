/**
 * What the rows of the Account sheet have in common: links to the projection of the scenario that is active at first, sums, shares,
 * and checks of sums.
 *
 * In: the context and an account. Out: a desk whose cells know their value. Values are cell values; years are those in which the
 * total and every amount of the account have a number.
 */
import type { Scalar } from '../../formula/values/value.js';
import type { Account } from '../../model/model.js';
import { cellAddress, cellOn } from '../plan/address.js';
import type { Cell } from '../plan/plan.js';
import { constant, live, type SheetBuilder } from '../plan/sheet.js';
import type { Role } from '../plan/styles.js';
import type { Context } from '../tables/context.js';
import { formatOf } from '../tables/fields.js';
import { FIRST_SELECTED } from './compareSheet.js';
import { yesNo } from './modelSheet.js';
import { colourYesNo } from './projectionStatus.js';

/** Columns, from 0. */
export const [UNIT, FIRST] = [1, 2] as const;

/** A cell that was written, as other formulas refer to it. */
export interface Written {
  readonly row: number;
  readonly column: number;
  readonly value: number;
}

export interface Desk {
  readonly context: Context;
  readonly sheet: SheetBuilder;
  readonly account: Account;
  readonly years: readonly number[];
  /** The amount of a series in a year. */
  readonly link: (at: Omit<Written, 'value'>, key: string, year: number, role?: Role) => Written;
  /** The sum of cells, one or several. */
  readonly sum: (at: Omit<Written, 'value'>, of: readonly Written[]) => Written;
  /** 1 where all pairs agree within 1e-9 of the second, and all parts add up to their whole; else 0. */
  readonly agree: (
    at: Omit<Written, 'value'>,
    pairs: readonly (readonly [Written, Written])[],
    parts?: readonly { readonly cell: Written; readonly others: readonly Written[] }[],
  ) => void;
  /** 1 where a cell is the series' amount of the year, else 0. */
  readonly agreeWithSeries: (at: Omit<Written, 'value'>, cell: Written, key: string, year: number) => void;
  readonly share: (at: Omit<Written, 'value'>, of: Written, whole: Written) => Written;
}

export function startDesk(context: Context, sheet: SheetBuilder, account: Account): Desk {
  const format = formatOf(context.unitOf(account.total));
  const put = (at: Omit<Written, 'value'>, cell: Cell, value: number): Written => {
    sheet.put(at.row, at.column, cell);
    return { ...at, value };
  };
  const check = (at: Omit<Written, 'value'>, tests: readonly Test[]): void => {
    const value = tests.every(({ a, b }) => Math.abs(a - b) <= 1e-9 * Math.abs(b)) ? 1 : 0;
    const all = tests.map(({ left, right }) => `ABS(${left}-${right})<=1E-9*ABS(${right})`);
    put(at, live(`=IF(AND(${all.join(',')}),1,0)`, value, 'status', yesNo(context)), value);
    colourYesNo(sheet, { ...at, rows: 1, columns: 1 });
  };
  const cellOf = (
    key: string,
    year: number,
  ): { readonly ref: string; readonly value: Scalar } | undefined => {
    const value = context.valueAt(FIRST_SELECTED, key, year);
    const place = context.layout.projection.seriesRow(key);
    const view = context.scenarios[FIRST_SELECTED];
    if (value === undefined || place === undefined || view === undefined) return undefined;
    return { ref: cellOn(view.sheet, place, context.layout.projection.yearColumn(year)), value };
  };
  return {
    context,
    sheet,
    account,
    years: yearsOf(context, account),
    link: (at, key, year, role = 'link') => {
      const found = cellOf(key, year);
      if (found === undefined) return { ...at, value: 0 };
      const cell = live(`=${found.ref}`, found.value, role, formatOf(context.unitOf(key)));
      return put(at, cell, numberOf(found.value));
    },
    sum: (at, of) => {
      const value = of.reduce((added, each) => added + each.value, 0);
      return put(at, live(`=SUM(${listed(of)})`, value, 'strong', format), value);
    },
    agree: (at, pairs, parts = []) => {
      check(at, [
        ...pairs.map(([a, b]) => ({ left: here(a), right: here(b), a: a.value, b: b.value })),
        ...parts.map(({ cell, others }) => ({
          left: `SUM(${listed(others)})`,
          right: here(cell),
          a: others.reduce((added, { value }) => added + value, 0),
          b: cell.value,
        })),
      ]);
    },
    agreeWithSeries: (at, cell, key, year) => {
      const found = cellOf(key, year);
      if (found === undefined) return;
      check(at, [{ left: here(cell), right: found.ref, a: cell.value, b: numberOf(found.value) }]);
    },
    share: (at, of, whole) => {
      const value = whole.value === 0 ? 0 : of.value / whole.value;
      const formula = `=IF(${here(whole)}=0,0,${here(of)}/${here(whole)})`;
      return put(at, live(formula, value, 'formula', '0.00%'), value);
    },
  };
}

/** Two amounts that should be the same: their texts in formulas, and their values. */
interface Test {
  readonly left: string;
  readonly right: string;
  readonly a: number;
  readonly b: number;
}

function numberOf(value: Scalar): number {
  return typeof value === 'number' ? value : 0;
}

/** A heading across the page, over columns of years; returns the row after it. */
export function startPart(
  { context, sheet, years }: Desk,
  row: number,
  title: string,
  more?: string,
): number {
  const heads = [title, '', ...years, ...(more === undefined ? [] : [more])];
  sheet.putRow(
    row,
    0,
    heads.map((text, i) => constant(text, i === 0 ? 'heading' : 'headingRight', '0')),
  );
  sheet.height(row, context.language === 'zh' ? 20 : 34);
  return row + 1;
}

function yearsOf({ prepared, valueAt }: Context, { total, uses, cells, parts = {} }: Account) {
  const amounts = [cells, parts].flatMap((each) => [...Object.keys(each), ...Object.values(each).flat()]);
  const keys = [total, ...uses, ...amounts];
  return prepared.years.filter((year) =>
    keys.every((key) => typeof valueAt(FIRST_SELECTED, key, year) === 'number'),
  );
}

function here({ row, column }: Omit<Written, 'value'>): string {
  return cellAddress(row, column);
}

/** Adjoining cells of a column or row as an area, others one by one. */
function listed(cells: readonly Written[]): string {
  const [first, last] = [cells[0], cells.at(-1)];
  if (first === undefined || last === undefined) return '0';
  const down = cells.every(({ row, column }, i) => row === first.row + i && column === first.column);
  const across = cells.every(({ row, column }, i) => row === first.row && column === first.column + i);
  return cells.length > 1 && (down || across)
    ? `${here(first)}:${here(last)}`
    : cells.map((cell) => here(cell)).join(',');
}
