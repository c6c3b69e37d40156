/** ClickHouse servers of the tests' own, on loopback: each in a folder of its own, gone afterwards. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ended, freePort, until } from './processes.js';

export interface ClickHouse {
  /** Runs one statement; the rows of its answer, each an array of values. */
  readonly ask: (sql: string) => Promise<readonly (readonly unknown[])[]>;
  readonly stop: () => Promise<void>;
}

/** Name under which every node knows all nodes. */
export const CLUSTER = 'nodes';

/** As many servers as asked for, which know each other as one cluster, a shard each. */
export async function startClickHouse(nodes: number): Promise<readonly ClickHouse[]> {
  const ports = await Promise.all(
    Array.from({ length: nodes }, async () => ({ tcp: await freePort(), http: await freePort() })),
  );
  const shards = ports
    .map(({ tcp }) => `<shard><replica><host>127.0.0.1</host><port>${tcp}</port></replica></shard>`)
    .join('');
  return Promise.all(ports.map((port) => startNode(port, shards)));
}

async function startNode(
  { tcp, http }: { readonly tcp: number; readonly http: number },
  shards: string,
): Promise<ClickHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'tuiyan-clickhouse-'));
  for (const name of ['data', 'tmp', 'user_files', 'format_schemas']) mkdirSync(join(folder, name));
  const config = join(folder, 'config.xml');
  writeFileSync(
    config,
    `<yandex>
  <logger><level>warning</level><log>${folder}/log</log><errorlog>${folder}/errors</errorlog></logger>
  <http_port>${http}</http_port><tcp_port>${tcp}</tcp_port><listen_host>127.0.0.1</listen_host>
  <path>${folder}/data/</path><tmp_path>${folder}/tmp/</tmp_path>
  <user_files_path>${folder}/user_files/</user_files_path>
  <format_schema_path>${folder}/format_schemas/</format_schema_path>
  <mark_cache_size>5368709120</mark_cache_size>
  <users_config>users.xml</users_config>
  <default_profile>default</default_profile><default_database>default</default_database>
  <remote_servers><${CLUSTER}>${shards}</${CLUSTER}></remote_servers>
</yandex>`,
  );
  writeFileSync(
    join(folder, 'users.xml'),
    `<yandex>
  <profiles><default></default></profiles><quotas><default></default></quotas>
  <users><default><password></password><networks><ip>127.0.0.1</ip></networks>
    <profile>default</profile><quota>default</quota></default></users>
</yandex>`,
  );
  const server = spawn('clickhouse-server', [`--config-file=${config}`], { stdio: 'ignore' });
  const ask = (sql: string): Promise<readonly (readonly unknown[])[]> => post(http, sql);
  await until(() => ask('SELECT 1'), server, 'clickhouse-server');
  return { ask, stop: () => stop(server, folder) };
}

async function post(port: number, sql: string): Promise<readonly (readonly unknown[])[]> {
  // Denormals and the two infinities would be texts otherwise; numbers have all their digits.
  const settings = 'default_format=JSONCompact&output_format_json_quote_64bit_integers=0';
  const response = await fetch(`http://127.0.0.1:${port}/?${settings}`, { method: 'POST', body: sql });
  const body = await response.text();
  if (!response.ok) throw new Error(body);
  if (body === '') return [];
  const { data } = JSON.parse(body) as { data: unknown[][] };
  return data;
}

async function stop(server: ChildProcess, folder: string): Promise<void> {
  server.kill('SIGKILL');
  await ended(server);
  rmSync(folder, { recursive: true, force: true });
}
