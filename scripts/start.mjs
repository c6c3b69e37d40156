/**
 * `npm start`: installs what is missing, builds what is out of date, serves the pages and says where.
 *
 *   --port N     another port than 3000; without it the next free one is taken
 *   --https      serve the add-in for Excel, with a certificate that this machine trusts, on port 3000
 */
import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureWeb, WEB_FOLDER } from './lib/buildWeb.mjs';
import { DEVELOPMENT_ORIGIN } from './lib/manifest.mjs';
import { Refusal, ensureInstalled, inProject, main } from './lib/project.mjs';
import { serveFolder } from './lib/serve.mjs';

const FIRST_PORT = 3000;

await main(async () => {
  const { port, https } = readArguments();
  ensureInstalled();
  await ensureWeb();
  // The manifest names the address, so for Excel there is no other port to fall back to.
  const server = https
    ? await serveFolder(inProject(WEB_FOLDER), {
        port: port ?? FIRST_PORT,
        certificate: await readCertificate(),
        manifest: inProject('manifest.xml'),
      }).catch(refuseTakenPort)
    : await serveOnFreePort(port);
  console.log(
    https
      ? `Tuiyan for Excel: load manifest.xml (${server.origin}/taskpane.html); stop with Ctrl+C.`
      : `Tuiyan: open ${server.origin}/ in a browser; stop with Ctrl+C.`,
  );
  if (https && server.origin !== DEVELOPMENT_ORIGIN)
    console.log(`manifest.xml names ${DEVELOPMENT_ORIGIN}: change its addresses, or use port ${FIRST_PORT}.`);
});

/** @returns {{ port: number | undefined, https: boolean }} */
function readArguments() {
  try {
    const { values } = parseArgs({ options: { port: { type: 'string' }, https: { type: 'boolean' } } });
    const port = values.port === undefined ? undefined : Number(values.port);
    if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65536))
      throw new Error(`--port is "${values.port}", not a port number`);
    return { port, https: values.https ?? false };
  } catch (error) {
    throw new Refusal(
      `${error instanceof Error ? error.message : error}. Usage: npm start -- [--port N] [--https]`,
    );
  }
}

/** @param {number | undefined} wanted */
async function serveOnFreePort(wanted) {
  if (wanted !== undefined)
    return serveFolder(inProject(WEB_FOLDER), { port: wanted }).catch(refuseTakenPort);
  for (let port = FIRST_PORT; port < FIRST_PORT + 100; port++) {
    try {
      return await serveFolder(inProject(WEB_FOLDER), { port });
    } catch (error) {
      if (!isTaken(error)) throw error;
    }
  }
  throw new Refusal('the ports 3000 to 3099 are all taken: name a free one with `npm start -- --port N`.');
}

/**
 * @param {unknown} error
 * @returns {never}
 */
function refuseTakenPort(error) {
  if (isTaken(error))
    throw new Refusal(
      'that port is taken: stop the other program, or name a free port with `npm start -- --port N`.',
    );
  throw error;
}

/** @param {unknown} error */
function isTaken(error) {
  return (
    error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')
  );
}

/**
 * Makes a certificate for localhost the first time, and has the system trust it, for which Windows and Mac ask.
 * Linux has no Excel and no one place for trusted certificates: there it is only made.
 */
async function readCertificate() {
  try {
    if (process.platform !== 'linux') {
      const { getHttpsServerOptions } = await import('office-addin-dev-certs');
      return await getHttpsServerOptions();
    }
    const folder = join(homedir(), '.office-addin-dev-certs');
    const ca = join(folder, 'ca.crt');
    const cert = join(folder, 'localhost.crt');
    const key = join(folder, 'localhost.key');
    if (!isValid(cert)) {
      const { generateCertificates } = await import('office-addin-dev-certs');
      await generateCertificates(ca, cert, key);
    }
    console.log(`Browsers trust the certificate once they are given ${ca}.`);
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } catch (error) {
    throw new Refusal(
      `no certificate that this machine trusts could be made (${error instanceof Error ? error.message.trim() : error}): ` +
        'run `npm run certificates` as an administrator, then this command again.',
    );
  }
}

/** @param {string} file certificate */
function isValid(file) {
  return existsSync(file) && new Date(new X509Certificate(readFileSync(file)).validTo) > new Date();
}
