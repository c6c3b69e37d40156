/**
 * The branch that a column takes of an IF whose condition is only about the year, if the other branch refers to cells that do not
 * exist.
 *
 * In: the call, the year of the column, and a function that tells whether an address has a cell. Out: the branch, or undefined if
 * the whole IF must be written. So `IF(YEAR<=2024,1,PREV(x)*2)` is `1` in 2024, when x has no value for the year before, and the
 * whole IF afterwards.
 */
import { THIS_YEAR, type Address } from '../values/address.js';
import type { Expr } from '../values/expr.js';
import { functionOf } from '../functions/functions.js';
import type { Call } from '../functions/functionTable.js';

interface Column {
  readonly year: number;
  /** Whether the series has no value in the year before, which STOCK needs to know. */
  readonly first: boolean;
  readonly hasCell: (address: Address) => boolean;
}

export function onlyBranch({ fn, args }: Call, column: Column): Expr | undefined {
  const [condition, yes, no] = args;
  const holds = fn !== 'IF' || condition === undefined ? undefined : decidedByYear(condition, column.year);
  if (holds === undefined) return undefined;
  const [taken, other] = holds ? [yes, no] : [no, yes];
  return taken !== undefined && other !== undefined && lacksCell(other, column) ? taken : undefined;
}

/** Whether a comparison of years and numbers is true in a year; undefined for any other expression. */
function decidedByYear(expr: Expr, year: number): boolean | undefined {
  if (expr.kind !== 'binary') return undefined;
  const [left, right] = [yearSum(expr.left, year), yearSum(expr.right, year)];
  if (left === undefined || right === undefined) return undefined;
  switch (expr.op) {
    case '<=':
      return left <= right;
    case '<':
      return left < right;
    case '>=':
      return left >= right;
    case '>':
      return left > right;
    case '=':
      return left === right;
    case '<>':
      return left !== right;
    default:
      return undefined;
  }
}

/** The value of a sum or difference of whole numbers and YEAR; undefined for any other expression. */
function yearSum(expr: Expr, year: number): number | undefined {
  if (expr.kind === 'number') return Number.isInteger(expr.value) ? expr.value : undefined;
  if (expr.kind === 'call') return functionOf(expr.fn).meaning.kind === 'year' ? year : undefined;
  if (expr.kind !== 'binary' || (expr.op !== '+' && expr.op !== '-')) return undefined;
  const [left, right] = [yearSum(expr.left, year), yearSum(expr.right, year)];
  if (left === undefined || right === undefined) return undefined;
  return expr.op === '+' ? left + right : left - right;
}

function lacksCell(expr: Expr, column: Column): boolean {
  switch (expr.kind) {
    case 'name':
      return !column.hasCell({ kind: 'cell', key: expr.key, at: THIS_YEAR });
    case 'unary':
    case 'percent':
      return lacksCell(expr.operand, column);
    case 'binary':
      return lacksCell(expr.left, column) || lacksCell(expr.right, column);
    case 'call': {
      const { meaning } = functionOf(expr.fn);
      if (meaning.kind === 'reference') return !column.hasCell(meaning.address(expr.args));
      if (meaning.kind === 'expansion')
        return lacksCell(meaning.expand(expr, { first: column.first }), column);
      return expr.args.some((argument) => argument !== undefined && lacksCell(argument, column));
    }
    case 'number':
    case 'text':
    case 'boolean':
    case 'error':
    case 'array':
      return false;
  }
}
