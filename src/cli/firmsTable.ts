/**
 * A table with a row a firm, in a database of its own: DuckDB in memory, which is loaded when the first table is asked for.
 *
 * Only the one file is read. Afterwards the database can reach no file and no address, loads no extension, and its settings are
 * locked; the texts of the table are values and never part of a query.
 */
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { SqlType } from '../formula/sql/dialect.js';
import { DUCKDB } from '../formula/sql/duckdb.js';
import type { TableColumn } from '../analysis/firms/firmsQuery.js';
import { makeProblem, type Outcome } from '../messages/problem.js';

/** The version that the project was tested with. */
const TESTED = '1.5.6-r.1';

const READERS: Readonly<Record<string, string>> = {
  csv: 'read_csv',
  tsv: 'read_csv',
  parquet: 'read_parquet',
};

/**
 * What the database must not guess: the first row has the names, every row has as many cells, the whole file decides on the types, and
 * a folder called `city=Z` is no column.
 */
const CSV_OPTIONS =
  `quote='"', escape='"', comment='', skip=0, hive_partitioning=false, union_by_name=false, strict_mode=true, ` +
  `ignore_errors=false, null_padding=false, sample_size=-1`;
const PARQUET_OPTIONS = 'hive_partitioning=false, union_by_name=false';

/** How a query names the table. */
export const TABLE = 'firms';

export interface FirmsTable {
  readonly columns: readonly TableColumn[];
  readonly rows: number;
  /** Rows of the result, the cells by the place of the column: two columns may have the same name. */
  ask(sql: string): Promise<readonly (readonly unknown[])[]>;
  close(): void;
}

/** Reads the file; or the problem why it was not. */
export async function openFirmsTable(path: string): Promise<Outcome<FirmsTable>> {
  const place = { file: path };
  const reader = READERS[/\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''];
  if (!isFile(path)) return refused('firms.noFile', place);
  if (reader === undefined) return refused('firms.otherFile', place);
  if (statSync(path).size === 0) return refused('firms.empty', place);
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
    const ask = (sql: string): Promise<readonly (readonly unknown[])[]> => askRows(connection, sql);
    const isCsv = reader === 'read_csv';
    const csv = `delim=${DUCKDB.text(isCsv ? separatorOf(path) : '')}, ${CSV_OPTIONS}`;
    const file = DUCKDB.text(patternOf(path));
    const source = `${reader}(${file}, ${isCsv ? `${csv}, header=true` : PARQUET_OPTIONS})`;
    await connection.run(`CREATE TABLE ${TABLE} AS SELECT * FROM ${source}`);
    const [head] = isCsv
      ? await ask(`SELECT * FROM read_csv(${file}, ${csv}, header=false, all_varchar=true) LIMIT 1`)
      : [];
    await connection.run('SET enable_external_access = false');
    await connection.run('SET lock_configuration = true');
    const described = await ask(`SELECT column_name, column_type FROM (DESCRIBE ${TABLE})`);
    const [count] = await ask(`SELECT count(*) FROM ${TABLE}`);
    const rows = Number(count?.[0] ?? 0);
    if (rows === 0) {
      close();
      return refused('firms.empty', place);
    }
    const value: FirmsTable = {
      columns: described.map(([column, type], i) => {
        const [name, written] = [String(column), head?.[i]];
        // The database gives columns of one name different names.
        const shown = typeof written === 'string' && written.trim() !== '' ? written : name;
        return { name: shown, type: typeOf(String(type)), ...(shown === name ? {} : { column: name }) };
      }),
      rows,
      ask,
      close,
    };
    return { ok: true, value, problems: [] };
  } catch (thrown) {
    close();
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    const reason = message.split('\n')[0] ?? '';
    // Everything but the types is given, so that nothing else is left for the database to stumble over.
    return /^Invalid Input Error: Error when sniffing|Expected Number of Columns/.test(message)
      ? refused('firms.ragged', place)
      : refused('firms.cannotRead', place, { reason });
  }
}

/** The path as the one file it names: the database takes `*`, `?` and `[` as patterns. */
function patternOf(path: string): string {
  return resolve(path).replace(/[*?[]/g, '[$&]');
}

/** What separates the names in the first row: the most frequent of four characters outside quotation marks. */
function separatorOf(path: string): string {
  const bytes = Buffer.alloc(1 << 16);
  const file = openSync(path, 'r');
  const length = readSync(file, bytes, 0, bytes.length, 0);
  closeSync(file);
  const text = bytes.toString('utf8', 0, length).replace(/"(?:[^"]|"")*"/g, '');
  const first = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const counted = [',', ';', '\t', '|'].map((mark) => ({ mark, count: first.split(mark).length }));
  return counted.reduce((most, each) => (each.count > most.count ? each : most)).mark;
}

async function askRows(connection: DuckDBConnection, sql: string): Promise<readonly (readonly unknown[])[]> {
  const reader = await connection.runAndReadAll(sql);
  return reader.getRowsJS();
}

function refused(
  code: 'firms.noFile' | 'firms.otherFile' | 'firms.empty' | 'firms.ragged' | 'firms.cannotRead',
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
