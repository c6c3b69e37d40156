/**
 * The functions that are written in SQL, a row each: what their arguments must be, and the text of the call.
 *
 * NULL is an error: what Excel gives as an error is NULL here, and NULL makes NULL of what it is part of. Every argument is the name of
 * a calculated column, so that a text may repeat it. Numbers are DOUBLE and never infinite. The text is that of DuckDB. A function
 * without a row is refused by name.
 */

export type SqlType = 'number' | 'text' | 'logical';

interface SqlFunction {
  /** Types of the arguments; the last one repeats if `repeats`. `same`: any type, the same for all arguments of that kind;
   *  `amount`: a number and no logical value, because a function over cells passes over TRUE in one. */
  readonly takes: readonly (SqlType | 'same' | 'any' | 'amount')[];
  readonly repeats?: true;
  readonly gives: SqlType | 'same';
  readonly write: (args: readonly string[]) => string;
}

/** An error; its type is that of what it is beside. */
export const NOTHING = 'NULL';

/** Digits after the decimal point that `ROUND` keeps: the decimals it rounds with have 22, of which fifteen digits are used. */
export const MOST_PLACES = 6;

/** From here on the fifteen digits of a number have no decimals. */
const WHOLE = '1e15';

/** The number on its fifteen significant digits, as Excel rounds and shows it. */
function fifteen(number: string): string {
  return `CAST(format('{:.14e}', ${number}) AS DOUBLE)`;
}

/** NULL if one of the arguments is. */
function unlessNull(args: readonly string[], sql: string): string {
  return `CASE WHEN ${args.map((arg) => `${arg} IS NOT NULL`).join(' AND ')} THEN ${sql} END`;
}

/** A number that DuckDB may give as infinite or as no number. */
export function finite(sql: string): string {
  return `NULLIF(NULLIF(NULLIF(${sql}, 'Infinity'::DOUBLE), '-Infinity'::DOUBLE), 'NaN'::DOUBLE)`;
}

/** Equality on fifteen digits, as `=` compares numbers. */
export function sameNumber(a: string, b: string): string {
  return `(${a} = ${b} OR (abs(${a} - ${b}) <= 1e-14 * greatest(abs(${a}), abs(${b})) AND ${fifteen(a)} = ${fifteen(b)}))`;
}

/**
 * A power by Excel's rules: 0 to 0 and to negative numbers are errors; a negative base takes whole exponents, and those that
 * are the inverse of an odd number on fifteen digits.
 */
export function powerOf(base: string, exponent: string): string {
  const inverse = `round(1e0 / NULLIF(${exponent}, 0e0))`;
  const isInverse = `${fifteen(`1e0 / NULLIF(${exponent}, 0e0)`)} = ${inverse} AND abs(${inverse} % 2e0) = 1e0`;
  return finite(
    `CASE WHEN ${base} = 0e0 THEN CASE WHEN ${exponent} > 0e0 THEN 0e0 END ` +
      `WHEN ${base} > 0e0 OR ${exponent} = trunc(${exponent}) THEN pow(${base}, ${exponent}) ` +
      `WHEN ${isInverse} THEN -pow(-${base}, ${exponent}) END`,
  );
}

function numeric(write: (a: string, b: string) => string, count = 1): SqlFunction {
  return {
    takes: Array.from({ length: count }, () => 'number'),
    gives: 'number',
    write: ([a = '', b = '']) => write(a, b),
  };
}

function all(type: 'amount' | 'logical', write: (args: readonly string[]) => string): SqlFunction {
  return {
    takes: [type],
    repeats: true,
    gives: type === 'amount' ? 'number' : type,
    write: (args) => unlessNull(args, write(args)),
  };
}

export const SQL_FUNCTIONS: Readonly<Record<string, SqlFunction>> = {
  // --- logic ------------------------------------------------------------------------------------
  IF: {
    takes: ['logical', 'same', 'same'],
    gives: 'same',
    write: ([test = '', yes = '', no = '']) =>
      `CASE WHEN ${test} THEN ${yes} WHEN NOT ${test} THEN ${no} END`,
  },
  AND: all('logical', (args) => args.join(' AND ')),
  OR: all('logical', (args) => args.join(' OR ')),
  XOR: all('logical', (args) => `(${args.map((arg) => `CAST(${arg} AS INTEGER)`).join(' + ')}) % 2 = 1`),
  NOT: { takes: ['logical'], gives: 'logical', write: ([a = '']) => `NOT ${a}` },
  NA: { takes: [], gives: 'same', write: () => NOTHING },
  IFERROR: { takes: ['same', 'same'], gives: 'same', write: ([a = '', b = '']) => `COALESCE(${a}, ${b})` },
  ISERROR: { takes: ['any'], gives: 'logical', write: ([a = '']) => `${a} IS NULL` },
  // --- arithmetic -------------------------------------------------------------------------------
  SUM: all('amount', (args) => finite(args.join(' + '))),
  PRODUCT: all('amount', (args) => finite(args.join(' * '))),
  AVERAGE: all('amount', (args) => finite(`(${args.join(' + ')}) / ${args.length}e0`)),
  MIN: all('amount', (args) => (args.length === 1 ? (args[0] ?? '') : `least(${args.join(', ')})`)),
  MAX: all('amount', (args) => (args.length === 1 ? (args[0] ?? '') : `greatest(${args.join(', ')})`)),
  ABS: numeric((a) => `abs(${a})`),
  SIGN: numeric((a) => `CAST(sign(${a}) AS DOUBLE)`),
  SQRT: numeric((a) => `CASE WHEN ${a} >= 0e0 THEN sqrt(${a}) END`),
  EXP: numeric((a) => finite(`exp(${a})`)),
  LN: numeric((a) => `CASE WHEN ${a} > 0e0 THEN ln(${a}) END`),
  LOG10: numeric((a) => `CASE WHEN ${a} > 0e0 THEN log10(${a}) END`),
  POWER: numeric((a, b) => powerOf(a, b), 2),
  PI: numeric(() => 'pi()', 0),
  INT: numeric((a) => `floor(${fifteen(a)})`),
  TRUNC: numeric((a) => `trunc(${fifteen(a)})`),
  SIN: numeric((a) => `sin(${a})`),
  COS: numeric((a) => `cos(${a})`),
  // --- texts ------------------------------------------------------------------------------------
  EXACT: { takes: ['text', 'text'], gives: 'logical', write: ([a = '', b = '']) => `${a} = ${b}` },
  ISNUMBER: { takes: ['number'], gives: 'logical', write: ([a = '']) => `${a} IS NOT NULL` },
};

/** `ROUND(x, places)` for a literal number of places from 0 to MOST_PLACES: half away from zero, on fifteen digits. */
export function roundTo(number: string, places: number): string {
  const digits = `format('{:.14e}', ${number})`;
  return (
    `CASE WHEN abs(${number}) >= ${WHOLE} THEN ${fifteen(number)} ` +
    `ELSE CAST(round(CAST(CASE WHEN abs(${number}) < ${WHOLE} THEN ${digits} END AS DECIMAL(38, 22)), ${places}) AS DOUBLE) END`
  );
}
