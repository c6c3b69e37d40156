/** `tuiyan firms` and `tuiyan sql` as users run them, on tables whose sums are calculated by hand. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommand, setUpCommand } from './command.js';

setUpCommand();
const folder = mkdtempSync(join(tmpdir(), 'tuiyan-firms-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const TABLE = fileOf(
  '企业 "表".csv',
  'city,size,rd,revenue,"a""b"\n杭州,small,10,100,1\n杭州,large,20,0,2\n"o\'Neill",small,30,300,3\n"o\'Neill",small,,400,4\n',
);

interface Answer {
  readonly rows: number;
  readonly results: readonly {
    readonly by: object;
    readonly rows: number;
    readonly sums: Readonly<Record<string, number>>;
    readonly errors: Readonly<Record<string, number>>;
  }[];
}

async function ask(...words: readonly string[]): Promise<Answer> {
  const { code, out, err } = await runCommand(['firms', '--table', TABLE, ...words, '--json']);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as Answer;
}

describe('tuiyan firms', () => {
  it('calculates each row and sums by a column; missing values and errors are counted, not added', async () => {
    const more = 'more=rd*1.1*IF(size="SMALL",1.2,1)';
    const { rows, results } = await ask('--formula', more, 'intensity=more/revenue', '--by', 'CITY');
    expect(rows).toBe(4);
    const [first, second] = results;
    // o'Neill: 30 x 1.1 x 1.2 = 39.6, over 300; the row without rd is an error in both.
    expect(first).toMatchObject({ by: { city: "o'Neill" }, rows: 2, errors: { more: 1, intensity: 1 } });
    expect(first?.sums['more']).toBeCloseTo(39.6, 10);
    expect(first?.sums['intensity']).toBeCloseTo(0.132, 12);
    // 杭州: 13.2 + 22; 13.2 / 100, and a division by 0.
    expect(second).toMatchObject({ by: { city: '杭州' }, rows: 2, errors: { more: 0, intensity: 1 } });
    expect(second?.sums['more']).toBeCloseTo(35.2, 10);
    expect(second?.sums['intensity']).toBeCloseTo(0.132, 12);
  });

  it('takes the value of a parameter in the scenario and year', async () => {
    const words = ['--formula', 'next=rd*(1+gov_st_growth)', '--scenario', 'on_target', '--year', '2027'];
    const { results } = await ask(...words);
    const projected = await runCommand(['why', 'gov_st_growth:2027', '--scenario', 'on_target', '--json']);
    const { rows } = JSON.parse(projected.out) as { rows: readonly { value: number }[] };
    expect(results[0]?.sums['next']).toBeCloseTo(60 * (1 + (rows[0]?.value ?? NaN) / 100), 9);
  });

  it('writes names of columns in quotation marks, and texts as texts', async () => {
    const { results } = await ask('--formula', `n=IF(city="o'Neill",1,0)`, '--by', 'a"b');
    expect(results.map(({ sums }) => sums['n'])).toEqual([0, 0, 1, 1]);
  });

  it.each([
    [['--formula', 'a=rd+size'], 1, '"size" in the formula "a" has another type'],
    [['--formula', 'a=NORM.S.INV(rd)'], 1, 'NORM.S.INV in the formula "a" cannot be written in SQL'],
    [['--formula', 'a=revenu*2'], 1, 'did you mean "revenue"'],
    [['--formula', 'a=rd', '--by', 'cty'], 1, 'has no column "cty": its columns are city, size, rd'],
    [['--formula', 'rd=revenue'], 1, '"rd" is already a column'],
    [['--formula', 'a=size="small"'], 1, 'does not give a number'],
    [['--formula', 'a=revenu*2'], 1, 'in the formula "a" is not a column'],
    [['--formula', 'a=revenu*2'], 1, 'The columns are city, size, rd, revenue'],
    [['--formula', 'a=IF(size>15,1,0)'], 1, '"size" in the formula "a" has another type'],
    [['--formula', 'rd>=15'], 1, '"rd>" cannot be the name of a formula'],
    [['--formula', '2030=rd'], 1, '"2030" cannot be the name of a formula'],
    [['--formula', 'rd*2'], 1, 'has no name'],
    [['--formula', 'a=rd', '--year', '1066'], 2, '1066'],
  ])('%j is refused with a sentence', async (words, exit, told) => {
    const { code, out, err } = await runCommand(['firms', '--table', TABLE, ...words, '--lang', 'en']);
    expect([code, out]).toEqual([exit, '']);
    expect(err).toContain(told);
  });

  it.each([
    ['missing.csv', undefined, 'There is no file'],
    ['page.html', 'city,rd\n', 'is not a table of firms'],
    ['gbk.csv', new Uint8Array([0x63, 0x0a, 0xba, 0xbc, 0xd6, 0xdd, 0x0a]), 'cannot be read as a table'],
    ['not.parquet', 'PAR0', 'cannot be read as a table'],
    ['zero.csv', '', 'There are no firms in'],
    ['head.csv', 'city,rd\n', 'There are no firms in'],
    ['long.csv', 'city,rd\nA,10\nB,20,extra\nC,30\n', 'do not all have as many cells'],
    ['short.csv', 'city,rd,x\nA,10,1\nB,20\nC,30,3\n', 'do not all have as many cells'],
    ['late.csv', `city,rd\nA,0\n${'B,1,x\n'.repeat(200)}`, 'do not all have as many cells'],
  ])('a file that is no table: %s', async (name, content, told) => {
    const path = content === undefined ? join(folder, name) : fileOf(name, content);
    const { code, err } = await runCommand(['firms', '--table', path, '--formula', 'a=1', '--lang', 'en']);
    expect(code).toBe(1);
    expect(err).toContain(told);
  });
});

/** The sums of a table of its own, and the columns that it was summed by. */
async function sums(name: string, content: string, ...words: readonly string[]): Promise<readonly unknown[]> {
  const { code, out, err } = await runCommand([
    'firms',
    '--table',
    fileOf(name, content),
    ...words,
    '--json',
  ]);
  expect([code, err]).toEqual([0, '']);
  return (JSON.parse(out) as Answer).results.map((row) => [row.by, row.sums, row.rows, row.errors]);
}

describe('tables as they come', () => {
  it('whole numbers are calculated with as decimals are', async () => {
    const formulas = [
      'half=INT(a/2)',
      'round=ROUND(a,0)',
      'int=INT(a)',
      'same=IF(a=a,1,0)',
      'square=a*a',
      'x=a',
    ];
    const found = await sums('big.csv', 'city,a\nA,5000000000\n', '--formula', ...formulas);
    const expected = { half: 25e8, round: 5e9, int: 5e9, same: 1, square: 25e18, x: 5e9 };
    expect(found).toEqual([[{}, expected, 1, expect.anything()]]);
  });

  it('what is no number in a column of numbers is an error, also where the formula is only the column', async () => {
    const found = await sums('nan.csv', 'rd\n10\nNaN\ninf\n2.5\n', '--formula', 'x=rd', 'y=rd+1');
    expect(found).toEqual([[{}, { x: 12.5, y: 14.5 }, 4, { x: 2, y: 2 }]]);
  });

  it.each(['rows', 'x errors', '__proto__'])('a column or a formula called %s', async (name) => {
    const table = `city,${name},rd\nA,7,10\nA,7,20\nB,8,30\n`;
    const byColumn = await sums('names.csv', table, '--formula', 'x=rd', '--by', name);
    const by = (value: number): unknown => Object.fromEntries([[name, value]]);
    expect(byColumn).toEqual([
      [by(7), { x: 30 }, 2, { x: 0 }],
      [by(8), { x: 30 }, 1, { x: 0 }],
    ]);
    const called = await sums('plain.csv', 'rd\n10\n20\n', '--formula', 'x=rd', `${name}=rd*2`);
    const both = (x: number, own: number): unknown =>
      Object.fromEntries([
        ['x', x],
        [name, own],
      ]);
    expect(called).toEqual([[{}, both(30, 60), 2, both(0, 0)]]);
  });

  it.each(['g[1].csv', 'a*.csv', 'q?.csv', join('city=Z', 'a.csv')])(
    'only the file %s is read',
    async (name) => {
      fileOf('g1.csv', 'city,rd\nB,100\n');
      fileOf('ab.csv', 'city,rd\nB,100\n');
      fileOf('qa.csv', 'city,rd\nB,100\n');
      mkdirSync(join(folder, 'city=Z'), { recursive: true });
      const found = await sums(name, 'city,rd\nA,1\n', '--formula', 'x=rd', '--by', 'city');
      expect(found).toEqual([[{ city: 'A' }, { x: 1 }, 1, { x: 0 }]]);
    },
  );

  it('the first row has the names, also where they are numbers', async () => {
    const found = await sums('years.csv', '2023;2024\n10;11\n20;22\n', '--formula', "x='2023'*2");
    expect(found).toEqual([[{}, { x: 60 }, 2, { x: 0 }]]);
  });

  it('small, unsigned and short numbers of a .parquet file are doubles in a formula', async () => {
    const path = join(folder, 'types.parquet');
    const columns =
      '100::TINYINT AS a, 5::UTINYINT AS u, 9::UTINYINT AS v, 16777216::FLOAT AS f, 1::FLOAT AS g';
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.run(`COPY (SELECT ${columns}) TO '${path}' (FORMAT parquet)`);
    const words = ['--formula', 'sum=a+a', 'less=u-v', 'more=f+g', 'whole=INT(u/2)', '--json'];
    const { out } = await runCommand(['firms', '--table', path, ...words]);
    const { results } = JSON.parse(out) as Answer;
    expect(results[0]?.sums).toEqual({ sum: 200, less: -4, more: 16777217, whole: 2 });
  });

  it('two columns of one name are told by the names in the file', async () => {
    const path = fileOf('twice.csv', 'city,rd,rd\nA,1,2\n');
    const words = ['firms', '--table', path, '--formula', 'x=rd', '--lang', 'en'];
    const { code, err } = await runCommand(words);
    expect(code).toBe(1);
    expect(err).toContain('The columns "rd" and "rd" have the same name for a formula');
  });

  it('prints the fifteen digits of a sum', async () => {
    const path = fileOf('digits.csv', 'rd\n123456789012.345\n');
    const { out } = await runCommand(['firms', '--table', path, '--formula', 'x=rd', '--lang', 'en']);
    expect(out).toContain('123456789012.345');
  });
});

describe('tuiyan sql', () => {
  it('prints the query that firms runs', async () => {
    const { code, out } = await runCommand([
      'sql',
      '--table',
      TABLE,
      '--formula',
      'twice=rd*2',
      '--by',
      'city',
    ]);
    expect(code).toBe(0);
    expect(out).toContain('SELECT "city",');
    expect(out).toContain('"column #rd" * 2e0');
    expect(out).toContain('GROUP BY "city"');
  });
});

describe('tuiyan firms --effect', () => {
  const changes = fileOf(
    'measure.csv',
    'city,reached,before,after\na,1,100,110\na,1,100,112\na,1,50,64\na,0,10,12\na,0,10,14\na,0,10,16\na,0,10,18\na,0,,18\nb,1,1,2\n',
  );
  const asked = ['firms', '--table', changes, '--effect', 'reached', '--formula', 'change=after-before'];

  it('is the mean change of the firms reached less that of the others, a row a place', async () => {
    const { code, out } = await runCommand([...asked, '--by', 'city', '--json']);
    expect(code).toBe(0);
    const { effects } = JSON.parse(out) as { effects: readonly Record<string, unknown>[] };
    // By hand in test/analysis/firms/effect.test.ts; the firm without a number before counts in no group.
    expect(effects[0]).toMatchObject({
      by: { city: 'a' },
      reached: { firms: 3, mean: 12, variance: 4 },
      control: { firms: 4, mean: 5 },
      effect: { effect: 7, error: expect.closeTo(Math.sqrt(3), 12) as number },
    });
    expect(effects[1]).toMatchObject({ by: { city: 'b' }, effect: null });
  });

  it('says under which condition it is the effect of the measure', async () => {
    const { out } = await runCommand([...asked, '--lang', 'en']);
    expect(out).toContain('only if both would have changed alike without it');
  });

  it('tells a mark that is none', async () => {
    const { code, err } = await runCommand([...asked.slice(0, 4), 'city', ...asked.slice(5), '--lang', 'en']);
    expect(code).toBe(1);
    expect(err).toContain('write 1 or true for the firms that the measure reached');
  });
});
