/**
 * `npm run bench:extract`: figures found in documents, compared with labels (test/bench/extract): precision, recall and F1 by
 * field, and megabytes a second. `-- --labels FILE --documents DIR` for other documents, `--details` for what is wrong, `--json`.
 */
import { bundleBench } from './lib/bench.mjs';
import { ensureInstalled, main, runNode } from './lib/project.mjs';

await main(async () => {
  ensureInstalled();
  const file = await bundleBench('extract', { extract: 'test/bench/extract/main.ts' });
  process.exitCode = runNode(file, process.argv.slice(2));
});
