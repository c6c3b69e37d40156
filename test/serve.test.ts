/** The static server of `npm start` and of the browser tests, what sideloading asks of it, and the nginx example. */
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pagePolicy } from '../scripts/lib/csp.mjs';
import { inProject } from '../scripts/lib/project.mjs';
import { serveFolder } from '../scripts/lib/serve.mjs';
import { sideloadArguments } from '../scripts/lib/sideload.mjs';

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

describe('what Excel on the web asks for from its own pages', () => {
  it('is the manifest and the icons, and nothing else may be', async () => {
    const withManifest = await serveFolder(inProject('.'), { manifest: inProject('manifest.xml') });
    const headersOf = async (path: string) => (await fetch(withManifest.origin + path)).headers;
    for (const path of ['/manifest.xml', '/manifest.xml?v=1', '/assets/icon-16.png']) {
      const headers = await headersOf(path);
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    }
    const headers = await headersOf('/package.json');
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    await withManifest.close();
  });
});

describe('npm run sideload', () => {
  it.each(['win32', 'darwin'])('on %s asks for Excel there, with our server', (platform) => {
    const args = sideloadArguments(['desktop'], platform);
    expect(args.slice(0, 4)).toEqual(['office-addin-debugging@7', 'start', 'manifest.xml', 'desktop']);
    expect(args).toContain('npm start -- --https');
    expect(args.slice(-2)).toEqual(['--dev-server-port', '3000']);
  });

  it.each([
    ['https://host.example/x.xlsx', 'https://host.example/x.xlsx?web=1'],
    ['https://host.example/x?e=abc', 'https://host.example/x?e=abc'],
  ])('on the web names the workbook: %s', (address, document) => {
    const args = sideloadArguments(['web', address], 'linux');
    expect(args[args.indexOf('--document') + 1]).toBe(document);
  });

  it.each([[['web']], [['web', 'x.xlsx']], [['desktop']], [['phone']]])(
    'refuses %j, and says what to do',
    (words) => {
      expect(() => sideloadArguments(words, 'linux')).toThrow(/npm run sideload/);
    },
  );
});

describe('deploy/nginx.conf', () => {
  const example = readFileSync(inProject('deploy/nginx.conf'), 'utf8');

  it('sends the policy that the pages carry', () => expect(example).toContain(pagePolicy()));

  it('never sends X-Frame-Options, which would keep Excel on the web out', () =>
    expect(example).not.toMatch(/add_header\s+X-Frame-Options/i));
});
