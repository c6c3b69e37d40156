/**
 * Which series a formula reads, and of which years. This decides the order of calculation of a model and distinguishes cycles
 * from recurrences.
 */
import { SELF, THIS_YEAR, type Address, type YearAddress } from '../values/address.js';
import type { Expr, Span } from '../values/expr.js';
import { functionOf } from './functions.js';

export interface Reference {
  readonly key: string;
  /**
   * `same`: the value of the formula's own year, perhaps with others. `earlier`: only years before it. `fixed`: a
   * calendar year, whichever year is calculated.
   */
  readonly time: 'same' | 'earlier' | 'fixed';
  /** The cells that the reference reads. */
  readonly address: Address;
  readonly span: Span;
}

/**
 * The references of an expression in the order written, once for every mention. The value of the year before that STOCK reads is
 * not listed: it cannot make a cycle.
 */
export function referencesOf(expr: Expr): readonly Reference[] {
  switch (expr.kind) {
    case 'number':
    case 'text':
    case 'boolean':
    case 'error':
    case 'array':
      return [];
    case 'name':
      return expr.key === SELF ? [] : [cellOf(expr.key, expr.span)];
    case 'unary':
    case 'percent':
      return referencesOf(expr.operand);
    case 'binary':
      return [...referencesOf(expr.left), ...referencesOf(expr.right)];
    case 'call': {
      const { meaning, parameters } = functionOf(expr.fn);
      if (meaning.kind === 'reference') {
        const address = meaning.address(expr.args);
        return [{ key: address.key, time: timeOf(address), address, span: expr.span }];
      }
      if (meaning.kind === 'expansion' && parameters.some(({ kind }) => kind === 'series')) {
        return referencesOf(meaning.expand(expr, { first: false }));
      }
      return expr.args.flatMap((argument) => (argument === undefined ? [] : referencesOf(argument)));
    }
  }
}

function cellOf(key: string, span: Span): Reference {
  return { key, time: 'same', address: { kind: 'cell', key, at: THIS_YEAR }, span };
}

function timeOf(address: Address): Reference['time'] {
  const at: YearAddress = address.kind === 'cell' ? address.at : address.to;
  if (at.kind !== 'offset') return 'fixed';
  return at.years === 0 ? 'same' : 'earlier';
}
