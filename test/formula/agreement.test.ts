/**
 * The interpreter and IronCalc give the same value for random formulas over numbers of every size.
 *
 * Formulas in which IronCalc is known to differ from Excel (test/cases/known-differences.txt) are left out by what they
 * calculate: overflow inside a formula, powers of 0 and roots of negative numbers, comparisons of nearly equal or tiny numbers, results below
 * the smallest normal number. Functions that it calculates otherwise (rounding, counting, MIN, AND, the normal distribution)
 * stand in the corpus.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printExcel } from '../../src/formula/excel.js';
import type { Expr } from '../../src/formula/expr.js';
import { expandCall } from '../../src/formula/expand.js';
import { FUNCTIONS } from '../../src/formula/functions.js';
import { compileFormula } from '../../src/formula/interpret.js';
import { parseFormula } from '../../src/formula/parse.js';
import { printFormula } from '../../src/formula/print.js';
import type { Scope } from '../../src/formula/scope.js';
import { isError, type Scalar } from '../../src/formula/value.js';
import { cellsOf, namesOf, scopeOf, show, siteOf, type Series } from './corpus.js';
import { cellNumber, expressions } from './generate.js';
import { createEngine } from './ironcalc.js';

const COMPARED =
  'YEAR PREV LAG AT BASE CUMULATE GROWTH CAGR LOGISTIC BASS DAMPED STOCK SUM ABS SIGN POWER SQRT EXP LN LOG LOG10 PI ' +
  'IF IFS SWITCH IFERROR IFNA NOT ISERROR ISNA ISNUMBER NA RRI SLN';
const functions = FUNCTIONS.filter((row) => COMPARED.split(' ').includes(row.key));
const KEYS = ['x', 'y', 'z'];
const engine = createEngine();
/** More for a long run: `TUIYAN_RUNS=100000 npx vitest run test/formula/agreement.test.ts`. */
const RUNS = Number(process.env['TUIYAN_RUNS'] ?? 2500);

const series: fc.Arbitrary<Series> = fc.oneof(
  cellNumber,
  fc
    .array(fc.tuple(fc.integer({ min: 2021, max: 2030 }), cellNumber), { minLength: 1, maxLength: 10 })
    .map((years) => new Map<number, Scalar>(years)),
);
const inputs = fc
  .tuple(series, series, series)
  .map((values) => new Map(values.map((value, i) => [KEYS[i] ?? '', value])));

/** Values of all parts of an expression, expansions written out, each as a formula of its own. */
function partsOf(expr: Expr, first: boolean): readonly Expr[] {
  const expanded = expr.kind === 'call' ? expandCall(expr, { first }) : undefined;
  if (expanded !== undefined) return partsOf(expanded, first);
  switch (expr.kind) {
    case 'unary':
    case 'percent':
      return [expr, ...partsOf(expr.operand, first)];
    case 'binary':
      return [expr, ...partsOf(expr.left, first), ...partsOf(expr.right, first)];
    case 'call':
      return [
        expr,
        ...expr.args.flatMap((argument) =>
          argument === undefined || argument.kind === 'array' ? [] : partsOf(argument, first),
        ),
      ];
    default:
      return [expr];
  }
}

function valueOf(expr: Expr | undefined, scope: Scope): Scalar {
  if (expr === undefined) return 0;
  if (expr.kind === 'call' && expr.fn === 'SPAN') return 0;
  return compileFormula({
    kind: 'binary',
    op: '*',
    left: expr,
    right: { kind: 'number', value: 1, span: expr.span },
    span: expr.span,
  })(scope);
}

interface Review {
  /** IronCalc is known to differ on some part. */
  readonly differs: boolean;
  /** Largest size of any part: what an error of one unit in the last place may have grown from. */
  readonly largest: number;
}

function review(expr: Expr, scope: Scope): Review {
  let differs = false;
  let largest = 0;
  for (const part of partsOf(
    expr,
    scope.self === undefined || scope.valueAt(scope.self, scope.year - 1) === undefined,
  )) {
    const value = valueOf(part, scope);
    if (typeof value === 'number') {
      largest = Math.max(largest, Math.abs(value));
      if (Math.abs(value) < 1e-280) differs ||= value !== 0 || isVanishing(part);
    }
    if (isOverflow(part, value, scope)) differs = true;
    // It takes `--x` for `x`, even where x is TRUE or text.
    if (part.kind === 'unary' && part.operand.kind === 'unary') differs = true;
    if (part.kind === 'binary' && '=<><=>='.includes(part.op)) {
      const [a, b] = [valueOf(part.left, scope), valueOf(part.right, scope)];
      if (typeof a === 'number' && typeof b === 'number' && a !== b) {
        differs ||= Math.abs(a - b) <= 1e-10 * Math.max(Math.abs(a), Math.abs(b), 1e-5);
      }
    }
    const [base, exponent] = powerOf(part);
    if (base !== undefined) {
      const [b, e] = [valueOf(base, scope), valueOf(exponent, scope)];
      if (typeof b === 'number' && typeof e === 'number')
        differs ||= (b === 0 && e <= 0) || (b < 0 && !Number.isInteger(e));
    }
  }
  return { differs, largest };
}

/** Products, quotients and powers can come out as 0 although nothing in them is. */
function isVanishing(part: Expr): boolean {
  return (
    (part.kind === 'binary' && '*/^'.includes(part.op)) || part.kind === 'call' || part.kind === 'percent'
  );
}

/** IronCalc carries infinity on (`1/(1E307*100)` is 0 there); Excel stops with #NUM! at once. */
function isOverflow(part: Expr, value: Scalar, scope: Scope): boolean {
  if (!isError(value) || value.error !== '#NUM!') return false;
  if (part.kind === 'binary')
    return !isError(valueOf(part.left, scope)) && !isError(valueOf(part.right, scope));
  if (part.kind !== 'call' || ['SQRT', 'LN', 'LOG', 'LOG10'].includes(part.fn)) return false;
  return part.args.every((argument) => !isError(valueOf(argument, scope)));
}

function powerOf(part: Expr): readonly [Expr | undefined, Expr | undefined] {
  if (part.kind === 'binary' && part.op === '^') return [part.left, part.right];
  return part.kind === 'call' && part.fn === 'POWER' ? [part.args[0], part.args[1]] : [undefined, undefined];
}

function close(a: Scalar, b: Scalar, largest: number): boolean {
  if (isError(a) || isError(b)) return isError(a) && isError(b) && a.error === b.error;
  if (typeof a !== 'number' || typeof b !== 'number') return a === b;
  return Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b)) || Math.abs(a - b) <= 1e-13 * largest;
}

const numeric = expressions(KEYS, functions, 4).filter((expr) => isNumeric(expr));

/** Texts and logical values have their own rules and cases; here they would only hide numbers. */
function isNumeric(expr: Expr): boolean {
  return [...partsOf(expr, false), ...partsOf(expr, true)].every(
    (part) =>
      part.kind !== 'text' &&
      part.kind !== 'boolean' &&
      !(part.kind === 'binary' && part.op === '&') &&
      !hasList(part),
  );
}

function hasList(part: Expr): boolean {
  return (
    part.kind === 'call' && part.args.some((argument) => argument?.kind === 'array' || argument === undefined)
  );
}

test('interpreter = IronCalc on random formulas', () => {
  let compared = 0;
  fc.assert(
    fc.property(
      numeric,
      inputs,
      fc.integer({ min: 2021, max: 2030 }),
      fc.constantFrom(undefined, 'x'),
      (expr, values, year, self) => {
        const item = { inputs: values, year, self };
        const scope = scopeOf(item);
        const { differs, largest } = review(expr, scope);
        fc.pre(!differs);
        compared += 1;
        // Times one: the last step is then no sum, which Excel would settle at 0.
        const whole: Expr = {
          kind: 'binary',
          op: '*',
          left: expr,
          right: { kind: 'number', value: 1, span: expr.span },
          span: expr.span,
        };
        const interpreted = compileFormula(whole)(scope);
        const text = printExcel(whole, siteOf(item, 1));
        const [calculated = { error: '#REF!' }] = engine.calculate(cellsOf(item, 1), [text]);
        if (!close(interpreted, calculated, largest)) {
          throw new Error(
            `${printFormula(whole, namesOf(item), 'key')} as ${text}: ${show(interpreted)}, IronCalc ${show(calculated)}`,
          );
        }
      },
    ),
    { numRuns: RUNS, maxSkipsPerRun: 20 },
  );
  expect(compared).toBeGreaterThanOrEqual(RUNS);
});

test('annuities agree for rates, periods and amounts as they occur', () => {
  const amount = fc.integer({ min: -1_000_000, max: 1_000_000 });
  const rate = fc.oneof(
    fc.constant(0),
    fc.integer({ min: -500, max: 1000 }).map((x) => x / 1000),
  );
  fc.assert(
    fc.property(
      fc.constantFrom('PMT', 'FV', 'PV'),
      rate,
      fc.integer({ min: 1, max: 40 }),
      amount,
      amount,
      fc.integer({ min: 0, max: 2 }),
      (fn, r, n, a, b, type) => {
        const text = `=${fn}(r, n, a, b, t)`;
        const item = {
          inputs: new Map<string, Series>([
            ['r', r],
            ['n', n],
            ['a', a],
            ['b', b],
            ['t', type],
          ]),
          year: 2026,
          self: undefined,
        };
        const outcome = parseFormula(text, namesOf(item));
        if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
        const interpreted = compileFormula(outcome.value)(scopeOf(item));
        const [calculated = { error: '#REF!' }] = engine.calculate(cellsOf(item, 1), [
          printExcel(outcome.value, siteOf(item, 1)),
        ]);
        const size = (Math.abs(a) + Math.abs(b)) * Math.max((1 + r) ** n, (1 + r) ** -n) * n;
        if (!close(interpreted, calculated, size))
          throw new Error(`${text}: ${show(interpreted)}, IronCalc ${show(calculated)}`);
      },
    ),
    { numRuns: 300 },
  );
});

test('a formula parsed from its key text gives the value it had', () => {
  fc.assert(
    fc.property(expressions(KEYS, FUNCTIONS, 3), inputs, (expr, values) => {
      const item = { inputs: values, year: 2026, self: undefined };
      const outcome = parseFormula(printFormula(expr, namesOf(item), 'key'), namesOf(item));
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
      expect(show(compileFormula(outcome.value)(scopeOf(item)))).toBe(
        show(compileFormula(expr)(scopeOf(item))),
      );
    }),
    { numRuns: 1000 },
  );
});
