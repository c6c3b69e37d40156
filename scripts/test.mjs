/**
 * `npm test`: installs what is missing, builds what the browser tests open, runs all tests.
 * Arguments go to vitest: `npm test -- test/formula`, `npm test -- --project unit`.
 */
import { installDebianPackages, requireChromium } from './lib/chromium.mjs';
import { ensureCli, linkCli } from './lib/buildCli.mjs';
import { ensureWeb } from './lib/buildWeb.mjs';
import { ensureInstalled, main, runNode } from './lib/project.mjs';

await main(async () => {
  ensureInstalled();
  installDebianPackages();
  requireChromium();
  await ensureWeb();
  await ensureCli();
  linkCli();
  process.exitCode = runNode('node_modules/vitest/vitest.mjs', ['run', ...process.argv.slice(2)]);
});
