/** PDFs made by hand and by LibreOffice: reading order, what is no text of the document, limits, and files that cannot be read. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pdfReader } from '../../../src/cli/pdfReader.js';
import { extractFigures } from '../../../src/figures/extract/extractFigures.js';
import { readDocumentFile } from '../../../src/hosts/documents/readDocumentFile.js';
import { findOffice } from '../soffice.js';
import { makePdf, stack, type PlacedText } from './makePdf.js';

const reader = pdfReader();

async function read(bytes: Uint8Array): Promise<readonly string[]> {
  const found = await readDocumentFile(bytes, 'a.pdf', reader);
  if (!found.ok) throw new Error(found.problem.code);
  return found.lines.map(({ page, text }) => `${page ?? ''} ${text}`);
}

const head = (page: number): readonly PlacedText[] => [
  { text: '青川统计', x: 60, y: 800 },
  { text: String(page), x: 520, y: 800 },
];

describe('lines', () => {
  it('are read from top to bottom, with their page and without running heads', async () => {
    const pages = [1, 2, 3].map((page) => [...head(page), { text: `第${page}段文字。`, x: 60, y: 700 }]);
    expect(await read(makePdf(pages))).toEqual(['1 第1段文字。', '2 第2段文字。', '3 第3段文字。']);
  });

  it('of two columns of prose are read one column after the other', async () => {
    const column = (name: string): readonly string[] =>
      Array.from({ length: 8 }, (_, index) => `${name}栏第${index + 1}行文字写得很满不留空白处很满`);
    const page = [...stack(column('左'), 60, 700), ...stack(column('右'), 320, 700)];
    expect(await read(makePdf([page]))).toEqual(
      [...column('左'), ...column('右')].map((text) => `1 ${text}`),
    );
  });

  it('of a table keep their cells apart', async () => {
    const rows = [
      ['指标', '2029年', '2030年'],
      ['研发经费', '110.2', '120.5'],
      ['工业产值', '3000', '3200'],
    ];
    const page = rows.flatMap((row, down) =>
      row.map((text, across) => ({ text, x: 60 + 150 * across, y: 700 - 14 * down })),
    );
    expect(await read(makePdf([page]))).toEqual(rows.map((row) => `1 ${row.join(' | ')}`));
  });

  it('of a heading lose the page number at their end', async () => {
    const page = [
      { text: '二、目标任务', x: 60, y: 700 },
      { text: '12', x: 500, y: 700 },
    ];
    expect(await read(makePdf([page]))).toEqual(['1 二、目标任务']);
  });
});

it('gives figures whose sentence, word and number lines break', async () => {
  const lines = [
    '2030年，全省研发经费投入持续增⻓，全年达到120',
    '.5亿元，省级实验室达到35家，居全国第五位，',
    '产值同比增',
    '⻓8%。',
  ];
  const found = await readDocumentFile(makePdf([stack(lines, 60, 700)]), 'a.pdf', reader);
  if (!found.ok) throw new Error(found.problem.code);
  const texts = found.lines.map(({ text }) => text);
  const figures = extractFigures(texts, { vocabulary: { indicators: [], places: [] } });
  expect(figures.map(({ value, unit, line }) => `${value} ${unit} ${line}`)).toEqual([
    '120.5 亿元 1',
    '35 家 2',
    '5 位 2',
    '8 % 4',
  ]);
});

describe('limits', () => {
  it('of pages are told', async () => {
    const pages = Array.from({ length: 1003 }, (_, index) => [{ text: `第${index + 1}段。`, x: 60, y: 700 }]);
    const found = await readDocumentFile(makePdf(pages), 'a.pdf', reader);
    expect(found).toMatchObject({
      ok: true,
      warnings: [{ code: 'extract.manyPages', severity: 'warning', args: { pages: '1,003', read: '1,000' } }],
    });
  });

  it('of time are told, with the pages that were read', async () => {
    let time = 0;
    const slow = { ...reader, now: () => (time += 7000) };
    const pages = Array.from({ length: 20 }, (_, index) => [{ text: `第${index + 1}段。`, x: 60, y: 700 }]);
    const found = await readDocumentFile(makePdf(pages), 'a.pdf', slow);
    expect(found).toMatchObject({
      ok: true,
      warnings: [{ code: 'extract.slowPages', args: { pages: '20' } }],
    });
  });
});

describe('what cannot be read', () => {
  const code = async (bytes: Uint8Array, withReader = true): Promise<string | undefined> => {
    const found = await readDocumentFile(bytes, 'a.pdf', withReader ? reader : undefined);
    return found.ok ? undefined : found.problem.code;
  };

  it('is told: pictures alone, a damaged file, a password, a host without a reader', async () => {
    const whole = makePdf([[{ text: '一', x: 60, y: 700 }]]);
    expect(await code(makePdf([[]]))).toBe('extract.noText');
    expect(await code(new TextEncoder().encode('%PDF-1.5\n% nothing more'))).toBe('extract.damaged');
    const key = '00'.repeat(32);
    const lock = `/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <${key}> /U <${key}> >> /ID [<00> <00>] /Root`;
    const locked = new TextDecoder().decode(whole).replace('/Root', lock);
    expect(await code(new TextEncoder().encode(locked))).toBe('extract.locked');
    expect(await code(whole, false)).toBe('extract.otherFile');
  });
});

it('reads a table that LibreOffice has printed', async () => {
  const office = findOffice();
  if (office === undefined) return;
  const folder = mkdtempSync(join(tmpdir(), 'tuiyan-pdf-'));
  try {
    writeFileSync(join(folder, 'a.csv'), '指标,2029年,2030年\n研发经费,110.2,120.5\n工业产值,3000,3200\n');
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const filter = '--infilter=CSV:44,34,76';
    const words = [
      profile,
      '--headless',
      filter,
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
      join(folder, 'a.csv'),
    ];
    execFileSync(office, words, { stdio: 'pipe', timeout: 600_000 });
    const lines = await read(new Uint8Array(readFileSync(join(folder, 'a.pdf'))));
    expect(lines.filter((line) => line.includes('|'))).toEqual([
      '1 指标 | 2029年 | 2030年',
      '1 研发经费 | 110.2 | 120.5',
      '1 工业产值 | 3000 | 3200',
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
