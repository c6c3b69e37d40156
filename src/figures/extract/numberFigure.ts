/**
 * A number with its unit, if it may be a figure for a planner.
 *
 * In: a clean text and a number that the scanner has read in it. Out: the number with its unit and token, or undefined if it is
 * not a figure.
 */
import type { Qualifier } from '../figure.js';
import type { PrintedNumber } from '../number.js';
import { qualifyEnglish, readEnglishMeasure } from './englishMeasures.js';
import { readMeasure, type Measure } from './measures.js';
import { isName, isNoFigure, isRank, isYear } from './refusals.js';

/** A number that may be a figure, with its unit. */
export interface NumberFigure extends Measure {
  readonly read: PrintedNumber;
  readonly start: number;
  readonly isRank: boolean;
}

export function readFigure(text: string, read: PrintedNumber): readonly NumberFigure[] {
  if (isRank(text, read)) return [readRank(text, read)];
  const lasting = readLasting(text, read);
  if (lasting !== undefined) return [lasting];
  if (read.unit === '年' || isName(text, read)) return [];
  const isEnglish = read.unit === undefined && !/\p{Script=Han}/u.test(text.charAt(read.end));
  const measure = (isEnglish ? readEnglishMeasure(text, read) : undefined) ?? readMeasure(text, read);
  const amount = measure ?? indexNumber(text, read);
  if (amount === undefined || isNoFigure(text, read, amount)) return [];
  const around = text.slice(Math.max(0, read.start - 12), amount.end + 12);
  const whole = /\p{Script=Han}/u.test(around) ? amount : qualifyEnglish(text, read, amount);
  const start = whole.start ?? read.start;
  const parted = read.qualifier === 'exact' ? partedQualifier(text, start) : undefined;
  return [{ ...whole, read, start, ...parted, isRank: false }];
}

/** 按不超过实际投资额的10%, 不到全省1/400, 约占全国的三分之一: the qualifier is before what the share is of. */
function partedQualifier(text: string, start: number): Pick<NumberFigure, 'start' | 'qualifier'> | undefined {
  const before = text.slice(Math.max(0, start - 24), start);
  const limit = LIMIT_OF.exec(before);
  const bound = LIMIT_WORDS[limit?.[1] ?? ''];
  // The words of what the share is of stay before the token.
  if (limit !== null && bound !== undefined && /^\d[\d.]*\s?[%％‰]/.test(text.slice(start)))
    return { start, qualifier: bound };
  const found = PARTED.exec(before.slice(-12));
  const qualifier = PARTED_WORDS[found?.[1] ?? ''];
  return found === null || qualifier === undefined
    ? undefined
    : { start: start - found[0].length, qualifier };
}

const LIMIT_OF = /(不超过|不高于|不低于|不少于)([^，。；：\d]{2,16})的$/;
const LIMIT_WORDS: Readonly<Record<string, Qualifier>> = {
  不超过: 'atMost',
  不高于: 'atMost',
  不低于: 'atLeast',
  不少于: 'atLeast',
};
const PARTED =
  /(不到|不足|接近|近|大约|约|超过|超|逾)占?(?:全国|全省|全市|全区|全县|全球|全世界|世界|总量|总数)的?$/;
const PARTED_WORDS: Readonly<Record<string, Qualifier>> = {
  不到: 'atMost',
  不足: 'atMost',
  接近: 'about',
  近: 'about',
  大约: 'about',
  约: 'about',
  超过: 'atLeast',
  超: 'atLeast',
  逾: 'atLeast',
};

/** 居全国第四, 前50位: the token begins with its scope. */
function readRank(text: string, read: PrintedNumber): NumberFigure {
  const before = text.slice(Math.max(0, read.start - 5), read.start);
  const lead = /(?:全[国省市球]|世界)?[第前]\s?$/.exec(before)?.[0] ?? '';
  const end = read.end + (/^[位名]/.test(text.slice(read.end)) ? 1 : 0);
  const qualifier = lead.includes('前') ? { qualifier: 'atMost' as const } : {};
  return {
    ...{ read, start: read.start - lead.length, end, value: read.value, unit: '位' },
    ...{ counts: false, isRank: true, ...qualifier },
  };
}

/** 连续4年, 人均预期寿命82.5岁, 优良天数340天: durations and ages are figures. */
function readLasting(text: string, read: PrintedNumber): NumberFigure | undefined {
  const row = /连续\s?$/.exec(text.slice(Math.max(0, read.start - 3), read.start));
  const from = read.end - (read.unit === '年' ? 1 : 0);
  const unit = /^\s?(岁|天|年|小时)/.exec(text.slice(from, from + 3));
  if (unit === null || isYear(read)) return undefined;
  if (
    !(row !== null && unit[1] === '年') &&
    !LASTING.test(text.slice(Math.max(0, read.start - 20), read.start))
  )
    return undefined;
  return {
    ...{ read, start: read.start - (row?.[0].length ?? 0), end: from + unit[0].length, value: read.value },
    ...(read.max === undefined ? {} : { max: read.max }),
    ...{ unit: unit[1] ?? '', counts: false, isRank: false },
  };
}

const LASTING = /(?:寿命|年限|天数|时长|时间|工龄|年龄|life expectancy)[^，。；]{0,8}$/;

const INDEX = /(?:指数|系数|收入比|之比|比值|得分|倍差|PMI|CPI|PPI|index)[^，。；]{0,6}$/i;

/** Without a unit only an index or a ratio measures something. */
function indexNumber(text: string, read: PrintedNumber): Measure | undefined {
  if (read.unit !== undefined || !INDEX.test(text.slice(Math.max(0, read.start - 16), read.start)))
    return undefined;
  if (
    /^\s?(?:个|[A-Za-z\p{Script=Han}])/u.test(text.slice(read.end, read.end + 2)) &&
    !/^\s?[和，。；、]/.test(text.slice(read.end))
  )
    return undefined;
  const isRatio = /(?:比|比值|倍差)[^，。；]{0,6}$/.test(
    text.slice(Math.max(0, read.start - 16), read.start),
  );
  return { value: read.value, unit: isRatio ? '倍' : '', end: read.end, counts: false };
}
