/** The heading of a group of indicators or parameters; a group that the catalogue lacks shows its key. */
import { GROUPS } from '../../messages/wording/workbook.js';
import type { Texts } from './text.js';

export function groupName(group: string, texts: Texts): string {
  const name = GROUPS[group];
  return name === undefined ? group : texts.pick(name);
}
