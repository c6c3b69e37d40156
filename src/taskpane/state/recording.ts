/**
 * Records the pane's actions as entries of the journal. Part of the engine's chunk.
 *
 * A gesture (one drag, or editing a field until it is left) is one step of undo and one entry, which is rewritten from the
 * journal before it while the gesture continues. Valid texts on the way to a wrong formula were not intended and leave no entry.
 */
import { fingerprintOf } from '../../analysis/calculate/hash.js';
import {
  EMPTY_JOURNAL,
  foldJournal,
  isPartOf,
  modelAt,
  recordGap,
  recordStep,
  type Journal,
  type Step,
} from '../../model/journal.js';
import type { Model } from '../../model/model.js';
import { readModelFile, writeModelFile } from '../../model/readModel.js';
import type { Action, PaneState, Recorded } from './state.js';

export function record(before: PaneState, after: PaneState, action: Action, at: string): Recorded {
  const { journal } = before.attachments;
  const { journalBefore } = before;
  if (before.model === undefined || after.model === undefined) return { journal, journalBefore };
  const isTyping = action.kind === 'editFormula' || action.kind === 'editRule';
  if (isTyping && after.past.length < before.past.length) return { journal: journalBefore, journalBefore };
  // A step that continues does not change the past.
  const start = after.past === before.past ? after.past.at(-1)?.prepared.model : undefined;
  if (start !== undefined)
    return { journal: recordStep(journalBefore ?? EMPTY_JOURNAL, start, after.model, { at }), journalBefore };
  const step = stepOf(action);
  if (journal?.fingerprint !== undefined) {
    // The journal was read from a workbook: its model arrives now, or was changed there without being recorded.
    const isThere = step === 'workbook';
    const { entries, fingerprint } = journal;
    const isComplete = fingerprint === fingerprintOf(isThere ? after.model : before.model);
    const opened = isComplete ? { entries } : recordGap({ entries }, at);
    if (isThere) return { journal: opened, journalBefore: opened };
    return record({ ...before, attachments: { ...before.attachments, journal: opened } }, after, action, at);
  }
  const full = foldJournal(journal ?? EMPTY_JOURNAL, before.model);
  const how = step === undefined ? { at } : { at, step };
  return { journal: recordStep(full, before.model, after.model, how), journalBefore: full };
}

function stepOf(action: Action): Step | undefined {
  if (action.kind === 'undo' || action.kind === 'redo') return action.kind;
  if (action.kind === 'returnTo') return 'return';
  return action.kind === 'changeModel' && action.origin === 'workbook' ? 'workbook' : undefined;
}

/**
 * The journal of a workbook is used, because it belongs to the model in that workbook, unless the pane's own journal continues
 * it. Opening a workbook is not a change. The model may arrive before or after its journal; as long as the journal's fingerprint
 * is kept, its model has not arrived.
 */
export function adopt(read: Journal, { attachments, model }: PaneState): Journal {
  const own = attachments.journal ?? EMPTY_JOURNAL;
  const { entries, fingerprint } = read;
  const isComplete = fingerprint === undefined || model === undefined || fingerprint === fingerprintOf(model);
  const wasOpened = isComplete && own.entries.length === 1 && own.entries[0]?.step === 'workbook';
  const isNew = own.entries.length === 0 || wasOpened || !isPartOf(read, own);
  if (!isNew) return withNames(own, read);
  return isComplete ? { entries } : { entries, fingerprint };
}

/** Names typed in the sheet; entries are matched by their distance from the last common one. */
function withNames(own: Journal, read: Journal): Journal {
  const last = read.entries.at(-1);
  const shift = own.entries.findIndex((entry) => entry.at === last?.at) - (read.entries.length - 1);
  const entries = own.entries.map((entry, i) => {
    const same = read.entries[i - shift];
    return same?.name === undefined || same.name === entry.name || same.at !== entry.at
      ? entry
      : { ...entry, name: same.name };
  });
  return { entries };
}

/** Values of the journal may have been edited in cells: undefined if they do not form a valid model. */
export function modelAtPoint(journal: Journal, present: Model, point: number): Model | undefined {
  const model = modelAt(journal, present, point);
  const read = readModelFile(writeModelFile(model), '', model.figures);
  if (!read.ok || model.version === read.value.version) return read.ok ? model : undefined;
  // The point is from a version whose models had fewer fields.
  return { ...read.value, documents: model.documents, figures: model.figures };
}
