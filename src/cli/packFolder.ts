/**
 * Writes a pack into a folder of its own, or into an archive `F.zip`: complete, or not at all.
 *
 * In: the folder, absent or empty, or the archive, absent; and the files. Out: nothing, or the one problem that prevented it. The
 * files are written into a folder or a file beside it, which then takes its name.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { zipPack } from '../hosts/file/packZip.js';
import type { Problem } from '../messages/problem.js';
import type { BlockFiles } from '../model/blocks.js';
import { textsByName } from '../model/gatherPack.js';
import { PACK_NAMES, type PackFiles } from '../model/pack.js';
import { followLinks } from './outputFile.js';
import { isFolder, isZip, problemOf } from './packs.js';
import { reasonOf } from './reason.js';

/** The problem that prevents writing the folder; to be checked before any work is done. */
export function obstacleAt(given: string): Problem | undefined {
  const path = placeOf(given);
  try {
    if (statSync(path, { throwIfNoEntry: false }) === undefined)
      return isFolder(dirname(path)) ? undefined : problemOf('cli.noFolder', dirname(path));
    if (!isFolder(path)) return problemOf(isZip(path) ? 'cli.fileThere' : 'cli.notAFolder', path);
    return readdirSync(path).length === 0 ? undefined : problemOf('cli.folderNotEmpty', path);
  } catch (thrown) {
    return problemOf('cli.cannotWrite', path, { reason: reasonOf(thrown) });
  }
}

/** `files`: texts by their name in the folder, with `/` where they are in one below. */
export function writePackFolder(given: string, files: Readonly<Record<string, string>>): Problem | undefined {
  const obstacle = obstacleAt(given);
  if (obstacle !== undefined) return obstacle;
  const path = placeOf(given);
  const fresh = join(dirname(path), `.${randomUUID().slice(0, 8)}.tmp`);
  try {
    if (isZip(path)) {
      writeFileSync(fresh, zipPack(files), { flag: 'wx' });
      renameSync(fresh, path);
      return undefined;
    }
    mkdirSync(fresh);
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(fresh, name)), { recursive: true });
      writeFileSync(join(fresh, name), text, { flag: 'wx' });
    }
    // Windows cannot move a folder over an empty one.
    if (isFolder(path)) rmdirSync(path);
    renameSync(fresh, path);
    return undefined;
  } catch (thrown) {
    rmSync(fresh, { recursive: true, force: true });
    return problemOf('cli.cannotWrite', path, { reason: reasonOf(thrown) });
  }
}

/** A link is followed and kept, as that of an output file is. */
function placeOf(given: string): string {
  return followLinks(resolve(given));
}

/** The files of a pack under their names, as `out` keeps them: an archive, which goes to other machines, has the program's blocks too. */
export function namedFiles(files: PackFiles, out: string): Readonly<Record<string, string>> {
  return {
    ...textsByName(files),
    ...Object.fromEntries(
      Object.entries(files.blocks ?? {}).flatMap(([name, block]) => blockFiles(name, block, isZip(out))),
    ),
  };
}

/** The files of a block in the folder of its pack; those of a block that comes with the program are found by its name. */
function blockFiles(
  name: string,
  block: BlockFiles,
  isWhole: boolean,
): readonly (readonly [string, string])[] {
  const folder = `blocks/${name}`;
  if (!isWhole && block.folder !== folder) return [];
  return (['documents', 'figures', 'model'] as const).flatMap((table) => {
    const text = block[table];
    return text === undefined ? [] : [[`${folder}/${PACK_NAMES[table]}`, text] as const];
  });
}
