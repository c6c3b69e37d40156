/** After `npm ci` or `npm install`: builds the command line, so that `npx tuiyan` works in the checkout. */
import { existsSync } from 'node:fs';
import { ensureCli, linkCli } from './lib/buildCli.mjs';
import { inProject, main } from './lib/project.mjs';

await main(async () => {
  // Without development packages nothing can be built; a published package is already built.
  if (!existsSync(inProject('node_modules/esbuild'))) return;
  await ensureCli();
  linkCli();
});
