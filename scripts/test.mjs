/**
 * `npm test`: installs the packages if they are missing and passes its arguments to vitest. What a test needs beyond
 * them (the built pages, the command line, Chromium, LibreOffice, nginx) is prepared by the project of vitest.config.ts
 * that the test belongs to, and only when a test of it runs: a unit test answers in seconds.
 *
 *   npm test                                       everything
 *   npm test -- test/formula/text/print.test.ts    one file
 *   npm test -- --project unit                     one group: unit, pane, programs or e2e
 *   npm run test:watch -- test/formula             again whenever a file changes; without a name, whatever a change concerns
 */
import { ensureInstalled, main, runNode } from './lib/project.mjs';

const VITEST = 'node_modules/vitest/vitest.mjs';

await main(() => {
  ensureInstalled();
  const words = process.argv.slice(2);
  const isWatched = words[0] === '--watch';
  process.exitCode = isWatched
    ? runNode(VITEST, ['watch', '--standalone', ...words.slice(1)], 'inherit')
    : runNode(VITEST, ['run', ...words]);
});
