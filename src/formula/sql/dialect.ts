/**
 * What differs between databases, a member each; what is the same in all is in sqlFunctions.ts and printSql.ts.
 *
 * Arguments called `a` and `b` are names of calculated columns or constants, so that a text may repeat them. Numbers are doubles, and
 * NULL stands for every error: an operation whose result would be infinite or no number gives NULL and never ends the query, and one
 * whose result is smaller than Excel keeps gives 0.
 */

export type SqlType = 'number' | 'text' | 'logical';

/** A calculated column: its name, and the expression over the table's columns and the steps before it. */
export type Step = readonly [name: string, sql: string];

/** Where the steps are calculated, and what then stands for each result. */
interface Calculated {
  /** Stands before SELECT; empty where nothing does. */
  readonly before: string;
  readonly from: string;
  readonly results: readonly string[];
}

export interface SqlDialect {
  readonly key: 'duckdb' | 'postgres' | 'clickhouse';
  /** A name in quotation marks, in which nothing is part of the query. */
  readonly name: (text: string) => string;
  /** A text in quotation marks, in which nothing is part of the query. */
  readonly text: (value: string) => string;
  readonly number: (value: number) => string;
  readonly logical: (value: boolean) => string;
  readonly nothing: (type: SqlType) => string;
  /** A column of the table, by its name in quotation marks; one of any numeric type as double. */
  readonly column: (name: string, type: SqlType) => string;
  readonly add: (a: string, b: string) => string;
  readonly subtract: (a: string, b: string) => string;
  readonly multiply: (a: string, b: string) => string;
  /** By zero: NULL. */
  readonly divide: (a: string, b: string) => string;
  readonly exp: (a: string) => string;
  /** For a base other than 0, and a whole exponent where the base is negative. */
  readonly power: (a: string, b: string) => string;
  /** The number on its fifteen significant digits, as Excel rounds and shows it. `a` may be a short expression. */
  readonly fifteen: (a: string) => string;
  /** Half away from zero, on fifteen digits, to `places` decimals; from 0 to MOST_PLACES. */
  readonly round: (a: string, places: number) => string;
  readonly join: (a: string, b: string) => string;
  /** What texts are compared by: capital and small letters are one, and then the order of their code points. */
  readonly folded: (a: string) => string;
  /** The sum over rows; NULL for no row. */
  readonly total: (a: string) => string;
  /** Over rows, by n - 1; NULL for fewer than two. */
  readonly variance: (a: string) => string;
  /** Columns of the table are used by steps alone, and by none that uses another step too. `unused` is a name, in quotation marks, that neither a column nor a step has. */
  readonly calculate: (
    table: string,
    steps: readonly Step[],
    results: readonly string[],
    unused: string,
  ) => Calculated;
}

/** Digits after the decimal point that `ROUND` keeps: the decimals it rounds with have 22, of which fifteen digits are used. */
export const MOST_PLACES = 6;

/** From here on the fifteen digits of a number have no decimals. */
export const WHOLE = 1e15;

/** Steps that use only those of the levels before theirs, in order. */
export function levelsOf(steps: readonly Step[]): readonly (readonly Step[])[] {
  const levels: Step[][] = [];
  for (const step of steps) {
    const level = levels.at(-1);
    if (level !== undefined && !level.some(([name]) => step[1].includes(name))) level.push(step);
    else levels.push([step]);
  }
  return levels;
}
