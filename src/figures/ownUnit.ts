/**
 * A unit as a person types it for a new row.
 *
 * In: a symbol, a name in either language or an international code (亿元, `100m yuan`, EUR, kWh, h), two of them (元/kWh), a name in
 * brackets for a unit of its own ([标准箱]), or one with its size ([标准箱=20 吨], `[EUR=7.8 元]`). Out: the unit, with the symbol that
 * packs and workbooks write; undefined for anything else.
 */
import { composeUnit } from './composedUnits.js';
import { findUnit, listedUnit, namedUnit, type Unit } from './units.js';

/** Codes of currencies (ISO 4217) and symbols of units (SI) that the table lists under another name. */
const CODES: Readonly<Record<string, string>> = {
  CNY: '元',
  RMB: '元',
  USD: '美元',
  EUR: '欧元',
  GBP: '英镑',
  JPY: '日元',
  HKD: '港元',
  kWh: '千瓦时',
  kW: '千瓦',
  h: '小时',
  d: '天',
  a: '年',
  t: '吨',
  kg: '公斤',
  m: '米',
  km: '公里',
  'm²': '平方米',
  m2: '平方米',
  'm³': '立方米',
  m3: '立方米',
  'km²': '平方公里',
  km2: '平方公里',
  ha: '公顷',
};

export function typedUnit(written: string): Unit | undefined {
  const text = written
    .trim()
    .replaceAll('／', '/')
    .replace(/^［(.*)］$/, '[$1]')
    .replace('＝', '=');
  return findUnit(text) ?? namedUnit(text) ?? coded(text);
}

function coded(text: string): Unit | undefined {
  const find = (part: string): Unit | undefined => {
    const row = CODES[part];
    return row === undefined || !Object.hasOwn(CODES, part)
      ? (listedUnit(part) ?? namedUnit(part))
      : listedUnit(row);
  };
  return find(text) ?? composeUnit(text, ['/'], find);
}
