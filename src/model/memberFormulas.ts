/**
 * Formulas of members: the one formula of an indicator, written for each of its rows.
 *
 * In: a formula as parsed, with its spans, and the row that it is for. Out: the formula with the keys of the same member in place
 * of the keys of indicators with members. A name without members is itself; outside of members a name with members is its total.
 */
import { call, name } from '../formula/values/build.js';
import { childrenOf, mapExpr, type Expr } from '../formula/values/expr.js';
import type { Member } from './model.js';
import { findNamed } from './names.js';
import type { MemberRow, MemberRows } from './memberRows.js';
import { memberKey } from './memberRows.js';

/** A name that has no row for the member of the formula. */
export interface NoRow {
  readonly expr: Name;
  /**
   * `noTotal`: the indicator has none. `noMember`: it is over other members. `noMembers`: a function of members needs an indicator
   * that has some. `noChildren`: no member of the indicator is below that of the formula. `unknown`: it has no such member.
   */
  readonly why: 'noTotal' | 'noMember' | 'noMembers' | 'noChildren' | 'unknown';
  /** A member as it is written in the formula. */
  readonly written?: string;
}

type Name = Expr & { readonly kind: 'name' };
type Call = Expr & { readonly kind: 'call' };

/** The formula with the keys of rows in place of MEMBER(x,"north"): so it is written back, over keys or names. */
export function resolveMembers(expr: Expr, rows: MemberRows, tell: (found: NoRow) => void): Expr {
  if (expr.kind === 'call' && expr.fn === 'MEMBER') return namedMember(expr, rows, tell);
  return mapExpr(expr, (part) => resolveMembers(part, rows, tell));
}

function namedMember(call: Call, rows: MemberRows, tell: (found: NoRow) => void): Expr {
  const [series, ...named] = call.args;
  if (series?.kind !== 'name') return call;
  const own = rows.get(series.key)?.filter(({ role }) => role === 'member');
  if (own === undefined) {
    tell({ expr: { ...series, span: call.span }, why: 'noMembers' });
    return call;
  }
  const texts = named.flatMap((argument) => (argument?.kind === 'text' ? [argument.value] : []));
  const isNamed = ({ members }: MemberRow): boolean =>
    texts.length === members.length &&
    texts.every((text, i) => findNamed(members.slice(i, i + 1), text) !== undefined);
  const found = own.find(isNamed);
  if (found !== undefined) return { kind: 'name', key: found.key, span: call.span };
  tell({ expr: { ...series, span: call.span }, why: 'unknown', written: texts.join(' ') });
  return call;
}

/** Whether an indicator has a series under its own key. */
export type HasTotal = (indicator: string) => boolean;

/** The formula for a row; `row` is absent for a formula of an indicator without members, and for rules. */
export function forMember(
  expr: Expr,
  row: MemberRow | undefined,
  rows: MemberRows,
  hasTotal: HasTotal,
  tell: (found: NoRow) => void,
): Expr {
  if (rows.size === 0) return expr;
  const walk = (each: Expr): Expr => {
    if (each.kind === 'name') return forName(each);
    if (each.kind === 'call' && each.fn === 'SUMOVER') return sumBelow(each);
    if (each.kind === 'call' && each.fn === 'SHAREOF') return shareOf(each);
    return mapExpr(each, walk);
  };
  /** The rows of the members below that of the formula; all of them at a total, and outside of members. */
  const sumBelow = (each: Call): Expr => {
    const [series] = each.args;
    if (series?.kind !== 'name') return mapExpr(each, walk);
    const own = rows.get(series.key)?.filter(({ role }) => role === 'member');
    if (own === undefined) tell({ expr: series, why: 'noMembers' });
    const below = (own ?? []).filter((other) => isBelow(other, row));
    if (own !== undefined && below.length === 0) tell({ expr: series, why: 'noChildren' });
    return { ...each, args: below.map(({ key }) => ({ ...series, key })) };
  };
  const shareOf = (each: Call): Expr => {
    const [series] = each.args;
    if (series?.kind !== 'name') return each;
    if (!rows.has(series.key)) tell({ expr: series, why: 'noMembers' });
    else if (row === undefined) tell({ expr: series, why: 'noMember' });
    else if (!hasTotal(series.key)) tell({ expr: series, why: 'noTotal' });
    else return { kind: 'binary', op: '/', left: forName(series), right: series, span: each.span };
    return each;
  };
  const forName = (each: Name): Expr => {
    const own = rows.get(each.key);
    if (own === undefined) return each;
    if (row === undefined || row.members.length === 0) {
      if (!hasTotal(each.key)) tell({ expr: each, why: 'noTotal' });
      return each;
    }
    const key = memberKey(each.key, sameMembers(row, own));
    if (own.some((other) => other.role === 'member' && other.key === key)) return { ...each, key };
    tell({ expr: each, why: 'noMember' });
    return each;
  };
  return walk(expr);
}

/** Whether a row is of a member below that of another, or of the same member in a further dimension. */
function isBelow(other: MemberRow, row: MemberRow | undefined): boolean {
  if (row === undefined || row.members.length === 0) return true;
  const keys = new Set(other.members.flatMap(({ key, parent = '' }) => [key, parent]));
  const isSame = other.members.every((member) => row.members.includes(member));
  return !isSame && row.members.every(({ key }) => keys.has(key));
}

/** The members of a row in the order of another indicator, which may be over one of its two dimensions only. */
function sameMembers({ members }: MemberRow, own: readonly MemberRow[]): readonly Member[] {
  const sample = own.find(({ role }) => role === 'member')?.members ?? [];
  if (sample.length >= members.length) return members;
  return members.filter((member) => own.some((other) => other.members.includes(member)));
}

/** All keys that a formula names. */
function keysIn(expr: Expr): ReadonlySet<string> {
  const keys = new Set<string>();
  const walk = (each: Expr): void => {
    if (each.kind === 'name') keys.add(each.key);
    childrenOf(each).forEach(walk);
  };
  walk(expr);
  return keys;
}

/** Functions that give a value where another has none. */
const ANSWERS_ERRORS: ReadonlySet<string> = new Set([
  'IFERROR',
  'IFNA',
  'ISERROR',
  'ISNUMBER',
  'ISNA',
  'ISBLANK',
  'ISERR',
]);

function answersErrors(expr: Expr): boolean {
  return (expr.kind === 'call' && ANSWERS_ERRORS.has(expr.fn)) || childrenOf(expr).some(answersErrors);
}

/**
 * Keys of rows of members that have no value in any year, although their indicator has a formula: without a figure of its own a
 * formula that starts from the year before gives nothing, and neither does one that needs such a row. A formula that answers
 * errors itself counts as a value.
 */
export function findEmptyRows(
  formulas: ReadonlyMap<string, Expr>,
  rows: MemberRows,
  hasFigures: (row: string) => boolean,
): ReadonlySet<string> {
  const members = [...rows.values()].flat().filter(({ role }) => role === 'member');
  const named = new Map(
    members.map(({ key }) => {
      const expr = formulas.get(key);
      return [key, expr === undefined || answersErrors(expr) ? undefined : keysIn(expr)] as const;
    }),
  );
  const empty = new Set(
    members.flatMap(({ key }) =>
      !hasFigures(key) && (!formulas.has(key) || named.get(key)?.has(key) === true) ? [key] : [],
    ),
  );
  for (let before = -1; before < empty.size;) {
    before = empty.size;
    for (const [key, keys] of named)
      if (!hasFigures(key) && keys !== undefined && [...keys].some((other) => empty.has(other)))
        empty.add(key);
  }
  return empty;
}

const NOWHERE = { span: { start: 0, end: 0 } };

/** The sum of rows. */
export function sumOf(keys: readonly string[]): Expr {
  return call(
    NOWHERE,
    'SUMOVER',
    keys.map((key) => name(NOWHERE, key)),
  );
}

/** The mean of rows by weights, which are as many. */
export function meanOf(keys: readonly string[], weights: readonly string[]): Expr {
  const parts = keys.map((key, i): Expr => ({
    kind: 'binary',
    op: '*',
    left: name(NOWHERE, key),
    right: name(NOWHERE, weights[i] ?? ''),
    ...NOWHERE,
  }));
  return { kind: 'binary', op: '/', left: call(NOWHERE, 'SUM', parts), right: sumOf(weights), ...NOWHERE };
}

/** A total without the rows that have values. */
export function restOf(total: string, keys: readonly string[]): Expr {
  const whole = name(NOWHERE, total);
  return keys.length === 0 ? whole : { kind: 'binary', op: '-', left: whole, right: sumOf(keys), ...NOWHERE };
}
