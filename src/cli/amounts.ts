/** Numbers of the analyses for JSON and for tables: in their unit, NaN as null. */
import { reportedValue, type Unit } from '../figures/units.js';
import { isError, type Scalar } from '../formula/values/value.js';
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

/** A written value (3.5 with %) as text with the decimals of its unit. */
export function written(value: number, unit: Unit, language: Language): string {
  const decimals = /\.(0+)/.exec(unit.format)?.[1]?.length ?? 0;
  const text = value.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return unit.symbol === '%' ? `${text}%` : text;
}

/** Any value as JSON, in its unit: 3.5 with %, an error as {"error": "#DIV/0!"}, null where there is none. */
type Reported = number | string | boolean | { readonly error: string } | null;

/** Any value of a cell for JSON, in its unit. */
export function reportScalar(value: Scalar | undefined, unit: Unit): Reported {
  if (value === undefined) return null;
  if (isError(value)) return { error: value.error };
  return typeof value === 'number' ? reportedValue(value, unit) : value;
}

/** Decimals as the unit's number format has them. */
export function showScalar(value: Scalar | undefined, unit: Unit, language: Language): string {
  if (value === undefined) return '';
  if (isError(value)) return value.error;
  if (typeof value !== 'number') return String(value);
  const decimals = /\.(0+)/.exec(unit.format)?.[1]?.length ?? 0;
  return reportedValue(value, unit).toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
}

/** A change as tables show it: of percentages in percentage points, `-0.11 pp`. */
export function showChange(value: Scalar | undefined, unit: Unit, language: Language): string {
  if (typeof value === 'number' && !Number.isFinite(value)) return '';
  const text = showScalar(value, unit, language);
  if (unit.symbol !== '%' || typeof value !== 'number') return text;
  return language === 'zh' ? `${text}个百分点` : `${text} pp`;
}
