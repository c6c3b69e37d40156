import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  lineAndColumn,
  lineFinder,
  offsetInString,
  parseJson,
  plainValue,
  type JsonNode,
} from '../../src/model/json.js';

function nodeOf(text: string): JsonNode {
  const reading = parseJson(text);
  if ('fault' in reading) throw new Error(`${text}: ${reading.fault.expected} at ${reading.fault.at}`);
  return reading.node;
}

describe('laws', () => {
  it('reads what JSON.parse reads, to the same value', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 1, '\t'), (text, indent) => {
        const spaced = JSON.stringify(JSON.parse(text), null, indent);
        expect(plainValue(nodeOf(spaced))).toEqual(JSON.parse(spaced));
      }),
    );
  });

  it('refuses what JSON.parse refuses', () => {
    const character = fc.constantFrom(...Array.from('{}[]",:0123456789.eE+-truefalsn \\u\n'));
    fc.assert(
      fc.property(fc.string({ unit: character }), (text) => {
        expect('node' in parseJson(text)).toBe(canParse(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('gives every value the place where its text stands', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const check = (node: JsonNode): void => {
          expect(JSON.parse(text.slice(node.start, node.end))).toEqual(plainValue(node));
          if (node.kind === 'array') node.items.forEach(check);
          if (node.kind === 'object') node.members.forEach((child) => check(child.node));
        };
        check(nodeOf(text));
      }),
    );
  });

  it('finds characters of a text past its escapes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', '中', '"', '\n', '\u0001'), { minLength: 1 }),
        (characters) => {
          const json = JSON.stringify(characters.join(''));
          characters.forEach((character, i) => {
            const from = json.slice(offsetInString(json, nodeOf(json), i));
            expect(from.startsWith(JSON.stringify(character).slice(1, -1))).toBe(true);
          });
        },
      ),
    );
  });
});

/** Two members of one name are the one thing that JSON.parse takes and this reader does not. */
function canParse(text: string): boolean {
  try {
    JSON.parse(text);
    const reading = parseJson(text);
    return !('fault' in reading && reading.fault.expected === 'otherName');
  } catch {
    return false;
  }
}

describe('faults', () => {
  it.each([
    ['{"a": 1,}', 'name', 8],
    ['[1, 2', 'commaOrEnd', 5],
    ['{"a" 1}', 'colon', 5],
    ['{"a": 1} x', 'end', 9],
    ['["abc', 'string', 1],
    ['{"a": 1, "a": 2}', 'otherName', 9],
    ['// comment', 'value', 0],
    ['', 'value', 0],
    ['['.repeat(300), 'lessDepth', 201],
  ])('%s', (text, expected, at) => {
    expect(parseJson(text)).toEqual({ fault: { expected, at } });
  });
});

it('counts lines and columns from 1', () => {
  expect(lineAndColumn('ab\ncd', 0)).toEqual({ line: 1, column: 1 });
  expect(lineAndColumn('ab\ncd', 4)).toEqual({ line: 2, column: 2 });
});

describe('size', () => {
  it('reads texts of any length, with escapes and without', () => {
    for (const text of ['x'.repeat(12_000_000), '研发\n"'.repeat(500_000)])
      expect(plainValue(nodeOf(JSON.stringify({ a: text })))).toEqual({ a: text });
  });
});

describe('lines', () => {
  it('are those that splitting the text gives', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '中') }), fc.nat(20), (text, at) => {
        const offset = Math.min(at, text.length);
        const before = text.slice(0, offset).split('\n');
        expect(lineFinder(text)(offset)).toEqual({
          line: before.length,
          column: (before.at(-1) ?? '').length + 1,
        });
      }),
    );
  });
});
