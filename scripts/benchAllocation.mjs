/** `npm run bench:allocation`: what an allocation of two tiers costs. What is measured is in test/bench/allocation. */
import { bundleBench } from './lib/bench.mjs';
import { main, runNode } from './lib/project.mjs';

await main(async () => {
  const file = await bundleBench('allocation', { allocation: 'test/bench/allocation/main.ts' });
  process.exitCode = runNode(file, process.argv.slice(2));
});
