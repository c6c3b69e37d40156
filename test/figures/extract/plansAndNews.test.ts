/**
 * Plans, news and English papers of unseen places, in sentences of our own making: the date that dates them, the years of a plan, the place that
 * no list knows, lists over several clauses, and levels that a rise came to.
 */
import { describe, expect, it } from 'vitest';
import { extractFigures } from '../../../src/figures/extract/extractFigures.js';

function read(text: string, ...fields: readonly string[]): readonly string[] {
  const found = extractFigures(text.split('\n'), { vocabulary: { indicators: [], places: [] } });
  return found.map((one) => fields.map((field) => String(one[field as keyof typeof one])).join(' '));
}

describe('the date of a document', () => {
  it.each([
    ['某市半年报出炉\n来源：某日报　2031-07-24 08:30　编辑：王五\n今年上半年，产值增长9%。', '2031H1'],
    ['某省三年行动方案\n某政办发〔2031〕18号\n\n今年产值30亿元。', '2031'],
    ['Science outlook\nDepartment of Science, 12 March 2031\n\nThis year exports are $3 billion.', '2031'],
  ])('%s', (text, period) => {
    expect(read(text, 'period')).toEqual([period]);
  });
});

describe('a five-year plan', () => {
  const title = '墨川市国民经济和社会发展第十六个五年规划纲要\n发布时间：2031-03-18\n\n';

  it('looks back on the years before it', () => {
    const past =
      '一、发展环境\n\n“十五五”时期，墨川市实力提升。出口由30亿元增加到50亿元，年均增长6.4%，累计完成投资400亿元。\n\n企业达到2480家。';
    expect(read(`${title}${past}`, 'value', 'period', 'kind')).toEqual([
      '30 2025 actual',
      '50 2030 actual',
      '6.4 2026..2030 growth',
      '400 2026..2030 actual',
      '2480 2030 actual',
    ]);
  });

  it('means the five years before by 五年来', () => {
    const past = '第一章 现状\n\n2030年，出口50亿元。五年来，产值年均增长13%，基站达18万个。';
    expect(read(`${title}${past}`, 'value', 'period')).toEqual(['50 2030', '13 2026..2030', '180000 2030']);
  });

  it('aims at its last year, and growth and totals are of all its years', () => {
    const aims =
      '二、主要目标\n\n到2035年，出口90亿元，年均增长8%，能耗累计下降12%。\n\n三、重点任务\n\n1. 产业。到2032年，产值60亿元。\n\n2. 平台。新建平台50个。';
    expect(read(`${title}${aims}`, 'value', 'period', 'kind')).toEqual([
      '90 2035 target',
      '8 2031..2035 target',
      '-12 2031..2035 target',
      '60 2032 target',
      '50 2035 target',
    ]);
  });

  it('for three years has the years of its title', () => {
    const text =
      '墨川省产业行动计划（2031—2033年）\n\n二、重点任务\n\n（一）资金。每年安排8亿元，三年累计投入25亿元。对企业给予30万元补助。';
    expect(read(text, 'value', 'period')).toEqual(['8 2031..2033', '25 2031..2033', '30 2031..2033']);
  });
});

describe('the place of a document', () => {
  it.each([
    ['2030年墨川市科技统计公报\n\n研发经费30亿元。', '墨川'],
    ['政府工作报告\n——2031年1月16日在墨川市第九届人民代表大会上\n\n产值30亿元。', '墨川'],
    ['墨川：上半年产值出炉\n\n墨川产值30亿元。', '墨川'],
    ['前三季度运行情况\n\n今年前三季度，墨川省产值30亿元。', '墨川'],
    ['Northvale Province: outlook\n\nIn 2030, exports reached $3 billion.', 'Northvale'],
    ['工作情况\n\n建设经济大省，推动其他省产值30亿元。', ''],
  ])('%s', (text, place) => {
    expect(read(text, 'geography')).toEqual([place]);
  });
});

describe('lists', () => {
  it.each([
    // One clause a name.
    ['收入20亿元，利润总额8亿元，同比分别增长7.7%和12.5%。', ['收入增速 7.7', '利润总额增速 12.5']],
    // Three names and two numbers: refused, never shifted.
    ['出口20亿元，进口5亿元，顺差1亿元，分别增长7%、8%。', []],
    [
      '城镇、农村居民人均可支配收入分别为62380元、34120元。',
      ['城镇居民人均可支配收入 62380', '农村居民人均可支配收入 34120'],
    ],
    [
      '基础研究经费14亿元，增长17%；应用研究经费31亿元；试验发展经费272亿元。三者所占比重分别为4.6%、9.8%和85.6%。',
      ['基础研究经费比重 4.6', '应用研究经费比重 9.8', '试验发展经费比重 85.6'],
    ],
    // Two were named, and three are spoken of.
    ['基础研究经费14亿元；应用研究经费31亿元。三者所占比重分别为4.6%、9.8%和85.6%。', []],
  ])('%s', (text, listed) => {
    expect(
      read(text, 'indicator', 'value').filter((line) => !/ (?:20|8|5|1|14|31|272|17)$/.test(line)),
    ).toEqual(listed);
  });
});

describe('what a number is of', () => {
  it.each([
    ['总投资106亿元的宏远项目今年计划投资18亿元。', ['宏远项目总投资 106', '宏远项目投资 18']],
    ['核心产业产值30亿元。去年这一数字为28亿元。', ['核心产业产值 30', '核心产业产值 28']],
    [
      'R&D expenditure rose by 9.3 percent to 98.7 billion yuan.',
      ['R&D expenditure growth 9.3', 'R&D expenditure 987'],
    ],
    ['Sales growth rose from 5 per cent to 7 per cent.', ['Sales growth 5', 'Sales growth 7']],
    [
      'Output was $6.2 billion, an increase of 4.1% on the previous year.',
      ['Output 62', 'Output growth 4.1'],
    ],
    [
      'The county aims to raise the share of basic research from 5.2 per cent to 8 per cent.',
      ['share of basic research 5.2', 'share of basic research 8'],
    ],
  ])('%s', (text, named) => {
    expect(read(text, 'indicator', 'value')).toEqual(named);
  });

  it('a range in words is one figure, a rise from one to the other two', () => {
    expect(
      read(
        'Spending is to grow by 8 to 10 per cent. Costs were between 200 and 300 million yuan.',
        'value',
        'valueMax',
        'unit',
      ),
    ).toEqual(['8 10 %', '2 3 亿元']);
  });
});

describe('hopes', () => {
  it('are not of the year that is over', () => {
    const text = '某市半年报\n2031-07-24 08:30\n\n去年，产值4000亿元。预计产值增长15%。';
    expect(read(text, 'value', 'period', 'kind')).toEqual(['4000 2030 actual', '15 2031 target']);
  });

  it('carry on an English half of a year, and are a range after a second verb', () => {
    const text =
      'City review\n\nRevenue reached 2 billion yuan in the first half of 2031. Visitors rose by 11 per cent.\n\nFor 2032 the city plans to build 35 stations and to increase revenue by 10 to 12 per cent.';
    expect(read(text, 'indicator', 'value', 'valueMax', 'period')).toEqual([
      'Revenue 20 undefined 2031H1',
      'Visitors growth 11 undefined 2031H1',
      'stations 35 undefined 2032',
      'revenue growth 10 12 2032',
    ]);
  });

  it('leave alone where they start from', () => {
    const text = '某市目标\n2031-07-24 08:30\n\n到2035年，占比从20%提高到30%。';
    expect(read(text, 'value', 'period', 'kind')).toEqual(['20 2031 actual', '30 2035 target']);
  });
});
