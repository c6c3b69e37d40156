/** What the sheets Sensitivity and Uncertainty say. Part of `WORDS` in workbook.ts. */
import type { Bilingual } from './language.js';

const both = (zh: string, en: string): Bilingual => ({ zh, en });

export const ANALYSIS_WORDS = {
  // --- Sensitivity ------------------------------------------------------------------------------
  sensitivityTitle: both('敏感性 · {indicator}', 'Sensitivity · {indicator}'),
  sensitivityNote: both(
    '每次只让一个参数从低端变到高端，其余参数保持情景取值，看指标变动多少。全部是公式：改动推演表的蓝字、本表的年份或参数端点，图表随之变化。指标和情景在加载项中选择。',
    'One parameter at a time goes from the low to the high end of its range, all others stay as in the scenario. All formulas: change a blue cell of the projection, the year or an end here, and the charts follow. Indicator and scenario are chosen in the add-in.',
  ),
  askedScenario: both('情景：{scenario}', 'Scenario: {scenario}'),
  askedIndicator: both('指标：{indicator}', 'Indicator: {indicator}'),
  askedYear: both('年份（可改）', 'Year (may be changed)'),
  scenarioValue: both('情景取值', 'Value in the scenario'),
  yearTitle: both('选择年份', 'Choose a year'),
  yearMessage: both('请选择指标有数值的年份。', 'Choose a year in which the indicator has a value.'),
  mattersMost: both(
    '影响 {year} 年“{indicator}”最大的是“{first}”：由 {low} 变到 {high}，指标从 {atLow} 变为 {atHigh}。',
    'What matters most for {indicator} in {year} is {first}: from {low} to {high} it moves the indicator from {atLow} to {atHigh}.',
  ),
  mattersNext: both('其次是“{second}”。', ' Next comes {second}.'),
  mattersNone: both('没有参数能影响 {year} 年的“{indicator}”。', 'No parameter moves {indicator} in {year}.'),
  tornadoChart: both(
    '各参数使指标偏离情景取值多少（{unit}）',
    'Change from the value in the scenario ({unit})',
  ),
  tornadoDescription: both(
    '龙卷风图：每个参数在低端和高端时{indicator}与情景取值之差，影响最大的在最上面。',
    'Tornado: change of {indicator} with each parameter at its low and high end; the widest bar is on top.',
  ),
  spiderChart: both(
    '参数由低端（0%）到高端（100%）时偏离多少（{unit}）',
    'Change as each parameter goes from low (0%) to high (100%) ({unit})',
  ),
  spiderDescription: both(
    '蛛网图：影响最大的几个参数从低端（0%）到高端（100%）变动时{indicator}与情景取值之差。',
    'Spider: change of {indicator} as each of the widest parameters goes from its low end (0 %) to its high end (100 %).',
  ),
  rankedTitle: both('影响大小排序', 'Ranked by effect'),
  parameter: both('参数', 'Parameter'),
  swingRange: both('变动范围', 'Range'),
  atLow: both('低端时', 'At the low end'),
  atHigh: both('高端时', 'At the high end'),
  lessAtLow: both('低端差额', 'Change at low'),
  lessAtHigh: both('高端差额', 'Change at high'),
  swingWidth: both('变动幅度', 'Width'),
  elasticity: both('弹性', 'Elasticity'),
  rank: both('名次', 'Rank'),
  rankedNote: both(
    '弹性：参数各年同时增减 1% 时，指标变动的百分比（中心差分）。参数两端的取值见下表。',
    'Elasticity: per cent by which the indicator changes for one per cent of the parameter in all years (central difference). The ends stand in the table below.',
  ),
  percentagePoints: both('百分点', 'percentage points'),
  changesInPoints: both('百分比指标的差额以百分点计。', ' Changes of percentages are in percentage points.'),
  rankedLeft: both(
    '另有 {left} 个影响较小的参数未列出。',
    ' Another {left} parameters with less effect are left out.',
  ),
  noNumber: both('无数值', 'no number'),
  endsTitle: both('参数的两端（蓝字可改）', 'Ends of the ranges (blue may be changed)'),
  basis: both('依据', 'Basis'),
  basisRange: both('参数的上下限', 'plausible range'),
  basisShift: both('分布的 5% 和 95% 分位', '5th and 95th percentile'),
  basisPath: both('逐年路径的 5% 和 95% 分位', '5th and 95th percentile of the path'),
  lowEnd: both('低端', 'Low end'),
  highEnd: both('高端', 'High end'),
  distributionMean: both('分布均值', 'Mean of distribution'),
  reference: both('参照值', 'Reference'),
  lowInYear: both('该年低值', 'Low in the year'),
  highInYear: both('该年高值', 'High in the year'),
  endsNote: both(
    '上下限取自模型表；分位数由分布算得，分布改动后请在加载项中重新生成。情景取值与模型取值不同、或逐年变化时，两端随之平移（减参照值，加情景各年取值）；逐年路径的两端是标准差的倍数。',
    'Ranges come from the Model sheet; percentiles follow from the distribution: build the workbook again after changing one. Where the scenario plans other values, or values by year, the ends move along (less the reference, plus the planned value). Ends of a yearly path are multiples of its standard deviation.',
  ),
  pointsTitle: both('参数从低端到高端时的指标取值', 'The indicator along the range of each parameter'),
  chartDataTitle: both('图表数据', 'Data of the charts'),
  casesTitle: both('计算：每种情形逐年重算', 'Calculation: every case, year by year'),
  baseCase: both('情景取值（取自推演表）', 'As in the scenario (from its sheet)'),
  deviation: both('标准差', 'Standard deviation'),
} as const satisfies Record<string, Bilingual>;
