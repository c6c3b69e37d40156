/** Where a pack may be written: a folder that is absent or empty, also by way of a link, which is kept. */
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
import { obstacleAt, writePackFolder } from '../../src/cli/packFolder.js';

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
