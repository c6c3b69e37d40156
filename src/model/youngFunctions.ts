/**
 * Functions that Excel 2016 does not have: a workbook with one shows #NAME? there.
 *
 * In: a formula as parsed. Out: a warning for each call, which names the version and what to write instead.
 */
import { functionOf } from '../formula/functions/functions.js';
import { childrenOf, type Expr } from '../formula/values/expr.js';
import type { Report, RowPlace } from './report.js';

/** `at` is the row and field of the formula. */
export function warnYoungFunctions(expr: Expr, at: RowPlace, report: Report): void {
  for (const { fn, span } of youngCallsIn(expr)) {
    const since = functionOf(fn).since ?? 0;
    report.add('model.functionYoung', { ...at, ...span }, { fn, since }, 'warning');
  }
}

function youngCallsIn(expr: Expr): readonly Extract<Expr, { kind: 'call' }>[] {
  const deeper = childrenOf(expr).flatMap(youngCallsIn);
  return expr.kind === 'call' && functionOf(expr.fn).since !== undefined ? [expr, ...deeper] : deeper;
}
