/**
 * `npm run sideload`: opens Excel with the add-in, by way of Microsoft's office-addin-debugging, which starts the
 * server (`npm start -- --https`) where none answers on its port.
 *
 *   npm run sideload                      Excel on Windows or Mac, with a new workbook
 *   npm run sideload:web -- ADDRESS       Excel on the web, in the workbook at that address (its Share link)
 *   npm run sideload:stop                 takes the add-in out again and stops the server
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sideloadArguments } from './lib/sideload.mjs';
import { ROOT, Refusal, ensureInstalled, main } from './lib/project.mjs';

await main(async () => {
  ensureInstalled();
  const { getPackageJsonScript, parseNumber } = await import('office-addin-cli');
  // As Microsoft's own tools read them: the script `dev-server` and the setting `dev_server_port` of package.json.
  const command = await getPackageJsonScript('dev-server');
  const port = parseNumber(
    process.env['npm_package_config_dev_server_port'],
    'dev_server_port in package.json is not a number.',
  );
  if (command === undefined || port === undefined)
    throw new Refusal('run it through npm: `npm run sideload`.');
  const args = sideloadArguments(process.argv.slice(2), process.platform, {
    command: 'npm run dev-server',
    port,
  });
  // npm's own npx, run by Node: arguments then need no quoting for any shell.
  const npx = join(dirname(process.env['npm_execpath'] ?? ''), 'npx-cli.js');
  if (!existsSync(npx)) throw new Refusal('run it through npm: `npm run sideload`.');
  const { status } = spawnSync(process.execPath, [npx, '--yes', ...args], { cwd: ROOT, stdio: 'inherit' });
  process.exitCode = status ?? 1;
});
