/** DuckDB: a step may use those before it in the same SELECT, and an operation may give an infinite number. */
import { SMALLEST } from '../values/coerce.js';
import { WHOLE, type SqlDialect } from './dialect.js';

const TYPES = { number: 'DOUBLE', text: 'VARCHAR', logical: 'BOOLEAN' } as const;

function number(value: number): string {
  const text = String(value);
  // Without an exponent it would be a DECIMAL.
  const double = text.includes('e') ? text : `${text}e0`;
  return value < 0 ? `(${double})` : double;
}

/** Within Excel's range: what is infinite or no number is an error, and what is too small is 0. */
function within(sql: string): string {
  return `CASE WHEN abs(${sql}) < ${SMALLEST} THEN 0e0 WHEN isfinite(${sql}) THEN ${sql} END`;
}

function digitsOf(a: string): string {
  return `format('{:.14e}', ${a})`;
}

function fifteen(a: string): string {
  return `CAST(${digitsOf(a)} AS DOUBLE)`;
}

export const DUCKDB: SqlDialect = {
  key: 'duckdb',
  name: (text) => `"${text.replaceAll('"', '""')}"`,
  text: (value) => `'${value.replaceAll("'", "''")}'`,
  number,
  logical: (value) => (value ? 'TRUE' : 'FALSE'),
  nothing: (type) => `CAST(NULL AS ${TYPES[type]})`,
  column: (name, type) => (type === 'number' ? within(`CAST(${name} AS DOUBLE)`) : name),
  add: (a, b) => within(`${a} + ${b}`),
  subtract: (a, b) => within(`${a} - ${b}`),
  multiply: (a, b) => within(`${a} * ${b}`),
  divide: (a, b) => within(`${a} / NULLIF(${b}, 0e0)`),
  exp: (a) => within(`exp(${a})`),
  power: (a, b) => within(`pow(${a}, ${b})`),
  fifteen,
  round: (a, places) => {
    const whole = number(WHOLE);
    const decimal = `CAST(CASE WHEN abs(${a}) < ${whole} THEN ${digitsOf(a)} END AS DECIMAL(38, 22))`;
    return `CASE WHEN abs(${a}) >= ${whole} THEN ${fifteen(a)} ELSE CAST(round(${decimal}, ${places}) AS DOUBLE) END`;
  },
  join: (a, b) => `${a} || ${b}`,
  folded: (a) => `lower(${a})`,
  total: (a) => `fsum(${a})`,
  variance: (a) => `var_samp(${a})`,
  calculate: (table, steps, results, unused) => {
    const columns = ['*', ...steps.map(([name, sql]) => `${sql} AS ${name}`)].join(',\n    ');
    return { before: '', from: `(\n  SELECT ${columns}\n  FROM ${table}\n) AS ${unused}`, results };
  },
};
