/** The one function table: every function of the formula language, joined from its families. */
import { FINANCE } from './functions-finance.js';
import { GROWTH_SHAPES } from './functions-growth.js';
import { LOGIC } from './functions-logic.js';
import { MATH } from './functions-math.js';
import { STATISTICS } from './functions-statistics.js';
import { TIME } from './functions-time.js';
import type { FunctionRow } from './functiontable.js';

export const FUNCTIONS: readonly FunctionRow[] = [
  ...TIME,
  ...GROWTH_SHAPES,
  ...MATH,
  ...LOGIC,
  ...STATISTICS,
  ...FINANCE,
];

const BY_KEY: ReadonlyMap<string, FunctionRow> = new Map(FUNCTIONS.map((row) => [row.key, row]));

const BY_WRITTEN: ReadonlyMap<string, FunctionRow> = new Map(
  FUNCTIONS.flatMap((row) =>
    [row.key, row.names.zh, row.names.en, ...(row.aliases ?? [])].map(
      (written) => [written.toUpperCase(), row] as const,
    ),
  ),
);

/** Every way to write a function, for "did you mean". */
export const FUNCTION_NAMES: readonly string[] = FUNCTIONS.flatMap((row) => [
  ...new Set([row.key, row.names.zh, ...(row.aliases ?? [])]),
]);

/** The row of a function as a person wrote it, in either language and any case. */
export function findFunction(written: string): FunctionRow | undefined {
  return BY_WRITTEN.get(written.toUpperCase());
}

/** The row of a key in an expression. */
export function functionOf(key: string): FunctionRow {
  const row = BY_KEY.get(key);
  if (row === undefined) throw new Error(`no function "${key}" in the table`);
  return row;
}
