import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cellValue,
  convert,
  findUnit,
  namedUnit,
  reportedValue,
  UNIT_SPELLINGS,
  UNITS,
  type Unit,
} from '../../src/figures/units.js';
import { typedUnit } from '../../src/figures/ownUnit.js';

const unit = fc.constantFrom(...UNITS);
/** Decimal numbers as packs write them. */
const decimal = fc
  .tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 0, max: 6 }))
  .map(([digits, places]) => Number(`${digits}e-${places}`));

function known(symbol: string): Unit {
  const found = findUnit(symbol);
  if (found === undefined) throw new Error(symbol);
  return found;
}

describe('laws', () => {
  it('gives back the written number of every cell value', () => {
    fc.assert(
      fc.property(decimal, unit, (value, of) => {
        expect(reportedValue(cellValue(value, of), of)).toBe(value);
      }),
    );
  });

  it('converts there and back', () => {
    fc.assert(
      fc.property(decimal, unit, unit, (value, from, to) => {
        const there = convert(value, from, to);
        if (there === undefined) return;
        const back = convert(there, to, from) ?? Number.NaN;
        expect(Math.abs(back - value)).toBeLessThanOrEqual(1e-12 * Math.abs(value));
      }),
    );
  });

  it('finds every spelling', () => {
    for (const spelling of UNIT_SPELLINGS) expect(findUnit(spelling), spelling).toBeDefined();
  });
});

describe('examples', () => {
  it('moves decimals without the noise of binary fractions', () => {
    expect(cellValue(3.22, known('%'))).toBe(0.0322);
    expect(reportedValue(0.07, known('%'))).toBe(7);
    expect(convert(4.67, known('万亿元'), known('亿元'))).toBe(46700);
    expect(convert(2901.4, known('亿元'), known('万亿元'))).toBe(0.29014);
  });

  it('reads other words for a unit', () => {
    expect(findUnit('名')?.symbol).toBe('人');
    expect(findUnit('户')?.symbol).toBe('家');
    expect(findUnit('个百分点')?.symbol).toBe('pp');
  });

  it('makes units of those of the table', () => {
    expect(convert(3, known('万人'), known('人'))).toBe(30_000);
    expect(convert(2, known('亿千瓦时'), known('GWh'))).toBe(200);
    expect(known('元/人').dimension).toEqual({ money: 1, person: -1 });
    expect(known('吨标准煤/万元').symbol).toBe('吨标煤/万元');
    expect(known('百万吨').symbol).toBe('百万吨');
    expect(known('[标准箱]').dimension).toEqual({ '[标准箱]': 1 });
    expect(known('[元]').dimension).toEqual({ money: 1 });
    expect(convert(1, known('[标准箱]'), known('个'))).toBeUndefined();
    for (const symbol of ['万%', '万万元', '[]', '元/', '元/人/人', '亿', '百'])
      expect(findUnit(symbol), symbol).toBeUndefined();
  });

  it('reads back the English names of such units', () => {
    for (const symbol of ['万人', '亿千瓦时', '元/人', '吨标煤/万元', '[元]', '[标准箱]', '百万吨'])
      expect(namedUnit(known(symbol).name.en)?.symbol).toBe(symbol);
  });

  it('takes the base of an index for a name, and no size', () => {
    expect(findUnit('[上年=100]')?.dimension).toEqual({ '[上年=100]': 1 });
    expect(findUnit('[1978年=100]')?.scale).toBe(1);
  });

  it('reads units of a size that the user gives, by hand: 3 boxes of 20 t are 60 t, 2 EUR at 7.8 are 15.6 yuan', () => {
    expect(known('[标准箱=20吨]').symbol).toBe('[标准箱=20 吨]');
    expect(convert(3, known('[标准箱=20 吨]'), known('吨'))).toBe(60);
    expect(convert(2, known('[EUR=7.8 元]'), known('元'))).toBe(15.6);
    expect(convert(156, known('元'), known('[EUR=7.8 元]'))).toBeCloseTo(20, 12);
    expect(convert(1, known('[标准箱=20 吨]'), known('元'))).toBeUndefined();
    for (const symbol of ['[标准箱=20 吨]', '[EUR=7.8 元]', '[批=2 亿元]', '[户电=2000 千瓦时/家]'])
      expect(namedUnit(known(symbol).name.en)?.symbol).toBe(symbol);
    for (const symbol of [
      '[=2 元]',
      '[a=0 元]',
      '[a=-2 元]',
      '[a=2]',
      '[a=2 %]',
      '[a=2 [b]]',
      '[a=1=2 元]',
      '[a=20 000 元]',
      '[a=2.]',
    ])
      expect(findUnit(symbol), symbol).toBeUndefined();
  });

  it('converts by the size that the user gives', () => {
    const size = fc.double({ min: 1e-3, max: 1e6, noNaN: true }).map((each) => Number(each.toFixed(3)));
    fc.assert(
      fc.property(size, fc.double({ min: -1e6, max: 1e6, noNaN: true }), (each, value) => {
        const unit = findUnit(`[own=${each} 吨]`);
        const there = unit && convert(value, unit, known('吨'));
        expect(there).toBeCloseTo(value * each, 6);
      }),
    );
  });

  it('reads international codes and symbols where a person types a unit', () => {
    const read = (text: string): string | undefined => typedUnit(text)?.symbol;
    const texts = [
      'EUR',
      'USD',
      'kWh',
      'h',
      '元/kWh',
      'EUR/h',
      '百万 EUR',
      '100m yuan',
      '亿元',
      '[标准箱=20 吨]',
      '［班次］',
    ];
    expect(texts.map(read)).toEqual([
      ...[
        '欧元',
        '美元',
        '千瓦时',
        '小时',
        '元/千瓦时',
        '欧元/小时',
        undefined,
        '亿元',
        '亿元',
        '[标准箱=20 吨]',
        '[班次]',
      ],
    ]);
    for (const unknown of ['', 'x', 'toString', 'EURO?', '元/x'])
      expect(read(unknown), unknown).toBeUndefined();
  });

  it('shows the same decimals everywhere: a format has no optional ones', () => {
    const made = ['万人', '元/人', '吨标煤/万元', '[元]', '[标准箱]', 'TWh', '亿千瓦时'].map(known);
    for (const { symbol, format } of [...UNITS, ...made]) expect(/\.[0]*#/.test(format), symbol).toBe(false);
    expect(known('吨标煤/万元').format).toBe('#,##0.000');
  });

  it('does not convert what is not of one kind', () => {
    expect(convert(1, known('亿元'), known('%'))).toBeUndefined();
    expect(findUnit('亿')).toBeUndefined();
    expect(findUnit('toString')).toBeUndefined();
  });
});
