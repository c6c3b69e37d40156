/**
 * Resolves years that a formula names instead of writing a number: base year, horizon, first and last year of figures, year of a
 * target.
 *
 * In: an expression as parsed, and the years of a model. Out: the same expression with each of these calls replaced by its
 * number, and with sums such as `BASEYEAR+1` added up, so that all later steps (order, units, kernel, Excel text) see plain
 * years. The years are fixed when the model is prepared: rolling the base year changes the numbers, never the formula. Outside of
 * a model these calls give #N/A.
 */
import { childrenOf, mapExpr, type Expr } from '../values/expr.js';
import { functionOf } from './functions.js';
import type { FunctionRow } from './functionTable.js';
import { MODEL_YEARS } from './modelYearRows.js';

/** The named years of one model; `undefined` if there is no such year. */
export interface ModelYears {
  readonly baseYear: number;
  readonly horizon: number;
  /** First and last year in which the series of this key uses a figure. */
  readonly figureYears: (key: string) => { readonly first: number; readonly last: number } | undefined;
  /** Year of the target with this key. */
  readonly targetYear: (key: string) => number | undefined;
}

/** A call that names a year. */
type YearCall = Extract<Expr, { kind: 'call' }>;

const KEYS: ReadonlySet<string> = new Set(MODEL_YEARS.map(({ key }: FunctionRow) => key));

export function isYearCall(expr: Expr): boolean {
  return yearCall(expr) !== undefined;
}

function yearCall(expr: Expr): YearCall | undefined {
  return expr.kind === 'call' && KEYS.has(expr.fn) ? expr : undefined;
}

/** The year that a call names. */
export function yearOfCall({ fn, args }: YearCall, years: ModelYears): number | undefined {
  const [named] = args;
  const key = named?.kind === 'name' ? named.key : '';
  switch (fn) {
    case 'BASEYEAR':
      return years.baseYear;
    case 'HORIZON':
      return years.horizon;
    case 'FIRSTYEAR':
      return years.figureYears(key)?.first;
    case 'LASTYEAR':
      return years.figureYears(key)?.last;
    default:
      return years.targetYear(key);
  }
}

/** The calls in an expression that name years, in the order written. */
export function yearCallsIn(expr: Expr): readonly YearCall[] {
  const call = yearCall(expr);
  if (call !== undefined) return [call];
  return childrenOf(expr).flatMap(yearCallsIn);
}

/** The expression with plain years instead of calls that name one. */
export function resolveYears(expr: Expr, years: ModelYears): Expr {
  const named = yearCall(expr);
  if (named !== undefined) {
    const year = yearOfCall(named, years);
    return year === undefined
      ? { kind: 'error', value: '#N/A', span: expr.span }
      : { kind: 'number', value: year, span: expr.span };
  }
  return expr.kind === 'call' ? resolveCall(expr, years) : mapExpr(expr, (part) => resolveYears(part, years));
}

/** Sums of years in arguments are added up; a year that does not exist makes the reference an error. */
function resolveCall(call: YearCall, years: ModelYears): Expr {
  const { parameters } = functionOf(call.fn);
  const args = call.args.map((argument) =>
    argument === undefined ? undefined : resolveYears(argument, years),
  );
  for (const [i, argument] of args.entries()) {
    const original = call.args[i];
    if (parameters[i]?.kind !== 'year' || original === undefined || argument === undefined) continue;
    if (yearCallsIn(original).length === 0) continue;
    const year = sumOf(argument);
    if (year === undefined) return { kind: 'error', value: '#N/A', span: call.span };
    args[i] = { kind: 'number', value: year, span: argument.span };
  }
  return { ...call, args };
}

/** The sum of whole numbers joined by + and -. */
function sumOf(expr: Expr): number | undefined {
  if (expr.kind === 'number') return Number.isInteger(expr.value) ? expr.value : undefined;
  if (expr.kind !== 'binary' || (expr.op !== '+' && expr.op !== '-')) return undefined;
  const [left, right] = [sumOf(expr.left), sumOf(expr.right)];
  if (left === undefined || right === undefined) return undefined;
  return expr.op === '+' ? left + right : left - right;
}

/**
 * Literal numbers from 1900 to 2200 that mean a year: an argument of kind `year`, or a number that is compared with YEAR or a
 * call that names a year, or added to or subtracted from it.
 */
export function yearLiteralsIn(expr: Expr): readonly Extract<Expr, { kind: 'number' }>[] {
  const here: Expr[] = [];
  if (expr.kind === 'call') {
    const { parameters } = functionOf(expr.fn);
    here.push(
      ...expr.args
        .filter((argument, i) => argument !== undefined && parameters[i]?.kind === 'year')
        .map((x) => x as Expr),
    );
  }
  if (expr.kind === 'binary') {
    const sides = [expr.left, expr.right];
    // YEAR-2024 and YEAR>=2027 are about years, and so is 2030-2024; an amount plus 2,000 is not.
    const isAboutYears =
      sides.some(isYear) || sides.every((side) => side.kind === 'number' && isCalendarYear(side.value));
    if (isAboutYears) here.push(...sides);
  }
  const found = here.filter((each) => each.kind === 'number' && isCalendarYear(each.value)) as Extract<
    Expr,
    { kind: 'number' }
  >[];
  const deeper = childrenOf(expr).flatMap(yearLiteralsIn);
  return [...new Set([...found, ...deeper])];
}

function isYear(expr: Expr): boolean {
  return isYearCall(expr) || (expr.kind === 'call' && expr.fn === 'YEAR');
}

function isCalendarYear(value: number): boolean {
  return Number.isInteger(value) && value >= 1900 && value <= 2200;
}
