/** A static file server with strict headers: for `npm start`, browser tests and screenshots. */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { extname, join, normalize, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { HEADER_POLICY } from './csp.mjs';
import { Refusal } from './project.mjs';

/** @type {Readonly<Record<string, string>>} */
const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.xml': 'text/xml; charset=utf-8',
};

/**
 * Serves `folder` on this machine only.
 * @param {string} folder
 * @param {{
 *   port?: number,
 *   certificate?: { key: string | Buffer, cert: string | Buffer } | undefined,
 *   manifest?: string,
 * }} [options] port 0, the default, lets the system choose; `manifest`: a file to serve as /manifest.xml
 * @returns {Promise<{ origin: string, close: () => Promise<void> }>}
 */
export function serveFolder(folder, { port = 0, certificate, manifest } = {}) {
  /** @type {import('node:http').RequestListener} */
  const answer = (request, response) => {
    const address = request.url ?? '/';
    const isManifest = manifest !== undefined && /^\/manifest\.xml(\?|$)/.test(address);
    const file = isManifest ? manifest : findFile(folder, address);
    // Excel on the web asks from its own pages for the manifest, when sideloading, and for the icons of the ribbon.
    const isForExcel = isManifest || address.startsWith('/assets/');
    const headers = {
      'Content-Security-Policy': HEADER_POLICY,
      'Cross-Origin-Resource-Policy': isForExcel ? 'cross-origin' : 'same-origin',
      ...(isForExcel ? { 'Access-Control-Allow-Origin': '*' } : {}),
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      // A rebuilt page must not get scripts of an earlier build.
      'Cache-Control': 'no-cache',
    };
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { ...headers, Allow: 'GET, HEAD' }).end();
    } else if (file === undefined) {
      response.writeHead(404, { ...headers, 'Content-Type': 'text/plain' }).end('Not found\n');
    } else {
      response.writeHead(200, {
        ...headers,
        'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
        'Content-Length': statSync(file).size,
      });
      if (request.method === 'HEAD') response.end();
      else
        createReadStream(file)
          .on('error', () => response.destroy())
          .pipe(response);
    }
  };
  const server =
    certificate === undefined ? createHttpServer(answer) : createHttpsServer(certificate, answer);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    // Excel and office.js insist on the name localhost; browsers may resolve it to either address family.
    server.listen(port, 'localhost', () => {
      const address = server.address();
      const actual = typeof address === 'object' && address !== null ? address.port : port;
      resolve({
        origin: `${certificate === undefined ? 'http' : 'https'}://localhost:${actual}`,
        close: () =>
          new Promise((done) => {
            server.closeAllConnections();
            server.close(() => done());
          }),
      });
    });
  });
}

/**
 * The file of an address, which must be inside the folder.
 * @param {string} folder
 * @param {string} address path and query of a request
 */
function findFile(folder, address) {
  /** @type {string} */
  let path;
  try {
    path = decodeURIComponent(new URL(address, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
  const file = normalize(join(folder, path.endsWith('/') ? `${path}index.html` : path));
  if (path.includes('\0') || !file.startsWith(normalize(folder + sep))) return undefined;
  return existsSync(file) && statSync(file).isFile() ? file : undefined;
}

/**
 * The options of a command that serves.
 * @param {string} script its name in package.json, for the usage
 * @returns {{ port: number | undefined, https: boolean }}
 */
export function readServerArguments(script) {
  try {
    const { values } = parseArgs({ options: { port: { type: 'string' }, https: { type: 'boolean' } } });
    const port = values.port === undefined ? undefined : Number(values.port);
    if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65536))
      throw new Error(`--port is "${values.port}", not a port number`);
    return { port, https: values.https ?? false };
  } catch (error) {
    throw new Refusal(
      `${error instanceof Error ? error.message : error}. Usage: npm run ${script} -- [--port N] [--https]`,
    );
  }
}
