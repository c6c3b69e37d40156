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
import { MOST_PLACES, type SqlDialect, type SqlType, type Step } from './dialect.js';
import { powerOf, sameNumber, settled, SQL_FUNCTIONS, type Making } from './sqlFunctions.js';

export interface SqlColumn {
  /** A column in quotation marks, or a constant. */
  readonly sql: string;
  readonly type: SqlType;
}

export interface SqlSite {
  readonly dialect: SqlDialect;
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

type SqlProgram =
  | {
      readonly ok: true;
      readonly steps: readonly Step[];
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
  const steps: Step[] = [];
  const step = (sql: string, type: SqlType): SqlColumn => {
    const name = site.stepName(firstStep + steps.length);
    steps.push([name, sql]);
    return { sql: name, type };
  };
  try {
    const writer: Writer = { site, step, dialect: site.dialect };
    const result = typed(write(expr, writer, true), writer);
    return { ok: true, steps, result };
  } catch (thrown) {
    if (thrown instanceof Refused) return { ok: false, refused: [thrown.refusal] };
    throw thrown;
  }
}

interface Writer {
  readonly site: SqlSite;
  readonly dialect: SqlDialect;
  readonly step: (sql: string, type: SqlType) => SqlColumn;
}

/** An error whose type is that of what it is beside. */
const NOTHING: SqlColumn = { sql: 'NULL', type: 'number' };

function isNothing({ sql }: SqlColumn): boolean {
  return sql === NOTHING.sql;
}

/** With the type that a database must know: a bare NULL has none. */
function typed(column: SqlColumn, { dialect }: Writer, type = column.type): SqlColumn {
  return isNothing(column) ? { sql: dialect.nothing(type), type } : column;
}

/** What the rows of the table of functions write with. */
function makingOf({ dialect, step }: Writer): Making {
  return { dialect, step: (sql, type) => step(sql, type).sql };
}

function refuse(expr: Expr, what: string, why: Refusal['why']): never {
  throw new Refused({ span: expr.span, what, why });
}

function write(expr: Expr, writer: Writer, isLast = false): SqlColumn {
  const { site, step, dialect } = writer;
  switch (expr.kind) {
    case 'number':
      return { sql: dialect.number(expr.value), type: 'number' };
    case 'boolean':
      return { sql: dialect.logical(expr.value), type: 'logical' };
    case 'text':
      return { sql: dialect.text(expr.value), type: 'text' };
    case 'error':
      return NOTHING;
    case 'array':
      return refuse(expr, '{…}', 'list');
    case 'name':
      return site.columnOf(expr.key) ?? refuse(expr, expr.key, 'name');
    case 'percent':
      return step(dialect.divide(numberOf(expr.operand, writer), dialect.number(100)), 'number');
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

function numberOf(expr: Expr, writer: Writer): string {
  const { dialect, step } = writer;
  const { sql, type } = typed(write(expr, writer), writer);
  if (type === 'number') return sql;
  if (type === 'text') return refuse(expr, sourceOf(expr), 'types');
  const [one, zero] = [dialect.number(1), dialect.number(0)];
  return step(`CASE WHEN ${sql} THEN ${one} WHEN NOT ${sql} THEN ${zero} END`, 'number').sql;
}

function logicalOf(expr: Expr, writer: Writer): string {
  const { sql, type } = typed(write(expr, writer), writer);
  if (type === 'logical') return sql;
  if (type === 'text') return refuse(expr, sourceOf(expr), 'types');
  return writer.step(`${sql} <> ${writer.dialect.number(0)}`, 'logical').sql;
}

function textOf(expr: Expr, writer: Writer): string {
  const { sql, type } = typed(write(expr, writer), writer, 'text');
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
  const { dialect, step } = writer;
  if (op === '&') return step(dialect.join(textOf(expr.left, writer), textOf(expr.right, writer)), 'text');
  const [a, b] = [numberOf(expr.left, writer), numberOf(expr.right, writer)];
  switch (op) {
    case '+':
    case '-': {
      const sum = step(op === '+' ? dialect.add(a, b) : dialect.subtract(a, b), 'number');
      return isLast ? step(settled(sum.sql, a, b, makingOf(writer)), 'number') : sum;
    }
    case '*':
      return step(dialect.multiply(a, b), 'number');
    case '/':
      return step(dialect.divide(a, b), 'number');
    default:
      return step(powerOf(a, b, makingOf(writer)), 'number');
  }
}

function writeComparison(expr: Expr & { kind: 'binary' }, writer: Writer): SqlColumn {
  const left = write(expr.left, writer);
  const right = write(expr.right, writer);
  const { op } = expr;
  const logical = (sql: string): SqlColumn => writer.step(sql, 'logical');
  if (left.type !== right.type) {
    if (isNothing(left) || isNothing(right)) return { ...NOTHING, type: 'logical' };
    // In Excel this is TRUE or FALSE whatever the values are: over a table nobody means that.
    const other = isLiteral(expr.left) ? expr.right : expr.left;
    return refuse(other, sourceOf(other), 'types');
  }
  if (left.type === 'number') {
    const [a, b] = [typed(left, writer).sql, typed(right, writer).sql];
    const same = logical(sameNumber(a, b, makingOf(writer))).sql;
    if (op === '=') return { sql: same, type: 'logical' };
    if (op === '<>') return logical(`NOT ${same}`);
    const strict = op.startsWith('<') ? '<' : '>';
    // NULL OR NULL is not NULL in every database.
    return logical(
      `CASE WHEN ${same} THEN ${writer.dialect.logical(op.endsWith('='))} ELSE ${a} ${strict} ${b} END`,
    );
  }
  const side = ({ sql, type }: SqlColumn): string =>
    type === 'text' ? writer.dialect.folded(sql) : `CASE WHEN ${sql} THEN 1 WHEN NOT ${sql} THEN 0 END`;
  return logical(`${side(left)} ${op} ${side(right)}`);
}

function isLiteral({ kind }: Expr): boolean {
  return kind === 'number' || kind === 'text' || kind === 'boolean';
}

// --- functions --------------------------------------------------------------------------------------------

function writeCall(expr: Expr & { kind: 'call' }, writer: Writer, isLast: boolean): SqlColumn {
  const { fn } = expr;
  const row = functionOf(fn);
  if (row.meaning.kind === 'year') return { sql: writer.dialect.number(writer.site.year), type: 'number' };
  if (row.meaning.kind === 'expansion') {
    const expanded = expandCall(expr, { first: false });
    return expanded === undefined ? refuse(expr, fn, 'function') : write(expanded, writer, isLast);
  }
  const args = expr.args.map((arg) => arg ?? refuse(expr, fn, 'function'));
  if (fn === 'ROUND') return writeRound(expr, args, writer);
  const known = Object.hasOwn(SQL_FUNCTIONS, fn) ? SQL_FUNCTIONS[fn] : undefined;
  if (known === undefined) return refuse(expr, fn, 'function');
  if (known.repeats !== true && args.length !== known.takes.length) return refuse(expr, fn, 'function');
  if (known.takes.length === 0 && known.gives === 'same') return NOTHING;
  let shared: SqlType | undefined;
  const columns = args.map((arg, i): SqlColumn => {
    const takes = known.takes[Math.min(i, known.takes.length - 1)] ?? 'number';
    if (takes === 'number') return { sql: numberOf(arg, writer), type: 'number' };
    if (takes === 'logical') return { sql: logicalOf(arg, writer), type: 'logical' };
    if (takes === 'text') return { sql: textOf(arg, writer), type: 'text' };
    const column = write(arg, writer);
    if (takes === 'amount' && column.type !== 'number') return refuse(arg, sourceOf(arg), 'types');
    if (takes === 'same' && !isNothing(column)) {
      if (shared !== undefined && shared !== column.type) return refuse(arg, sourceOf(arg), 'types');
      shared = column.type;
    }
    return column;
  });
  const type = known.gives === 'same' ? (shared ?? 'number') : known.gives;
  const written = columns.map((column) => typed(column, writer, shared ?? column.type).sql);
  return writer.step(known.write(written, makingOf(writer)), type);
}

function writeRound(expr: Expr, args: readonly Expr[], writer: Writer): SqlColumn {
  const [number, places] = args;
  if (number === undefined || places?.kind !== 'number') return refuse(expr, 'ROUND', 'places');
  const count = places.value;
  if (!Number.isInteger(count) || count < 0 || count > MOST_PLACES) return refuse(expr, 'ROUND', 'places');
  return writer.step(writer.dialect.round(numberOf(number, writer), count), 'number');
}
