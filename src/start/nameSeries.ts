/**
 * Keys and names for the series of a table.
 *
 * In: the series. Out: each with a unique key, which always contains `_`, and a unique name that can be used in formulas.
 */
import { isKey } from '../figures/name.js';
import type { Bilingual } from '../messages/language.js';
import { foldName } from '../model/names.js';
import type { TableSeries } from './table/series.js';

/** A unit of its own dimension, until somebody gives the right one. */
const UNKNOWN = '[?]';

export interface Row {
  readonly series: TableSeries;
  readonly key: string;
  readonly name: Bilingual;
  readonly unit: string;
  readonly group: string;
}

/** `title`: the model's name, for series that have no section. `units`: those that differ from the series' own, by number. */
export function nameRows(
  series: readonly TableSeries[],
  title: Bilingual,
  units: ReadonlyMap<number, string>,
): { readonly rows: readonly Row[]; readonly taken: Taken } {
  const keys = new Set<string>();
  const names = new Set<string>();
  const rows = series.map((each, i): Row => {
    const { english, section } = each;
    const key = freeKey(slugOf(english === '' ? each.name : english) ?? `series_${i + 1}`, keys);
    const shown = nameable(each.name, i);
    const zh = freeName(shown, names);
    const en = english === '' ? zh : freeName(nameable(english, i), names);
    return {
      series: each,
      key,
      name: { zh, en },
      unit: units.get(i) ?? (each.unit === '' ? UNKNOWN : each.unit),
      group: section === '' ? title.zh : section,
    };
  });
  return { rows, taken: { keys, names } };
}

/** The keys and names used so far; no two things may have the same. */
export interface Taken {
  readonly keys: Set<string>;
  readonly names: Set<string>;
}

/** A key always contains `_`, so that it is never the address of a cell; undefined if the name has no Latin letters. */
function slugOf(name: string): string | undefined {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\x20-\x7e]/g, ' ')
    .replace(/&/g, ' and ')
    .match(/[a-z0-9]+/g);
  const latin = (words ?? []).join('_').slice(0, 40).replace(/_+$/, '');
  if (!/^[a-z]{2}/.test(latin) || /[\u3400-\u9fff]/.test(name)) return undefined;
  const key = latin.includes('_') ? latin : `${latin}_total`;
  return isKey(key) ? key : undefined;
}

/** Years and parameters add to keys: `sales_north_2024`, `sales_north_growth`. */
export function freeKey(wanted: string, taken: Set<string>): string {
  let key = wanted;
  for (let n = 2; taken.has(key); n += 1) key = `${wanted}_v${n}`;
  taken.add(key);
  return key;
}

/** A name that formulas can use: it begins with a letter and is not a word of the formula language. */
function nameable(name: string, index: number): string {
  const plain = name
    .replace(/["“”{}[\]]/g, '')
    .trim()
    .slice(0, 100);
  if (plain === '') return `series ${index + 1}`;
  return /^[\p{L}]/u.test(plain) ? plain : `series ${plain}`;
}

/** The wanted name, with a number if it is taken; it is added to `taken`. */
export function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let n = 2; taken.has(foldName(name)); n += 1) name = `${wanted} ${n}`;
  taken.add(foldName(name));
  return name;
}
