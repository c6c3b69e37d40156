/** `tuiyan monitor` as users run it: the built program, as a process. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createXlsxHost } from '../../src/hosts/file/xlsx.js';
import { runCommand, setUpCommand, type Finished } from './command.js';

const folder = setUpCommand();

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function monitor(path: string, ...words: readonly string[]): Promise<Finished> {
  return runCommand(['monitor', '--actuals', path, '--lang', 'en', ...words]);
}

const CASE =
  'indicator,member,period,value\nsociety_st_input,,2025,7050\nsociety_st_input,,2025H1,3200\nsociety_st_input,,2026H1,3400\n';

describe('tuiyan monitor', () => {
  it('prints a row a series, with the values of the hand-calculated case', async () => {
    const { code, out, err } = await monitor(file('case.csv', CASE), '--json');
    expect([code, err]).toEqual([0, '']);
    const near = (value: number): number => expect.closeTo(value, 8) as number;
    const rows = JSON.parse(out) as Readonly<Record<string, unknown>>[];
    expect(rows).toEqual([
      {
        indicator: 'society_st_input',
        member: null,
        period: '2026H1',
        planned: near((7560.513506751294 * 3200) / 7050),
        actual: 3400,
        attainment: near(99.07561164081136),
        progress: near(44.97049039015551),
        growthUnit: '%',
        yoy: 6.25,
        requiredYoy: near(7.24132633689778),
        ratio: near(0.8631015520117453),
        light: 'amber',
        nowcast: 7490.625,
        nowcastLow: near(7490.625 - 3850 * 0.0724132633689778),
        nowcastHigh: near(7490.625 + 3850 * 0.0724132633689778),
        method: 'lastYear',
        path: near(7560.513506751294),
        restNeeded: near(4160.513506751294),
        restNeededYoy: near(8.065285889643992),
      },
    ]);
  });

  it('writes the whole workbook with the sheets of monitoring, as build does', async () => {
    const path = file('sheets.csv', CASE);
    const out = join(folder, 'monitor.xlsx');
    const done = await monitor(path, '--asof', '2026H1', '--out', out);
    expect([done.code, done.err]).toEqual([0, '']);
    expect(done.out).toContain('amber');
    const sheets = async (at: string): Promise<readonly string[]> => {
      const read = await createXlsxHost({ bytes: readFileSync(at) }).read();
      return read.ok ? read.value.sheets.map(({ name }) => name) : [];
    };
    expect(await sheets(out)).toEqual(
      expect.arrayContaining(['Half-year review', 'Yearly judgement', 'Monitoring']),
    );
    const built = join(folder, 'built.xlsx');
    const build = ['build', '--lang', 'en', '--observations', path, '--out', built];
    expect((await runCommand(build)).code).toBe(0);
    expect(await sheets(built)).toEqual(await sheets(out));
    const alone = await runCommand(['build', '--out', join(folder, 'none.xlsx'), '--asof', '2026H1']);
    expect(alone.code).toBe(2);
  });

  it('asks nothing of the rest of a year that is over', async () => {
    const path = file(
      'over.csv',
      `${CASE.slice(0, CASE.lastIndexOf('society'))}society_st_input,,2026,7400\n`,
    );
    const en = await monitor(path);
    expect(en.out).toContain('2026 is behind plan by');
    expect(en.out).not.toContain('the rest of the year needs');
    const zh = await runCommand(['monitor', '--actuals', path, '--lang', 'zh']);
    expect(zh.out).toContain('2026比计划差');
    expect(zh.out).not.toContain('，其余时期还需');
  });

  it('tells in words who is behind, in both languages', async () => {
    const path = file('words.csv', CASE);
    const en = await monitor(path);
    expect(en.out).toContain('Whole-society S&T input: 2026H1 is behind plan by 3.172 billion yuan (amber;');
    const zh = await runCommand(['monitor', '--actuals', path, '--lang', 'zh']);
    expect(zh.out).toContain('2026H1比计划差 31.72亿元（黄灯');
  });

  it('reads files as Chinese programs save them: GB18030, semicolons, a mark at the start', async () => {
    const rows = CASE.replaceAll(',', ';');
    // 全社会科技创新投入 in GB18030.
    const gbk = [
      0xc8, 0xab, 0xc9, 0xe7, 0xbb, 0xe1, 0xbf, 0xc6, 0xbc, 0xbc, 0xb4, 0xb4, 0xd0, 0xc2, 0xcd, 0xb6, 0xc8,
      0xeb,
    ];
    const lines = CASE.split('society_st_input').flatMap((part, i) => [
      ...(i === 0 ? [] : gbk),
      ...Buffer.from(part, 'ascii'),
    ]);
    const plain = await monitor(file('plain.csv', CASE), '--json');
    const heads = CASE.replace('indicator,member,period,value', '指标,地区,时期,实际值');
    for (const content of [`\uFEFF${rows}`, Uint8Array.from(lines), heads])
      expect(await monitor(file('saved.csv', content), '--json')).toEqual(plain);
  });

  it('names file, line and column of what is wrong, and prints nothing', async () => {
    const path = file(
      'wrong.csv',
      'indicator,member,period,value,cumulative\nsociety_st_inpt,,2025H1,1,\nrd_expenditure,,2025,3000,\nrd_expenditure,,2025H1,3200,\n',
    );
    const { code, out, err } = await monitor(path, '--json');
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(
      'wrong.csv:2:1 error There is no indicator "society_st_inpt"; did you mean "society_st_input / society_st_stated / society_st_input_gap"?',
    );
    const other = await monitor(
      file('half.csv', 'indicator,period,value\nrd_expenditure,2025,3000\nrd_expenditure,2025H1,3200\n'),
    );
    expect([other.code, other.out]).toEqual([1, '']);
    expect(other.err).toContain(
      'half.csv:3:16 error 2025H1 with 3200 is larger than 2025 with 3000 (line 2)',
    );
  });

  it('leaves out what is after --asof, and says so', async () => {
    const path = file('later.csv', `${CASE}society_st_input,,2026Q3,1900\n`);
    const { code, out, err } = await monitor(path, '--json', '--asof', '2026H1');
    expect([code, JSON.parse(out)]).toEqual([0, [expect.objectContaining({ period: '2026H1' })]]);
    expect(err).toContain(
      'later.csv:5:19 warning Observations after 2026-06 are left out, as --asof asks: 1.',
    );
  });

  it('ends with 2 where it is used wrongly, and with 1 where a file is not there', async () => {
    const path = file('use.csv', CASE);
    const asOf = await monitor(path, '--asof', 'June');
    expect([asOf.code, asOf.out]).toEqual([2, '']);
    expect(asOf.err).toContain('The period "June" of --asof cannot be read');
    expect((await runCommand(['monitor', '--lang', 'en'])).code).toBe(2);
    const missing = await monitor(join(folder, 'none.csv'));
    expect([missing.code, missing.out]).toEqual([1, '']);
    expect(missing.err).toContain('cannot be read (there is no such file or folder)');
    expect((await monitor(folder)).err).toContain('is a folder: name a CSV file');
    expect((await monitor(file('empty.csv', 'indicator,period,value\n'))).err).toContain('no observations');
  });
});

describe('tuiyan tasks', () => {
  it('prints the tasks of a target with owner and date, counts those without, and writes the same as CSV', async () => {
    const owners = file('owners.csv', 'indicator,owner,year,date\nsociety_st_input,Office,2026,11-30\n');
    const out = join(folder, 'tasks.csv');
    const words = [
      'tasks',
      '--owners',
      owners,
      '--from',
      '2026',
      '--to',
      '2027',
      '--out',
      out,
      '--lang',
      'en',
    ];
    const done = await runCommand([...words, '--json']);
    expect(done.code).toBe(0);
    expect(done.err).toMatch(/tasks? of \d+ have no owner/);
    const rows = JSON.parse(done.out) as Readonly<Record<string, unknown>>[];
    const own = rows.filter(({ indicator }) => indicator === 'society_st_input');
    expect(own.map(({ year, owner, due }) => [year, owner, due])).toEqual([
      [2026, 'Office', '2026-11-30'],
      [2027, null, '2027-12-31'],
    ]);
    const text = readFileSync(out, 'utf8');
    const [head = '', ...lines] = text.slice(1).trim().split('\n');
    expect(text[0]).toBe('\uFEFF');
    expect(head).toBe(
      'Indicator,Member,Unit,Year,To reach,Year before,Increase,Basis,Final target,Owner,Due',
    );
    expect(lines).toHaveLength(rows.length);
    expect((await runCommand(['tasks', '--from', '2030', '--to', '2026', '--lang', 'en'])).code).toBe(2);
  });
});
