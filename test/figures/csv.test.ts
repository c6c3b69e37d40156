import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv, readTable, writeCsv } from '../../src/figures/csv.js';

const field = fc.oneof(
  fc.string(),
  fc.constantFrom('', '"', '""', ',', '\n', '\r\n', '\r', '\uFEFF', '研发经费', 'a"b', ' 上年 '),
  fc.string({
    unit: fc.constantFrom("'", '=', '+', '-', '@', '＝', '\t', '\r', ' ', '3', '.', 'a'),
    maxLength: 6,
  }),
);
const rows = fc.array(fc.array(field, { minLength: 1, maxLength: 5 }), { maxLength: 8 });

describe('laws', () => {
  it('reads back what it writes', () => {
    fc.assert(
      fc.property(rows, (written) => {
        const { rows: read, problems } = readCsv(writeCsv(written), 'a.csv');
        expect(problems).toEqual([]);
        expect(read.map((row) => row.fields.map(({ text }) => text))).toEqual(written);
      }),
    );
  });

  it('says where each field starts: the text found there is the field', () => {
    fc.assert(
      fc.property(rows, (written) => {
        const text = writeCsv(written);
        const lines = text.split('\n');
        for (const row of readCsv(text, 'a.csv').rows)
          for (const found of row.fields) {
            const from = (lines[found.line - 1] ?? '').slice(found.column - 1);
            const first = found.text.split('\n')[0] ?? '';
            const quoted = first.replaceAll('"', '""');
            const starts = [first, `'${first}`, `"${quoted}`, `"'${quoted}`];
            expect(starts.some((start) => from.startsWith(start))).toBe(true);
          }
      }),
    );
  });

  it('writes no text that a spreadsheet would calculate, and changes no number', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map(String);
    fc.assert(
      fc.property(fc.array(fc.oneof(field, number), { minLength: 2, maxLength: 5 }), (written) => {
        // As a spreadsheet sees it, the quotation marks of the file taken off.
        const seen = (text: string) => text.replace(/^"/, '');
        for (const each of written) {
          const text = writeCsv([['', each]]).slice(1, -1);
          if (each.trim() !== '' && Number.isFinite(Number(each)) && !/[\t\r\n]/.test(each)) {
            if (/^-?\d/.test(each)) expect(text).toBe(each);
          } else expect(seen(text)).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/);
        }
      }),
    );
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a') }), (text) => {
        readCsv(text, 'a.csv');
      }),
    );
  });
});

describe('a field that begins as a formula', () => {
  it.each([
    [`=HYPERLINK("http://x","y")`, `"'=HYPERLINK(""http://x"",""y"")"`],
    [`@SUM(1)`, `'@SUM(1)`],
    [`+cmd|' /C calc'!A0`, `'+cmd|' /C calc'!A0`],
    [`-2+3+cmd`, `'-2+3+cmd`],
    [`  =1+1`, `'  =1+1`],
    [`＝1+1`, `'＝1+1`],
    [`\t=1`, `'\t=1`],
    [`\r=1`, `"'\r=1"`],
    [`'=1`, `''=1`],
    [`-3.5`, `-3.5`],
    [`+7%`, `+7%`],
    [`-1e-7`, `-1e-7`],
    [`-1,234.5`, `"-1,234.5"`],
    [`'twas`, `'twas`],
    [`研发-经费`, `研发-经费`],
    [`-`, `'-`],
  ])('%j is written as %j and read back', (text, written) => {
    const csv = writeCsv([['a', text]]);
    expect(csv).toBe(`a,${written}\n`);
    expect(readCsv(csv, 'a.csv').rows[0]?.fields[1]?.text).toBe(text);
  });

  it('stays as it is in a column of formulas', () => {
    expect(writeCsv([['=a', '=b/c']], (column) => column === 1)).toBe(`'=a,=b/c\n`);
  });
});

describe('broken rows', () => {
  const texts = (csv: string) => readCsv(csv, 'a.csv').rows.map((row) => row.fields.map(({ text }) => text));
  const problems = (csv: string) =>
    readCsv(csv, 'a.csv').problems.map(({ code, place }) => [code, place.line, place.column]);

  it('reports one and goes on with the next line', () => {
    const csv = 'a,b\n1,"x"y\n2,z\n';
    expect(problems(csv)).toEqual([['csv.afterQuote', 2, 6]]);
    expect(texts(csv)).toEqual([
      ['a', 'b'],
      ['2', 'z'],
    ]);
  });

  it('names the line of a quotation mark that is never closed', () => {
    const csv = 'a,b\n1,"x\n2,z\n3,"w"\n';
    expect(problems(csv)).toEqual([['csv.openQuote', 2, 3]]);
    expect(texts(csv)).toEqual([
      ['a', 'b'],
      ['2', 'z'],
      ['3', 'w'],
    ]);
  });

  it('refuses a quotation mark inside a bare field', () => {
    expect(problems('a\nx"y\n')).toEqual([['csv.bareQuote', 2, 2]]);
  });

  it('reads files of Windows and of Excel: byte-order mark, carriage returns, empty lines', () => {
    expect(texts('\uFEFFa,b\r\n\r\n1,2\r\n')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });
});

describe('tables', () => {
  it('finds columns in any order and leaves out rows of another length', () => {
    const { rows: read, problems } = readTable('b,a\n1,2\n3\n4,5\n', 'a.csv', ['a', 'b']);
    expect(read.map(({ a, b }) => [a.text, b.text])).toEqual([
      ['2', '1'],
      ['5', '4'],
    ]);
    expect(problems.map(({ code, place }) => [code, place.line])).toEqual([['csv.fieldCount', 3]]);
  });

  it('names missing, unknown and doubled columns, and then reads no row', () => {
    const { rows: read, problems } = readTable('a,c,a\n1,2,3\n', 'a.csv', ['a', 'b']);
    expect(read).toEqual([]);
    expect(problems.map(({ code }) => code)).toEqual([
      'csv.missingColumn',
      'csv.unknownColumn',
      'csv.doubleColumn',
    ]);
  });
});

describe('a table', () => {
  const texts = (text: string) => {
    const { rows: found, problems } = readTable(text, 'a.csv', ['id', 'name']);
    return problems.length > 0
      ? problems.map(({ code }) => code)
      : found.map(({ id, name }) => [id.text, name.text]);
  };

  it('may have semicolons or tabs, and rows of nothing but separators', () => {
    for (const separator of [',', ';', '\t']) {
      const table = ['id,name', 'a,"x,y;z"', ',', ' , ', 'b,2'].map((line) =>
        line.replace(/"[^"]*"|,/g, (part) => (part === ',' ? separator : part)),
      );
      const wanted = [
        ['a', 'x,y;z'],
        ['b', '2'],
      ];
      expect(texts(table.join('\n'))).toEqual(wanted);
      expect(texts(`\uFEFFsep=${separator}\r\n${table.join('\r\n')}`)).toEqual(wanted);
    }
  });

  it.each(['，', '；', '|', '、'])('with %s between its columns has one problem', (separator) => {
    expect(texts(`id${separator}name\na${separator}b\nc${separator}d`)).toEqual(['csv.separator']);
  });
});
