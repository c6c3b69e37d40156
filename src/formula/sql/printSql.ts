/**
 * Writes a formula as SQL: the fifth back end, for tables with a row a firm that a database calculates.
 *
 * In: an expression, and the column or constant behind each name. Out: steps, each an expression over the columns and the steps before
 * it, so that the text grows with the formula and never faster; and the name and type of the result. What SQL has no exact
 * counterpart for is refused, with the place in the formula. An error of Excel is NULL.
 */
import { childrenOf, type BinaryOperator, type Expr, type Span } from '../values/expr.js';
import { expandCall } from '../functions/expand.js';
import { functionOf } from '../functions/functions.js';
import {
  finite,
  MOST_PLACES,
  NOTHING,
  powerOf,
  roundTo,
  sameNumber,
  SQL_FUNCTIONS,
  type SqlType,
} from './sqlFunctions.js';

export interface SqlColumn {
  /** A column in quotation marks, or a constant. */
  readonly sql: string;
  readonly type: SqlType;
}

export interface SqlSite {
  readonly year: number;
  /** Undefined for a name without a column. */
  columnOf(key: string): SqlColumn | undefined;
  /** Name of a step, in quotation marks; no column has it. */
  stepName(index: number): string;
}

export interface Refusal {
  readonly span: Span;
  /** A function, an operator or a name, as it is written. */
  readonly what: string;
  readonly why: 'function' | 'types' | 'places' | 'name' | 'list';
}

export type SqlProgram =
  | {
      readonly ok: true;
      readonly steps: readonly (readonly [name: string, sql: string])[];
      readonly result: SqlColumn;
    }
  | { readonly ok: false; readonly refused: readonly Refusal[] };

/** A place that is refused stops the walk; the message is for programmers only. */
class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(`no SQL for ${refusal.what}`);
  }
}

/** The program of one formula. `firstStep` is the index of its first step. */
export function printSql(expr: Expr, site: SqlSite, firstStep = 0): SqlProgram {
  const steps: (readonly [string, string])[] = [];
  const step = (sql: string, type: SqlType): SqlColumn => {
    const name = site.stepName(firstStep + steps.length);
    steps.push([name, sql]);
    return { sql: name, type };
  };
  try {
    const result = write(expr, { site, step }, true);
    return { ok: true, steps, result };
  } catch (thrown) {
    if (thrown instanceof Refused) return { ok: false, refused: [thrown.refusal] };
    throw thrown;
  }
}

interface Writer {
  readonly site: SqlSite;
  readonly step: (sql: string, type: SqlType) => SqlColumn;
}

function refuse(expr: Expr, what: string, why: Refusal['why']): never {
  throw new Refused({ span: expr.span, what, why });
}

function write(expr: Expr, writer: Writer, isLast = false): SqlColumn {
  const { site, step } = writer;
  switch (expr.kind) {
    case 'number':
      return { sql: numberText(expr.value), type: 'number' };
    case 'boolean':
      return { sql: expr.value ? 'TRUE' : 'FALSE', type: 'logical' };
    case 'text':
      return { sql: textLiteral(expr.value), type: 'text' };
    case 'error':
      return { sql: NOTHING, type: 'number' };
    case 'array':
      return refuse(expr, '{…}', 'list');
    case 'name':
      return site.columnOf(expr.key) ?? refuse(expr, expr.key, 'name');
    case 'percent':
      return step(`${numberOf(expr.operand, writer)} / 100e0`, 'number');
    case 'unary': {
      const operand = numberOf(expr.operand, writer);
      return expr.op === '+' ? { sql: operand, type: 'number' } : step(`-(${operand})`, 'number');
    }
    case 'binary':
      return writeBinary(expr, writer, isLast);
    case 'call':
      return writeCall(expr, writer, isLast);
  }
}

/** A number as DOUBLE; without an exponent it would be a DECIMAL. */
export function numberText(value: number): string {
  const text = String(value);
  return text.includes('e') ? text : `${text}e0`;
}

/** A text in quotation marks, in which nothing is part of the query. */
export function textLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function numberOf(expr: Expr, writer: Writer): string {
  const { sql, type } = write(expr, writer);
  if (type === 'number') return sql;
  if (type === 'text') return refuse(expr, sourceOf(expr), 'types');
  return writer.step(`CASE WHEN ${sql} THEN 1e0 WHEN NOT ${sql} THEN 0e0 END`, 'number').sql;
}

function logicalOf(expr: Expr, writer: Writer): string {
  const { sql, type } = write(expr, writer);
  if (type === 'logical') return sql;
  if (type === 'text') return refuse(expr, sourceOf(expr), 'types');
  return writer.step(`${sql} <> 0e0`, 'logical').sql;
}

function textOf(expr: Expr, writer: Writer): string {
  const { sql, type } = write(expr, writer);
  // A number as text has fifteen digits in Excel's own notation, which SQL does not write.
  return type === 'text' ? sql : refuse(expr, sourceOf(expr), 'types');
}

/** What a place is called in a message: the first name or function in it. */
function sourceOf(expr: Expr): string {
  if (expr.kind === 'name') return expr.key;
  if (expr.kind === 'call') return expr.fn;
  if (expr.kind === 'text') return `"${expr.value}"`;
  const [first] = childrenOf(expr);
  return first === undefined ? expr.kind : sourceOf(first);
}

// --- operators --------------------------------------------------------------------------------------------

/** SQL writes them as Excel does. */
const COMPARISONS: ReadonlySet<BinaryOperator> = new Set(['=', '<>', '<', '<=', '>', '>=']);

function writeBinary(expr: Expr & { kind: 'binary' }, writer: Writer, isLast: boolean): SqlColumn {
  const { op } = expr;
  if (COMPARISONS.has(op)) return writeComparison(expr, writer);
  if (op === '&') return writer.step(`${textOf(expr.left, writer)} || ${textOf(expr.right, writer)}`, 'text');
  const [a, b] = [numberOf(expr.left, writer), numberOf(expr.right, writer)];
  const number = (sql: string): SqlColumn => writer.step(sql, 'number');
  switch (op) {
    case '+':
    case '-': {
      const sum = number(finite(`${a} ${op} (${b})`));
      return isLast ? number(settled(sum.sql, a, b)) : sum;
    }
    case '*':
      return number(finite(`${a} * (${b})`));
    case '/':
      return number(finite(`${a} / NULLIF(${b}, 0e0)`));
    default:
      return number(powerOf(a, b));
  }
}

/** A sum as the last step of a formula is 0 below eight units in the last place of the larger operand (operators.ts, LAST_STEP). */
function settled(sum: string, a: string, b: string): string {
  const larger = `greatest(abs(${a}), abs(${b}))`;
  const unit = `pow(2e0, floor(log2(CASE WHEN ${larger} > 0e0 THEN ${larger} END)) - 52)`;
  return `CASE WHEN abs(${sum}) < 8e0 * ${unit} THEN 0e0 ELSE ${sum} END`;
}

function writeComparison(expr: Expr & { kind: 'binary' }, writer: Writer): SqlColumn {
  const left = write(expr.left, writer);
  const right = write(expr.right, writer);
  const { op } = expr;
  const logical = (sql: string): SqlColumn => writer.step(sql, 'logical');
  if (left.type !== right.type) {
    if (left.sql === NOTHING || right.sql === NOTHING) return { sql: NOTHING, type: 'logical' };
    // In Excel this is TRUE or FALSE whatever the values are: over a table nobody means that.
    const other = isLiteral(expr.left) ? expr.right : expr.left;
    return refuse(other, sourceOf(other), 'types');
  }
  if (left.type === 'number') {
    const same = logical(sameNumber(left.sql, right.sql)).sql;
    if (op === '=') return { sql: same, type: 'logical' };
    if (op === '<>') return logical(`NOT ${same}`);
    const strict = op.startsWith('<') ? '<' : '>';
    return op.endsWith('=')
      ? logical(`${same} OR ${left.sql} ${strict} ${right.sql}`)
      : logical(`NOT ${same} AND ${left.sql} ${strict} ${right.sql}`);
  }
  const side = ({ sql, type }: SqlColumn): string =>
    type === 'text' ? `lower(${sql})` : `CAST(${sql} AS INTEGER)`;
  return logical(`${side(left)} ${op} ${side(right)}`);
}

function isLiteral({ kind }: Expr): boolean {
  return kind === 'number' || kind === 'text' || kind === 'boolean';
}

// --- functions --------------------------------------------------------------------------------------------

function writeCall(expr: Expr & { kind: 'call' }, writer: Writer, isLast: boolean): SqlColumn {
  const { fn } = expr;
  const row = functionOf(fn);
  if (row.meaning.kind === 'year') return { sql: numberText(writer.site.year), type: 'number' };
  if (row.meaning.kind === 'expansion') {
    const expanded = expandCall(expr, { first: false });
    return expanded === undefined ? refuse(expr, fn, 'function') : write(expanded, writer, isLast);
  }
  const args = expr.args.map((arg) => arg ?? refuse(expr, fn, 'function'));
  if (fn === 'ROUND') return writeRound(expr, args, writer);
  const known = Object.hasOwn(SQL_FUNCTIONS, fn) ? SQL_FUNCTIONS[fn] : undefined;
  if (known === undefined) return refuse(expr, fn, 'function');
  if (known.repeats !== true && args.length !== known.takes.length) return refuse(expr, fn, 'function');
  let shared: SqlType | undefined;
  const written = args.map((arg, i) => {
    const takes = known.takes[Math.min(i, known.takes.length - 1)] ?? 'number';
    if (takes === 'number') return numberOf(arg, writer);
    if (takes === 'logical') return logicalOf(arg, writer);
    if (takes === 'text') return textOf(arg, writer);
    const { sql, type } = write(arg, writer);
    if (takes === 'amount' && type !== 'number') return refuse(arg, sourceOf(arg), 'types');
    if (takes === 'same' && sql !== NOTHING) {
      if (shared !== undefined && shared !== type) return refuse(arg, sourceOf(arg), 'types');
      shared = type;
    }
    return sql;
  });
  if (known.takes.length === 0 && known.gives === 'same') return { sql: NOTHING, type: 'number' };
  return writer.step(known.write(written), known.gives === 'same' ? (shared ?? 'number') : known.gives);
}

function writeRound(expr: Expr, args: readonly Expr[], writer: Writer): SqlColumn {
  const [number, places] = args;
  if (number === undefined || places?.kind !== 'number') return refuse(expr, 'ROUND', 'places');
  const count = places.value;
  if (!Number.isInteger(count) || count < 0 || count > MOST_PLACES) return refuse(expr, 'ROUND', 'places');
  return writer.step(roundTo(numberOf(number, writer), count), 'number');
}
