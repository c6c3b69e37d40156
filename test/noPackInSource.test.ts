/** No pack is known to src/: no key of an indicator, parameter, scenario, target or rule of Zhejiang, and no place of it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { inProject, ROOT } from '../scripts/lib/project.mjs';
import { readPack } from '../src/model/pack.js';
import { readFiles, valueOf } from './model/packs.js';

/** Words of the language rather than of one pack: any pack compares itself with the nation. */
const NATION: readonly string[] = ['全国', '中国', 'China'];

/** The folder of the pack, where it is loaded. */
const ALLOWED = /seeds\/zhejiang|\.\/zhejiang\.js/;

it('names no indicator, parameter or place of the pack that comes with the program', () => {
  const pack = valueOf(readPack(readFiles('seeds/zhejiang')));
  const keys = [...pack.indicators, ...pack.parameters, ...pack.scenarios, ...pack.targets, ...pack.rules];
  const isKey = new RegExp(`(?<!\\w)(?:${keys.map(({ key }) => key).join('|')})(?!\\w)`);
  const cities = pack.figures.map(({ geography }) => geography).filter((place) => place !== '');
  const places = [...(pack.places ?? []).flatMap(({ name }) => [name.zh, name.en]), ...cities].filter(
    (place) => !NATION.includes(place),
  );
  const faults = filesOf(inProject('src')).flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, i) => {
        const named =
          isKey.exec(line)?.[0] ??
          (ALLOWED.test(line) ? undefined : places.find((place) => line.includes(place)));
        return named === undefined ? [] : [`${relative(ROOT, file)}:${i + 1} ${named}`];
      }),
  );
  expect(faults).toEqual([]);
});

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
