/**
 * Reads the corpus in test/cases/*.txt and sets a case up for any back end.
 *
 * A line is a case:   `formula | inputs | expected`       and `#` starts a comment line.
 * Inputs, separated by spaces: `x=3` (in every year), `x=2024:100,2025:110` (by year), texts in quotes, TRUE, FALSE and
 * errors; `@2027` is the year the formula stands in (2026 unless given), `self=x` the series it belongs to. The model runs from 2021
 * to 2030 with base year 2024. Expected: a number (relative tolerance 1e-12, or another after `~`), a text in
 * quotes, TRUE, FALSE or an error.
 */
import { readdirSync, readFileSync } from 'node:fs';
import type { Names, Scope, Site } from '../../src/formula/values/scope.js';
import { ERROR_CODES, isError, type ErrorCode, type Scalar } from '../../src/formula/values/value.js';
import type { CellInput } from './ironcalc.js';

export type Series = Scalar | ReadonlyMap<number, Scalar>;

export interface Case {
  /** `operators.txt:12` */
  readonly place: string;
  readonly formula: string;
  readonly inputs: ReadonlyMap<string, Series>;
  readonly year: number;
  readonly self: string | undefined;
  readonly expected: Scalar;
  readonly tolerance: number;
  /** Formula and inputs as written, to find the case by. */
  readonly id: string;
}

export interface KnownDifference {
  readonly place: string;
  /** `id` of the case that it is about. */
  readonly id: string;
  /** What IronCalc gives instead of the expected value. */
  readonly given: Scalar;
  readonly reason: string;
}

const FOLDER = new URL('../cases/', import.meta.url);
const DIFFERENCES = 'known-differences.txt';
const FIRST_YEAR = 2021;
const HORIZON = 2030;
const BASE_YEAR = 2024;
const DEFAULT_YEAR = 2026;
const TOLERANCE = 1e-12;

export function readCases(): readonly Case[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.txt') && file !== DIFFERENCES)
    .sort()
    .flatMap((file) => rowsOf(file).map(({ place, columns }) => readCase(place, columns)));
}

/** Lines `formula | inputs | what IronCalc gives | why, and what Excel documents`. */
export function readKnownDifferences(): readonly KnownDifference[] {
  return rowsOf(DIFFERENCES).map(({ place, columns }) => {
    const [formula = '', inputs = '', given = '', reason = ''] = columns;
    if (reason === '') throw new Error(`${place}: a known difference needs its reason`);
    return { place, id: idOf(formula, inputs), given: readScalar(given), reason };
  });
}

function rowsOf(file: string): readonly { readonly place: string; readonly columns: readonly string[] }[] {
  return readFileSync(new URL(file, FOLDER), 'utf8')
    .split('\n')
    .map((line, i) => ({
      place: `${file}:${i + 1}`,
      columns: line.split(/\s\|(?=\s|$)/).map((column) => column.trim()),
      line,
    }))
    .filter(({ line }) => line.trim() !== '' && !line.startsWith('#'));
}

function readCase(place: string, columns: readonly string[]): Case {
  const [formula = '', inputs = '', written = '', ...rest] = columns;
  if (written === '' || rest.length > 0) throw new Error(`${place}: a case is "formula | inputs | expected"`);
  const [expected = '', tolerance] = written.split(' ~');
  const values = new Map<string, Series>();
  let year = DEFAULT_YEAR;
  let self: string | undefined;
  for (const [, name = '', value = ''] of inputs.matchAll(/(@|[A-Za-z_]\w*=)((?:"[^"]*"|[^\s"])+)/g)) {
    if (name === '@') year = Number(value);
    else if (name === 'self=') self = value;
    else values.set(name.slice(0, -1), readSeries(value));
  }
  return {
    place,
    formula,
    inputs: values,
    year,
    self,
    expected: readScalar(expected),
    tolerance: tolerance === undefined ? TOLERANCE : Number(tolerance),
    id: idOf(formula, inputs),
  };
}

function idOf(formula: string, inputs: string): string {
  return `${formula} | ${inputs}`;
}

function readSeries(written: string): Series {
  if (!/^\d{4}:/.test(written)) return readScalar(written);
  return new Map(
    written.split(',').map((part) => {
      const [year = '', value = ''] = part.split(/:(.*)/);
      return [Number(year), readScalar(value)] as const;
    }),
  );
}

export function readScalar(written: string): Scalar {
  const error = ERROR_CODES.find((code) => code === written);
  if (error !== undefined) return { error };
  // Errors of the engine's own, such as #N/IMPL!, occur among the known differences.
  if (/^#[A-Z/]+!$/.test(written)) return { error: written as ErrorCode };
  if (written === 'TRUE' || written === 'FALSE') return written === 'TRUE';
  if (written.startsWith('"')) return written.slice(1, -1).replace(/""/g, '"');
  const value = Number(written);
  if (written === '' || Number.isNaN(value)) throw new Error(`not a value: ${written}`);
  return value;
}

/** The names of a case are its keys, in every language. */
export function namesOf({ inputs }: Pick<Case, 'inputs'>): Names {
  const keys = [...inputs.keys()];
  return {
    all: keys,
    resolve: (written) => keys.find((key) => key.toLowerCase() === written.toLowerCase()),
    write: (key) => key,
  };
}

function isByYear(series: Series | undefined): series is ReadonlyMap<number, Scalar> {
  return series instanceof Map;
}

function valueAt(inputs: Case['inputs'], key: string, year: number): Scalar | undefined {
  const series = inputs.get(key);
  if (year < FIRST_YEAR || year > HORIZON) return undefined;
  return isByYear(series) ? series.get(year) : series;
}

export function scopeOf({ inputs, year, self }: Pick<Case, 'inputs' | 'year' | 'self'>): Scope {
  return {
    year,
    firstYear: FIRST_YEAR,
    baseYear: BASE_YEAR,
    horizon: HORIZON,
    ...(self === undefined ? {} : { self }),
    valueAt: (key, at) => valueAt(inputs, key, at),
  };
}

/** Years in columns from B on, header in row `top`, series in the rows below it in the order given. */
export function siteOf(item: Pick<Case, 'inputs' | 'year' | 'self'>, top: number): Site {
  const keys = [...item.inputs.keys()];
  const column = (year: number): string => String.fromCharCode('B'.charCodeAt(0) + year - FIRST_YEAR);
  return {
    ...scopeOf(item),
    cell(key, year, anchor) {
      if (valueAt(item.inputs, key, year) === undefined) return undefined;
      return `${anchor === 'column' ? '$' : ''}${column(year)}${top + 1 + keys.indexOf(key)}`;
    },
    yearCell: () => `${column(item.year)}$${top}`,
  };
}

export function cellsOf({ inputs }: Pick<Case, 'inputs'>, top: number): readonly CellInput[] {
  const years = Array.from({ length: HORIZON - FIRST_YEAR + 1 }, (_, i) => FIRST_YEAR + i);
  const header = years.map((year, i) => ({ row: top, column: 2 + i, value: year }));
  const rows = [...inputs.keys()].flatMap((key, k) =>
    years.flatMap((year, i) => {
      const value = valueAt(inputs, key, year);
      return value === undefined ? [] : [{ row: top + 1 + k, column: 2 + i, value }];
    }),
  );
  return [...header, ...rows];
}

/** Rows that a case takes in a sheet. */
export function heightOf({ inputs }: Pick<Case, 'inputs'>): number {
  return inputs.size + 2;
}

/** Errors agree when their codes do, numbers within the tolerance, relative to the larger. */
export function agrees(actual: Scalar, expected: Scalar, tolerance = TOLERANCE): boolean {
  if (isError(expected)) return isError(actual) && actual.error === expected.error;
  if (typeof actual === 'number' && typeof expected === 'number') {
    return (
      Math.abs(actual - expected) <= tolerance * Math.max(Math.abs(actual), Math.abs(expected)) ||
      actual === expected
    );
  }
  return actual === expected;
}

export function show(value: Scalar): string {
  return isError(value) ? value.error : JSON.stringify(value);
}
