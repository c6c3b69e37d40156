/**
 * The alternatives by which a condition can hold: a disjunction of conjunctions of comparisons.
 *
 * In: a rule's formula. Out: a list of alternatives, each a list of comparisons that hold together; empty if the condition is
 * never true, undefined if it cannot be analysed (other functions, numbers as truth values, too many alternatives). AND, OR, NOT,
 * XOR of two and IF are expanded; a comparison of ROUND(x, n) is treated as one of x, `step` being 10^-n.
 */
import type { BinaryOperator, Expr } from '../../formula/values/expr.js';
import type { Comparator } from '../../model/model.js';

export interface Comparison {
  readonly op: Comparator;
  readonly left: Expr;
  readonly right: Expr;
  /** The least difference between rounded sides that are not equal; 0 if nothing is rounded. */
  readonly step: number;
}

type Alternatives = readonly (readonly Comparison[])[];

/** Largest number of alternatives. */
const MOST = 64;

export function alternativesOf(expr: Expr): Alternatives | undefined {
  return read(expr, true);
}

/** The alternatives by which `expr` has the truth value `wanted`. */
function read(expr: Expr, wanted: boolean): Alternatives | undefined {
  if (expr.kind === 'boolean') return expr.value === wanted ? [[]] : [];
  if (expr.kind === 'binary') return readComparison(expr, wanted);
  if (expr.kind !== 'call') return undefined;
  const args = expr.args.filter((arg) => arg !== undefined);
  if (args.length !== expr.args.length) return undefined;
  const [first, second, third] = args;
  switch (expr.fn) {
    case 'AND':
      return wanted ? all(args, true) : any(args, false);
    case 'OR':
      return wanted ? any(args, true) : all(args, false);
    case 'NOT':
      return first && args.length === 1 ? read(first, !wanted) : undefined;
    case 'XOR':
      if (first === undefined || second === undefined || third !== undefined) return undefined;
      return either(
        both(read(first, true), read(second, !wanted)),
        both(read(first, false), read(second, wanted)),
      );
    case 'IF':
      if (first === undefined || second === undefined) return undefined;
      return either(
        both(read(first, true), read(second, wanted)),
        // Without a third argument IF is FALSE.
        third === undefined
          ? wanted
            ? []
            : read(first, false)
          : both(read(first, false), read(third, wanted)),
      );
    default:
      return undefined;
  }
}

const OPPOSITE: Readonly<Partial<Record<BinaryOperator, BinaryOperator>>> = {
  '>=': '<',
  '<=': '>',
  '>': '<=',
  '<': '>=',
  '=': '<>',
  '<>': '=',
};

function readComparison(
  { op, left, right }: Extract<Expr, { kind: 'binary' }>,
  wanted: boolean,
): Alternatives | undefined {
  const actual = wanted ? op : OPPOSITE[op];
  const [a, b] = [unrounded(left), unrounded(right)];
  const make = (comparator: Comparator): Comparison => ({
    op: comparator,
    left: a.expr,
    right: b.expr,
    step: Math.max(a.step, b.step),
  });
  switch (actual) {
    case '<>':
      return [[make('<')], [make('>')]];
    case '>=':
    case '<=':
    case '>':
    case '<':
    case '=':
      return [[make(actual)]];
    default:
      return undefined;
  }
}

function unrounded(expr: Expr): { readonly expr: Expr; readonly step: number } {
  if (expr.kind !== 'call' || expr.fn !== 'ROUND') return { expr, step: 0 };
  const [inner, digits] = expr.args;
  if (inner === undefined || digits?.kind !== 'number') return { expr, step: 0 };
  return { expr: inner, step: 10 ** -Math.trunc(digits.value) };
}

function all(args: readonly Expr[], wanted: boolean): Alternatives | undefined {
  return args.reduce<Alternatives | undefined>((ways, arg) => both(ways, read(arg, wanted)), [[]]);
}

function any(args: readonly Expr[], wanted: boolean): Alternatives | undefined {
  return args.reduce<Alternatives | undefined>((ways, arg) => either(ways, read(arg, wanted)), []);
}

function both(a: Alternatives | undefined, b: Alternatives | undefined): Alternatives | undefined {
  if (a === undefined || b === undefined || a.length * b.length > MOST) return undefined;
  return a.flatMap((one) => b.map((other) => [...one, ...other]));
}

function either(a: Alternatives | undefined, b: Alternatives | undefined): Alternatives | undefined {
  if (a === undefined || b === undefined || a.length + b.length > MOST) return undefined;
  return [...a, ...b];
}
