/** A PostgreSQL server of the tests' own, on loopback: in a folder of its own, gone afterwards. It refuses to run as root. */
import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ended, freePort, until } from './processes.js';

export interface PostgreSql {
  /** Runs one statement; the rows of its answer, each an array of values. */
  readonly ask: (sql: string) => Promise<readonly (readonly unknown[])[]>;
  readonly close: () => Promise<void>;
}

export async function startPostgreSql(): Promise<PostgreSql> {
  const programs = programsFolder();
  const folder = mkdtempSync(join(tmpdir(), 'tuiyan-postgresql-'));
  const user = userOf(folder);
  const data = join(folder, 'data');
  const initdb = ['-D', data, '-U', 'tester', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  execFileSync(join(programs, 'initdb'), initdb, { ...user, stdio: 'ignore' });
  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories=', 'fsync=off'];
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
    { ...user, stdio: 'ignore' },
  );
  const ask = (sql: string): Promise<readonly (readonly unknown[])[]> =>
    psql(join(programs, 'psql'), port, sql);
  await until(() => ask('SELECT 1'), server, 'postgres');
  return {
    ask,
    close: async () => {
      server.kill('SIGQUIT');
      await ended(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Debian has the programs of each version in a folder that is not on the path. */
function programsFolder(): string {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).map(Number) : [];
  if (versions.length === 0) throw new Error(`no PostgreSQL in ${root}: install the package postgresql`);
  return join(root, String(Math.max(...versions)), 'bin');
}

/** Who runs the server: for root, the user that Debian's package has made, who then owns the folder. */
function userOf(folder: string): { readonly uid?: number; readonly gid?: number; readonly cwd: string } {
  if (process.getuid?.() !== 0) return { cwd: folder };
  const [uid = 0, gid = 0] = ['-u', '-g'].map((what) =>
    Number(execFileSync('id', [what, 'postgres'], { encoding: 'utf8' })),
  );
  chownSync(folder, uid, gid);
  return { uid, gid, cwd: folder };
}

function psql(program: string, port: number, sql: string): Promise<readonly (readonly unknown[])[]> {
  const where = ['-h', '127.0.0.1', '-p', String(port), '-U', 'tester', '-d', 'postgres'];
  // A query as one column of JSON keeps types, NULL and all digits; a statement has no rows.
  const isQuery = /^SELECT/.test(sql);
  const text = isQuery ? `SELECT row_to_json(answer) FROM (${sql}\n) AS answer` : sql;
  return new Promise((resolve, reject) => {
    const child = spawn(program, ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', ...where, '-f', '-']);
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (bytes: Buffer) => out.push(bytes));
    child.stderr.on('data', (bytes: Buffer) => err.push(bytes));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code !== 0) reject(new Error(Buffer.concat(err).toString('utf8')));
      else if (!isQuery) resolve([]);
      else {
        const lines = Buffer.concat(out).toString('utf8').split('\n');
        resolve(lines.filter((line) => line !== '').map((line) => valuesOf(line)));
      }
    });
    child.stdin.end(text);
  });
}

/** Values in the order of the columns; the names, of which some may be the same, are passed over. */
function valuesOf(line: string): readonly unknown[] {
  return Object.values(JSON.parse(line) as Record<string, unknown>);
}
