/**
 * Reads one cell of a table: a number, a missing value, a year, or a text.
 *
 * Marks for "no value" are missing values, never 0. A text that could be two numbers (`3,5`) is a problem, as everywhere. Marks
 * of footnotes are not part of a number: `13.7①` is 13.7. Years are Gregorian, 1900 to 2150.
 */
import { readNumeral } from '../../figures/numeral.js';
import { plainText } from '../../figures/plainText.js';
import { readTypedNumber } from '../../figures/typedNumber.js';
import { timesPower } from '../../figures/units.js';
import type { Problem } from '../../messages/problem.js';
import type { GridCell } from './grid.js';
import { withoutMarks } from './marks.js';

/** In NFKC and lower case, without blanks. `D` and `x` stand for withheld values in official tables. */
const MISSING: ReadonlySet<string> = new Set([
  ...['', '-', '--', '---', '—', '——', '–', '…', '...', '……', '..', '.', '/', '\\', '*', '?'],
  ...[
    'na',
    'n/a',
    'n.a.',
    'n.a',
    'nan',
    'null',
    'none',
    'nil',
    'd',
    'x',
    '(d)',
    '(x)',
    '(na)',
    '#n/a',
    'tbd',
  ],
  ...['无', '缺', '暂无', '未统计', '不详', '无数据', '未公布'],
]);

type CellValue =
  | { readonly kind: 'missing' }
  | { readonly kind: 'text'; readonly text: string }
  /** A formula that was never calculated: `=SUM(B2:B4)`. */
  | { readonly kind: 'formula'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number; readonly unit?: SignUnit; readonly mark?: string }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** Symbol of the unit that is given by a sign at the number. */
type SignUnit = '%' | '美元' | '元';

/** A larger number is a mistake: in 元 the economy of the world is some 1e15. */
const LARGEST = 1e18;

const CURRENCY: Readonly<Record<string, SignUnit>> = { $: '美元', '¥': '元' };

/** A number of per cent is given as people write it: 3.5 for 3.5 %. */
export function readValue(cell: GridCell | undefined): CellValue {
  if (cell === undefined) return { kind: 'missing' };
  if (typeof cell.value === 'number') {
    if (!(Math.abs(cell.value) <= LARGEST)) return { kind: 'text', text: String(cell.value) };
    return cell.isPercent === true
      ? { kind: 'number', value: timesPower(cell.value, 2), unit: '%' }
      : { kind: 'number', value: cell.value };
  }
  const whole = plainText(cell.value);
  if (isMissing(whole)) return { kind: 'missing' };
  if (/^=./.test(whole)) return { kind: 'formula', text: whole };
  const { text, mark } = withoutMarks(cell.value);
  const number = readDigits(plainText(text));
  if (number === undefined) return { kind: 'text', text: whole };
  return number.kind === 'number' && mark !== '' ? { ...number, mark } : number;
}

function isMissing(text: string): boolean {
  return MISSING.has(text.toLowerCase().replace(/\s/g, '')) || /^#[A-Z/0!?]+$/.test(text);
}

/** Undefined if the text is not a number. */
function readDigits(bare: string): CellValue | undefined {
  const negative = /^\(([^()]*\d[^()]*)\)$/.exec(bare);
  const unsigned = negative?.[1] ?? bare;
  const [, currency, amount = unsigned] = /^([$¥])\s*(.*)$/.exec(unsigned) ?? [];
  // Blanks as thousands separators: 1 234 567.
  const digits = /^[+-]?\d{1,3}(?: \d{3})+(?:\.\d+)?%?$/.test(amount)
    ? amount.replaceAll(' ', '')
    : amount.replaceAll("'", '');
  if (!/^[+-]?\.?\d/.test(digits)) return undefined;
  const isPercent = digits.endsWith('%');
  const reading = readTypedNumber(isPercent ? digits.slice(0, -1) : digits, { unit: '' });
  if (!reading.ok)
    return /[\p{L}]/u.test(digits) ? undefined : { kind: 'problem', problem: shortened(reading.problem) };
  if (Math.abs(reading.value) > LARGEST) return undefined;
  const value = negative === null ? reading.value : -reading.value;
  const unit = isPercent ? '%' : CURRENCY[currency ?? ''];
  return unit === undefined ? { kind: 'number', value } : { kind: 'number', value, unit };
}

/** The problem with a shortened text, because a cell may have a million characters. */
function shortened(problem: Problem): Problem {
  const args = Object.entries(problem.args).map(([name, value]): [string, string | number] => [
    name,
    typeof value === 'string' ? value.slice(0, 60) : value,
  ]);
  return { ...problem, args: Object.fromEntries(args) };
}

/** A year of a heading. `isForecast`: the heading says that it is planned or expected. `isText`: it is not a plain number. */
export interface YearHeading {
  readonly year: number;
  readonly isForecast: boolean;
  readonly isText: boolean;
}

const FIRST = 1900;
const LAST = 2150;
const FORECAST =
  /(?:[EFPB]|est\.?|forecast|projected|budget|plan(?:ned)?|target|预计|预测|计划|规划|目标|预算)$/i;
const ACTUAL = /(?:A|actual|实际|决算|累计)$/i;
const YEAR =
  /^(?:FY|CY|Y|X|yr|year|field|公元)?[ _-]?'?((?:19|20|21)\d\d)(?:\s*[/-]\s*\d{2,4})?\s*(?:年度?|财年)?$/i;
/** Excel's and ISO's dates of a day, 年月日 too. */
const DATE = /^((?:19|20|21)\d\d)[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:[ T].*)?$/;

/** The year of a heading; undefined if it is none. */
export function readYear(cell: GridCell | undefined): YearHeading | undefined {
  if (cell === undefined) return undefined;
  if (typeof cell.value === 'number')
    return Number.isInteger(cell.value) &&
      cell.value >= FIRST &&
      cell.value <= LAST &&
      cell.isPercent !== true
      ? { year: cell.value, isForecast: false, isText: false }
      : undefined;
  const text = plainText(withoutMarks(cell.value, true).text);
  const date = DATE.exec(text)?.[1];
  if (date !== undefined) return { year: Number(date), isForecast: false, isText: true };
  const open = arabicYear(text).replace(/[()]/g, ' ').replace(/\s+/g, ' ').trim();
  const isForecast = FORECAST.test(open);
  const bare = open.replace(isForecast ? FORECAST : ACTUAL, '').replace(/\s+$/, '');
  const year = YEAR.exec(bare)?.[1];
  return year === undefined ? undefined : { year: Number(year), isForecast, isText: !/^\d{4}$/.test(text) };
}

/** 二〇一九年 is 2019年. */
function arabicYear(text: string): string {
  const numeral = /^[〇○零一二三四五六七八九]{4}(?=年|$)/.exec(text)?.[0];
  const value = numeral === undefined ? undefined : readNumeral(numeral)?.value;
  return numeral === undefined || value === undefined ? text : `${value}${text.slice(4)}`;
}

/** The month of a heading such as 2023-01, 2023年1月 or 2023-01-31, 1 to 12; undefined if it has none. */
export function readMonth(cell: GridCell | undefined): number | undefined {
  const month = /^(?:19|20|21)\d\d[-/.年 ]*(\d{1,2})(?:月|[-/.月]\d{1,2}日?(?:[ T].*)?)?$/.exec(
    plainText(String(cell?.value ?? '')),
  )?.[1];
  return month !== undefined && Number(month) >= 1 && Number(month) <= 12 ? Number(month) : undefined;
}

/** A heading of a quarter, a half or a month: the model's years cannot hold it. */
export function isWithinYear(cell: GridCell | undefined): boolean {
  if (typeof cell?.value !== 'string') return false;
  const text = plainText(cell.value);
  return (
    /^(?:(?:19|20)\d\d)[-/.年 ]*(?:[QH][1-4]|[1-4一二三四]季度?|[上下]半年|\d{1,2}月?)$/i.test(text) ||
    /^(?:[QH][1-4]|[A-Za-z]{3,9})[-/. ']*(?:(?:19|20)\d\d)$/i.test(text)
  );
}
