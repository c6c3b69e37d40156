/**
 * The command as users run it: the built program. The first command of each verb in a worker of vitest, and every one that is
 * given input, is a process of its own; the others, of all test files, are answered by one process that stays, which spares
 * them its start. It ends with the worker.
 */
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { CLI_FILE, COMMAND_FILE, ensureCli, ensureCommand } from '../../scripts/lib/buildCli.mjs';

export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** For the head of a test file: builds the command before its tests, and gives them a folder that is removed after them. */
export function setUpCommand(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tuiyan-'));
  beforeAll(async () => {
    await ensureCli();
    await ensureCommand();
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Verbs that have been run as a process of their own. */
const started = new Set<string | undefined>();

let resident: ChildProcess | undefined;
/** What the resident process has been asked last: it answers one command after the other. */
let asked: Promise<unknown> = Promise.resolve();

const GREAT_BRITAIN: NodeJS.ProcessEnv = { LANG: 'en_GB.UTF-8' };

/** `setUpCommand` comes first. The language is that of `env`, and not of the machine. */
export function runCommand(
  words: readonly string[],
  input = '',
  env: NodeJS.ProcessEnv = GREAT_BRITAIN,
): Promise<Finished> {
  const [verb] = words;
  if (input !== '' || !started.has(verb)) {
    started.add(verb);
    return runProcess(words, input, env);
  }
  const answer = asked.then(() => askResident(words, env));
  asked = answer.catch(() => undefined);
  return answer;
}

/** As `runCommand`, always as a process of its own. */
export function runProcess(
  words: readonly string[],
  input = '',
  env: NodeJS.ProcessEnv = GREAT_BRITAIN,
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CLI_FILE, ...words], { env: { ...ownVariables(), ...env } });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, out, err });
    });
    child.stdin.end(input);
  });
}

/** The variables of this process, without those that say what language it speaks. */
function ownVariables(): NodeJS.ProcessEnv {
  const { LC_ALL: _, LC_MESSAGES: __, LANG: ___, ...rest } = process.env;
  return rest;
}

function askResident(words: readonly string[], env: NodeJS.ProcessEnv): Promise<Finished> {
  // Pipes, as a process of its own has them: what is written to a file would be written past the one who listens.
  resident ??= fork('test/cli/resident.mjs', [COMMAND_FILE], {
    env: ownVariables(),
    execArgv: [],
    stdio: 'pipe',
  });
  const child = resident;
  return new Promise((resolve, reject) => {
    const fail = (): void => {
      resident = undefined;
      reject(new Error(`the process that stays has ended during: ${words.join(' ')}`));
    };
    child.once('exit', fail);
    child.once('message', (finished: Finished) => {
      child.off('exit', fail);
      resolve(finished);
    });
    child.send({ words, env });
  });
}

export function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '');
}
