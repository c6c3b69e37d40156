/**
 * Periods of one year as people write them: `2026H1`, `2026年上半年`, `2026年三季度`, `2026/8`, `2026年1—8月`.
 *
 * In: the text. Out: the period as packs write it (`2026H1`, `2026-08`, `2026-01..2026-08`) with its months, or the reason why it
 * is not valid. `2026.1` is not read: it could be what a spreadsheet makes of 2026.10.
 */
import { monthsOf, parsePeriod, type MonthSpan } from '../../figures/period.js';

export type TypedPeriod =
  | { readonly ok: true; readonly period: string; readonly span: MonthSpan }
  | { readonly ok: false; readonly why: 'unreadable' | 'severalYears' };

const QUARTERS = '一二三四';

export function readTypedPeriod(written: string): TypedPeriod {
  const period = plainPeriod(
    written
      .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
      .normalize('NFKC')
      .replace(/\s/g, ''),
  );
  const span = monthsOf(period);
  if (span !== undefined) return { ok: true, period, span };
  return { ok: false, why: parsePeriod(period) === undefined ? 'unreadable' : 'severalYears' };
}

function plainPeriod(text: string): string {
  const half = /^(\d{4})年?(上|下)半年$/.exec(text) ?? /^(\d{4})年?-?[Hh]([12])$/.exec(text);
  if (half !== null) return `${half[1] ?? ''}H${half[2] === '上' || half[2] === '1' ? 1 : 2}`;
  const quarter = /^(\d{4})年?第?([一二三四1-4])季度?$/.exec(text) ?? /^(\d{4})年?-?[Qq]([1-4])$/.exec(text);
  if (quarter !== null) return `${quarter[1] ?? ''}Q${numberOf(quarter[2] ?? '')}`;
  const firstQuarters = /^(\d{4})年?前([二三2-3])季度?$/.exec(text);
  if (firstQuarters !== null) {
    const [, year = '', count = ''] = firstQuarters;
    return monthRange(year, '1', String(numberOf(count) * 3));
  }
  const months = /^(\d{4})年(\d{1,2})月?(?:\.\.|[-—–~至到])(\d{1,2})月(?:份)?$/.exec(text);
  if (months !== null) return monthRange(months[1] ?? '', months[2] ?? '', months[3] ?? '');
  const parts = text.split(/\.\.|[~至到—–]/).map(plainMoment);
  return parts.join('..');
}

function plainMoment(text: string): string {
  const [, year, chinese, plain] =
    /^(\d{4})(?:年(?:全年)?|年(\d{1,2})月(?:份)?|[-/](\d{1,2}))?$/.exec(text) ?? [];
  if (year === undefined) return text.toUpperCase();
  const month = chinese ?? plain;
  return month === undefined ? year : monthText(year, month);
}

function monthRange(year: string, from: string, to: string): string {
  return `${monthText(year, from)}..${monthText(year, to)}`;
}

function monthText(year: string, month: string): string {
  return `${year}-${month.padStart(2, '0')}`;
}

function numberOf(digit: string): number {
  const chinese = QUARTERS.indexOf(digit);
  return chinese < 0 ? Number(digit) : chinese + 1;
}
