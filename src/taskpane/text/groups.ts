/** The heading of a group of indicators or parameters, and places in both languages, as the pack names them. */
import type { Named } from '../../model/model.js';
import type { Texts } from './text.js';

/** A key that the pack has no name for is shown as it is. */
export function nameOfKey(key: string, named: readonly Named[] | undefined, texts: Texts): string {
  const found = named?.find((row) => row.key === key);
  return found === undefined ? key : texts.pick(found.name);
}
