/** Before the tests that run other programs: the command line is built, as a program and without its process, and what Debian can give is installed. */
import { ensureCli, ensureCommand } from '../scripts/lib/buildCli.mjs';
import { installDebianPackages } from '../scripts/lib/debian.mjs';

export default async function prepare(): Promise<void> {
  installDebianPackages(['libreoffice-calc', 'nginx', 'postgresql', 'clickhouse-server']);
  await ensureCli();
  await ensureCommand();
}
