/**
 * PostgreSQL, from version 12 on: an operation whose result is too large or too small ends the query, so each asks first; and a step
 * may only use those of a SELECT inside its own.
 *
 * OFFSET 0 keeps the planner from writing the inner steps into the outer ones, which would make the text grow with its square and more.
 */
import { SMALLEST } from '../values/coerce.js';
import { levelsOf, WHOLE, type SqlDialect } from './dialect.js';

const TYPES = { number: 'float8', text: 'text', logical: 'boolean' } as const;

/** Natural logarithm of the largest number, 1e-12 below it, and of the smallest that Excel keeps. */
const LARGEST_LN = 709.782712893;
const SMALLEST_LN = Math.log(SMALLEST);

function number(value: number): string {
  return `'${value}'::float8`;
}

const ZERO = number(0);
const LARGEST = number(Number.MAX_VALUE);

/** Two numbers whose product and quotient are neither too large nor too small. */
function moderate(a: string, b: string): string {
  const within = (x: string): string => `abs(${x}) BETWEEN ${number(1e-150)} AND ${number(1e150)}`;
  return `${within(a)} AND ${within(b)}`;
}

/** The operation, or what it gives by the logarithm of its result: NULL if too large, 0 if too small. */
function within(logarithm: string, sql: string): string {
  return (
    `WHEN ${logarithm} > ${number(LARGEST_LN)} THEN NULL ` +
    `WHEN ${logarithm} < ${number(SMALLEST_LN)} THEN ${ZERO} ELSE ${sql} END`
  );
}

/** Numbers of one sign may be too large together; those of two signs never are. */
function sum(a: string, b: string, isSameSign: string, sql: string): string {
  const isWithin = `NOT (${isSameSign}) OR abs(${a}) <= ${LARGEST} - abs(${b})`;
  return `CASE WHEN ${isWithin} THEN CASE WHEN abs(${sql}) < ${number(SMALLEST)} THEN ${ZERO} ELSE ${sql} END END`;
}

function fifteen(a: string): string {
  // As numeric a double has fifteen digits.
  return `(${a})::numeric::float8`;
}

export const POSTGRESQL: SqlDialect = {
  key: 'postgres',
  name: (text) => `"${text.replaceAll('"', '""')}"`,
  // A text with a backslash means the same whatever standard_conforming_strings is.
  text: (value) => {
    const quoted = `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
    return `${value.includes('\\') ? `E${quoted}` : quoted}::text`;
  },
  number,
  logical: (value) => (value ? 'TRUE' : 'FALSE'),
  nothing: (type) => `NULL::${TYPES[type]}`,
  column: (name, type) =>
    type === 'number'
      ? `NULLIF(NULLIF(NULLIF(${name}::float8, 'Infinity'::float8), '-Infinity'::float8), 'NaN'::float8)`
      : name,
  add: (a, b) => sum(a, b, `(${a} < ${ZERO}) = (${b} < ${ZERO})`, `${a} + ${b}`),
  subtract: (a, b) => sum(a, b, `(${a} < ${ZERO}) <> (${b} < ${ZERO})`, `${a} - ${b}`),
  multiply: (a, b) =>
    `CASE WHEN ${moderate(a, b)} THEN ${a} * ${b} WHEN ${a} = ${ZERO} OR ${b} = ${ZERO} THEN ${ZERO} ` +
    within(`ln(abs(${a})) + ln(abs(${b}))`, `${a} * ${b}`),
  divide: (a, b) =>
    `CASE WHEN ${moderate(a, b)} THEN ${a} / ${b} WHEN ${b} = ${ZERO} THEN NULL WHEN ${a} = ${ZERO} THEN ${ZERO} * ${b} ` +
    within(`ln(abs(${a})) - ln(abs(${b}))`, `${a} / ${b}`),
  exp: (a) => `CASE ${within(a, `exp(${a})`)}`,
  power: (a, b) => {
    // The product of logarithm and exponent must not be too large or too small itself.
    const exponent = `greatest(least(${b}, ${number(1e300)}), ${number(-1e300)})`;
    return (
      `CASE WHEN abs(${b}) < ${number(1e-290)} OR ${a} = ${number(1)} THEN ${number(1)} ` +
      within(`ln(abs(${a})) * ${exponent}`, `power(${a}, ${b})`)
    );
  },
  fifteen,
  round: (a, places) =>
    `CASE WHEN abs(${a}) >= ${number(WHOLE)} THEN ${fifteen(a)} ELSE round(${a}::numeric, ${places})::float8 END`,
  join: (a, b) => `${a} || ${b}`,
  folded: (a) => `lower(${a} COLLATE "und-x-icu") COLLATE "C"`,
  total: (a) => `sum(${a})`,
  variance: (a) => `var_samp(${a})`,
  calculate: (table, steps, results, unused) => {
    const from = levelsOf(steps).reduce(
      (inner, level) =>
        `(\n  SELECT ${['*', ...level.map(([name, sql]) => `${sql} AS ${name}`)].join(',\n    ')}\n  FROM ${inner} OFFSET 0\n) AS ${unused}`,
      table,
    );
    return { before: '', from, results };
  },
};
