/**
 * Units that are made of those of the table: with a count before them, as a quotient of two, or a user's own.
 *
 * `万人` is 10,000 of 人; `元/人` is a quotient, whose dimension follows from its parts. In square brackets is a unit of a kind of
 * its own, as UCUM writes arbitrary units: `[标准箱]`; nothing else converts to it, unless its size is given: `[标准箱=20 吨]`,
 * `[EUR=7.8 元]`. Around a unit of the table they only ask for its decimals: `[元]` for prices.
 */
import type { Unit } from './unitTable.js';

/** Counts before a unit, the longest first, in both languages. */
const COUNTS: readonly (readonly [string, string, number])[] = [
  ['百万', 'million ', 6],
  ['亿', '100 million ', 8],
  ['万', '10,000 ', 4],
  ['千', 'thousand ', 3],
];

/** Decimals of units of a user's own and of quotients. Fixed ones, because the pane and the command line show as many as a format has zeros. */
const DECIMALS = '#,##0.00';
const QUOTIENT_DECIMALS = '#,##0.000';
const OWN = /^\[([^[\]\r\n]{1,50})\]$/;
/** Characters of the name of such a unit. */
const LONGEST = 30;
/** The base of an index, which is no size: `上年=100`. */
const INDEX_BASE = /^[^=]+=\s*100$/;
/** A name and its size in another unit: `标准箱=20 吨`. */
const SIZED = /^([^=]+)=\s*([0-9]+(?:\.[0-9]+)?)(?:\s+(?=\S)|(?=[^\s0-9.]))([^=]+)$/;

/** `separators` part the two units of a quotient; `find` gives a unit of the table. */
export function composeUnit(
  written: string,
  separators: readonly string[],
  find: (part: string) => Unit | undefined,
): Unit | undefined {
  const text = written.trim();
  if (text.length > 60) return undefined;
  const inner = OWN.exec(text)?.[1]?.trim();
  const known = (part: string): Unit | undefined => simple(part, find) ?? quotient(part, separators, find);
  return inner === undefined ? known(text) : ownUnit(inner, known);
}

/** With a size its dimension is that of the other unit, so that figures convert; the size stays in view, because it is an assumption. */
function ownUnit(text: string, find: (part: string) => Unit | undefined): Unit | undefined {
  const [sized, name = text, size = '1', other = text] = SIZED.exec(text) ?? [];
  const known = find(other);
  if (name.trim() === '' || name.length > LONGEST) return undefined;
  if (known === undefined && (!text.includes('=') || INDEX_BASE.test(text)))
    return {
      ...{ symbol: `[${text}]`, name: { zh: `[${text}]`, en: `[${text}]` }, dimension: { [`[${text}]`]: 1 } },
      ...{ scale: 1, display: 1, format: DECIMALS },
    };
  if (known?.display !== 1 || !(Number(size) > 0)) return undefined;
  const shown = (unit: string): string =>
    sized === undefined ? `[${unit}]` : `[${name.trim()}=${size} ${unit}]`;
  const { zh, en } = known.name;
  return {
    ...{ ...known, symbol: shown(known.symbol), name: { zh: shown(zh), en: shown(en) } },
    ...{ scale: Number(size) * known.scale, format: DECIMALS },
  };
}

function simple(text: string, find: (part: string) => Unit | undefined): Unit | undefined {
  return find(text) ?? counted(text, find);
}

function counted(text: string, find: (part: string) => Unit | undefined): Unit | undefined {
  for (const [zh, en, power] of COUNTS) {
    const prefix = [zh, en].find((each) => text.startsWith(each));
    const base = prefix === undefined ? undefined : find(text.slice(prefix.length));
    // 百万% is not said, and 万亿元 is in the table.
    if (base === undefined || base.display !== 1 || Object.keys(base.dimension).length === 0) continue;
    if (/^[万亿百]|\//.test(base.symbol)) continue;
    return {
      ...base,
      symbol: `${zh}${base.symbol}`,
      name: { zh: `${zh}${base.name.zh}`, en: `${en}${base.name.en}` },
      scale: base.scale * 10 ** power,
      format: '#,##0.0',
    };
  }
  return undefined;
}

function quotient(
  text: string,
  separators: readonly string[],
  find: (part: string) => Unit | undefined,
): Unit | undefined {
  for (const separator of separators) {
    const parts = text.split(separator);
    if (parts.length !== 2) continue;
    const [above, below] = parts.map((part) => simple(part.trim(), find));
    if (above?.display !== 1 || below?.display !== 1) continue;
    const dimension = new Map(Object.entries(above.dimension));
    for (const [name, power] of Object.entries(below.dimension))
      dimension.set(name, (dimension.get(name) ?? 0) - power);
    return {
      symbol: `${above.symbol}/${below.symbol}`,
      name: { zh: `${above.name.zh}/${below.name.zh}`, en: `${above.name.en} per ${below.name.en}` },
      dimension: Object.fromEntries([...dimension].filter(([, power]) => power !== 0)),
      ...{ scale: above.scale / below.scale, display: 1, format: QUOTIENT_DECIMALS },
    };
  }
  return undefined;
}
