/**
 * A pack as one file: a zip archive (APPNOTE.TXT 6.3.10 by PKWARE) with the texts of its folder.
 *
 * In: texts by their names in the folder, with `/` where they are in one below; or the bytes of an archive. Out: the bytes, which depend on
 * the texts alone; or the files, of which those that no pack has are left out. An archive may hold the files of a pack or one folder with
 * them. Sizes are read before anything is unpacked, and no file is unpacked beyond the size that it states.
 */
import { strToU8, unzipSync, zipSync, type Zippable } from 'fflate';

/** The problem of an archive that is not read, by the reason. */
export const ZIP_PROBLEMS = {
  notPack: 'cli.notAPack',
  damaged: 'cli.zipDamaged',
  tooLarge: 'cli.zipTooLarge',
} as const;

type Unzipped =
  | { readonly ok: true; readonly files: ReadonlyMap<string, Uint8Array> }
  | { readonly ok: false; readonly reason: 'notPack' | 'damaged' | 'tooLarge' };

/** Largest number of bytes of the archive, of all unpacked files and of one of them, and of files: a pack of 1,000 indicators has 2 MB. */
const MOST_ZIPPED = 50_000_000;
const MOST_UNPACKED = 100_000_000;
const MOST_IN_FILE = 50_000_000;
const MOST_FILES = 1000;

/** Archives count from 1980, in local time. */
const EPOCH = new Date(1980, 0, 1);

export function zipPack(files: Readonly<Record<string, string>>): Uint8Array {
  const parts: Zippable = {};
  for (const [name, text] of Object.entries(files)) parts[name] = [strToU8(text), { mtime: EPOCH, level: 6 }];
  return zipSync(parts);
}

/** The files of a pack in an archive, by their names in its folder, or the reason why it is not read. */
export function unzipPack(bytes: Uint8Array): Unzipped {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return { ok: false, reason: 'notPack' };
  if (bytes.length > MOST_ZIPPED) return { ok: false, reason: 'tooLarge' };
  const told = { size: 0, count: 0, largest: 0 };
  const isTooLarge = (): boolean =>
    told.count > MOST_FILES || told.size > MOST_UNPACKED || told.largest > MOST_IN_FILE;
  let unpacked: Readonly<Record<string, Uint8Array>>;
  try {
    unpacked = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        told.count += 1;
        if (!isOfPack(name)) return false;
        told.size += originalSize;
        told.largest = Math.max(told.largest, originalSize);
        return !isTooLarge();
      },
    });
  } catch {
    return { ok: false, reason: 'damaged' };
  }
  if (isTooLarge()) return { ok: false, reason: 'tooLarge' };
  const root = Object.keys(unpacked)
    .filter((name) => /(?:^|\/)model\.json$/.test(name) && !/(?:^|\/)blocks\//.test(name))
    .map((name) => name.slice(0, -'model.json'.length))
    .sort((a, b) => a.length - b.length)[0];
  if (root === undefined) return { ok: false, reason: 'notPack' };
  const inside = Object.entries(unpacked).filter(([name]) => name.startsWith(root));
  return { ok: true, files: new Map(inside.map(([name, content]) => [name.slice(root.length), content])) };
}

/** Texts of a pack, by their name in the archive: no path out of it, and nothing that file managers add (`__MACOSX/`, `.DS_Store`). */
function isOfPack(name: string): boolean {
  if (!/\.(?:csv|json|txt)$/i.test(name) || /[\\:]/.test(name)) return false;
  return name.split('/').every((step) => step !== '' && !step.startsWith('.') && step !== '__MACOSX');
}
