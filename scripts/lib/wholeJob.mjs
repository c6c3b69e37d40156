/**
 * A whole simulation against the same work in numpy: a million draws, sampled, calculated and summed up (mean, sd, thirteen
 * percentiles of all series), from the start of the process to its end. numpy does one multiplication for each value of the
 * model, the least possible cost of a model, for 252 series.
 */
import { spawnSync } from 'node:child_process';
import { CLI_FILE } from './buildCli.mjs';
import { findOnPath, inProject } from './project.mjs';

const DRAWS = 1_000_000;

/** Seconds by program, one after the other; numpy where it is installed. */
export function* measureWholeJob() {
  const words = ['simulate', '--draws', String(DRAWS), '--json'];
  yield { analysis: 'whole-simulate', draws: DRAWS, seconds: time(process.execPath, [CLI_FILE, ...words]) };
  const python = findOnPath(['python3']);
  if (python === undefined || spawnSync(python, ['-c', 'import numpy']).status !== 0) return;
  const script = inProject('test', 'bench', 'analysis', 'simulation.py');
  yield { analysis: 'whole-numpy', draws: DRAWS, seconds: time(python, [script]) };
}

/** @param {string} program @param {readonly string[]} words */
function time(program, words) {
  const start = performance.now();
  const { status, stderr } = spawnSync(program, words, {
    cwd: inProject(),
    maxBuffer: 2 ** 28,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${program} ${words.join(' ')}: ${stderr}`);
  return Number(((performance.now() - start) / 1000).toPrecision(3));
}
