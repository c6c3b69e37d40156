/** Tables of our own making inside documents: heads, units of captions and columns, years across and down, places as rows. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../src/figures/extract/candidate.js';
import { extractFigures } from '../../../src/figures/extract/extractFigures.js';

const VOCABULARY = {
  indicators: [
    { key: 'output', names: ['地区生产总值', 'GDP'], unit: '亿元', caliber: [] },
    { key: 'research', names: ['研发经费', 'R&D expenditure'], unit: '亿元', caliber: [] },
    { key: 'labs', names: ['省级实验室'], unit: '家', caliber: [] },
  ],
  places: ['青川', '云岭', '安州'],
};

function extract(...lines: readonly string[]): readonly Candidate[] {
  return extractFigures(lines, { vocabulary: VOCABULARY, published: '2031-03-01' });
}

function brief(...lines: readonly string[]): readonly string[] {
  return extract(...lines).map(
    ({ indicator, value, unit, period }) => `${indicator} ${value} ${unit} ${period}`,
  );
}

describe('a table', () => {
  it('has years across, and its unit in the caption or in the name of a row', () => {
    const rows = ['指标 | 2029年 | 2030年', '地区生产总值 | 29,800 | 31500', '省级实验室（家） | 30 | 35'];
    expect(brief('表1 主要指标（单位：亿元）', '', ...rows)).toEqual([
      'output 29800 亿元 2029',
      'output 31500 亿元 2030',
      'labs 30 家 2029',
      'labs 35 家 2030',
    ]);
    expect(brief('表1 主要指标', '', '单位：亿元', '', ...rows)).toHaveLength(4);
  });

  it('has years down, and its units in the heads', () => {
    expect(brief('年份 | 研发经费（亿元） | 省级实验室（家）', '2029 | 749 | 30', '2030 | 820 | 35')).toEqual(
      ['research 749 亿元 2029', 'labs 30 家 2029', 'research 820 亿元 2030', 'labs 35 家 2030'],
    );
  });

  it('has a column of units, and one of growth', () => {
    const rows = [
      '指标 | 单位 | 2030年 | 比上年增长（%）',
      '研发经费 | 亿元 | 820 | 9.5',
      '常住人口 | 人 | 65400 | -0.3',
    ];
    expect(brief(...rows)).toEqual([
      'research 820 亿元 2030',
      '研发经费增速 9.5 % 2030',
      '常住人口 65400 人 2030',
      '常住人口增速 -0.3 % 2030',
    ]);
  });

  it('has aims in a later year, with their qualifiers', () => {
    const found = extract(
      '指标 | 2030年 | 2035年',
      '研发经费（亿元） | 820 | ≥1400',
      '失业率（%） | 5.1 | 5.5以内',
    );
    expect(found.map(({ kind, qualifier }) => `${kind} ${qualifier}`)).toEqual([
      'actual exact',
      'target atLeast',
      'actual exact',
      'target atMost',
    ]);
  });

  it('has places as rows', () => {
    const found = extract(
      '青川省研发情况',
      '',
      '各市研发经费（亿元）',
      '',
      '地区 | 2030年',
      '全省 | 820',
      '云岭市 | 230',
      '安州市 | 120',
    );
    expect(found.map(({ geography, indicator, value }) => `${geography} ${indicator} ${value}`)).toEqual([
      '青川 research 820',
      '云岭 research 230',
      '安州 research 120',
    ]);
  });

  it('ends where the next head begins', () => {
    const first = ['指标 | 2029年', '研发经费（亿元） | 749'];
    const second = ['指标 | 2035年目标', '研发经费（亿元） | 1400'];
    expect(brief(...first, ...second)).toEqual(['research 749 亿元 2029', 'research 1400 亿元 2035']);
  });

  it('without a head, a unit or a name gives nothing', () => {
    expect(
      extract('索引号: | 002482090/2030-00123 | 发布机构: | 省厅 |', '日期: | 2030-09-18 | 方式: | 公开 |'),
    ).toEqual([]);
    expect(extract('姓名 | 职务 | 电话', '张三 | 主任 | 81234567')).toEqual([]);
    expect(extract('指标 | 2030年', '研发经费 | 820')).toEqual([]);
    expect(extract('研发经费 | 820亿元', '工业产值 | 900亿元')).toEqual([]);
  });

  it('has cells that are no numbers: dashes, notes, totals of several years in brackets', () => {
    expect(brief('指标（亿元） | 2029年 | 2030年 | 2031年', '研发经费 | — | 820 | [12]')).toEqual([
      'research 820 亿元 2030',
    ]);
  });

  it('is told from its unit, which is no number', () => {
    expect(extract('单位：亿元', '', '产值（万元）情况说明如下。')).toEqual([]);
  });
});

it('gives each number where it is printed', () => {
  const cell = fc.oneof(
    fc.integer({ min: 2, max: 1800 }).map(String),
    fc.constantFrom('—', '', '约12', '3.5以上', '甲'),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), (table) => {
      const lines = [
        '指标（亿元） | 2029年 | 2030年 | 2031年 | 2032年',
        ...table.map((row) => ['产值', ...row].join(' | ')),
      ];
      for (const { line, column, token } of extract(...lines))
        expect(lines[line - 1]?.slice(column - 1).startsWith(token)).toBe(true);
    }),
  );
});
