/** Tables as other people keep them: statistical yearbooks, databases, annual reports. All figures are invented. */
import { describe, expect, it } from 'vitest';
import { readTables } from '../../../src/start/table/readTables.js';
import { gridOf } from '../grids.js';

/** `section|name unit: year value …` of each series, then the codes of what was told, each once. */
function read(text: string): readonly string[] {
  const found = readTables([gridOf(text)]);
  const rows = found.ok ? found.value : [];
  const told = new Set(found.problems.map(({ code }) => code.replace('start.', '!')));
  return [
    ...rows.map(
      ({ section, name, unit, points }) =>
        `${section}|${name} ${unit}: ${points.map(({ year, value }) => `${year} ${value}`).join(', ')}`,
    ),
    ...told,
  ];
}

describe('other tables', () => {
  it.each([
    [
      'headers over four rows, names spaced, no merged cells',
      `
2-15 分地区经费|||||
||R&D经费内部支出|||
||||基础研究|
地区|单位|2021年|2022年|2021年|2022年
北    京|亿元|2629.3|2843.3|422.5|470.7`,
      ['|北京·R&D经费内部支出 亿元: 2021 2629.3, 2022 2843.3', '|北京·基础研究 亿元: 2021 422.5, 2022 470.7'],
    ],
    [
      'the same row names under two sections',
      `
单位：万人||
项目|2019|2020
一、城镇||
  男|10|11
二、乡村||
  男|20|19`,
      ['城镇|城镇·男 万人: 2019 10, 2020 11', '乡村|乡村·男 万人: 2019 20, 2020 19'],
    ],
    [
      'codes beside the names, and prices in the bracket of the unit',
      `
Country Name|Country Code|Indicator Name|Indicator Code|2018|2019
Utopia|UTO|GDP (current US$)|NY.GDP.MKTP.CD|1000|1100
Utopia|UTO|Exports (constant 2015 US$)|NE.EXP.GNFS.KD|10|11`,
      [
        'Utopia|GDP (current US$) 美元: 2018 1000, 2019 1100',
        'Utopia|Exports (constant 2015 US$) 美元: 2018 10, 2019 11',
      ],
    ],
    [
      'years of a database',
      `
series|yr_2018|yr_2019
Exports (USD bn)|3|3.2`,
      ['|Exports 百万美元: 2018 3000, 2019 3200', '!unitConverted'],
    ],
    [
      'years in Chinese numerals',
      `
名称|单位|二〇一九年|二〇二〇年
产量|万吨|100|104`,
      ['|产量 万吨: 2019 100, 2020 104'],
    ],
    [
      'the unit of an annual report, and a year that is not over',
      `
$ in millions|FY2021|FY2022|FY2023E
Net sales|1,402|1,533|1,610
Gross margin|32.4%|33.0%|33.5%`,
      ['|Net sales 百万美元: 2021 1402, 2022 1533', '|Gross margin %: 2021 32.4, 2022 33', '!forecast'],
    ],
    [
      'a total of several years before them',
      `
指标|“十三五”累计|2019|2020
投资（亿元）|150|35|40`,
      ['|投资 亿元: 2019 35, 2020 40', '!columnLeft'],
    ],
    [
      'changes between the measures, years down, a note below',
      `
年份|出口额(亿美元)|同比(%)|进口额(亿美元)|同比(%)
2019年|100||80|
2020年|110|10|84|5
2021年|121|10|88|4.8
注：2021年为初步核算数。||||`,
      [
        '|出口额 亿美元: 2019 100, 2020 110, 2021 121',
        '|进口额 亿美元: 2019 80, 2020 84, 2021 88',
        '!changeLeft',
      ],
    ],
    [
      'values that are withheld, missing or not yet there',
      `
指标|2018|2019|2020|2021
失业率（%）|--|4.1|D|4.4
就业（万人）|x|50|…|52`,
      ['|失业率 %: 2019 4.1, 2021 4.4', '|就业 万人: 2019 50, 2021 52'],
    ],
    [
      'days as years, in another currency',
      `
Item|2021-12-31|2022-12-31
Total assets (EUR m)|110|118`,
      ['|Total assets 百万欧元: 2021 110, 2022 118'],
    ],
    [
      'rows of regions and years',
      `
region|year|sales (EUR m)
North|2019|10
North|2020|11
South|2019|20
South|2020|21`,
      ['|sales·North 百万欧元: 2019 10, 2020 11', '|sales·South 百万欧元: 2019 20, 2020 21'],
    ],
    [
      'quarters',
      `
Item|Q1-2022|Q2-2022|Q3-2022
Revenue|10|11|12`,
      ['!withinYear'],
    ],
  ])('%s', (_, text, wanted) => {
    expect(read(text)).toEqual(wanted);
  });
});

it('a table of growth alone is a table', () => {
  expect(read('增速（%）|2020|2021\n同比增长|3|4')).toContain('|同比增长 %: 2020 3, 2021 4');
});
