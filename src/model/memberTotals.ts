/**
 * Totals of indicators with members, and what no member has.
 *
 * In: the prepared rows of members. Out: the total with the formula that follows from its kind, in the years in which every
 * member has a value; the rest with total minus members; and warnings about members without any value and about stated totals
 * that the members do not add up to.
 */
import { compileFormula } from '../formula/evaluate/interpret.js';
import type { Expr } from '../formula/values/expr.js';
import { reportedValue } from '../figures/units.js';
import { makeProblem, type Problem } from '../messages/problem.js';
import { meanOf, restOf, sumOf } from './memberFormulas.js';
import { REST_CEILING, type MemberRow, type MemberRows } from './memberRows.js';
import { applies, type PreparedIndicator } from './prepared.js';

/** Relative difference up to which a stated total agrees with its members: half a unit in the fourth digit. */
export const STATED_AGREES = 0.0005;

interface Totals {
  readonly series: readonly PreparedIndicator[];
  readonly problems: readonly Problem[];
}

/** Completes the rows of one indicator; `rowsOf` gives the prepared rows of another by its key. */
export function completeTotal(
  rows: readonly MemberRow[],
  seriesOf: (row: string) => PreparedIndicator | undefined,
  allRows: MemberRows,
  years: readonly number[],
): Totals {
  const own = rows.flatMap((row) => seriesOf(row.key) ?? []);
  const [whole] = own;
  if (whole === undefined) return { series: [], problems: [] };
  const members = own.filter(({ member }) => member?.role === 'member');
  const valued = members.filter((row) => years.some((year) => hasValue(row, year)));
  const { total = 'sum', key } = whole.indicator;
  const complete = (row: PreparedIndicator, expr: Expr, needs: readonly PreparedIndicator[]) =>
    withFormula(
      row,
      expr,
      years.filter((year) => needs.every((each) => hasValue(each, year))),
    );
  const keys = (list: readonly PreparedIndicator[]): readonly string[] =>
    list.map(({ indicator }) => indicator.key);
  const done = own.map((row): PreparedIndicator => {
    if (row.member?.role === 'rest')
      return bounded(complete(row, restOf(key, keys(valued)), [whole, ...valued]), whole, valued);
    if (row !== whole || total === 'given') return row;
    if (total === 'none') return withoutFormula(row);
    if (total === 'sum') return complete(row, sumOf(keys(members)), members);
    const weights = (allRows.get(total.mean) ?? []).flatMap((each) =>
      each.role === 'member' ? (seriesOf(each.key) ?? []) : [],
    );
    return complete(row, meanOf(keys(members), keys(weights)), [...members, ...weights]);
  });
  return {
    series: done,
    problems: [...tellMissing(whole, members, valued), ...tellDifferences(whole, members, years)],
  };
}

/** What is left of a total is a ceiling where the numbers of members are floors, and says so. */
function bounded(
  rest: PreparedIndicator,
  whole: PreparedIndicator,
  members: readonly PreparedIndicator[],
): PreparedIndicator {
  const isFloor = ({ actuals }: PreparedIndicator): boolean =>
    [...actuals.values()].at(-1)?.figure.qualifier === 'atLeast';
  if (isFloor(whole) || !members.some(isFloor)) return rest;
  return { ...rest, indicator: { ...rest.indicator, reason: REST_CEILING } };
}

function hasValue(row: PreparedIndicator, year: number): boolean {
  return row.actuals.has(year) || applies(row, year);
}

/** The row calculated by a formula of its own in these years only. What its figures state is kept as stated. */
function withFormula(row: PreparedIndicator, expr: Expr, years: readonly number[]): PreparedIndicator {
  const bare = withoutFormula(row);
  const [from] = years;
  if (from === undefined) return bare;
  const last = years.at(-1) ?? from;
  const blank = new Set(
    Array.from({ length: last - from + 1 }, (_, i) => from + i).filter((year) => !years.includes(year)),
  );
  return {
    ...bare,
    from,
    to: last,
    expr,
    evaluate: compileFormula(expr),
    ...(blank.size === 0 ? {} : { blank }),
  };
}

function withoutFormula({ from: _, expr: _e, evaluate: _v, ...row }: PreparedIndicator): PreparedIndicator {
  return { ...row, actuals: new Map(), ...(row.actuals.size === 0 ? {} : { stated: row.actuals }) };
}

function tellMissing(
  { indicator }: PreparedIndicator,
  members: readonly PreparedIndicator[],
  valued: readonly PreparedIndicator[],
): readonly Problem[] {
  const missing = members.filter((row) => !valued.includes(row));
  const { key, name, total = 'sum' } = indicator;
  if (missing.length === 0 || total === 'given' || total === 'none') return [];
  const named = (language: 'zh' | 'en'): string =>
    missing
      .map(({ member }) => member?.members.map((each) => each.name[language]).join(' ') ?? '')
      .join(language === 'zh' ? '、' : ', ');
  const place = { table: 'indicators', key, field: 'total' } as const;
  const args = {
    zh: name.zh,
    en: name.en,
    missing: named('zh'),
    missingEn: named('en'),
    count: missing.length,
  };
  return [makeProblem('model.memberMissing', place, args, 'warning')];
}

/** A stated total beside members that all have figures of that year, or less than they have together. */
function tellDifferences(
  whole: PreparedIndicator,
  members: readonly PreparedIndicator[],
  years: readonly number[],
): readonly Problem[] {
  const { key, name, total = 'sum' } = whole.indicator;
  if (total !== 'sum' && total !== 'given') return [];
  return years.flatMap((year): readonly Problem[] => {
    const stated = whole.actuals.get(year);
    const parts = members.flatMap(({ actuals }) => actuals.get(year)?.value ?? []);
    if (stated === undefined || parts.length === 0) return [];
    const sum = parts.reduce((a, b) => a + b, 0);
    const slack = STATED_AGREES * Math.abs(stated.value);
    const isWhole = parts.length === members.length;
    const isOver = sum > stated.value + slack;
    if (!isOver && !(isWhole && total === 'sum' && sum < stated.value - slack)) return [];
    const show = (value: number): number => Number(reportedValue(value, whole.unit).toPrecision(10));
    const args = {
      zh: name.zh,
      en: name.en,
      year,
      sum: show(sum),
      stated: show(stated.value),
      difference: show(sum - stated.value),
      unit: whole.unit.symbol,
      id: stated.figure.id,
    };
    const isError = isOver && total === 'given';
    const code = isError ? 'model.restNegative' : 'model.totalDiffers';
    return [
      makeProblem(code, { table: 'indicators', key, field: 'total' }, args, isError ? 'error' : 'warning'),
    ];
  });
}
