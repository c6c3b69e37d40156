/**
 * Adds calculations to a graph and simplifies them: constants are calculated at once, and an operation that has no effect, given
 * the ranges of its operands, returns its operand.
 *
 * Every rule keeps the value to the last bit (but for the sign of 0), so that a graph may be simplified again under
 * narrower ranges and still give the same results.
 */
import { Graph, OPERATIONS, type Node, type OutsideCall } from './graph.js';
import * as range from './range.js';
import { ANYTHING, pointRange, type Range } from './range.js';
import { calculate, SMALLEST, type Calculated } from './semantics.js';

/** Larger exponents are left to the exact calculation of `power`. */
export const MODERATE_EXPONENT = 1e300;
/**
 * Remainders of larger numbers (or of numbers closer to 0 than its inverse), and of larger quotients, are left to the exact
 * calculation.
 */
export const MODERATE = 1e250;
export const MOST_QUOTIENT = 2 ** 50;

export class Builder {
  readonly graph = new Graph();
  private readonly ranges: Range[] = [];

  rangeOf(node: Node): Range {
    return this.ranges[node] ?? ANYTHING;
  }

  number(value: number): Node {
    const node = this.graph.constant(value);
    this.ranges[node] ??= pointRange(value);
    return node;
  }

  input(column: number, values: Range): Node {
    return this.ranged(this.graph.node('input', column), values);
  }

  uniform(index: number, values: Range): Node {
    return this.ranged(this.graph.node('uniform', index), values);
  }

  call(call: OutsideCall): Node {
    return this.ranged(this.graph.call(call), ANYTHING);
  }

  callCode(call: Node): Node {
    return this.ranged(this.graph.node('callCode', call), range.between(0, 16, 1, 1));
  }

  add(x: Node, y: Node): Node {
    if (this.valueOf(x) === 0) return y;
    if (this.valueOf(y) === 0) return x;
    if (this.graph.operations[y] === 'negate') return this.subtract(x, this.graph.first[y] as Node);
    return this.node('add', x, y, () =>
      x === y ? this.twice(x) : range.add(this.rangeOf(x), this.rangeOf(y)),
    );
  }

  subtract(x: Node, y: Node): Node {
    if (this.valueOf(y) === 0) return x;
    if (x === y && range.isFinite(this.rangeOf(x))) return this.number(0);
    return this.node('subtract', x, y, () => range.add(this.rangeOf(x), range.negate(this.rangeOf(y))));
  }

  multiply(x: Node, y: Node): Node {
    if (this.valueOf(x) === 1) return y;
    if (this.valueOf(y) === 1) return x;
    if (this.valueOf(x) === 0 && range.isFinite(this.rangeOf(y))) return x;
    if (this.valueOf(y) === 0 && range.isFinite(this.rangeOf(x))) return y;
    return this.node('multiply', x, y, () =>
      x === y ? range.square(this.rangeOf(x)) : range.multiply(this.rangeOf(x), this.rangeOf(y)),
    );
  }

  divide(x: Node, y: Node): Node {
    if (this.valueOf(y) === 1) return x;
    return this.node('divide', x, y, () => range.divide(this.rangeOf(x), this.rangeOf(y)));
  }

  min(x: Node, y: Node): Node {
    if (x === y || this.isBelow(x, y)) return x;
    if (this.isBelow(y, x)) return y;
    return this.node('min', x, y, () => range.minOf(this.rangeOf(x), this.rangeOf(y)));
  }

  max(x: Node, y: Node): Node {
    if (x === y || this.isBelow(y, x)) return x;
    if (this.isBelow(x, y)) return y;
    return this.node('max', x, y, () => range.maxOf(this.rangeOf(x), this.rangeOf(y)));
  }

  negate(x: Node): Node {
    if (this.graph.operations[x] === 'negate') return this.graph.first[x] as Node;
    return this.node('negate', x, 0, () => range.negate(this.rangeOf(x)));
  }

  abs(x: Node): Node {
    const values = this.rangeOf(x);
    if (!values.mayBeNaN && values.low >= 0) return x;
    return this.node('abs', x, 0, () => range.abs(values));
  }

  sqrt(x: Node): Node {
    return this.node('sqrt', x, 0, () => range.sqrt(this.rangeOf(x)));
  }

  floor(x: Node): Node {
    return this.isWhole(x) ? x : this.node('floor', x, 0, () => range.floor(this.rangeOf(x)));
  }

  trunc(x: Node): Node {
    return this.isWhole(x) ? x : this.node('trunc', x, 0, () => range.wholeNear(this.rangeOf(x)));
  }

  flush(x: Node): Node {
    const values = this.rangeOf(x);
    if (values.least >= SMALLEST) return x;
    return this.node('flush', x, 0, () => range.flush(values));
  }

  exp(x: Node): Node {
    return this.node('exp', x, 0, () => range.exponential(this.rangeOf(x)));
  }

  ln(x: Node): Node {
    return this.node('ln', x, 0, () => range.logarithm(this.rangeOf(x)));
  }

  log10(x: Node): Node {
    return this.node('log10', x, 0, () => range.logarithm10(this.rangeOf(x)));
  }

  power(x: Node, y: Node): Node {
    const exponent = this.valueOf(y);
    if (exponent === 1) return x;
    if (exponent === 2) return this.multiply(x, x);
    if (exponent === 0.5 && this.rangeOf(x).low >= 0 && !this.rangeOf(x).mayBeNaN) return this.sqrt(x);
    return this.node('power', x, y, () => range.powerOf(this.rangeOf(x), this.rangeOf(y)));
  }

  remainder(x: Node, y: Node): Node {
    return this.node('remainder', x, y, () => range.remainder(this.rangeOf(x), this.rangeOf(y)));
  }

  whole(x: Node): Node {
    return this.isWhole(x) ? x : this.node('whole', x, 0, () => range.wholeNear(this.rangeOf(x)));
  }

  wholeToZero(x: Node): Node {
    return this.isWhole(x) ? x : this.node('wholeToZero', x, 0, () => range.wholeNear(this.rangeOf(x)));
  }

  /** `digits` -15 to 15; `mode` an index into ROUNDING_MODES. */
  round(x: Node, digits: number, mode: number): Node {
    if (this.isKeptByRound(x, digits)) return x;
    const known = this.valueOf(x);
    if (known !== undefined) return this.number(calculate('round', known, digits, mode));
    return this.ranged(this.graph.node('round', x, digits, mode), range.rounded(this.rangeOf(x), digits));
  }

  select(test: Node, yes: Node, no: Node): Node {
    if (yes === no) return yes;
    const known = this.valueOf(test);
    if (known !== undefined) return known === 0 ? no : yes;
    if (this.graph.operations[test] === 'not') return this.select(this.graph.first[test] as Node, no, yes);
    const node = this.graph.node('select', test, yes, no);
    return this.ranged(node, range.union(this.rangeOf(yes), this.rangeOf(no)));
  }

  condition(holds: boolean): Node {
    return this.number(holds ? 1 : 0);
  }

  less(x: Node, y: Node): Node {
    const [a, b] = [this.rangeOf(x), this.rangeOf(y)];
    if (x === y || (isOrdered(a, b) && a.low >= b.high)) return this.condition(false);
    return isOrdered(a, b) && a.high < b.low ? this.condition(true) : this.node('less', x, y);
  }

  atMost(x: Node, y: Node): Node {
    const [a, b] = [this.rangeOf(x), this.rangeOf(y)];
    if (isOrdered(a, b) && (x === y || a.high <= b.low)) return this.condition(true);
    return isOrdered(a, b) && a.low > b.high ? this.condition(false) : this.node('atMost', x, y);
  }

  equal(x: Node, y: Node): Node {
    const [a, b] = [this.rangeOf(x), this.rangeOf(y)];
    if (isOrdered(a, b) && x === y) return this.condition(true);
    if (isOrdered(a, b) && (a.high < b.low || b.high < a.low)) return this.condition(false);
    return this.node('equal', x, y);
  }

  /** Whether x is below y, as Excel compares numbers. */
  excelLess(x: Node, y: Node): Node {
    if (this.bothKnown(x, y)) return this.node('excelLess', x, y);
    return this.valueOf(this.doubtEqual(x, y)) === 0 ? this.less(x, y) : this.node('excelLess', x, y);
  }

  excelEqual(x: Node, y: Node): Node {
    if (this.bothKnown(x, y)) return this.node('excelEqual', x, y);
    return this.valueOf(this.doubtEqual(x, y)) === 0 ? this.equal(x, y) : this.node('excelEqual', x, y);
  }

  /** Whether two different numbers may be equal on fifteen digits. */
  doubtEqual(x: Node, y: Node): Node {
    const [a, b] = [this.rangeOf(x), this.rangeOf(y)];
    if (x === y || this.bothKnown(x, y)) return this.condition(false);
    if (range.isFinite(a) && range.isFinite(b)) {
      const reach = Math.max(range.largest(a), range.largest(b)) * 1.1e-14;
      const gap = Math.max(a.low - b.high, b.low - a.high);
      if (gap > reach || Math.min(a.grain, b.grain) > reach) return this.condition(false);
      if (range.largest(a) === 0 || range.largest(b) === 0) return this.condition(false);
    }
    return this.node('doubtEqual', x, y);
  }

  /** Whether a sum is 0 as the last step of a formula. */
  negligibleSum(x: Node, y: Node): Node {
    return this.isClearlyNoZero(x, y) ? this.condition(false) : this.node('negligibleSum', x, y);
  }

  doubtNegligible(x: Node, y: Node): Node {
    return this.isClearlyNoZero(x, y) || this.bothKnown(x, y)
      ? this.condition(false)
      : this.node('doubtNegligible', x, y);
  }

  doubtWhole(x: Node): Node {
    return this.isWhole(x) || this.valueOf(x) !== undefined
      ? this.condition(false)
      : this.node('doubtWhole', x);
  }

  doubtRound(x: Node, digits: number, mode: number): Node {
    if (this.isKeptByRound(x, digits) || this.valueOf(x) !== undefined) return this.condition(false);
    return this.graph.node('doubtRound', x, digits, mode);
  }

  doubtLn(x: Node): Node {
    const values = this.rangeOf(x);
    if (range.isFinite(values) && values.least >= SMALLEST) return this.condition(false);
    return this.valueOf(x) !== undefined ? this.condition(false) : this.node('doubtLn', x);
  }

  doubtPower(x: Node, y: Node): Node {
    if (this.bothKnown(x, y)) return this.condition(false);
    const [a, b] = [this.rangeOf(x), this.rangeOf(y)];
    if (range.isFinite(a) && a.least >= SMALLEST && range.largest(b) <= MODERATE_EXPONENT)
      return this.condition(false);
    return this.node('doubtPower', x, y);
  }

  doubtRemainder(x: Node, y: Node): Node {
    if (this.bothKnown(x, y)) return this.condition(false);
    const [a, b] = [this.rangeOf(x), this.rangeOf(y)];
    const isModerate = [a, b].every(
      (values) => range.isFinite(values) && range.largest(values) <= MODERATE && values.least >= 1 / MODERATE,
    );
    if (isModerate && range.largest(a) < range.smallest(b) * MOST_QUOTIENT) return this.condition(false);
    return this.node('doubtRemainder', x, y);
  }

  finite(x: Node): Node {
    return range.isFinite(this.rangeOf(x)) ? this.condition(true) : this.node('finite', x);
  }

  and(x: Node, y: Node): Node {
    const [a, b] = [this.valueOf(x), this.valueOf(y)];
    if (a !== undefined) return a === 0 ? x : y;
    if (b !== undefined) return b === 0 ? y : x;
    return x === y ? x : this.node('and', x, y);
  }

  or(x: Node, y: Node): Node {
    const [a, b] = [this.valueOf(x), this.valueOf(y)];
    if (a !== undefined) return a === 0 ? y : x;
    if (b !== undefined) return b === 0 ? x : y;
    return x === y ? x : this.node('or', x, y);
  }

  not(x: Node): Node {
    if (this.graph.operations[x] === 'not') return this.graph.first[x] as Node;
    return this.node('not', x);
  }

  /** 2^k, exponent and mantissa: for machine code only, where constants are not folded. */
  protected machine(operation: 'powerOfTwo' | 'exponent' | 'mantissa', x: Node, values: Range): Node {
    return this.ranged(this.graph.node(operation, x), values);
  }

  /** Narrows the known range of a node. */
  protected refine(node: Node, values: Range): Node {
    if (this.valueOf(node) === undefined) this.ranges[node] = range.intersection(this.rangeOf(node), values);
    return node;
  }

  /** The value of a node that does not vary at all. */
  valueOf(node: Node): number | undefined {
    return this.graph.constantOf(node);
  }

  /** Whether rounding cannot change x: a whole number of at most fifteen digits, rounded to decimals. */
  protected isKeptByRound(x: Node, digits: number): boolean {
    return digits >= 0 && this.isWhole(x) && range.largest(this.rangeOf(x)) < 1e15;
  }

  isWhole(node: Node): boolean {
    const values = this.rangeOf(node);
    return range.isFinite(values) && values.grain >= 1;
  }

  private node(operation: Calculated, x: Node, y: Node = 0, rangeOf?: () => Range): Node {
    const [a, b] = [this.valueOf(x), OPERATIONS[operation].operands === 1 ? 0 : this.valueOf(y)];
    if (a !== undefined && b !== undefined) return this.number(calculate(operation, a, b, 0));
    const node = this.graph.node(operation, x, y);
    return rangeOf === undefined ? node : this.ranged(node, rangeOf);
  }

  private ranged(node: Node, values: Range | (() => Range)): Node {
    this.ranges[node] ??= typeof values === 'function' ? values() : values;
    return node;
  }

  private bothKnown(x: Node, y: Node): boolean {
    return this.valueOf(x) !== undefined && this.valueOf(y) !== undefined;
  }

  /** Whether a sum cannot be negligible; eight units in the last place of the larger operand are at most 2^-49 of it. */
  private isClearlyNoZero(x: Node, y: Node): boolean {
    const [a, b] = [this.rangeOf(x), this.rangeOf(y)];
    if (!range.isFinite(a) || !range.isFinite(b)) return false;
    const sum = range.add(a, b);
    const larger = Math.max(range.largest(a), range.largest(b));
    return range.smallest(sum) > larger * 2 ** -48 || range.largest(a) === 0 || range.largest(b) === 0;
  }

  private isBelow(x: Node, y: Node): boolean {
    const [a, b] = [this.rangeOf(x), this.rangeOf(y)];
    return isOrdered(a, b) && a.high < b.low;
  }

  private twice(x: Node): Range {
    return range.multiply(this.rangeOf(x), pointRange(2));
  }
}

function isOrdered(x: Range, y: Range): boolean {
  return !x.mayBeNaN && !y.mayBeNaN;
}
