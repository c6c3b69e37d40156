/**
 * Points at which a formula may change its shape: the constants in formulas, and the midpoints between them.
 *
 * A condition such as `IF(x>9.99,…)` contains its threshold. Sampling the thresholds and between each two of them finds pieces of
 * a formula that are narrower than a step of the search grid.
 */
import type { Expr } from '../../formula/values/expr.js';
import type { PreparedModel } from '../../model/prepared.js';
import { fifteenDigits } from '../calculate/digits.js';

/** Largest number of constants: the search needs two samples for each. */
const MOST = 200;

/**
 * Ascending, strictly between `low` and `high`, in the unit of the number that is varied; `display` is the cell value of one unit
 * (0.01 for %), because formulas contain cell values.
 */
export function thresholdsIn(
  prepared: PreparedModel,
  display: number,
  low: number,
  high: number,
): readonly number[] {
  const found = new Set<number>();
  for (const { expr } of prepared.series) if (expr !== undefined) collectNumbers(expr, found);
  const places = [...found]
    .flatMap((value) => [value, fifteenDigits(value / display)])
    .filter((value) => value > low && value < high)
    .sort((a, b) => a - b)
    .filter((value, i, all) => value !== all[i - 1])
    .slice(0, MOST);
  const ends = [low, ...places, high];
  const middles = ends.slice(1).map((end, i) => ((ends[i] ?? low) + end) / 2);
  return [...places, ...middles].sort((a, b) => a - b);
}

function collectNumbers(root: Expr, found: Set<number>): void {
  const open: Expr[] = [root];
  for (let expr = open.pop(); expr !== undefined; expr = open.pop())
    switch (expr.kind) {
      case 'number':
        found.add(expr.value);
        break;
      case 'unary':
        // A negative constant is parsed as a sign before a number.
        if (expr.operand.kind === 'number') found.add(-expr.operand.value);
        open.push(expr.operand);
        break;
      case 'percent':
        if (expr.operand.kind === 'number') found.add(expr.operand.value / 100);
        open.push(expr.operand);
        break;
      case 'binary':
        open.push(expr.left, expr.right);
        break;
      case 'call':
        open.push(...expr.args.filter((argument) => argument !== undefined));
        break;
      case 'array':
        open.push(...expr.rows.flat());
        break;
      case 'text':
      case 'boolean':
      case 'error':
      case 'name':
        break;
    }
}
