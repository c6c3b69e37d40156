/** Builds the expressions that expansions produce. Every new node has the span of the call that is expanded. */
import type { BinaryOperator, Expr } from './expr.js';

type Given = Expr | undefined;
interface Placed {
  readonly span: Expr['span'];
}

export function number(source: Placed, value: number): Expr {
  return { kind: 'number', value, span: source.span };
}

/** A reference to the series with a key. */
export function name(source: Placed, key: string): Expr {
  return { kind: 'name', key, span: source.span };
}

/** The negative of an expression. */
export function minus(source: Placed, operand: Given): Expr {
  return { kind: 'unary', op: '-', operand: operand ?? number(source, 0), span: source.span };
}

/** An omitted operand is 0, as an omitted argument is. */
export function binary(source: Placed, op: BinaryOperator, left: Given, right: Given): Expr {
  return {
    kind: 'binary',
    op,
    left: left ?? number(source, 0),
    right: right ?? number(source, 0),
    span: source.span,
  };
}

/** A call of a function. */
export function call(source: Placed, fn: string, args: readonly Given[]): Expr {
  return { kind: 'call', fn, args, span: source.span };
}

/** Whether an operand is not omitted. */
export function isGiven(expr: Given): expr is Expr {
  return expr !== undefined;
}

/** The value of a literal number, with or without a sign; undefined for any other expression. */
export function writtenNumber(expr: Given): number | undefined {
  if (expr?.kind === 'number') return expr.value;
  if (expr?.kind !== 'unary' || expr.operand.kind !== 'number') return undefined;
  return expr.op === '-' ? 0 - expr.operand.value : expr.operand.value;
}
