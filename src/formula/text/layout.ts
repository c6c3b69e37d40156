/**
 * Writes an expression with as few parentheses as Excel's order of calculation allows. Shared by the printers, which
 * differ only in how a name and a call are written and in the space around operators.
 */
import type { Expr } from '../values/expr.js';
import { printNumber, printText } from '../values/numberText.js';
import { OPERATORS, PERCENT_LEVEL, SIGN_LEVEL } from '../values/operators.js';
import type { Call } from '../functions/functionTable.js';

/** Text, and the precedence of its outermost operator. */
export interface Written {
  readonly text: string;
  readonly level: number;
}

export interface Style {
  /** `(a, b)` and `a + b`, or `(a,b)` and `a+b`. `^` is never spaced. */
  readonly spaced: boolean;
  /** Writes a number; if absent, numbers are written as they are. */
  readonly number?: (value: number) => Written | undefined;
  /** Writes a text that is too long for the format in one piece; undefined for all others. */
  readonly longText?: (value: string) => Written | undefined;
  name(key: string): string;
  call(call: Call): Written;
}

const TIGHTEST = SIGN_LEVEL + 1;

export function atom(text: string): Written {
  return { text, level: TIGHTEST };
}

/** Text of an expression with the precedence of its outermost operator. */
export function write(expr: Expr, style: Style): Written {
  switch (expr.kind) {
    case 'number':
      return style.number?.(expr.value) ?? writeNumber(expr.value);
    case 'text':
      return style.longText?.(expr.value) ?? atom(printText(expr.value));
    case 'boolean':
      return atom(expr.value ? 'TRUE' : 'FALSE');
    case 'error':
      return atom(expr.value);
    case 'name':
      return atom(style.name(expr.key));
    case 'unary':
      return { text: expr.op + enclose(write(expr.operand, style), SIGN_LEVEL), level: SIGN_LEVEL };
    case 'percent':
      return { text: `${enclose(write(expr.operand, style), PERCENT_LEVEL)}%`, level: PERCENT_LEVEL };
    case 'binary': {
      const { level } = OPERATORS[expr.op];
      const left = enclose(write(expr.left, style), level);
      const right = enclose(write(expr.right, style), level + 1);
      const space = style.spaced && expr.op !== '^' ? ' ' : '';
      return { text: left + space + expr.op + space + right, level };
    }
    case 'call':
      return style.call(expr);
    case 'array':
      return atom(
        `{${expr.rows.map((row) => row.map((cell) => write(cell, { ...style, number: writeNumber }).text).join(',')).join(';')}}`,
      );
  }
}

function writeNumber(value: number): Written {
  return value < 0 ? { text: `-${printNumber(0 - value)}`, level: SIGN_LEVEL } : atom(printNumber(value));
}

/** Text of a call with its arguments. */
export function writeArguments(fn: string, args: readonly (Expr | undefined)[], style: Style): Written {
  const written = args.map((argument) => (argument === undefined ? '' : write(argument, style).text));
  return atom(`${fn}(${written.join(style.spaced ? ', ' : ',')})`);
}

/** Text of an expression, in parentheses unless it is a value, a name or a call. */
export function writeAtom(expr: Expr, style: Style): string {
  return enclose(write(expr, style), TIGHTEST);
}

function enclose({ text, level }: Written, lowest: number): string {
  return level < lowest ? `(${text})` : text;
}
