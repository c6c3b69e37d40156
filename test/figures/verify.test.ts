import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document, Figure } from '../../src/figures/figure.js';
import { readDocuments, readFigures } from '../../src/figures/read.js';
import { verifyFigures, type DocumentText } from '../../src/figures/verify.js';

const SMALL = 'test/packs/small';

function readAll(): {
  figures: readonly Figure[];
  documents: readonly Document[];
  texts: Map<string, DocumentText>;
} {
  const documents = readDocuments(readFileSync(`${SMALL}/documents.csv`, 'utf8'), 'documents.csv');
  const figures = readFigures(readFileSync(`${SMALL}/figures.csv`, 'utf8'), 'figures.csv');
  if (!documents.ok || !figures.ok) throw new Error('the small pack is broken');
  const texts = new Map(
    documents.value.map(({ id, file }) => {
      const bytes = readFileSync(`${SMALL}/texts/${file}`);
      return [id, { text: bytes.toString('utf8'), sha256: createHash('sha256').update(bytes).digest('hex') }];
    }),
  );
  return { figures: figures.value, documents: documents.value, texts };
}

const { figures, documents, texts } = readAll();

/** Codes of the problems when one figure is changed. */
function codesWith(id: string, change: (figure: Figure) => Figure): readonly string[] {
  const changed = figures.map((figure) => (figure.id === id ? change(figure) : figure));
  return verifyFigures(changed, documents, texts).problems.map(({ code }) => code);
}

function withSource(figure: Figure, source: Partial<NonNullable<Figure['source']>>): Figure {
  if (figure.source === undefined) throw new Error(figure.id);
  return { ...figure, source: { ...figure.source, ...source } };
}

describe('a whole pack', () => {
  it('holds', () => {
    expect(verifyFigures(figures, documents, texts)).toEqual({ figures: 7, verified: 7, problems: [] });
  });

  it('reports a document that is not there once, and counts its figures as unverified', () => {
    const some = new Map([...texts].filter(([id]) => id === 'p1'));
    const { verified, problems } = verifyFigures(figures, documents, some);
    expect(verified).toBe(1);
    expect(problems.map(({ code, place }) => [code, place.key])).toEqual([['verify.noDocument', 'r1']]);
  });

  it('reports a document that was changed', () => {
    const changed = documents.map((document) => ({ ...document, sha256: '0'.repeat(64) }));
    expect(verifyFigures(figures, changed, texts).problems.map(({ code }) => code)).toEqual([
      'verify.changedDocument',
      'verify.changedDocument',
    ]);
  });
});

describe('a token', () => {
  it.each([
    ['rd_expenditure_2024', { line: 99 }, 'verify.noLine'],
    ['rd_expenditure_2024', { line: 4 }, 'verify.tokenElsewhere'],
    ['rd_expenditure_2024', { token: '1201亿元' }, 'verify.noToken'],
    ['rd_expenditure_2024', { token: '1200 亿元' }, 'verify.noToken'],
    ['rd_expenditure_2024', { token: '00亿元' }, 'verify.otherNumber'],
    ['rd_expenditure_2024', { token: '全省研发经费支出' }, 'verify.noNumber'],
    ['rd_intensity_2024', { token: '00%' }, 'verify.otherNumber'],
    ['hightech_firms_2024', { token: '5万余家' }, 'verify.otherNumber'],
  ])('of %s with %o: %s', (id, source, code) => {
    expect(codesWith(id, (figure) => withSource(figure, source))).toEqual([code]);
  });

  it('may be shorter than the number with its unit, if the line says the rest', () => {
    expect(codesWith('rd_intensity_2027', (figure) => withSource(figure, { token: '3.2' }))).toEqual([]);
  });

  it('must state the value, in any unit of its kind', () => {
    expect(
      codesWith('rd_expenditure_2024', (figure) => ({ ...figure, value: 0.12, unit: '万亿元' })),
    ).toEqual([]);
    expect(codesWith('rd_expenditure_2024', (figure) => ({ ...figure, unit: '万元' }))).toEqual([
      'verify.otherNumber',
    ]);
    expect(codesWith('rd_intensity_2024', (figure) => ({ ...figure, unit: '亿元' }))).toEqual([
      'verify.otherNumber',
    ]);
  });

  it('of a range must state both ends', () => {
    const { valueMax: _, ...single } = figures.find(({ id }) => id === 'enterprise_share_2024')!;
    expect(codesWith('enterprise_share_2024', (figure) => ({ ...figure, valueMax: 95 }))).toEqual([
      'verify.otherNumber',
    ]);
    expect(codesWith('enterprise_share_2024', () => single)).toEqual(['verify.otherNumber']);
  });

  it('without digits proves only a rule of value 0', () => {
    expect(codesWith('fiscal_rise', (figure) => ({ ...figure, value: 1 }))).toEqual(['verify.noNumber']);
    expect(codesWith('fiscal_rise', (figure) => ({ ...figure, kind: 'target' }))).toEqual([
      'verify.noNumber',
    ]);
  });

  it('may count with another word, but not measure with one', () => {
    expect(codesWith('hightech_firms_2024', (figure) => ({ ...figure, unit: '个' }))).toEqual([]);
    expect(codesWith('hightech_firms_2024', (figure) => ({ ...figure, unit: '%' }))).toEqual([
      'verify.otherNumber',
    ]);
  });
});

it('no value but the printed one is accepted', () => {
  fc.assert(
    fc.property(fc.constantFrom(...figures), fc.double({ min: 1e-9, max: 1, noNaN: true }), (figure, by) => {
      if (figure.source === undefined) return;
      expect(codesWith(figure.id, () => ({ ...figure, value: figure.value * (1 + by) + by })).length).toBe(1);
    }),
  );
});
