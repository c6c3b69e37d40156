/**
 * ClickHouse, from version 18 on, over one table or a Distributed one: the whole query is one SELECT, so that each node calculates and
 * sums its own rows, and only sums travel.
 *
 * A step is the argument of a lambda that has the steps after it: every name is calculated once, however often it is used. Functions
 * that came after version 18 are not used.
 */
import { SMALLEST } from '../values/coerce.js';
import { levelsOf, WHOLE, type SqlDialect } from './dialect.js';

const TYPES = { number: 'Float64', text: 'String', logical: 'UInt8' } as const;

/** A power of two that lifts every number too small to be read above those. */
const LIFT = 2 ** 200;

function number(value: number): string {
  // Smaller numbers are not read.
  if (value !== 0 && Math.abs(value) < SMALLEST) return `(${number(value * LIFT)} / ${number(LIFT)})`;
  const text = String(value);
  const double = text.includes('e') ? text : `${text}e0`;
  return value < 0 ? `(${double})` : double;
}

/** Within Excel's range: what is infinite or no number is an error, and what is too small is 0. */
function within(sql: string): string {
  return `CASE WHEN abs(${sql}) < ${SMALLEST} THEN 0e0 WHEN isFinite(${sql}) THEN ${sql} END`;
}

/** Fifteen digits: the number as a whole number of fifteen digits, and back by a power of ten that is exact. */
function fifteen(a: string): string {
  const power = `exp10(14e0 - floor(log10(abs(${a}))))`;
  const digits = `floor(abs(${a}) * ${power} + 0.5e0) / ${power}`;
  // Below, the power of ten would be infinite.
  return `CASE WHEN abs(${a}) < 1e-290 THEN ${a} WHEN ${a} < 0e0 THEN -(${digits}) ELSE ${digits} END`;
}

function escaped(text: string, mark: string): string {
  return mark + text.replaceAll('\\', '\\\\').replaceAll(mark, `\\${mark}`) + mark;
}

export const CLICKHOUSE: SqlDialect = {
  key: 'clickhouse',
  name: (text) => escaped(text, '"'),
  text: (value) => escaped(value, "'"),
  number,
  logical: (value) => (value ? '1' : '0'),
  nothing: (type) => `CAST(NULL AS Nullable(${TYPES[type]}))`,
  column: (name, type) => (type === 'number' ? within(`toFloat64(${name})`) : name),
  add: (a, b) => within(`${a} + ${b}`),
  subtract: (a, b) => within(`${a} - ${b}`),
  multiply: (a, b) => within(`${a} * ${b}`),
  divide: (a, b) => within(`${a} / ${b}`),
  exp: (a) => within(`exp(${a})`),
  power: (a, b) => within(`pow(${a}, ${b})`),
  fifteen,
  round: (a, places) => {
    // The shifted number on fifteen digits, as 2.675 * 100 is 267.49999999999994 and means 267.5.
    const shifted = fifteen(`(abs(${a}) * ${number(10 ** places)})`);
    const rounded = `floor(${shifted} + 0.5e0) / ${number(10 ** places)}`;
    return `CASE WHEN abs(${a}) >= ${number(WHOLE / 10 ** places)} THEN ${fifteen(a)} WHEN ${a} < 0e0 THEN -(${rounded}) ELSE ${rounded} END`;
  },
  join: (a, b) => `concat(${a}, ${b})`,
  folded: (a) => `lowerUTF8(${a})`,
  // Not sumKahan: over two nodes it ends the server of version 18.
  total: (a) => `sum(${a})`,
  variance: (a) => `varSamp(${a})`,
  calculate: (table, steps, results, unused) => {
    if (results.length === 0) return { before: '', from: table, results };
    const calculated = levelsOf(steps).reduceRight(
      (inner, level) =>
        `arrayMap((${level.map(([name]) => name).join(', ')}) ->\n  ${inner},\n  ${level.map(([, sql]) => `[${sql}]`).join(', ')})[1]`,
      `tuple(${results.join(', ')})`,
    );
    return {
      before: `WITH ${calculated} AS ${unused}\n`,
      from: table,
      results: results.map((_, i) => `${unused}.${i + 1}`),
    };
  },
};
