/** The certificate for https://localhost, which Excel insists on. */
import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Refusal } from './project.mjs';

/**
 * Makes a certificate for localhost the first time, and has the system trust it, for which Windows and Mac ask.
 * Linux has no Excel and no one place for trusted certificates: there it is only created.
 */
export async function readCertificate() {
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
