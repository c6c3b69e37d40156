/**
 * The one table of units: how people write them, what they are called, and what kind of quantity they measure.
 *
 * There are three numbers for one quantity: the number that people write (3.22 with %), the cell's value (0.0322 with the format
 * 0.00%), and the size in the dimension's base (元, 人 …). `display` converts the first to the second, `scale` the second to the
 * third.
 */
import type { Bilingual } from '../messages/language.js';

export interface Unit {
  readonly symbol: string;
  readonly name: Bilingual;
  /** Exponent by base quantity: 亿元 is {money: 1}, 亿元/家 would be {money: 1, firm: -1}; {} is a plain number. */
  readonly dimension: Readonly<Record<string, number>>;
  /** Size of a cell value of 1, in the dimension's base. 1 for %, because cells hold fractions. */
  readonly scale: number;
  /** Cell value of a written value of 1: 0.01 for %. */
  readonly display: number;
  /** Excel number format of its cells. */
  readonly format: string;
}

const unit = (
  symbol: string,
  zh: string,
  en: string,
  dimension: Unit['dimension'],
  format: string,
  scale = 1,
  display = 1,
): Unit => ({ symbol, name: { zh, en }, dimension, scale, display, format });

const COUNT = '#,##0';

export const UNITS: readonly Unit[] = [
  unit('亿元', '亿元', '100 million yuan', { money: 1 }, '#,##0.0', 1e8),
  unit('万亿元', '万亿元', 'trillion yuan', { money: 1 }, '#,##0.00', 1e12),
  unit('万元', '万元', '10,000 yuan', { money: 1 }, '#,##0.0', 1e4),
  unit('元', '元', 'yuan', { money: 1 }, '#,##0', 1),
  unit('亿美元', '亿美元', '100 million US dollars', { dollar: 1 }, '#,##0.0', 1e8),
  unit('万美元', '万美元', '10,000 US dollars', { dollar: 1 }, '#,##0.0', 1e4),
  unit('百万美元', '百万美元', 'million US dollars', { dollar: 1 }, '#,##0.0', 1e6),
  unit('美元', '美元', 'US dollars', { dollar: 1 }, COUNT),
  unit('百万欧元', '百万欧元', 'million euros', { euro: 1 }, '#,##0.0', 1e6),
  unit('欧元', '欧元', 'euros', { euro: 1 }, COUNT),
  unit('%', '百分比', 'per cent', {}, '0.00%', 1, 0.01),
  unit('‰', '千分比', 'per mille', {}, '0.000%', 1, 0.001),
  unit('pp', '个百分点', 'percentage points', {}, '0.00%', 1, 0.01),
  unit('倍', '倍', 'times', {}, '0.00'),
  unit('人/万人', '人/万人', 'people per 10,000 people', {}, '#,##0.0', 1e-4),
  unit('家', '家', 'organisations', { organisation: 1 }, COUNT),
  unit('人', '人', 'people', { person: 1 }, COUNT),
  unit('人次', '人次', 'person-times', { visit: 1 }, COUNT),
  unit('项', '项', 'items', { item: 1 }, COUNT),
  unit('个', '个', 'units', { thing: 1 }, COUNT),
  unit('件', '件', 'pieces', { piece: 1 }, COUNT),
  unit('台', '台', 'machines', { machine: 1 }, COUNT),
  unit('条', '条', 'lines', { line: 1 }, COUNT),
  unit('次', '次', 'times a year', { occasion: 1 }, COUNT),
  unit('位', '位（名次）', 'rank', { rank: 1 }, '0'),
  unit('年', '年', 'years', { time: 1 }, '0.0'),
  unit('EFlops', 'EFlops（百亿亿次/秒）', 'EFlops', { computing: 1 }, '#,##0.0', 1e18),
  unit('PFlops', 'PFlops（千万亿次/秒）', 'PFlops', { computing: 1 }, '#,##0', 1e15),
  unit('POPS', 'POPS（千万亿次/秒，整数运算）', 'POPS', { operations: 1 }, '#,##0', 1e15),
  unit('平方公里', '平方公里', 'square kilometres', { area: 1 }, '#,##0.0', 1e6),
  unit('平方米', '平方米', 'square metres', { area: 1 }, COUNT),
  unit('亩', '亩', 'mu', { area: 1 }, '#,##0.0', 2000 / 3),
  unit('吨', '吨', 'tonnes', { mass: 1 }, COUNT),
  unit('万吨', '万吨', '10,000 tonnes', { mass: 1 }, '#,##0.0', 1e4),
  unit('万吨标煤', '万吨标准煤', '10,000 tonnes of standard coal', { coal: 1 }, '#,##0.0', 1e4),
  unit('吨标煤', '吨标准煤', 'tonnes of standard coal', { coal: 1 }, COUNT),
];

/** Other ways to write a unit, as documents print them. */
export const ALIASES: Readonly<Record<string, string>> = {
  '％': '%',
  个百分点: 'pp',
  百分点: 'pp',
  名: '人',
  户: '家',
  所: '家',
  人每万人: '人/万人',
  项次: '次',
  EFLOPS: 'EFlops',
  EFLOPs: 'EFlops',
  PFLOPS: 'PFlops',
  PFLOPs: 'PFlops',
  平方千米: '平方公里',
  吨标准煤: '吨标煤',
  万吨标准煤: '万吨标煤',
};

/** Units of tables. Texts are not searched for them: in running words 套 and 部 are often no unit. */
export const TABLE_UNITS: readonly Unit[] = [
  unit('千瓦时', '千瓦时', 'kWh', { energy: 1 }, COUNT),
  unit('MWh', '兆瓦时', 'MWh', { energy: 1 }, '#,##0.0', 1e3),
  unit('GWh', '吉瓦时', 'GWh', { energy: 1 }, '#,##0.0', 1e6),
  unit('TWh', '太瓦时', 'TWh', { energy: 1 }, '#,##0.0', 1e9),
  unit('千瓦', '千瓦', 'kW', { power: 1 }, COUNT),
  unit('MW', '兆瓦', 'MW', { power: 1 }, '#,##0.0', 1e3),
  unit('GW', '吉瓦', 'GW', { power: 1 }, '#,##0.0', 1e6),
  unit('公顷', '公顷', 'hectares', { area: 1 }, '#,##0.0', 1e4),
  unit('立方米', '立方米', 'cubic metres', { volume: 1 }, COUNT),
  unit('公里', '公里', 'kilometres', { length: 1 }, '#,##0.0', 1e3),
  unit('米', '米', 'metres', { length: 1 }, '#,##0.0'),
  unit('公斤', '公斤', 'kilograms', { mass: 1 }, '#,##0.0', 1e-3),
  unit('吨公里', '吨公里', 'tonne-kilometres', { mass: 1, length: 1 }, COUNT, 1e3),
  unit('人公里', '人公里', 'passenger-kilometres', { person: 1, length: 1 }, COUNT, 1e3),
  unit('英镑', '英镑', 'pounds sterling', { pound: 1 }, COUNT),
  unit('日元', '日元', 'yen', { yen: 1 }, COUNT),
  unit('港元', '港元', 'Hong Kong dollars', { hongKongDollar: 1 }, COUNT),
  unit('辆', '辆', 'vehicles', { vehicle: 1 }, COUNT),
  unit('套', '套', 'sets', { set: 1 }, COUNT),
  unit('头', '头', 'head', { animal: 1 }, COUNT),
  unit('只', '只', 'birds', { bird: 1 }, COUNT),
  unit('座', '座', 'structures', { structure: 1 }, COUNT),
  unit('张', '张', 'beds', { bed: 1 }, COUNT),
  unit('篇', '篇', 'papers', { paper: 1 }, COUNT),
  unit('册', '册', 'books', { book: 1 }, COUNT),
  unit('艘', '艘', 'ships', { ship: 1 }, COUNT),
  unit('箱', '箱', 'boxes', { box: 1 }, COUNT),
  unit('岁', '岁', 'years of age', { age: 1 }, '0.0'),
  unit('小时', '小时', 'hours', { hour: 1 }, '#,##0.0'),
  unit('天', '天', 'days', { day: 1 }, '#,##0.0'),
];

/** Short English names of units, where the full one does not fit a narrow pane. */
export const SHORT_NAMES: Readonly<Record<string, string>> = {
  亿元: '100m yuan',
  万亿元: 'tn yuan',
  万元: '10k yuan',
  元: 'yuan',
  百万美元: '$m',
  百万欧元: '€m',
  '%': '%',
  '‰': '‰',
  pp: 'pp',
  倍: '×',
  '人/万人': 'per 10,000',
  EFlops: 'EFlops',
  PFlops: 'PFlops',
};
