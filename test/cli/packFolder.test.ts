/** Where a pack may be written: a folder that is absent or empty, also by way of a link, which is kept; or a new archive. */
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { namedFiles, obstacleAt, writePackFolder } from '../../src/cli/packFolder.js';
import { loadPack } from '../../src/cli/packs.js';
import type { Terminal } from '../../src/cli/terminal.js';
import type { PackFiles } from '../../src/model/pack.js';

const root = mkdtempSync(join(tmpdir(), 'tuiyan-pack-'));
const files = { 'model.json': '{}' };

it.each(['there', 'absent'])('a link to a folder that is %s is followed and kept', (state) => {
  const [folder, link] = [join(root, state), join(root, `to-${state}`)];
  if (state === 'there') mkdirSync(folder);
  symlinkSync(folder, link);
  expect(obstacleAt(link)).toBeUndefined();
  expect(writePackFolder(link, files)).toBeUndefined();
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(folder, 'model.json'), 'utf8')).toBe('{}');
  expect(readdirSync(root).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

it('a link to a full folder, to a file, to nowhere or to itself is an obstacle', () => {
  const full = join(root, 'full');
  mkdirSync(full);
  writeFileSync(join(full, 'x'), 'x');
  const links = {
    full,
    file: join(full, 'x'),
    nowhere: join(root, 'no/where'),
    itself: join(root, 'to-itself'),
  };
  const codes = Object.entries(links).map(([name, target]) => {
    symlinkSync(target, join(root, `to-${name}`));
    return writePackFolder(join(root, `to-${name}`), files)?.code;
  });
  expect(codes).toEqual(['cli.folderNotEmpty', 'cli.notAFolder', 'cli.noFolder', 'cli.cannotWrite']);
  expect(readFileSync(join(full, 'x'), 'utf8')).toBe('x');
});

it('a name that ends in .zip is an archive, which loadPack reads, with the blocks of the program in it', () => {
  const said: string[] = [];
  const terminal: Pick<Terminal, 'report'> = {
    report: (problems) => {
      said.push(...problems.map(({ code }) => code));
      return problems.length;
    },
  };
  const load = (path: string): PackFiles | undefined => loadPack(path, terminal as Terminal)?.files;
  const seeds = join(import.meta.dirname, '../../seeds');
  const own = load(join(seeds, 'yunhu'));
  if (own === undefined) throw new Error(said.join(' '));
  const [block = ''] = readdirSync(join(seeds, 'blocks'));
  const model = own.model.replace('{', `{ "blocks": ["${block}"],`);
  const withBlock = join(root, 'with-block');
  mkdirSync(withBlock);
  for (const [name, text] of Object.entries(namedFiles({ ...own, model }, withBlock)))
    writeFileSync(join(withBlock, name), text);
  const before = load(withBlock);
  const file = join(root, 'pack.zip');
  if (before === undefined) throw new Error(said.join(' '));
  expect(writePackFolder(file, namedFiles(before, file))).toBeUndefined();
  const after = load(file);
  expect(said).toEqual([]);
  expect({ ...after, blocks: undefined }).toEqual({ ...before, blocks: undefined });
  expect(after?.blocks?.[block]).toEqual({ ...before.blocks?.[block], folder: `blocks/${block}` });
  // An archive that is there already is left alone.
  expect(writePackFolder(file, files)?.code).toBe('cli.fileThere');
  writeFileSync(join(root, 'no.zip'), 'x');
  for (const name of ['no.zip', 'absent.zip']) load(join(root, name));
  expect(said).toEqual(['cli.notAPack', 'extract.noFile']);
});
