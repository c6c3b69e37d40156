import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIGURE_KINDS, PERIOD_BASES, QUALIFIERS, type GivenFigure } from '../../src/figures/figure.js';
import { isKey } from '../../src/figures/name.js';
import { readTable } from '../../src/figures/csv.js';
import {
  FIGURE_COLUMNS,
  figurePlaces,
  readDocuments,
  readFigures,
  writeDocuments,
  writeFigures,
} from '../../src/figures/read.js';
import { UNITS } from '../../src/figures/units.js';

const SMALL = 'test/packs/small';
const documentsCsv = readFileSync(`${SMALL}/documents.csv`, 'utf8');
const figuresCsv = readFileSync(`${SMALL}/figures.csv`, 'utf8');

const key = fc.stringMatching(/^[a-z]{4,8}_[a-z0-9]{1,4}$/);
const amount = fc.double({ noNaN: true, noDefaultInfinity: true });

/** Any figure that a pack could hold. */
const figure: fc.Arbitrary<Omit<GivenFigure, 'id'>> = fc
  .record({
    row: fc.record(
      {
        indicator: key,
        geography: fc.string(),
        member: key,
        period: fc.constantFrom('2024', '2025H1', '2021..2024'),
        periodBasis: fc.constantFrom(...PERIOD_BASES),
        cumulative: fc.constant(true as const),
        value: amount,
        revised: amount,
        unit: fc.constantFrom(...UNITS.map(({ symbol }) => symbol)),
        qualifier: fc.constantFrom(...QUALIFIERS),
        kind: fc.constantFrom(...FIGURE_KINDS),
        caliber: fc.string(),
        author: key,
        date: fc.constant('2025-09-18'),
        note: fc.string(),
      },
      {
        requiredKeys: [
          ...(['indicator', 'geography', 'period', 'periodBasis', 'value'] as const),
          ...(['unit', 'qualifier', 'kind', 'caliber', 'note'] as const),
        ],
      },
    ),
    source: fc.record({
      document: fc.constantFrom('000', '004'),
      line: fc.integer({ min: 1 }),
      token: fc.string({ minLength: 1 }),
    }),
    formula: fc.string({ minLength: 1 }),
  })
  .map(({ row, source, formula }) => {
    // Written numbers have no negative zero.
    const value = row.value + 0;
    const { revised, ...rest } = row;
    const isRevised = revised !== undefined && row.kind !== 'derived';
    return {
      ...rest,
      value,
      ...(isRevised ? { revised: revised + 0 } : {}),
      // Inputs and revisions have an author, a date and a reason.
      ...(isRevised || row.kind === 'input' ? { author: 'ministry', date: '2025-09-18', note: 'why' } : {}),
      ...(row.kind === 'derived' ? { formula, given: String(value) } : {}),
      ...(row.kind === 'derived' || row.kind === 'input' ? {} : { source }),
    };
  });

describe('laws', () => {
  it('reads back the figures it writes', () => {
    fc.assert(
      fc.property(fc.array(figure, { maxLength: 5 }), (some) => {
        const figures = some.map((row, i): GivenFigure => ({ id: `figure_${i}`, ...row }));
        expect(readFigures(writeFigures(figures), 'figures.csv')).toEqual({
          ok: true,
          value: figures,
          problems: [],
        });
      }),
    );
  });

  it('reads back the pack it reads, byte for byte where nothing needs quotes', () => {
    const documents = readDocuments(documentsCsv, 'documents.csv');
    expect(documents.ok && writeDocuments(documents.value)).toBe(documentsCsv);
  });
});

const KNOWN = new Set(['r1', 'p1']);

/** The small pack's figures with one text changed. */
function change(from: string, to: string): string {
  expect(figuresCsv).toContain(from);
  return figuresCsv.replace(from, to);
}

describe('what is wrong with a row', () => {
  it('nothing in the small pack', () => {
    expect(readFigures(figuresCsv, 'figures.csv', KNOWN).problems).toEqual([]);
  });

  it.each([
    ['1200,,亿元', '1200,,斤', 2, 'unit', 'figures.unit'],
    ['1200,,亿元', '一千二,,亿元', 2, 'value', 'figures.number'],
    ['1200,,亿元', '"1,200",,亿元', 2, 'value', 'figures.number'],
    ['1200,,亿元', '1200,900,亿元', 2, 'value_max', 'figures.range'],
    ['2024,printed,1200', '2024年,printed,1200', 2, 'period', 'figures.period'],
    ['2024,printed,1200', '2024,seen,1200', 2, 'period_basis', 'figures.choice'],
    ['exact,actual,R&D经费,r1,3,1200', 'exact,fact,R&D经费,r1,3,1200', 2, 'kind', 'figures.choice'],
    ['r1,3,1200亿元', 'r9,3,1200亿元', 2, 'document', 'figures.document'],
    ['r1,3,1200亿元', 'r1,0,1200亿元', 2, 'line', 'figures.line'],
    ['r1,3,1200亿元', 'r1,0x3,1200亿元', 2, 'line', 'figures.line'],
    ['r1,3,1200亿元', 'r1,1e3,1200亿元', 2, 'line', 'figures.line'],
    ['r1,3,1200亿元', 'r1,3,', 2, 'token', 'figures.empty'],
    ['1200亿元,,', '1200亿元,=1+1,', 2, 'formula', 'figures.formulaOfPrinted'],
    ['rd_expenditure_2024,rd', 'AI2030,rd', 2, 'id', 'figures.name'],
    ['rd_intensity_2024,rd', 'RD_expenditure_2024,rd', 3, 'id', 'figures.doubleId'],
    ['=rd_expenditure_2024/rd_intensity_2024', '', 9, 'formula', 'figures.derivedWithoutFormula'],
  ] as const)('%s -> %s', (from, to, line, column, code) => {
    const changed = change(from, to);
    const row = readTable(changed, 'figures.csv', FIGURE_COLUMNS).rows.find(({ id }) => id.line === line);
    const { problems } = readFigures(changed, 'figures.csv', KNOWN);
    expect(problems.map(({ place }) => [place.file, place.line, place.column])).toEqual([
      ['figures.csv', line, row?.[column].column],
    ]);
    expect(problems.map((problem) => problem.code)).toEqual([code]);
  });

  it('a revision and an input say who, when and why', () => {
    const [header = '', first = ''] = figuresCsv.split('\n');
    const read = (revised: string, author: string, date: string, row = first) => {
      const text = `${header},revised,author,date\n${row},${revised},${author},${date}\n`;
      return readFigures(text, 'figures.csv').problems.map(({ code, args }) => [code, args['column']]);
    };
    const revised = read('1250', '', '');
    expect(revised).toEqual(['note', 'author', 'date'].map((column) => ['figures.revisionWithout', column]));
    const why = first.replace(/$/, '按年报修订');
    expect(read('1250', '张三', '2025-09-18', why)).toEqual([]);
    const own = first.replace('actual,R&D经费,r1,3,1200亿元', 'input,,,,');
    expect(read('', '', '2025-09-18', own)).toEqual([
      ['figures.inputWithout', 'note'],
      ['figures.inputWithout', 'author'],
    ]);
    const printed = first.replace(',actual,', ',input,');
    expect(read('', '张三', '2025-09-18', `${printed}本单位测算`)).toEqual(
      ['document', 'line', 'token'].map((column) => ['figures.inputWithSource', column]),
    );
  });

  it('reports every row, also after one that cannot be read', () => {
    const broken = change('某省,2024,printed,3', '2024,3').replace('80,90,%', '80,70,升');
    expect(readFigures(broken, 'figures.csv').problems.map(({ code }) => code)).toEqual([
      'csv.fieldCount',
      'figures.range',
      'figures.unit',
    ]);
  });

  it('accepts any document when it is not told which there are', () => {
    expect(readFigures(change('r1,3,1200', 'zz,3,1200'), 'figures.csv').ok).toBe(true);
  });

  it('gives units as the table spells them', () => {
    const figures = readFigures(change('45000,,家', '45000,,户'), 'figures.csv');
    expect(figures.ok && figures.value.find(({ id }) => id === 'hightech_firms_2024')?.unit).toBe('家');
  });

  it('knows where every field of a figure stands', () => {
    const { line, column } = figurePlaces(figuresCsv, 'figures.csv').get('gdp_2024')?.['formula'] ?? {};
    expect(figuresCsv.split('\n')[(line ?? 0) - 1]?.slice((column ?? 0) - 1)).toMatch(
      /^=rd_expenditure_2024/,
    );
  });
});

describe('documents', () => {
  it('want a SHA-256, a file and ids of their own', () => {
    const broken = documentsCsv
      .replace(/[0-9a-f]{64}/, 'abc')
      .replace('plan.txt', '')
      .replace('\np1', '\nr1');
    expect(readDocuments(broken, 'documents.csv').problems.map(({ code }) => code)).toEqual([
      'figures.sha256',
      'figures.doubleId',
      'figures.empty',
    ]);
  });
});

describe('isKey', () => {
  it.each(['rd_2024', 'gdp', 'a_1', '_x', 'growth2030x'])('takes %s', (name) => {
    expect(isKey(name)).toBe(true);
  });
  it.each(['AI2030', 'R1C1', 'r', 'c3', 'XFD1', '2024_rd', 'rd-2024', '研发', '', 'TRUE', 'year', 'a b'])(
    'refuses "%s"',
    (name) => {
      expect(isKey(name)).toBe(false);
    },
  );
});
