/**
 * Amounts in English text: 3.6 trillion yuan, RMB 100 million, 7.5 per cent, 0.2 percentage points, US$ 3 billion.
 *
 * In: a text and a number that the scanner has read in it. Out: value and unit of the same table as Chinese text: 120 billion yuan is
 * 1,200 亿元. Money of other currencies than those of the table keeps its name.
 */
import { matchAt } from './matchAt.js';
import type { PrintedNumber } from './number.js';
import { POWERS } from './powers.js';
import { listedUnit } from './units.js';

interface EnglishAmount {
  readonly value: number;
  readonly max?: number;
  /** Empty where none is printed: 3 million firms. */
  readonly unit: string;
  /** With a currency before it. */
  readonly start: number;
  readonly end: number;
}

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
/** Words for powers of ten are multiplied out. */
export function readEnglishAmount(text: string, read: PrintedNumber): EnglishAmount {
  const after = matchAt(AFTER, text, read.end);
  const word = after?.[1];
  const unit = after?.[2];
  const prefix = CURRENCY.exec(text.slice(Math.max(0, read.start - 6), read.start));
  const power = word === undefined ? 0 : (TIMES[word] ?? 0);
  const end = read.end + (word !== undefined || unit !== undefined ? (after?.[0].length ?? 0) : 0);
  const start = read.start - (prefix?.[0].length ?? 0);
  const written = prefix?.[1] ?? unit;
  const currency = written === undefined ? undefined : MONEY.find(([pattern]) => pattern.test(written))?.[1];
  if (currency !== undefined) return { ...money(read, power, currency), start, end };
  if (unit === undefined) return { ...scale(read, power), unit: '', start, end };
  const [, symbol, tens] = OTHER.find(([pattern]) => pattern.test(unit)) ?? [/./, unit, 0];
  if (tens === 4 && power >= 6) return { ...scale(read, power - 4), unit: `万${symbol}`, start, end };
  return { ...scale(read, power), unit: symbol, start, end };
}

/** In 亿, 万亿 or 万 of the currency, where the table has such a unit. */
function money(
  read: PrintedNumber,
  power: number,
  currency: string,
): Pick<EnglishAmount, 'value' | 'max' | 'unit'> {
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

function scale(read: PrintedNumber, power: number): Pick<EnglishAmount, 'value' | 'max'> {
  const shift = (value: number): number => Number(`${value}e${power}`);
  const safe = (value: number): number =>
    Number.isFinite(shift(value)) ? shift(value) : value * 10 ** power;
  return { value: safe(read.value), ...(read.max === undefined ? {} : { max: safe(read.max) }) };
}
