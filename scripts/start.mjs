/**
 * `npm start`: installs what is missing, builds what is out of date, serves the pages and prints their address.
 *
 *   --port N     another port than 3000; without it the next free one is taken
 *   --https      serve the add-in for Excel, with a certificate that this machine trusts, on port 3000
 */
import { ensureWeb, WEB_FOLDER } from './lib/buildWeb.mjs';
import { readCertificate } from './lib/certificate.mjs';
import { DEVELOPMENT_ORIGIN } from './lib/manifest.mjs';
import { Refusal, ensureInstalled, inProject, main } from './lib/project.mjs';
import { readServerArguments, serveFolder } from './lib/serve.mjs';

const FIRST_PORT = 3000;

await main(async () => {
  const { port, https } = readServerArguments('start');
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
