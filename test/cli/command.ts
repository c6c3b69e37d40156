/** The command as users run it: the built program, as a process. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { CLI_FILE, ensureCli } from '../../scripts/lib/buildCli.mjs';

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
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** `ensureCli` comes first. The language is that of `env`, and not of the machine. */
export function runCommand(
  words: readonly string[],
  input = '',
  env: NodeJS.ProcessEnv = { LANG: 'en_GB.UTF-8' },
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const { LC_ALL: _, LC_MESSAGES: __, ...rest } = process.env;
    const child = spawn(process.execPath, [CLI_FILE, ...words], { env: { ...rest, ...env } });
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

export function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '');
}
