/**
 * Keys and names for the series of a table.
 *
 * In: the series. Out: each with a key of its own, which always holds `_`, and a name that formulas may write and nothing else has.
 */
import { isKey } from '../figures/name.js';
import type { Bilingual } from '../messages/language.js';
import { foldName } from '../model/names.js';
import type { TableSeries } from './table/series.js';

/** A unit of a kind of its own, until somebody gives the right one. */
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

/** What indicators and parameters are called so far; no two may have the same key or name. */
export interface Taken {
  readonly keys: Set<string>;
  readonly names: Set<string>;
}

/** A key always holds `_`, so that it never is a cell; undefined where the name has no Latin letters to make one of. */
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

/** A name is what formulas may write: it begins with a letter and is no word of the formula language. */
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
