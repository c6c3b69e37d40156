/**
 * The journal: what was changed in a model, from which value to which, and when. Points in it can be named, restored and
 * compared.
 *
 * Entries are in chronological order; point `i` is the model after entry `i`, point -1 the model before the first entry. The
 * model of a point is not kept: it is the present model with the later entries undone. `from` and `to` are values as JSON texts,
 * absent if there was or is no value.
 *
 * Bounds, except for the last entry: at most `MOST_ENTRIES` entries and `MOST_TEXT` characters of values. Beyond these bounds
 * entries are folded: the oldest entries become one entry with their combined difference and their number. Named points keep
 * their entries, and at most `MOST_NAMED` points have a name; they are folded only if they alone exceed the bound on text.
 */
import { applyChanges, diffModels, type JournalChange } from './changes.js';
import type { Model } from './model.js';

export interface Journal {
  readonly entries: readonly JournalEntry[];
  /** Fingerprint of the model after the last entry; known for a journal that was read from a workbook. */
  readonly fingerprint?: string;
}

export interface JournalEntry {
  /** ISO 8601 in whole seconds with an offset, `2026-01-31T16:05:09+08:00`; passed in by callers that have a clock. */
  readonly at: string;
  /** The origin of the change, unless it is a plain edit in the pane. */
  readonly step?: Step;
  /** A name the user gave to the point after this entry. */
  readonly name?: string;
  /** For the step `fold`: how many entries it replaces, and the time of the first of them. */
  readonly folded?: { readonly count: number; readonly since: string };
  readonly changes: readonly JournalChange[];
}

/**
 * `workbook`: taken over from cells; `return`: back to an earlier point; `gap`: changed without the pane, or entries
 * deleted by hand, so that what changed is not known; `fold`: see above.
 */
export const STEPS = ['undo', 'redo', 'return', 'workbook', 'gap', 'fold'] as const;
export type Step = (typeof STEPS)[number];

export const EMPTY_JOURNAL: Journal = { entries: [] };

export const MOST_ENTRIES = 500;
export const MOST_NAMED = 100;
/** Characters of paths and values; about what 1,000 long formulas take. */
export const MOST_TEXT = 500_000;
/** Number of entries that are folded at a time, so that folding is rare. */
const FOLDED_AT_ONCE = 50;

/** Adds the difference of two models, if there is one; `after` is then the model of the last point. */
export function recordStep(
  journal: Journal,
  before: Model,
  after: Model,
  { at, step }: Pick<JournalEntry, 'at' | 'step'>,
): Journal {
  const changes = diffModels(before, after);
  if (changes.length === 0) return journal;
  const entry: JournalEntry = { at, ...(step === undefined ? {} : { step }), changes };
  return { entries: [...journal.entries, entry] };
}

/** Records that the model has changed without a record of the change. */
export function recordGap(journal: Journal, at: string): Journal {
  return { entries: [...journal.entries, { at, step: 'gap', changes: [] }] };
}

/** Names a point; an empty text removes its name. */
export function namePoint(journal: Journal, point: number, name: string): Journal {
  const trimmed = name.trim();
  const entries = journal.entries.map((entry, i) => {
    if (i !== point) return entry;
    const { name: _, ...rest } = entry;
    return trimmed === '' ? rest : { ...rest, name: trimmed };
  });
  return { ...journal, entries };
}

/** The model at a point, calculated from the present one. */
export function modelAt(journal: Journal, present: Model, point: number): Model {
  return journal.entries
    .slice(point + 1)
    .reduceRight((model, { changes }) => applyChanges(model, changes, 'backwards'), present);
}

/** Whether `other` contains the last entries of `journal` and so continues it; its older entries may be folded. */
export function isPartOf(journal: Journal, other: Journal): boolean {
  const last = journal.entries.at(-1);
  return (
    last === undefined ||
    other.entries.some(
      ({ at, step, changes }) =>
        at === last.at &&
        step === last.step &&
        changes.length === last.changes.length &&
        changes.every(({ path }, i) => path === last.changes[i]?.path),
    )
  );
}

/** Folds the oldest entries until the bounds hold and there is room for one more; `present` is the model after the last entry. */
export function foldJournal(journal: Journal, present: Model): Journal {
  let { entries } = journal;
  while (entries.length >= MOST_ENTRIES || (textOf(entries) > MOST_TEXT && entries.length > 2)) {
    const run = oldestRun(entries);
    const oldest = entries.slice(run.first, run.first + run.count);
    const end = modelAt({ entries }, present, run.first + run.count - 1);
    const folded = foldRun(oldest, modelAt({ entries: oldest }, end, -1), end);
    entries = [...entries.slice(0, run.first), folded, ...entries.slice(run.first + run.count)];
  }
  return entries === journal.entries ? journal : { ...journal, entries };
}

/** The oldest run of at least two entries that may be folded into one: only its last entry may have a name. */
function oldestRun(entries: readonly JournalEntry[]): { readonly first: number; readonly count: number } {
  for (let first = 0; first + 2 < entries.length; first++) {
    const open = entries.slice(first, -1).findIndex(({ name }) => name !== undefined);
    const most = open < 0 ? entries.length - 1 - first : open + 1;
    if (most >= 2) return { first, count: Math.min(most, FOLDED_AT_ONCE) };
  }
  return { first: 0, count: 2 };
}

function foldRun(run: readonly JournalEntry[], start: Model, end: Model): JournalEntry {
  const [first, last] = [run[0], run.at(-1)];
  if (first === undefined || last === undefined) throw new Error('a run of the journal has entries');
  const count = run.reduce((sum, { folded }) => sum + (folded?.count ?? 1), 0);
  const names = run.flatMap(({ name }) => name ?? []).join(' / ');
  return {
    at: last.at,
    step: 'fold',
    ...(names === '' ? {} : { name: names }),
    folded: { count, since: first.folded?.since ?? first.at },
    changes: diffModels(start, end),
  };
}

function textOf(entries: readonly JournalEntry[]): number {
  return entries.reduce(
    (sum, { changes }) =>
      sum +
      changes.reduce((text, { path, from = '', to = '' }) => text + path.length + from.length + to.length, 0),
    0,
  );
}
