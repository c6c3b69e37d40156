/** Classifies operands, for everything that evaluates expressions: the interpreter and the exact derivatives. */
import { THIS_YEAR, type Address } from '../values/address.js';
import { error } from '../values/coerce.js';
import type { Expr } from '../values/expr.js';
import { functionOf } from './functions.js';
import type { Scalar } from '../values/value.js';

/** Whether an expression is a reference to cells; unlike in calculated values, text and TRUE in cells are not added up by SUM. */
export function isReference(expr: Expr): boolean {
  return expr.kind === 'name' || (expr.kind === 'call' && functionOf(expr.fn).meaning.kind === 'reference');
}

/** The cells of a reference. Throws for anything else. */
export function addressOf(expr: Expr): Address {
  if (expr.kind === 'name') return { kind: 'cell', key: expr.key, at: THIS_YEAR };
  const meaning = expr.kind === 'call' ? functionOf(expr.fn).meaning : undefined;
  if (expr.kind !== 'call' || meaning?.kind !== 'reference') throw new Error(`no reference: ${expr.kind}`);
  return meaning.address(expr.args);
}

/** The value of a literal. Throws for anything else; the parser allows only literals in an array. */
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
