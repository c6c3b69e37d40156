/**
 * `npm run check`, what CI runs: types, lint with import directions, format, manifest, bundle budget, tests.
 * TUIYAN_TESTS_DONE=1 leaves out the tests, for a caller that has just run them.
 */
import { ensureWeb } from './lib/buildWeb.mjs';
import { Refusal, captureNode, ensureInstalled, main, runNode } from './lib/project.mjs';

/** Each check is a program of its own, so that it can be run alone. */
const CHECKS = [
  { name: 'types', script: 'node_modules/typescript/bin/tsc', args: ['-p', 'tsconfig.json'] },
  {
    name: 'types of the core',
    script: 'node_modules/typescript/bin/tsc',
    args: ['-p', 'tsconfig.core.json'],
  },
  {
    name: 'lint and import directions',
    script: 'node_modules/eslint/bin/eslint.js',
    args: ['--max-warnings', '0', '.'],
  },
  {
    name: 'format',
    script: 'node_modules/prettier/bin/prettier.cjs',
    args: ['--check', '--log-level', 'warn', '.'],
  },
  { name: 'manifest', script: 'scripts/checkManifest.mjs', args: [] },
  { name: 'bundle budget', script: 'scripts/checkBudget.mjs', args: [] },
];

await main(async () => {
  ensureInstalled();
  await ensureWeb();
  const failed = await runChecks();
  if (process.env['TUIYAN_TESTS_DONE'] !== '1' && runNode('scripts/test.mjs', []) !== 0) failed.push('tests');
  if (failed.length > 0) throw new Refusal(`check failed: ${failed.join(', ')}.`);
  console.log('check passed');
});

/**
 * Two at a time, as small machines have two cores; each prints its name and its output.
 * @returns {Promise<string[]>} names of those that failed
 */
async function runChecks() {
  /** @type {string[]} */
  const failed = [];
  const queue = [...CHECKS];
  const worker = async () => {
    for (let check = queue.shift(); check !== undefined; check = queue.shift()) {
      const { code, output } = await captureNode(check.script, check.args);
      console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${check.name}`);
      if (output.trim() !== '') console.log(output.trimEnd().replace(/^/gm, '     '));
      if (code !== 0) failed.push(check.name);
    }
  };
  await Promise.all([worker(), worker()]);
  return failed;
}
