/** `npm run bench:host -- --json`: what builds cost the Office host. The measurements are in test/bench/host. */
import { bundleBench } from './lib/bench.mjs';
import { main, runNode } from './lib/project.mjs';

await main(async () => {
  const file = await bundleBench('host', { host: 'test/bench/host/main.ts' });
  process.exitCode = runNode(file, process.argv.slice(2));
});
