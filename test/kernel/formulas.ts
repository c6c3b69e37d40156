/** Random formulas over extreme inputs, for laws about back ends. Expressions are built directly, as a parser would leave them. */
import fc from 'fast-check';
import type { BinaryOperator, Expr } from '../../src/formula/values/expr.js';
import { FUNCTIONS } from '../../src/formula/functions/functions.js';
import type { FunctionRow } from '../../src/formula/functions/functionTable.js';
import type { Scope } from '../../src/formula/values/scope.js';
import { ERROR_CODES, type Scalar } from '../../src/formula/values/value.js';

const SPAN = { start: 0, end: 0 };
const YEARS = { firstYear: 2024, baseYear: 2025, horizon: 2028 };
export const SERIES = ['a', 'b', 'c', 'd'];

export const number = (value: number): Expr => ({ kind: 'number', value, span: SPAN });
const text = (value: string): Expr => ({ kind: 'text', value, span: SPAN });
export const name = (key: string): Expr => ({ kind: 'name', key, span: SPAN });
export const call = (fn: string, args: readonly (Expr | undefined)[]): Expr => ({
  kind: 'call',
  fn,
  args,
  span: SPAN,
});
export const binary = (op: BinaryOperator, left: Expr, right: Expr): Expr => ({
  kind: 'binary',
  op,
  left,
  right,
  span: SPAN,
});

/** As a parser reads it: -0 is a minus and 0. */
const written = (value: number): Expr => number(value + 0);
const list = (values: readonly number[]): Expr => ({
  kind: 'array',
  rows: [values.map(written)],
  span: SPAN,
});

/** Numbers at and beyond the edges of what Excel holds, and ordinary ones. */
export const extreme: fc.Arbitrary<number> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(0, -0, 1, -1, 2, -2, 0.5, -0.5, 1 / 3, -1 / 3, 3, 10, 100, 0.1, 0.3, 1e-9),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      1e308,
      -1e308,
      1e-308,
      -1e-308,
      2.3e-308,
      1e154,
      1e-154,
      1e15,
      123456789012345.7,
      709.5,
      -745,
    ),
  },
  { weight: 4, arbitrary: fc.integer({ min: -1000, max: 1000 }).map((n) => n / 8) },
  { weight: 4, arbitrary: fc.double({ min: -100, max: 100, noNaN: true }) },
  { weight: 1, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
);

const leaf: fc.Arbitrary<Expr> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...SERIES).map(name) },
  { weight: 3, arbitrary: extreme.filter((value) => value >= 0).map(written) },
  { weight: 1, arbitrary: fc.boolean().map((value): Expr => ({ kind: 'boolean', value, span: SPAN })) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('', '3', 'high', 'TRUE', '5%')
      .map((value): Expr => ({ kind: 'text', value, span: SPAN })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...ERROR_CODES).map((value): Expr => ({ kind: 'error', value, span: SPAN })),
  },
  { weight: 1, arbitrary: fc.constantFrom('text', 'truth', 'broken', 'missing').map(name) },
  { weight: 2, arbitrary: fc.constantFrom(...SERIES).map((key) => call('PREV', [name(key)])) },
);

const operators: readonly BinaryOperator[] = ['+', '-', '*', '/', '^', '=', '<>', '<', '<=', '>', '>='];

/** Formulas of a depth up to 6 of these functions. */
function formulaOf(rows: readonly FunctionRow[], leaf: fc.Arbitrary<Expr>): fc.Arbitrary<Expr> {
  return fc.letrec<{ expr: Expr }>((tie) => ({
    expr: fc.oneof(
      { depthSize: 'small', maxDepth: 6, withCrossShrink: true },
      { weight: 2, arbitrary: leaf },
      {
        weight: 6,
        arbitrary: fc
          .tuple(fc.constantFrom(...operators), tie('expr'), tie('expr'))
          .map(([op, x, y]) => binary(op, x, y)),
      },
      { weight: 1, arbitrary: fc.tuple(tie('expr'), tie('expr')).map(([x, y]) => binary('&', x, y)) },
      {
        weight: 1,
        arbitrary: tie('expr').map((operand): Expr => ({ kind: 'unary', op: '-', operand, span: SPAN })),
      },
      {
        weight: 1,
        arbitrary: tie('expr').map((operand): Expr => ({ kind: 'percent', operand, span: SPAN })),
      },
      { weight: 8, arbitrary: fc.constantFrom(...rows).chain((row) => callOf(row, tie('expr'))) },
    ),
  })).expr;
}

export const formula: fc.Arbitrary<Expr> = formulaOf(FUNCTIONS, leaf);

/** What decides on branches and last digits. */
const DECIDING: ReadonlySet<string> = new Set([
  'ROUND',
  'ROUNDUP',
  'ROUNDDOWN',
  'TRUNC',
  'INT',
  'MROUND',
  'CEILING.MATH',
  'FLOOR.MATH',
  'QUOTIENT',
  'MOD',
  'EVEN',
  'ODD',
  'AND',
  'OR',
  'XOR',
  'NOT',
  'IF',
  'IFS',
  'SWITCH',
  'CHOOSE',
  'IFERROR',
  'IFNA',
  'ISERROR',
  'ISNUMBER',
  'MIN',
  'MAX',
  'ABS',
  'SIGN',
  'INDEX',
  'COUNT',
]);
const plainLeaf = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...SERIES).map(name) },
  { weight: 2, arbitrary: fc.constantFrom(0, 1, 2, 3, 5, 10, 100, 0.1, 0.5, 0.01).map(number) },
  { weight: 1, arbitrary: fc.constantFrom(...SERIES).map((key) => call('PREV', [name(key)])) },
);
export const deciding: fc.Arbitrary<Expr> = formulaOf(
  FUNCTIONS.filter(({ key }) => DECIDING.has(key)),
  plainLeaf,
);

/** The functions that the kernel calculates by programs, of numbers that mostly lie where they have values. */
export const programmed: fc.Arbitrary<Expr> = formulaOf(
  FUNCTIONS.filter(({ kernel }) => kernel !== undefined),
  plainLeaf,
);

/** A call with as many arguments as the row takes, of the kinds it takes. */
function callOf(row: FunctionRow, expr: fc.Arbitrary<Expr>): fc.Arbitrary<Expr> {
  const needed = row.parameters.filter((parameter) => parameter.optional !== true).length;
  const most = row.repeats === undefined ? row.parameters.length : row.parameters.length + 2 * row.repeats;
  const step = row.repeats ?? 1;
  const counts = Array.from({ length: most - needed + 1 }, (_, i) => needed + i).filter(
    (count) => count <= row.parameters.length || (count - row.parameters.length) % step === 0,
  );
  return fc.constantFrom(...counts).chain((count) => {
    const args = Array.from({ length: count }, (_, i) => {
      const { parameters, repeats = 1 } = row;
      const place =
        i < parameters.length ? i : parameters.length - repeats + ((i - parameters.length) % repeats);
      return argumentOf(parameters[place]!, expr);
    });
    return fc.tuple(...args).map((given) => call(row.key, given));
  });
}

function argumentOf(
  parameter: FunctionRow['parameters'][number],
  expr: fc.Arbitrary<Expr>,
): fc.Arbitrary<Expr> {
  switch (parameter.kind) {
    case 'value':
      return expr;
    case 'values': {
      const key = fc.constantFrom(...SERIES, 'text', 'truth', 'missing');
      return fc.oneof(
        { weight: 3, arbitrary: expr },
        { weight: 1, arbitrary: key.map((series) => call('SPAN', [name(series)])) },
        { weight: 1, arbitrary: fc.array(extreme, { minLength: 1, maxLength: 3 }).map(list) },
      );
    }
    case 'series':
      return fc.constantFrom(...SERIES).map(name);
    case 'count':
      return fc.integer({ min: parameter.min ?? 0, max: Math.min(parameter.max ?? 3, 3) }).map(number);
    case 'format':
      return fc.constantFrom('0', '#,##0.0', '0.0%', 'yyyy-mm-dd', '@').map(text);
    case 'year':
      return fc.constantFrom(2024, 2025, 2026, 2027).map(number);
  }
}

/** Numbers with few digits, so that ties, equal sums and whole quotients are common. */
export const tame: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: -400, max: 400 }).map((n) => n / 20),
  fc.integer({ min: -30, max: 30 }).map((n) => n / 10),
  fc.integer({ min: 1, max: 99 }).map((n) => n / 100),
  fc.constantFrom(0.285, 1.005, 2.675, 1.1 + 2.2, 0.1 + 0.2, 1 - 0.9, 2.5, -2.5, 1e15 + 0.3, 0.29 * 100),
);
export const tameInputs: fc.Arbitrary<readonly number[]> = fc.array(tame, { minLength: 16, maxLength: 16 });

/** Values of a to d in every year from 2024 to 2027, one after the other. */
export const inputs: fc.Arbitrary<readonly number[]> = fc.array(extreme, { minLength: 16, maxLength: 16 });

export function scopeOf(values: readonly number[], year = 2026): Scope {
  return {
    ...YEARS,
    year,
    self: 'd',
    valueAt(key, at): Scalar | undefined {
      if (key === 'text') return at === 2025 ? 'high' : '12';
      if (key === 'truth') return at !== 2025;
      if (key === 'broken') return { error: '#DIV/0!' };
      const series = SERIES.indexOf(key);
      return series < 0 || at < YEARS.firstYear || at >= YEARS.horizon
        ? undefined
        : values[series * 4 + at - YEARS.firstYear];
    },
  };
}
