/** Names and amounts in the sentences of the analyses. Cell values in, text in both languages out. */
import { reportedValue, type Unit } from '../../figures/units.js';
import { grouped, type Bilingual } from '../../messages/language.js';
import type { PreparedModel } from '../../model/prepared.js';

export function nameOf(prepared: PreparedModel, key: string): Bilingual {
  const indicator = prepared.seriesByKey.get(key)?.indicator ?? prepared.parameterByKey.get(key)?.parameter;
  return indicator?.name ?? { zh: key, en: key };
}

/** `3.5%`, `10,000亿元` (in English `1 trillion yuan`); at most `digits` significant digits. */
export function amount(cell: number, unit: Unit, digits = 4): Bilingual {
  const number = plainNumber(reportedValue(cell, unit), digits);
  if (unit.symbol === '%' || unit.symbol === '‰') {
    const text = `${number}${unit.symbol}`;
    return { zh: text, en: text };
  }
  if (unit.symbol === '倍') return { zh: `${number}${unit.symbol}`, en: number };
  const en = unit.dimension['money'] === 1 ? yuan(cell * unit.scale, digits) : `${number} ${unit.name.en}`;
  return { zh: `${number}${unit.name.zh}`, en };
}

function yuan(value: number, digits: number): string {
  const size = Math.abs(value);
  const [factor, word] =
    size >= 1e12
      ? [1e12, ' trillion']
      : size >= 1e9
        ? [1e9, ' billion']
        : size >= 1e6
          ? [1e6, ' million']
          : [1, ''];
  return `${plainNumber(value / factor, digits)}${word} yuan`;
}

/** A difference of two values; of percentages it is in percentage points. */
export function difference(cell: number, unit: Unit, digits = 3): Bilingual {
  if (unit.symbol !== '%') return amount(cell, unit, digits);
  const number = plainNumber(reportedValue(cell, unit), digits);
  return { zh: `${number}个百分点`, en: `${number} percentage point${number === '1' ? '' : 's'}` };
}

/** A difference with its sign, `+` or `-`. */
export function signed(cell: number, unit: Unit, digits = 3): Bilingual {
  const { zh, en } = difference(Math.abs(cell), unit, digits);
  const sign = cell < 0 ? '-' : '+';
  return { zh: sign + zh, en: sign + en };
}

/** A number with thousands separators and without exponent. */
export function plainNumber(value: number, digits: number): string {
  if (!Number.isFinite(value)) return String(value);
  const size = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)));
  const decimals = Math.min(12, Math.max(0, digits - 1 - size));
  const [whole = '0', fraction = ''] = value.toFixed(decimals).split('.');
  const kept = fraction.replace(/0+$/, '');
  const text = kept === '' ? grouped(whole) : `${grouped(whole)}.${kept}`;
  return /^-[0.,]*$/.test(text) ? text.slice(1) : text;
}
