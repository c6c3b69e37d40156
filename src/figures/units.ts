/**
 * The one table of units, and the only converters of numbers between them.
 *
 * In: a unit as it is written in documents and packs (`亿元`, `名`, `个百分点`). Out: its row, or undefined.
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

/** Other ways in which documents write a unit. */
const ALIASES: Readonly<Record<string, string>> = {
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

/** Every spelling, longest first, so that a reader of text finds 万元 before 元. */
export const UNIT_SPELLINGS: readonly string[] = [
  ...UNITS.map((row) => row.symbol),
  ...Object.keys(ALIASES),
].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));

/** Short English names of units, for a narrow pane where the full one does not fit. */
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

export function findUnit(symbol: string): Unit | undefined {
  const written = symbol.trim();
  const canonical = Object.hasOwn(ALIASES, written) ? ALIASES[written] : written;
  return UNITS.find((row) => row.symbol === canonical);
}

/** The unit by any name that is used in documents or in this program: `亿元`, `个百分点`, `位（名次）`, `100m yuan`, `percentage point`. */
export function namedUnit(name: string): Unit | undefined {
  const plain = findUnit(name);
  if (plain !== undefined) return plain;
  const key = nameKey(name);
  return UNITS.find(({ symbol, name: { zh, en } }) =>
    [symbol, zh, en, en.replace(/s$/, ''), SHORT_NAMES[symbol]].some(
      (known) => known !== undefined && nameKey(known) === key,
    ),
  );
}

/** A name without differences of width, case and blanks. */
function nameKey(name: string): string {
  return name.normalize('NFKC').replace(/\s/g, '').toLowerCase();
}

/** The cell's value for a written value: 3.22 with % -> 0.0322. */
export function cellValue(value: number, unit: Unit): number {
  return shift(value, unit.display);
}

/** The written value for a cell's value: 0.0322 with % -> 3.22. */
export function reportedValue(cell: number, unit: Unit): number {
  return shift(cell, 1 / unit.display);
}

/** Converts a written value from unit `from` to unit `to`; undefined if the dimensions differ. */
export function convert(value: number, from: Unit, to: Unit): number | undefined {
  if (!sameDimension(from, to)) return undefined;
  if (from.scale === to.scale && from.display === to.display) return value;
  return shift(value, (from.scale * from.display) / (to.scale * to.display));
}

export function sameDimension(a: Unit, b: Unit): boolean {
  const quantities = new Set([...Object.keys(a.dimension), ...Object.keys(b.dimension)]);
  return [...quantities].every((name) => (a.dimension[name] ?? 0) === (b.dimension[name] ?? 0));
}

/** Units that count things, which texts use interchangeably: 100 家 laboratories, 100 个 laboratories. */
const COUNTED: readonly string[] = [
  'organisation',
  'person',
  'visit',
  'item',
  'thing',
  'piece',
  'machine',
  'line',
  'occasion',
  'rank',
];

/** Whether a unit counts things, rather than measuring them or stating a ratio. */
export function isCounting(unit: Unit): boolean {
  return unit.symbol === '人/万人' || COUNTED.some((name) => name in unit.dimension);
}

/**
 * Multiplies by a power of ten without rounding errors of binary fractions: 3.22 * 0.01 would be 0.032200000000000006, and 4.67 *
 * 10000 would be 46700.00000000001. Instead the decimal exponent of the shortest text is changed. Factors that are not powers of
 * ten are multiplied.
 */
function shift(value: number, factor: number): number {
  const places = Math.round(Math.log10(factor));
  if (!Number.isFinite(value) || Math.abs(factor / 10 ** places - 1) > 1e-12) return value * factor;
  return timesPower(value, places);
}

/** A finite number times a power of ten, without such errors. */
export function timesPower(value: number, power: number): number {
  const [mantissa = '0', exponent = '0'] = value.toExponential().split('e');
  return Number(`${mantissa}e${Number(exponent) + power}`);
}
