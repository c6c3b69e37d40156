/** Workbooks come back: a pack built, edited and read again. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { createXlsxHost } from '../../src/hosts/file/xlsx.js';
import { diffModels } from '../../src/model/changes.js';
import type { Model } from '../../src/model/model.js';
import { readPack, writePack } from '../../src/model/pack.js';
import { writeOverKeys } from '../../src/model/wording.js';
import { readWorkbook } from '../../src/workbook/read/readWorkbook.js';
import { planWorkbook } from '../../src/workbook/sheets/planWorkbook.js';
import { convert, findOffice } from '../hosts/soffice.js';
import { prepared, readFiles, valueOf } from '../model/packs.js';
import { canonical, preparedOf, randomModel } from '../workbook/models.js';
import { linesOf, runCommand as tuiyan, setUpCommand } from './command.js';

const SMALL = 'test/packs/small';

const folder = setUpCommand();

async function built(pack: string, language: string): Promise<string> {
  const file = join(mkdtempSync(join(folder, 'built-')), 'a.xlsx');
  expect(await tuiyan(['build', '--pack', pack, '--out', file, '--lang', language])).toMatchObject({
    code: 0,
  });
  return file;
}

/** The pack's model as workbooks give it back: formulas over keys. */
function modelIn(pack: string): Model {
  return writeOverKeys(prepared(valueOf(readPack(readFiles(pack))))).model;
}

const fresh = (): string => join(mkdtempSync(join(folder, 'out-')), 'pack');

describe('law: read(build(pack)) = pack', () => {
  it.each([
    ['seeds/zhejiang', 'zh'],
    ['seeds/zhejiang', 'en'],
    [SMALL, 'en'],
  ])('%s in %s', async (pack, language) => {
    const out = fresh();
    const words = ['read', await built(pack, language), '--out', out, '--pack', pack, '--json'];
    const { code, out: printed } = await tuiyan(words);
    expect(code).toBe(0);
    expect(JSON.parse(printed)).toMatchObject({ pack: out, changes: [] });
    expect(modelIn(out)).toEqual(modelIn(pack));
  });

  it('random models, through the file and the files of a pack', async () => {
    await fc.assert(
      fc.asyncProperty(randomModel, async (model) => {
        const documents = model.documents.map((row) => ({ ...row, sha256: 'ab'.repeat(32) }));
        const ready = writeOverKeys(preparedOf({ ...model, documents }));
        const host = createXlsxHost();
        expect((await host.apply(planWorkbook(ready, 'en'))).ok).toBe(true);
        const snapshot = await createXlsxHost({ bytes: host.bytes() }).read();
        const back = readWorkbook(snapshot.ok ? snapshot.value : { sheets: [], names: [] });
        const again = valueOf(readPack(writePack(valueOf(back))));
        expect(diffModels(canonical(ready.model), canonical(again))).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  it('after LibreOffice, where it is installed, has saved the workbook', async () => {
    const office = findOffice();
    if (office === undefined) return;
    const file = await built('seeds/zhejiang', 'zh');
    writeFileSync(file, convert(office, readFileSync(file), 'xlsx'));
    const out = fresh();
    const { code, out: printed } = await tuiyan(['read', file, '--out', out, '--json']);
    expect([code, JSON.parse(printed)]).toMatchObject([0, { changes: [] }]);
    expect(modelIn(out)).toEqual(modelIn('seeds/zhejiang'));
  });
});

it('lists what changed since the pack, in words and as JSON', async () => {
  const edited = mkdtempSync(join(folder, 'pack-'));
  cpSync(SMALL, edited, { recursive: true });
  const text = readFileSync(join(edited, 'model.json'), 'utf8');
  expect(text).toContain('"2026": 8');
  writeFileSync(join(edited, 'model.json'), text.replace('"2026": 8', '"2026": 9'));
  const file = await built(edited, 'zh');
  const { out } = await tuiyan(['read', file, '--out', fresh(), '--pack', SMALL, '--json']);
  const { changes } = JSON.parse(out) as { changes: readonly { path: string; from: string; to: string }[] };
  expect(changes.map(({ path }) => path)).toHaveLength(1);
  expect(changes[0]?.to).toContain('9');
  const words = await tuiyan(['read', file, '--out', fresh(), '--pack', SMALL, '--lang', 'zh']);
  expect(words.out).toContain('改动 1 处');
});

describe('refuses, in a sentence and with exit 1,', () => {
  const blank = (size: number): Uint8Array => new Uint8Array(size).fill(32);
  const cases: readonly (readonly [string, (good: Uint8Array) => Uint8Array, RegExp])[] = [
    ['a text', () => strToU8('hello'), /not an \.xlsx workbook/],
    ['an old workbook', () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), /old \.xls format/],
    ['a file cut off', (good) => good.subarray(0, good.length / 2), /not complete/],
    ['another archive', () => zipSync({ 'word/document.xml': strToU8('<a/>') }), /not an \.xlsx workbook/],
    [
      'an archive made to fill the memory',
      () => zipSync({ 'xl/workbook.xml': strToU8('<workbook/>'), 'xl/a.xml': blank(250_000_000) }),
      /too large when unpacked/,
    ],
    ['a damaged workbook', () => zipSync({ 'xl/workbook.xml': strToU8('<workbook') }), /cannot be opened/],
  ];
  it.each(cases)('%s', async (_, make, sentence) => {
    const file = join(mkdtempSync(join(folder, 'bad-')), 'bad.xlsx');
    const good = createXlsxHost();
    await good.apply(planWorkbook(prepared(valueOf(readPack(readFiles(SMALL)))), 'en'));
    writeFileSync(file, make(good.bytes()));
    const out = fresh();
    const { code, err, out: printed } = await tuiyan(['read', file, '--out', out]);
    expect([code, printed, existsSync(out)]).toEqual([1, '', false]);
    expect(linesOf(err)).toEqual([expect.stringMatching(sentence)]);
  });

  it('an output folder with something in it, and leaves that alone', async () => {
    const out = fresh();
    mkdirSync(out);
    writeFileSync(join(out, 'mine.txt'), 'mine');
    const { code, err } = await tuiyan(['read', 'nowhere.xlsx', '--out', out]);
    expect([code, linesOf(err)]).toEqual([1, [expect.stringContaining('is not empty')]]);
    expect(readFileSync(join(out, 'mine.txt'), 'utf8')).toBe('mine');
  });

  it('a workbook of somebody else', async () => {
    const file = join(folder, 'other.xlsx');
    const { writeXlsx } = await import('hucre/xlsx');
    writeFileSync(file, await writeXlsx({ sheets: [{ name: 'Sheet1', rows: [['a', 1]] }] }));
    const { code, err } = await tuiyan(['read', file, '--out', fresh()]);
    expect([code, linesOf(err).length]).toEqual([1, 1]);
  });
});
