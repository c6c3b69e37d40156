/** The arguments of office-addin-debugging, or the reason why it is not needed. */
import { DEVELOPMENT_ORIGIN } from './manifest.mjs';
import { Refusal } from './project.mjs';

/** Not among the project's own packages: only people with Excel need it, and npx fetches it for them. */
const TOOL = 'office-addin-debugging@7';

/**
 * @typedef {{ command: string, port: number }} DevServer the command that starts it, and where it then answers
 */

/** @type {DevServer} */
const SERVER = { command: 'npm start -- --https', port: Number(new URL(DEVELOPMENT_ORIGIN).port) };

/**
 * @param {readonly string[]} words `desktop`, `web ADDRESS` or `stop`
 * @param {string} platform as Node names it
 * @param {DevServer} [server] what package.json says of it
 * @returns {string[]} command and arguments for npx
 */
export function sideloadArguments([what = 'desktop', address = ''], platform, server = SERVER) {
  const options = [
    ...['--app', 'excel', '--dev-server', server.command],
    ...['--dev-server-port', String(server.port)],
  ];
  switch (what) {
    case 'stop':
      return [TOOL, 'stop', 'manifest.xml'];
    case 'web':
      return [TOOL, 'start', 'manifest.xml', 'web', '--document', workbookAddress(address), ...options];
    case 'desktop':
      if (platform !== 'win32' && platform !== 'darwin')
        throw new Refusal(
          'there is no Excel for this system: use Excel on the web with `npm run sideload:web -- ADDRESS`.',
        );
      return [TOOL, 'start', 'manifest.xml', 'desktop', ...options];
    default:
      throw new Refusal(`"${what}" is not known: use npm run sideload, sideload:web or sideload:stop.`);
  }
}

/**
 * The tool appends `&name=value`, so the address must have a query already.
 * @param {string} address
 */
function workbookAddress(address) {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== 'https:')
    throw new Refusal(
      'name the workbook: open one in Excel on the web, copy its link (Share > Copy link), and run ' +
        '`npm run sideload:web -- "https://…"`.',
    );
  if (url.search === '') url.searchParams.set('web', '1');
  return url.href;
}
