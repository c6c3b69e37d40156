/**
 * The names that formulas of a model may use: keys, and display names in both languages, of indicators and
 * parameters.
 *
 * In: a model. Out: `Names` for parser and printer. Upper and lower case of ASCII letters are equal, as in
 * Excel, and so are full and half width (增速（％） and 增速(%)); zero-width characters are ignored. If two things have the same name,
 * it means the first; `prepareModel` reports the second. Indicators that only name the subject of baseline figures are resolved,
 * so that using one can be explained, but they are not listed in `all`: there are hundreds, and none of them is a useful
 * suggestion.
 */
import { irregularNames, narrowCharacter, withoutNoWidth } from '../formula/text/normalise.js';
import { indexNames, nearestName, type NameIndex } from '../formula/values/nearest.js';
import type { Names } from '../formula/values/scope.js';
import type { Language } from '../messages/language.js';
import type { Indicator, Model, Named, Parameter } from './model.js';

export function modelNames(model: Model): Names {
  const named = [...model.indicators, ...model.parameters];
  const keys = new Map<string, string>();
  const usable = new Set([...model.indicators.filter(hasSeries), ...model.parameters].map(({ key }) => key));
  const all: string[] = [];
  // Keys come first, so that a display name never hides a key.
  for (const written of [...named.map(({ key }) => [key, key] as const), ...named.flatMap(displayNames)]) {
    const [name, key] = written;
    if (name === '' || keys.has(foldName(name))) continue;
    keys.set(foldName(name), key);
    if (usable.has(key)) all.push(name);
  }
  // Targets are named only in TARGETYEAR; anything else with the same name takes precedence.
  for (const { key } of model.targets) if (!keys.has(foldName(key))) keys.set(foldName(key), key);
  const names = new Map(named.map((row) => [row.key, row.name] as const));
  const resolve = (written: string): string | undefined => keys.get(foldName(written));
  const write = (key: string, language: Language | 'key'): string => {
    const name = language === 'key' ? undefined : names.get(key)?.[language];
    return name !== undefined && resolve(name) === key ? name : key;
  };
  let index: NameIndex | undefined;
  const nearest = (written: string): string | undefined => nearestName(written, (index ??= indexNames(all)));
  return { resolve, all, nearest, irregular: irregularNames(all), write };
}

/** Whether an indicator has values by year; those of its members join by themselves. */
export function hasSeries({ figures, formula, over }: Indicator): boolean {
  return formula !== undefined || over !== undefined || (figures !== undefined && figures.length > 0);
}

/** The form in which equal names are identical: without differences of case, width and zero-width characters. */
export function foldName(name: string): string {
  // Nearly all names consist of ASCII letters and Chinese characters, which have no variant of another width.
  const plain = /^[\x20-\x7e\u00b7\u4e00-\u9fff]*$/.test(name)
    ? name
    : Array.from(withoutNoWidth(name).normalize('NFKC'), narrowCharacter).join('');
  return plain.trim().replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** The key and names of a row, by which it may be written. */
export function namesOf({ key, name }: Named): readonly string[] {
  return [key, name.zh, name.en];
}

type WithAliases = Named & { readonly aliases?: readonly string[] };

/** The first row with this key, name in either language, or alias; undefined if there is none, or nothing is written. */
export function findNamed<T extends WithAliases>(rows: readonly T[], written: string): T | undefined {
  return indexNamed(rows).get(foldName(written));
}

/** Rows by every folded way to write them: key, names and aliases; the first of those with one name. Empty names are left out. */
export function indexNamed<T extends WithAliases>(rows: readonly T[]): ReadonlyMap<string, T> {
  const index = new Map<string, T>();
  for (const row of rows)
    for (const name of [...namesOf(row), ...(row.aliases ?? [])]) {
      const folded = foldName(name);
      if (folded !== '' && !index.has(folded)) index.set(folded, row);
    }
  return index;
}

function displayNames({ key, name }: Indicator | Parameter): readonly (readonly [string, string])[] {
  return [
    [name.zh, key],
    [name.en, key],
  ];
}
