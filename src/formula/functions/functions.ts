/** The one function table: every function of the formula language, joined from its families. */
import { CONDITIONS } from './conditions.js';
import { DATED_FLOWS } from './datedFlows.js';
import { DATE_PARTS } from './dateParts.js';
import { DATES } from './dates.js';
import { DEGREES_OF_FREEDOM } from './degrees.js';
import { DEPRECIATION } from './depreciation.js';
import { DISTRIBUTIONS } from './distributions.js';
import { FINANCE } from './finance.js';
import { GROWTH_SHAPES } from './growth.js';
import { INVESTMENT } from './investment.js';
import { LOGIC } from './logic.js';
import { LOOKUP } from './lookup.js';
import { MATH } from './math.js';
import { NORMAL } from './normal.js';
import { NUMBERS } from './numbers.js';
import { NUMERAL_ROWS } from './numerals.js';
import { PAIRS } from './pairs.js';
import { RANK } from './rank.js';
import { ROUNDING } from './rounding.js';
import { SEARCHING } from './searching.js';
import { SHORTHANDS } from './shorthands.js';
import { SPREAD } from './spread.js';
import { STATISTICS } from './statistics.js';
import { SUMS } from './sums.js';
import { TABLES } from './tables.js';
import { TEXTS } from './text.js';
import { MEMBER_FUNCTIONS } from './memberFunctions.js';
import { MODEL_YEARS } from './modelYearRows.js';
import { TIME } from './time.js';
import { TRIGONOMETRY } from './trigonometry.js';
import { XLOOKUP_ROWS } from './xlookup.js';
import { fewestArguments, mostArguments, type FunctionRow } from './functionTable.js';

export const FUNCTIONS: readonly FunctionRow[] = [
  ...TIME,
  ...MODEL_YEARS,
  ...MEMBER_FUNCTIONS,
  ...GROWTH_SHAPES,
  ...MATH,
  ...ROUNDING,
  ...NUMBERS,
  ...NUMERAL_ROWS,
  ...TRIGONOMETRY,
  ...LOGIC,
  ...STATISTICS,
  ...SPREAD,
  ...RANK,
  ...PAIRS,
  ...SUMS,
  ...NORMAL,
  ...DISTRIBUTIONS,
  ...DEGREES_OF_FREEDOM,
  ...FINANCE,
  ...INVESTMENT,
  ...DATED_FLOWS,
  ...DEPRECIATION,
  ...DATES,
  ...DATE_PARTS,
  ...LOOKUP,
  ...TABLES,
  ...XLOOKUP_ROWS,
  ...CONDITIONS,
  ...TEXTS,
  ...SEARCHING,
  ...SHORTHANDS,
];

const BY_KEY: ReadonlyMap<string, FunctionRow> = new Map(FUNCTIONS.map((row) => [row.key, row]));

/** Rows with the same name differ in their numbers of arguments. */
const BY_WRITTEN: ReadonlyMap<string, readonly FunctionRow[]> = groupByName();

function groupByName(): ReadonlyMap<string, readonly FunctionRow[]> {
  const groups = new Map<string, FunctionRow[]>();
  for (const row of FUNCTIONS) {
    const written = [row.key, row.names.zh, row.names.en, ...(row.aliases ?? [])];
    for (const name of new Set(written.map((each) => each.toUpperCase()))) {
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [row]);
      else group.push(row);
    }
  }
  return groups;
}

/** Every way to write a function, for "did you mean". */
export const FUNCTION_NAMES: readonly string[] = FUNCTIONS.flatMap((row) => [
  ...new Set([row.key, row.names.zh, ...(row.aliases ?? [])]),
]);

/**
 * The row of a function by its name as typed, in either language and any case. If several rows have the name: the one that takes
 * `count` arguments, or comes nearest to it; the first if no count is given.
 */
export function findFunction(written: string, count?: number): FunctionRow | undefined {
  const rows = BY_WRITTEN.get(written.toUpperCase());
  if (rows === undefined || count === undefined) return rows?.[0];
  const distance = (row: FunctionRow): number =>
    Math.max(fewestArguments(row) - count, count - mostArguments(row), 0);
  return rows.reduce((best, row) => (distance(row) <= distance(best) ? row : best));
}

/** The row of a key in an expression. */
export function functionOf(key: string): FunctionRow {
  const row = BY_KEY.get(key);
  if (row === undefined) throw new Error(`no function "${key}" in the table`);
  return row;
}
