/** Documents as files: what a file is, its bytes say; hostile ones are refused with a sentence. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readDocumentFile } from '../../../src/hosts/documents/readDocumentFile.js';

async function textsOf(bytes: Uint8Array, file: string): Promise<readonly string[]> {
  const read = await readDocumentFile(bytes, file);
  if (!read.ok) throw new Error(read.problem.code);
  return read.lines.map(({ text }) => text);
}

async function codeOf(bytes: Uint8Array, file: string): Promise<string | undefined> {
  const read = await readDocumentFile(bytes, file);
  return read.ok ? undefined : read.problem.code;
}

function docx(body: string): Uint8Array {
  const xml = `<?xml version="1.0"?><w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`;
  return zipSync({ 'word/document.xml': strToU8(xml) });
}

describe('plain text', () => {
  it('is read in UTF-8, UTF-16 and GB18030', async () => {
    const utf16 = Uint8Array.from([0xff, 0xfe, 0x2d, 0x4e, 0x0a, 0x00, 0x87, 0x65]);
    expect(await textsOf(utf16, 'a.txt')).toEqual(['中', '文']);
    expect(await textsOf(Uint8Array.from([0xd6, 0xd0, 0xce, 0xc4]), 'a.md')).toEqual(['中文']);
    expect(await textsOf(strToU8('一\r\n二\n三'), 'a.txt')).toEqual(['一', '二', '三']);
  });
});

describe('HTML', () => {
  it('is stripped of markup, and of scripts with what is in them', async () => {
    const html =
      '<html><head><title>x</title><script>if (1 < 2) document.write("<p>9亿元</p>")</script></head><body>' +
      '<h1>公&#25253;</h1><p>产值3<b>5</b>.<i>2</i>亿元<!-- <p>不是</p> --></p><style>p{}</style>' +
      '<table><tr><td>甲</td><td>5&nbsp;家</td></tr></table><p title="a>b">末&lt;行</p>';
    expect(await textsOf(strToU8(html), 'a.html')).toEqual(['公报', '产值35.2亿元', '| 甲 | 5 家', '末<行']);
  });

  it('leaves the columns of a table where they are, whatever its cells span', async () => {
    const html =
      '<table><tr><th rowspan="2">指标</th><th colspan="2">实绩</th><th>目标</th></tr><tr><th>2029</th><th>2030</th><th>2035</th></tr>' +
      '<tr><td>产值</td><td>5</td><td>6</td><td>9</td></tr></table>';
    expect(await textsOf(strToU8(html), 'a.html')).toEqual(
      ['| 指标 | 实绩 |  | 目标', '|  | 2029 | 2030 | 2035', '| 产值 | 5 | 6 | 9'].map((line) =>
        line.replace(/ {2,}/g, ' '),
      ),
    );
  });

  it('keeps a number whole that blanks without a break part', async () => {
    const html = '<p>产值1&nbsp;200亿元、1&#8239;234&#8239;567人，5&nbsp;家</p>';
    expect(await textsOf(strToU8(html), 'a.html')).toEqual(['产值1200亿元、1234567人，5 家']);
  });

  it('is known by its first words, whatever its name', async () => {
    expect(await textsOf(strToU8('<!DOCTYPE html><p>一</p>'), 'a.txt')).toEqual(['一']);
  });

  it('ends in linear time where tags never end', async () => {
    expect(await textsOf(strToU8(`<p>一</p>${'<a href="'.repeat(20_000)}`), 'a.html')).toEqual(['一']);
    expect(await textsOf(strToU8('<script>'.repeat(20_000)), 'a.html')).toEqual([]);
  });
});

describe('.docx', () => {
  it('gives a line for each paragraph', async () => {
    const body =
      '<w:p><w:r><w:t>研发</w:t></w:r><w:r><w:t xml:space="preserve">经费 3</w:t></w:r><w:r><w:t>0亿元</w:t></w:r></w:p>' +
      '<w:p/><w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>5</w:t></w:r></w:p></w:tc></w:tr></w:tbl>' +
      '<w:p><w:r><w:t>R&amp;D</w:t></w:r></w:p>';
    expect(await textsOf(docx(body), 'a.docx')).toEqual(['研发经费 30亿元', '', '甲 | 5', '', 'R&D']);
  });

  it('leaves the columns of a table where they are', async () => {
    const cell = (text: string, span = ''): string =>
      `<w:tc>${span}<w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
    const wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>';
    const body =
      `<w:tbl><w:tr>${cell('指标')}${cell('实绩', wide)}${cell('目标')}</w:tr>` +
      `<w:tr>${cell('产值')}${cell('5')}${cell('6')}${cell('9')}</w:tr></w:tbl>`;
    expect((await textsOf(docx(body), 'a.docx')).filter((line) => line !== '')).toEqual([
      '指标 | 实绩 |  | 目标',
      '产值 | 5 | 6 | 9',
    ]);
  });

  it('leaves out deleted text, and tells of tracked changes', async () => {
    const body =
      '<w:p><w:r><w:t>产值</w:t></w:r><w:del w:id="1"><w:r><w:delText>30</w:delText></w:r></w:del>' +
      '<w:ins w:id="2"><w:r><w:t>40亿元</w:t></w:r></w:ins></w:p>';
    const read = await readDocumentFile(docx(body), 'a.docx');
    expect(read).toMatchObject({
      ok: true,
      lines: [{ line: 1, text: '产值40亿元' }],
      warnings: [{ code: 'extract.trackedChanges', severity: 'warning' }],
    });
  });

  it('is refused where it is cut off, something else, or made to fill the memory', async () => {
    const whole = docx('<w:p/>');
    expect(await codeOf(whole.slice(0, whole.length - 30), 'a.docx')).toBe('extract.damaged');
    expect(await codeOf(zipSync({ 'xl/workbook.xml': strToU8('<x/>') }), 'a.docx')).toBe('extract.otherFile');
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(65 * 1024 * 1024) }, { level: 1 });
    expect(bomb.length).toBeLessThan(2_000_000);
    expect(await codeOf(bomb, 'a.docx')).toBe('extract.tooLarge');
  });
});

it('what is no text is refused', async () => {
  expect(await codeOf(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), 'a.txt')).toBe(
    'figures.encoding',
  );
});
