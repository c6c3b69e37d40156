/** `tuiyan allocate` as users run it: tables in, JSON or sentences with their places out. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { linesOf, runCommand, setUpCommand } from './command.js';

const folder = setUpCommand();

const HEAD = 'member,weight,floor,cap,hold,last';
const WEIGHTS = `${HEAD}\nAsh,50,,,,420\nBirch,30,290,,,280\nCedar,20,250,,,200\n`;
const SEED = 'member,State,Firms,Others\nAsh,500,2900,200\nBirch,400,1900,100\nCedar,300,850,50\n';
const COLUMNS = 'investor,total\nState,200\nFirms,700\nOthers,100\n';

interface Tables {
  readonly weights?: string | Buffer;
  readonly matrix?: string;
  readonly columns?: string;
}

async function tuiyan({ weights = WEIGHTS, matrix, columns }: Tables, ...words: readonly string[]) {
  const files = Object.entries({ weights, matrix, columns }).flatMap(([option, text]) => {
    if (text === undefined) return [];
    const file = join(folder, `${option}.csv`);
    writeFileSync(file, text);
    return [`--${option}`, file];
  });
  const { code, out, err } = await runCommand(['allocate', ...files, '--lang', 'en', ...words]);
  return { code, out, told: linesOf(err.replaceAll(`${folder}/`, '')) };
}

async function answer(tables: Tables, ...words: readonly string[]): Promise<Record<string, unknown>> {
  const { code, out, told } = await tuiyan(tables, '--json', ...words);
  expect([code, told]).toEqual([0, []]);
  return JSON.parse(out) as Record<string, unknown>;
}

describe('tuiyan allocate', () => {
  it('divides a number, and names the bounds that bind', async () => {
    expect(await answer({}, '--total', '1,000')).toEqual({
      feasible: true,
      total: 1000,
      unit: null,
      members: [
        { member: 'Ash', value: 460 },
        { member: 'Birch', value: 290 },
        { member: 'Cedar', value: 250 },
      ],
      binding: [
        { kind: 'floor', member: 'Birch', value: 290 },
        { kind: 'floor', member: 'Cedar', value: 250 },
      ],
      method: 'quadratic',
    });
  });

  it('divides the projected value of a scenario, in its unit', async () => {
    const fits = await answer(
      { weights: 'member,weight,floor\n杭州,3,1000亿元\n宁波,1,0.3万亿元\n' },
      '--total',
      'society_st_input:2026',
      '--digits',
      '1',
    );
    expect(fits).toMatchObject({ total: 7632, unit: '亿元', members: [{ value: 4632 }, { value: 3000 }] });
  });

  it('divides the increase, keeps last year, and asks for growth', async () => {
    const grown = await answer({}, '--total', '1000', '--increase');
    // 100 more than the 900 of last year. The floor of Cedar takes 50 of it; the others share 50 by 5 : 3, and Birch is above 290 so.
    expect(grown['members']).toMatchObject([{ value: 451.25 }, { value: 298.75 }, { value: 250 }]);
    const kept = await answer({}, '--total', '1000', '--not-below-last', '--digits', '0');
    expect(kept['members']).toMatchObject([{ value: 460 }, { value: 290 }, { value: 250 }]);
    const more = await answer(
      { weights: `${HEAD}\nAsh,50,,,,420\nBirch,30,,,,280\nCedar,20,,,,240\n` },
      '--total',
      '1000',
      '--not-below-last',
      '5%',
    );
    expect(more['members']).toMatchObject([{ value: 454 }, { value: 294 }, { value: 252 }]);
  });

  it('fills the matrix, in the order of the two tables', async () => {
    const matrix = 'member,Others,State,Firms\nCedar,50,300,850\nAsh,200,500,2900\nBirch,100,400,1900\n';
    const asWritten = await answer({ matrix: SEED, columns: COLUMNS }, '--total', '1000', '--digits', '1');
    expect(await answer({ matrix, columns: COLUMNS }, '--total', '1000', '--digits', '1')).toEqual(asWritten);
    expect(asWritten).toMatchObject({ rowSums: [460, 290, 250], columnSums: [200, 700, 100], method: 'ras' });
    for (const bare of [
      'State,Firms,Others\n500,2900,200\n400,1900,100\n300,850,50\n',
      'State,Firms,Others\nAsh,500,2900,200\nBirch,400,1900,100\nCedar,300,850,50\n',
    ])
      expect(await answer({ matrix: bare, columns: COLUMNS }, '--total', '1000', '--digits', '1')).toEqual(
        asWritten,
      );
  });

  it('reads Chinese headings', async () => {
    const weights = WEIGHTS.replace(HEAD, '地区,权重,下限,上限,固定值,上年值');
    const columns = COLUMNS.replace('investor,total', '投入主体,合计');
    const chinese = await answer({ weights, matrix: SEED, columns }, '--total', '1000');
    expect(chinese).toEqual(await answer({ matrix: SEED, columns: COLUMNS }, '--total', '1000'));
  });

  it('prints a table', async () => {
    const { code, out } = await tuiyan(
      { matrix: SEED, columns: COLUMNS },
      '--total',
      '1000',
      '--digits',
      '1',
    );
    expect(code).toBe(0);
    expect(linesOf(out)).toEqual([
      'Member   Amount    Share  State  Firms  Others  Binding',
      'Ash       460.0   46.00%   73.2  333.6    53.2',
      'Birch     290.0   29.00%   55.9  208.7    25.4  floor 290.0',
      'Cedar     250.0   25.00%   70.9  157.7    21.4  floor 250.0',
      'Sum     1,000.0  100.00%  200.0  700.0   100.0',
    ]);
  });

  it('reads the tables in GBK and with semicolons', async () => {
    const weights = Buffer.concat([
      Buffer.from('member;weight\n'),
      Buffer.from([0xba, 0xbc, 0xd6, 0xdd]),
      Buffer.from(';3\n'),
      Buffer.from([0xc4, 0xfe, 0xb2, 0xa8]),
      Buffer.from(';1\n'),
    ]);
    expect(await answer({ weights }, '--total', '100')).toMatchObject({
      members: [
        { member: '杭州', value: 75 },
        { member: '宁波', value: 25 },
      ],
    });
  });

  it('warns of a city that the table has forgotten', async () => {
    const pack = join(folder, 'pack');
    cpSync('test/packs/small', pack, { recursive: true });
    const model = JSON.parse(readFileSync(join(pack, 'model.json'), 'utf8')) as object;
    const city = (zh: string, en: string) => ({
      key: en.toLowerCase(),
      name: { zh, en },
      aliases: [`${zh}市`],
      level: 'city',
    });
    const members = [city('杭州', 'Hangzhou'), city('宁波', 'Ningbo'), city('丽水', 'Lishui')];
    const dimensions = [{ key: 'places', name: { zh: '地区', en: 'Places' }, levels: ['city'], members }];
    writeFileSync(join(pack, 'model.json'), JSON.stringify({ ...model, version: 2, dimensions }));
    // No target of GDP, and so no word about the path to one.
    const words = ['--pack', pack, '--total', 'gdp:2026', '--json'];
    const { code, told } = await tuiyan({ weights: 'member,weight\n杭州市,3\nningbo,1\n' }, ...words);
    expect(told).toEqual([
      'weights.csv:1:1 warning The table has 2 members of the level "city", but not 丽水 (Lishui): add what is missing, unless nothing is meant for it.',
    ]);
    expect(code).toBe(0);
    expect((await tuiyan({ weights: 'member,weight\n杭州,3\n宁波,1\n丽水,1\n' }, ...words)).told).toEqual([]);
    // Other names than those of the dimension are nobody's mistake.
    expect((await tuiyan({ weights: 'member,weight\n杭州,3\nElsewhere,1\n' }, ...words)).told).toEqual([]);
  });

  it('says in JSON and at its place what cannot be', async () => {
    const { code, out, told } = await tuiyan({}, '--total', '500', '--json');
    expect(code).toBe(1);
    const { message, ...rest } = JSON.parse(out) as Record<string, unknown>;
    expect(rest).toEqual({ feasible: false, shortBy: 40, names: ['Birch', 'Cedar'] });
    expect(told).toEqual([`weights.csv:3:10 error ${String(message)}`]);
    expect(message).toContain(
      'Birch 290, Cedar 250, which adds up to 540, and the total is 500: 40 is missing',
    );
  });

  it.each<[string, Tables, readonly string[], readonly string[]]>([
    [
      'sums that differ',
      { matrix: SEED, columns: COLUMNS },
      ['--total', '1001'],
      ['columns.csv:1:1 error The members add up to 1001 and the investors to 1000 (difference 1)'],
    ],
    [
      'structural zeros',
      { matrix: 'member,State,Firms,Others\nAsh,1,0,0\nBirch,1,1,1\nCedar,1,1,1\n', columns: COLUMNS },
      ['--total', '1000'],
      [
        'matrix.csv:2:5 error Together Ash 460 need 460, and the only investors whose cells are not 0 for them are State 200, 200 in all: 260 is missing',
      ],
    ],
    [
      'an empty file',
      { weights: '' },
      ['--total', '1'],
      [
        'weights.csv:1:1 error The header lacks the column "member"',
        'weights.csv:1:1 error The header lacks the column "weight"',
      ],
    ],
    [
      'no members',
      { weights: `${HEAD}\n` },
      ['--total', '1'],
      ['weights.csv:1:1 error The table has no members'],
    ],
    [
      'all weights 0',
      { weights: 'member,weight\nAsh,0\nBirch,\n' },
      ['--total', '1'],
      ['weights.csv:1:1 error All weights are 0 or empty'],
    ],
    [
      'an unknown column',
      { weights: 'member,weight,share\nAsh,1,2\n' },
      ['--total', '1'],
      ['weights.csv:1:15 error The header has an unknown column "share"'],
    ],
    [
      'faults of rows, all at once',
      {
        weights: `${HEAD}\nAsh,many,,,,\n,1,,,,\nBirch,-1,,,,\nCedar,1,5,4,,\nDale,1,,4,5,\nash,1,,,,\nElm,1,,,0.25,\n`,
      },
      ['--total', '10', '--digits', '1'],
      [
        'weights.csv:2:5 error "many" is not a number',
        'weights.csv:3:1 error This row names no member',
        'weights.csv:4:7 error weight of "Birch" is negative, -1',
        'weights.csv:5:11 error The cap of "Cedar", 4, is below its floor, 5',
        'weights.csv:6:11 error The hold of "Dale", 5, is above its cap, 4',
        'weights.csv:7:1 error "ash" is there twice',
        'weights.csv:8:9 error The hold of "Elm", 0.25, has more than 1 decimal',
      ],
    ],
    [
      'no last values',
      { weights: 'member,weight\nAsh,1\n' },
      ['--total', '1', '--increase'],
      ['weights.csv:1:1 error No member has a last value'],
    ],
    [
      'one last value missing',
      { weights: `${HEAD}\nAsh,1,,,,\nBirch,1,,,,3\n` },
      ['--total', '1', '--not-below-last'],
      ['weights.csv:2:1 error "Ash" has no last value'],
    ],
    [
      'a matrix that names others',
      { matrix: 'member,State,Banks,Others\nAsh,1,1,1\nBirch,1,1,1\nDale,1,-1,1\n', columns: COLUMNS },
      ['--total', '1000'],
      [
        'matrix.csv:1:1 error The header lacks "Firms", an investor of --columns',
        'matrix.csv:1:1 error There is no row for "Cedar", a member of --weights',
        'matrix.csv:1:14 error The header names "Banks", which is not among the investors',
        'matrix.csv:4:1 error "Dale" is not among the members of --weights',
      ],
    ],
    [
      'faults of the matrix and of the investors',
      {
        matrix: 'member,State,Firms,Others\nAsh,1,x,1\nBirch,1,-1,1\nCedar,1,1\nAsh,1,1,1\n',
        columns: 'investor,total\nState,\nFirms,-1\nOthers,2\nState,1\n',
      },
      ['--total', '1000'],
      [
        'columns.csv:2:7 error "State" has no total',
        'columns.csv:3:7 error total of "Firms" is negative, -1',
        'columns.csv:5:1 error "State" is there twice',
        'matrix.csv:1:1 error There is no row for "Cedar"',
        'matrix.csv:3:9 error Firms of "Birch" is negative, -1',
        'matrix.csv:4:1 error This row has 3 fields, the header has 4',
        'matrix.csv:5:1 error "Ash" is there twice',
      ],
    ],
  ])('tells %s', async (_, tables, words, expected) => {
    const { code, told } = await tuiyan(tables, ...words);
    expect(told.map((line, i) => line.slice(0, expected[i]?.length))).toEqual(expected);
    expect(code).toBe(1);
  });

  it.each<[string, Tables, readonly string[], number, readonly string[]]>([
    [
      'that a row of totals gets no part, under any of its names',
      { weights: '地区,权重,上年\n临溪,55%,1500\n南屿,45%,800\n合 计：,100%,2300\n' },
      ['--total', '2000'],
      1100,
      ['weights.csv:4:1 warning "合 计：" is the total of the others: it gets no part and is left out.'],
    ],
    [
      'that a total row is not the sum of the others',
      { weights: 'member,weight,last\nAsh,55,1500\nBirch,45,800\nGrand total,100,2310\n' },
      ['--total', '2000'],
      1100,
      ['weights.csv:4:1 warning "Grand total" is the total of the others', 'Its last is 2310'],
    ],
    [
      'totals of the matrix and of the investors',
      {
        weights: 'member,weight\nAsh,1\nBirch,1\n',
        matrix: 'member,State,Firms,Total\nAsh,1,1,2\nBirch,1,1,2\nTotal,2,2,4\n',
        columns: 'investor,total\nState,40\nFirms,60\nSum,100\n',
      },
      ['--total', '100'],
      50,
      [
        'columns.csv:4:1 warning "Sum" is the total',
        'matrix.csv:1:20 warning "Total" is the total',
        'matrix.csv:4:1 warning "Total" is the total',
      ],
    ],
    [
      'a row that is as much as all others',
      { weights: 'member,weight,last\nAsh,2,20\nBirch,3,30\nCedar,4,40\nThe north,9,90\n' },
      ['--total', '18'],
      2,
      ['weights.csv:5:1 warning The numbers of "The north" are just the sums of all other rows'],
    ],
    [
      'that the projected total has more digits, and a place among its parts',
      { weights: 'member,weight\n浙江,85\n杭州,55\n宁波,30\n' },
      ['--total', 'gdp:2026', '--digits', '0'],
      49908,
      [
        'The total 99817.0394257 has more than 0 decimals, so 99817 is divided',
        'weights.csv:2:1 warning "浙江" holds 杭州, 宁波, and both get a part',
      ],
    ],
    [
      'that the totals of investors are rounded',
      {
        weights: 'member,weight\nAsh,1\nBirch,1\n',
        matrix: 'member,State,Firms\nAsh,1,1\nBirch,1,1\n',
        columns: 'investor,total\nState,40.25\nFirms,59.75\n',
      },
      ['--total', '100', '--digits', '1'],
      50,
      ['The total of "State", 40.25, has more than 1 decimal', 'The total of "Firms", 59.75'],
    ],
    [
      'that monitoring judges by another amount than the scenario',
      { weights: 'member,weight\nAsh,1\nBirch,0\n' },
      ['--total', 'ai_core_revenue:2026'],
      7323,
      ['monitoring judges by the path to the next target, 774.59667 billion yuan'],
    ],
    [
      'that there is no increase to divide',
      { weights: 'member,weight,last\nAsh,1,60\nBirch,1,60\n' },
      ['--total', '100', '--increase'],
      50,
      ['The total 100 is 20 less than the sum of last values, 120, so there is no increase'],
    ],
  ])('divides and tells %s', async (_, tables, words, first, sentences) => {
    const { code, out, told } = await tuiyan(tables, '--json', ...words);
    expect(code).toBe(0);
    const { members } = JSON.parse(out) as { readonly members: readonly { readonly value: number }[] };
    expect(members[0]?.value).toBeCloseTo(first, 9);
    for (const sentence of sentences) expect(told.join('\n')).toContain(sentence);
  });

  it('takes a typed total with its unit', async () => {
    const weights = 'member,weight,floor\nAsh,1,\nBirch,1,0.1万亿元\n';
    const found = { unit: '亿元', total: 1500, members: [{ value: 500 }, { value: 1000 }] };
    expect(await answer({ weights }, '--total', '1500亿元')).toMatchObject(found);
    expect(await answer({ weights }, '--total', '1,500 100m yuan')).toMatchObject(found);
    expect(await answer({ weights }, '--total', '150 billion yuan')).toMatchObject({
      total: 1.5e11,
      unit: '元',
    });
  });

  it('refuses weights of which only some are in per cent', async () => {
    const { code, told } = await tuiyan(
      { weights: 'member,weight\nAsh,55%\nBirch,30\nCedar,0\n' },
      '--total',
      '9',
    );
    expect([code, told.join()]).toEqual([
      1,
      expect.stringContaining('weights.csv:3:7 error Some weights have a percent'),
    ]);
  });

  it.each<[readonly string[], string]>([
    [['--total', '10.7', '--digits', '0'], 'The total 10.7 has more than 0 decimals'],
    [['--total', '5%'], 'a ratio cannot be divided'],
    [['--total', 'much'], 'The total "much" cannot be read'],
    [['--total', '-5'], 'The total "-5" cannot be read'],
    [['--total', 'rd_intensity:2027'], 'a ratio cannot be divided'],
    [['--total', 'rd_expenditure:1990'], 'The year 1990'],
    [['--total', 'rd_expenditur:2027'], 'did you mean'],
    [['--total', '1', '--digits', '1.5'], '--digits takes a whole number'],
    [['--total', '1', '--not-below-last', 'much'], '--not-below-last takes per cent'],
    [['--total', '1', '--matrix', 'M.csv'], '--matrix needs --columns'],
    [['--total', '7200', '--digits', '10'], 'give --digits at most 8'],
  ])('%j is wrong usage', async (words, sentence) => {
    const { code, told } = await tuiyan({ weights: 'member,weight\nAsh,1\n' }, ...words);
    expect(told.join('\n')).toContain(sentence);
    expect(code).toBe(2);
  });
});

describe('what follows a division', () => {
  const plain = { weights: 'member,weight,last\nAsh,50,400\nBirch,30,300\nCedar,20,200\n' };

  it('asks for more: the others pay by their weights, and bounds that forbid it are named', async () => {
    const asked = await answer(plain, '--total', '1000', '--ask', 'Ash=2');
    // 500 becomes 510; the other two share the 490 by 3 : 2.
    expect(asked['ask']).toMatchObject({ member: 'Ash', percent: 2, feasible: true });
    const [ash, birch, cedar] = (asked['ask'] as { members: { value: number; change: number }[] }).members;
    expect([ash?.value, birch?.value, cedar?.value]).toEqual([510, 294, 196]);
    expect(birch?.change).toBeCloseTo(-6, 9);
    const not = await answer(plain, '--total', '1000', '--not-below-last', '--ask', 'Ash=2');
    expect(not['ask']).toMatchObject({ feasible: false, shortBy: 10 });
    const unknown = await tuiyan(plain, '--total', '1000', '--ask', 'Elm=2');
    expect([unknown.code, unknown.told.join()]).toEqual([2, expect.stringContaining('Ash, Birch, Cedar')]);
  });

  it('divides the tier below, with a place for each problem of its table', async () => {
    const below = join(folder, 'below.csv');
    const run = async (text: string) => {
      writeFileSync(below, text);
      return tuiyan(plain, '--total', '1000', '--below', below, '--json');
    };
    const good = await run('parent,member,weight,floor\nAsh,Upper,3,\nAsh,Lower,1,200\nCedar,Only,1,\n');
    expect(JSON.parse(good.out)).toMatchObject({
      below: [
        { parent: 'Ash', total: 500, members: [{ value: 300 }, { value: 200 }] },
        { parent: 'Cedar', total: 200, members: [{ value: 200 }] },
      ],
    });
    const bad = await run('parent,member,weight\nElm,Upper,3\nAsh,Lower,x\n');
    expect([bad.code, bad.out]).toEqual([1, '']);
    expect(bad.told[0]).toMatch(/^below\.csv:2:1 error /);
    expect(bad.told[1]).toMatch(/^below\.csv:3:11 error /);
  });

  it('divides year after year, and prints the page of one member', async () => {
    const total = ['--total', 'society_st_input:2026', '--to', '2027', '--not-below-last'];
    const found = await answer(plain, ...total, '--page', 'Birch');
    const years = found['years'] as { year: number; total: number; members: { value: number }[] }[];
    expect(years.map(({ year }) => year)).toEqual([2026, 2027]);
    expect(years[0]?.members[1]?.value).toBeCloseTo(0.3 * 7632, 6);
    expect(found['page']).toMatchObject({ member: 'Birch', share: 0.3, last: 300, path: [{}, {}] });
    const page = await tuiyan(plain, '--total', '1000', '--page', 'Birch');
    expect(page.out).toContain('Targets of Birch');
    expect((await tuiyan(plain, '--total', '1000', '--to', '2027')).code).toBe(2);
  });
});
