/** What an operand is, for everything that evaluates expressions: interpreter and exact derivatives. */
import { error } from '../values/coerce.js';
import type { Expr } from '../values/expr.js';
import { functionOf } from './functions.js';
import type { Scalar } from '../values/value.js';

/** Cells, as Excel tells them from calculated values: text and TRUE in them do not enter a SUM. */
export function isReference(expr: Expr): boolean {
  return expr.kind === 'name' || (expr.kind === 'call' && functionOf(expr.fn).meaning.kind === 'reference');
}

/** Throws for anything but a literal, which the parser does not put into an array. */
export function literalValue(expr: Expr): Scalar {
  switch (expr.kind) {
    case 'number':
    case 'text':
    case 'boolean':
      return expr.value;
    case 'error':
      return error(expr.value);
    default:
      throw new Error(`an array holds literals only, not ${expr.kind}`);
  }
}
