/** A point of the journal in one line: its time, and its name or first change. */
import { shownTime, stepWords, wordChanges } from '../../analysis/words/changeWords.js';
import type { JournalEntry } from '../../model/journal.js';
import type { Model } from '../../model/model.js';
import type { Texts } from '../text/text.js';

export function pointLabel(entry: JournalEntry, model: Model, { pick }: Texts): string {
  const [first] = wordChanges(entry.changes.slice(0, 1), model);
  const words = [stepWords(entry), first?.what].filter((part) => part !== undefined).map(pick);
  return [shownTime(entry.at).slice(0, 19), entry.name ?? words.join(' ')].join(' ').trim();
}
