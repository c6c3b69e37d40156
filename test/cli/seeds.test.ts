/** The packs that come with the program, through the verbs that users begin with. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCommand as tuiyan, setUpCommand } from './command.js';

const folder = setUpCommand();

const PACKS = readdirSync('seeds', { withFileTypes: true })
  // The folder of blocks is no pack.
  .filter((entry) => entry.isDirectory() && entry.name !== 'blocks')
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
