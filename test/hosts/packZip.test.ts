/** Packs as archives: what goes in comes out, and hostile archives are refused before they fill the memory. */
import fc from 'fast-check';
import { strFromU8, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { unzipPack, zipPack } from '../../src/hosts/file/packZip.js';

const PACK = { 'documents.csv': 'id\n', 'figures.csv': 'id\n', 'model.json': '{}' };

function textsOf(bytes: Uint8Array): unknown {
  const opened = unzipPack(bytes);
  return opened.ok
    ? Object.fromEntries([...opened.files].map(([name, content]) => [name, strFromU8(content)]))
    : opened.reason;
}

it('unzip(zip(pack)) is the pack, and the same pack has the same bytes', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ unit: 'binary' }), (figures, document) => {
      const files = { ...PACK, 'figures.csv': figures, 'texts/a.txt': document.replace(/\p{Cs}/gu, '') };
      expect(textsOf(zipPack(files))).toEqual(files);
      expect(zipPack(files)).toEqual(zipPack(files));
    }),
    { numRuns: 50 },
  );
});

describe('an archive', () => {
  const zip = (files: Readonly<Record<string, string>>): Uint8Array =>
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
  const inside = Object.fromEntries(Object.entries(PACK).map(([name, text]) => [`my pack/${name}`, text]));

  it('may hold one folder with the pack, and what file managers add', () => {
    expect(
      textsOf(zip({ '__MACOSX/my pack/._model.json': 'x', 'my pack/.DS_Store': 'x', ...inside })),
    ).toEqual(PACK);
  });

  it.each([
    ['no pack', zip({ 'a.csv': '' }), 'notPack'],
    ['no archive', strToU8('documents'), 'notPack'],
    ['a download that broke off', zip(PACK).slice(0, 120), 'damaged'],
    ['a file that unpacks to 60 MB', zip({ ...PACK, 'figures.csv': '0'.repeat(60_000_000) }), 'tooLarge'],
    [
      'a thousand files',
      zip(Object.fromEntries(Array.from({ length: 1001 }, (_, at) => [`texts/${at}.txt`, '']))),
      'tooLarge',
    ],
  ])('with %s is refused', (_, bytes, reason) => {
    expect(textsOf(bytes)).toBe(reason);
  });

  it('never gives a name that leads out of the folder', () => {
    const names = [
      '../figures.csv',
      '/etc/figures.csv',
      'a\\..\\figures.csv',
      'C:/figures.csv',
      'blocks/../figures.csv',
    ];
    const hostile = Object.fromEntries(names.map((name) => [name, 'x']));
    expect(textsOf(zip({ ...hostile, ...PACK }))).toEqual(PACK);
  });

  it('that states a size smaller than its own is not unpacked beyond it', () => {
    const bytes = zip({ ...PACK, 'figures.csv': '0'.repeat(1_000_000) });
    const view = new DataView(bytes.buffer);
    // The sizes before unpacking and after it, in the central directory (4.3.12) and before the file (4.3.7).
    for (let at = 0; at < bytes.length - 4; at += 1) {
      const isEntry = view.getUint32(at, true) === 0x02014b50;
      if (isEntry && view.getUint32(at + 24, true) === 1_000_000) view.setUint32(at + 24, 10, true);
    }
    const opened = unzipPack(bytes);
    expect(opened.ok ? opened.files.get('figures.csv')?.length : 0).toBeLessThanOrEqual(10);
  });
});
