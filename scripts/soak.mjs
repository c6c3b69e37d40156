/**
 * `npm run test:soak`: the laws of formulas, kernel and workbooks with many more examples, which are new in each run.
 *
 *   npm run test:soak                    100,000 random formulas; takes an hour or more
 *   npm run test:soak -- --runs 2000     as many as you say
 *   npm run test:soak -- --seed 7        the same examples each time, so that a failure is about the change just made
 *   npm run test:soak -- test/kernel     the laws of one folder
 *
 * A failure prints the seed of fast-check and the smallest example that fails.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Refusal, ensureInstalled, inProject, main, runNode } from './lib/project.mjs';

const RUNS = 100_000;

/** Milliseconds for one law, enough for any number of runs that a person would wait for. */
const TIMEOUT = 24 * 3600 * 1000;

await main(() => {
  const { runs, seed, wanted } = readArguments();
  ensureInstalled();
  const files = findSoaks().filter(
    (file) => wanted.length === 0 || wanted.some((word) => file.includes(word)),
  );
  if (files.length === 0)
    throw new Refusal(
      `no test that reads TUIYAN_RUNS matches ${wanted.join(' ')}: leave the name out to run all.`,
    );
  console.log(`${runs} runs of ${files.join(', ')}`);
  process.env['TUIYAN_RUNS'] = String(runs);
  if (seed !== undefined) process.env['TUIYAN_SEED'] = String(seed);
  process.exitCode = runNode('node_modules/vitest/vitest.mjs', [
    ...['run', '--testTimeout', String(TIMEOUT)],
    ...files,
  ]);
});

/** The tests whose number of examples TUIYAN_RUNS decides. */
function findSoaks() {
  return readdirSync(inProject('test'), { recursive: true, encoding: 'utf8' })
    .map((file) => `test/${file.replaceAll('\\', '/')}`)
    .filter(
      (file) =>
        /\.test\.tsx?$/.test(file) &&
        readFileSync(inProject(file), 'utf8').includes("process.env['TUIYAN_RUNS']"),
    )
    .sort();
}

/** @returns {{ runs: number, seed: number | undefined, wanted: string[] }} */
function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      options: { runs: { type: 'string' }, seed: { type: 'string' } },
      allowPositionals: true,
    });
    const runs = readWhole('--runs', values.runs) ?? RUNS;
    return { runs, seed: readWhole('--seed', values.seed), wanted: positionals };
  } catch (error) {
    throw new Refusal(
      `${error instanceof Error ? error.message : error}. Usage: npm run test:soak -- [--runs N] [--seed N] [FILE…]`,
    );
  }
}

/** @param {string} name @param {string | undefined} text */
function readWhole(name, text) {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Error(`${name} is "${text}", not a whole number above 0`);
  return Number(text);
}
