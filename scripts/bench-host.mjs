/** `npm run bench:host -- --json`: what builds cost the Office host. What is measured stands in test/bench/host. */
import { build } from 'esbuild';
import { ensureInstalled, main, runNode } from './lib/project.mjs';

const OUTFILE = 'dist/bench/host.mjs';

await main(async () => {
  ensureInstalled();
  await build({
    entryPoints: ['test/bench/host/main.ts'],
    outfile: OUTFILE,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
  });
  process.exitCode = runNode(OUTFILE, process.argv.slice(2));
});
