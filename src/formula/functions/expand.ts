/** Expands functions that are abbreviations: STOCK, CAGR, LOGISTIC … become operators and Excel's functions. */
import { name } from '../values/build.js';
import type { Expr } from '../values/expr.js';
import { functionOf } from './functions.js';
import type { Call, ExpansionContext } from './functionTable.js';

/** The expression that a call is short for, expanded by one step; `undefined` for a function that is no abbreviation. */
export function expandCall(call: Call, context: ExpansionContext): Expr | undefined {
  const { meaning } = functionOf(call.fn);
  return meaning.kind === 'expansion' ? meaning.expand(call, context) : undefined;
}

/**
 * Number of terms of an expression after all expansions. Arguments that an expansion repeats are counted as often as it repeats
 * them; the result, which may be exponentially large, is never built. Counting ends soon after `limit`.
 */
export function sizeOf(expr: Expr, limit: number): number {
  switch (expr.kind) {
    case 'number':
    case 'text':
    case 'boolean':
    case 'error':
    case 'name':
      return 1;
    case 'array':
      return expr.rows.reduce((sum, row) => sum + row.length, 1);
    case 'unary':
    case 'percent':
      return 1 + sizeOf(expr.operand, limit);
    case 'binary':
      return 1 + sizeOf(expr.left, limit) + sizeOf(expr.right, limit);
    case 'call':
      return sizeOfCall(expr, limit);
  }
}

function sizeOfCall(call: Call, limit: number): number {
  const sizes = call.args.map((argument) => (argument === undefined ? 0 : sizeOf(argument, limit)));
  const plain = sizes.reduce((sum, size) => sum + size, 1);
  const { meaning, excelText } = functionOf(call.fn);
  if (plain > limit || meaning.kind !== 'expansion') return plain * (excelText?.copies ?? 1);
  const marked: Call = {
    ...call,
    args: call.args.map((argument, i) =>
      argument === undefined || isFixed(argument) ? argument : name(call, `#${i}`),
    ),
  };
  const contexts: readonly ExpansionContext[] = [{ first: true }, { first: false }];
  return Math.max(...contexts.map((context) => sizeOfExpansion(marked, context, sizes, limit)));
}

/** Years and counts are read by the expansion itself and must not change. */
function isFixed(argument: Expr): boolean {
  return (
    argument.kind === 'number' ||
    argument.kind === 'name' ||
    (argument.kind === 'call' && argument.args.length === 0)
  );
}

function sizeOfExpansion(
  marked: Call,
  context: ExpansionContext,
  sizes: readonly number[],
  limit: number,
): number {
  const expanded = expandCall(marked, context);
  let total = 0;
  const pending: Expr[] = expanded === undefined ? [] : [expanded];
  for (let node = pending.pop(); node !== undefined && total <= limit; node = pending.pop()) {
    const marker = node.kind === 'name' ? /^#(\d+)$/.exec(node.key)?.[1] : undefined;
    total += marker === undefined ? 1 : (sizes[Number(marker)] ?? 0);
    if (node.kind === 'binary') pending.push(node.left, node.right);
    if (node.kind === 'unary' || node.kind === 'percent') pending.push(node.operand);
    if (node.kind === 'call') {
      const inner = node === marked ? undefined : expandCall(node, context);
      if (inner !== undefined) pending.push(inner);
      else pending.push(...node.args.filter((argument) => argument !== undefined));
    }
  }
  return total;
}
