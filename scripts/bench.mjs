/** `npm run bench`: bundles the measurements and runs them. What they measure is in test/bench/kernel. */
import { bundleBench } from './lib/bench.mjs';
import { main, runNode } from './lib/project.mjs';

await main(async () => {
  const file = await bundleBench('main', { main: 'test/bench/kernel/main.ts' });
  process.exitCode = runNode(file, process.argv.slice(2));
});
