/**
 * What real documents do, each with sentences of our own making: the year that governs, multiples, lists with 分别, brackets, classes,
 * denominators, the nation's number beside a city's. Names, places and numbers are invented.
 */
import { describe, expect, it } from 'vitest';
import { extractFigures } from '../../../src/figures/extract/extractFigures.js';

const VOCABULARY = {
  indicators: [
    { key: 'output', names: ['地区生产总值', 'GDP'], unit: '亿元', caliber: [] },
    { key: 'research', names: ['研发经费'], unit: '亿元', caliber: [] },
    { key: 'research_growth', names: ['研发经费增速'], unit: '%', caliber: [] },
    { key: 'intensity', names: ['研发投入强度'], unit: '%', caliber: [] },
    { key: 'labs', names: ['省级实验室'], unit: '家', caliber: [] },
  ],
  places: ['青川', '云岭', '安州'],
};

/** Each figure as a line of the fields asked for. */
function read(text: string, ...fields: readonly string[]): readonly string[] {
  const found = extractFigures(text.split('\n'), { vocabulary: VOCABULARY, published: '2031-03-01' });
  return found.map((one) => fields.map((field) => String(one[field as keyof typeof one])).join(' '));
}

describe('the year that governs', () => {
  it.each([
    ['2028年，研发经费30亿元。实验室500家，增长8%。', ['2028', '2028', '2028']],
    // The bracket's year is of the number in it.
    ['研发经费30亿元（2029年为28亿元），实验室500家（累计2300家）。', ['2031', '2029', '2031', '2031']],
    ['研发经费由2025年的20亿元增加到2030年的35亿元，年均增长11.8%。', ['2025', '2030', '2025..2030']],
    // A page that breaks off after a semicolon goes on.
    [
      '2029年，云岭持续放大优势，制造业投资117.65亿元，增长9.3%；\n\n研发经费89.3亿元。',
      ['2029', '2029', '2029'],
    ],
    ['过去五年，出口1.7万亿元。', ['2027..2031']],
    ['5年来，研发经费达到30亿元。', ['2031']],
    ['五年来，研发经费累计投入300亿元。', ['2027..2031']],
    ['2026—2030年，新增实验室20家。', ['2026..2030']],
    ['“十四五”以来，研发经费年均增长9%。', ['2021..2025']],
    ['“十五五”末，研发经费30亿元。', ['2030']],
    ['今年前8个月，出口200亿元。8月当月，出口26亿元。', ['2031-01..2031-08', '2031-08']],
    ['研发经费2023.5亿元，占比为20.5%。', ['2031', '2031']],
  ])('%s', (text, periods) => {
    expect(read(text, 'period')).toEqual(periods);
  });
});

describe('headings', () => {
  it('that speak of tasks end with the next of their level', () => {
    const text =
      '## 一、目标任务\n\n研发经费40亿元。\n\n### 重点\n\n研发经费45亿元。\n\n## 二、产业\n\n研发经费30亿元。';
    expect(read(text, 'value', 'kind')).toEqual(['40 target', '45 target', '30 actual']);
  });

  it('that speak of tasks leave the first half of the year what it was', () => {
    expect(read('下一步工作任务\n\n今年上半年，研发经费15亿元。', 'kind')).toEqual(['actual']);
  });
});

describe('a five-year plan', () => {
  it('aims at its last year where a paragraph names none, and 年均 is of its years', () => {
    const title = '云岭市“十六五”发展规划\n\n一、基础\n\n2030年研发经费30亿元。\n\n二、主要目标\n\n';
    const found = extractFigures(
      `${title}到2035年，研发经费50亿元。\n\n省级实验室60家以上。年均增长8%以上。`.split('\n'),
      { vocabulary: VOCABULARY },
    );
    expect(found.map(({ period, kind }) => `${period} ${kind}`)).toEqual([
      '2030 actual',
      '2035 target',
      '2035 target',
      '2031..2035 target',
    ]);
    const without = extractFigures(`${title}省级实验室60家。`.split('\n'), { vocabulary: VOCABULARY });
    expect(without.at(-1)).toMatchObject({ period: '2035', periodBasis: 'implied', kind: 'target' });
  });
});

describe('multiples', () => {
  it.each([
    ['产值增长2.3倍。', '3.3 倍 2031'],
    ['产值是2026年的1.96倍。', '1.96 倍 2031'],
    ['产值五年翻一番。', '2 倍 2031'],
    ['产值翻两番。', '4 倍 2031'],
  ])('%s', (text, found) => {
    expect(read(text, 'value', 'unit', 'period')).toEqual([found]);
  });
});

describe('分别', () => {
  it.each([
    [
      '受理投诉831件、举报384件，同比分别下降22.4%、18.3%。',
      ['受理投诉 831', '举报 384', '受理投诉增速 -22.4', '举报增速 -18.3'],
    ],
    [
      '东江区、西江区研发经费分别为12亿元和8亿元，分别增长9%和7%。',
      ['东江区研发经费 12', '西江区研发经费 8', '东江区研发经费增速 9', '西江区研发经费增速 7'],
    ],
    [
      '受理投诉831件、举报384件、信访20件，同比分别下降22.4%、18.3%。',
      ['受理投诉 831', '举报 384', '信访 20'],
    ],
  ])('%s', (text, found) => {
    expect(read(text, 'phrase', 'value')).toEqual(found);
  });
});

describe('qualifiers', () => {
  it.each([
    ['以不到全省1/400的面积贡献了全省约19.2%的外贸。', ['不到全省1/400 atMost', '约19.2% about']],
    ['用电量占全省近三成。', ['近三成 about']],
    ['面料约占全国的三分之一。', ['约占全国的三分之一 about']],
    ['失业率控制在5.5%以内，涨幅3%左右。', ['5.5%以内 atMost', '3%左右 about']],
    ['产值达到3000亿级。', ['3000亿 band']],
    // 通过 is no 过.
    ['产品通过19项认证。', ['19项 exact']],
  ])('%s', (text, found) => {
    expect(read(text, 'token', 'qualifier')).toEqual(found);
  });
});

describe('classes, thresholds and words', () => {
  it.each([
    ['产值超过千亿元的省有12个，10亿元以上企业5家。', ['12 个', '5 家']],
    ['19个学科进入全球前1‰。', ['19 个']],
    ['形成三元协同格局，惠及千家万户。', []],
    ['强化“万亩千亿”平台，实行“联合+一件事”机制。', []],
    ['把创新摆在各项任务的首位。', []],
    ['可为80亿人每人设计一款。', ['8000000000 人']],
  ])('%s', (text, found) => {
    expect(read(text, 'value', 'unit')).toEqual(found);
  });
});

describe('denominators', () => {
  it.each([
    ['研发经费占地区生产总值比重3.4%。', 'intensity'],
    ['企业研发费用占营业收入比重4.1%。', '企业研发费用占营业收入比重'],
    ['研发经费占营业收入比重4.1%。', '研发经费占营业收入比重'],
    ['研发经费投入相当于财政支出的5.2%。', '研发经费投入占财政支出比重'],
  ])('%s', (text, indicator) => {
    expect(read(text, 'indicator')).toEqual([indicator]);
  });
});

describe('whose number it is', () => {
  it('is the nation’s where the clause says so, and a gap to it is no growth', () => {
    const text = '云岭市研发经费增长9%，高于全国1.7个百分点，全国研发投入强度2.7%。';
    expect(read(text, 'geography', 'unit', 'kind')).toEqual([
      '云岭 % growth',
      '云岭 pp actual',
      '全国 % actual',
    ]);
  });

  it('is of the place alone, named like the one before', () => {
    const text = '青川省研发经费80亿元，其中：云岭市30亿元，安州市25亿元。';
    expect(read(text, 'geography', 'indicator', 'value')).toEqual([
      '青川 research 80',
      '云岭 research 30',
      '安州 research 25',
    ]);
  });

  it('is our own after the nation’s', () => {
    const text = '青川省研发情况\n\n2029年全国研发经费3.6万亿元；我省为2800亿元。';
    expect(read(text, 'geography', 'indicator')).toEqual(['全国 research', '青川 research']);
  });

  it('is not of the place in which it is first', () => {
    const text = '云岭市新产品产值率57.8%，居青川省首位。';
    expect(read(text, 'geography', 'indicator')).toEqual(['云岭 新产品产值率', '云岭 新产品产值率位次']);
  });

  it('is of the city that the paragraphs around are about', () => {
    const own = '青川持续发力，青川省、青川各地齐心。\n\n'.repeat(8);
    const city = '东溪市加快转型。\n\n东溪市、东溪人齐心。\n\n实验室40家。\n\n东溪市再出发。\n\n';
    const filler = '各地持续发力，再上台阶。\n\n'.repeat(8);
    expect(read(`${own}${filler}${city}${filler}${own}实验室50家。`, 'geography', 'value')).toEqual([
      '东溪 40',
      '青川 50',
    ]);
  });

  it('is of no strong province', () => {
    expect(read('建设教育强省、科技强省。\n\n教育强省实验室5家，教育强省达标。', 'geography')).not.toContain(
      '教育强',
    );
  });
});

describe('names', () => {
  it.each([
    ['软件产业实现营收40亿元。', ['软件产业营收']],
    ['省级实验室30家，其中国家级5家。', ['labs', '国家级实验室']],
    ['收入倍差缩小至1.53。', ['收入倍差']],
    ['颗粒物浓度降至25微克/立方米。', ['颗粒物浓度']],
    ['整合了377家单位的资源。', ['单位']],
    ['出口额跃升至全国第3位，比2025年前移2位。', ['出口额位次', '出口额提高']],
    ['研究人员全时当量达65万人年。', ['研究人员全时当量']],
  ])('%s', (text, names) => {
    expect(read(text, 'indicator')).toEqual(names);
  });

  it('of a rank that is aimed at make it a target', () => {
    expect(read('到2035年，省级实验室60家以上，居全国前五。', 'kind')).toEqual(['target', 'target']);
  });

  it('keep a unit that goes on', () => {
    expect(read('全时当量65万人年，惠及企业3.5万户次。', 'value', 'unit')).toEqual([
      '650000 人年',
      '35000 户次',
    ]);
  });
});
