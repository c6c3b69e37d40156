/**
 * Labels and sentences of goal seek, backcast and sensitivity in the task pane, a row each, both languages side by side. They
 * stand apart from pane.ts because they are loaded with their panels and not before.
 */
import type { Bilingual } from './language.js';

const both = (zh: string, en: string): Bilingual => ({ zh, en });

export const WHATIF = {
  // --- all analyses -------------------------------------------------------------------------
  indicator: both('指标', 'Indicator'),
  year: both('年份', 'Year'),
  parameter: both('参数', 'Parameter'),
  stop: both('停止', 'Stop'),
  running: both('正在计算', 'Calculating'),
  progress: both('计算进度', 'Progress'),
  progressOf: both('正在计算，已完成 {share}', 'Calculating, {share} done'),
  stopped: both('已停止，没有保留任何结果。', 'Stopped. No result was kept.'),
  broken: both(
    '计算中断：{detail}。模型没有改动，请重试。',
    'The calculation broke off: {detail}. The model is unchanged. Try again.',
  ),
  stale: both(
    '模型或情景在计算之后有改动，下列结果是改动之前的：请重新计算。',
    'The model or the scenario has changed since; what follows is from before. Calculate again.',
  ),
  result: both('结果', 'Result'),
  before: both('原来', 'Before'),
  after: both('之后', 'After'),
  effects: both('对结果的影响', 'What it does to the results'),
  nowMet: both('达到目标', 'target met'),
  nowMissed: both('未达目标', 'target missed'),
  ruleBroken: both(
    '硬规则“{rule}”在{year}年将不再满足。',
    'The hard rule “{rule}” would no longer be kept in {year}.',
  ),
  ruleMended: both(
    '硬规则“{rule}”在{year}年恢复满足。',
    'The hard rule “{rule}” would be kept again in {year}.',
  ),
  adoptTitle: both('写入情景', 'Write into a scenario'),
  adoptInto: both('写入“{name}”', 'Into “{name}”'),
  adoptNew: both('新建情景（沿用“{name}”）', 'As a new scenario (extends “{name}”)'),
  adoptName: both('新情景名称', 'Name of the new scenario'),
  adopt: both('写入', 'Write'),
  adopted: both(
    '已写入情景“{name}”。如需还原，点上方“撤销”。',
    'Written into the scenario “{name}”. Undo at the top takes it back.',
  ),
  adoptTaken: both(
    '已有名为“{name}”的情景：请换一个名称。',
    'There is a scenario called “{name}” already: choose another name.',
  ),
  adoptUnnamed: both('请先给新情景起个名称。', 'Give the new scenario a name first.'),
  adoptRefused: both(
    '未能写入：这样改动后模型无法计算。模型没有改动。',
    'Not written: the model could not be calculated after this change. The model is unchanged.',
  ),
  adoptBase: both(
    '“{name}”是基础情景：写入即修改模型的设定值，沿用它的情景会一起变化。',
    '“{name}” is the base scenario: writing into it changes the model’s own values, and scenarios that extend it follow.',
  ),
  noNumber: both('没有数值', 'no number'),
  otherParameters: both('不影响该指标', 'Does not move it'),
  // --- goal seek ----------------------------------------------------------------------------
  seekIntro: both(
    '给定一个指标在某年的数值，求参数要取多少。',
    'Says what a parameter has to be for an indicator to take a value in a year.',
  ),
  seekFromTarget: both('套用目标', 'Take over a target'),
  seekOwn: both('自行填写', 'My own'),
  goalValue: both('希望达到', 'Wanted value'),
  seekBy: both('调整方式', 'What may change'),
  seekByOne: both('一个参数，各年相同', 'One parameter, the same in all years'),
  seekByYear: both('一个参数，从某年起', 'One parameter, from a year on'),
  seekByFactor: both('几个参数，同一倍数', 'Several parameters, by a common factor'),
  seekFrom: both('从哪年起', 'From'),
  seekParameters: both('一起调整的参数', 'Parameters to change together'),
  seekRun: both('求解', 'Solve'),
  seekNone: both('请至少选一个参数。', 'Choose at least one parameter.'),
  seekNoMover: both(
    '没有参数能影响“{indicator}”：请改选其他指标。',
    'No parameter moves “{indicator}”: choose another indicator.',
  ),
  seekFound: both(
    '“{parameter}”由 {from} 调到 {value}，{year} 年“{indicator}”为 {achieved}。',
    'With {parameter} at {value} instead of {from}, {indicator} of {year} is {achieved}.',
  ),
  seekFoundFactor: both(
    '所选参数都乘以 {value}，{year} 年“{indicator}”为 {achieved}。',
    'With the chosen parameters multiplied by {value}, {indicator} of {year} is {achieved}.',
  ),
  seekExact: both(
    '相对误差 {residual}，模型计算 {count} 次。',
    'Relative error {residual}; the model was calculated {count} times.',
  ),
  seekRoots: both('共有 {count} 个解，请选择：', '{count} answers; choose one:'),
  seekNearest: both('（离现值最近）', ' (nearest to the present value)'),
  seekClosest: both('最接近的取值', 'The closest there is'),
  seekUnreached: both('达不到', 'Out of reach'),
} as const satisfies Record<string, Bilingual>;

export type WhatIfText = keyof typeof WHATIF;
