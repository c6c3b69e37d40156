/** The browser of tests, screenshots and icons: a Chromium of the system, found or, on Debian as root, installed. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Refusal } from './project.mjs';

/** Names on the path, best first. */
const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

/** Usual places on Windows and Mac, where browsers are not on the path. */
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => {
    const folder = process.env[name];
    return folder === undefined
      ? []
      : [
          join(folder, 'Google/Chrome/Application/chrome.exe'),
          join(folder, 'Microsoft/Edge/Application/msedge.exe'),
        ];
  }),
];

/** No sandbox: containers forbid it. The rest keeps the browser from asking the network for anything of its own. */
export const LAUNCH_ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/**
 * Path of a Chromium.
 * @returns {string | undefined}
 */
export function findChromium() {
  const chosen = process.env['CHROME_PATH'];
  if (chosen !== undefined && chosen !== '') {
    if (!existsSync(chosen)) throw new Refusal(`CHROME_PATH names ${chosen}, but there is no such file.`);
    return chosen;
  }
  return findOnPath(COMMANDS) ?? PLACES.find((place) => existsSync(place));
}

/** Path of a Chromium, or a refusal that says how to get one: browser tests are never skipped. */
export function requireChromium() {
  const path = findChromium();
  if (path !== undefined) return path;
  throw new Refusal(
    'no Chromium, Chrome or Edge was found, and the browser tests need one: install it (Debian and Ubuntu: ' +
      '`sudo apt-get install chromium`) or set CHROME_PATH to its program file.',
  );
}

/** Debian packages of the tests, each with commands that show it is there. */
const PACKAGES = [
  { name: 'chromium', isPresent: () => findChromium() !== undefined },
  { name: 'libreoffice-calc', isPresent: () => findOnPath(['soffice', 'libreoffice']) !== undefined },
  // Without a Chinese font screenshots show boxes. Where another one is installed the package is no loss.
  {
    name: 'fonts-noto-cjk',
    isPresent: () => existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'),
  },
];

/** On Debian as root, installs what is missing of the tests' programs; elsewhere does nothing. */
export function installDebianPackages() {
  const missing = PACKAGES.filter((entry) => !entry.isPresent()).map((entry) => entry.name);
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

/**
 * @param {readonly string[]} names
 * @returns {string | undefined} path of the first program found
 */
export function findOnPath(names) {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  for (const name of names)
    for (const folder of folders) {
      const file = join(folder, name + suffix);
      if (existsSync(file)) return file;
    }
  return undefined;
}
