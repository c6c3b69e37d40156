/**
 * Labels and sentences of the uncertainty panel, a row each, both languages side by side. They stand apart from pane.ts because
 * they are loaded with the panel and not before.
 */
import type { Bilingual } from './language.js';

const both = (zh: string, en: string): Bilingual => ({ zh, en });

export const UNCERTAINTY = {
  // --- live fan chart -----------------------------------------------------------------------
  indicator: both('指标', 'Indicator'),
  preparing: both('正在抽样…', 'Drawing…'),
  broken: both(
    '模拟中断：{detail}。模型没有改动，请重新打开本页再试。',
    'The simulation broke off: {detail}. The model is unchanged. Open this page again.',
  ),
  fan: both(
    '{name}的不确定性扇形图，{from} 至 {to} 年，{draws} 次抽样。{targets}下方表格列出全部数值。',
    'Fan chart of {name}, {from} to {to}, {draws} draws. {targets}The table below gives every value.',
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
    '{count} draws give no number (an error in a formula); the chart shows the others.',
  ),
  // --- sliders ------------------------------------------------------------------------------
  sliders: both('拖动参数，看结果怎样变', 'Drag a parameter and watch'),
  slidersNote: both(
    '按影响大小排列。松开后写入情景“{scenario}”，可撤销。',
    'Strongest first. Letting go writes into the scenario “{scenario}”; undo takes it back.',
  ),
  slidersNone: both(
    '没有可拖动的参数能影响这个指标。',
    'None of the parameters that can be dragged moves this indicator.',
  ),
  moreSliders: both('再显示 {count} 个参数', 'Show {count} more'),
  sliderOf: both('{name}（{unit}）', '{name} ({unit})'),
} as const satisfies Record<string, Bilingual>;

export type UncertaintyText = keyof typeof UNCERTAINTY;
