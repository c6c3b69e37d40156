/** `npm run bench`: bundles the measurements and runs them. What they measure stands in test/bench. */
import { spawnSync } from 'node:child_process';
import { build } from 'esbuild';
import { ROOT, inProject } from './lib/project.mjs';

const FOLDER = 'dist/bench';

await build({
  absWorkingDir: ROOT,
  entryPoints: { main: 'test/bench/kernel/main.ts', worker: 'test/bench/kernel/worker.ts' },
  outdir: FOLDER,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  logLevel: 'warning',
});
const { status } = spawnSync(process.execPath, [inProject(`${FOLDER}/main.mjs`), ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
