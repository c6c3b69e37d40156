import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVERYTHING, findFigures, indexFigures } from '../../../src/taskpane/baseline/figureSearch.js';
import { readSeedPack } from '../realPack.js';

const MODEL = readSeedPack();
const INDEX = indexFigures(MODEL);
const found = (words: string) => findFigures(INDEX, { ...EVERYTHING, words }).map(({ id }) => id);

describe('findFigures', () => {
  it('finds everything without a query', () => {
    expect(findFigures(INDEX, EVERYTHING)).toEqual(MODEL.figures);
  });

  it('finds a figure by its id, its token and the title of its document', () => {
    fc.assert(
      fc.property(fc.constantFrom(...MODEL.figures), (figure) => {
        const title = MODEL.documents.find(({ id }) => id === figure.source?.document)?.title ?? '';
        expect(found(figure.id)).toContain(figure.id);
        expect(found(figure.source?.token ?? '')).toContain(figure.id);
        expect(found(title)).toContain(figure.id);
      }),
    );
  });

  it('takes words in both languages, in any order and case', () => {
    const chinese = found('研发投入强度 2024');
    expect(chinese).toContain('rd_intensity_2024');
    expect(found('2024 r&d INTENSITY')).toEqual(expect.arrayContaining(['rd_intensity_2024']));
  });

  it('reads full-width digits as a Chinese keyboard types them', () => {
    expect(found('３．２２')).toEqual(found('3.22'));
    expect(found('3.22').length).toBeGreaterThan(0);
  });

  it('narrows by kind and place', () => {
    const targets = findFigures(INDEX, { words: '', kind: 'target', place: '杭州' });
    expect(targets.length).toBeGreaterThan(0);
    expect(targets.every(({ kind, geography }) => kind === 'target' && geography === '杭州')).toBe(true);
  });
});

it('indexFigures counts places, most figures first', () => {
  expect(INDEX.places[0]?.[0]).toBe('浙江');
  expect(INDEX.places.reduce((sum, [, count]) => sum + count, 0)).toBe(MODEL.figures.length);
});
