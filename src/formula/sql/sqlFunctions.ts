/**
 * The functions that are written in SQL, a row each: what their arguments must be, and the text of the call.
 *
 * NULL is an error: what Excel gives as an error is NULL here, and NULL makes NULL of what it is part of. Every argument is the name of
 * a calculated column or a constant, so that a text may repeat it. A function without a row is refused by name.
 */
import type { SqlDialect, SqlType } from './dialect.js';

/** What a row writes with: the database, and a calculated column of its own for what the text uses more than once. */
export interface Making {
  readonly dialect: SqlDialect;
  /** The name of the new column. */
  readonly step: (sql: string, type: SqlType) => string;
}

type Write = (args: readonly string[], making: Making) => string;

interface SqlFunction {
  /** Types of the arguments; the last one repeats if `repeats`. `same`: any type, the same for all arguments of that kind;
   *  `amount`: a number and no logical value, because a function over cells passes over TRUE in one. */
  readonly takes: readonly (SqlType | 'same' | 'any' | 'amount')[];
  readonly repeats?: true;
  readonly gives: SqlType | 'same';
  readonly write: Write;
}

/** NULL if one of the arguments is. */
function unlessNull(args: readonly string[], sql: string): string {
  return `CASE WHEN ${args.map((arg) => `${arg} IS NOT NULL`).join(' AND ')} THEN ${sql} END`;
}

function larger(a: string, b: string): string {
  return `CASE WHEN abs(${a}) >= abs(${b}) THEN abs(${a}) ELSE abs(${b}) END`;
}

/** Equality on fifteen digits, as `=` compares numbers. */
export function sameNumber(a: string, b: string, { dialect, step }: Making): string {
  const { fifteen, logical } = dialect;
  const zero = dialect.number(0);
  const most = step(larger(a, b), 'number');
  // Below the bound a millionth of a millionth could be rounded to zero.
  const isFar = `CASE WHEN ${most} < ${dialect.number(1e-290)} THEN ${logical(false)} ELSE abs(${a} - ${b}) > ${dialect.number(1e-14)} * ${most} END`;
  return (
    `CASE WHEN ${a} = ${b} THEN ${logical(true)} WHEN (${a} < ${zero}) <> (${b} < ${zero}) THEN ${logical(false)} ` +
    `WHEN ${isFar} THEN ${logical(false)} ELSE ${fifteen(a)} = ${fifteen(b)} END`
  );
}

/** Eight units in the last place of the larger of two numbers, in the first of which a sum as the last step of a formula is 0. */
const LAST_PLACES = 2 ** -49;

/** A sum as the last step of a formula is 0 below eight units in the last place of the larger operand (operators.ts, LAST_STEP). */
export function settled(sum: string, a: string, b: string, { dialect, step }: Making): string {
  const { number } = dialect;
  const most = step(larger(a, b), 'number');
  // The power of two at or below it: logarithms may be off by one, which the comparison mends.
  const exponent = `floor(ln(${most}) * ${number(Math.LOG2E)})`;
  const bounded = `CASE WHEN ${exponent} > ${number(1023)} THEN ${number(1023)} ELSE ${exponent} END`;
  const isUsual = `${most} > ${number(1e-290)}`;
  const near = step(`CASE WHEN ${isUsual} THEN power(${number(2)}, ${bounded}) END`, 'number');
  const unit = step(
    `CASE WHEN ${near} > ${most} THEN ${near} * ${number(0.5)} WHEN ${most} - ${near} >= ${near} THEN ${near} * ${number(2)} ELSE ${near} END`,
    'number',
  );
  return `CASE WHEN abs(${sum}) < ${unit} * ${number(LAST_PLACES)} THEN ${number(0)} ELSE ${sum} END`;
}

/**
 * A power by Excel's rules: 0 to 0 and to negative numbers are errors; a negative base takes whole exponents, and those that
 * are the inverse of an odd number on fifteen digits.
 */
export function powerOf(base: string, exponent: string, { dialect, step }: Making): string {
  const { number } = dialect;
  const zero = number(0);
  const inverse = step(dialect.divide(number(1), exponent), 'number');
  const digits = step(dialect.fifteen(inverse), 'number');
  const half = `${digits} * ${number(0.5)}`;
  const opposite = step(`-${base}`, 'number');
  return (
    `CASE WHEN ${base} = ${zero} THEN CASE WHEN ${exponent} > ${zero} THEN ${zero} END ` +
    `WHEN ${base} > ${zero} OR ${exponent} = floor(${exponent}) THEN ${dialect.power(base, exponent)} ` +
    `WHEN ${digits} = floor(${digits}) AND ${half} <> floor(${half}) THEN -${dialect.power(opposite, exponent)} END`
  );
}

function numeric(write: (a: string, b: string, making: Making) => string, count = 1): SqlFunction {
  return {
    takes: Array.from({ length: count }, () => 'number'),
    gives: 'number',
    write: ([a = '', b = ''], making) => write(a, b, making),
  };
}

/** A function of any number of amounts, two after two from the left. */
function folded(write: (a: string, b: string, making: Making) => string): SqlFunction {
  return { takes: ['amount'], repeats: true, gives: 'number', write: fold(write) };
}

function fold(write: (a: string, b: string, making: Making) => string): Write {
  return ([first = '', ...rest], making) =>
    rest.reduce((before, arg) => making.step(write(before, arg, making), 'number'), first);
}

/** A function of any number of logical values. */
function overLogicals(write: Write): SqlFunction {
  return {
    takes: ['logical'],
    repeats: true,
    gives: 'logical',
    write: (args, making) => unlessNull(args, write(args, making)),
  };
}

/** Towards zero, on fifteen digits. */
function truncated(a: string, { dialect }: Making): string {
  const whole = `floor(${dialect.fifteen(`abs(${a})`)})`;
  return `CASE WHEN ${a} < ${dialect.number(0)} THEN -${whole} ELSE ${whole} END`;
}

const add: Parameters<typeof fold>[0] = (a, b, { dialect }) => dialect.add(a, b);

export const SQL_FUNCTIONS: Readonly<Record<string, SqlFunction>> = {
  // --- logic ------------------------------------------------------------------------------------
  IF: {
    takes: ['logical', 'same', 'same'],
    gives: 'same',
    write: ([test = '', yes = '', no = '']) =>
      `CASE WHEN ${test} THEN ${yes} WHEN NOT ${test} THEN ${no} END`,
  },
  AND: overLogicals((args) => args.join(' AND ')),
  OR: overLogicals((args) => args.join(' OR ')),
  XOR: overLogicals(
    (args) => `(${args.map((arg) => `CASE WHEN ${arg} THEN 1 ELSE 0 END`).join(' + ')}) % 2 = 1`,
  ),
  NOT: { takes: ['logical'], gives: 'logical', write: ([a = '']) => `NOT ${a}` },
  NA: { takes: [], gives: 'same', write: () => 'NULL' },
  IFERROR: { takes: ['same', 'same'], gives: 'same', write: ([a = '', b = '']) => `COALESCE(${a}, ${b})` },
  ISERROR: { takes: ['any'], gives: 'logical', write: ([a = '']) => `${a} IS NULL` },
  // --- arithmetic -------------------------------------------------------------------------------
  SUM: folded(add),
  PRODUCT: folded((a, b, { dialect }) => dialect.multiply(a, b)),
  AVERAGE: {
    ...folded(add),
    write: (args, making) =>
      making.dialect.divide(fold(add)(args, making), making.dialect.number(args.length)),
  },
  MIN: folded((a, b) => `CASE WHEN ${a} <= ${b} THEN ${a} WHEN ${a} > ${b} THEN ${b} END`),
  MAX: folded((a, b) => `CASE WHEN ${a} >= ${b} THEN ${a} WHEN ${a} < ${b} THEN ${b} END`),
  ABS: numeric((a) => `abs(${a})`),
  SIGN: numeric((a, _, { dialect: { number } }) => {
    const [zero, one] = [number(0), number(1)];
    return `CASE WHEN ${a} > ${zero} THEN ${one} WHEN ${a} < ${zero} THEN -${one} WHEN ${a} = ${zero} THEN ${zero} END`;
  }),
  SQRT: numeric((a, _, { dialect }) => `CASE WHEN ${a} >= ${dialect.number(0)} THEN sqrt(${a}) END`),
  EXP: numeric((a, _, { dialect }) => dialect.exp(a)),
  LN: numeric((a, _, { dialect }) => `CASE WHEN ${a} > ${dialect.number(0)} THEN ln(${a}) END`),
  LOG10: numeric((a, _, { dialect }) => `CASE WHEN ${a} > ${dialect.number(0)} THEN log10(${a}) END`),
  POWER: numeric(powerOf, 2),
  PI: numeric((_a, _b, { dialect }) => dialect.number(Math.PI), 0),
  INT: numeric((a, _, { dialect }) => `floor(${dialect.fifteen(a)})`),
  TRUNC: numeric((a, _, making) => truncated(a, making)),
  SIN: numeric((a) => `sin(${a})`),
  COS: numeric((a) => `cos(${a})`),
  // --- texts ------------------------------------------------------------------------------------
  EXACT: { takes: ['text', 'text'], gives: 'logical', write: ([a = '', b = '']) => `${a} = ${b}` },
  ISNUMBER: { takes: ['number'], gives: 'logical', write: ([a = '']) => `${a} IS NOT NULL` },
};
