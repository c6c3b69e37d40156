/** The packs that come with the program, through the verbs that users begin with. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureCli } from '../../scripts/lib/buildCli.mjs';
import { runCommand as tuiyan } from './command.js';

let folder = '';
beforeAll(async () => {
  await ensureCli();
  folder = mkdtempSync(join(tmpdir(), 'tuiyan-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const PACKS = readdirSync('seeds', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => join('seeds', name));

it.each(PACKS)('%s is projected, built, simulated and verified without a word', async (pack) => {
  const texts = join(pack, 'texts');
  const verbs = [
    ['project', '--json'],
    ['build', '--out', join(folder, 'a.xlsx')],
    ['simulate', '--draws', '1000', '--json'],
    ...(existsSync(texts) ? [['verify', '--documents', texts]] : []),
  ];
  for (const words of verbs) {
    const { code, err } = await tuiyan([...words, '--pack', pack]);
    expect([words[0], code, err]).toEqual([words[0], 0, '']);
  }
});
