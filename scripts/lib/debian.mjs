/** The system's programs that tests run: what is missing is installed on Debian as root. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from './chromium.mjs';
import { Refusal, findOnPath } from './project.mjs';

/**
 * Debian packages, with what shows that each is there.
 * @type {Readonly<Record<string, () => boolean>>}
 */
const PACKAGES = {
  chromium: () => findChromium() !== undefined,
  'libreoffice-calc': () => findOnPath(['soffice', 'libreoffice']) !== undefined,
  // Without a Chinese font screenshots show boxes. Where another one is installed the package is no loss.
  'fonts-noto-cjk': () => existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'),
  nginx: () => findOnPath(['nginx']) !== undefined || existsSync('/usr/sbin/nginx'),
  postgresql: () => existsSync('/usr/lib/postgresql'),
  'clickhouse-server': () => findOnPath(['clickhouse-server']) !== undefined,
};

/**
 * On Debian as root, installs those packages whose programs are missing; elsewhere does nothing.
 * @param {readonly (keyof typeof PACKAGES)[]} names
 */
export function installDebianPackages(names = Object.keys(PACKAGES)) {
  const missing = names.filter((name) => !PACKAGES[name]?.());
  const isRoot = process.getuid?.() === 0;
  if (missing.length === 0 || !isRoot || !existsSync('/etc/debian_version')) return;
  console.log(`Installing ${missing.join(', ')} from the system's packages …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  /** @type {import('node:child_process').SpawnSyncOptions} */
  const options = { stdio: ['ignore', 'ignore', 'inherit'], env };
  spawnSync('apt-get', ['update', '-qq'], options);
  const done = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], options);
  if (done.status !== 0)
    throw new Refusal(
      `apt-get could not install ${missing.join(', ')}: install them by hand and run this again.`,
    );
}
