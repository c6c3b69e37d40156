/** Numbers of the analyses for JSON and for tables: in their unit, NaN as null. */
import { reportedValue, type Unit } from '../figures/units.js';
import type { Language } from '../messages/language.js';

export function reported(cell: number, unit: Unit): number | null {
  return Number.isFinite(cell) ? reportedValue(cell, unit) : null;
}

/** A width, such as a standard deviation, in the unit; without the care for decimal digits that values get. */
export function plain(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** A cell value as tables show it: a percentage as 3.50%. */
export function shown(cell: number, unit: Unit, language: Language): string {
  return Number.isFinite(cell) ? written(reportedValue(cell, unit), unit, language) : '';
}

export function written(value: number, unit: Unit, language: Language): string {
  const decimals = /\.(0+)/.exec(unit.format)?.[1]?.length ?? 0;
  const text = value.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return unit.symbol === '%' ? `${text}%` : text;
}
