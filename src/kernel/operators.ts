/** Lowers the operators of formulas to calculations of the graph. They are defined in formula/values/operators.ts. */
import { OPERATORS } from '../formula/values/operators.js';
import type { BinaryOperator } from '../formula/values/expr.js';
import { DOUBT, numberOfCode } from './codes.js';
import type { Node } from './graph.js';
import type { Values, Quantity, Truth, Value } from './value.js';

const NOT_A_NUMBER = numberOfCode('#NUM!');
const DIVISION_BY_ZERO = numberOfCode('#DIV/0!');
/** Bounds of powers, as in formula/values/operators.ts. */
const LARGEST_INVERSE = 2 ** 1022;
const MOST_ROOTS = 2 ** 31;

/** `last`: a `+` or `-` that is the last step of a whole formula. */
export function lowerBinary(
  values: Values,
  operator: BinaryOperator,
  left: Value,
  right: Value,
  last: boolean,
): Value {
  switch (operator) {
    case '+':
    case '-':
      return arithmetic(values, left, right, (x, y) => sum(values, operator, x, y, last));
    case '*':
      return arithmetic(values, left, right, (x, y) => settle(values, values.on.multiply(x, y)));
    case '/':
      return arithmetic(values, left, right, (x, y) => divide(values, x, y));
    case '^':
      return arithmetic(values, left, right, (x, y) => lowerPower(values, x, y));
    case '&':
      return join(values, left, right);
    case '=':
    case '<>':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return values.map(left, (l) => values.map(right, (r) => compare(values, operator, l, r)));
  }
}

/** The sign operator: -x. */
export function lowerMinus(values: Values, operand: Value): Value {
  const { value, code } = values.toNumber(operand);
  return values.after(code, settle(values, values.on.negate(value)));
}

/** A calculated number brought into Excel's range: #NUM! instead of infinity, 0 instead of a number that is too small. */
export function settle(values: Values, value: Node): Quantity {
  const { on } = values;
  const flushed = on.flush(value);
  return values.number(flushed, on.select(on.finite(flushed), values.fine, on.number(NOT_A_NUMBER)));
}

function arithmetic(
  values: Values,
  left: Value,
  right: Value,
  calculate: (x: Node, y: Node) => Quantity,
): Value {
  const [x, y] = [values.toNumber(left), values.toNumber(right)];
  return values.after(values.firstCode(x.code, y.code), calculate(x.value, y.value));
}

function sum(values: Values, operator: '+' | '-', x: Node, y: Node, last: boolean): Quantity {
  const { on } = values;
  if (last) return lowerLastSum(values, x, operator === '+' ? y : on.negate(y));
  return settle(values, operator === '+' ? on.add(x, y) : on.subtract(x, y));
}

/** A sum as the last step of a formula: see `settleSum` in formula/values/operators.ts. */
export function lowerLastSum(values: Values, x: Node, y: Node): Quantity {
  const { on } = values;
  const settled = settle(values, on.add(x, y));
  const doubt = values.codeWhere(on.doubtNegligible(x, y), DOUBT);
  const value = on.select(on.negligibleSum(x, y), on.number(0), settled.value);
  return values.number(value, values.firstCode(doubt, settled.code));
}

function divide(values: Values, x: Node, y: Node): Quantity {
  const byZero = values.codeWhere(values.on.equal(y, values.on.number(0)), DIVISION_BY_ZERO);
  const { value, code } = settle(values, values.on.divide(x, y));
  return values.number(value, values.firstCode(byZero, code));
}

/** x^y by Excel's rules for 0 and negative bases: see `power` in formula/values/operators.ts. */
export function lowerPower(values: Values, x: Node, y: Node): Quantity {
  const { on } = values;
  const [zero, one] = [on.number(0), on.number(1)];
  const isZero = on.equal(x, zero);
  const ofZero = on.select(
    on.equal(y, zero),
    on.number(NOT_A_NUMBER),
    on.select(on.less(y, zero), on.number(DIVISION_BY_ZERO), values.fine),
  );
  // A negative base allows whole exponents and inverses of odd numbers (on fifteen digits).
  const isRoot = on.and(on.less(x, zero), on.not(on.equal(on.floor(y), y)));
  const inverse = on.divide(one, y);
  const degree = on.whole(inverse);
  const isWhole = on.equal(degree, on.negate(on.whole(on.negate(inverse))));
  const isEven = on.equal(on.multiply(on.floor(on.multiply(degree, on.number(0.5))), on.number(2)), degree);
  const isSmall = on.less(on.abs(degree), on.number(MOST_ROOTS));
  const hasRoot = on.and(on.and(isWhole, on.not(isEven)), isSmall);
  const rootDoubt = values.codeWhere(on.and(isRoot, on.doubtWhole(inverse)), DOUBT);
  const rootCode = values.codeWhere(on.and(isRoot, on.not(hasRoot)), NOT_A_NUMBER);

  const base = on.select(isRoot, on.negate(x), x);
  const raw = on.power(base, y);
  const isInverse = on.and(on.less(y, zero), on.less(on.number(LARGEST_INVERSE), on.abs(raw)));
  const inverseCode = values.codeWhere(isInverse, DIVISION_BY_ZERO);
  const { value, code } = settle(values, on.select(isRoot, on.negate(raw), raw));
  const doubt = values.codeWhere(on.doubtPower(base, y), DOUBT);
  const ofOthers = [rootCode, doubt, inverseCode, code].reduce(
    (codes, next) => values.firstCode(codes, next),
    rootDoubt,
  );
  return values.number(on.select(isZero, zero, value), on.select(isZero, ofZero, ofOthers));
}

type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>=';

function compare(values: Values, operator: Comparison, left: Value, right: Value): Value {
  if (left.kind === 'outside' || right.kind === 'outside') {
    const call = values.callNumber([left, right], ([l, r]) => OPERATORS[operator].evaluate(l, r));
    return values.toLogical(call);
  }
  if (left.kind === 'error' || right.kind === 'error') {
    return { kind: 'error', code: values.firstCode(codeOf(values, left), codeOf(values, right)) };
  }
  if (left.kind === 'number' && right.kind === 'number') return compareNumbers(values, operator, left, right);
  if (left.kind === 'condition' && right.kind === 'condition') {
    const code = values.firstCode(left.code, right.code);
    return values.after(code, compareConditions(values, operator, left.value, right.value));
  }
  // Compares texts with texts, and values of different kinds, whose order does not depend on the values.
  const found = OPERATORS[operator].evaluate(sampleOf(left), sampleOf(right));
  return values.after(values.firstCode(codeOf(values, left), codeOf(values, right)), values.constant(found));
}

function compareNumbers(values: Values, operator: Comparison, left: Quantity, right: Quantity): Truth {
  const { on } = values;
  const [x, y] = [left.value, right.value];
  const doubt = values.codeWhere(on.doubtEqual(x, y), DOUBT);
  const code = values.firstCode(values.firstCode(left.code, right.code), doubt);
  switch (operator) {
    case '=':
      return values.condition(on.excelEqual(x, y), code);
    case '<>':
      return values.condition(on.not(on.excelEqual(x, y)), code);
    case '<':
      return values.condition(on.excelLess(x, y), code);
    case '>':
      return values.condition(on.excelLess(y, x), code);
    case '<=':
      return values.condition(on.not(on.excelLess(y, x)), code);
    case '>=':
      return values.condition(on.not(on.excelLess(x, y)), code);
  }
}

/** FALSE comes before TRUE. */
function compareConditions(values: Values, operator: Comparison, x: Node, y: Node): Truth {
  const { on } = values;
  const below = (a: Node, b: Node): Node => on.and(on.not(a), b);
  const differ = on.or(below(x, y), below(y, x));
  switch (operator) {
    case '=':
      return values.condition(on.not(differ));
    case '<>':
      return values.condition(differ);
    case '<':
      return values.condition(below(x, y));
    case '>':
      return values.condition(below(y, x));
    case '<=':
      return values.condition(on.not(below(y, x)));
    case '>=':
      return values.condition(on.not(below(x, y)));
  }
}

function codeOf(values: Values, value: Value): Node {
  return value.kind === 'number' || value.kind === 'condition' || value.kind === 'error'
    ? value.code
    : values.fine;
}

/** Some value of the same kind. */
function sampleOf(value: Value): string | number | boolean {
  if (value.kind === 'text') return value.text;
  return value.kind === 'condition' ? false : 0;
}

function join(values: Values, left: Value, right: Value): Value {
  return values.map(left, (l) =>
    values.map(right, (r) => {
      const isOutside = l.kind === 'outside' || r.kind === 'outside';
      if (!isOutside && (l.kind === 'error' || r.kind === 'error')) {
        return { kind: 'error', code: values.firstCode(codeOf(values, l), codeOf(values, r)) };
      }
      const [a, b] = [values.knownText(l), values.knownText(r)];
      if (a !== undefined && b !== undefined) return values.constant(OPERATORS['&'].evaluate(a, b));
      return values.outsideOf([l, r], ([x, y]) => OPERATORS['&'].evaluate(x, y));
    }),
  );
}
