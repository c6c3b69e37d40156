/**
 * Checks that a formula adds, compares and returns quantities of one unit.
 *
 * In: an expression, the unit of every series, and the unit its result should have. Out: problems, none when the units
 * agree. Plain numbers take the unit of what they are added to or compared with (`1 + growth`, `x * 1.05`, `x + 100`);
 * so do series whose unit is not known. A problem is reported once; its consequences are not.
 */
import type { Problem } from '../../messages/problem.js';
import {
  add,
  compareQuantities,
  divide,
  isPure,
  multiply,
  quantityOf,
  raise,
  showUnit,
  type FormulaUnit,
  type Quantity,
} from '../values/dimension.js';
import { SELF } from '../values/address.js';
import type { Expr, Span } from '../values/expr.js';
import { functionOf } from '../functions/functions.js';
import { repeatedAt, type Call } from '../functions/functionTable.js';
import {
  asFactor,
  constantOf,
  FAULTY,
  FREE,
  isFaulty,
  PURE,
  resultOf,
  sides,
  type Inferred,
} from './inferred.js';
import { printNumber } from '../values/numberText.js';
import { problemAt } from '../text/refusals.js';

export type { FormulaUnit } from '../values/dimension.js';

export function checkUnits(
  expr: Expr,
  unitOf: (key: string) => FormulaUnit | undefined,
  expected?: FormulaUnit,
): readonly Problem[] {
  const check = new UnitCheck(unitOf, expected);
  const { quantity } = check.infer(expr);
  if (expected !== undefined && quantity !== undefined)
    check.result(quantity, quantityOf(expected), expr.span);
  return check.problems;
}

class UnitCheck {
  readonly problems: Problem[] = [];

  constructor(
    private readonly unitOf: (key: string) => FormulaUnit | undefined,
    private readonly self: FormulaUnit | undefined,
  ) {}

  infer(expr: Expr): Inferred {
    switch (expr.kind) {
      case 'number':
        return { quantity: undefined, value: expr.value };
      case 'text':
      case 'boolean':
      case 'error':
      case 'array':
        return FREE;
      case 'name':
        return this.series(expr.key);
      case 'unary': {
        const operand = this.infer(expr.operand);
        if (operand.value === undefined) return operand;
        return { ...operand, value: expr.op === '-' ? 0 - operand.value : operand.value };
      }
      case 'percent':
        return this.times(this.infer(expr.operand), { quantity: undefined, value: 0.01 });
      case 'binary':
        return this.binary(expr);
      case 'call':
        return this.call(expr);
    }
  }

  private series(key: string): Inferred {
    const unit = key === SELF ? this.self : this.unitOf(key);
    return unit === undefined ? FREE : { quantity: quantityOf(unit) };
  }

  private binary(expr: Extract<Expr, { kind: 'binary' }>): Inferred {
    const left = this.infer(expr.left);
    const right = this.infer(expr.right);
    switch (expr.op) {
      case '*':
        return this.times(left, right);
      case '/':
        return this.over(left, right);
      case '^':
        return this.power(left, right, expr.right.span);
      case '&':
        return FREE;
      case '+':
      case '-':
        return this.sum(expr.op, left, right, expr.span);
      default:
        this.agree(left, right, expr.span);
        return FREE;
    }
  }

  private sum(op: '+' | '-', left: Inferred, right: Inferred, span: Span): Inferred {
    if (left.value !== undefined && right.value !== undefined) {
      return { quantity: undefined, value: op === '+' ? left.value + right.value : left.value - right.value };
    }
    if (isFaulty(left, right) || !this.agree(left, right, span, 'sum')) return FAULTY;
    if (left.quantity === undefined || right.quantity === undefined)
      return { quantity: left.quantity ?? right.quantity };
    return { quantity: add(op, left.quantity, right.quantity) };
  }

  private times(left: Inferred, right: Inferred): Inferred {
    if (isFaulty(left, right)) return FAULTY;
    if (left.quantity === undefined && right.quantity === undefined)
      return constantOf(left, right, (a, b) => a * b);
    return { quantity: multiply(asFactor(left), asFactor(right)) };
  }

  private over(left: Inferred, right: Inferred): Inferred {
    if (isFaulty(left, right)) return FAULTY;
    if (left.quantity === undefined && right.quantity === undefined)
      return constantOf(left, right, (a, b) => a / b);
    return { quantity: divide(asFactor(left), asFactor(right)) };
  }

  private power(base: Inferred, exponent: Inferred, span: Span): Inferred {
    if (isFaulty(base, exponent) || !this.pure(exponent, span)) return FAULTY;
    if (base.quantity === undefined) return constantOf(base, exponent, (a, b) => a ** b);
    if (isPure(base.quantity)) return PURE;
    if (exponent.value !== undefined) return { quantity: raise(base.quantity, exponent.value) };
    const unit = showUnit(base.quantity);
    this.problems.push(problemAt('formula.unitExponent', span, { unitZh: unit.zh, unitEn: unit.en }));
    return FAULTY;
  }

  private call(call: Call): Inferred {
    const row = functionOf(call.fn);
    const { units, meaning } = row;
    switch (units.kind) {
      case 'expansion':
        return meaning.kind === 'expansion' ? this.expansion(call) : FREE;
      case 'reference':
        return meaning.kind === 'reference' ? this.series(meaning.address(call.args).key) : FREE;
      case 'year':
        return FREE;
      case 'product':
        return call.args.map((argument) => this.argument(argument)).reduce((a, b) => this.times(a, b), FREE);
      case 'squares': {
        const inferred = this.same(
          call,
          call.args.map((argument) => this.argument(argument)),
        );
        return inferred.quantity === undefined ? inferred : { quantity: raise(inferred.quantity, 2) };
      }
      case 'root': {
        const inferred = this.argument(call.args[0]);
        return inferred.quantity === undefined ? FREE : { quantity: raise(inferred.quantity, 0.5) };
      }
      case 'power':
        return this.power(
          this.argument(call.args[0]),
          this.argument(call.args[1]),
          call.args[1]?.span ?? call.span,
        );
      case 'quotient':
        return this.over(this.argument(call.args[0]), this.argument(call.args[1]));
      case 'roles': {
        const inferred = call.args.map((argument) => this.argument(argument));
        const roles = call.args.map((_, i) => repeatedAt(units.roles, i, row.repeats ?? 1) ?? 'any');
        inferred.forEach((each, i) => {
          if (roles[i] === 'pure') this.pure(each, call.args[i]?.span ?? call.span);
        });
        const same = this.same(
          call,
          inferred.map((each, i) => (roles[i] === 'same' ? each : FREE)),
        );
        const other = this.same(
          call,
          inferred.map((each, i) => (roles[i] === 'other' ? each : FREE)),
        );
        return resultOf(units.result, same, other);
      }
    }
  }

  /** Both forms of an expansion are checked, because a series begins with one and continues with the other. */
  private expansion(call: Call): Inferred {
    const { meaning } = functionOf(call.fn);
    if (meaning.kind !== 'expansion') return FREE;
    const before = this.problems.length;
    const first = this.infer(meaning.expand(call, { first: true }));
    const noted = this.problems.length > before;
    const later = noted ? first : this.infer(meaning.expand(call, { first: false }));
    if (!noted && this.problems.length === before) this.agree(first, later, call.span);
    return later.quantity === undefined ? first : later;
  }

  private argument(argument: Expr | undefined): Inferred {
    return argument === undefined ? FREE : this.infer(argument);
  }

  /** The one unit of several arguments; the first that differs is reported at its place. */
  private same(call: Call, inferred: readonly Inferred[]): Inferred {
    let unit: Inferred = FREE;
    inferred.forEach((each, i) => {
      if (each.quantity === undefined) return;
      if (unit.quantity === undefined) unit = { quantity: each.quantity };
      else this.agree(unit, each, call.args[i]?.span ?? call.span);
    });
    return unit;
  }

  private pure(inferred: Inferred, span: Span): boolean {
    if (inferred.quantity === undefined || isPure(inferred.quantity)) return true;
    const unit = showUnit(inferred.quantity);
    this.problems.push(problemAt('formula.unitPure', span, { unitZh: unit.zh, unitEn: unit.en }));
    return false;
  }

  /** A level and a change in percentage points may be added; anywhere else they are different units. */
  private agree(left: Inferred, right: Inferred, span: Span, as: 'sum' | 'same' = 'same'): boolean {
    if (left.quantity === undefined || right.quantity === undefined) return true;
    const comparison = compareQuantities(left.quantity, right.quantity);
    const units = sides(left.quantity, right.quantity);
    switch (comparison.kind) {
      case 'equal':
        return true;
      case 'scale':
        this.problems.push(
          problemAt('formula.unitScale', span, { ...units, factor: printNumber(comparison.factor) }),
        );
        return false;
      case 'parts':
        this.problems.push(problemAt('formula.unitParts', span, units));
        return false;
      case 'points':
        if (as === 'sum') return true;
        this.problems.push(problemAt('formula.unitPoints', span, units));
        return false;
      case 'dimension':
        this.problems.push(problemAt('formula.unitDimension', span, units));
        return false;
    }
  }

  /** The formula's own unit against that of the series it belongs to. */
  result(quantity: Quantity, expected: Quantity, span: Span): void {
    const comparison = compareQuantities(expected, quantity);
    const units = sides(quantity, expected);
    if (comparison.kind === 'scale') {
      this.problems.push(
        problemAt('formula.unitResultScale', span, { ...units, factor: printNumber(comparison.factor) }),
      );
    } else if (comparison.kind !== 'equal') {
      this.problems.push(problemAt('formula.unitResult', span, units));
    }
  }
}
