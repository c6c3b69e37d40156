/**
 * Labels and sentences of the uncertainty panel, a row each, both languages side by side. They are separate from pane.ts because
 * they are loaded only with the panel.
 */
import { both, type Bilingual } from '../language.js';

export const UNCERTAINTY = {
  // --- live fan chart -----------------------------------------------------------------------
  indicator: both('指标', 'Indicator'),
  broken: both(
    '模拟中断：{detail}。模型没有改动，请重新开始。',
    'The simulation broke off: {detail}. The model is unchanged. Start it again.',
  ),
  silent: both(
    '模拟已有一段时间没有回应，可能仍在计算，也可能已经中断（例如内存不足）。模型没有改动：可以继续等待，也可以重新开始。',
    'The simulation has not answered for a while. It may still be at work, or it may have ended, for lack of memory for instance. The model is unchanged. Wait, or start it again.',
  ),
  restart: both('重新开始', 'Start again'),
  fan: both(
    '{name}的不确定性扇形图，{from} 至 {to} 年，{draws} 次抽样。{targets}下方表格列出全部数值。',
    'Fan chart of {name}, {from} to {to}, {draws|draw|draws}. {targets}The table below gives every value.',
  ),
  fanTarget: both(
    '{year} 年目标 {value}，达到的概率 {share}。',
    'Target for {year}: {value}, probability {share}. ',
  ),
  targetLabel: both('{year} 年目标 {value} · 概率 {share}', '{year} target {value} · {share}'),
  middleShare: both('中间 {share}%', 'middle {share}%'),
  median: both('中位数', 'median'),
  planned: both('各参数取设定值', 'parameters as set'),
  table: both('数值表', 'Table of values'),
  year: both('年份', 'Year'),
  percentile: both('{percent}% 分位', 'p{percent}'),
  failed: both(
    '有 {count} 次抽样算不出数值（公式出错），图中只含其余抽样。',
    '{count|draw gives|draws give} no number (an error in a formula); the chart shows the others.',
  ),
  // --- sliders ------------------------------------------------------------------------------
  sliders: both('拖动参数，看结果怎样变', 'Drag a parameter and watch'),
  slidersNote: both(
    '按影响大小排列。松开后写入情景“{scenario}”，可撤销。',
    'Strongest first. Letting go writes into the scenario "{scenario}"; undo takes it back.',
  ),
  slidersNone: both(
    '没有可拖动的参数能影响这个指标。',
    'None of the parameters that can be dragged moves this indicator.',
  ),
  moreSliders: both('再显示 {count} 个参数', 'Show {count} more'),
  // --- whole simulation ---------------------------------------------------------------------
  whole: both('完整模拟', 'Whole simulation'),
  wholeNote: both(
    '抽样次数更多，给出各目标达到的概率、分布形状和不确定性的来源；同一种子在任何电脑上结果相同。',
    'With more draws: the probability of every target, the shape of the distribution and where the uncertainty comes from. A seed gives the same result on every machine.',
  ),
  method: both('抽样方法', 'Method'),
  'method.latin': both('拉丁超立方', 'Latin hypercube'),
  'method.sobol': both('Sobol 序列', 'Sobol sequence'),
  'method.random': both('简单随机', 'Random'),
  draws: both('抽样次数', 'Draws'),
  seed: both('随机种子', 'Seed'),
  tooMany: both(
    '抽样次数最多 {most}：再多对图和概率已无影响，只会占满内存。',
    'At most {most} draws: more would change neither chart nor probabilities, only fill the memory.',
  ),
  run: both('开始模拟', 'Simulate'),
  stop: both('停止', 'Stop'),
  progress: both('模拟进度', 'Progress of the simulation'),
  progressOf: both('已完成 {share}', '{share} done'),
  stopped: both('已停止，没有保留任何结果。', 'Stopped. No result was kept.'),
  wholeBroken: both(
    '模拟中断：{detail}。模型没有改动，请减少抽样次数再试。',
    'The simulation broke off: {detail}. The model is unchanged. Try again with fewer draws.',
  ),
  wholeSilent: both(
    '模拟已有一段时间没有进展，可能仍在计算，也可能已经中断（例如内存不足）。模型没有改动：可以继续等待，也可以停止后减少抽样次数再试。',
    'The simulation has made no progress for a while. It may still be at work, or it may have ended, for lack of memory for instance. The model is unchanged. Wait, or stop it and try again with fewer draws.',
  ),
  done: both(
    '“{scenario}”情景，{draws} 次抽样，{method}，种子 {seed}。',
    'Scenario "{scenario}", {draws|draw|draws}, {method}, seed {seed}.',
  ),
  stale: both(
    '模型或情景在模拟之后有改动，下列结果是改动之前的：请重新模拟。',
    'The model or the scenario has changed since; what follows is from before. Simulate again.',
  ),
  attach: both('写入工作簿', 'Put into the workbook'),
  attachedStale: both(
    '随工作簿保存的模拟结果已过时：模型在那之后有改动。请重新模拟并写入。',
    'The simulation kept in the workbook is out of date: the model has changed since. Simulate and put it in again.',
  ),
  attachedCurrent: both(
    '随工作簿保存的模拟结果与现在的模型一致（{draws} 次抽样，种子 {seed}），见“不确定性”工作表。',
    'The simulation kept in the workbook matches the present model ({draws|draw|draws}, seed {seed}); it is on the Uncertainty sheet.',
  ),
  // --- results ------------------------------------------------------------------------------
  targets: both('达到目标的概率', 'Probability of the targets'),
  target: both('目标', 'Target'),
  probability: both('概率', 'Probability'),
  interval: both('95% 区间', '95% interval'),
  allTargets: both('全部目标同时达到', 'All targets together'),
  targetsLeft: both(
    '另有 {count} 项目标尚无实际数，没有概率。',
    'Without a probability, for want of an actual: {count|target|targets}.',
  ),
  targetOf: both('{name} {year} 年 {comparator}{value}', '{name} {year} {comparator}{value}'),
  enough: both(
    '抽样次数足够：{name} {year} 年各分位数的误差不超过区间宽度的 {share}。',
    'Enough draws: the percentiles of {name} in {year} are known to within {share} of its range.',
  ),
  notEnough: both(
    '抽样次数偏少：{name} {year} 年分位数的误差约为区间宽度的 {share}，建议用 {needed} 次。',
    'Too few draws: the percentiles of {name} in {year} are known only to within {share} of its range. Use {needed}.',
  ),
  notKept: both(
    '这次模拟没有保留“{name}”：请重新模拟。',
    'This simulation did not keep {name}: simulate again.',
  ),
  histogram: both('直方图', 'Histogram'),
  histogramOf: both(
    '{name} {year} 年的直方图，中间 80% 在 {low} 至 {high} 之间。',
    'Histogram of {name} in {year}; the middle 80% lies between {low} and {high}.',
  ),
  curve: both('累积曲线', 'Cumulative curve'),
  curveOf: both(
    '{name} {year} 年的累积分布曲线，中位数 {median}。',
    'Cumulative curve of {name} in {year}; the median is {median}.',
  ),
  shape: both('图形', 'Chart'),
  contributions: both('不确定性的来源', 'Where the uncertainty comes from'),
  contributionsNote: both(
    '{year} 年“{name}”的波动各有多少来自哪个参数（秩相关系数平方的份额；括号内是相关系数）。',
    'Which parameters the spread of {name} in {year} comes from (shares of squared rank correlations; the correlation in brackets).',
  ),
  statistic: both('统计量', 'Statistic'),
  percentiles: both('分位数及其误差', 'Percentiles and their error'),
  value: both('数值', 'Value'),
  mean: both('平均值', 'Mean'),
  sd: both('标准差', 'Standard deviation'),
  // --- what is uncertain --------------------------------------------------------------------
  distributions: both('参数的分布', 'Distributions of the parameters'),
  parameter: both('参数', 'Parameter'),
  withDistribution: both('已设分布', 'With a distribution'),
  withoutDistribution: both('未设分布', 'Without a distribution'),
  distribution: both('分布', 'Distribution'),
  noDistribution: both('无（按设定值）', 'None (as set)'),
  oncePerDraw: both('各年同一抽样', 'One draw for all years'),
  alongTheYears: both('逐年路径', 'Along the years'),
  listOf: both('{name}（用逗号分隔）', '{name} (separated by commas)'),
  truncateMin: both('截断下限（可不填）', 'Cut below (optional)'),
  truncateMax: both('截断上限（可不填）', 'Cut above (optional)'),
  preview: both(
    '“{name}”的分布：中间 80% 在 {low} 至 {high} {unit}之间，中位数 {median}。',
    'Distribution of {name}: the middle 80% from {low} to {high} {unit}, median {median}.',
  ),
  pathPreview: both(
    '“{name}”偏离设定值的范围逐年变化。',
    'How far {name} may stray from its set value, year by year.',
  ),
  certain: both('这个参数按设定值计算，不抽样。', 'This parameter is taken as set and not drawn.'),
  apply: both('采用这个分布', 'Apply this distribution'),
  correlations: both('参数之间的相关系数', 'Correlations between parameters'),
  correlationsNote: both(
    '秩相关系数，-1 到 1；未填的为 0。只有带分布、各年同一抽样的参数可以设相关。',
    'Rank correlations from -1 to 1; what is empty is 0. Only parameters with one draw for all years can be correlated.',
  ),
  correlationOf: both('“{first}”与“{second}”的相关系数', 'Correlation of {first} and {second}'),
  addCorrelated: both('加入参数', 'Add a parameter'),
  choose: both('请选择', 'Choose'),
  applyCorrelations: both('采用这些相关系数', 'Apply these correlations'),
  clearCorrelations: both('全部清除', 'Clear all'),
} as const satisfies Record<string, Bilingual>;

export type UncertaintyText = keyof typeof UNCERTAINTY;
