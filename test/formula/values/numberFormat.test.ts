/** Format codes: which are read, and laws of what they show. Values of single codes are in test/cases/texts.txt. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readNumber } from '../../../src/formula/values/numeralText.js';
import { formatNumber, formatText, readNumberFormat } from '../../../src/formula/values/numberFormat.js';
import { roundDecimal } from '../../../src/formula/values/rounding.js';

function shown(value: number, code: string): string | undefined {
  const format = readNumberFormat(code);
  if (format === undefined) throw new Error(`"${code}" is not read`);
  return formatNumber(value, format);
}

describe('a code whose result depends on the language of Excel is not read', () => {
  test.each([
    '[Red]0',
    '[>100]0;0',
    '[$-804]yyyy',
    'General',
    'G/通用格式',
    'mmm',
    'mmmm d',
    'dddd',
    'aaaa',
    'yyy',
    'h:mm',
    'ss',
    '0.0E+00',
    '# ?/?',
    '0/0',
    '?0',
    '0_)',
    '* 0',
    '0!.0,',
    '0.0.0',
    '0 yyyy',
    '0@',
    '@yyyy',
    '"open',
    '0\\',
    ',0',
    '0;0;0;0',
    '0;@;0',
  ])('%s', (code) => {
    expect(readNumberFormat(code)).toBeUndefined();
  });
});

describe('a number shown with digits', () => {
  const number = fc.double({ min: -1e12, max: 1e12, noNaN: true });
  test('reads as that number rounded', () => {
    fc.assert(
      fc.property(number, fc.nat(6), fc.boolean(), (x, places, grouped) => {
        const code = `${grouped ? '#,##0' : '0'}${places === 0 ? '' : `.${'0'.repeat(places)}`}`;
        expect(readNumber(shown(x, code) ?? '')).toBe(roundDecimal(x, places, 'half') + 0);
      }),
    );
  });
  test('in per cent is a hundred times as much', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e6, max: 1e6 }), (n) => {
        expect(shown(n / 1000, '0.0%')).toBe(`${shown(n / 10, '0.0') ?? ''}%`);
      }),
    );
  });
  test('by sections is the number of its section without a sign', () => {
    fc.assert(
      fc.property(number, (x) => {
        const size = shown(Math.abs(x), '0.00') ?? '';
        const sign = x < 0 ? 'b' : x === 0 ? 'c' : 'a';
        expect(shown(x, '"a"0.00;"b"0.00;"c"0.00')).toBe(sign + size);
      }),
    );
  });
});

test('a text without a section for it stays as it is', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const code of ['0.0', '@', '0;-0;0;@']) {
        const format = readNumberFormat(code);
        expect(format && formatText(text, format)).toBe(text);
      }
    }),
  );
});
