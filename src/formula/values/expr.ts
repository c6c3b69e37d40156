/**
 * The closed syntax tree of a formula. Everything that reads formulas switches over `kind` exhaustively.
 *
 * Invariants: `name.key` is a resolved key, never a display name; `call.fn` is a key of the function table;
 * an omitted argument (as in `IF(a,,b)`) is `undefined`, never the only one of its call; `span` points into the text that was parsed and
 * takes no part in equality.
 */
import type { ErrorCode } from './value.js';

/** 0-based offsets into the formula text including its leading `=`; end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type BinaryOperator = '+' | '-' | '*' | '/' | '^' | '&' | '=' | '<>' | '<' | '<=' | '>' | '>=';
export type UnaryOperator = '+' | '-';

export type Expr =
  | { readonly kind: 'number'; readonly value: number; readonly span: Span }
  | { readonly kind: 'text'; readonly value: string; readonly span: Span }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly span: Span }
  | { readonly kind: 'error'; readonly value: ErrorCode; readonly span: Span }
  | { readonly kind: 'name'; readonly key: string; readonly span: Span }
  | { readonly kind: 'unary'; readonly op: UnaryOperator; readonly operand: Expr; readonly span: Span }
  | { readonly kind: 'percent'; readonly operand: Expr; readonly span: Span }
  | {
      readonly kind: 'binary';
      readonly op: BinaryOperator;
      readonly left: Expr;
      readonly right: Expr;
      readonly span: Span;
    }
  | {
      readonly kind: 'call';
      readonly fn: string;
      readonly args: readonly (Expr | undefined)[];
      readonly span: Span;
    }
  /** An array constant `{1,2;3,4}`: rows of literals. */
  | { readonly kind: 'array'; readonly rows: readonly (readonly Expr[])[]; readonly span: Span };

/**
 * The expression with `change` applied to each direct subexpression, in the order written. Literals, names, arrays and omitted
 * arguments are kept; whoever calls it decides where to go further down.
 */
export function mapExpr(expr: Expr, change: (part: Expr) => Expr): Expr {
  switch (expr.kind) {
    case 'unary':
    case 'percent':
      return { ...expr, operand: change(expr.operand) };
    case 'binary': {
      const [left, right] = [change(expr.left), change(expr.right)];
      return { ...expr, left, right };
    }
    case 'call':
      return { ...expr, args: expr.args.map((argument) => argument && change(argument)) };
    case 'number':
    case 'text':
    case 'boolean':
    case 'error':
    case 'name':
    case 'array':
      return expr;
  }
}

/** The direct subexpressions, in the order written; omitted arguments are skipped. */
export function childrenOf(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case 'unary':
    case 'percent':
      return [expr.operand];
    case 'binary':
      return [expr.left, expr.right];
    case 'call':
      return expr.args.filter((argument) => argument !== undefined);
    case 'array':
      return expr.rows.flat();
    case 'number':
    case 'text':
    case 'boolean':
    case 'error':
    case 'name':
      return [];
  }
}
