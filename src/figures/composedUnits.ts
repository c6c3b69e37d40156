/**
 * Units that are made of those of the table: with a count before them, as a quotient of two, or a user's own.
 *
 * `万人` is 10,000 of 人; `元/人` is a quotient, whose dimension follows from its parts. In square brackets is a unit of a kind of
 * its own, as UCUM writes arbitrary units: `[标准箱]`; nothing else converts to it. Around a unit of the table they only ask for
 * its decimals: `[元]` for prices.
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
const OWN = /^\[([^[\]\r\n]{1,30})\]$/;

/** `separators` part the two units of a quotient; `find` gives a unit of the table. */
export function composeUnit(
  written: string,
  separators: readonly string[],
  find: (part: string) => Unit | undefined,
): Unit | undefined {
  const text = written.trim();
  if (text.length > 60) return undefined;
  const inner = OWN.exec(text)?.[1]?.trim();
  if (inner !== undefined) return ownUnit(inner, simple(inner, find) ?? quotient(inner, separators, find));
  return simple(text, find) ?? quotient(text, separators, find);
}

function ownUnit(text: string, known: Unit | undefined): Unit | undefined {
  if (text === '') return undefined;
  if (known === undefined)
    return {
      ...{ symbol: `[${text}]`, name: { zh: `[${text}]`, en: `[${text}]` }, dimension: { [`[${text}]`]: 1 } },
      ...{ scale: 1, display: 1, format: DECIMALS },
    };
  if (known.display !== 1) return undefined;
  const { zh, en } = known.name;
  return { ...known, symbol: `[${known.symbol}]`, name: { zh: `[${zh}]`, en: `[${en}]` }, format: DECIMALS };
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
