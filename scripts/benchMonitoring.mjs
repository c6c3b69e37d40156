/** `npm run bench:monitoring`: what monitoring of 100,000 observations costs (test/bench/monitoring). */
import { bundleBench } from './lib/bench.mjs';
import { main, runNode } from './lib/project.mjs';

await main(async () => {
  const file = await bundleBench('monitoring', { monitoring: 'test/bench/monitoring/main.ts' });
  process.exitCode = runNode(file, process.argv.slice(2));
});
