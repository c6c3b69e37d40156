/** SQL agrees with the interpreter: the same numbers within 1e-12, NULL where Excel has an error. Run by DuckDB. */
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { compileFormula } from '../../../src/formula/evaluate/interpret.js';
import { functionOf } from '../../../src/formula/functions/functions.js';
import { printSql, type SqlProgram, type SqlSite } from '../../../src/formula/sql/printSql.js';
import { SQL_FUNCTIONS } from '../../../src/formula/sql/sqlFunctions.js';
import { parseFormula } from '../../../src/formula/text/parse.js';
import type { Expr } from '../../../src/formula/values/expr.js';
import { isError, type Scalar } from '../../../src/formula/values/value.js';

type Row = Readonly<Record<'x' | 'y' | 't' | 'b', Scalar | undefined>>;

const ROWS: readonly Row[] = [
  { x: 0, y: 0, t: 'small', b: true },
  { x: 1, y: -1, t: 'Large', b: false },
  { x: 2.675, y: 3, t: '', b: true },
  { x: -8, y: 1 / 3, t: '小型', b: false },
  { x: 0.1 + 0.2, y: 0.3, t: "it's", b: true },
  { x: 1e300, y: 1e300, t: 'SMALL', b: false },
  { x: -0.5, y: 1e-300, t: 'small', b: true },
  { x: 1e15, y: 7.000000000000001, t: 'a', b: false },
];
const TYPES = { x: 'number', y: 'number', t: 'text', b: 'logical' } as const;
const YEAR = 2030;

const site: SqlSite = {
  year: YEAR,
  columnOf: (key) => (key in TYPES ? { sql: `"${key}"`, type: TYPES[key as keyof typeof TYPES] } : undefined),
  stepName: (index) => `"#${index}"`,
};

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run('CREATE TABLE firms (i INTEGER, x DOUBLE, y DOUBLE, t VARCHAR, b BOOLEAN)');
  const sql = (value: Scalar | undefined): string =>
    typeof value === 'string'
      ? `'${value.replaceAll("'", "''")}'`
      : typeof value === 'number'
        ? `${value}::DOUBLE`
        : JSON.stringify(value);
  for (const [i, { x, y, t, b }] of ROWS.entries())
    await connection.run(`INSERT INTO firms VALUES (${i}, ${sql(x)}, ${sql(y)}, ${sql(t)}, ${sql(b)})`);
});

function parse(formula: string): Expr {
  const parsed = parseFormula(formula, {
    resolve: (written) => (written in TYPES ? written : undefined),
    all: Object.keys(TYPES),
    write: (key) => key,
  });
  if (!parsed.ok) throw new Error(`${formula}: ${JSON.stringify(parsed.problems)}`);
  return parsed.value;
}

function interpreted(expr: Expr): readonly (Scalar | null)[] {
  const evaluate = compileFormula(expr);
  return ROWS.map((row) => {
    const time = { year: YEAR, firstYear: YEAR, baseYear: YEAR, horizon: YEAR };
    const value = evaluate({ ...time, valueAt: (key) => row[key as keyof Row] });
    return isError(value) ? null : value;
  });
}

async function inSql(program: SqlProgram & { ok: true }): Promise<readonly unknown[]> {
  const steps = program.steps.map(([name, sql]) => `, ${sql} AS ${name}`).join('');
  const reader = await connection.runAndReadAll(
    `SELECT result FROM (SELECT i${steps}, ${program.result.sql} AS result FROM firms) ORDER BY i`,
  );
  return reader.getRows().map(([value]) => value);
}

async function check(formula: string): Promise<void> {
  const expr = parse(formula);
  const program = printSql(expr, site);
  if (!program.ok) throw new Error(`${formula}: ${JSON.stringify(program.refused)}`);
  const [expected, found] = [interpreted(expr), await inSql(program)];
  ROWS.forEach((_, i) => {
    const [a, b] = [expected[i], found[i]];
    const close =
      typeof a === 'number' && typeof b === 'number'
        ? Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b))
        : a === b;
    expect(close, `${formula} in row ${i}: ${JSON.stringify(a)}, in SQL ${JSON.stringify(b)}`).toBe(true);
  });
}

describe('a formula in SQL', () => {
  it.each([
    '=x+y',
    '=x-y',
    '=1-0.9-0.1',
    '=x*y',
    '=x/y',
    '=1/(x*y)',
    '=x^y',
    '=x%',
    '=-x^2',
    '=x=y',
    '=x<>y',
    '=x<y',
    '=x>=y',
    '=t="small"',
    '=t<"b"',
    '=b=TRUE',
    '=t&"、"&t',
    '=IF(t="small",x*1.2,x)',
    '=IF(x,1/x,0)',
    '=IF(1/x>0,1,2)',
    '=AND(x>0,1/x>0)',
    '=OR(b,x>0)',
    '=XOR(b,x>0,y>0)',
    '=NOT(b)',
    '=IFERROR(x/y,-1)',
    '=ISERROR(LN(x))',
    '=SUM(x,y)',
    '=MIN(x,1/y)',
    '=MAX(x,y,3)',
    '=AVERAGE(x,y)',
    '=PRODUCT(x,y)',
    '=ROUND(x,2)',
    '=ROUND(x*1.005,0)',
    '=INT(x)',
    '=TRUNC(x)',
    '=ABS(x)+SIGN(y)',
    '=SQRT(x)',
    '=EXP(x)',
    '=LN(x)+LOG10(y)',
    '=POWER(x,y)',
    '=PI()*x',
    '=EXACT(t,"small")',
    '=IFS(x>1,1,x>0,2)',
    '=SWITCH(t,"small",1,"large",2,3)',
    '=YEAR()+x',
    '=IF(b,NA(),t)',
    '=t=NA()',
  ])('%s', check);

  const number: fc.Arbitrary<string> = fc.letrec<{ n: string; l: string }>((tie) => ({
    n: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'n' },
      fc.constantFrom('x', 'y', '2', '0.5', '-3', '100'),
      fc
        .tuple(tie('n'), fc.constantFrom('+', '-', '*', '/', '^'), tie('n'))
        .map(([a, op, b]) => `(${a}${op}${b})`),
      fc
        .tuple(fc.constantFrom('ABS', 'SQRT', 'EXP', 'LN', 'SIGN', 'INT'), tie('n'))
        .map(([f, a]) => `${f}(${a})`),
      fc
        .tuple(fc.constantFrom('MIN', 'MAX', 'SUM', 'AVERAGE'), tie('n'), tie('n'))
        .map(([f, a, b]) => `${f}(${a},${b})`),
      fc.tuple(tie('l'), tie('n'), tie('n')).map(([t, a, b]) => `IF(${t},${a},${b})`),
      fc.tuple(tie('n'), tie('n')).map(([a, b]) => `IFERROR(${a},${b})`),
    ),
    l: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'n' },
      fc.constantFrom('b', 't="small"'),
      fc
        .tuple(tie('n'), fc.constantFrom('=', '<>', '<', '<=', '>', '>='), tie('n'))
        .map(([a, op, b]) => `(${a}${op}${b})`),
      fc.tuple(fc.constantFrom('AND', 'OR'), tie('l'), tie('l')).map(([f, a, b]) => `${f}(${a},${b})`),
      tie('l').map((a) => `NOT(${a})`),
    ),
  })).n;

  it('drawn at random', async () => {
    await fc.assert(
      fc.asyncProperty(number, (formula) => check(`=${formula}`)),
      { numRuns: 60 },
    );
  });
});

describe('what SQL does not have', () => {
  it.each([
    ['=NORM.S.INV(x)', 'NORM.S.INV', 'function'],
    ['=ROUND(x,y)', 'ROUND', 'places'],
    ['=x+t', 't', 'types'],
    ['=SUM(x,b)', 'b', 'types'],
    ['=x&t', 'x', 'types'],
    ['=IF(b,x,t)', 't', 'types'],
    ['=t>1', 't', 'types'],
    ['=1<>t', 't', 'types'],
    ['=b="true"', 'b', 'types'],
    ['=x<b', 'x', 'types'],
    ['=IF(t=0,1,2)', 't', 'types'],
    ['=SWITCH(t,1,2,3)', 't', 'types'],
    ['=SUM({1,2})', '{…}', 'list'],
  ])('%s is refused by name', (formula, what, why) => {
    expect(printSql(parse(formula), site)).toMatchObject({ ok: false, refused: [{ what, why }] });
  });

  it('every row of the table is a function of the table of functions', () => {
    for (const key of Object.keys(SQL_FUNCTIONS)) expect(functionOf(key).key).toBe(key);
  });
});
