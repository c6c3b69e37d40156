/** Sentences of our own making, one for each kind of thing that documents do. Names, places and numbers are invented. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../src/figures/extract/candidate.js';
import { extractFigures } from '../../../src/figures/extract/extractFigures.js';
import { verifyFigures } from '../../../src/figures/verify.js';

const VOCABULARY = {
  indicators: [
    { key: 'output', names: ['地区生产总值', 'GDP'], unit: '亿元', caliber: [] },
    { key: 'research', names: ['研发经费', 'R&D expenditure'], unit: '亿元', caliber: [] },
    { key: 'research_growth', names: ['研发经费增速', 'Growth of R&D expenditure'], unit: '%', caliber: [] },
    { key: 'labs', names: ['省级实验室', 'Provincial laboratories'], unit: '家', caliber: [] },
  ],
  places: ['青川', '云岭', '青川省', '全省', '安州'],
};

function extract(text: string, published = '2031-03-01'): readonly Candidate[] {
  return extractFigures(text.split('\n'), { vocabulary: VOCABULARY, published });
}

/** Value, unit and period of what is found, in order. */
function brief(text: string): readonly string[] {
  return extract(text).map(({ value, unit, period }) => `${value} ${unit} ${period}`);
}

describe('value, unit and qualifier', () => {
  it.each([
    ['研发经费投入2023.5亿元。', 2023.5, '亿元', 'exact'],
    ['全社会投资近万亿元。', 1, '万亿元', 'about'],
    ['工业产值5100多亿元。', 5100, '亿元', 'atLeast'],
    ['新能源占比超4成。', 40, '%', 'atLeast'],
    ['女性占比超过1/4。', 25, '%', 'atLeast'],
    ['预计出口约320亿美元。', 320, '亿美元', 'about'],
    ['发电量7.3亿千瓦时。', 7.3, '亿千瓦时', 'exact'],
    ['人均用地不高于96平方米/人。', 96, '平方米/人', 'atMost'],
    ['服务群众12万余人次。', 120_000, '人次', 'atLeast'],
    ['首批发射卫星18颗。', 18, '颗', 'exact'],
    ['人均预期寿命82.6岁。', 82.6, '岁', 'exact'],
    ['粮食产量1.2亿吨。', 12_000, '万吨', 'exact'],
  ])('%s', (text, value, unit, qualifier) => {
    expect(extract(text)).toMatchObject([{ value, unit, qualifier }]);
  });

  it('gives both ends of a range', () => {
    expect(extract('研发经费投入80至95亿元。')).toMatchObject([{ value: 80, valueMax: 95, unit: '亿元' }]);
  });
});

describe('change', () => {
  it.each([
    ['出口额增长2.3倍。', 3.3, '倍', 'growth'],
    ['出口额是2026年的1.96倍。', 1.96, '倍', 'actual'],
    ['企业数量翻一番。', 2, '倍', 'actual'],
    ['研发经费增长8.5%。', 8.5, '%', 'growth'],
    ['研发经费下降3.2%。', -3.2, '%', 'growth'],
    ['能耗强度下降至0.3%。', 0.3, '%', 'actual'],
    ['占比提高1.4个百分点。', 1.4, 'pp', 'growth'],
    ['增速高于全国1.7个百分点。', 1.7, 'pp', 'actual'],
  ])('%s', (text, value, unit, kind) => {
    expect(extract(text)).toMatchObject([{ value, unit, kind }]);
  });
});

describe('periods', () => {
  it('are those of an earlier sentence until a new one', () => {
    expect(brief('2029年，研发经费投入30亿元。省级实验室达到12家。2030年，省级实验室达到15家。')).toEqual([
      '30 亿元 2029',
      '12 家 2029',
      '15 家 2030',
    ]);
  });

  it('are those of the heading until a new one', () => {
    const text = '一、2029年工作回顾\n\n研发经费投入30亿元。\n\n二、2031年目标任务\n\n研发经费投入40亿元。';
    expect(extract(text)).toMatchObject([
      { period: '2029', periodBasis: 'printed', kind: 'actual' },
      { period: '2031', periodBasis: 'printed', kind: 'target' },
    ]);
  });

  it.each([
    ['今年上半年，研发经费投入30亿元。', '2031H1', 'implied'],
    ['去年研发经费投入30亿元。', '2030', 'implied'],
    ['1—7月，研发经费投入30亿元。', '2031-01..2031-07', 'implied'],
    ['截至7月，省级实验室有30家。', '2031-07', 'implied'],
    ['2030年前三季度，研发经费投入30亿元。', '2030-01..2030-09', 'printed'],
    ['2021—2025年研发经费累计投入30亿元。', '2021..2025', 'printed'],
    ['研发经费投入30亿元。', '2031', 'implied'],
    ['到2035年，研发经费达到30亿元。', '2035', 'printed'],
  ])('%s', (text, period, periodBasis) => {
    expect(extract(text)).toMatchObject([{ period, periodBasis }]);
  });

  it('of a plan are its years', () => {
    const [found] = extractFigures(['“十四五”以来，研发经费年均增长9%。'], {
      vocabulary: VOCABULARY,
      published: '2024-05-01',
    });
    // A growth per year is of whole years: 2024 is not over in May.
    expect(found).toMatchObject({ period: '2021..2023', periodBasis: 'implied', kind: 'growth' });
  });

  it('are none where nothing says when', () => {
    expect(extractFigures(['研发经费投入30亿元。'], { vocabulary: VOCABULARY })).toMatchObject([
      { period: '', periodBasis: 'none' },
    ]);
  });
});

describe('lists with 分别', () => {
  it('give each number to its name', () => {
    expect(extract('纺织业、造纸业产值分别增长7.5%和6.1%，占工业的比重分别为12%和9%。')).toMatchObject([
      { indicator: '纺织业产值增速', value: 7.5 },
      { indicator: '造纸业产值增速', value: 6.1 },
      { indicator: expect.stringMatching(/^纺织业.*占工业比重$/) as string, value: 12 },
      { indicator: expect.stringMatching(/^造纸业.*占工业比重$/) as string, value: 9 },
    ]);
  });

  it('of other length are refused', () => {
    expect(extract('纺织业、造纸业、食品业产值分别增长7.5%和6.1%。')).toEqual([]);
  });
});

describe('what is no figure', () => {
  it.each([
    '咨询电话：0571-81234567。',
    '2030年12月5日印发。',
    '青政发〔2030〕315号。',
    '围绕“315”体系和“415X”集群，落实“8+4”政策。',
    '召开第三次会议，讨论第12条。',
    '超过千亿元的省有几个。',
    '支持35岁以下青年人才。',
    '发布第5代产品5nm芯片和3.0版本。',
    '历时9个月，24小时值守。',
    '《三年行动计划（2030—2032年）》提出三个坚持。',
    '见表3、图2和附件1[4]。',
    '走好科技惠民最后一公里。',
  ])('%s', (text) => {
    expect(extract(text)).toEqual([]);
  });

  it('leaves the count of a class where its limit is refused', () => {
    expect(extract('年产值10亿元以上企业5家。')).toMatchObject([{ value: 5, unit: '家' }]);
  });
});

describe('names', () => {
  it.each([
    ['全省R&D经费投入30亿元。', 'research'],
    ['研究与试验发展（R&D）经费支出30亿元。', 'research'],
    ['建成5家省级实验室。', 'labs'],
    ['全社会研发经费比上年增长9.1%。', 'research_growth'],
    // Another scope is another indicator.
    ['企业研发经费30亿元。', '企业研发经费'],
    ['高校新型实验室30家。', '高校新型实验室'],
    ['人均地区生产总值9.8万元。', '人均地区生产总值'],
    ['新增省级实验室4家。', '新增省级实验室'],
    ['常住人口增加1.2万人。', '常住人口增加'],
  ])('%s', (text, indicator) => {
    expect(extract(text)).toMatchObject([{ indicator }]);
  });

  it('are of the figure before where a clause has none', () => {
    expect(extract('研发经费投入30亿元，增长9%，居全国第五位。').map(({ indicator }) => indicator)).toEqual([
      'research',
      'research_growth',
      expect.stringMatching(/位次$/),
    ]);
  });
});

describe('sentences that go on', () => {
  it('give both ends of a change one name, and each its year', () => {
    const text = '2030年，研发经费占地区生产总值比重由2025年的2.8%提高到3.4%。';
    expect(extract(text)).toMatchObject([
      { value: 2.8, period: '2025', indicator: '研发经费占地区生产总值比重' },
      { value: 3.4, period: '2030', indicator: '研发经费占地区生产总值比重' },
    ]);
  });

  it('take a change in points as that of the share before', () => {
    const [, change] = extract('纺织产值占工业产值的比重达12.7%，比上年提高1.6个百分点。');
    expect(change).toMatchObject({ value: 1.6, unit: 'pp', indicator: '纺织产值占工业产值比重提高' });
  });

  it('give the numbers of regions to their regions', () => {
    expect(extract('东江区、西江区纺织企业分别达到42家和38家。').map(({ indicator }) => indicator)).toEqual([
      '东江区纺织企业',
      '西江区纺织企业',
    ]);
  });
});

describe('a plan', () => {
  it('speaks of the years before it as over, and of its own as aims', () => {
    const text = '云岭市“十五五”工业发展规划\n\n二、发展目标\n\n研发经费2025年30亿元，2030年50亿元。';
    expect(extractFigures(text.split('\n'), { vocabulary: VOCABULARY })).toMatchObject([
      { period: '2025', kind: 'actual', geography: '云岭' },
      { period: '2030', kind: 'target', geography: '云岭' },
    ]);
  });
});

describe('places', () => {
  it('are the document’s own, or the one that the clause names', () => {
    const text = '青川省研发经费情况\n\n全省研发经费投入30亿元。其中，云岭市研发经费投入5亿元。';
    expect(extract(text).map(({ geography }) => geography)).toEqual(['青川', '云岭']);
    expect(extract(`${text}\n\n安州研发经费投入2亿元。`).at(-1)).toMatchObject({ geography: '安州' });
  });
});

describe('kinds', () => {
  it.each([
    ['力争研发经费达到40亿元。', 'target'],
    ['省重大专项中企业牵头的占比不低于80%。', 'rule'],
    ['研发经费已达30亿元。', 'actual'],
    ['安排财政资金3亿元。', 'plan'],
  ])('%s', (text, kind) => {
    expect(extract(text)).toMatchObject([{ kind }]);
  });
});

describe('text as scanners and converters leave it', () => {
  it.each([
    ['研 发 经 费 投 入 30 .5 亿 元。', 30.5],
    ['研发经费投入３０.５亿元。', 30.5],
    ['研发经费增⻓9%。', 9],
    ['研发经\u200b费投入3\u200b0亿元。', 30],
    ['研发经费投入1\u00a0200亿元。', 1200],
    ['全省研发经费投入持续增加，达到30\n亿元，居前列。', 30],
  ])('%j', (text, value) => {
    expect(extract(text)).toMatchObject([{ value }]);
  });

  it('keeps line and column of the number', () => {
    expect(extract('\n  青川研发经费投入 30 亿元。')).toMatchObject([
      { line: 2, column: 12, token: '30亿元' },
    ]);
  });
});

describe('English', () => {
  it.each([
    ['R&D expenditure reached 120.5 billion yuan in 2030.', 1205, '亿元', 'research', '2030'],
    ['R&D expenditure was RMB 300 million in 2030.', 3, '亿元', 'research', '2030'],
    ['Exports rose by 7.5 per cent in 2030.', 7.5, '%', 'Exports growth', '2030'],
    ['R&D expenditure rose by 7.5 per cent in 2030.', 7.5, '%', 'research_growth', '2030'],
    ['Exports fell by 0.4 percentage points in 2030.', -0.4, 'pp', 'Exports fall', '2030'],
  ])('%s', (text, value, unit, indicator, period) => {
    expect(extract(text)).toMatchObject([{ value, unit, indicator, period }]);
  });
});

describe('what is found', () => {
  it.each([
    '研发经费投入超85.2亿元，增长8.5%，占地区生产总值比重为3.1%。',
    '研发经费下降3.2%，占比回落0.4个百分点。',
    '出口额增长2.3倍，企业数量翻一番。',
    '省级实验室达到1.2万余家，居全国第五位。',
    '粮食产量1.2亿吨，研发经费80至95亿元。',
  ])('is what verify finds in the text: %s', (text) => {
    const found = extract(text);
    const figures = found.map((one, index) => ({
      ...one,
      id: `f${index}`,
      note: '',
      source: { document: 'd', line: one.line, token: one.token },
    }));
    const document = {
      id: 'd',
      title: '',
      publisher: '',
      published: '',
      number: '',
      file: 'd.txt',
      sha256: '',
    };
    const { verified, problems } = verifyFigures(figures, [document], new Map([['d', { text, sha256: '' }]]));
    expect(problems).toEqual([]);
    expect(verified).toBe(found.length);
    expect(found.length).toBeGreaterThan(1);
    const others = figures.map((one) => ({ ...one, value: -one.value - 1 }));
    expect(verifyFigures(others, [document], new Map([['d', { text, sha256: '' }]])).verified).toBe(0);
  });
});

describe('laws', () => {
  it('find the token where they say it is', () => {
    const piece = fc.constantFrom(
      '研发经费',
      '投入',
      '30',
      '.5',
      '亿元',
      '%',
      '，',
      '。',
      '2030年',
      '增长',
      ' ',
      '\n',
      '分别',
      '第',
      '万',
      '家',
      '（',
      '）',
      '“',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const lines = text.split('\n');
        for (const { line, column, token, confidence } of extract(text)) {
          expect(lines[line - 1]?.charAt(column - 1)).toBe(token.charAt(0));
          expect(confidence).toBeGreaterThan(0);
          expect(confidence).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
