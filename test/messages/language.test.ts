/** Sentences with places, and what every sentence of both languages keeps to. */
import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inProject } from '../../scripts/lib/project.mjs';
import type { Bilingual } from '../../src/messages/language.js';
import { fill, splitSentence } from '../../src/messages/language.js';
import { PROBLEMS } from '../../src/messages/problems/problems.js';

/** Every table of sentences, found in its folder, so that a new file cannot be forgotten. */
const FILES = readdirSync(inProject('src/messages/wording'));
const WORDING: readonly object[] = await Promise.all(
  FILES.map((file): Promise<object> => import(inProject('src/messages/wording', file))),
);

const ROWS: readonly (readonly [string, Bilingual])[] = [
  ...Object.entries(PROBLEMS),
  ...WORDING.flatMap((module) => Object.values(module).flatMap((table) => rowsOf(table))),
];

function rowsOf(table: unknown): readonly (readonly [string, Bilingual])[] {
  if (typeof table !== 'object' || table === null) return [];
  return Object.entries(table).flatMap(([key, row]: [string, unknown]) =>
    isBilingual(row) ? [[key, row] as const] : rowsOf(row),
  );
}

function isBilingual(row: unknown): row is Bilingual {
  return typeof row === 'object' && row !== null && 'zh' in row && 'en' in row && typeof row.en === 'string';
}

describe('fill', () => {
  test('gives the word beside a number its form', () => {
    const said = (count: string | number): string => fill('{count|figure is|figures are} here', { count });
    expect([0, 1, 2, '1', '1,001', 1.5].map(said)).toEqual([
      '0 figures are here',
      '1 figure is here',
      '2 figures are here',
      '1 figure is here',
      '1,001 figures are here',
      '1.5 figures are here',
    ]);
  });

  test('takes what is filled in as it is', () =>
    expect(fill('“{name}”', { name: '{count|a|b} $& {x}' })).toBe('“{count|a|b} $& {x}”'));

  test('a place without an argument is a mistake', () =>
    expect(() => fill('{count|figure|figures}', {})).toThrow('count'));

  test('law: the parts of a sentence are the sentence', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom('{', '}', '|', 'a', ' ', '{b}', '{c|d|e f}')), (pieces) => {
        const template = pieces.join('');
        const again = splitSentence(template).map((part) => {
          if (typeof part === 'string') return part;
          const { name, forms } = part;
          return forms === undefined ? `{${name}}` : `{${name}|${forms.one}|${forms.other}}`;
        });
        expect(again.join('')).toBe(template);
      }),
    ));
});

describe('every sentence', () => {
  test('is looked at here', () => expect(ROWS.length).toBeGreaterThan(700));

  test('has the same places in both languages', () => {
    const placesOf = (text: string): string => {
      const names = splitSentence(text).flatMap((part) => (typeof part === 'string' ? [] : [part.name]));
      return [...new Set(names)].sort().join();
    };
    const other = ROWS.filter(([, { zh, en }]) => withoutNames(placesOf(zh)) !== withoutNames(placesOf(en)));
    expect(other.map(([key]) => key)).toEqual([]);
  });

  test('has one style of quotes and of per cent', () => {
    const wrong = ROWS.filter(([, { zh, en }]) => /[“”‘’]|[\d}] %/.test(en) || /[\d}] %/.test(zh));
    expect(wrong.map(([key, { en }]) => `${key}: ${en}`)).toEqual([]);
  });

  test('gives a word beside a number both its forms', () => {
    const counts =
      'count|sheets|formulas|figures|draws|parameters|problems|places|years|changes|missed|broken|lines|options';
    const wrong = ROWS.filter(([, { en }]) =>
      new RegExp(`(?<!of |all )\\{(${counts})\\} [a-z]+s\\b`).test(en),
    );
    expect(wrong.map(([key, { en }]) => `${key}: ${en}`)).toEqual([]);
  });
});

/** `nameEn` is the English of what the Chinese sentence calls `name` or `nameZh`, `en` of `zh`. */
function withoutNames(places: string): string {
  return places
    .split(',')
    .map((name) => name.replace(/(Zh|En|^zh|^en)$/, ''))
    .filter((name, i, all) => all.indexOf(name) === i)
    .sort()
    .join();
}
