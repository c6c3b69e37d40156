/**
 * Numbers, units and periods as people read them. Cells in, texts out; units are rows of the unit table.
 * Numbers keep the workbook's decimals, so that pane and sheet show the same.
 */
import { type Unit, findUnit, reportedValue, SHORT_NAMES } from '../../figures/units.js';
import { type Scalar, isError } from '../../formula/values/value.js';
import type { Texts } from './text.js';

/** The text of a unit after a number; empty for a switch and a plain number. */
export function unitLabel(symbol: string, texts: Texts): string {
  if (texts.language === 'en')
    return (Object.hasOwn(SHORT_NAMES, symbol) ? SHORT_NAMES[symbol] : findUnit(symbol)?.name.en) ?? symbol;
  return symbol === 'pp' ? '个百分点' : symbol;
}

/** Decimals of the unit's number format: `#,##0.0` -> 1. */
export function decimalsOf(unit: Unit): number {
  return /\.(0+)/.exec(unit.format)?.[1]?.length ?? 0;
}

/** A cell's value in its unit, without the unit: 0.0322 with % -> `3.22`. */
export function formatCell(value: Scalar | undefined, unit: Unit, texts: Texts): string {
  if (value === undefined) return '–';
  if (isError(value)) return value.error;
  if (typeof value !== 'number') return String(value);
  return formatNumber(reportedValue(value, unit), decimalsOf(unit), texts);
}

/** A value with its unit: `3.22%`, `3,923.6 亿元`. */
export function formatWithUnit(value: Scalar | undefined, unit: Unit, texts: Texts): string {
  const number = formatCell(value, unit, texts);
  return typeof value === 'number' ? joinUnit(number, unit.symbol, texts) : number;
}

/** A number with its unit, without a blank before a sign such as %. */
export function joinUnit(number: string, symbol: string, texts: Texts): string {
  const label = unitLabel(symbol, texts);
  return /^[%‰×]/.test(label) ? number + label : `${number} ${label}`;
}

/** A difference with its sign: `+0.12`, `−38.0`. */
export function formatGap(value: number | undefined, unit: Unit, texts: Texts): string {
  if (value === undefined) return '–';
  const text = formatNumber(Math.abs(reportedValue(value, unit)), decimalsOf(unit), texts);
  return Number(text.replaceAll(',', '')) === 0 ? text : (value > 0 ? '+' : '−') + text;
}

/** Exactly `decimals` decimals. */
export function formatNumber(value: number, decimals: number, texts: Texts): string {
  const locale = texts.language === 'zh' ? 'zh-CN' : 'en-GB';
  return value.toLocaleString(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** A number with the decimals with which it was given, at most four, as printed in a document. */
export function formatPrinted(value: number, texts: Texts): string {
  const locale = texts.language === 'zh' ? 'zh-CN' : 'en-GB';
  const most = Math.abs(value) >= 100 ? 2 : 4;
  return value.toLocaleString(locale, { maximumFractionDigits: most });
}

/** `2025H1` -> 2025 年上半年; an unknown form is returned unchanged. */
export function formatPeriod(period: string, texts: Texts): string {
  const { t } = texts;
  if (period === '') return t('period.none');
  const range = /^(.+)\.\.(.+)$/.exec(period);
  if (range !== null) {
    const [from = '', to = ''] = range.slice(1);
    return t('period.range', { from: formatPeriod(from, texts), to: formatPeriod(to, texts) });
  }
  const part = /^(\d{4})(?:(H[12])|Q([1-4])|-(\d{2}))?$/.exec(period);
  if (part === null) return period;
  const [, year = '', half, quarter, month] = part;
  if (half !== undefined) return t(half === 'H1' ? 'period.firstHalf' : 'period.secondHalf', { year });
  if (quarter !== undefined) return t('period.quarter', { year, quarter });
  if (month !== undefined)
    return t('period.month', { year, month: texts.language === 'zh' ? Number(month) : month });
  return t('period.year', { year });
}
