/** Random expressions, names and values for the laws; everything shrinks to something small. */
import fc from 'fast-check';
import type { BinaryOperator, Expr } from '../../src/formula/values/expr.js';
import { FUNCTIONS } from '../../src/formula/functions/functions.js';
import {
  fewestArguments,
  mostArguments,
  parameterAt,
  type FunctionRow,
} from '../../src/formula/functions/functionTable.js';
import type { Names } from '../../src/formula/values/scope.js';
import { ERROR_CODES } from '../../src/formula/values/value.js';

const SPAN = { start: 0, end: 0 };

/** Keys with the display names that are hard to tell from operators, numbers, cells and functions. */
const WRITTEN: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  rd: ['研发经费', 'R&D expenditure'],
  rd_growth: ['研发经费增速', 'R&D expenditure growth'],
  amp: ['R&D经费', 'R&D'],
  cluster: ['415X集群营收', '415X clusters'],
  share: ['占比（%）', 'share (%)'],
  year_name: ['年份', 'YEAR'],
  sum_name: ['SUM', 'sum of it all'],
  cell_like: ['AI2030', 'F12'],
  truth: ['TRUE', 'false'],
  number_like: ['2030', '1e5'],
  dashed: ['投入-产出', 'input-output'],
  quoted: ["it's 引号", "it's"],
  spaced: ['甲 乙', 'gross domestic product'],
  operator_like: ['a + b', '-x'],
  operator_wide: ['甲 × 乙', 'strength of a × b'],
  end: ['结束', 'end'],
  constructor_: ['constructor', '__proto__'],
};

export const NAMES: Names = {
  all: Object.entries(WRITTEN).flatMap(([key, written]) => [key, ...written]),
  resolve: (written) =>
    Object.keys(WRITTEN).find((key) =>
      [key, ...(WRITTEN[key] ?? [])].some((name) => name.toLowerCase() === written.toLowerCase()),
    ),
  write: (key, language) => (language === 'key' ? key : (WRITTEN[key]?.[language === 'zh' ? 0 : 1] ?? key)),
};

/** Numbers that a formula can hold: at most fifteen digits, not negative. */
export const literalNumber: fc.Arbitrary<number> = fc.oneof(
  fc.nat(1000),
  fc.constantFrom(
    0,
    0.5,
    0.1,
    1e-5,
    1e21,
    1e300,
    1e-300,
    123456789012345,
    0.000123456789012345,
    9.99999999999999e307,
  ),
  fc
    .tuple(fc.nat(999_999_999_999_999), fc.integer({ min: -300, max: 280 }))
    .map(([digits, exponent]) => Number(`${digits}e${exponent}`)),
);

const literalText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ maxLength: 6 }),
  fc.constantFrom('', '"', '“引号”', '，（）', "'", 'TRUE', '3', '=1', 'a|b'),
);

function leaf(keys: readonly string[]): fc.Arbitrary<Expr> {
  return fc.oneof(
    { weight: 4, arbitrary: literalNumber.map((value): Expr => ({ kind: 'number', value, span: SPAN })) },
    { weight: 4, arbitrary: name(keys) },
    { weight: 1, arbitrary: literalText.map((value): Expr => ({ kind: 'text', value, span: SPAN })) },
    { weight: 1, arbitrary: fc.boolean().map((value): Expr => ({ kind: 'boolean', value, span: SPAN })) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(...ERROR_CODES).map((value): Expr => ({ kind: 'error', value, span: SPAN })),
    },
  );
}

function name(keys: readonly string[]): fc.Arbitrary<Expr> {
  return fc.constantFrom(...keys).map((key): Expr => ({ kind: 'name', key, span: SPAN }));
}

const OPERATORS: readonly BinaryOperator[] = ['+', '-', '*', '/', '^', '&', '=', '<>', '<', '<=', '>', '>='];

/** As a parser reads it: a negative number is a minus and a number. */
function writtenInteger(value: number): Expr {
  const size: Expr = { kind: 'number', value: Math.abs(value), span: SPAN };
  return value < 0 ? { kind: 'unary', op: '-', operand: size, span: SPAN } : size;
}

/** Format codes that TEXT reads. */
export const FORMATS = [
  '0',
  '0.0',
  '#,##0.00',
  '0.0%',
  '0.0,,',
  '+0;-0;"0"',
  'yyyy-mm-dd',
  'yyyy"年"m"月"',
  '@',
];

function list(keys: readonly string[]): fc.Arbitrary<Expr> {
  return fc.tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 3 })).chain(([rows, columns]) => {
    const cell = leaf(keys).filter((expr) => expr.kind !== 'name');
    const row = fc.array(cell, { minLength: columns, maxLength: columns });
    return fc
      .array(row, { minLength: rows, maxLength: rows })
      .map((cells): Expr => ({ kind: 'array', rows: cells, span: SPAN }));
  });
}

function argument(
  row: FunctionRow,
  position: number,
  keys: readonly string[],
  inner: fc.Arbitrary<Expr>,
): fc.Arbitrary<Expr | undefined> {
  const parameter = parameterAt(row, position);
  const span = SPAN;
  const year = fc.oneof(
    fc.integer({ min: 2021, max: 2030 }).map((value): Expr => ({ kind: 'number', value, span })),
    fc.constant<Expr>({ kind: 'call', fn: 'YEAR', args: [], span }),
  );
  switch (parameter?.kind) {
    case 'series':
      return name(keys);
    case 'count':
      return fc
        .integer({ min: parameter.min ?? 0, max: Math.min(parameter.max ?? 5, 5) })
        .map(writtenInteger);
    case 'year':
      return year;
    case 'format':
      return fc.constantFrom(...FORMATS).map((value): Expr => ({ kind: 'text', value, span }));
    case 'values': {
      const span_ = name(keys).map((series): Expr => ({ kind: 'call', fn: 'SPAN', args: [series], span }));
      if (parameter.cells === true) return fc.oneof(name(keys), span_);
      if (parameter.list === true) return fc.oneof(name(keys), span_, list(keys));
      return fc.oneof(
        { weight: 8, arbitrary: inner },
        { weight: 1, arbitrary: list(keys) },
        { weight: 1, arbitrary: span_ },
        { weight: 1, arbitrary: fc.constant(undefined) },
      );
    }
    default:
      return fc.oneof({ weight: 12, arbitrary: inner }, { weight: 1, arbitrary: fc.constant(undefined) });
  }
}

function call(
  rows: readonly FunctionRow[],
  keys: readonly string[],
  inner: fc.Arbitrary<Expr>,
): fc.Arbitrary<Expr> {
  return fc.constantFrom(...rows).chain((row) => {
    const fewest = fewestArguments(row);
    const group = row.repeats ?? 1;
    const most = Math.min(mostArguments(row), fewest + 2 * group);
    return fc.integer({ min: 0, max: Math.floor((most - fewest) / group) }).chain((groups) => {
      const count = fewest + groups * group;
      const args = Array.from({ length: count }, (_, i) => argument(row, i, keys, inner));
      // One argument alone cannot be left out: `ABS()` has none.
      const complete = (given: readonly (Expr | undefined)[]): boolean =>
        (given.length !== 1 || given[0] !== undefined) && row.refuses?.(given) !== true;
      return fc
        .tuple(...args)
        .filter(complete)
        .map((given): Expr => ({ kind: 'call', fn: row.key, args: given, span: SPAN }));
    });
  });
}

/** Any expression over the given names and functions. SPAN stands only where several values may. */
export function expressions(
  keys: readonly string[],
  functions: readonly FunctionRow[],
  depth: number,
): fc.Arbitrary<Expr> {
  const rows = functions.filter((row) => row.key !== 'SPAN');
  const level = (left: number): fc.Arbitrary<Expr> => {
    if (left === 0) return leaf(keys);
    const inner = level(left - 1);
    return fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf(keys),
      fc
        .tuple(fc.constantFrom(...OPERATORS), inner, inner)
        .map(([op, a, b]): Expr => ({ kind: 'binary', op, left: a, right: b, span: SPAN })),
      inner.map((operand): Expr => ({ kind: 'unary', op: '-', operand, span: SPAN })),
      inner.map((operand): Expr => ({ kind: 'unary', op: '+', operand, span: SPAN })),
      inner.map((operand): Expr => ({ kind: 'percent', operand, span: SPAN })),
      call(rows, keys, inner),
      call(rows, keys, inner),
    );
  };
  return level(depth);
}

export const KEYS: readonly string[] = Object.keys(WRITTEN);
export const ALL_FUNCTIONS = FUNCTIONS;

/** Values a cell may hold, of every size and sign. */
export const cellNumber: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: -20, max: 20 }),
  fc.constantFrom(
    0,
    1,
    -1,
    0.5,
    0.1,
    -0.1,
    1e308,
    -1e308,
    1e-307,
    -1e-300,
    1e15,
    123456.789,
    2.5,
    -2.5,
    1 / 3,
  ),
  fc
    .double({ noNaN: true, noDefaultInfinity: true, min: -1e308, max: 1e308 })
    .filter((x) => Math.abs(x) > 1e-300 || x === 0),
);

/** Without what takes no part in equality. */
export function withoutSpans(expr: Expr): unknown {
  return JSON.parse(
    JSON.stringify(expr, (key, value: unknown) =>
      key === 'span' ? undefined : value === undefined ? null : value,
    ),
  );
}
