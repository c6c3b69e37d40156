/** deploy/nginx.conf as nginx runs it, on a port of this machine: headers, compression and types. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { request } from 'node:https';
import type { IncomingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HEADER_POLICY } from '../../scripts/lib/csp.mjs';
import { inProject } from '../../scripts/lib/project.mjs';

const folder = mkdtempSync(join(tmpdir(), 'tuiyan-nginx-'));
let server: ChildProcess;
let port = 0;

/** Status and headers; the certificate is our own, so it is not asked about. */
function ask(path: string): Promise<{ status: number | undefined; headers: IncomingHttpHeaders }> {
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        ...{ host: '127.0.0.1', port, path: `/tuiyan/${path}`, rejectUnauthorized: false },
        headers: { 'Accept-Encoding': 'gzip' },
      },
      (response) => {
        response.resume();
        resolve({ status: response.statusCode, headers: response.headers });
      },
    );
    asked.on('error', reject);
    asked.end();
  });
}

function findFreePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

beforeAll(async () => {
  port = await findFreePort();
  mkdirSync(join(folder, 'web/assets'), { recursive: true });
  const big = 'x'.repeat(5000);
  for (const name of [
    'index.html',
    'taskpane.html',
    'app.js',
    'engine.wasm',
    'manifest.xml',
    'assets/icon-32.png',
  ])
    writeFileSync(join(folder, 'web', name), big);
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=localhost'],
      ...['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')],
    ],
    { stdio: 'ignore' },
  );
  const site = readFileSync(inProject('deploy/nginx.conf'), 'utf8')
    .replace('listen 443 ssl', `listen 127.0.0.1:${port} ssl`)
    .replace('/etc/nginx/tuiyan.crt', join(folder, 'cert.pem'))
    .replace('/etc/nginx/tuiyan.key', join(folder, 'key.pem'))
    .replace('/srv/tuiyan/', `${join(folder, 'web')}/`);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `${kind}_temp_path ${folder}/${kind};`)
    .join('\n');
  writeFileSync(
    join(folder, 'nginx.conf'),
    `${process.getuid?.() === 0 ? 'user root;\n' : ''}daemon off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log;
events {}
http { include /etc/nginx/mime.types; access_log off; ${temporary}\n${site}\n}`,
  );
  const program = ['/usr/sbin/nginx', '/usr/bin/nginx'].find(existsSync) ?? 'nginx';
  server = spawn(program, ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'ignore' });
  for (let isUp = false; !isUp;) {
    if (server.exitCode !== null) throw new Error(readFileSync(join(folder, 'error.log'), 'utf8'));
    isUp = await ask('index.html').then(
      () => true,
      () => false,
    );
    if (!isUp) await new Promise((resume) => setTimeout(resume, 20));
  }
});

afterAll(async () => {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await ended;
  rmSync(folder, { recursive: true, force: true });
});

test.each(['', 'index.html', 'taskpane.html', 'app.js', 'missing.js'])(
  'sends our policy and HSTS with "%s"',
  async (path) => {
    const { headers } = await ask(path);
    expect(headers['content-security-policy']).toBe(HEADER_POLICY);
    expect(headers['strict-transport-security']).toMatch(/max-age=31536000/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-frame-options']).toBeUndefined();
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
  },
);

test.each(['manifest.xml', 'assets/icon-32.png'])('lets pages of Excel read %s', async (path) => {
  const { status, headers } = await ask(path);
  expect(status).toBe(200);
  expect(headers['access-control-allow-origin']).toBe('*');
  expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
});

test('compresses scripts and WebAssembly, and names the type of WebAssembly', async () => {
  expect((await ask('app.js')).headers['content-encoding']).toBe('gzip');
  const { headers } = await ask('engine.wasm');
  expect(headers['content-type']).toBe('application/wasm');
  expect(headers['content-encoding']).toBe('gzip');
});

test('one line of the file says who may show the pane', () => {
  const site = readFileSync(inProject('deploy/nginx.conf'), 'utf8');
  const named = /map \$host \$tuiyan_frame_ancestors \{\s+default "(.*)";\s+\}/.exec(site)?.[1];
  expect(HEADER_POLICY.endsWith(`frame-ancestors ${named}`)).toBe(true);
  expect(site.split('officeapps.live.com')).toHaveLength(2);
});

test('no stranger can have a page under a host that may show the pane', () => {
  const ancestors = /frame-ancestors (.*)$/.exec(HEADER_POLICY)?.[1] ?? '';
  expect(ancestors).not.toMatch(/sharepoint|office365\.com|\*\.office\.com|\*\.cloud\.microsoft/);
  expect(ancestors).toContain('https://*.officeapps.live.com');
});
