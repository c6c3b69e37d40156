/** A pack from nothing or from a table, as users make it: the built program on files. */
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { makePdf, stack } from '../hosts/documents/makePdf.js';
import { linesOf, runCommand as tuiyan, setUpCommand } from './command.js';

const folder = setUpCommand();

function fileOf(name: string, content: string | Uint8Array): string {
  const file = join(mkdtempSync(join(folder, 'in-')), name);
  writeFileSync(file, content);
  return file;
}

const fresh = (): string => join(mkdtempSync(join(folder, 'out-')), 'pack');

/** Exit codes of the verbs that a new pack must pass, and what they complain of. */
async function tryVerbs(pack: string): Promise<readonly (readonly [number | null, string])[]> {
  const all = [
    ['project', '--json'],
    ['build', '--out', `${pack}.xlsx`],
    ['simulate', '--draws', '100', '--json'],
  ];
  const done: (readonly [number | null, string])[] = [];
  for (const words of all) {
    const { code, err } = await tuiyan([...words, '--pack', pack]);
    done.push([code, err]);
  }
  return done;
}

const FINE = [
  [0, ''],
  [0, ''],
  [0, ''],
];

it('makes a small pack from nothing', async () => {
  const pack = fresh();
  const { code, out, err } = await tuiyan(['new', pack, '--json']);
  expect([code, err]).toEqual([0, '']);
  expect(JSON.parse(out)).toEqual({ pack, figures: 2, indicators: 2, parameters: 2 });
  expect(await tryVerbs(pack)).toEqual(FINE);
});

const TABLE =
  '指标,单位,2019,2020,2021,2022,2023\n销售额,万元,100,110,121,133,146\n成本,万元,80,--,90,98,104\n';

it.each([
  ['UTF-8', (text: string) => new TextEncoder().encode(text)],
  ['UTF-16', (text: string) => new Uint8Array(Buffer.from(`\ufeff${text.replaceAll(',', '\t')}`, 'utf16le'))],
])('makes one from a table in %s', async (_, encode) => {
  const pack = fresh();

  const { code, out, err } = await tuiyan([
    'new',
    pack,
    '--from',
    fileOf('销售.csv', encode(TABLE)),
    '--json',
  ]);
  expect([code, err]).toEqual([0, '']);
  expect(JSON.parse(out)).toMatchObject({ figures: 9, indicators: 2 });
  const figures = readFileSync(join(pack, 'figures.csv'), 'utf8');
  expect(figures).toContain('销售.csv!C2');
  expect(figures.split('\n').filter((line) => line.includes(',input,'))).toHaveLength(9);
  expect(await tryVerbs(pack)).toEqual(FINE);
});

it('makes one from a workbook: merged headings, dates, per cent; hidden sheets are told', async () => {
  const days = [2020, 2021, 2022, 2023].map((year) => new Date(Date.UTC(year, 11, 31)));
  const bytes = await writeXlsx({
    sheets: [
      {
        name: 'Sales',
        rows: [
          ['Region', 'Sales ($m)', null, null, null, 'Share (%)', null, null, null],
          ['', ...days, ...days],
          ['North', 8, 9.5, 10, 12, 0.4, 0.42, 0.4, 0.42],
          ['South', 12, 13.1, 15, 16.5, 0.6, 0.58, 0.6, 0.58],
        ],
        merges: [
          { startRow: 0, startCol: 1, endRow: 0, endCol: 4 },
          { startRow: 0, startCol: 5, endRow: 0, endCol: 8 },
        ],
        cells: new Map(
          [1, 2, 3, 4, 5, 6, 7, 8].map(
            (column) => [`1,${column}`, { style: { numFmt: 'yyyy-mm-dd' } }] as const,
          ),
        ),
      },
      {
        name: 'Old',
        rows: [
          ['x', 2020, 2021],
          ['a', 1, 2],
        ],
        hidden: true,
      },
    ],
  });
  const pack = fresh();
  const { code, err } = await tuiyan(['new', pack, '--from', fileOf('sales.xlsx', bytes)]);
  expect([code, linesOf(err)]).toEqual([0, [expect.stringContaining('hidden sheet "Old"')]]);
  const { out } = await tuiyan(['list', 'indicators', '--pack', pack, '--json']);
  expect(
    (JSON.parse(out) as readonly { en: string; unit: string }[]).map(({ en, unit }) => `${en} ${unit}`),
  ).toEqual(['North·Sales 百万美元', 'North·Share %', 'South·Sales 百万美元', 'South·Share %']);
  expect(await tryVerbs(pack)).toEqual(FINE);
});

it('a table of two years has no distribution, and simulation says so', async () => {
  const pack = fresh();
  const file = fileOf('two.csv', 'name,2021,2022\nA (tons),10,11\n');
  expect((await tuiyan(['new', pack, '--from', file])).code).toBe(0);
  expect(readFileSync(join(pack, 'model.json'), 'utf8')).toContain('only 1 past change');
  const { code, err } = await tuiyan(['simulate', '--pack', pack]);
  expect([code, err]).toEqual([1, expect.stringContaining('No parameter has a distribution')]);
});

it('reads lines that end with a carriage return alone, and tells at most six of a kind', async () => {
  const rows = Array.from({ length: 20 }, (_, i) => `row ${i},${i + 11},${i + 12}`);
  const file = fileOf('many.csv', ['name,2021,2022', ...rows].join('\r'));
  const { code, err } = await tuiyan(['new', fresh(), '--from', file]);
  expect(code).toBe(0);
  expect(linesOf(err)).toHaveLength(7);
  expect(linesOf(err).at(-1)).toContain('14 more warnings');
});

it('tells of formulas that were never calculated', async () => {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: 'S',
        rows: [
          ['Item', 2021, 2022, 2023],
          ['Total (tons)', null, null, null],
          ['A (tons)', 10.5, 12.1, 13.2],
        ],
        cells: new Map([1, 2, 3].map((column) => [`1,${column}`, { formula: 'SUM(B3:B3)' }] as const)),
      },
    ],
  });
  const { code, err } = await tuiyan(['new', fresh(), '--from', fileOf('f.xlsx', bytes)]);
  expect(code).toBe(0);
  expect(err).toMatch(/B2.*SUM\(B3:B3\).*no calculated value/);
});

it('tells of years that only a colour marks', async () => {
  const fill = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFFF00' } } as const;
  const bytes = await writeXlsx({
    sheets: [
      {
        name: 'S',
        rows: [
          ['Item (tons)', 2021, 2022, 2023],
          ['A', 10, 12, 13],
        ],
        cells: new Map([0, 1].map((row) => [`${row},3`, { style: { fill } }] as const)),
      },
    ],
  });
  const { code, err } = await tuiyan(['new', fresh(), '--from', fileOf('c.xlsx', bytes)]);
  expect([code, err]).toEqual([0, expect.stringContaining('The colour of 2023 differs')]);
});

describe('refuses, with a reason and exit 1, and writes nothing:', () => {
  it.each([
    ['a.csv', '名称,数值\n甲,1\n', /No model, because .*has no years/],
    ['a.csv', '2020,2021\n1,2\n', /No model, because .*have no names/],
    ['a.csv', 'x,Q1-2023,Q2-2023\na,1,2\n', /by quarter or month/],
    ['a.csv', '', /the table is empty/],
    ['a.csv', '%PDF-1.7', /a\.csv/],
    ['a.xlsx', 'hello', /not an \.xlsx workbook/],
    ['a.xls', '\u0000', /not an \.xlsx workbook/],
  ])('%s %j', async (name, content, sentence) => {
    const pack = fresh();
    const { code, out, err } = await tuiyan(['new', pack, '--from', fileOf(name, content)]);
    expect([code, out, existsSync(pack)]).toEqual([1, '', false]);
    expect(linesOf(err)).toEqual([expect.stringMatching(sentence)]);
  });

  it('a folder that is not empty, a file that is not there', async () => {
    expect((await tuiyan(['new', folder])).code).toBe(1);
    const { code, err } = await tuiyan(['new', fresh(), '--from', join(folder, 'nowhere.csv')]);
    expect([code, linesOf(err)]).toEqual([
      1,
      [expect.stringContaining('cannot be read (there is no such file or folder)')],
    ]);
  });
});

/** A plan of three pages, made up: what is, what is aimed at, and much that is neither. */
const PLAN: readonly (readonly string[])[] = [
  [
    '青川省“十五五”科技创新发展规划',
    '一、发展基础',
    '2025年，全省研发经费投入820亿元，比上年增长9.5%。地区生产总值31500亿元，增长5.8%。',
    '省级实验室35家，居全国第八位。高新技术企业达到1.2万家。2024年，研发经费投入749亿元。',
    '各地各部门坚持创新驱动，围绕“8+4”体系和“415X”集群，召开第三次会议，取得明显成效。',
  ],
  [
    '二、主要目标',
    '到2030年，研发经费投入达到1400亿元以上。高新技术企业达到2万家。',
    '地区生产总值年均增长5.5%以上。省级实验室60家以上。数字经济核心产业增加值突破5000亿元。',
  ],
  ['三、保障措施', '加强组织领导，健全工作机制，强化督促检查。', '咨询电话：0571-81234567。'],
];

const documents: readonly (readonly [string, () => Uint8Array | string])[] = [
  ['plan.txt', () => PLAN.flat().join('\n\n')],
  ['plan.md', () => `# ${PLAN.flat().join('\n\n')}`],
  [
    'plan.html',
    () =>
      `<html><body>${PLAN.flat()
        .map((text) => `<p>${text}</p>`)
        .join('')}</body></html>`,
  ],
  [
    'plan.docx',
    () => {
      const body = PLAN.flat().map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`);
      const xml = `<?xml version="1.0"?><w:document xmlns:w="w"><w:body>${body.join('')}</w:body></w:document>`;
      return zipSync({ 'word/document.xml': strToU8(xml) });
    },
  ],
  ['plan.pdf', () => makePdf(PLAN.map((texts) => stack(texts, 40, 740, 40)))],
];

it.each(documents)(
  'makes a model from %s, with every figure found again in its text',
  async (name, content) => {
    const pack = fresh();
    const { code, out, err } = await tuiyan(['new', pack, '--from', fileOf(name, content()), '--json']);
    expect([code, linesOf(err).length]).toEqual([0, 1]);
    expect(JSON.parse(out)).toMatchObject({ figures: 12, parameters: 4 });
    expect(await tryVerbs(pack)).toEqual(FINE);
    const verified = await tuiyan(['verify', '--pack', pack, '--documents', join(pack, 'texts')]);
    expect([verified.code, verified.out]).toEqual([0, '12 figures, 12 verified, 0 problems.\n']);
  },
);

it('takes tables or documents, and not both', async () => {
  const pack = fresh();
  const files = [fileOf('a.csv', TABLE), fileOf('plan.txt', PLAN.flat().join('\n'))];
  const { code, err } = await tuiyan(['new', pack, '--from', ...files]);
  expect(code).toBe(1);
  expect(err).toContain('Tables and documents do not go together');
  expect(existsSync(pack)).toBe(false);
});
