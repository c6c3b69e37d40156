/** Packs and documents in the encodings and with the separators that Excel and Chinese programs save. */
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand, setUpCommand } from './command.js';

const SMALL = 'test/packs/small';
const TABLES = ['documents.csv', 'figures.csv'];

const folder = setUpCommand();

/** Every character of GB2312, by what the platform decodes: Node writes no GBK itself. */
const GB2312 = new Map<string, readonly number[]>();
for (let lead = 0xa1; lead <= 0xf7; lead += 1)
  for (let trail = 0xa1; trail <= 0xfe; trail += 1)
    GB2312.set(new TextDecoder('gb18030').decode(new Uint8Array([lead, trail])), [lead, trail]);

function toGbk(text: string): Buffer {
  return Buffer.from([...text].flatMap((char) => GB2312.get(char) ?? [char.charCodeAt(0)]));
}

/** A copy of the small pack, with its texts, in which some files are written anew. */
function packWith(names: readonly string[], write: (text: string) => string | Buffer): string {
  const copy = mkdtempSync(join(folder, 'pack-'));
  cpSync(SMALL, copy, { recursive: true });
  for (const name of names) writeFileSync(join(copy, name), write(readFileSync(join(copy, name), 'utf8')));
  return copy;
}

async function verify(pack: string) {
  const { code, out, err } = await runCommand(['verify', '--pack', pack, '--documents', join(pack, 'texts')]);
  return { code, told: out + err };
}

/** Of the small pack no field holds a quotation mark, a semicolon or a tab, and only quoted ones a comma. */
function withSeparator(separator: string): (text: string) => string {
  return (text) => text.replace(/"[^"]*"|,/g, (part) => (part === ',' ? separator : part));
}

describe('a pack', () => {
  it.each<[string, (text: string) => string | Buffer]>([
    ['in GBK', toGbk],
    ['in UTF-8 with a mark', (text) => `\ufeff${text}`],
    [
      'in UTF-16 with tabs, as Excel saves Unicode text',
      (text) => Buffer.from(`\ufeff${withSeparator('\t')(text)}`, 'utf16le'),
    ],
    ['with semicolons', withSeparator(';')],
    ['with a declared separator', (text) => `sep=;\r\n${withSeparator(';')(text)}`],
    [
      'with rows of only commas',
      (text) => `${text}${','.repeat((text.split('\n')[0] ?? '').split(',').length - 1)}\n`,
    ],
  ])('%s is read like any other', async (_, write) => {
    expect(await verify(packWith(TABLES, write))).toEqual(await verify(SMALL));
  });

  it('with a full-width comma between the columns is told in one sentence', async () => {
    const { code, told } = await verify(packWith(['documents.csv'], (text) => text.replaceAll(',', '，')));
    expect(code).toBe(1);
    expect(told.split('\n').filter((line) => line.includes('documents.csv:')).length).toBe(1);
    expect(told).toContain('The header parts its columns with "，"');
  });

  it('with a text in another encoding is told in one sentence that names it', async () => {
    const { code, told } = await verify(packWith(['model.json'], () => Buffer.from('504b0304', 'hex')));
    expect(code).toBe(1);
    expect(told).toContain('"model.json" is not a text that can be read (its encoding seems to be ZIP');
  });

  it('has documents in GBK', async () => {
    const texts = readdirSync(join(SMALL, 'texts')).map((name) => join('texts', name));
    const pack = packWith(texts, toGbk);
    const sha = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
    const table = readFileSync(join(pack, 'documents.csv'), 'utf8');
    const registered = texts.reduce(
      (text, name) => text.replace(sha(join(SMALL, name)), sha(join(pack, name))),
      table,
    );
    writeFileSync(join(pack, 'documents.csv'), registered);
    expect(await verify(pack)).toEqual(await verify(SMALL));
  });
});
