import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArguments, type Option } from '../../src/cli/arguments.js';

const OPTIONS: readonly Option[] = [
  { name: 'from', help: 'packOption', value: 'F…', many: true },
  { name: 'out', help: 'outOption', value: 'F' },
  { name: 'json', help: 'jsonOption' },
];
const DIR = { value: 'DIR', least: 1, most: 1 };

const word = fc.string({ unit: fc.constantFrom('a', '研', '.', '/', ' '), minLength: 1 });

describe('laws', () => {
  it('an option with many words takes all up to the next option', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), word, (files, out) => {
        expect(readArguments('new', ['d', '--from', ...files, '--out', out], OPTIONS, DIR)).toEqual({
          given: { from: files[0], out },
          lists: { words: ['d'], from: files },
        });
      }),
    );
  });

  it('after -- every word is a plain one', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.constantFrom('--json', '--zzz', '-h'))), (rest) => {
        expect(
          readArguments('extract', ['--json', '--', ...rest], OPTIONS, { ...DIR, least: 0, most: 99 }),
        ).toEqual({ given: { json: '' }, lists: { words: rest } });
      }),
    );
  });
});

it.each([
  [[], 'missingWord'],
  [['a', 'b'], 'strayWord'],
  [['a', '--from'], 'noOptionValue'],
  [['a', '--from', '--json'], 'noOptionValue'],
])('%j is refused as %s', (words, text) => {
  expect(readArguments('new', words, OPTIONS, DIR)).toMatchObject({ misuse: { text } });
});
