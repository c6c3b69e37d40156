/**
 * The operations of formula/values/primitives.ts implemented by the graph: numbers and conditions are nodes with a node of their
 * error code.
 */
import { ROUNDING_MODES } from './graph.js';
import { DOUBT, numberOfCode } from './codes.js';
import { lowerLastSum, lowerPower } from './operators.js';
import type { Primitives } from '../formula/values/primitives.js';
import type { Node } from './graph.js';
import type { Quantity, Truth, Values } from './value.js';

/** Largest number of decimals that the graph rounds to; beyond it the interpreter's function is called. */
const MOST_DIGITS = 15;

/** Thrown if a program needs something that the graph cannot express; the function is then called in every draw. */
export class Inexpressible extends Error {}

export function primitivesOn(values: Values): Primitives<Quantity, Truth> {
  const { on } = values;
  const one = (calculate: (x: Node) => Node) => (x: Quantity) => values.number(calculate(x.value), x.code);
  const two = (calculate: (x: Node, y: Node) => Node) => (x: Quantity, y: Quantity) =>
    values.number(calculate(x.value, y.value), values.firstCode(x.code, y.code));
  const compare = (calculate: (x: Node, y: Node) => Node) => (x: Quantity, y: Quantity) =>
    values.condition(calculate(x.value, y.value), values.firstCode(x.code, y.code));
  const connect = (calculate: (x: Node, y: Node) => Node) => (x: Truth, y: Truth) =>
    values.condition(calculate(x.value, y.value), values.firstCode(x.code, y.code));
  const doubted = (doubt: Node, { value, code }: Quantity): Quantity =>
    values.number(value, values.firstCode(code, values.codeWhere(doubt, DOUBT)));

  return {
    number: (value) => values.number(on.number(value)),
    known: (x) => on.valueOf(x.value),
    add: two((x, y) => on.add(x, y)),
    subtract: two((x, y) => on.subtract(x, y)),
    multiply: two((x, y) => on.multiply(x, y)),
    divide: two((x, y) => on.divide(x, y)),
    negate: one((x) => on.negate(x)),
    abs: one((x) => on.abs(x)),
    sqrt: one((x) => on.sqrt(x)),
    min: two((x, y) => on.min(x, y)),
    max: two((x, y) => on.max(x, y)),
    exp: one((x) => on.exp(x)),
    ln: (x) => doubted(on.doubtLn(x.value), values.number(on.ln(x.value), x.code)),
    log10: (x) => doubted(on.doubtLn(x.value), values.number(on.log10(x.value), x.code)),
    power: (x, y) =>
      doubted(
        on.doubtPower(x.value, y.value),
        values.number(on.power(x.value, y.value), values.firstCode(x.code, y.code)),
      ),
    excelPower(x, y) {
      const { value, code } = lowerPower(values, x.value, y.value);
      return values.number(value, values.firstCode(values.firstCode(x.code, y.code), code));
    },
    lastSum(x, y) {
      const { value, code } = lowerLastSum(values, x.value, y.value);
      return values.number(value, values.firstCode(values.firstCode(x.code, y.code), code));
    },
    whole: (x) => doubted(on.doubtWhole(x.value), values.number(on.whole(x.value), x.code)),
    wholeToZero: (x) => doubted(on.doubtWhole(x.value), values.number(on.wholeToZero(x.value), x.code)),
    floor: one((x) => on.floor(x)),
    truncate: one((x) => on.trunc(x)),
    remainder: (x, y) =>
      doubted(
        on.doubtRemainder(x.value, y.value),
        values.number(on.remainder(x.value, y.value), values.firstCode(x.code, y.code)),
      ),
    round(x, digits, mode) {
      const known = on.valueOf(digits.value);
      const places = known === undefined ? NaN : Math.trunc(known);
      if (!(Math.abs(places) <= MOST_DIGITS))
        throw new Inexpressible('rounding to a number of digits that varies');
      const index = ROUNDING_MODES.indexOf(mode);
      const code = values.firstCode(x.code, digits.code);
      return doubted(
        on.doubtRound(x.value, places, index),
        values.number(on.round(x.value, places, index), code),
      );
    },
    condition: (holds) => values.condition(on.condition(holds)),
    less: compare((x, y) => on.less(x, y)),
    atMost: compare((x, y) => on.atMost(x, y)),
    equal: compare((x, y) => on.equal(x, y)),
    both: connect((x, y) => on.and(x, y)),
    either: connect((x, y) => on.or(x, y)),
    not: (x) => values.condition(on.not(x.value), x.code),
    choose(test, yes, no) {
      const value = on.select(test.value, yes.value, no.value);
      return values.number(value, values.firstCode(test.code, on.select(test.value, yes.code, no.code)));
    },
    unless(fails, error, { value, code }) {
      const failed = values.codeWhere(fails.value, numberOfCode(error));
      return values.number(value, values.firstCode(values.firstCode(fails.code, failed), code));
    },
  };
}
