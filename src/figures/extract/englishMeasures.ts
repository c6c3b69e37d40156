/**
 * Units of numbers in English text: 3.6 trillion yuan, RMB 100 million, 7.5 per cent, 0.2 percentage points, US$ 3 billion, 1,200 firms.
 *
 * In: a text and a number that the scanner has read in it. Out: value and unit of the same table as Chinese text: 120 billion yuan is
 * 1,200 亿元. Money of other currencies than yuan and US dollars keeps its name.
 */
import { matchAt } from '../matchAt.js';
import type { PrintedNumber } from '../number.js';
import { listedUnit } from '../units.js';
import { readEnglishQualifier } from './englishWords.js';
import { POWERS, type Measure } from './measures.js';
import { isYear } from './refusals.js';

const TIMES: Readonly<Record<string, number>> = {
  hundred: 2,
  thousand: 3,
  million: 6,
  billion: 9,
  trillion: 12,
  bn: 9,
  mn: 6,
  m: 6,
  tn: 12,
  k: 3,
};
const AFTER =
  /[ -]?(hundred|thousand|million|billion|trillion|bn|mn|tn|[mk](?![A-Za-z]))?[ -]?(yuan|RMB|CNY|renminbi|(?:US |U\.S\. )?dollars?|USD|euros?|EUR|pounds?|GBP|yen|kilowatt-hours?|kWh|MWh|GWh|TWh|kW|MW|GW|tonnes?|tons?|kilomet(?:re|er)s?|km|hectares?|square (?:kilo)?met(?:re|er)s?|people|persons?|residents|employees|inhabitants|percentage points?|pp\b|per ?cent(?:age)?\b|pct\b|%|times|-?fold)?(?![A-Za-z])/y;
const CURRENCY = /(RMB|CNY|¥|￥|US ?\$|USD|\$|EUR|€|GBP|£)\s?$/;
const MONEY: readonly (readonly [RegExp, string])[] = [
  [/^(?:yuan|RMB|CNY|renminbi|¥|￥)$/, '元'],
  [/dollar|USD|\$/, '美元'],
  [/^(?:euros?|EUR|€)$/, 'EUR'],
  [/^(?:pounds?|GBP|£)$/, 'GBP'],
  [/^yen$/, 'JPY'],
];
const OTHER: readonly (readonly [RegExp, string, number])[] = [
  [/^percentage points?$|^pp$/, 'pp', 0],
  [/^per ?cent|^pct$|^%$/, '%', 0],
  [/^times$|fold$/, '倍', 0],
  [/^(?:people|persons?|residents|employees|inhabitants)$/, '人', 0],
  [/^ton/, '吨', 4],
  [/^square kilo/, '平方公里', 0],
  [/^square met/, '平方米', 0],
  [/^(?:kilomet|km)/, 'km', 0],
  [/^hectare/, 'ha', 0],
  [/^kilowatt/, 'kWh', 0],
];
/** The number of laboratories had reached 12: what is counted is before it. */
const NUMBER_OF = /\bnumber of [A-Za-z&' -]{2,80}$/;
const COUNTED = /^ [a-zA-Z]/;
const NOT_COUNTED =
  /^ (?:and|or|to|of|in|by|at|from|the|per|as|on|is|was|were|for|with|a|an|but|than|up|down|higher|lower|ranking|years?|months?|days?|hours?|minutes?|weeks?|years?-old|January|February|March|April|May|June|July|August|September|October|November|December)\b/;

/** With the words that qualify it: at least RMB 300 million, 60 per cent or more. */
export function qualifyEnglish(text: string, read: PrintedNumber, measure: Measure): Measure {
  const start = measure.start ?? read.start;
  const words = readEnglishQualifier(
    text.slice(Math.max(0, start - 40), start),
    text.slice(measure.end, measure.end + 16),
  );
  if (words === undefined) return measure;
  const { qualifier, before, after } = words;
  return { ...measure, qualifier, start: start - before, end: measure.end + after };
}

/** The unit of a number in English text; undefined if it has none. */
export function readEnglishMeasure(text: string, read: PrintedNumber): Measure | undefined {
  const after = matchAt(AFTER, text, read.end);
  const word = after?.[1];
  const unit = after?.[2];
  const prefix = CURRENCY.exec(text.slice(Math.max(0, read.start - 6), read.start));
  const power = word === undefined ? 0 : (TIMES[word] ?? 0);
  const end = read.end + (word !== undefined || unit !== undefined ? (after?.[0].length ?? 0) : 0);
  const start = read.start - (prefix?.[0].length ?? 0);
  const written = prefix?.[1] ?? unit;
  const currency = written === undefined ? undefined : MONEY.find(([pattern]) => pattern.test(written))?.[1];
  if (currency !== undefined) return { ...money(read, power, currency), start, end, counts: false };
  if (unit === undefined) {
    const rest = text.slice(end, end + 14);
    const isNumberOf = NUMBER_OF.test(text.slice(Math.max(0, start - 100), start)) && !isYear(read);
    const isCounted = COUNTED.test(rest) && !NOT_COUNTED.test(rest);
    if (!isNumberOf && !isCounted) return undefined;
    return { ...scale(read, power), unit: '个', start, end, counts: isCounted };
  }
  const [, symbol, tens] = OTHER.find(([pattern]) => pattern.test(unit)) ?? [/./, unit, 0];
  if (tens === 4 && power >= 6)
    return { ...scale(read, power - 4), unit: `万${symbol}`, start, end, counts: false };
  return { ...scale(read, power), unit: symbol, start, end, counts: symbol === '人' };
}

/** In 亿, 万亿 or 万 of the currency, where the table has such a unit. */
function money(
  read: PrintedNumber,
  power: number,
  currency: string,
): Pick<Measure, 'value' | 'max' | 'unit'> {
  for (const [word, exponent] of POWERS)
    if (
      power >= exponent - 4 &&
      power >= 6 &&
      read.value * 10 ** power >= 10 ** exponent &&
      listedUnit(`${word}${currency}`) !== undefined
    )
      return { ...scale(read, power - exponent), unit: `${word}${currency}` };
  return { ...scale(read, power), unit: currency };
}

function scale(read: PrintedNumber, power: number): Pick<Measure, 'value' | 'max'> {
  const shift = (value: number): number => Number(`${value}e${power}`);
  const safe = (value: number): number =>
    Number.isFinite(shift(value)) ? shift(value) : value * 10 ** power;
  return { value: safe(read.value), ...(read.max === undefined ? {} : { max: safe(read.max) }) };
}
