/**
 * Numbers in English text with what they measure: amounts, and things that are counted (1,200 firms, the number of firms is 1,200).
 *
 * In: a text and a number that the scanner has read in it. Out: value, unit and token, with the words that qualify it.
 */
import { readEnglishAmount } from '../englishAmount.js';
import type { PrintedNumber } from '../number.js';
import { readEnglishQualifier } from './englishWords.js';
import type { Measure } from './measures.js';
import { isYear } from './refusals.js';

/** The number of laboratories had reached 12: what is counted is before it. */
const NUMBER_OF = /\bnumber of [A-Za-z&' -]{2,80}$/;
const COUNTED = /^ [a-zA-Z]/;
const NOT_COUNTED =
  /^ (?:and|or|to|of|in|by|at|from|the|per|as|on|is|was|were|for|with|a|an|but|than|up|down|higher|lower|ranking|years?|months?|days?|hours?|minutes?|weeks?|years?-old|January|February|March|April|May|June|July|August|September|October|November|December)\b/;

/** With the words that qualify it: at least RMB 300 million, 60 per cent or more. */
export function qualifyEnglish(text: string, read: PrintedNumber, given: Measure): Measure {
  const measure = withLowEnd(text, read, given);
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
  const amount = readEnglishAmount(text, read);
  const { unit, start, end } = amount;
  if (unit !== '') return { ...amount, counts: unit === '人' };
  const rest = text.slice(end, end + 14);
  const isNumberOf = NUMBER_OF.test(text.slice(Math.max(0, start - 100), start)) && !isYear(read);
  const isCounted = COUNTED.test(rest) && !NOT_COUNTED.test(rest);
  return isNumberOf || isCounted ? { ...amount, unit: '个', counts: isCounted } : undefined;
}

/** 8 to 10 per cent, between 200 and 300 million yuan: one range, unless it is a change from one to the other. */
function withLowEnd(text: string, read: PrintedNumber, measure: Measure): Measure {
  const before = text.slice(Math.max(0, read.start - 40), read.start);
  const found = LOW_END.exec(before);
  if (found === null || measure.max !== undefined || measure.unit === '' || read.value === 0) return measure;
  const [, lead = '', written = '', word = ''] = found;
  const low = Number(written.replace(/,/g, ''));
  const isBetween = /^between $/i.test(lead);
  if (/^from $/i.test(lead) || (word === 'and') !== isBetween || !(low < read.value)) return measure;
  const value = measure.value * (low / read.value);
  const start = read.start - found[0].length;
  return { ...measure, value: Number(value.toPrecision(12)), max: measure.value, start };
}

const LOW_END = /(?<![\d.,$€£¥])((?:between |from )?)(?<![\d.,])(\d[\d,]*(?:\.\d+)?) (to|and) $/i;
