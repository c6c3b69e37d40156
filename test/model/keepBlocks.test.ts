/** Law: a pack that names blocks, as one model and written again, is the pack that names them. */
import { describe, expect, it } from 'vitest';
import type { BlockFiles } from '../../src/model/blocks.js';
import { diffModels } from '../../src/model/changes.js';
import { keepBlocks } from '../../src/model/keepBlocks.js';
import type { Model } from '../../src/model/model.js';
import { readPack, type PackFiles } from '../../src/model/pack.js';
import { readWorkbook } from '../../src/workbook/read/readWorkbook.js';
import { planWorkbook } from '../../src/workbook/sheets/planWorkbook.js';
import { canonical, preparedOf } from '../workbook/models.js';
import { snapshotOf } from '../workbook/snapshotOf.js';
import { SMALL, valueOf } from './packs.js';

const name = (text: string) => ({ zh: text, en: text });
const indicator = (key: string, formula: string) => ({
  ...{ key, name: name(key), unit: '亿元', group: 'g', formula },
});
const block = (folder: string, indicators: readonly object[]): BlockFiles => ({
  folder,
  model: JSON.stringify({ name: name('b'), indicators, groups: [{ key: folder, name: name(folder) }] }),
});
const BLOCKS = {
  first: block('blocks/first', [indicator('twice', '=2*gdp')]),
  second: block('../blocks/second', [indicator('thrice', '=gdp+twice'), indicator('half', '=gdp/2')]),
};
const pack: PackFiles = {
  ...SMALL,
  model: JSON.stringify({ ...(JSON.parse(SMALL.model) as object), blocks: ['first', 'second'] }),
  blocks: BLOCKS,
};
const model = valueOf(readPack(pack));
const fromWorkbook = (edited: Model): Model =>
  valueOf(readWorkbook(snapshotOf(planWorkbook(preparedOf(edited), 'en'))));
const namesIn = (files: PackFiles): unknown => (JSON.parse(files.model) as { blocks?: unknown }).blocks;

describe('keepBlocks', () => {
  it('names the blocks of a workbook that nobody edited, and gives the same model', () => {
    const kept = keepBlocks(fromWorkbook(model), BLOCKS);
    expect(kept.names).toEqual(['first', 'second']);
    expect(namesIn(kept.files)).toEqual(['first', 'second']);
    expect(kept.files.model).not.toContain('thrice');
    expect(diffModels(canonical(model), canonical(valueOf(readPack(kept.files))))).toEqual([]);
  });

  it('writes out a block with a row that was edited or removed, and keeps the others', () => {
    const change = (edit: (row: Model['indicators'][number]) => Model['indicators']): Model => ({
      ...model,
      indicators: model.indicators.flatMap(edit),
    });
    const order = /@after$/;
    for (const edited of [
      change((row) => [row.key === 'half' ? { ...row, formula: '=gdp/4' } : row]),
      change((row) => (row.key === 'half' ? [] : [row])),
    ]) {
      const kept = keepBlocks(fromWorkbook(edited), BLOCKS);
      const changes = diffModels(canonical(edited), canonical(valueOf(readPack(kept.files))));
      expect(changes.filter(({ path }) => !order.test(path))).toEqual([]);
      expect(kept.names).toEqual(['first']);
      expect(kept.files.model).toContain('thrice');
    }
  });

  it('names none where there are none, or their text cannot be read', () => {
    const plain = valueOf(readPack(SMALL));
    expect(namesIn(keepBlocks(plain, BLOCKS).files)).toBeUndefined();
    expect(namesIn(keepBlocks(model, { first: { folder: 'x', model: '{' } }).files)).toBeUndefined();
  });
});
