/**
 * A table with a row a firm, in a database of its own: DuckDB in memory, which is loaded when the first table is asked for.
 *
 * Only the one file is read. Afterwards the database can reach no file and no address, loads no extension, and its settings are
 * locked; the texts of the table are values and never part of a query.
 */
import { statSync } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import { textLiteral } from '../formula/sql/printSql.js';
import type { SqlType } from '../formula/sql/sqlFunctions.js';
import type { TableColumn } from '../analysis/firms/firmsQuery.js';
import { makeProblem, type Outcome } from '../messages/problem.js';

/** The version that the project was tested with. */
const TESTED = '1.5.6-r.1';

const READERS: Readonly<Record<string, string>> = {
  csv: 'read_csv',
  tsv: 'read_csv',
  parquet: 'read_parquet',
};

/** How a query names the table. */
export const TABLE = 'firms';

export interface FirmsTable {
  readonly columns: readonly TableColumn[];
  readonly rows: number;
  /** Rows of the result as objects by the name of the column. */
  ask(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  close(): void;
}

/** Reads the file; or the problem why it was not. */
export async function openFirmsTable(path: string): Promise<Outcome<FirmsTable>> {
  const place = { file: path };
  const reader = READERS[/\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''];
  if (!isFile(path)) return refused('firms.noFile', place);
  if (reader === undefined) return refused('firms.otherFile', place);
  const library = await import('@duckdb/node-api').catch(() => undefined);
  if (library === undefined)
    return { ok: false, problems: [makeProblem('firms.noEngine', {}, { version: TESTED })] };
  const instance = await library.DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  const close = (): void => {
    connection.closeSync();
    instance.closeSync();
  };
  try {
    await connection.run(`CREATE TABLE ${TABLE} AS SELECT * FROM ${reader}(${textLiteral(path)})`);
    await connection.run('SET enable_external_access = false');
    await connection.run('SET lock_configuration = true');
    const ask = (sql: string): Promise<readonly Readonly<Record<string, unknown>>[]> =>
      askRows(connection, sql);
    const columns = await ask(`DESCRIBE ${TABLE}`);
    const [count] = await ask(`SELECT count(*) AS n FROM ${TABLE}`);
    const value: FirmsTable = {
      columns: columns.map((row) => ({
        name: String(row['column_name']),
        type: typeOf(String(row['column_type'])),
      })),
      rows: Number(count?.['n'] ?? 0),
      ask,
      close,
    };
    return { ok: true, value, problems: [] };
  } catch (thrown) {
    close();
    const reason = (thrown instanceof Error ? thrown.message : String(thrown)).split('\n')[0] ?? '';
    return refused('firms.cannotRead', place, { reason });
  }
}

async function askRows(
  connection: DuckDBConnection,
  sql: string,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const reader = await connection.runAndReadAll(sql);
  return reader.getRowObjectsJS();
}

function refused(
  code: 'firms.noFile' | 'firms.otherFile' | 'firms.cannotRead',
  place: { readonly file: string },
  args: Readonly<Record<string, string>> = {},
): Outcome<never> {
  return { ok: false, problems: [makeProblem(code, place, { file: place.file, ...args })] };
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Whole numbers and decimals are calculated with as doubles, as everywhere else. */
function typeOf(column: string): SqlType | undefined {
  if (/^(?:U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?|DOUBLE|FLOAT|REAL|DECIMAL\(.*\))$/.test(column))
    return 'number';
  if (column === 'VARCHAR') return 'text';
  return column === 'BOOLEAN' ? 'logical' : undefined;
}
