/**
 * Suggests a key for a new row from its name.
 *
 * In: the name and the keys that are taken. Out: a key that is free and contains `_`, so that
 * it is never the address of a cell: `power_use`, or `series_1` where the name has no Latin letters.
 */
import { isKey } from '../../figures/name.js';
import type { Model } from '../model.js';
import { rowsOfKind, type RowKind } from './kinds.js';

/** Letters of the first part; a longer key is hard to read in a formula. */
const LONGEST = 40;

/** What a key without Latin letters begins with. */
const STEMS = {
  indicators: 'series',
  parameters: 'assumption',
  figures: 'figure',
  targets: 'target',
  rules: 'rule',
  scenarios: 'scenario',
  dimensions: 'list',
  members: 'member',
} as const satisfies Record<RowKind, string>;

/** `latin`: the name, or a reading of it in Latin letters. */
export function suggestKey(model: Model, kind: RowKind, latin: string): string {
  const taken = takenKeys(model, kind);
  const stem = slugOf(latin);
  if (stem === undefined) {
    let number = 1;
    while (taken.has(`${STEMS[kind]}_${number}`)) number += 1;
    return `${STEMS[kind]}_${number}`;
  }
  let key = stem;
  for (let number = 2; taken.has(key.toLowerCase()); number += 1) key = `${stem}_${number}`;
  return key;
}

/** Lower-case keys that a new row of the kind must not have. What formulas can name is one set of names. */
export function takenKeys(model: Model, kind: RowKind): ReadonlySet<string> {
  const together: readonly (readonly RowKind[])[] = [['indicators', 'parameters', 'targets']];
  const kinds = together.find((group) => group.includes(kind)) ?? [kind];
  return new Set(kinds.flatMap((each) => rowsOfKind(model, each).map(({ key }) => key.toLowerCase())));
}

function slugOf(latin: string): string | undefined {
  // A name with letters of another script would be suggested by a part of it only.
  if (/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(latin)) return undefined;
  const words = latin
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/&/g, ' and ')
    .match(/[a-z0-9]+/g);
  let slug = '';
  for (const word of words ?? [])
    if (`${slug}_${word}`.length <= LONGEST) slug = slug === '' ? word : `${slug}_${word}`;
  if (!/^[a-z]/.test(slug)) return undefined;
  const key = slug.includes('_') ? slug : `${slug}_item`;
  return isKey(key) && !key.includes('__') ? key : undefined;
}
