import { describe, expect, it } from 'vitest';
import { fold } from '../../../src/taskpane/text/fold.js';
import { type Word, insertWord, suggest } from '../../../src/taskpane/formula/suggestions.js';

const word = (label: string, kind: Word['kind'], ...found: string[]): Word => ({
  insert: kind === 'function' ? `${label}(` : label,
  label,
  kind,
  hint: '',
  found: [label, ...found].map(fold),
});

const WORDS = [
  word('研发经费', 'indicator', 'rd_expenditure', 'R&D expenditure'),
  word('研发增速', 'parameter', 'rd_growth', 'R&D growth'),
  word('企业研发经费', 'indicator', 'enterprise_rd_expenditure', 'Enterprise R&D expenditure'),
  word('四舍五入', 'function', 'ROUND'),
];

const labels = (text: string, caret = text.length) =>
  suggest(text, caret, WORDS).words.map(({ label }) => label);

describe('suggest', () => {
  it('offers names that begin so before names that contain it, indicators before parameters', () => {
    expect(labels('=研发')).toEqual(['研发经费', '研发增速', '企业研发经费']);
  });

  it('finds keys and names of the other language', () => {
    expect(labels('=rd_g')).toEqual(['研发增速']);
    expect(labels('=roun')).toEqual(['四舍五入']);
  });

  it('looks at the word at the caret only', () => {
    expect(labels('=1+企业*2', 5)).toEqual(['企业研发经费']);
    expect(labels('=1+')).toEqual([]);
    expect(labels('=12')).toEqual([]);
  });

  it('keeps quiet inside quoted text', () => {
    expect(labels('="研发')).toEqual([]);
  });

  it('keeps quiet when the only fit is complete', () => {
    expect(labels('=企业研发经费')).toEqual([]);
  });
});

describe('insertWord', () => {
  it('replaces the fragment and puts the caret behind', () => {
    const at = suggest('=1+研*2', 4, WORDS);
    expect(insertWord('=1+研*2', at, WORDS[0]!)).toEqual({ text: '=1+研发经费*2', caret: 7 });
  });

  it('adds no second parenthesis', () => {
    const at = suggest('=roun(1.2,1)', 5, WORDS);
    expect(insertWord('=roun(1.2,1)', at, WORDS[3]!).text).toBe('=四舍五入(1.2,1)');
  });
});
