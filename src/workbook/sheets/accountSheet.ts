/**
 * The Account sheet: a yearly total by investors and by uses, with both sums, the shares of structure and how they shift.
 *
 * In: the context; a model without accounts has no such sheet. Out: for each account its investors and uses over the years, a check
 * of both sums for every year, shares of the total and of each investor with their change from the first year to the last, a matrix
 * of investors by uses for each year, the bridge to other scopes, and the inputs that no document gives. All amounts are links to
 * the projection of the scenario that is active at first; sums, shares and checks are formulas over them.
 */
import { referencesOf } from '../../formula/functions/references.js';
import type { Account } from '../../model/model.js';
import { cellAddress } from '../plan/address.js';
import type { SheetPlan } from '../plan/plan.js';
import { constant, live, startSheet, type SheetBuilder } from '../plan/sheet.js';
import { nameCell, scenarioCell, unitCell, type Context } from '../tables/context.js';
import { FIRST_SELECTED } from './compareSheet.js';
import { FIRST, startDesk, startPart, UNIT, type Desk, type Written } from './accountDesk.js';

export function planAccounts(
  context: Context,
): { readonly sheet: SheetPlan; readonly names: readonly [] } | undefined {
  const { model, say, sheets } = context;
  if (model.accounts === undefined) return undefined;
  const sheet = startSheet({
    key: 'account',
    name: sheets.account,
    tabColor: '2E8B57',
    freeze: { rows: 0, columns: 1 },
    print: { orientation: 'landscape', fitWidth: 1, fitHeight: 0 },
  });
  sheet.width(0, 44);
  sheet.width(UNIT, 9);
  const columns = Math.max(context.years.length + 1, ...model.accounts.map(({ cells }) => widthOf(cells)));
  for (let column = FIRST; column < FIRST + columns; column += 1) sheet.width(column, 13);
  sheet.put(0, 0, constant(say('accountTitle'), 'title'));
  sheet.height(0, 30);
  sheet.put(1, 0, constant(say('accountNote'), 'subtitle'));
  sheet.merge(1, 0, 1, FIRST + Math.min(columns, 7));
  sheet.height(1, 32);
  sheet.putRow(2, 0, [constant(say('activeScenario'), 'labelBold'), scenarioCell(context, FIRST_SELECTED)]);
  model.accounts.reduce((row, account) => writeAccount(sheet, context, account, row) + 1, 4);
  return { sheet: sheet.finish(), names: [] };
}

/** Columns of a matrix: an investor each, sum, check and share. */
function widthOf(cells: Account['cells']): number {
  return Object.keys(cells).length + 3;
}

/** Writes an account; returns the row after it. */
function writeAccount(sheet: SheetBuilder, context: Context, account: Account, row: number): number {
  const { say, text } = context;
  const desk = startDesk(context, sheet, account);
  const { years } = desk;
  sheet.put(row, 0, constant(text(account.name), 'section'));
  sheet.fill({ row, column: 0, rows: 1, columns: FIRST + years.length + 1 }, 'section');
  if (years.length === 0) {
    sheet.put(row + 1, 0, constant(say('accountNone'), 'noteLine'));
    return row + 2;
  }
  const { parts = {}, uses, cells, bridge = [] } = account;
  const investors = Object.keys(cells);
  const people = writeSums(desk, row + 1, say('accountInvestors'), investors, parts);
  const goals = writeSums(desk, people.next, say('accountUses'), uses, {});
  let next = writeShares(
    desk,
    goals.next,
    say('accountShares'),
    [...people.rows, ...goals.rows],
    people.total,
  );
  const matrices = { first: next + investors.length * (uses.length + 2) };
  // The matrices are below the shares of each investor, which refer to them.
  const byYear = writeMatrices(desk, matrices.first);
  for (const [i, investor] of investors.entries()) {
    const own = uses.map((key, u) => ({
      key,
      cells: years.map((_, y) => byYear.cells[y]?.[u]?.[i]).filter((cell) => cell !== undefined),
    }));
    const whole = people.rows[i]?.cells ?? [];
    const title = say('accountSharesOf', { investor: context.nameOf(investor) });
    next = writeShares(desk, next, title, own, whole);
  }
  next = byYear.next;
  if (bridge.length > 0) next = writeLinks(desk, next, say('accountBridge'), bridge);
  const open = openInputs(context, account);
  return open.length === 0 ? next : writeLinks(desk, next, say('accountInputs'), open);
}

/** A series over the years. */
interface Line {
  readonly key: string;
  readonly cells: readonly Written[];
}

/** Rows with their parts, their sum beside the total, and the check of both. */
function writeSums(
  desk: Desk,
  start: number,
  title: string,
  keys: readonly string[],
  parts: Readonly<Record<string, readonly string[]>>,
): { readonly rows: readonly Line[]; readonly total: readonly Written[]; readonly next: number } {
  const { account, context, sheet, years } = desk;
  let row = startPart(desk, start, title);
  const line = (key: string, strong: boolean): Line => {
    sheet.putRow(row, 0, [nameCell(context, key, strong ? 'labelStrong' : 'label'), unitCell(context, key)]);
    const cells = years.map((year, i) => desk.link({ row, column: FIRST + i }, key, year));
    row += 1;
    return { key, cells };
  };
  const rows: Line[] = [];
  const details: (readonly [Line, readonly Line[]])[] = [];
  for (const key of keys) {
    const own = parts[key] ?? [];
    const whole = line(key, own.length > 0);
    rows.push(whole);
    if (own.length > 0) details.push([whole, own.map((part) => line(part, false))]);
  }
  const sums = row;
  sheet.put(sums, 0, constant(context.say('accountSum'), 'labelStrong'));
  const sum = years.map((_, i) =>
    desk.sum(
      { row: sums, column: FIRST + i },
      rows.flatMap(({ cells }) => cells[i] ?? []),
    ),
  );
  row += 1;
  const total = line(account.total, true).cells;
  sheet.put(row, 0, constant(context.say('accountAgree'), 'label'));
  for (const [i] of years.entries()) {
    const ofParts = details.flatMap(([whole, own]) => {
      const [cell, ...others] = [whole.cells[i], ...own.map(({ cells }) => cells[i])];
      return cell === undefined ? [] : [{ cell, others: others.filter((each) => each !== undefined) }];
    });
    const pair = [sum[i], total[i]] as const;
    const first = pair[0] !== undefined && pair[1] !== undefined ? [[pair[0], pair[1]] as const] : [];
    desk.agree({ row, column: FIRST + i }, first, ofParts);
  }
  return { rows, total, next: row + 2 };
}

/** Shares of a whole with their change from the first year to the last, in percentage points. */
function writeShares(
  desk: Desk,
  start: number,
  title: string,
  lines: readonly Line[],
  wholes: readonly Written[],
): number {
  const { context, sheet, years } = desk;
  let row = startPart(desk, start, title, context.say('accountShift'));
  for (const { key, cells } of lines) {
    sheet.putRow(row, 0, [nameCell(context, key), constant('%', 'unit')]);
    const shares = cells.flatMap((cell, i) => {
      const whole = wholes[i];
      return whole === undefined ? [] : [desk.share({ row, column: FIRST + i }, cell, whole)];
    });
    const [first, last] = [shares[0], shares.at(-1)];
    if (first !== undefined && last !== undefined) {
      const [from, to] = [cellAddress(row, first.column), cellAddress(row, last.column)];
      const shift = live(`=100*(${to}-${from})`, 100 * (last.value - first.value), 'formula', '0.00');
      sheet.put(row, FIRST + years.length, shift);
    }
    row += 1;
  }
  return row + 1;
}

/** For each year the investors by uses; `cells` by year, use and investor. */
function writeMatrices(
  desk: Desk,
  start: number,
): { readonly cells: readonly (readonly (readonly Written[])[])[]; readonly next: number } {
  const { account, context, sheet } = desk;
  const { say } = context;
  const investors = Object.keys(account.cells);
  const [sumColumn, checkColumn, shareColumn] = [0, 1, 2].map((i) => FIRST + investors.length + i);
  const last = { sum: sumColumn ?? 0, check: checkColumn ?? 0, share: shareColumn ?? 0 };
  let row = start;
  const cells = desk.years.map((year) => {
    const heads = [say('accountMatrix', { year }), '', ...investors.map((key) => context.nameOf(key))];
    const more = [say('accountSum'), say('accountAgree'), say('allocationShare')];
    sheet.putRow(
      row,
      0,
      [...heads, ...more].map((text, i) => constant(text, i === 0 ? 'heading' : 'headingRight')),
    );
    sheet.height(row, 48);
    const first = row + 1;
    const sums = first + account.uses.length;
    const whole = { row: sums + 1, column: last.sum };
    const total = desk.link(whole, account.total, year, 'strong');
    const byUse = account.uses.map((use, u) => {
      const at = first + u;
      sheet.putRow(at, 0, [nameCell(context, use), unitCell(context, use)]);
      const amounts = investors.map((investor, i) =>
        desk.link({ row: at, column: FIRST + i }, account.cells[investor]?.[u] ?? '', year),
      );
      const sum = desk.sum({ row: at, column: last.sum }, amounts);
      desk.agreeWithSeries({ row: at, column: last.check }, sum, use, year);
      desk.share({ row: at, column: last.share }, sum, total);
      return { amounts, sum };
    });
    sheet.put(sums, 0, constant(say('accountSum'), 'labelStrong'));
    sheet.putRow(whole.row, 0, [constant(say('accountModel'), 'label')]);
    sheet.put(whole.row + 1, 0, constant(say('accountAgree'), 'label'));
    for (const [i, investor] of investors.entries()) {
      const column = FIRST + i;
      const sum = desk.sum(
        { row: sums, column },
        byUse.flatMap(({ amounts }) => amounts[i] ?? []),
      );
      const given = desk.link({ row: whole.row, column }, investor, year);
      desk.agree({ row: whole.row + 1, column }, [[sum, given]]);
    }
    const all = desk.sum(
      { row: sums, column: last.sum },
      byUse.map(({ sum }) => sum),
    );
    desk.agree({ row: whole.row + 1, column: last.sum }, [[all, total]]);
    row = whole.row + 3;
    return byUse.map(({ amounts }) => amounts);
  });
  return { cells, next: row };
}

/** Rows of indicators or parameters over the years. */
function writeLinks(desk: Desk, start: number, title: string, keys: readonly string[]): number {
  const { context, sheet, years } = desk;
  let row = startPart(desk, start, title);
  for (const key of keys) {
    sheet.putRow(row, 0, [nameCell(context, key), unitCell(context, key)]);
    for (const [i, year] of years.entries()) desk.link({ row, column: FIRST + i }, key, year);
    row += 1;
  }
  return row + 1;
}

/** The parameters in the account's own formulas that no document gives, in the model's order. */
function openInputs({ prepared, model }: Context, { uses, cells, parts = {} }: Account): readonly string[] {
  const keys = [...uses, ...Object.values(cells).flat(), ...Object.values(parts).flat()];
  const used = new Set(
    keys.flatMap((key) => {
      const expr = prepared.seriesByKey.get(key)?.written;
      return expr === undefined ? [] : referencesOf(expr).map((reference) => reference.key);
    }),
  );
  return model.parameters
    .filter(({ key, source, role }) => used.has(key) && source === 'assumption' && role !== 'switch')
    .map(({ key }) => key);
}
