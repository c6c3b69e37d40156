/** What every database must agree on with the interpreter: the same numbers within 1e-12, NULL where Excel has an error. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileFormula } from '../../../src/formula/evaluate/interpret.js';
import type { SqlDialect, Step } from '../../../src/formula/sql/dialect.js';
import { printSql, type SqlSite } from '../../../src/formula/sql/printSql.js';
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
  { x: -0.5, y: 1e-300, t: 'äö', b: true },
  { x: 1e15, y: 7.000000000000001, t: 'a\\', b: false },
];
const TYPES = { x: 'number', y: 'number', t: 'text', b: 'logical' } as const;
const YEAR = 2030;

/** A database with nothing in it. */
export interface Database {
  readonly dialect: SqlDialect;
  /** Types of the columns of a table, and what follows its list of columns. */
  readonly types: Readonly<Record<'number' | 'text' | 'logical', string>>;
  readonly engine: string;
  readonly ask: (sql: string) => Promise<readonly (readonly unknown[])[]>;
  readonly close: () => Promise<void>;
}

export function siteOf(dialect: SqlDialect): SqlSite {
  return {
    dialect,
    year: YEAR,
    columnOf: (key) =>
      key in TYPES ? { sql: dialect.name(`#${key}`), type: TYPES[key as keyof typeof TYPES] } : undefined,
    stepName: (index) => dialect.name(`#${index}`),
  };
}

export function parse(formula: string): Expr {
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

async function fill({ ask, dialect, types, engine }: Database): Promise<void> {
  const columns = Object.entries(TYPES).map(([name, type]) => `${dialect.name(name)} ${types[type]}`);
  await ask(`CREATE TABLE rows (i INTEGER, ${columns.join(', ')}) ${engine}`);
  const sql = (value: Scalar | undefined): string =>
    typeof value === 'string'
      ? dialect.text(value)
      : typeof value === 'number'
        ? dialect.number(value)
        : dialect.logical(value === true);
  for (const [i, { x, y, t, b }] of ROWS.entries())
    // Values after SELECT are read as in a query; those after VALUES may be read faster and less exactly.
    await ask(`INSERT INTO rows SELECT ${i}, ${sql(x)}, ${sql(y)}, ${sql(t)}, ${sql(b)}`);
}

/** Several formulas in one query: what each gives in each row. */
async function inSql(
  exprs: readonly Expr[],
  { ask, dialect }: Database,
): Promise<readonly (readonly unknown[])[]> {
  let count = 0;
  const programs = exprs.map((expr) => {
    const program = printSql(expr, siteOf(dialect), count);
    if (!program.ok) throw new Error(JSON.stringify(program.refused));
    count += program.steps.length;
    return program;
  });
  const columns = Object.entries(TYPES).map(([name, type]): Step => [
    dialect.name(`#${name}`),
    dialect.column(dialect.name(name), type),
  ]);
  const steps = [...columns, ...programs.flatMap((program) => program.steps)];
  const results = programs.map(({ result }) => result.sql);
  const { before, from, results: found } = dialect.calculate('rows', steps, results, dialect.name('#all'));
  const rows = await ask(
    `${before}SELECT ${['i', ...found.map((sql, i) => `${sql} AS r${i}`)].join(', ')} FROM ${from} ORDER BY i`,
  );
  return exprs.map((_, i) => rows.map((row) => row[i + 1]));
}

function same(expected: unknown, found: unknown, type: 'logical' | 'other'): boolean {
  if (typeof expected === 'number' && typeof found === 'number')
    return Math.abs(expected - found) <= 1e-12 * Math.max(Math.abs(expected), Math.abs(found));
  return type === 'logical' && typeof found === 'number' ? expected === (found === 1) : expected === found;
}

/** All formulas at once, as in a query over many. */
async function check(formulas: readonly string[], database: Database): Promise<void> {
  const exprs = formulas.map(parse);
  const found = await inSql(exprs, database);
  exprs.forEach((expr, f) => {
    const expected = interpreted(expr);
    const type = expected.some((value) => typeof value === 'boolean') ? 'logical' : 'other';
    ROWS.forEach((_, i) => {
      const [a, b] = [expected[i], found[f]?.[i]];
      expect(
        same(a, b, type),
        `${formulas[f] ?? ''} in row ${i}: ${JSON.stringify(a)}, in SQL ${JSON.stringify(b)}`,
      ).toBe(true);
    });
  });
}

const FORMULAS: readonly string[] = [
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
  '=x+0*y',
  '=y*1E-200*1E-200',
  '=1E300*x/1E-10',
  '=(x*1E-300)^0.5',
  '=(0-8)^(1/3)',
  '=2^(x*1000)',
  '=EXP(x*1000)',
  '=TRUNC(x*1E14)',
  '=ROUND(-x,2)',
  '=IF(b,NA(),NA())+x',
  '=IFERROR(NA(),x)',
  '=SUM(NA(),x)',
  '=AND(b,NA())',
  '=NA()',
  '=5E-324+x*0',
  '=t="ÄÖ"',
  '=t&"\\\'"',
  '=MIN(x,y,2,b+1)',
  '=(x+y)/(x-y)',
];

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

/** The laws, for one database; `runs` random sets of formulas. */
export function agrees(open: () => Promise<Database>, runs: number): void {
  let database: Database | undefined;
  const opened = (): Database => {
    if (database === undefined) throw new Error('the database is not open');
    return database;
  };
  beforeAll(async () => {
    database = await open();
    await fill(database);
  });
  afterAll(async () => {
    await database?.close();
  });
  describe('agrees with the interpreter', () => {
    it.each(FORMULAS)('%s', (formula) => check([formula], opened()));

    it('on several in one query', async () => {
      for (let i = 0; i < FORMULAS.length; i += 8) await check(FORMULAS.slice(i, i + 8), opened());
    });

    it('on formulas drawn at random', async () => {
      const formulas = fc.array(
        number.map((formula) => `=${formula}`),
        { minLength: 1, maxLength: 4 },
      );
      await fc.assert(
        fc.asyncProperty(formulas, (drawn) => check(drawn, opened())),
        { numRuns: runs },
      );
    });
  });
}
