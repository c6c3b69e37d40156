/**
 * The unit that a table writes, as a unit of ours and the power of ten between the two.
 *
 * `万人` is 人 and 4, `$m` is 百万美元 and 0, `USD thousand` is 美元 and 3. Undefined for what is no unit that we know.
 */
import { findUnit, namedUnit } from '../../figures/units.js';
import { plainText } from './readCell.js';

export interface TableUnit {
  /** Symbol of the unit table. */
  readonly symbol: string;
  /** A value of the table times 10 to this power is in that unit. */
  readonly power: number;
}

const MULTIPLIERS: readonly (readonly [RegExp, number])[] = [
  [/^(?:trillion|trn|tn|万亿|兆)\s*(?:of\s+)?|\s*(?:trillion|trn|tn)$/i, 12],
  [/^(?:billion|bln|bn|十亿)\s*(?:of\s+)?|\s*(?:billion|bln|bn)$/i, 9],
  [/^(?:100 million|亿)\s*|\s*(?:100 million)$/i, 8],
  [/^(?:million|mln|mio|百万)s?\s*(?:of\s+)?|\s*(?:millions?|mln|mio|mn|mm)$/i, 6],
  [/^(?:10,000|万)\s*/i, 4],
  [/^(?:thousands?|千|'000|000s?)\s*(?:of\s+)?|\s*(?:thousands?|'?000s?)$/i, 3],
];

/** Spellings of base units that the unit table does not have. */
const SPELLINGS: Readonly<Record<string, string>> = {
  ...{ $: '美元', us$: '美元', usd: '美元', dollar: '美元', dollars: '美元', 'us dollar': '美元' },
  ...{ '€': '欧元', eur: '欧元', euro: '欧元', euros: '欧元' },
  ...{ '¥': '元', rmb: '元', cny: '元', 人民币: '元', 人民币元: '元' },
  ...{ percent: '%', pct: '%', 'per cent': '%', '%': '%', percentage: '%' },
  ...{ people: '人', person: '人', persons: '人', heads: '人', employees: '人', students: '人' },
  ...{ firms: '家', companies: '家', enterprises: '家', stores: '家', 户: '家', households: '家' },
  ...{
    tons: '吨',
    ton: '吨',
    tonnes: '吨',
    t: '吨',
    units: '个',
    unit: '个',
    pieces: '件',
    pcs: '件',
    items: '项',
  },
  ...{
    x: '倍',
    times: '倍',
    ratio: '倍',
    辆: '台',
    套: '台',
    只: '个',
    头: '个',
    亩: '亩',
    'sq km': '平方公里',
  },
  ...{ km2: '平方公里', m2: '平方米', 篇: '项', 本: '件', 所: '家', 座: '个', 处: '个' },
};

export function readUnit(written: string): TableUnit | undefined {
  const text = plainText(written)
    .replace(/^(?:计量)?单位\s*[:：]?\s*|^units?\s*[:：]\s*|^in\s+/i, '')
    .trim();
  if (text === '' || text.length > 40) return undefined;
  const whole = known(text);
  if (whole !== undefined) return { symbol: whole, power: 0 };
  // `$m` and `$k`: a letter that is a multiplier only beside money.
  const short = /^(us\$|\$|€|¥|usd|eur|rmb|cny)\s*(k|m|b)$/i.exec(text);
  if (short !== null)
    return scaled(known(short[1] ?? ''), { k: 3, m: 6, b: 9 }[(short[2] ?? '').toLowerCase()] ?? 0);
  for (const [pattern, power] of MULTIPLIERS) {
    const rest = text.replace(pattern, '').trim();
    if (rest === text || rest === '') continue;
    const unit = scaled(known(rest), power);
    if (unit !== undefined) return unit;
  }
  return undefined;
}

function known(text: string): string | undefined {
  return (findUnit(text) ?? namedUnit(text) ?? findUnit(SPELLINGS[text.toLowerCase()] ?? ''))?.symbol;
}

/** Money in millions is kept in 万 or 亿, so that numbers stay short. */
function scaled(symbol: string | undefined, power: number): TableUnit | undefined {
  if (symbol === undefined) return undefined;
  if ((symbol === '美元' || symbol === '欧元') && power >= 6)
    return { symbol: `百万${symbol}`, power: power - 6 };
  if (symbol !== '元') return { symbol, power };
  const [prefix, size] = power >= 8 ? ['亿', 8] : power >= 4 ? ['万', 4] : ['', 0];
  return { symbol: `${prefix}${symbol}`, power: power - size };
}
