/** English sentences of our own making: qualifiers, periods and names. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../src/figures/extract/candidate.js';
import { extractFigures } from '../../../src/figures/extract/extractFigures.js';

const VOCABULARY = {
  indicators: [
    { key: 'research', names: ['研发经费', 'R&D expenditure'], unit: '亿元', caliber: [] },
    { key: 'research_growth', names: ['研发经费增速', 'Growth of R&D expenditure'], unit: '%', caliber: [] },
    { key: 'intensity', names: ['研发投入强度', 'R&D intensity'], unit: '%', caliber: [] },
    { key: 'labs', names: ['省级实验室', 'Provincial laboratories'], unit: '家', caliber: [] },
  ],
  places: [],
};

function extract(text: string): readonly Candidate[] {
  return extractFigures(text.split('\n'), { vocabulary: VOCABULARY, published: '2031-03-01' });
}

describe('English qualifiers', () => {
  it.each([
    ['At least 30 firms have joined the scheme.', 'At least 30', 30, 'atLeast'],
    ['Exports will exceed 40 billion yuan by 2035.', 'exceed 40 billion yuan', 400, 'atLeast'],
    ['Unemployment did not exceed 5 percent.', 'did not exceed 5 percent', 5, 'atMost'],
    ['No fewer than 200 laboratories will be built.', 'No fewer than 200', 200, 'atLeast'],
    ['The budget is at most €2.5m.', 'at most €2.5m', 2_500_000, 'atMost'],
    ['Revenue is expected to be around EUR 120 million.', 'around EUR 120 million', 120_000_000, 'about'],
    ['Revenue fell short of 40 million euros.', 'fell short of 40 million euros', 40_000_000, 'atMost'],
    ['Over 20% of households have fibre.', 'Over 20%', 20, 'atLeast'],
    ['Some 60 per cent or more of households have fibre.', 'Some 60 per cent or more', 60, 'atLeast'],
  ])('%s', (text, token, value, qualifier) => {
    expect(extract(text)).toMatchObject([{ token, value, qualifier }]);
  });
});

it('joins a word that a line breaks', () => {
  const text =
    'In 2030, the whole province spent more on research, and expendi-\nture reached 30 billion yuan.';
  expect(extract(text)).toMatchObject([{ indicator: 'expenditure', value: 300 }]);
});

describe('English periods', () => {
  it.each([
    ['In 2018 a plan was adopted. In 2030, exports reached 120 billion yuan.', ['2030']],
    ['Exports reached 120 billion yuan in 2030, up from 98 billion yuan in 2018.', ['2030', '2018']],
    ['Since the 2018 reform, exports have grown to 45 billion yuan.', ['2031']],
    // Growth over twelve years is not that of one.
    ['Compared with 2018, exports rose by 45 percent in 2030.', ['2018..2030']],
    ['Gross margin improved from 31.2% in 2029 to 33.0% in 2030.', ['2029', '2030']],
    ['R&D expenditure grew at an average annual rate of 9.4 percent from 2021 to 2025.', ['2021..2025']],
    ['From 2021 to 2025, exports grew by 8 percent per year on average.', ['2021..2025']],
    ['The average annual growth rate between 2021 and 2025 was 7.1%.', ['2021..2025']],
    ['The 2035 target is 50 billion yuan.', ['2035']],
    ['Exports totalled 4.5 bn yuan in the first half of 2030, up 3.1% year on year.', ['2030H1', '2030H1']],
  ])('%s', (text, periods) => {
    expect(extract(text).map(({ period }) => period)).toEqual(periods);
  });
});

describe('English names', () => {
  it.each([
    ['R&D spending as a share of GDP rose to 3.4 percent.', 'intensity'],
    ['R&D expenditure accounted for 3.2 percent of GDP.', 'intensity'],
    [
      'R&D expenditure made up 4.1 percent of operating revenue.',
      'R&D expenditure as a share of operating revenue',
    ],
    ['R&D expenditure grew at an average annual rate of 9.4 percent.', 'research_growth'],
    ['The number of provincial laboratories had reached 12.', 'labs'],
    ['A total of 1,200 surveyed firms reported higher sales.', 'surveyed firms'],
    [
      'Surveyed manufacturing firms with more employees than before spent 3 billion yuan.',
      'Surveyed manufacturing firms with more employees than before',
    ],
    ['The population reached 12.5 million people at the end of 2030.', 'population'],
    ['While imports were flat, exports totalled 4.5 billion yuan.', 'exports'],
  ])('%s', (text, indicator) => {
    expect(extract(text)).toMatchObject([{ indicator }]);
  });

  it('hold the first letter, however long the name', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('surveyed', 'large', 'rural', 'health'), { maxLength: 20 }),
        (words) => {
          const [found] = extract(`${[...words, 'firms'].join(' ')} spent 3 billion yuan.`);
          expect([...words, 'firms'].join(' ').split(' ')).toContain(found?.indicator.split(' ')[0]);
        },
      ),
    );
  });
});
