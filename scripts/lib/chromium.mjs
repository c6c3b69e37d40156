/** The browser of tests, screenshots and icons: a Chromium of the system. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal, findOnPath } from './project.mjs';

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
