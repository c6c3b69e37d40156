/** Builds the expressions that expansions stand for. Every new node takes the place (span) of the call it expands. */
import type { BinaryOperator, Expr } from './expr.js';

type Given = Expr | undefined;
interface Placed {
  readonly span: Expr['span'];
}

export function number(source: Placed, value: number): Expr {
  return { kind: 'number', value, span: source.span };
}

export function name(source: Placed, key: string): Expr {
  return { kind: 'name', key, span: source.span };
}

export function minus(source: Placed, operand: Given): Expr {
  return { kind: 'unary', op: '-', operand: operand ?? number(source, 0), span: source.span };
}

/** An operand left out is 0, as an argument left out is. */
export function binary(source: Placed, op: BinaryOperator, left: Given, right: Given): Expr {
  return {
    kind: 'binary',
    op,
    left: left ?? number(source, 0),
    right: right ?? number(source, 0),
    span: source.span,
  };
}

export function call(source: Placed, fn: string, args: readonly Given[]): Expr {
  return { kind: 'call', fn, args, span: source.span };
}

export function isGiven(expr: Given): expr is Expr {
  return expr !== undefined;
}

/** The number that an expression writes out, with or without a sign. */
export function writtenNumber(expr: Given): number | undefined {
  if (expr?.kind === 'number') return expr.value;
  if (expr?.kind !== 'unary' || expr.operand.kind !== 'number') return undefined;
  return expr.op === '-' ? 0 - expr.operand.value : expr.operand.value;
}
