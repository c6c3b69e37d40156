/**
 * Reads the unit of a table as a unit of the unit table and a power of ten.
 *
 * `万人` is 万人 and 0, `$m` is 百万美元 and 0, `USD thousand` is 美元 and 3. `readUnit` gives undefined for an unknown unit; `ownUnit`
 * makes such a text a unit of its own dimension.
 */
import { plainText } from './plainText.js';
import { findUnit, namedUnit, type Unit } from './units.js';

export interface TableUnit {
  /** Symbol in the unit table. */
  readonly symbol: string;
  /** A value of the table times 10 to this power is in that unit. */
  readonly power: number;
  /** The unit as written in the table. */
  readonly written: string;
}

const MULTIPLIERS: readonly (readonly [RegExp, number])[] = [
  [/^(?:trillion|trn|tn|万亿|兆)\s*(?:of\s+)?|\s*(?:trillion|trn|tn)$/i, 12],
  [/^(?:billion|bln|bn|十亿)\s*(?:of\s+)?|\s*(?:billion|bln|bn)$/i, 9],
  [/^(?:(?:100|hundred) millions?|100[, ]?000[, ]?000|亿)\s*|\s*(?:100 million)$/i, 8],
  [/^(?:million|mln|mio|mn|百万)s?\s*(?:of\s+)?|\s*(?:millions?|mln|mio|mn|mm)$/i, 6],
  [/^(?:10[, ]?000|(?:10|ten) thousand|万)\s*/i, 4],
  [/^(?:thousands?|千|'000|1[, ]?000|000s?)\s*(?:of\s+)?|\s*(?:thousands?|'?000s?)$/i, 3],
];

/** Multipliers of units in the unit table, by their power of ten. */
const COUNTS: readonly (readonly [string, number])[] = [
  ['亿', 8],
  ['百万', 6],
  ['万', 4],
  ['千', 3],
];

/** Spellings that differ from others only in their capitals. */
const EXACT: Readonly<Record<string, string>> = { Mt: '百万吨', kt: '千吨', Mtce: '百万吨标煤' };

/** Spellings of base units that the unit table does not have. */
const SPELLINGS: Readonly<Record<string, string>> = {
  ...{ $: '美元', us$: '美元', usd: '美元', dollar: '美元', dollars: '美元', 'us dollar': '美元' },
  ...{ '€': '欧元', eur: '欧元', euro: '欧元', euros: '欧元', '£': '英镑', gbp: '英镑', pounds: '英镑' },
  ...{
    '¥': '元',
    rmb: '元',
    cny: '元',
    人民币: '元',
    人民币元: '元',
    元人民币: '元',
    jpy: '日元',
    hkd: '港元',
  },
  ...{ percent: '%', pct: '%', 'per cent': '%', '%': '%', percentage: '%', 'p.p.': 'pp', ppt: 'pp' },
  ...{
    people: '人',
    person: '人',
    persons: '人',
    heads: '人',
    employees: '人',
    students: '人',
    pupils: '人',
  },
  ...{ firms: '家', companies: '家', enterprises: '家' },
  ...{ tons: '吨', ton: '吨', tonnes: '吨', t: '吨', tce: '吨标煤', kg: '公斤', 千克: '公斤' },
  ...{ units: '个', unit: '个', pieces: '件', piece: '件', pcs: '件', items: '项' },
  ...{ x: '倍', times: '倍', ratio: '倍', 部: '[部]', 度: '千瓦时', kwh: '千瓦时', 'kw·h': '千瓦时' },
  ...{ 'sq km': '平方公里', km2: '平方公里', 'km²': '平方公里', m2: '平方米', sqm: '平方米', ha: '公顷' },
  ...{ hectare: '公顷', km: '公里', 千米: '公里', m3: '立方米', 吨千米: '吨公里', 人千米: '人公里' },
  ...{ h: '小时', hrs: '小时', hour: '小时', 周岁: '岁', 床: '张', 条次: '次' },
};

/** In formulas 年 is a plain number (growth times years), which a series of years of schooling is not. */
const YEARS = '[年数]';

/** The same as a unit: `billion yuan` has ten times the scale of 亿元, and the name as it is written. */
export function writtenUnit(text: string): Unit | undefined {
  const plain = namedUnit(text);
  if (plain !== undefined) return plain;
  const found = readUnit(text);
  const unit = found === undefined ? undefined : findUnit(found.symbol);
  if (found === undefined || unit === undefined || found.power === 0) return unit;
  const symbol = text.trim();
  return { ...unit, symbol, name: { zh: symbol, en: symbol }, scale: unit.scale * 10 ** found.power };
}

/** Currencies, by the words that name them. */
const CURRENCY =
  /元|dollar|euro|yuan|yen|pound|won\b|franc|rupee|\b(?:usd|eur|gbp|jpy|hkd|krw|chf|aud|cad|sgd|inr|rmb|cny)\b|[$€£¥₩]|日圆|英镑|韩圆|卢布|卢比/i;

/** Whether a unit's name is that of money, also of a currency that is in no table. */
export function isMoney(text: string): boolean {
  return CURRENCY.test(plainText(text));
}

/** The unit of a text: a unit of the table with a power of ten, or one of its own; undefined if it is no unit. */
export function readUnit(text: string): TableUnit | undefined {
  const written = bareUnit(text);
  if (written === '' || written.length > 40) return undefined;
  // 户 and 所 are other words for 家 in texts; a table of households does not mean firms.
  if (/(?:^|\/)[百千万亿]*[户所]$/.test(written)) return ownUnit(written);
  const symbol = known(written);
  if (symbol !== undefined) return { symbol, power: 0, written };
  // `$m` and `$k`: a letter that is a multiplier only beside money.
  const short = /^(us\$|\$|€|¥|£|usd|eur|rmb|cny|gbp)\s*(k|m|b)$/i.exec(written);
  if (short !== null)
    return scaled(known(short[1] ?? ''), { k: 3, m: 6, b: 9 }[(short[2] ?? '').toLowerCase()] ?? 0, written);
  for (const [pattern, power] of MULTIPLIERS) {
    const rest = written.replace(pattern, '').trim();
    if (rest === written || rest === '') continue;
    const unit = scaled(known(rest), power, written);
    if (unit !== undefined) return unit;
  }
  return undefined;
}

/**
 * The unit of a text: one of the unit table, or one of its own dimension, such as `[标准箱]`; undefined for a mark that means none.
 */
export function ownUnit(text: string): TableUnit | undefined {
  const written = bareUnit(text).replace(/[[\]\p{C}]/gu, '');
  if (!/\p{L}/u.test(written)) return undefined;
  const symbol = `[${written.slice(0, 30).trim()}]`;
  return findUnit(symbol) === undefined ? undefined : { symbol, power: 0, written };
}

function bareUnit(text: string): string {
  return plainText(text)
    .replace(/^(?:计量)?单位\s*[:：]?\s*|^units?\s*[:：]\s*|^in\s+/i, '')
    .trim();
}

function known(text: string): string | undefined {
  const lower = text.toLowerCase();
  const spelled = Object.hasOwn(EXACT, text)
    ? EXACT[text]
    : Object.hasOwn(SPELLINGS, lower)
      ? SPELLINGS[lower]
      : undefined;
  // Units in brackets are made by this program and do not occur in tables.
  const unit = text.startsWith('[') ? undefined : (namedUnit(text) ?? findUnit(spelled ?? ''));
  return unit?.symbol === '年' ? YEARS : unit?.symbol;
}

/** Money in millions is kept in 万 or 亿, so that numbers stay short; other units have the count before them that the table writes. */
function scaled(symbol: string | undefined, power: number, written: string): TableUnit | undefined {
  if (symbol === undefined) return undefined;
  if ((symbol === '美元' || symbol === '欧元') && power >= 6 && power !== 8)
    return { symbol: `百万${symbol}`, power: power - 6, written };
  if (symbol === '元') {
    const [prefix, size] = power >= 8 ? ['亿', 8] : power >= 4 ? ['万', 4] : ['', 0];
    return { symbol: `${prefix}${symbol}`, power: power - size, written };
  }
  for (const [count, size] of COUNTS) {
    const unit = size > power ? undefined : findUnit(`${count}${symbol}`);
    if (unit !== undefined) return { symbol: unit.symbol, power: power - size, written };
  }
  return { symbol, power, written };
}
