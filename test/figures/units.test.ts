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
