/** The static server of `npm start` and of the browser tests, and the nginx example that stands for it elsewhere. */
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pagePolicy } from '../scripts/lib/csp.mjs';
import { inProject } from '../scripts/lib/project.mjs';
import { serveFolder } from '../scripts/lib/serve.mjs';

let server: Awaited<ReturnType<typeof serveFolder>>;
beforeAll(async () => {
  server = await serveFolder(inProject('assets'));
});
afterAll(() => server.close());

/** Status of a path sent as it is; `fetch` would tidy it first. */
function statusOf(path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(server.origin, { path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

describe('serveFolder', () => {
  it('serves a file with its type and strict headers', async () => {
    const response = await fetch(`${server.origin}/icon-16.png`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(response.headers.get('x-frame-options')).toBeNull();
  });

  it.each(['/../package.json', '/..%2fpackage.json', '/%2e%2e/package.json', '/%00', '/%', '/missing.png'])(
    'answers 404 to %s',
    async (path) => expect(await statusOf(path)).toBe(404),
  );

  it('refuses to be written to', async () => {
    const response = await fetch(`${server.origin}/icon-16.png`, { method: 'PUT', body: 'x' });
    expect(response.status).toBe(405);
  });
});

describe('deploy/nginx.conf', () => {
  const example = readFileSync(inProject('deploy/nginx.conf'), 'utf8');

  it('sends the policy that the pages carry', () => expect(example).toContain(pagePolicy()));

  it('never sends X-Frame-Options, which would keep Excel on the web out', () =>
    expect(example).not.toMatch(/add_header\s+X-Frame-Options/i));
});
