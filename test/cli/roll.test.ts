/** Actuals arrive on the command line: the rolled pack, or a sentence for each thing that is wrong. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { linesOf, runCommand as tuiyan, setUpCommand, type Finished } from './command.js';

const SMALL = 'test/packs/small';
const TEXTS = 'test/packs/small/texts';
const HEADER = 'indicator,member,period,value,unit,source';

const folder = setUpCommand();

interface Rolled extends Finished {
  readonly out: string;
  readonly pack: string;
  readonly json: {
    readonly baseYear: number;
    readonly replaced: readonly { readonly indicator: string; readonly is: number }[];
    readonly unused: readonly object[];
    readonly revisions: readonly {
      readonly was: number;
      readonly is: number;
      readonly causes: readonly { readonly amount: number }[];
    }[];
    readonly checks: readonly { readonly check: string; readonly holds: boolean | null }[];
  };
}

async function roll(table: string | Uint8Array, ...words: readonly string[]): Promise<Rolled> {
  const place = mkdtempSync(join(folder, 'roll-'));
  const file = join(place, 'actuals.csv');
  writeFileSync(file, table);
  const pack = join(place, 'pack');
  const given = ['--pack', SMALL, '--to', '2025', '--actuals', file, '--out', pack];
  const finished = await tuiyan([
    'roll',
    ...given,
    ...(words.includes('--lang') ? [] : ['--json']),
    ...words,
  ]);
  const json = finished.out.startsWith('{') ? (JSON.parse(finished.out) as Rolled['json']) : EMPTY;
  return { ...finished, pack, json };
}

const EMPTY: Rolled['json'] = { baseYear: 0, replaced: [], unused: [], revisions: [], checks: [] };

const R = 'rd_expenditure,,2025,1300,亿元,bulletin';
const S = 'rd_intensity,,2025,3.10,%,bulletin';
const table = (...rows: readonly string[]): string => [HEADER, ...rows, ''].join('\n');

describe('roll', () => {
  it('writes a pack that can be projected, verified and built', async () => {
    const { code, err, json, pack } = await roll(table(R, S));
    expect([code, err]).toEqual([0, '']);
    expect(json.baseYear).toBe(2025);
    expect(json.replaced.map(({ indicator }) => indicator)).toEqual([
      'rd_expenditure',
      'rd_intensity',
      'gdp',
    ]);
    expect(json.replaced[2]?.is).toBeCloseTo(1300 / 0.031, 8);
    for (const { was, is, causes } of json.revisions)
      expect(causes.reduce((sum, { amount }) => sum + amount, 0)).toBe(is - was);
    const files = ['documents.csv', 'figures.csv', 'model.json', 'revisions.csv', 'vintages.csv'];
    expect(readdirSync(pack).sort()).toEqual(files);
    expect(readFileSync(join(pack, 'vintages.csv'), 'utf8')).toContain('base_2024,');

    const projection = await tuiyan(['project', '--pack', pack, '--json']);
    expect(projection.code).toBe(0);
    const { series } = JSON.parse(projection.out) as {
      series: readonly { indicator: string; values: Record<string, number> }[];
    };
    const values = (key: string) => series.find(({ indicator }) => indicator === key)?.values ?? {};
    expect(values('rd_expenditure')['2025']).toBe(1300);
    expect(values('rd_expenditure')['2024']).toBe(1200);
    expect(values('enterprise_rd')['2024']).toBeDefined();
    expect(await tuiyan(['verify', '--pack', pack, '--documents', TEXTS])).toMatchObject({ code: 0 });
    const built = await tuiyan(['build', '--pack', pack, '--out', join(folder, 'rolled.xlsx')]);
    expect(built.code).toBe(0);
  });

  it('keeps every earlier plan when it rolls again', async () => {
    const first = await roll(table(R, S));
    const file = join(first.pack, '..', 'next.csv');
    writeFileSync(file, table('rd_expenditure,,2026,1400,亿元,', 'rd_intensity,,2026,3.2,%,'));
    const out = join(first.pack, '..', 'next');
    const words = ['roll', '--pack', first.pack, '--to', '2026', '--actuals', file, '--out', out];
    expect((await tuiyan(words)).code).toBe(0);
    const vintages = readFileSync(join(out, 'vintages.csv'), 'utf8');
    expect(vintages).toContain('base_2024,');
    expect(vintages).toContain('base_2025,');
  });

  it('stops where an identity fails, and goes on where a side gives way', async () => {
    const rows = [R, S, 'gdp,,2025,43000,亿元,bulletin'];
    const stopped = await roll(table(...rows));
    expect(stopped.code).toBe(1);
    expect(stopped.err).toMatch(/actuals\.csv:3:\d+ error The actual of "rd_intensity" in 2025/);
    expect(stopped.json).toMatchObject({ baseYear: 2024, replaced: [] });
    expect(stopped.json.checks).toMatchObject([{ check: 'identity', holds: false }]);
    expect(existsSync(stopped.pack)).toBe(false);
    const gone = await roll(table(...rows), '--follow', 'gdp');
    expect(gone.code).toBe(0);
    expect(gone.json.unused).toMatchObject([{ indicator: 'gdp', reason: 'follows' }]);
  });

  it('law: actuals that are known change nothing', async () => {
    const place = mkdtempSync(join(folder, 'known-'));
    const file = join(place, 'a.csv');
    writeFileSync(file, table('rd_expenditure,,2024,1200,亿元,', 'gdp,,2024,40000,亿元,'));
    const words = ['--pack', SMALL, '--actuals', file, '--out', join(place, 'pack'), '--json'];
    const { code, out } = await tuiyan(['roll', '--to', '2024', ...words]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ baseYear: 2024, replaced: [], revisions: [] });
    const projected = (pack: string) => tuiyan(['project', '--pack', pack, '--json']);
    expect((await projected(join(place, 'pack'))).out).toBe((await projected(SMALL)).out);
  });

  it.each([
    ['rd_expenditure,,2023,1100,亿元,', 'is before the base year 2024'],
    ['rd_expenditure,,2024,1210,亿元,', 'that is a revision and no new actual'],
    ['rd_expenditure,,2026,1400,亿元,', 'roll --to 2026'],
    ['rd_expenditure,,2025H1,600,亿元,', 'is only a part of a year'],
    ['rd_expenditure,,2025,1300,亿美元,', 'another currency'],
    ['rd_expenditur,,2025,1300,亿元,', 'did you mean "rd_expenditure"?'],
    ['rd_expenditure,,2025,1300', ''],
  ])('tells what is wrong with %s', async (row, words) => {
    const { code, err, pack } = await roll(table(row));
    expect(code).toBe(1);
    expect(err).toMatch(/actuals\.csv:2:\d+ error /);
    expect(err).toContain(words);
    expect(existsSync(pack)).toBe(false);
  });

  it('reads GBK and UTF-16, semicolons and Chinese headers', async () => {
    const chinese = '指标;时期;数值;单位\r\n研发经费;2025年;0.13;万亿元\r\n研发投入强度;2025;3.10;%\r\n';
    const utf16 = Buffer.from(`\ufeff${chinese}`, 'utf16le');
    const { code, err, json } = await roll(utf16);
    expect([code, err]).toEqual([0, '']);
    expect(json.replaced[0]?.is).toBe(1300);
    const { code: refused, err: why } = await roll(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]));
    expect(refused).toBe(1);
    expect(linesOf(why)).toHaveLength(1);
  });

  it('says how it is used', async () => {
    expect((await tuiyan(['roll', '--to', '25', '--actuals', 'a.csv', '--out', 'x'])).code).toBe(2);
    expect((await roll(table(R, S), '--follow', 'nothing_like_it')).code).toBe(2);
    const none = await tuiyan([
      'roll',
      '--to',
      '2025',
      '--actuals',
      join(folder, 'no.csv'),
      '--out',
      join(folder, 'no'),
    ]);
    expect([none.code, none.err.includes('no.csv')]).toEqual([1, true]);
    const { code, err } = await tuiyan([
      'roll',
      '--pack',
      SMALL,
      '--to',
      '2031',
      '--actuals',
      `${SMALL}/figures.csv`,
      '--out',
      join(folder, 'late'),
    ]);
    expect([code, err]).toEqual([1, expect.stringContaining('error')]);
  });

  it('tells people what changed and why', async () => {
    const { code, out } = await roll(table(R, S), '--lang', 'zh');
    expect(code).toBe(0);
    expect(out).toContain('基准年由 2024 年移到 2025 年');
    expect(out).toContain('=rd_expenditure_2025/rd_intensity_2025');
  });
});
