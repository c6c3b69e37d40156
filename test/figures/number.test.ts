import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumbers, readSingleNumbers } from '../../src/figures/number.js';
import { readNumeral } from '../../src/figures/numeral.js';

describe('laws', () => {
  it('reads every decimal with its unit, wherever it stands', () => {
    const around = fc.constantFrom('', '达到', '全省', '，', '为');
    const decimal = fc.tuple(fc.nat(999_999), fc.integer({ min: 0, max: 99 })).map(([a, b]) => `${a}.${b}1`);
    fc.assert(
      fc.property(
        around,
        decimal,
        fc.constantFrom('%', '家', '倍', '个百分点'),
        around,
        (before, digits, unit, after) => {
          const [read] = readNumbers(`${before}${digits}${unit}${after}`);
          expect(read?.value).toBe(Number(digits));
          expect(read?.unit).toBe(unit === '个百分点' ? 'pp' : unit);
        },
      ),
    );
  });

  it('gives offsets that hold the number, in order and apart', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(...Array.from('0123.,%万亿元家至到-余多十五近以上 ')),
          maxLength: 30,
        }),
        (text) => {
          let end = 0;
          for (const read of readSingleNumbers(text)) {
            expect(read.at).toBeGreaterThanOrEqual(read.start);
            expect(read.end).toBeGreaterThan(read.at);
            expect(read.at).toBeGreaterThanOrEqual(end);
            end = read.end;
          }
          expect(end).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });

  it('accepts no number that touches a numeral character, a mark or a sign that it has not read', () => {
    const NUMERAL = /[0-9０-９零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟廿卅卌几]/;
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(...Array.from('013５.,，%万亿十百千一五三壹佰廿点几元家负-+ ±²·/')),
          maxLength: 14,
        }),
        (text) => {
          for (const read of readSingleNumbers(text)) {
            // Digits of the number itself: from its sign to before its unit.
            const before = text.charAt(read.at - 1);
            const after = text.charAt(read.end);
            expect(before, text).not.toMatch(NUMERAL);
            expect(before, text).not.toMatch(/±/);
            if (read.unit === undefined) expect(after, text).not.toMatch(/²/);
            if (read.unit === undefined) expect(after, text).not.toMatch(NUMERAL);
            if (/[.,/·]/.test(before)) expect(text.charAt(read.at - 2), text).not.toMatch(/[0-9０-９]/);
            if (/[.,/·]/.test(after) && read.unit === undefined)
              expect(text.charAt(read.end + 1), text).not.toMatch(/[0-9０-９]/);
            // A hyphen that is no sign connects it with what is before.
            if (/[-负]/.test(before)) expect(text.slice(0, read.at - 1).trim(), text).not.toBe('');
          }
        },
      ),
      { numRuns: 5000 },
    );
  });

  it('reads Chinese numerals as they are said', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), (n) => {
        expect(readNumeral(sayNumber(n))?.value).toBe(n);
      }),
    );
  });
});

/** Chinese numeral of 1 to 9999. */
function sayNumber(n: number): string {
  const digits = '零一二三四五六七八九';
  const said = [3, 2, 1, 0].map((place) => {
    const digit = Math.floor(n / 10 ** place) % 10;
    return digit === 0 ? '零' : `${digits.charAt(digit)}${['', '十', '百', '千'][place] ?? ''}`;
  });
  return said
    .join('')
    .replace(/零+/g, '零')
    .replace(/^零|零$/g, '')
    .replace(/^一十/, '十');
}

describe('examples from the documents', () => {
  it.each([
    ['超8500亿元', 850_000_000_000, '元', 'atLeast'],
    ['4.67万亿元', 4_670_000_000_000, '元', 'exact'],
    ['1万亿元以上', 1_000_000_000_000, '元', 'atLeast'],
    ['3.5%左右', 3.5, '%', 'about'],
    ['240余家', 240, '家', 'atLeast'],
    ['4.88万余名', 48_800, '人', 'atLeast'],
    ['10多万人', 100_000, '人', 'atLeast'],
    ['近万家', 10_000, '家', 'about'],
    ['百余家', 100, '家', 'atLeast'],
    ['第十三位', 13, '位', 'exact'],
    ['7.19个百分点', 7.19, 'pp', 'exact'],
    ['7 .0 %', 7, '%', 'exact'],
    ['1,234.5亿元', 123_450_000_000, '元', 'exact'],
    ['超4万PFlops', 40_000, 'PFlops', 'atLeast'],
    ['近八成', 80, '%', 'about'],
    ['百分之五', 5, '%', 'exact'],
    ['不低于80%', 80, '%', 'atLeast'],
    ['不超过8%', 8, '%', 'atMost'],
    ['不足5%', 5, '%', 'atMost'],
    ['1/5', 20, '%', 'exact'],
    ['翻 番', 100, '%', 'exact'],
    ['二〇二五年', 2025, '年', 'exact'],
  ])('%s', (text, value, unit, qualifier) => {
    expect(readNumbers(text)).toMatchObject([{ value, unit, qualifier }]);
  });

  it.each([
    ['80%至90%', 80, 90, '%'],
    ['10至15亿元', 1_000_000_000, 1_500_000_000, '元'],
    ['3—5家', 3, 5, '家'],
    ['三至五年', 3, 5, '年'],
    ['百分之八九十', 80, 90, '%'],
  ])('the range %s', (text, value, max, unit) => {
    expect(readNumbers(text)).toMatchObject([{ value, max, unit }]);
  });

  it.each(['十五五', '数千亿元', '几百家', '只增不减', ''])('no number in "%s"', (text) => {
    expect(readNumbers(text)).toEqual([]);
  });
});

describe('units that begin with a numeral', () => {
  it.each([
    ['发电量7.3亿千瓦时', 7.3e8],
    ['装机500千瓦', 500],
    ['管网30千米', 30],
  ])('are no multiplier: %s', (text, value) => {
    expect(readNumbers(text)).toMatchObject([{ value }]);
  });
});

describe('signs of comparison', () => {
  it.each([
    ['>60', 'atLeast'],
    ['≥ 60%', 'atLeast'],
    ['＜5%', 'atMost'],
    ['≤3', 'atMost'],
  ])('are qualifiers: %s', (text, qualifier) => {
    expect(readNumbers(text)).toMatchObject([{ qualifier, start: 0 }]);
  });
});

describe('the corpus of numerals', () => {
  const rows = readFileSync(new URL('numerals.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(' =>').map((part) => part.trim()) as [string, string]);

  it.each(rows)('%s => %s', (text, expected) => {
    const found = readNumbers(text).map(({ value, unit, max }) =>
      [value, unit, max].filter((part) => part !== undefined),
    );
    const wanted = expected
      .split('|')
      .filter((part) => part.trim() !== '')
      .map((part) =>
        part
          .trim()
          .split(' ')
          .map((word) => (/^[-\d.e]+$/.test(word) ? Number(word) : word)),
      );
    expect(found).toEqual(wanted);
  });
});
