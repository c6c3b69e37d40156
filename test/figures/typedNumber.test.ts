import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTypedNumber, type TypedPlace } from '../../src/figures/typedNumber.js';
import { convert, findUnit, UNITS } from '../../src/figures/units.js';
import { amount } from '../../src/analysis/words/words.js';
import { describe as sentenceOf } from '../../src/messages/messages.js';
import { formatWithUnit, joinUnit } from '../../src/taskpane/text/format.js';
import { textsOf } from '../../src/taskpane/text/text.js';

const read = (text: string, place: string | TypedPlace = ''): number | string => {
  const reading = readTypedNumber(text, typeof place === 'string' ? { unit: place } : place);
  return reading.ok ? reading.value : reading.problem.code.replace('figures.typed', '');
};
const sentences = (text: string, place: TypedPlace): readonly string[] => {
  const reading = readTypedNumber(text, place);
  return reading.ok ? [] : (['zh', 'en'] as const).map((language) => sentenceOf(reading.problem, language));
};

describe('readTypedNumber', () => {
  it.each<[string, string | TypedPlace, number]>([
    ['6.5', '%', 6.5],
    [' 6.5% ', '%', 6.5],
    ['６．５％', '%', 6.5],
    ['3。5', '%', 3.5],
    ['１２，０００', '亿元', 12000],
    ['1,234.5', '亿元', 1234.5],
    ['12,000 亿元', '亿元', 12000],
    ['−3', '', -3],
    ['－3.5', '%', -3.5],
    ['- 3', '', -3],
    ['.5', '', 0.5],
    ['7.', '', 7],
    ['1e3', '', 1000],
    ['1e308', '亿元', 1e308],
    ['\u200b6.5\ufeff', '', 6.5],
    ['36.2 人/万人', '人/万人', 36.2],
    // A typed unit is converted.
    ['1.2万亿元', '亿元', 12000],
    ['1.2 万亿元', '亿元', 12000],
    ['35元', '亿元', 3.5e-7],
    ['3千亿元', '万亿元', 0.3],
    ['5千万元', '亿元', 0.5],
    ['1.2 trillion yuan', '亿元', 12000],
    ['12,000 100m yuan', '万亿元', 1.2],
    ['5‰', '%', 0.5],
    ['0.065%', '%', 0.065],
    ['50%', '', 0.5],
    ['2个百分点', '%', 2],
    ['1.5万人', '人', 15000],
    ['1.5万', '人', 15000],
    ['200名', '人', 200],
    ['1万', '', 10000],
    ['1万次', '次', 10000],
    ['2030年', '年', 2030],
  ])('reads %s in %o', (text, place, number) => {
    expect(read(text, place)).toBe(number);
  });

  it.each<[string, string | TypedPlace, string]>([
    ['3,5', '%', 'Comma'],
    ['1，2', '亿元', 'Comma'],
    ['0,500', '', 'Comma'],
    ['1.234,5', '', 'Comma'],
    ['-3,5%', '%', 'Comma'],
    ['1,23,456', '', 'Groups'],
    ['1,', '', 'Groups'],
    ['1,2345', '', 'Comma'],
    ['12 000', '', 'Blank'],
    ['12 000 亿元', '亿元', 'Blank'],
    ['5‰', '亿元', 'Unit'],
    ['3斤', '%', 'Unit'],
    ['1万', '%', 'Unit'],
    ['3.5亿元', '', 'Unitless'],
    ['1.2万', '亿元', 'Multiplier'],
    ['1e999', '', 'Size'],
    ['1e-999', '', 'Size'],
    ['1e308万亿元', '元', 'Size'],
    ['', '', 'NotNumber'],
    ['-', '', 'NotNumber'],
    ['abc', '', 'NotNumber'],
    ['6.5.1', '', 'NotNumber'],
    ['十', '', 'NotNumber'],
    ['约3.5%', '%', 'NotNumber'],
    ['(5)', '', 'NotNumber'],
    ['10²', '', 'NotNumber'],
    ['½', '', 'NotNumber'],
    ['0x10', '', 'NotNumber'],
    ['6 5%%', '%', 'Blank'],
    ['6.5%%', '%', 'Unit'],
  ])('refuses %s in %o', (text, place, code) => {
    expect(read(text, place)).toBe(code);
  });

  it('asks where a number of per cent may be a fraction', () => {
    const growth = { unit: '%', present: 6.5, min: 0, max: 12 };
    expect(read('0.065', growth)).toBe('Fraction');
    expect(read('0.065%', growth)).toBe(0.065);
    expect(read('6.5', growth)).toBe(6.5);
    expect(read('0', growth)).toBe(0);
    // 50 % is outside the range: 0.5 can only be 0.5 %.
    expect(read('0.5', growth)).toBe(0.5);
    // Both are inside, and the smaller one is nearer.
    expect(read('0.5', { ...growth, present: 0.8, max: 100 })).toBe(0.5);
    expect(read('0.035', { unit: '%', present: 3.2 })).toBe('Fraction');
    expect(sentences('0.065', growth)[0]).toBe('“0.065”是 0.065% 还是 6.5%？请连同单位写成其中之一。');
  });

  it('takes a bare number in a cell of fractions for neither', () => {
    expect(read('3.5', { unit: '%', holdsFractions: true })).toBe('Fraction');
    expect(read('3.5%', { unit: '%', holdsFractions: true })).toBe(3.5);
    expect(read('3.5', { unit: '亿元', holdsFractions: true })).toBe(3.5);
    expect(sentences('3.5', { unit: '%', holdsFractions: true })[1]).toContain('3.5% or 350%');
  });

  it('says both readings of a comma', () => {
    expect(sentences('3,5', { unit: '%' })).toEqual([
      '“3,5”可能是 3.5，也可能是 35：请写成其中之一，小数点用“.”。',
      '"3,5" could be 3.5 or 35: write one of them, with a point before the decimals.',
    ]);
    expect(sentences('1.2万', { unit: '亿元' })[0]).toContain('可能是1.2万亿元，也可能是1.2万元');
  });
});

describe('laws of typed numbers', () => {
  const number = fc
    .tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 12 }))
    .map(([digits, places]) => Number(`${digits}e-${places}`) + 0);
  const unit = fc.constantFrom(...UNITS);

  it('give back every number that we print, with its unit and in both languages', () => {
    fc.assert(
      fc.property(number, unit, fc.constantFrom('zh', 'en'), (value, { symbol }, language) => {
        expect(read(String(value), symbol)).toBe(value + 0);
        expect(read(joinUnit(String(value), symbol, textsOf(language)), symbol)).toBe(value);
      }),
    );
  });

  it('give back what pane, sheet and sentences show', () => {
    fc.assert(
      fc.property(number, unit, fc.constantFrom('zh', 'en'), (value, row, language) => {
        const shown = formatWithUnit(value, row, textsOf(language));
        const again = read(shown, row.symbol);
        expect(
          typeof again === 'number' ? formatWithUnit(again * row.display, row, textsOf(language)) : shown,
        ).toBe(shown.replace(/^-(?=0(\.0+)?(?![\d.]))/, ''));
        expect(again).toBeTypeOf('number');
        expect(read(amount(value, row)[language], row.symbol)).toBeTypeOf('number');
      }),
    );
  });

  it('convert between any two units of one dimension, and refuse all others', () => {
    fc.assert(
      fc.property(number, unit, unit, (value, from, to) => {
        const converted = convert(value, from, to);
        const reading = read(`${value}${from.symbol}`, to.symbol);
        if (converted === undefined) expect(reading).toBe('Unit');
        else expect(reading).toBe(converted);
      }),
    );
  });

  it('leave no character unread: one more digit, sign or mark never leaves the number as it was', () => {
    const marks = fc.constantFrom(...'0123456789,.，。-+−%‰万亿千百十eE元年xX²½一二壹余多~～'.split(''));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99999 }), marks, marks, fc.nat(6), (value, mark, other, at) => {
        const text = String(value);
        for (const unitOfPlace of ['', '亿元', '%', '人']) {
          const typed = `${text.slice(0, at)}${mark}${text.slice(at)}${other}`;
          const reading = read(typed, unitOfPlace);
          if (typeof reading !== 'number') continue;
          // What was accepted is digits, one sign, proper groups, one point, an exponent, and a whole unit.
          const folded = typed.normalize('NFKC').replaceAll('。', '.').replaceAll('−', '-');
          const [, digits = '', rest = ''] = /^([+-]?[\d,.]+(?:[eE][+-]?\d+)?)(.*)$/.exec(folded) ?? [];
          if (rest === '') expect(reading).toBe(Number(digits.replaceAll(',', '')) + 0);
          expect(rest).toMatch(/^(?:|[十百千万亿]+|[十百千万亿]*元|%|‰|年)$/);
          if (digits.includes(',')) expect(digits).toMatch(/^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('know every unit of the table', () => {
    for (const { symbol } of UNITS) expect(findUnit(symbol)).toBeDefined();
  });
});
