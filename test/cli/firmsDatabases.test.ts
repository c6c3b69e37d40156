/**
 * `tuiyan sql` for other databases: the query runs as printed and gives what `tuiyan firms` gives, in PostgreSQL and in ClickHouse over
 * a table whose rows are on two nodes.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { CLUSTER, startClickHouse } from '../databases/clickhouse.js';
import { startPostgreSql } from '../databases/postgresql.js';
import { runCommand, setUpCommand } from './command.js';

setUpCommand();
const folder = mkdtempSync(join(tmpdir(), 'tuiyan-databases-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A number from 0 to 1 that looks drawn, by the golden ratio. */
function draw(i: number): number {
  return (i * 0.6180339887498949) % 1;
}

interface Firm {
  readonly city: string;
  readonly size: string;
  readonly rd: number | undefined;
  readonly revenue: number;
}

/** Some firms without R&D, some without revenue; names with both kinds of quotation mark. */
const FIRMS: readonly Firm[] = Array.from({ length: 400 }, (_, i) => ({
  city: ['杭州', "o'Neill", 'a "b"', 'c\\d'][i % 4] ?? '',
  size: i % 3 === 0 ? 'small' : 'Large',
  rd: i % 17 === 0 ? undefined : draw(i) * 100,
  revenue: i % 23 === 0 ? 0 : 50 + draw(i + 1000) * 1000,
}));
const TABLE = join(folder, 'firms.csv');
const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
writeFileSync(
  TABLE,
  [
    'city,size,rd,revenue',
    ...FIRMS.map(({ city, size, rd, revenue }) => `${cell(city)},${size},${rd ?? ''},${revenue}`),
  ].join('\n'),
);
const QUESTION = [
  ...['--table', TABLE, '--by', 'city', '--scenario', 'on_target', '--year', '2027', '--formula'],
  'next=rd*(1+gov_st_growth)*IF(size="small",1.2,1)',
  'intensity=ROUND(next/revenue,4)',
  'root=IF(AND(rd>20,size<>"small"),SQRT(LN(rd)),MAX(rd,0)^0.5)',
];

interface Answer {
  readonly results: readonly {
    readonly by: Readonly<Record<string, string>>;
    readonly rows: number;
    readonly sums: Readonly<Record<string, number>>;
    readonly errors: Readonly<Record<string, number>>;
  }[];
}

/** Rows of the answer by city, with sums and errors in the order of the query. */
async function expected(): Promise<ReadonlyMap<string, readonly number[]>> {
  const { code, out } = await runCommand(['firms', ...QUESTION, '--json']);
  expect(code).toBe(0);
  const { results } = JSON.parse(out) as Answer;
  return new Map(
    results.map(({ by, rows, sums, errors }) => [
      by['city'] ?? '',
      [rows, ...Object.keys(sums).flatMap((name) => [sums[name] ?? NaN, errors[name] ?? NaN])],
    ]),
  );
}

async function query(dialect: string, from: string): Promise<string> {
  const { code, out, err } = await runCommand(['sql', ...QUESTION, '--dialect', dialect, '--from', from]);
  expect([code, err]).toEqual([0, '']);
  return out;
}

async function compare(rows: readonly (readonly unknown[])[]): Promise<void> {
  const known = await expected();
  expect(rows.map(([city]) => city).sort()).toEqual([...known.keys()].sort());
  for (const [city, ...numbers] of rows)
    (known.get(String(city)) ?? []).forEach((value, i) => {
      expect(Math.abs(Number(numbers[i]) - value), `${String(city)}, column ${i}`).toBeLessThanOrEqual(
        1e-12 * Math.abs(value),
      );
    });
}

it('PostgreSQL, in a schema of its own', async () => {
  const { ask, close } = await startPostgreSql();
  try {
    await ask('CREATE SCHEMA "my stats"');
    await ask('CREATE TABLE "my stats".firms (city text, size text, rd float8, revenue numeric)');
    const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
    const rows = FIRMS.map(
      ({ city, size, rd, revenue }) => `(${text(city)}, ${text(size)}, ${rd ?? 'NULL'}, ${revenue})`,
    );
    await ask(`INSERT INTO "my stats".firms VALUES ${rows.join(', ')}`);
    await compare(await ask(await query('postgres', 'my stats.firms')));
  } finally {
    await close();
  }
});

it('ClickHouse, half of the rows on each of two nodes', async () => {
  const nodes = await startClickHouse(2);
  try {
    const text = (value: string): string => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
    for (const [n, { ask }] of nodes.entries()) {
      const columns = '(city String, size String, rd Nullable(Float64), revenue Float64)';
      await ask(`CREATE TABLE firms_here ${columns} ENGINE = MergeTree ORDER BY city`);
      const rows = FIRMS.filter((_, i) => Math.floor(i / 8) % 2 === n).map(
        ({ city, size, rd, revenue }) =>
          `SELECT ${text(city)}, ${text(size)}, ${rd ?? 'NULL'}, toFloat64(${revenue})`,
      );
      await ask(`INSERT INTO firms_here SELECT * FROM (${rows.join(' UNION ALL ')})`);
    }
    const [first] = nodes;
    if (first === undefined) throw new Error('no node');
    await first.ask(`CREATE TABLE firms AS firms_here ENGINE = Distributed(${CLUSTER}, default, firms_here)`);
    await compare(await first.ask(await query('clickhouse', 'default.firms')));
  } finally {
    await Promise.all(nodes.map(({ stop }) => stop()));
  }
});

it('a dialect that is none is told with those there are', async () => {
  const { code, err } = await runCommand(['sql', ...QUESTION, '--dialect', 'mysql']);
  expect(code).toBe(2);
  expect(err).toContain('duckdb, postgres, clickhouse');
});
