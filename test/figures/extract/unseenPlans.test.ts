/**
 * Plans, reports and news of places that exist nowhere, in texts of our own making: periods that a part of a year, a base year or the date of
 * the document gives, limits, and names that are not simply the noun beside the number.
 */
import { describe, expect, it } from 'vitest';
import { extractFigures } from '../../../src/figures/extract/extractFigures.js';

function read(text: string, ...fields: readonly string[]): readonly string[] {
  const found = extractFigures(text.split('\n'), { vocabulary: { indicators: [], places: [] } });
  return found.map((one) => fields.map((field) => String(one[field as keyof typeof one])).join(' '));
}

describe('the state on a day', () => {
  it.each([
    ['截至今年6月底，全市企业412个。学校88所。', ['412 2026-06', '88 2026-06']],
    ['截至6月末，高企893家，比年初增加47家；规上企业1024家。', ['893 2026-06', '47 2026-06', '1024 2026-06']],
    // Money after it is not of that month.
    ['截至6月底，企业412个。出口总额30亿元。', ['412 2026-06', '30 2026']],
  ])('%s', (text, wanted) => {
    expect(read(`岚州市情况\n2026-08-01\n\n${text}`, 'value', 'period')).toEqual(wanted);
  });
});

describe('a part of a year', () => {
  const title = '靖川市工作汇报\n2026-07-20\n\n上半年，登记额62.7亿元，增长8.4%。';
  it.each([
    ['完成全年目标任务的52.3%。', '52.3 % 登记额占全年目标任务比重 2026H1 actual'],
    ['进出口下降2.4%，降幅较一季度收窄1.3个百分点。', '-1.3 pp 进出口降幅下降 2026H1 growth'],
    ['全年预计登记额120亿元，增长9%左右。', '9 % 登记额增速 2026 target'],
    ['新入库中小企业435家。', '435 家 新入库中小企业 2026H1 actual'],
    ['民间投资占比达58.4%。', '58.4 % 民间投资占比 2026H1 actual'],
  ])('%s', (text, wanted) => {
    expect(read(`${title}${text}`, 'value', 'unit', 'phrase', 'period', 'kind').at(-1)).toBe(wanted);
  });
});

describe('a change over several years', () => {
  it.each([
    [
      '2026年增加值85.6亿元，较2023年增加31.2亿元，占GDP比重6.7%，提升1.4个百分点。',
      ['2026', '2023..2026', '2026', '2026'],
    ],
    ['到2028年，单位能耗较2025年累计下降12%。', ['2025..2028']],
    ['到2028年，产值30亿元；单位能耗较2025年累计下降12%。', ['2028', '2025..2028']],
    ['2026年，企业由2020年的1286家增至2025年的1902家。', ['2020', '2025']],
    ['三年来，支出累计9.8亿元；经费由8.9亿元增至14.6亿元。', ['2025..2027', '2024', '2027']],
    ['到2030年，收入8000亿元，年均增速保持在9%以上。', ['2030', '2030']],
    // Both rises begin in the same year.
    [
      '研发经费从2020年的634亿元增加到2025年的1120亿元，强度由1.75%提高至2.32%。',
      ['2020', '2025', '2020', '2025'],
    ],
  ])('%s', (text, periods) => {
    expect(read(`洮南市情况\n2027-03-01\n\n${text}`, 'period')).toEqual(periods);
  });

  it('per year ends with the last year that is over', () => {
    const text = '洮南市情况\n2024-05-01\n\n“十四五”以来，出口年均增长9%。';
    expect(read(text, 'period')).toEqual(['2021..2023']);
  });
});

describe('an action plan', () => {
  const title = '关于印发《洮南盟数字经济三年行动计划（2027—2029年）》的通知\n\n';
  it('looks back before its first year, and means all its years by three years', () => {
    const text = '2026年，全盟增加值85.6亿元，增长9%。\n\n到2029年，全盟企业5000家。盟财政三年安排3亿元。';
    expect(read(`${title}${text}`, 'value', 'phrase', 'geography', 'period', 'kind')).toEqual([
      '85.6 增加值 洮南 2026 actual',
      '9 增加值增速 洮南 2026 growth',
      '5000 企业 洮南 2029 target',
      '3 盟财政三年安排 洮南 2027..2029 target',
    ]);
  });

  it('has a table whose column of growth is of all its years', () => {
    const table = '指标 | 2026年 | 2029年 | 年均/累计\n企业数（家） | 18 | 30 | 18.6%';
    expect(read(`${title}${table}`, 'value', 'phrase', 'period', 'kind')).toEqual([
      '18 企业数 2026 actual',
      '30 企业数 2029 target',
      '18.6 企业数增速 2027..2029 target',
    ]);
  });
});

describe('limits', () => {
  it.each([
    ['对购置设备，按不超过实际投资额的10%给予补助。', ['10 % atMost 补助占实际投资额比重']],
    ['对研发项目，按不低于总投入的30%安排。', ['30 % atLeast 占总投入比重']],
    ['培育百亿元企业8家。', ['8 家 exact 百亿元企业']],
    ['在建亿元以上工业项目412个。', ['412 个 exact 在建亿元以上工业项目']],
    [
      '营收超10亿元的企业5家、超50亿元的2家。',
      ['5 家 exact 营收超10亿元的企业', '2 家 exact 营收超50亿元的企业'],
    ],
  ])('%s', (text, wanted) => {
    expect(read(`岚州市情况\n2026-08-01\n\n${text}`, 'value', 'unit', 'qualifier', 'phrase')).toEqual(wanted);
  });
});

describe('names', () => {
  it.each([
    [
      '力争大科学装置投运一个、开工一个、谋定一个。',
      ['1 大科学装置投运', '1 大科学装置开工', '1 大科学装置谋定'],
    ],
    ['布局大科学装置3个，力争建成1个、预研1个。', ['3 大科学装置', '1 大科学装置建成', '1 大科学装置预研']],
    ['这是一个重要平台、一个抓手。', []],
    ['区域创新能力连续4年居全国第四。', ['4 区域创新能力连续年数', '4 区域创新能力位次']],
    ['凭借产业根基，连续7年蝉联冠军企业第一城。', ['7 冠军企业第一城连续年数', '1 冠军企业位次']],
    ['创新位置前移，跃居全球科技集群第十三位。', ['13 全球科技集群位次']],
    [
      '7条走廊，以占全省约1%的地域面积，集聚了全省50%的名校和重点高校。',
      ['7 走廊', '1 走廊地域面积占全省比重', '50 名校和重点高校占比'],
    ],
    ['石化、纺织两个产业营收分别为876亿元、412亿元。', ['876 石化营收', '412 纺织产业营收']],
    [
      '甲国、乙国、丙国进出口分别增长21%、5.6%、下降3.8%。',
      ['21 甲国进出口增速', '5.6 乙国进出口增速', '-3.8 丙国进出口增速'],
    ],
    ['企业由62家增至131家，同比多32家。', ['62 企业', '131 企业', '32 企业增加']],
    ['民营企业占63.3%，比重提升3.1个百分点。', ['63.3 民营企业占比', '3.1 民营企业占比提高']],
    ['在孵企业430家。', ['430 在孵企业']],
    ['刚性落实“两个15%”政策。', ['15 “两个15%”政策']],
    [
      '高技术制造业增长15.7%，拉动工业增长3.6个百分点。',
      ['15.7 高技术制造业增速', '3.6 高技术制造业拉动工业增长'],
    ],
    ['研发经费投入1120亿元，投入强度2.32%。', ['1120 研发经费投入', '2.32 研发经费投入强度']],
    [
      'R&D经费占GDP比重2.08%，低于全国0.6个百分点。',
      ['2.08 R&D经费占GDP比重', '0.6 R&D经费占GDP比重与全国之差'],
    ],
    ['研发人员58人年，仅为省会城市的四成。', ['58 研发人员', '40 研发人员与省会城市之比']],
    ['粮食产量168万吨，比上年减产1.9%。', ['168 粮食产量', '-1.9 粮食产量增速']],
    ['城乡居民收入比为2.15。', ['2.15 城乡居民收入比']],
    ['企业1.8万家，较2020年翻了一番。', ['18000 企业', '2 企业']],
  ])('%s', (text, wanted) => {
    expect(read(`岚州市情况\n2026-08-01\n\n${text}`, 'value', 'phrase')).toEqual(wanted);
  });
});
